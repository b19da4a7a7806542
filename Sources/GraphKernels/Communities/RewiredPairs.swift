package import Execution
internal import Memory

/// Where the edges of a list lead after those who are tied by them were given chance ties instead.
///
/// All edges from one vertex to another go to another such pair together, in their direction, so that
/// everyone keeps the number of vertices that edges lead to, come from, and do both; which pair's edges go
/// where is left to chance, as with weights in ``CompressedGraph/rewired(triesPerEdge:seed:_:)``.
package struct RewiredPairs: Sendable {
  /// The vertices to which edges lead from each.
  private let pairs: CompressedRows
  /// The ends of the pair in the place of each pair.
  private let sources: [UInt32]
  private let targets: [UInt32]

  /// Draws other pairs.
  ///
  /// - Parameters:
  ///   - edges: The list, of which only the ends count, and times.
  ///   - vertexCount: The number of vertices.
  ///   - seed: The seed of the random choices.
  ///   - execution: Cancellation and progress.
  /// - Throws: `CancellationError`.
  /// - Complexity: As the graph of the pairs, and as rewiring it.
  package init(
    _ edges: EndpointColumns, vertexCount: Int, seed: UInt64, _ execution: Execution
  ) throws {
    var ends = edges
    ends.weights = nil
    ends.leavesWeightlessOut = false
    let builder = GraphBuilder(vertexCount: vertexCount, isDirected: true)
    let pairs = try builder.build(ends, execution.quiet).graph.outgoing
    var (sources, targets): ([UInt32], [UInt32]) = ([], [])
    for vertex in 0..<vertexCount {
      for entry in pairs.entries(of: vertex) {
        sources.append(UInt32(vertex))
        targets.append(pairs.targets[entry])
      }
    }
    // A weight tells which pair it was: it goes along.
    let numbered = try builder.build(
      sources: sources, targets: targets, weights: sources.indices.map { Double($0 + 1) },
      execution.quiet
    ).graph
    let drawn = try numbered.rewired(seed: seed, execution).outgoing
    for vertex in 0..<vertexCount {
      for entry in drawn.entries(of: vertex) {
        let pair = Int(drawn.weights?[entry] ?? 1) - 1
        sources[pair] = UInt32(vertex)
        targets[pair] = drawn.targets[entry]
      }
    }
    self.pairs = pairs
    self.sources = sources
    self.targets = targets
  }

  /// The ends that an edge of the list has now; `nil` if it does not count, or is a self-loop.
  package func ends(
    of edge: Int, in edges: EndpointColumns
  ) -> (source: UInt32, target: UInt32)? {
    guard let ends = edges.ends(of: edge), ends.source != ends.target else { return nil }
    return pairs.position(of: ends.target, in: Int(ends.source)).map { (sources[$0], targets[$0]) }
  }

  /// The graph of the list's edges as it is with chance ties, each with its weight.
  ///
  /// - Throws: `CancellationError`.
  /// - Precondition: All ties are made of edges that count.
  package func applied(
    to graph: CompressedGraph, _ execution: Execution
  ) throws -> CompressedGraph {
    var (starts, ends): ([UInt32], [UInt32]) = ([], [])
    var weights: [Double] = []
    let rows = graph.outgoing
    for vertex in 0..<rows.vertexCount {
      for entry in rows.entries(of: vertex) {
        let target = rows.targets[entry]
        if !graph.isDirected, target < vertex { continue }
        guard
          let pair = pairs.position(of: target, in: vertex)
            ?? pairs.position(of: UInt32(vertex), in: Int(target))
        else { preconditionFailure("a tie is made of edges") }
        starts.append(sources[pair])
        ends.append(targets[pair])
        if let given = rows.weights { weights.append(given[entry]) }
      }
    }
    return try GraphBuilder(vertexCount: rows.vertexCount, isDirected: graph.isDirected).build(
      sources: starts, targets: ends, weights: graph.isWeighted ? weights : nil, execution
    ).graph
  }
}
