package import Execution
internal import Memory

// Ties between groups. The rows of one group's members after another are added up by the group at the
// other end, in the order of members and entries, so that sums are the same for any number of threads.

/// The friendships between two groups, or inside one.
package struct GroupTie: Sendable, Equatable {
  /// The smaller group.
  package let group: Int
  /// The larger group; the same for friendships inside.
  package let otherGroup: Int
  /// How many friendships there are.
  package let count: Int
  /// Their weight; without weights their number.
  package let weight: Double
}

extension CompressedGraph {
  /// The friendships inside each group and between each two, by group and other group.
  ///
  /// Direction is ignored.
  ///
  /// - Complexity: O(*n* + *m*), with a logarithm for the pairs; 12 bytes per group and thread.
  /// - Throws: `CancellationError`.
  /// - Precondition: The partition has one group per person.
  package func groupTies(
    in partition: CanonicalPartition, _ execution: Execution
  ) throws(CancellationError) -> [GroupTie] {
    precondition(partition.membership.count == vertexCount, "one group per person")
    let (friends, members) = (friends, partition.members)
    var work = [0]
    for (group, people) in members.enumerated() {
      work.append(people.reduce(work[group]) { $0 + friends.count(of: Int($1)) })
    }
    let pieces = try execution.map(BlockList(offsets: work)) {
      (groups: Range<Int>) throws(CancellationError) -> [GroupTie] in
      var ties: [GroupTie] = []
      var counts = [Int](repeating: 0, count: partition.groupCount)
      var weights = [Double](repeating: 0, count: partition.groupCount)
      for group in groups {
        try execution.checkCancellation()
        var met: [Int] = []
        for person in members[group] {
          for entry in friends.entries(of: Int(person)) {
            let other = Int(partition.membership[Int(friends.targets[entry])])
            if other < group { continue }
            if counts[other] == 0 { met.append(other) }
            counts[other] += 1
            weights[other] += friends.weights?[entry] ?? 1
          }
        }
        for other in met.sorted() {
          // Inside, every friendship was met from both ends.
          let ends = other == group ? 2 : 1
          ties.append(
            GroupTie(
              group: group, otherGroup: other, count: counts[other] / ends,
              weight: weights[other] / Double(ends)))
          (counts[other], weights[other]) = (0, 0)
        }
      }
      return ties
    }
    return pieces.flatMap { $0 }
  }
}
