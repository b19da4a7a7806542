internal import Buffers

// Co-membership. A friendship's weight becomes the share of divisions in which both friends are in one
// group, and a little more, so that none is lost: communities of that graph are what the divisions have
// in common.

extension CompressedGraph {
  /// The friendships, each weighing what some divisions make of it.
  ///
  /// A friendship's weight is multiplied by *least* + (1 − *least*) *s*, with *s* the share of the
  /// divisions in which both friends are in one group.
  ///
  /// - Parameters:
  ///   - partitions: At least one.
  ///   - least: From 0 to 1: what is left of a friendship that never lies inside a group.
  ///   - context: Threads and cancellation.
  /// - Returns: The graph of ``friends`` with these weights.
  /// - Throws: `CancellationError`.
  /// - Complexity: O((*n* + *m*) *k*) for *k* divisions; 8 bytes per entry of a row.
  /// - Precondition: Every division has one group per person.
  /// - Source: Poulin & Théberge, "Ensemble clustering for graphs" (2019),
  ///   [doi:10.1007/978-3-030-05411-3_19](https://doi.org/10.1007/978-3-030-05411-3_19).
  package func weighted(
    byCoMembershipIn partitions: [CanonicalPartition], least: Double = 0.05,
    _ context: KernelContext
  ) throws(CancellationError) -> CompressedGraph {
    precondition(!partitions.isEmpty, "there is a division to weigh by")
    precondition(
      partitions.allSatisfy { $0.membership.count == vertexCount }, "one group per person")
    precondition(0...1 ~= least, "the least share lies from 0 to 1")
    let friends = friends
    let weights = FillingBuffer<Double>(zeroedCount: friends.entryCount)
    let step = (1 - least) / Double(partitions.count)
    let all = partitions.map(\.membership)
    try context.forEach(friends.blocks) { (vertices: Range<Int>) throws(CancellationError) in
      try context.checkCancellation()
      let entries = friends.offsets[vertices.lowerBound]..<friends.offsets[vertices.upperBound]
      weights.withMutableSpan(entries) { weights in
        let targets = friends.targets.span
        // The number of divisions first: whole numbers add up alike in any order.
        for membership in all {
          let groups = membership.span
          for vertex in vertices {
            let own = groups[vertex]
            for entry in friends.entries(of: vertex)
            where groups[Int(targets[entry])] == own {
              weights[entry - entries.lowerBound] += 1
            }
          }
        }
        for entry in entries {
          let together = weights[entry - entries.lowerBound]
          let share = together == Double(all.count) ? 1 : least + step * together
          weights[entry - entries.lowerBound] = share * (friends.weights?[entry] ?? 1)
        }
      }
    }
    return CompressedGraph(
      undirected: CompressedRows(
        offsets: friends.offsets, targets: friends.targets, weights: weights.filled()))
  }
}
