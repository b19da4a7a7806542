internal import Buffers

// Coreness. People are kept in order of their remaining degree; the first is taken away, its degree
// then is its coreness, and each friend with a larger degree loses one and moves one bin to the left
// by a swap with the first of its bin. Every tie is looked at once from each end.

extension CompressedGraph {
  /// The largest *k* such that a person belongs to a group in which all have *k* ties to the group.
  ///
  /// Weights are ignored. In a directed graph ties in and ties out both count, a mutual tie twice.
  ///
  /// - Range: 0 for isolates; never above the degree.
  /// - Complexity: O(*n* + *m*), on one thread.
  /// - Source: Batagelj & Zaveršnik, "An O(m) algorithm for cores decomposition of networks" (2003),
  ///   [arXiv:cs/0310049](https://arxiv.org/abs/cs/0310049).
  package func coreness(_ context: KernelContext) throws(CancellationError) -> [Int] {
    let lists = isDirected ? [outgoing, incoming] : [outgoing]
    var remaining = try degree(context.reporting(to: nil)).map(UInt32.init)
    var bins = DegreeBins(remaining)
    for index in 0..<vertexCount {
      if index & 0x3FF == 0 {
        try context.checkCancellation()
        if index & 0xFFFF == 0 { context.report(Double(index) / Double(vertexCount)) }
      }
      let vertex = Int(bins.order[index])
      let own = remaining[vertex]
      for rows in lists {
        for entry in rows.entries(of: vertex) {
          let friend = Int(rows.targets[entry])
          let degree = remaining[friend]
          guard degree > own else { continue }
          bins.lower(friend, from: Int(degree))
          remaining[friend] = degree - 1
        }
      }
    }
    context.report(1)
    return remaining.map(Int.init)
  }
}

/// The vertices in order of a degree that only falls.
private struct DegreeBins {
  /// The vertices by rising degree.
  private(set) var order: [UInt32]
  /// The place of each vertex in ``order``.
  private var places: [UInt32]
  /// The place where each degree begins.
  private var starts: [UInt32]

  init(_ degrees: [UInt32]) {
    var next = [UInt32](repeating: 0, count: Int(degrees.max() ?? 0) + 2)
    for degree in degrees { next[Int(degree) + 1] += 1 }
    for degree in 1..<next.count { next[degree] += next[degree - 1] }
    starts = next
    order = [UInt32](repeating: 0, count: degrees.count)
    places = order
    for (vertex, degree) in degrees.enumerated() {
      let place = next[Int(degree)]
      next[Int(degree)] += 1
      order[Int(place)] = UInt32(vertex)
      places[vertex] = place
    }
  }

  /// Moves a vertex from its bin into the next lower one.
  @inline(__always)
  mutating func lower(_ vertex: Int, from degree: Int) {
    let place = places[vertex]
    let start = starts[degree]
    let first = order[Int(start)]
    order[Int(start)] = UInt32(vertex)
    order[Int(place)] = first
    places[vertex] = start
    places[Int(first)] = place
    starts[degree] = start + 1
  }
}
