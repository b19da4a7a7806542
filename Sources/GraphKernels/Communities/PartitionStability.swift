package import Execution
package import Memory

// Stability. A group's core in another partition is the group there that shares most of its
// vertices; a vertex stays if it is with the core. The share of partitions in which a vertex stays
// says how sure their place is.

extension CanonicalPartition {
  /// For each vertex the share of other partitions in which it stays with the core of its group.
  ///
  /// - Range: 0 to 1; 1 for every vertex where all partitions are equal.
  /// - Complexity: O(*n*) for each partition.
  /// - Precondition: There is at least one, and all divide the same number of vertices.
  package func stability(
    in others: [CanonicalPartition], _ execution: Execution
  ) throws(CancellationError) -> Buffer<Double> {
    precondition(!others.isEmpty, "there is something to be stable against")
    let stays = ScatterBuffer<UInt32>(zeroedCount: membership.count)
    let blocks = BlockList(vertexCount: membership.count)
    for (place, other) in others.enumerated() {
      let cores = cores(in: other)
      let share = Double(place) / Double(others.count)...Double(place + 1) / Double(others.count)
      try execution.forEach(blocks, share: share) { vertices in
        for vertex in vertices
        where other.membership[vertex] == cores[Int(membership[vertex])] {
          stays[vertex] += 1
        }
      }
    }
    return try execution.quiet.fill(blocks) { vertices, span in
      for vertex in vertices {
        span[vertex - vertices.lowerBound] = Double(stays[vertex]) / Double(others.count)
      }
    }
  }

  /// For each group the group of another partition that shares most of its vertices, of several
  /// such the smallest number.
  package func cores(in other: CanonicalPartition) -> [UInt32] {
    var cores = [UInt32](repeating: 0, count: groupCount)
    var most = [Int](repeating: 0, count: groupCount)
    for overlap in overlaps(with: other) where overlap.count > most[overlap.group] {
      most[overlap.group] = overlap.count
      cores[overlap.group] = UInt32(overlap.otherGroup)
    }
    return cores
  }
}
