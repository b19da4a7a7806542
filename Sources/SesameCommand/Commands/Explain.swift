internal import Sesame

extension CommandDescription {
  static let explain = CommandDescription(
    name: "explain", operands: ["EDGES"],
    purpose: "why a person has this score, and what would change it",
    details: """
      Prints every characteristic with its value, bin, points and budget, so that the sum can be
      done by hand.
      """,
    optionGroups: [
      (
        "Person",
        [Option("--person", "ID", "the person to explain, by identifier (required)")]
      ),
      peopleGroup(required: true), edgeGroup, timeGroup, exposureSettings, outcomeGroup, tieGroup,
      ratingGroup, communityGroup, scoreGroup, reportOutput,
    ],
    run: { try await SesameCommand.explain($0, $1) })
}

extension SesameCommand {
  static func explain(_ edges: String, _ arguments: Arguments) async throws {
    let person = try arguments.person()
    var source = try arguments.graphSource(edges: edges, needsPeople: true)
    var job = ExplanationJob(
      of: person, model: try arguments.scoreModel(), seed: try arguments.seed())
    let execution = try arguments.execution()
    job.features = try await arguments.unshownFeatures(execution)
    try arguments.checkUse(of: job.features, model: job.model)
    let format = try arguments.explanationFormat()
    let outputs = try Outputs(arguments, .explanation, edges: edges)
    source.quarantineFile = outputs.badRows
    let result = try await job.run(on: source, execution: execution)
    SesameCommand.warn(result.report.warnings)
    try outputs.main.write(format.text(of: result.explanation))
    try outputs.commit()
  }
}
