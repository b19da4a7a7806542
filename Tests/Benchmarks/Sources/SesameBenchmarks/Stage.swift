internal import Foundation
internal import Sesame

/// The stages that can be timed by themselves.
enum Stage: String, CaseIterable {
  /// A file of friendships becomes a graph.
  case read
  case degree
  /// Count, mean, standard deviation, smallest and largest of friends' values, of one or five columns.
  case aggregates1 = "aggregates-1"
  case aggregates5 = "aggregates-5"
  /// Triangles and local clustering coefficients.
  case triangles
  case coreness
  /// PageRank until a further step would change all ranks together by less than 1e-9.
  case pagerank
  case components
  /// Communities by Leiden and Louvain, by either with one iteration, and by label propagation.
  case leiden
  case leidenOnce = "leiden-1"
  case louvain
  case louvainOnce = "louvain-1"
  case labelPropagation = "label-propagation"
  /// The graph becomes a snapshot, and a snapshot the graph.
  case save
  case open
  /// A table of 30 columns becomes a file.
  case write
  /// Friendships and people to an enriched table in a file, with communities.
  case pipeline
  /// Columns become bins, a table a scorecard, and a table's columns scores.
  case bin
  case fit
  case score
  /// Scores as by `score`, with the distribution of each: every value has a reliability of its own.
  case certainty
  /// Scores with the points of characteristics, as in a first month, and with what moved them since then.
  case month
  case nextMonth = "next-month"

  /// Whether the stage starts with a graph in memory.
  var needsGraph: Bool {
    switch self {
    case .read, .write, .pipeline, .bin, .fit, .score, .certainty, .month, .nextMonth: false
    default: true
    }
  }
}

/// One process's work: some stages, one after the other, on the same files.
struct StageRun {
  var edges: String?
  var people: String?
  /// What `bin` and `fit` predict, and what `score` scores by (by default the built-in card).
  var outcome: OutcomeColumn?
  var model: String?
  /// Where `write` and `pipeline` write.
  var output: String?
  var rows = 1_000_000
  var threads: Int?
  var execution: Execution { Execution(threads: threads) }
  var repetitions: Int?
  var seed: UInt64 = 1
  /// Whether memory is watched from a thread, which takes a little time.
  var watchesMemory = false

  /// A further step would change all ranks together by less than this.
  static let rankTolerance = 1e-9
  /// How often Leiden goes through the whole at most; by default as igraph and leidenalg do.
  var leidenIterations = 2
  /// Where the answers are put down.
  var answers: URL?

  /// Times the stages; a graph that they need is loaded once and counts as the stage `load`.
  func run(_ stages: [Stage]) async throws -> [Measurement] {
    var measurements: [Measurement] = []
    var loaded: RelationGraph?
    if stages.contains(where: \.needsGraph) {
      var load = Measurement("load")
      loaded = try await load.time(1, watchingMemory: watchesMemory) { try graph() }
      measurements.append(load)
    }
    for stage in stages {
      var measurement = Measurement(stage.rawValue)
      let table: Table?
      switch (stage, loaded) {
      case (.write, _): table = try await write(&measurement)
      case (.pipeline, _): table = try await pipeline(&measurement)
      case (.month, _), (.nextMonth, _): table = try await month(stage, &measurement)
      case (.bin, _), (.fit, _), (.score, _), (.certainty, _):
        table = try await scorecard(stage, &measurement)
      case (.save, let graph?), (.open, let graph?):
        table = try await snapshot(stage, graph, &measurement)
      case (.leiden, let graph?), (.leidenOnce, let graph?), (.louvain, let graph?),
        (.louvainOnce, let graph?), (.labelPropagation, let graph?):
        table = try await communities(stage, graph, &measurement)
      case (.read, _), (_, nil): table = try await read(&measurement)
      case (_, let graph?):
        let work = try kernel(stage, graph)
        table = try await measurement.time(repetitions, watchingMemory: watchesMemory) {
          try await work(graph)
        }
        measurement.numbers["people"] = Double(graph.personCount)
        measurement.numbers["friendships"] = Double(graph.friendshipCount)
      }
      if let table {
        let found = try Answers(table)
        measurement.checksums = found.checksums
        if let answers { try found.write(to: answers) }
      }
      measurements.append(measurement)
    }
    return measurements
  }

  private func graph() throws -> RelationGraph {
    guard let edges else { throw BenchmarkError("needs --edges FILE") }
    return try RelationGraph(
      EdgeList(contentsOf: edges, execution: execution),
      people: people.map { try Table(contentsOf: $0) }, execution: execution)
  }

