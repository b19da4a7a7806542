package import Execution
internal import Memory

extension CompressedGraph {
  /// The graph without some edges and with further vertices and edges.
  ///
  /// - Parameters:
  ///   - vertexCount: The number of vertices, those of this graph or more.
  ///   - removed: Two vertices between which there shall be no edge, in either direction; `nil` keeps all.
  ///   - added: The ends of further edges; in a directed graph each leads both ways.
  ///   - weight: What each of them weighs, if edges have weights.
  ///   - execution: Threads and cancellation.
  /// - Returns: The graph. An edge that is added where one is gets the weight of both.
  /// - Throws: `CancellationError`.
  /// - Complexity: O(*n* + *m*).
  package func edited(
    vertexCount: Int, removing removed: (Int, Int)? = nil, adding added: [(Int, Int)] = [],
    weight: Double = 1, _ execution: Execution
  ) throws -> CompressedGraph {
    precondition(vertexCount >= self.vertexCount, "no vertex goes")
    var (sources, targets, weights) = ([UInt32](), [UInt32](), [Double]())
    sources.reserveCapacity(edgeCount + 2 * added.count)
    targets.reserveCapacity(edgeCount + 2 * added.count)
    let rows = outgoing
    for source in 0..<self.vertexCount {
      if source & 0xFFFF == 0 { try execution.checkCancellation() }
      for entry in rows.entries(of: source) {
        let target = Int(rows.targets[entry])
        // The other row of an undirected edge.
        if !isDirected, target < source { continue }
        if let removed, [(source, target), (target, source)].contains(where: { $0 == removed }) {
          continue
        }
        sources.append(UInt32(source))
        targets.append(UInt32(target))
        if let weight = rows.weights?[entry] { weights.append(weight) }
      }
    }
    for (source, target) in added {
      let ends = isDirected ? [(source, target), (target, source)] : [(source, target)]
      for (from, to) in ends {
        sources.append(UInt32(from))
        targets.append(UInt32(to))
        if isWeighted { weights.append(weight) }
      }
    }
    return try GraphBuilder(vertexCount: vertexCount, isDirected: isDirected)
      .build(sources: sources, targets: targets, weights: isWeighted ? weights : nil, execution)
      .graph
  }
}
