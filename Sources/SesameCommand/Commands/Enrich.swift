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
    examples: [
      (
        "sesame enrich Graphs/lastfm-credit/edges.csv --people "
          + "Graphs/lastfm-credit/people.csv --model Graphs/lastfm-credit/model.json --output "
          + "enriched.csv",
        "everyone's features, points, score and reasons"
      ),
      (
        "sesame enrich Graphs/lastfm-credit/edges.csv --people "
          + "Graphs/lastfm-credit/people.csv --model Graphs/lastfm-credit/model.json "
          + "--explain-columns --format markdown",
        "what every column of the result means, without computing any"
      ),
    ],
    optionGroups: [
      peopleGroup(required: true), edgeGroup, panelTimeGroup, featureGroup, outcomeGroup, tieGroup,
      influenceGroup, communityGroup, certainScoreGroup, additionGroup, measuredModel,
      peopleOutput,
    ], appendix: Benefits.formatDescription,
    run: { try await SesameCommand.enrich($0, $1) })

  private static let measuredModel: (String, [Option]) = (
    "Model",
    [
      Option(
        "--write-model", "FILE",
        "writes the model with what this run measured: the share of people in each bin, which intervals of scores "
          + "need, and the stability of what it reads of communities, the mean over people of community_stability "
          + "(default: none)")
    ]
  )
}

extension SesameCommand {
  static func enrich(_ edges: String, _ arguments: Arguments) async throws {
    let source = try arguments.graphSource(
      edges: edges, needsPeople: true, takesDates: true)
    var job = EnrichmentJob(
      try await arguments.featureJob(arguments.execution()), cards: try arguments.entityCards())
    try arguments.checkUse(of: job.features, reading: job.cards.columnNames)
    try arguments.checkWrittenModel(of: job.cards)
    job.certainty = try arguments.certainty()
    job.additions = try arguments.additions()
    if let dates = try arguments.asOfDates() {
      try arguments.checkNoAdditions("is about one date, and '--as-of' has several")
      if job.certainty != nil {
        throw UsageError(
          "how sure scores are is told at one date, and '--as-of' has several", remedy: "keep one")
      }
      if arguments.has("--write-model") {
        throw UsageError(
          "option '--write-model' is about one date, and '--as-of' has several", remedy: "keep one")
      }
      return try await panel(PanelJob(job, at: dates), of: source, edges, arguments)
    }
    let history = try openHistory(arguments, job.additions)
    try await writePeople(
      of: source, edges, arguments, dictionary: job.dictionary
    ) { [job] source, execution, outputs in
      let result = try await job.run(on: source, execution: execution)
      try write(history, adding: result.history, outputs)
      try outputs["--write-model"]?.write(result.measuredModel.json)
      return (result.report, result.table, result.dictionary, result.graph)
    }
  }
}