  /// What is timed of a stage that starts with a graph.
  private func kernel(
    _ stage: Stage, _ graph: RelationGraph
  ) throws -> (RelationGraph) async throws -> Table {
    func features(_ list: [Feature]) -> (RelationGraph) async throws -> Table {
      { try await $0.features(.only(list), execution: execution) }
    }
    func aggregates(_ count: Int) throws -> (RelationGraph) async throws -> Table {
      let names = Array(graph.people.numericColumnNames.prefix(count))
      guard names.count == count else {
        throw BenchmarkError("needs --people FILE with \(count) columns of numbers")
      }
      // Nothing that no peer computes: without the median.
      return {
        try await $0.friendAggregates(
          of: names, statistics: [.mean, .standardDeviation, .minimum, .maximum],
          execution: execution)
      }
    }
    return switch stage {
    case .aggregates1: try aggregates(1)
    case .aggregates5: try aggregates(5)
    case .triangles: features([.triangleCount, .localClusteringCoefficient])
    case .coreness: features([.coreness])
    case .pagerank: features([.pageRank(tolerance: Self.rankTolerance)])
    case .components: features([.component, .componentSize])
    default: features([.degree])
    }
  }

  private func read(_ measurement: inout Measurement) async throws -> Table? {
    var stopwatch = Stopwatch()
    guard let edges else { throw BenchmarkError("needs --edges FILE") }
    let graph = try await measurement.time(repetitions) {
      stopwatch = Stopwatch()
      let list = try await stopwatch.measure("read") {
        try EdgeList(contentsOf: edges, execution: execution)
      }
      return try await stopwatch.measure("build") { try RelationGraph(list, execution: execution) }
    }
    measurement.parts = stopwatch.parts
    let degrees = try await graph.features([.degree]).numbers(inColumn: "degree")
    measurement.numbers = [
      "people": Double(graph.personCount), "friendships": Double(graph.friendshipCount),
      "sum of squared degrees": degrees.reduce(0) { $0 + ($1 ?? 0) * ($1 ?? 0) },
    ]
    return nil
  }

  private func communities(
    _ stage: Stage, _ graph: RelationGraph, _ measurement: inout Measurement
  ) async throws -> Table {
    let method: CommunityMethod =
      switch stage {
      case .leiden: .leiden(iterations: leidenIterations)
      case .leidenOnce: .leiden(iterations: 1)
      case .louvain: .louvain()
      case .louvainOnce: .louvain(iterations: 1)
      default: .labelPropagation
      }
    let found = try await measurement.time(repetitions, watchingMemory: watchesMemory) {
      try await graph.communities(using: method, seed: seed, execution: execution)
    }
    measurement.numbers["communities"] = Double(found.count)
    measurement.numbers["modularity"] = found.modularity ?? 0
    return try found.table(for: graph)
  }

  private func snapshot(
    _ stage: Stage, _ graph: RelationGraph, _ measurement: inout Measurement
  ) async throws -> Table {
    guard let output else { throw BenchmarkError("needs --output FILE") }
    let path = output + ".sgraph"
    defer { try? FileManager.default.removeItem(atPath: path) }
    var opened = graph
    if stage == .save {
      try await measurement.time(repetitions, watchingMemory: watchesMemory) {
        try graph.write(snapshotTo: path, execution: execution)
      }
    } else {
      try graph.write(snapshotTo: path, execution: execution)
      opened = try await measurement.time(repetitions, watchingMemory: watchesMemory) {
        try RelationGraph(contentsOf: path, execution: execution)
      }
    }
    measurement.numbers["bytes"] = Double(try GraphFiles.size(of: path))
    return try await opened.features([.degree], execution: execution)
  }

  private func write(_ measurement: inout Measurement) async throws -> Table? {
    guard let output else { throw BenchmarkError("needs --output FILE") }
    let table = NumberTable(rowCount: rows).table
    try await measurement.time(repetitions) { try table.write(to: output) }
    measurement.numbers["bytes"] = Double(try GraphFiles.size(of: output))
    return nil
  }

  private func pipeline(_ measurement: inout Measurement) async throws -> Table? {
    guard let edges, let people, let output else {
      throw BenchmarkError("needs --edges FILE, --people FILE and --output FILE")
    }
    var pipeline = Pipeline(threads: threads, leidenIterations: leidenIterations, seed: seed)
    let outcome = try await measurement.time(repetitions) {
      try await pipeline.run(edges: edges, people: people, output: output)
    }
    measurement.parts = pipeline.stopwatch.parts
    measurement.numbers = [
      "people": Double(outcome.graph.personCount),
      "friendships": Double(outcome.graph.friendshipCount),
      "communities": Double(outcome.communities.count),
      "modularity": outcome.communities.modularity ?? 0,
      "columns": Double(outcome.table.columns.count),
      "bytes": Double(try GraphFiles.size(of: output)),
    ]
    return nil
  }
}
