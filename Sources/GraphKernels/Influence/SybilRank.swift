package import Execution
internal import Memory

// SybilRank. Trust walks from seeds for a few steps: long enough to be even among those who are well
// tied to the seeds, too short to be even with a region behind few ties.

extension CompressedGraph {
  /// The number of steps that SybilRank makes if nobody says otherwise: ⌈log₂ *n*⌉.
  package static func sybilRankStepCount(vertexCount: Int) -> Int {
    vertexCount > 1 ? Int.bitWidth - (vertexCount - 1).leadingZeroBitCount : 0
  }

  /// The trust that has come to each vertex after a few steps from the seeds.
  ///
  /// Direction is ignored. A step hands all trust of each vertex *u* on to its neighbors, a part
  /// *w*(*u*, *v*) / *s*(*u*) to each, where *s* is the strength, or the degree if weights are not used:
  ///
  ///     T(v) ← Σ over u tied to v of T(u) · w(u, v) / s(u)
  ///
  /// An isolate keeps its trust. The rank of the paper is the trust divided by degree, which
  /// ``relative(_:usingWeights:_:)`` gives for the graph without direction.
  ///
  /// - Convergence: It ends early on purpose; in the end all trust would be in proportion to strength.
  /// - Range: 0 to 1; all add up to 1. Cold start: a vertex that no seed leads to in so many steps has 0.
  /// - Parameters:
  ///   - seeds: A number from 0 for every vertex, not all 0: how much it is trusted from the start.
  ///   - stepCount: The number of steps.
  ///   - usingWeights: Whether weights count, if there are any.
  ///   - execution: Threads and cancellation.
  /// - Returns: The trust; it has settled only if the last step changed nothing.
  /// - Throws: `CancellationError`.
  /// - Complexity: O((*n* + *m*) · steps); 48 bytes per vertex.
  /// - Source: Cao, Sirivianos, Yang & Pregueiro, "Aiding the detection of fake accounts in large scale
  ///   social online services", NSDI 2012,
  ///   <https://www.usenix.org/conference/nsdi12/technical-sessions/presentation/cao>.
  package func sybilTrust(
    from seeds: [Double], stepCount: Int, usingWeights: Bool, _ execution: Execution
  ) throws(CancellationError) -> InfluenceValues {
    precondition(stepCount >= 0, "a number of steps is not negative")
    // Everything is handed on.
    return try withoutDirection.spread(
      seeds, SpreadingOptions(spreadingFactor: 1, threshold: 0, tolerance: 0, stepCount: stepCount),
      usingWeights: usingWeights, endsEarly: false, execution)
  }
}
