internal import Buffers

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
  ) throws(CancellationError) -> [Int] {
    precondition(partition.membership.count == vertexCount, "one group per person")
    let (friends, membership) = (friends, partition.membership)
    return try context.values(friends.blocks) { (vertex: Int) in
      let own = membership[vertex]
      var count = 0
      for entry in friends.entries(of: vertex)
      where membership[Int(friends.targets[entry])] == own {
        count += 1
      }
      return count
    }
  }
}
