package import Execution

// Modularity. The sum over groups of the share of weight inside minus the share that chance would
// put there.

extension CompressedGraph {
  /// How much more weight lies inside groups than if edges were drawn at random.
  ///
  /// *Q* = Σ over groups of (*w* / 2*m* − *γ* (*s* / 2*m*)²), with *w* the weight inside the group
  /// counted from both ends, *s* the strength of its members, 2*m* the strength of all, *γ* the
  /// resolution. Computed on ``neighbors``: direction is ignored. Without weights each edge is 1,
  /// mutual or not; with weights those of both directions are added.
  ///
  /// - Range: −*γ*/2 to 1 for weights that are not negative; `nil` if there is no weight at all.
  /// - Complexity: O(*n* + *m*).
  /// - Precondition: The partition has one group per vertex.
  /// - Source: Newman, "Analysis of weighted networks", *Physical Review E* 70 (2004),
  ///   [doi:10.1103/PhysRevE.70.056131](https://doi.org/10.1103/PhysRevE.70.056131); resolution:
  ///   Reichardt & Bornholdt, *Physical Review E* 74 (2006),
  ///   [doi:10.1103/PhysRevE.74.016110](https://doi.org/10.1103/PhysRevE.74.016110).
  package func modularity(
    of partition: CanonicalPartition, resolution: Double = 1, _ execution: Execution
  ) throws(CancellationError) -> Double? {
    try groupWeights(in: partition, execution).modularity(resolution: resolution)
  }
}

extension GroupWeights {
  /// How much more weight lies inside groups than if edges were drawn at random.
  ///
  /// - Parameter resolution: *γ*.
  /// - Returns: As ``CompressedGraph/modularity(of:resolution:_:)``.
  package func modularity(resolution: Double = 1) -> Double? {
    guard total > 0 else { return nil }
    var quality = 0.0
    for group in inside.indices {
      let share = strength[group] / total
      quality += inside[group] / total - resolution * share * share
    }
    return quality
  }
}
