package import Execution
internal import Memory

// Edges between groups. The rows of one group's members after another are added up by the group at
// the other end, in the order of members and entries, so that sums are the same for any number of
// threads.

/// The edges between two groups, or inside one.
package struct GroupEdge: Sendable, Equatable {
  /// The smaller group.
  package let group: Int
  /// The larger group; the same for edges inside.
  package let otherGroup: Int
  /// How many edges there are.
  package let count: Int
  /// Their weight; without weights their number.
  package let weight: Double
}

extension CompressedGraph {
  /// The edges inside each group and between each two, by group and other group.
  ///
  /// Direction is ignored.
  ///
  /// - Complexity: O(*n* + *m*), with a logarithm for the pairs; 12 bytes per group and thread.
  /// - Throws: `CancellationError`.
  /// - Precondition: The partition has one group per vertex.
  package func groupEdges(
    in partition: CanonicalPartition, _ execution: Execution
  ) throws(CancellationError) -> [GroupEdge] {
    precondition(partition.membership.count == vertexCount, "one group per vertex")
    let (neighbors, members) = (neighbors, partition.members)
    var work = [0]
    for (group, vertices) in members.enumerated() {
      work.append(vertices.reduce(work[group]) { $0 + neighbors.count(of: Int($1)) })
    }
    let pieces = try execution.map(BlockList(offsets: work)) {
      (groups: Range<Int>) throws(CancellationError) -> [GroupEdge] in
      var edges: [GroupEdge] = []
      var counts = [Int](repeating: 0, count: partition.groupCount)
      var weights = [Double](repeating: 0, count: partition.groupCount)
      for group in groups {
        try execution.checkCancellation()
        var met: [Int] = []
        for vertex in members[group] {
          for entry in neighbors.entries(of: Int(vertex)) {
            let other = Int(partition.membership[Int(neighbors.targets[entry])])
            if other < group { continue }
            if counts[other] == 0 { met.append(other) }
            counts[other] += 1
            weights[other] += neighbors.weights?[entry] ?? 1
          }
        }
        for other in met.sorted() {
          // Inside, every edge was met from both ends.
          let ends = other == group ? 2 : 1
          edges.append(
            GroupEdge(
              group: group, otherGroup: other, count: counts[other] / ends,
              weight: weights[other] / Double(ends)))
          (counts[other], weights[other]) = (0, 0)
        }
      }
      return edges
    }
    return pieces.flatMap { $0 }
  }
}
