package import Execution
package import Memory

extension CompressedGraph {
  /// The share of each vertex's edges that leads to each of the first groups.
  ///
  /// Direction is ignored; weights do not count.
  ///
  /// - Parameters:
  ///   - partition: The groups.
  ///   - count: How many of the groups, from the first.
  ///   - execution: How the work runs.
  /// - Returns: The shares for each group, by vertex; NaN for a vertex without edges, and 0 where there
  ///   are fewer groups.
  /// - Complexity: O(*n* · `count` + *m*).
  /// - Throws: `CancellationError`.
  /// - Precondition: The partition has one group per vertex.
  package func groupShares(
    in partition: CanonicalPartition, ofFirst count: Int, _ execution: Execution
  ) throws(CancellationError) -> [Buffer<Double>] {
    let rows = neighbors
    precondition(partition.membership.count == rows.vertexCount, "one group per vertex")
    let membership = partition.membership
    let shares = (0..<count).map { _ in ScatterBuffer<Double>(zeroedCount: rows.vertexCount) }
    try execution.forEach(rows.blocks) { (vertices: Range<Int>) in
      let (offsets, targets, groups) = (rows.offsets.span, rows.targets.span, membership.span)
      var counts = [Int](repeating: 0, count: count)
      for vertex in vertices {
        let row = offsets[vertex]..<offsets[vertex + 1]
        for entry in row {
          let group = Int(groups[Int(targets[entry])])
          if group < count { counts[group] += 1 }
        }
        for group in counts.indices {
          shares[group][vertex] = Double(counts[group]) / Double(row.count)
          counts[group] = 0
        }
      }
    }
    return shares.map { $0.freeze() }
  }
}
