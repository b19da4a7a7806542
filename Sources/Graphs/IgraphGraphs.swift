package import GraphKernels
package import IgraphCore
internal import Memory
internal import Tables

/// The igraph copies of a graph that a request needs: made once, on demand, gone with the request.
package final class IgraphGraphs: Sendable {
  /// igraph's copy, and the weights of its edges in igraph's order, if they have any.
  package struct Copy: Sendable {
    package let storage: GraphStorage
    package let weights: [Double]?

    /// The mean weight of an edge; 1 without weights.
    package var meanWeight: Double {
      guard let weights, !weights.isEmpty else { return 1 }
      let count = Double(weights.count)
      return weights.reduce(0) { $0 + $1 / count }
    }
  }

  package let graph: CompressedGraph
  private let copies = Shared<[Kind: Copy]>([:])

  private struct Kind: Hashable {
    let isDirected: Bool
    let leavesWeightlessOut: Bool
  }

  package init(of graph: CompressedGraph) { self.graph = graph }

  /// The graph with its direction, if it has one; edges of weight 0 are left out if weights count.
  package func asGiven(usingWeights: Bool = false) throws(IgraphError) -> Copy {
    try copy(directed: graph.isDirected, usingWeights: usingWeights)
  }

  /// The graph with every two friends tied once, whatever the direction, edges without weight left out.
  package func undirected() throws(IgraphError) -> Copy {
    try copy(directed: false, usingWeights: true)
  }

  /// The edges row by row; of undirected ones, which stand in two rows, those from the smaller end.
  private func copy(directed: Bool, usingWeights: Bool) throws(IgraphError) -> Copy {
    let rows = directed ? graph.outgoing : graph.neighbors
    let kind = Kind(
      isDirected: directed,
      leavesWeightlessOut: usingWeights && rows.weights?.contains(0) ?? false)
    if let made = copies.withLock({ $0[kind] }) { return made }
    let count = directed ? rows.entryCount : rows.entryCount / 2
    var sources: [UInt32] = []
    var targets: [UInt32] = []
    var weights: [Double] = []
    sources.reserveCapacity(count)
    targets.reserveCapacity(count)
    weights.reserveCapacity(rows.weights == nil ? 0 : count)
    let (offsets, columns) = (rows.offsets.span, rows.targets.span)
    for vertex in 0..<graph.vertexCount {
      for entry in offsets[vertex]..<offsets[vertex + 1]
      where directed || Int(columns[entry]) > vertex {
        if kind.leavesWeightlessOut, rows.weights?[entry] == 0 { continue }
        sources.append(UInt32(vertex))
        targets.append(columns[entry])
        if let all = rows.weights { weights.append(all[entry]) }
      }
    }
    let storage = try GraphStorage(
      vertexCount: graph.vertexCount, sources: sources, targets: targets, isDirected: directed)
    let made = Copy(storage: storage, weights: rows.weights.map { _ in weights })
    copies.withLock { $0[kind] = made }
    return made
  }
}

extension RelationGraph {
  /// The version of the libigraph in use.
  public static var igraphVersion: String { IgraphGate.igraphVersion }
}
