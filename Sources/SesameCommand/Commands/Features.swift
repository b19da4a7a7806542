internal import Sesame

extension CommandDescription {
  static let features = CommandDescription(
    name: "features", operands: ["EDGES"],
    purpose: "graph features only",
    details: """
      Writes one row per person with the features of the friendship graph; with a people table also
      that table's columns and friends' aggregates of its numeric ones.
      """,
    optionGroups: [
      peopleGroup(required: false), edgeGroup, timeGroup, featureGroup, outcomeGroup, tieGroup,
      influenceGroup, communityGroup, columnOutput,
    ], appendix: featureList,
    run: { try await SesameCommand.features($0, $1) })
}

extension SesameCommand {
  static func features(_ edges: String, _ arguments: Arguments) async throws {
    var source = try arguments.graphSource(edges: edges, needsPeople: false)
    let job = try arguments.featureJob()
    try arguments.checkUse(of: job, model: nil)
    if arguments.has("--explain-columns") {
      return try explain(job.dictionary(for: source.schema()), arguments, edges: edges)
    }
    let outputs = try Outputs(arguments, edges: edges)
    source.quarantineFile = outputs.badRows
    let execution = try arguments.execution()
    let result = try await job.run(on: source, execution: execution)
    try finish(result.report, result.table, outputs, arguments, execution)
  }
}
