package import Execution
internal import Memory

// Renumbering. The old rows are walked in the order of the new numbers, and every vertex is
// appended to the new rows of those it is adjacent to: what arrives there comes in rising order, so
// that no row is sorted. Seen from their targets the edges point the other way, so outgoing rows
// become incoming ones.

extension CompressedGraph {
  /// The same edges between vertices with other numbers, some vertices left out or new.
  ///
  /// - Parameters:
  ///   - places: The new number of each vertex, all different; `nil` leaves it and its edges out.
  ///   - vertexCount: The number of vertices afterwards; those that are no vertex's place have no
  ///     edge.
  ///   - execution: How to run.
  /// - Returns: The graph with the new numbers.
  /// - Throws: `CancellationError` if the execution was cancelled.
  /// - Complexity: O(*n* + *m*), on one thread.
  package func renumbered(
    _ places: [UInt32?], vertexCount: Int, _ execution: Execution
  ) throws(CancellationError) -> CompressedGraph {
    guard isDirected else {
      return CompressedGraph(
        undirected: try outgoing.transposed(to: places, vertexCount: vertexCount, execution))
    }
    return CompressedGraph(
      outgoing: try incoming.transposed(to: places, vertexCount: vertexCount, execution),
      incoming: try outgoing.transposed(to: places, vertexCount: vertexCount, execution),
      neighbors: try neighbors.transposed(to: places, vertexCount: vertexCount, execution))
  }
}

extension CompressedRows {
  /// The edges between vertices with other numbers, seen from their targets.
  fileprivate func transposed(
    to places: [UInt32?], vertexCount: Int, _ execution: Execution
  ) throws(CancellationError) -> CompressedRows {
    var vertices = [Int](repeating: -1, count: vertexCount)
    for (vertex, place) in places.enumerated() {
      if let place { vertices[Int(place)] = vertex }
    }
    var next = [Int](repeating: 0, count: vertexCount + 1)
    try forEachEdge(vertices, places, execution) { _, target, _ in next[target + 1] += 1 }
    for vertex in 0..<vertexCount { next[vertex + 1] += next[vertex] }
    let offsets = Buffer(next)
    let entryCount = offsets[vertexCount]
    var targets = FillingBuffer<UInt32>(zeroedCount: entryCount)
    var moved = FillingBuffer<Double>(zeroedCount: weights == nil ? 0 : entryCount)
    try forEachEdge(vertices, places, execution) { vertex, target, entry in
      let slot = next[target]
      next[target] = slot + 1
      targets[slot] = UInt32(vertex)
      if let weights { moved[slot] = weights[entry] }
    }
    return CompressedRows(
      offsets: offsets, targets: targets.freeze(), weights: weights == nil ? nil : moved.freeze())
  }

  /// Walks the edges that stay, in the order of their vertices' new numbers.
  @inline(__always)
  private func forEachEdge(
    _ vertices: [Int], _ places: [UInt32?], _ execution: Execution,
    _ body: (_ vertex: Int, _ target: Int, _ entry: Int) -> Void
  ) throws(CancellationError) {
    for (number, vertex) in vertices.enumerated() where vertex >= 0 {
      if number & 0x3FFF == 0 { try execution.checkCancellation() }
      for entry in entries(of: vertex) {
        guard let target = places[Int(targets[entry])] else { continue }
        body(number, Int(target), entry)
      }
    }
  }
}
