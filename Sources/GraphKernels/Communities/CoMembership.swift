package import Execution
internal import Memory

// Co-membership. An edge's weight becomes the share of divisions in which both ends are in one
// group, and a little more, so that none is lost: communities of that graph are what the divisions
// have in common.

extension CompressedGraph {
  /// The edges, each weighing what some divisions make of it.
  ///
  /// An edge's weight is multiplied by *least* + (1 − *least*) *s*, with *s* the share of the
  /// divisions in which both neighbors are in one group.
  ///
  /// - Parameters:
  ///   - partitions: At least one.
  ///   - least: From 0 to 1: what is left of an edge that never lies inside a group.
  ///   - execution: Threads and cancellation.
  /// - Returns: The same graph with these weights.
  /// - Throws: `CancellationError`.
  /// - Complexity: O((*n* + *m*) *k*) for *k* divisions; 8 bytes per entry of a row.
  /// - Precondition: Every division has one group per vertex.
  /// - Source: Poulin & Théberge, "Ensemble clustering for graphs" (2019),
  ///   [doi:10.1007/978-3-030-05411-3_19](https://doi.org/10.1007/978-3-030-05411-3_19).
  package func weighted(
    byCoMembershipIn partitions: [CanonicalPartition], least: Double = 0.05,
    _ execution: Execution
  ) throws(CancellationError) -> CompressedGraph {
    precondition(!partitions.isEmpty, "there is a division to weigh by")
    precondition(
      partitions.allSatisfy { $0.membership.count == vertexCount }, "one group per person")
    precondition(0...1 ~= least, "the least share lies from 0 to 1")
    let rows = try neighbors.weighted(byCoMembershipIn: partitions, least: least, execution)
    guard isDirected else { return CompressedGraph(undirected: rows) }
    return CompressedGraph(
      outgoing: try outgoing.weighted(byCoMembershipIn: partitions, least: least, execution),
      incoming: try incoming.weighted(byCoMembershipIn: partitions, least: least, execution),
      neighbors: rows)
  }
}

extension CompressedRows {
  /// The same rows, each entry weighing what some divisions make of it.
  fileprivate func weighted(
    byCoMembershipIn partitions: [CanonicalPartition], least: Double, _ execution: Execution
  ) throws(CancellationError) -> CompressedRows {
    let (offsets, targets, given) = (offsets, targets, weights)
    let weights = ScatterBuffer<Double>(zeroedCount: entryCount)
    let step = (1 - least) / Double(partitions.count)
    let all = partitions.map(\.membership)
    try execution.forEach(blocks) { (vertices: Range<Int>) throws(CancellationError) in
      try execution.checkCancellation()
      let entries = offsets[vertices.lowerBound]..<offsets[vertices.upperBound]
      weights.withMutableSpan(entries) { weights in
        let targets = targets.span
        // The number of divisions first: whole numbers add up alike in any order.
        for membership in all {
          let groups = membership.span
          for vertex in vertices {
            let own = groups[vertex]
            for entry in offsets[vertex]..<offsets[vertex + 1]
            where groups[Int(targets[entry])] == own {
              weights[entry - entries.lowerBound] += 1
            }
          }
        }
        for entry in entries {
          let together = weights[entry - entries.lowerBound]
          let share = together == Double(all.count) ? 1 : least + step * together
          weights[entry - entries.lowerBound] = share * (given?[entry] ?? 1)
        }
      }
    }
    return CompressedRows(offsets: offsets, targets: targets, weights: weights.freeze())
  }
}
