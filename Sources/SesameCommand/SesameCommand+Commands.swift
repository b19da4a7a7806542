internal import Foundation
internal import Sesame

extension SesameCommand {
  static func enrich(_ edges: String, _ arguments: Arguments) async throws {
    try await enrich(edges, arguments, model: arguments.scoreModel())
  }

  static func features(_ edges: String, _ arguments: Arguments) async throws {
    try await enrich(edges, arguments, model: nil)
  }

  private static func enrich(_ edges: String, _ arguments: Arguments, model: ScoreModel?)
    async throws
  {
    let source = try arguments.graphSource(edges: edges, needsPeople: model != nil)
    let request = try arguments.featureRequest()
    let format = try arguments.tableFormat()
    let output = try Output(arguments)
    let isQuiet = arguments.has("--quiet")
    let result = try await Enrichment(of: source, features: request, model: model) {
      if !isQuiet { Terminal.show($0) }
    }
    try finish(result, result.table, as: format, output, threads: request.threads, isQuiet: isQuiet)
  }

  static func communities(_ edges: String, _ arguments: Arguments) async throws {
    if let first = arguments.text("--compare") {
      return try await compare(first, edges, arguments)
    }
    if let dates = try arguments.panelDates() {
      return try await panel(edges, dates, arguments)
    }
    let source = try arguments.graphSource(edges: edges, needsPeople: false)
    var request = FeatureRequest(
      seed: UInt64(try arguments.integer("--seed", in: 0...Int.max) ?? 1))
    request.threads = try arguments.integer("--threads", in: 1...1024)
    request.features = []
    request.aggregates = .columns([])
    request.communityMethod = try arguments.communityMethod()
    request.communityRuns = try arguments.communityRuns()
    request.keepsCommunityLevels = arguments.has("--levels")
    request.communityRewirings = try arguments.integer("--significance", in: 1...100_000) ?? 0
    let format = try arguments.tableFormat()
    let output = try Output(arguments)
    request.scannedResolutions = try arguments.scannedResolutions()
    let scanOutput = try Output(arguments, option: "--scan")
    let thresholds = try arguments.communityThresholds()
    request.requiredColumns = thresholds.map(\.name)
    let tableOutput = try Output(arguments, option: "--community-table")
    let graphOutput = try Output(arguments, option: "--community-graph")
    let isQuiet = arguments.has("--quiet")
    if let start = arguments.text("--start-from") {
      request.communityStart = GivenCommunities(
        in: try Table(
          contentsOf: start, missing: arguments.missingValues(), threads: request.threads),
        column: arguments.column("--column"))
    }
    let result = try await Enrichment(of: source, features: request) {
      if !isQuiet { Terminal.show($0) }
    }
    if let scan = result.scan {
      try scanOutput?.write(scan.table, as: format, threads: request.threads)
    }
    if let communities = result.communities {
      let (graph, threads) = (result.graph, request.threads)
      if let tableOutput {
        let numeric = graph.people.numericColumnNames
        // A column of true and false is there if it is asked for.
        let others = thresholds.map(\.name).filter { !numeric.contains($0) }
        let table = try await graph.communityTable(
          of: communities, columns: numeric + others,
          thresholds: Dictionary(uniqueKeysWithValues: thresholds), threads: threads)
        try tableOutput.write(table, as: format, threads: threads)
      }
      if let graphOutput {
        let table = try await graph.communityGraph(of: communities, threads: threads)
        try graphOutput.write(table, as: format, threads: threads)
      }
    }
    guard var table = try result.communities?.table(for: result.graph) else { return }
    if let consensus = result.consensus { try table.append(consensus.column) }
    for (number, level) in result.communityLevels.enumerated() {
      try table.append(level.column(named: "community_level_\(number + 1)"))
    }
    try finish(result, table, as: format, output, threads: request.threads, isQuiet: isQuiet)
  }

  /// Follows communities from date to date.
  private static func panel(
    _ edges: String, _ dates: [CommunityPanel.Date], _ arguments: Arguments
  ) async throws {
    let source = try arguments.graphSource(edges: edges, needsPeople: false)
    let threads = try arguments.integer("--threads", in: 1...1024)
    let method = try arguments.communityMethod()
    let seed = UInt64(try arguments.integer("--seed", in: 0...Int.max) ?? 1)
    let format = try arguments.tableFormat()
    let output = try Output(arguments)
    let eventOutput = try Output(arguments, option: "--events")
    let isQuiet = arguments.has("--quiet")
    var result = try await CommunityPanel(
      of: source, at: dates, using: method, seed: seed, threads: threads
    ) {
      if !isQuiet { Terminal.show($0) }
    }
    let start = Date()
    try Task.checkCancellation()
    let table = try result.history.table
    try eventOutput?.write(result.history.eventTable, as: format, threads: threads)
    try output.write(table, as: format, threads: threads)
    result.addStage("write", seconds: Date().timeIntervalSince(start))
    report(result.warnings, "\(result.summary)", isQuiet: isQuiet)
  }

