internal import GraphKernels
internal import IgraphCore
internal import Synchronization
internal import Tables

/// The igraph copies of a graph that a request needs: made once, on demand, gone with the request.
final class IgraphGraphs: Sendable {
  private let graph: CompressedGraph
  private let copies = Mutex<[Bool: GraphStorage]>([:])

  init(of graph: CompressedGraph) { self.graph = graph }

  /// The graph with its direction, if it has one.
  func asGiven() throws(IgraphError) -> GraphStorage { try copy(directed: graph.isDirected) }

  /// The graph with every two friends tied once, whatever the direction.
  func undirected() throws(IgraphError) -> GraphStorage { try copy(directed: false) }

  /// The weights of ``asGiven()``'s edges in igraph's order, or `nil`.
  var weights: [Double]? { edges(directed: graph.isDirected).weights }

  /// The weights of ``undirected()``'s edges in igraph's order, or `nil`.
  var undirectedWeights: [Double]? { edges(directed: false).weights }

  private func copy(directed: Bool) throws(IgraphError) -> GraphStorage {
    if let made = copies.withLock({ $0[directed] }) { return made }
    let (sources, targets, _) = edges(directed: directed)
    let made = try GraphStorage(
      vertexCount: graph.vertexCount, sources: sources, targets: targets, isDirected: directed)
    copies.withLock { $0[directed] = made }
    return made
  }

  /// The edges row by row; of undirected ones, which stand in two rows, those from the smaller end.
  private func edges(directed: Bool) -> (sources: [UInt32], targets: [UInt32], weights: [Double]?) {
    let rows = directed ? graph.outgoing : graph.friends
    var sources: [UInt32] = []
    var targets: [UInt32] = []
    var weights: [Double]? = rows.weights == nil ? nil : []
    for vertex in 0..<graph.vertexCount {
      for position in rows.offsets[vertex]..<rows.offsets[vertex + 1]
      where directed || Int(rows.targets[position]) > vertex {
        sources.append(UInt32(vertex))
        targets.append(rows.targets[position])
        if let all = rows.weights { weights?.append(all[position]) }
      }
    }
    return (sources, targets, weights)
  }

  /// The values of a feature that igraph computes.
  func values(of kind: Feature.Kind, _ observer: CallObserver) throws -> ColumnValues {
    switch kind {
    case .betweenness(.everyone):
      return .reals(try asGiven().betweenness(from: nil, observer))
    case .betweenness(.sampled(let count, let seed)):
      let sources = sample(min(count, graph.vertexCount), seed: seed)
      let scale = Double(graph.vertexCount) / Double(max(1, sources.count))
      return .reals(
        try asGiven().betweenness(from: sources, observer).map { $0 * scale })
    case .closeness: return .reals(try asGiven().closeness(observer).map(known))
    case .harmonicCentrality: return .reals(try asGiven().harmonicCentrality(observer).map(known))
    case .constraint:
      return .reals(try asGiven().constraint(weights: weights).map(known))
    case .eigenvectorCentrality:
      return .reals(
        try undirected().eigenvectorCentrality(weights: undirectedWeights).map(known))
    default: preconditionFailure("a kernel computes this feature")
    }
  }

  private func known(_ value: Double) -> Double? { value.isFinite ? value : nil }

  /// People drawn at random without replacement: the first steps of a seeded shuffle.
  private func sample(_ count: Int, seed: UInt64) -> [Int] {
    var generator = SplitMix64(seed: seed)
    var people = Array(0..<graph.vertexCount)
    for i in 0..<count {
      people.swapAt(i, Int.random(in: i..<people.count, using: &generator))
    }
    return people.prefix(count).sorted()
  }
}
