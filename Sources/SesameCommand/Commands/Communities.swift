internal import Foundation
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
    optionGroups: [
      peopleGroup(required: false), edgeGroup, (timeGroup.0, timeGroup.1 + panelOptions),
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
            "compare the quality searched for with that of N random graphs of the same degrees;\n"
              + "in the summary (default: none)"),
          Option(
            "--resolutions", "LOW:HIGH:COUNT",
            "looks at COUNT resolutions, 3 runs each or --runs; the plateaus are in the summary\n"
              + "(default: no scan)"),
          Option(
            "--scan", "FILE",
            "a row per resolution: how many communities, how sure they are (default: none)"),
          Option(
            "--community-table", "FILE",
            "a row per community: how it holds together, what its people are like (default: none)"),
          Option(
            "--below", "C=N,…",
            "there also, of people column C, the share of values below N, from 0 to 1; no comma\n"
              + "in C (default: none)"),
          Option(
            switch: "--levels",
            "columns community_level_1, …: the groups that were joined on the way, finest first"),
          Option(
            "--community-graph", "FILE",
            "the friendships inside and between communities, added up (default: none)"),
        ]
      ),
      (
        "Comparison",
        [
          Option(
            "--compare", "FIRST", "a table of people and their communities (default: none)"),
          Option(
            "--column", "C",
            "the column of communities in tables given; with --compare also A,B, one for each\n"
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
    if let dates = try arguments.panelDates() {
      return try await panel(edges, dates, arguments)
    }
    var source = try arguments.graphSource(edges: edges, needsPeople: false)
    var request = FeatureRequest(
      seed: UInt64(try arguments.integer("--seed", in: 0...Int.max) ?? 1))
    let execution = try arguments.execution()
    request.features = []
    request.aggregates = .columns([])
    request.communityMethod = try arguments.communityMethod()
    request.communityRuns = try arguments.communityRuns()
    request.keepsCommunityLevels = arguments.has("--levels")
    request.communityRewirings = try arguments.integer("--significance", in: 1...100_000) ?? 0
    request.scannedResolutions = try arguments.scannedResolutions()
    let outputs = try Outputs(arguments, edges: edges)
    source.quarantineFile = outputs.badRows
    let thresholds = try arguments.communityThresholds()
    request.requiredColumns = thresholds.map(\.name)
    let isQuiet = arguments.has("--quiet")
    if let start = arguments.text("--start-from") {
      var options = TableReadingOptions()
      options.missing = arguments.missingOfStart()
      // As the tables that are compared it may have a header or none.
      options.takesDataForRow = true
      request.communityStart = GivenCommunities(
        in: try Table(contentsOf: start, options: options, execution: execution),
        column: arguments.column("--column"))
    }
    let prefix = arguments.text("--prefix") ?? ""
    request.columnPrefix = prefix
    var result = try await Enrichment(of: source, features: request, execution: execution)
    if let table = request.communityStart?.table {
      // Beside a people table, a spelling may be meant for that one.
      result.add(
        warnings: warnings(about: table, isSaid: false)
          + (arguments.has("--people") ? [] : table.spellingWarnings))
    }
    let start = Date()
    if let scan = result.scan {
      try outputs["--scan"]?.write(scan.table, execution: execution)
    }
    if let communities = result.communities {
      let graph = result.graph
      if let output = outputs["--community-table"] {
        let choice = AggregatedColumns(of: graph.people, purpose: "the table of communities")
        result.add(warnings: choice.warnings)
        let numeric = choice.names
        // A column of true and false is there if it is asked for.
        let others = thresholds.map(\.name).filter { !numeric.contains($0) }
        let table = try await graph.communityTable(
          of: communities, columns: numeric + others,
          thresholds: Dictionary(uniqueKeysWithValues: thresholds), execution: execution)
        result.add(warnings: graph.people.roundingWarnings(ofColumns: numeric))
        try output.write(table, execution: execution)
      }
      if let output = outputs["--community-graph"] {
        let table = try await graph.communityGraph(of: communities, execution: execution)
        try output.write(table, execution: execution)
      }
    }
    guard var table = try result.communities?.table(for: result.graph) else { return }
    if let consensus = result.consensus { try table.append(consensus.column) }
    for (number, level) in result.communityLevels.enumerated() {
      try table.append(level.column(named: "community_level_\(number + 1)"))
    }
    try finish(
      result, table.prefixed(prefix), outputs, execution: execution, isQuiet: isQuiet,
      since: start)
  }

  /// Follows communities from date to date.
  private static func panel(
    _ edges: String, _ dates: [CommunityPanel.Date], _ arguments: Arguments
  ) async throws {
    var source = try arguments.graphSource(edges: edges, needsPeople: false)
    let execution = try arguments.execution()
    let method = try arguments.communityMethod()
    let seed = UInt64(try arguments.integer("--seed", in: 0...Int.max) ?? 1)
    let outputs = try Outputs(arguments, edges: edges)
    source.quarantineFile = outputs.badRows
    let isQuiet = arguments.has("--quiet")
    var result = try await CommunityPanel(
      of: source, at: dates, using: method, seed: seed, execution: execution
    )
    let start = Date()
    try Task.checkCancellation()
    let table = try result.history.table.prefixed(arguments.text("--prefix") ?? "")
    try outputs["--events"]?.write(result.history.eventTable, execution: execution)
    try outputs.main.write(table, execution: execution)
    try outputs.commit()
    result.addStage("write", seconds: Date().timeIntervalSince(start))
    report(result.warnings, "\(result.summary)", isQuiet: isQuiet)
  }
}
