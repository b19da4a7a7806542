internal import Sesame
internal import Tables

extension CommandDescription {
  static let report = CommandDescription(
    name: "report", operands: ["EDGES"],
    purpose: "a page on everybody: data, graph, communities, scores, and how good they are",
    details: """
      Computes what 'sesame enrich' does and writes a page with pictures: who is in the data and what was
      dropped, degrees, coreness and components, the map of communities, what friends have, scores by band
      and category, the reasons most often given, what each column means, and how it was made. With an
      outcome also how well the score tells it, whether its probabilities are right, whether groups are
      treated alike, and whether the graph helps.

      The page needs nothing else: no script and no request. It names nobody, and groups of fewer than 10
      people have no figures of their own. The same input gives the same bytes.
      """,
    examples: [
      (
        "sesame generate --size 500 --edge-list edges.csv --output people.csv",
        "people and ties to try it on"
      ),
      (
        "sesame report edges.csv --people people.csv --output report.html",
        "a page on their graph, communities and scores"
      ),
    ],
    optionGroups: [
      peopleGroup(required: true), edgeGroup, timeGroup, reportGroup, featureGroup, outcomeGroup,
      communityGroup, certainScoreGroup, pageOutput,
    ],
    run: { try await SesameCommand.report($0, $1) })

  fileprivate static let reportGroup: (String, [Option]) = (
    "Judging, with an outcome",
    [
      Option(
        "--group", "C,…", "columns that name groups which are to be treated alike (default: none)"),
      Option(switch: "--no-verdict", "without the verdict on the graph, which takes longest"),
    ] + chanceOptions
  )

  private static let pageOutput: (String, [Option]) = (
    "Output",
    reportOutput.1.map { option in
      option.name == "--format"
        ? Option(
          "--format", "FORMAT",
          "html, text, markdown or json (default: by the ending: .html, .txt, .md, .json; else text)"
        )
        : option
    }
  )
}

extension SesameCommand {
  static func report(_ edges: String, _ arguments: Arguments) async throws {
    var source = try arguments.graphSource(edges: edges, needsPeople: true)
    let execution = try arguments.execution()
    var enrichment = EnrichmentJob(
      try await arguments.featureJob(execution), cards: try arguments.entityCards())
    try arguments.checkUse(of: enrichment.features, reading: enrichment.cards.columnNames)
    enrichment.certainty = try arguments.certainty()
    var job = ReportJob(enrichment)
    try arguments.readJudging(into: &job)
    job.command = arguments.words(of: .report)
    let format = try arguments.explanationFormat()
    let outputs = try Outputs(arguments, .explanation, edges: edges)
    source.badRowsPlace = try outputs.badRows
    let result = try await job.run(on: source, execution: execution)
    try outputs.main.write(result.page, as: format)
    try outputs.commit()
    report(result.report, arguments)
  }
}

extension Arguments {
  /// How the score and the graph are judged, which needs an outcome.
  fileprivate func readJudging(into job: inout ReportJob) throws {
    let names = CommandDescription.reportGroup.1.map(\.name)
    if !has("--outcome"), let option = names.first(where: has) {
      throw UsageError(
        "option '\(option)' is about an outcome", remedy: "name its column with --outcome")
    }
    job.groups = try self.names("--group") ?? []
    guard var verdict = job.verdict else { return }
    try readChance(into: &verdict)
    job.verdict = has("--no-verdict") ? nil : verdict
  }
}
