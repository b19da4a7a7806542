package import Execution

// Qualities. Each is the weight inside communities minus what chance would put there: the product
// of the members' sizes, summed over all pairs. What counts as size makes the difference.

/// A quality of a division into communities, to be maximized.
package enum QualityFunction: String, Sendable, CaseIterable {
  /// Weight inside beyond what strengths alone would give; direction is ignored.
  case modularity
  /// Weight inside beyond what strengths out and in would give (Leicht & Newman).
  case directedModularity
  /// Weight inside beyond a fixed density; direction is ignored.
  case constantPotts
}

extension CompressedGraph {
  /// The value of a quality for a division.
  ///
  /// - Parameters:
  ///   - function: Which quality.
  ///   - partition: The division.
  ///   - resolution: *γ*, not negative.
  ///   - execution: Threads and cancellation.
  /// - Returns: With *w* the weight inside a community counted from both ends and 2*m* the strength
  ///   of all: for modularity see ``modularity(of:resolution:_:)``; for the constant Potts model
  ///   Σ (*w* − *γ* *n*²) / 2*m* with *n* the number of members, whose pairs with themselves are
  ///   among the *n*²; for directed modularity
  ///   Σ (*w* / *m* − *γ* *out* · *in* / *m*²), with every edge counted once. `nil` without weight.
  /// - Throws: `CancellationError`.
  /// - Complexity: O(*n* + *m*).
  /// - Precondition: The partition has one group per vertex.
  /// - Source: Traag, Van Dooren & Nesterov, *Physical Review E* 84 (2011),
  ///   [doi:10.1103/PhysRevE.84.016114](https://doi.org/10.1103/PhysRevE.84.016114); directed:
  ///   Leicht & Newman, *Physical Review Letters* 100 (2008),
  ///   [doi:10.1103/PhysRevLett.100.118703](https://doi.org/10.1103/PhysRevLett.100.118703).
  package func quality(
    _ function: QualityFunction, of partition: CanonicalPartition, resolution: Double = 1,
    _ execution: Execution
  ) throws(CancellationError) -> Double? {
    try quality(
      function, of: partition, groupWeights(in: partition, execution), resolution: resolution,
      execution)
  }

  /// The value of a quality for a division of which the weights are known.
  package func quality(
    _ function: QualityFunction, of partition: CanonicalPartition, _ sums: GroupWeights,
    resolution: Double, _ execution: Execution
  ) throws(CancellationError) -> Double? {
    switch function {
    case .modularity: return sums.modularity(resolution: resolution)
    case .constantPotts:
      guard sums.total > 0 else { return nil }
      var quality = 0.0
      for (inside, size) in zip(sums.inside, partition.sizes) {
        quality += inside - resolution * Double(size) * Double(size)
      }
      return quality / sums.total
    case .directedModularity:
      let sums = try GroupWeights(outgoing, in: partition, execution)
      let back = try GroupWeights(incoming, in: partition, execution)
      guard sums.total > 0 else { return nil }
      var quality = 0.0
      for group in sums.inside.indices {
        let (out, into) = (sums.strength[group] / sums.total, back.strength[group] / sums.total)
        quality += sums.inside[group] / sums.total - resolution * out * into
      }
      return quality
    }
  }
}
