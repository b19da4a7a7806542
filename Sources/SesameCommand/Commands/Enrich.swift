internal import Sesame

extension CommandDescription {
  static let enrich = CommandDescription(
    name: "enrich", operands: ["EDGES"],
    purpose: "graph features, five category points and the score of every person",
    details: """
      Reads the friend-edge list EDGES and the people table, and writes the table with the graph's
      features, friends' aggregates of its numeric columns, the points of the five categories, the
      score from 350 to 950 and the reasons. A summary goes to standard error.
      """,
    optionGroups: [
      peopleGroup(required: true), edgeGroup, panelTimeGroup, featureGroup, outcomeGroup, tieGroup,
      influenceGroup, communityGroup, scoreGroup, peopleOutput,
    ],
    run: { try await SesameCommand.enrich($0, $1) })
}

extension SesameCommand {
  static func enrich(_ edges: String, _ arguments: Arguments) async throws {
    let source = try arguments.graphSource(
      edges: edges, needsPeople: true, takesDates: true)
    let job = EnrichmentJob(
      try await arguments.featureJob(arguments.execution()), model: try arguments.scoreModel())
    try arguments.checkUse(of: job.features, model: job.model)
    if let dates = try arguments.asOfDates() {
      return try await panel(PanelJob(job, at: dates), of: source, edges, arguments)
    }
    try await writePeople(
      of: source, edges, arguments, dictionary: job.dictionary
    ) { source, execution in
      let result = try await job.run(on: source, execution: execution)
      return (result.report, result.table, result.dictionary)
    }
  }
}
