package import Execution
package import Memory

// Group weights. Each vertex's row is compared with the vertex's own group, entry by entry, in
// parallel; then, in vertex order on one thread, what was found is added up by group.

/// What the vertices' rows weigh inside and outside of their groups.
package struct GroupWeights: Sendable, Equatable {
  /// The number of each vertex's entries that lead to the own group.
  package let internalDegrees: Buffer<UInt32>
  /// The weight of the entries inside each group.
  private(set) var inside: [Double]
  /// The weight of all entries of each group.
  private(set) var strength: [Double]
  /// The weight of all entries.
  private(set) var total = 0.0
}

extension CompressedGraph {
  /// What the vertices' edges weigh inside and outside of their groups.
  ///
  /// Direction is ignored. Without weights each edge is 1.
  ///
  /// - Complexity: O(*n* + *m*).
  /// - Throws: `CancellationError`.
  /// - Precondition: The partition has one group per vertex.
  package func groupWeights(
    in partition: CanonicalPartition, _ execution: Execution
  ) throws(CancellationError) -> GroupWeights {
    try GroupWeights(neighbors, in: partition, execution)
  }
}

extension GroupWeights {
  /// Looks at rows.
  ///
  /// - Precondition: The partition has one group per row.
  init(
    _ rows: CompressedRows, in partition: CanonicalPartition, _ execution: Execution
  ) throws(CancellationError) {
    precondition(partition.membership.count == rows.vertexCount, "one group per vertex")
    let membership = partition.membership
    let own = rows.weights.map { _ in ScatterBuffer<Double>(zeroedCount: rows.vertexCount) }
    let all = rows.weights.map { _ in ScatterBuffer<Double>(zeroedCount: rows.vertexCount) }
    internalDegrees = try execution.fill(rows.blocks) {
      (vertices: Range<Int>, counts: inout MutableSpan<UInt32>) in
      let (offsets, targets, groups) = (rows.offsets.span, rows.targets.span, membership.span)
      for (place, vertex) in vertices.enumerated() {
        let group = groups[vertex]
        let row = offsets[vertex]..<offsets[vertex + 1]
        var count: UInt32 = 0
        for entry in row { count += groups[Int(targets[entry])] == group ? 1 : 0 }
        counts[place] = count
        guard let weights = rows.weights, let own, let all else { continue }
        var sums = (own: 0.0, all: 0.0)
        for entry in row {
          sums.all += weights[entry]
          sums.own += groups[Int(targets[entry])] == group ? weights[entry] : 0
        }
        (own[vertex], all[vertex]) = sums
      }
    }
    inside = [Double](repeating: 0, count: partition.groupCount)
    strength = inside
    for vertex in 0..<rows.vertexCount {
      let group = Int(membership[vertex])
      let strength = all?[vertex] ?? Double(rows.count(of: vertex))
      inside[group] += own?[vertex] ?? Double(internalDegrees[vertex])
      self.strength[group] += strength
      total += strength
    }
  }
}
