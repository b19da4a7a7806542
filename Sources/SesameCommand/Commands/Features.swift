internal import Sesame

extension CommandDescription {
  static let features = CommandDescription(
    name: "features", operands: ["EDGES"],
    purpose: "graph features only",
    details: """
      Writes one row per person with the features of the friendship graph; with a people table also
      that table's columns and friends' aggregates of its numeric ones. With several dates in --as-of
      it is one row per person and date.
      """,
    examples: [
      (
        "sesame features Graphs/uk-faculty/edges.csv --weight weight --people "
          + "Graphs/uk-faculty/nodes.csv",
        "the usual features of a weighted graph, beside the people's own columns"
      ),
      (
        "sesame features Graphs/lastfm-asia/edges.csv --features degree,betweenness "
          + "--betweenness-sources 100 --output features.csv",
        "features by name; betweenness is estimated from 100 sampled people"
      ),
      (
        "sesame features Graphs/bitcoin-otc/edges.csv --directed --time 4 --as-of "
          + "2012-01-01,2013-01-01 --features degree,in_degree,pagerank --output panel.csv",
        "a row per person and date, from ties before the date alone"
      ),
    ],
    optionGroups: [
      peopleGroup(required: false), edgeGroup, panelTimeGroup, featureGroup, outcomeGroup, tieGroup,
      influenceGroup, communityGroup, peopleOutput,
    ], appendix: featureList,
    run: { try await SesameCommand.features($0, $1) })
}

extension SesameCommand {
  static func features(_ edges: String, _ arguments: Arguments) async throws {
    let source = try arguments.graphSource(
      edges: edges, needsPeople: false, takesDates: true)
    let job = try await arguments.featureJob(arguments.execution())
    try arguments.checkUse(of: job, reading: [])
    if let dates = try arguments.asOfDates() {
      return try await panel(PanelJob(job, at: dates), of: source, edges, arguments)
    }
    try await writePeople(
      of: source, edges, arguments, dictionary: job.dictionary
    ) { source, execution, _ in
      let result = try await job.run(on: source, execution: execution)
      return (result.report, result.table, result.dictionary, result.graph)
    }
  }

  /// Writes a row per person and date.
  static func panel(
    _ job: PanelJob, of source: GraphSource, _ edges: String, _ arguments: Arguments
  ) async throws {
    if arguments.has("--graph-output") {
      throw UsageError(
        "option '--graph-output' is about one date, and '--as-of' has several", remedy: "keep one")
    }
    try await writePeople(
      of: source, edges, arguments, dictionary: job.dictionary
    ) { source, execution, _ in
      let result = try await job.run(on: source, execution: execution)
      return (result.report, result.table, result.dictionary, nil)
    }
  }

  /// Writes the table that a job yields, or what its columns mean.
  static func writePeople(
    of source: GraphSource, _ edges: String, _ arguments: Arguments,
    dictionary: (GraphSchema) throws -> DataDictionary,
    run: (GraphSource, Execution, Outputs) async throws -> (
      JobReport, Table, DataDictionary, RelationGraph?
    )
  ) async throws {
    if arguments.has("--explain-columns") {
      try arguments.checkExplainsOneTable()
      return try explain(dictionary(source.schema()), arguments, edges: edges)
    }
    var source = source
    let outputs = try Outputs(arguments, edges: edges, inputs: arguments.additionInputs)
    source.badRowsPlace = try outputs.badRows
    let execution = try arguments.execution()
    let (report, table, dictionary, graph) = try await run(source, execution, outputs)
    try await finish(
      report, table, outputs, arguments, execution, dictionary: dictionary,
      graph: graph)
  }
}
