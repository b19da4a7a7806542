internal import Essentials
internal import Sesame

extension CommandDescription {
  static let communities = CommandDescription(
    name: "communities", operands: ["EDGES"],
    purpose: "one community number per person, with a summary of the partition",
    details: """
      Writes each person's community, its size and the number of the person's friends inside it.
      Communities are numbered from 0 by size, the largest first.

      With --dates, numbers are lasting instead: a community keeps its own from date to date.

      With --compare FIRST, EDGES is a second table like FIRST instead, and how much the two
      divisions of people agree is written. Each of the two may have a line of names or none.
      """,
    examples: [
      (
        "sesame communities Graphs/uk-faculty/edges.csv --weight weight --output "
          + "communities.csv",
        "everyone's community; the summary says how good the division is"
      ),
      (
        "sesame communities --compare communities.csv Graphs/uk-faculty/nodes.csv --column "
          + "community,school",
        "how much these communities agree with the schools that people belong to"
      ),
      (
        "sesame communities Graphs/uk-faculty/edges.csv --weight weight --runs 20 "
          + "--graph-output friends.gexf --output communities.csv",
        "how surely people belong to the consensus of 20 runs, and the graph for Gephi"
      ),
      (
        "sesame communities Graphs/uk-faculty/edges.csv --weight weight --resolutions "
          + "0.5:2:10 --scan scan.csv --output communities.csv",
        "at which resolutions communities hardly change"
      ),
    ],
    optionGroups: [
      peopleGroup(required: false), edgeGroup, (timeGroup.0, timeGroup.1 + historyOptions),
      communityGroup,
      (
        "Start",
        [
          Option(
            "--start-from", "TABLE",
            "people and communities to start from, as --compare reads them (default: all alone)")
        ]
      ),
      (
        "Further results",
        [
          Option(
            "--significance", "N",
            "compare the quality searched for with that of N random graphs of the same degrees; "
              + "in the summary (default: none)"),
          Option(
            "--resolutions", "LOW:HIGH:COUNT",
            "looks at COUNT resolutions, 3 runs each or --runs; the plateaus are in the summary "
              + "(default: no scan)"),
          Option(
            "--scan", "FILE",
            "a row per resolution: how many communities, how sure they are; .html: with pictures (default: none)"
          ),
          Option(
            "--community-table", "FILE",
            "a row per community: how it holds together, what its people are like (default: none)"),
          Option(
            "--below", "C=N,…",
            "adds C_share_below to that table: the share (0 to 1) of the people column C's values "
              + "below N (default: none)"),
          Option(
            switch: "--levels",
            "columns community_level_1, …: the groups that were joined on the way, finest first"),
          Option(
            "--community-graph", "FILE",
            "the friendships inside and between communities, added up (default: none)"),
          graphOutput,
        ]
      ),
      (
        "Comparison",
        [
          Option(
            "--compare", "FIRST", "a table of people and their communities (default: none)"),
          Option(
            "--column", "C",
            "the column of communities in tables given; with --compare also A,B, one for each "
              + "(default: community, else the only one that ends so, else the only other)"),
        ]
      ),
      columnOutput,
    ],
    run: { try await SesameCommand.communities($0, $1) })
}

extension SesameCommand {
  static func communities(_ edges: String, _ arguments: Arguments) async throws {
    if let first = arguments.text("--compare") {
      return try await compare(first, edges, arguments)
    }
    if arguments.has("--column"), !arguments.has("--start-from") {
      throw UsageError(
        "option '--column' needs a table of communities",
        remedy: "add --start-from TABLE or --compare FIRST, or leave it out")
    }
    if let dates = try arguments.historyDates() {
      return try await history(edges, dates, arguments)
    }
    var source = try arguments.graphSource(edges: edges, needsPeople: false)
    let execution = try arguments.execution()
    var job = try arguments.communityJob()
    if arguments.has("--explain-columns") {
      try arguments.checkExplainsOneTable()
      if let given = try await arguments.givenCommunities(execution) { _ = try given.columnName() }
      return try explain(job.dictionary(for: source.schema()), arguments, edges: edges)
    }
    let outputs = try Outputs(arguments, edges: edges)
    source.badRowsPlace = try outputs.badRows
    let given = try await arguments.givenCommunities(execution)
    job.search = try arguments.communityJobSearch(startingFrom: given)
    let result = try await job.run(on: source, execution: execution)
    var report = result.report
    if let table = given?.table {
      // Beside a people table, a spelling may be meant for that one.
      report.warnings +=
        table.firstLineWarnings(isSaid: false)
        + (arguments.has("--people") ? [] : table.spellingWarnings)
    }
    let start = Date()
    let others = [
      ("--scan", result.scan?.table), ("--community-table", result.communityTable),
      ("--community-graph", result.communityGraph),
    ]
    let scanFormat = arguments.text("--scan").flatMap { OutputEndings.report(at: $0) }
    for (option, table) in others {
      guard let table, let output = outputs[option] else { continue }
      if option == "--scan", let scan = result.scan, let scanFormat {
        try output.write(scan, as: scanFormat)
        continue
      }
      try await writing(execution) { try output.write(table, execution: $0) }
    }
    if let path = arguments.text("--graph-output") {
      report.warnings += result.attributeWarnings(named: path)
    }
    try await finish(
      report, result.table, outputs, arguments, execution, since: start, graph: result.graph,
      attributes: result.attributes)
  }

  /// Follows communities from date to date.
  private static func history(
    _ edges: String, _ dates: [AsOfDate], _ arguments: Arguments
  ) async throws {
    var source = try arguments.graphSource(edges: edges, needsPeople: false)
    let execution = try arguments.execution()
    let job = CommunityHistoryJob(
      at: dates, using: try arguments.communityMethod(), seed: try arguments.seed())
    let outputs = try Outputs(arguments, edges: edges)
    source.badRowsPlace = try outputs.badRows
    let result = try await job.run(on: source, execution: execution)
    let start = Date()
    let table = try result.history.table.prefixed(arguments.text("--prefix") ?? "")
    if let output = outputs["--events"] {
      try await writing(execution) {
        try output.write(result.history.eventTable, execution: $0)
      }
    }
    try await finish(result.report, table, outputs, arguments, execution, since: start)
  }
}
