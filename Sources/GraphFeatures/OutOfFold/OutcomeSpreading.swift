internal import Execution
internal import GraphKernels
internal import Graphs
internal import Memory
internal import Statistics
internal import Tables

/// What reaches everyone from people with the event and without, source by source.
struct OutcomeSpreading {
  private let sources: OutcomeSources
  private let features: OutcomeFeatures
  private let graph: CompressedGraph
  private var ranks: SpreadValues
  private var activations: SpreadValues
  private var trust: SpreadValues

  /// The columns, in the order of ``OutcomeNaming/columns``.
  ///
  /// - Parameters:
  ///   - sources: The outcomes by source.
  ///   - features: Which columns.
  ///   - graph: The graph.
  ///   - execution: How the work runs.
  /// - Returns: The columns' values.
  /// - Throws: `CancellationError`.
  static func columns(
    _ sources: OutcomeSources, _ features: OutcomeFeatures, in graph: RelationGraph,
    _ execution: Execution
  ) throws -> [ColumnValues] {
    var spreading = OutcomeSpreading(sources, features, graph.compressed)
    let count = sources.folds.sourceCount
    for source in 0..<count {
      let rows = sources.rows(of: source)
      if rows.isEmpty { continue }
      let part = { (place: Int) in Double(place) / Double(count) }
      try spreading.add(
        Int32(source), rows, execution.reporting(part(source)...part(source + 1)))
    }
    return spreading.ranks.columns + spreading.activations.columns + spreading.trust.columns
  }

  private init(
    _ sources: OutcomeSources, _ features: OutcomeFeatures, _ graph: CompressedGraph
  ) {
    self.sources = sources
    self.features = features
    self.graph = graph
    let count = graph.vertexCount
    ranks = SpreadValues(count: count, lists: features.includesPageRank ? 4 : 0)
    activations = SpreadValues(count: count, lists: features.includesActivation ? 2 : 0)
    trust = SpreadValues(count: count, lists: features.includesSybilRank ? 2 : 0)
  }

  /// Adds what reaches the rows that rest on a source.
  private mutating func add(_ source: Int32, _ rows: [Int], _ execution: Execution) throws {
    let (with, without) = (sources.seeds(1, of: source), sources.seeds(0, of: source))
    if features.includesPageRank { try addRanks(rows, from: with, and: without, execution) }
    if features.includesActivation, let with {
      try addActivation(rows, from: with, execution.quiet)
    }
    if features.includesSybilRank, let without {
      try addTrust(rows, from: without, execution.quiet)
    }
  }

  private mutating func addRanks(
    _ rows: [Int], from with: [Double]?, and without: [Double]?, _ execution: Execution
  ) throws {
    let options = PageRankOptions(
      damping: features.damping, stop: .converged(tolerance: Feature.defaultTolerance))
    // The walks of one source share their steps, and no other's do: how many steps they take must not
    // tell of outcomes that the source does not have.
    let found = try graph.pageRanks(
      options, resettingTo: [with, without].compactMap(\.self), usingWeights: true, execution)
    let ofEvents = with == nil ? nil : found.first
    let ofOthers = without == nil ? nil : found.last
    ranks.set(0, rows, ofEvents)
    ranks.set(1, rows, try ofEvents.map { try relative($0, in: graph, execution) })
    ranks.set(2, rows, try ofOthers.map { try relative($0, in: graph, execution) })
    if let ofEvents, let ofOthers { ranks.set(3, rows, shareOf: ofEvents, ofOthers) }
  }

  private mutating func addActivation(
    _ rows: [Int], from with: [Double], _ execution: Execution
  ) throws {
    let options = SpreadingOptions(
      spreadingFactor: features.spreadingFactor, threshold: 0, tolerance: 0,
      stepCount: features.steps)
    let found = try graph.spreadingActivation(
      from: with, options, usingWeights: true, execution
    ).values
    activations.set(0, rows, found)
    activations.set(1, rows, try relative(found, in: graph, execution))
  }

  /// Adds SybilRank's trust, whose number of steps hangs on that of people alone.
  private mutating func addTrust(
    _ rows: [Int], from without: [Double], _ execution: Execution
  ) throws {
    let steps = CompressedGraph.sybilRankStepCount(vertexCount: graph.vertexCount)
    let found = try graph.sybilTrust(
      from: without, stepCount: steps, usingWeights: false, execution
    ).values
    trust.set(0, rows, found)
    trust.set(1, rows, try relative(found, in: graph.withoutDirection, execution))
  }

  private func relative(
    _ values: Buffer<Double>, in graph: CompressedGraph, _ execution: Execution
  ) throws -> Buffer<Double> {
    try graph.relative(values, usingWeights: false, execution.quiet)
  }
}

/// Numbers of people, put together from those of several sources.
private struct SpreadValues {
  private var lists: [[Double]]

  init(count: Int, lists: Int) {
    self.lists = Array(repeating: Array(repeating: .nan, count: count), count: lists)
  }

  mutating func set(_ list: Int, _ rows: [Int], _ values: Buffer<Double>?) {
    guard let values else { return }
    for row in rows { lists[list][row] = values[row] }
  }

  mutating func set(
    _ list: Int, _ rows: [Int], shareOf one: Buffer<Double>, _ other: Buffer<Double>
  ) {
    for row in rows where one[row] + other[row] > 0 {
      lists[list][row] = one[row] / (one[row] + other[row])
    }
  }

  var columns: [ColumnValues] { lists.map { .reals(missingAsNaN: Buffer($0)) } }
}
