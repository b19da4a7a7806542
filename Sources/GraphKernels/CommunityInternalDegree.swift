package import Buffers

// Internal degree. A person's row of friends is compared with the person's own group, entry by entry;
// blocks of people are independent of each other.

extension CompressedGraph {
  /// The number of each person's friends who are in the same group.
  ///
  /// Direction and weights are ignored, each friend counts once.
  ///
  /// - Range: 0 to the number of friends.
  /// - Complexity: O(*n* + *m*).
  /// - Precondition: The partition has one group per person.
  package func internalDegree(
    in partition: CanonicalPartition, _ context: KernelContext
  ) throws(CancellationError) -> Buffer<UInt32> {
    precondition(partition.membership.count == vertexCount, "one group per person")
    let (friends, membership) = (friends, partition.membership)
    return try context.fill(friends.blocks) {
      (vertices: Range<Int>, counts: inout MutableSpan<UInt32>) in
      let (offsets, targets) = (friends.offsets.span, friends.targets.span)
      let groups = membership.span
      for (place, vertex) in vertices.enumerated() {
        let own = groups[vertex]
        var count: UInt32 = 0
        for entry in offsets[vertex]..<offsets[vertex + 1] {
          count += groups[Int(targets[entry])] == own ? 1 : 0
        }
        counts[place] = count
      }
    }
  }
}