  /// Compares the communities in two tables.
  private static func compare(
    _ first: String, _ second: String, _ arguments: Arguments
  ) async throws {
    try arguments.checkOnly(
      ["--column", "--id", "--missing", "--threads", "--format", "--output", "--quiet"],
      with: "--compare")
    let threads = try arguments.integer("--threads", in: 1...1024)
    let format = try arguments.tableFormat()
    let output = try Output(arguments)
    let tables = try [first, second].map {
      try Table(
        contentsOf: $0, identifier: arguments.column("--id"), missing: arguments.missingValues(),
        threads: threads)
    }
    let comparison = try await PartitionComparison(
      tables[0], tables[1], column: arguments.column("--column"), threads: threads)
    try output.write(comparison.table, as: format, threads: threads)
  }

  private static func finish(
    _ result: Enrichment, _ table: Table, as format: TableFormat, _ output: Output, threads: Int?,
    isQuiet: Bool
  ) throws {
    var result = result
    let start = Date()
    try Task.checkCancellation()
    try output.write(table, as: format, threads: threads)
    result.addStage("write", seconds: Date().timeIntervalSince(start))
    report(result.warnings, "\(result.summary)", isQuiet: isQuiet)
  }

  private static func report(_ warnings: [String], _ summary: String, isQuiet: Bool) {
    Terminal.finish()
    for warning in warnings { Terminal.message("sesame: warning: \(warning)") }
    if !isQuiet { Terminal.message(summary) }
  }

  static func score(_ path: String, _ arguments: Arguments) async throws {
    let model = try arguments.scoreModel()
    let format = try arguments.tableFormat()
    let output = try Output(arguments)
    var result = try await ScoredTable(
      contentsOf: path, identifier: arguments.column("--id"), missing: arguments.missingValues(),
      model: model)
    let start = Date()
    try output.write(result.table, as: format, threads: nil)
    result.addStage("write", seconds: Date().timeIntervalSince(start))
    report(result.warnings, "\(result.summary)", isQuiet: arguments.has("--quiet"))
  }

  static func explain(_ edges: String, _ arguments: Arguments) async throws {
    guard let person = arguments.text("--person") else {
      throw UsageError("the person is missing", remedy: "add --person ID")
    }
    let source = try arguments.graphSource(edges: edges, needsPeople: true)
    var request = try arguments.featureRequest()
    // Nothing but the score is shown, and that brings in what its model reads.
    request.features = []
    request.communityColumns = []
    request.aggregates = .columns([])
    let model = try arguments.scoreModel()
    let rendering =
      try arguments.choice(
        "--format",
        ["text": \Explanation.text, "markdown": \Explanation.markdown, "json": \Explanation.json])
      ?? \Explanation.text
    let output = try Output(arguments)
    let isQuiet = arguments.has("--quiet")
    let result = try await Enrichment(of: source, features: request, model: model) {
      if !isQuiet { Terminal.show($0) }
    }
    Terminal.finish()
    for warning in result.warnings { Terminal.message("sesame: warning: \(warning)") }
    guard let explanation = try result.scores?.explanation(for: person) else { return }
    try output.write(explanation[keyPath: rendering])
  }

  static func `import`(_ edges: String, _ arguments: Arguments) async throws {
    let source = try arguments.graphSource(edges: edges, needsPeople: false)
    let threads = try arguments.integer("--threads", in: 1...1024)
    try arguments.checkSnapshotOutput()
    let output = try Output(arguments)
    let isQuiet = arguments.has("--quiet")
    var result = try await GraphImport(of: source, threads: threads) {
      if !isQuiet { Terminal.show($0) }
    }
    let start = Date()
    try output.write(snapshotOf: result.graph, threads: threads)
    result.addStage("write", seconds: Date().timeIntervalSince(start))
    report(result.warnings, "\(result.summary)", isQuiet: isQuiet)
  }

  static func model(_ name: String, _ arguments: Arguments) throws {
    let output = try Output(arguments)
    let model = try ScoreModel.builtInOrFile(name)
    try output.write(model.json)
  }
}
