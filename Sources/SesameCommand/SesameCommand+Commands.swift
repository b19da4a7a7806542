internal import Foundation
internal import Sesame
internal import Tables

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
    var source = try arguments.graphSource(edges: edges, needsPeople: model != nil)
    let request = try arguments.featureRequest()
    try arguments.checkUse(of: request, model: model)
    let outputs = try Outputs(arguments, edges: edges)
    source.quarantineFile = outputs.badRows
    let isQuiet = arguments.has("--quiet")
    let result = try await Enrichment(of: source, features: request, model: model) {
      if !isQuiet { Terminal.show($0) }
    }
    try finish(result, result.table, outputs, threads: request.threads, isQuiet: isQuiet)
  }

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
    request.threads = try arguments.integer("--threads", in: 1...1024)
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
        in: try Table(contentsOf: start, options: options, threads: request.threads),
        column: arguments.column("--column"))
    }
    let prefix = arguments.text("--prefix") ?? ""
    request.columnPrefix = prefix
    var result = try await Enrichment(of: source, features: request) {
      if !isQuiet { Terminal.show($0) }
    }
    if let table = request.communityStart?.table {
      // Beside a people table, a spelling may be meant for that one.
      result.add(
        warnings: warnings(about: table, isSaid: false)
          + (arguments.has("--people") ? [] : table.spellingWarnings))
    }
    let start = Date()
    if let scan = result.scan {
      try outputs["--scan"]?.write(scan.table, threads: request.threads)
    }
    if let communities = result.communities {
      let (graph, threads) = (result.graph, request.threads)
      if let output = outputs["--community-table"] {
        let choice = AggregatedColumns(of: graph.people, purpose: "the table of communities")
        result.add(warnings: choice.warnings)
        let numeric = choice.names
        // A column of true and false is there if it is asked for.
        let others = thresholds.map(\.name).filter { !numeric.contains($0) }
        let table = try await graph.communityTable(
          of: communities, columns: numeric + others,
          thresholds: Dictionary(uniqueKeysWithValues: thresholds), threads: threads)
        result.add(warnings: graph.people.roundingWarnings(ofColumns: numeric))
        try output.write(table, threads: threads)
      }
      if let output = outputs["--community-graph"] {
        let table = try await graph.communityGraph(of: communities, threads: threads)
        try output.write(table, threads: threads)
      }
    }
    guard var table = try result.communities?.table(for: result.graph) else { return }
    if let consensus = result.consensus { try table.append(consensus.column) }
    for (number, level) in result.communityLevels.enumerated() {
      try table.append(level.column(named: "community_level_\(number + 1)"))
    }
    try finish(
      result, table.prefixed(prefix), outputs, threads: request.threads, isQuiet: isQuiet,
      since: start)
  }

  /// Follows communities from date to date.
  private static func panel(
    _ edges: String, _ dates: [CommunityPanel.Date], _ arguments: Arguments
  ) async throws {
    var source = try arguments.graphSource(edges: edges, needsPeople: false)
    let threads = try arguments.integer("--threads", in: 1...1024)
    let method = try arguments.communityMethod()
    let seed = UInt64(try arguments.integer("--seed", in: 0...Int.max) ?? 1)
    let outputs = try Outputs(arguments, edges: edges)
    source.quarantineFile = outputs.badRows
    let isQuiet = arguments.has("--quiet")
    var result = try await CommunityPanel(
      of: source, at: dates, using: method, seed: seed, threads: threads
    ) {
      if !isQuiet { Terminal.show($0) }
    }
    let start = Date()
    try Task.checkCancellation()
    let table = try result.history.table.prefixed(arguments.text("--prefix") ?? "")
    try outputs["--events"]?.write(result.history.eventTable, threads: threads)
    try outputs.main.write(table, threads: threads)
    try outputs.commit()
    result.addStage("write", seconds: Date().timeIntervalSince(start))
    report(result.warnings, "\(result.summary)", isQuiet: isQuiet)
  }

  private static func finish(
    _ result: Enrichment, _ table: Table, _ outputs: Outputs, threads: Int?, isQuiet: Bool,
    since start: Date = Date()
  ) throws {
    var result = result
    try Task.checkCancellation()
    try outputs.main.write(table, threads: threads)
    try outputs.commit()
    result.addStage("write", seconds: Date().timeIntervalSince(start))
    report(result.warnings, "\(result.summary)", isQuiet: isQuiet)
  }

  static func report(_ warnings: [String], _ summary: String, isQuiet: Bool) {
    Terminal.finish()
    for warning in warnings { Terminal.message("sesame: warning: \(warning)") }
    if !isQuiet { Terminal.message(summary) }
  }

  static func score(_ path: String, _ arguments: Arguments) async throws {
    let model = try arguments.scoreModelOfTable()
    let outputs = try Outputs(arguments, inputs: [path])
    var result = try await ScoredTable(
      contentsOf: path, options: arguments.peopleOptions(),
      prefix: arguments.text("--prefix") ?? "", model: model,
      memoryLimit: arguments.size("--memory"))
    let start = Date()
    try outputs.main.write(result.table, threads: nil)
    try outputs.commit()
    result.addStage("write", seconds: Date().timeIntervalSince(start))
    report(result.warnings, "\(result.summary)", isQuiet: arguments.has("--quiet"))
  }

  static func explain(_ edges: String, _ arguments: Arguments) async throws {
    guard let person = arguments.text("--person") else {
      throw UsageError("the person is missing", remedy: "add --person ID")
    }
    var source = try arguments.graphSource(edges: edges, needsPeople: true)
    var request = try arguments.featureRequest()
    // Nothing but the score is shown, and that brings in what its model reads.
    request.features = []
    request.communityColumns = []
    request.aggregates = .columns([])
    let model = try arguments.scoreModel()
    try arguments.checkUse(of: request, model: model)
    let format = try arguments.explanationFormat()
    let outputs = try Outputs(arguments, .explanation, edges: edges)
    source.quarantineFile = outputs.badRows
    let isQuiet = arguments.has("--quiet")
    let result = try await Enrichment(of: source, features: request, model: model) {
      if !isQuiet { Terminal.show($0) }
    }
    Terminal.finish()
    for warning in result.warnings { Terminal.message("sesame: warning: \(warning)") }
    guard let explanation = try result.scores?.explanation(for: person) else { return }
    try outputs.main.write(format.text(of: explanation))
    try outputs.commit()
  }

  static func `import`(_ edges: String, _ arguments: Arguments) async throws {
    var source = try arguments.graphSource(edges: edges, needsPeople: false)
    let threads = try arguments.integer("--threads", in: 1...1024)
    try arguments.checkSnapshotOutput()
    let outputs = try Outputs(arguments, .snapshot, edges: edges)
    source.quarantineFile = outputs.badRows
    let isQuiet = arguments.has("--quiet")
    var result = try await GraphImport(of: source, threads: threads) {
      if !isQuiet { Terminal.show($0) }
    }
    let start = Date()
    try outputs.main.write(snapshotOf: result.graph, threads: threads)
    try outputs.commit()
    result.addStage("write", seconds: Date().timeIntervalSince(start))
    report(result.warnings, "\(result.summary)", isQuiet: isQuiet)
  }

  static func model(_ name: String, _ arguments: Arguments) throws {
    let outputs = try Outputs(arguments, .model, inputs: [name])
    let model = try ScoreModel.builtInOrFile(name)
    try outputs.main.write(model.json)
    try outputs.commit()
  }
}
