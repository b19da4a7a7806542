package import Execution
package import Memory

// PageRank. Every vertex pulls rank from those with an edge to it, divided by the strength that the
// giver sends out: one parallel sweep over the incoming rows per step. Where edges have a direction
// the steps are plain ones; where they have none, conjugate gradients get there in a third of the
// steps.

extension CompressedGraph {
  /// The share of time that a random walker over the edges spends at each vertex.
  ///
  /// The walker follows an edge with probability `damping`, in proportion to the weights if they
  /// are used, and otherwise jumps to a vertex drawn from the reset distribution, as it does from a
  /// vertex without an edge out. Undirected edges are followed both ways.
  ///
  /// - Range: 0 to 1; all add up to 1.
  /// - Parameters:
  ///   - options: The damping, and when to end.
  ///   - usingWeights: Whether weights count, if there are any; edges of weight 0 are never
  ///     followed.
  ///   - reset: A number at least 0 for every vertex, not all 0, scaled to the sum 1 here; `nil`
  ///     for the same for all.
  ///   - execution: Threads and cancellation.
  /// - Returns: One rank per vertex.
  /// - Throws: `CancellationError`.
  /// - Complexity: O((*n* + *m*) *k*) for *k* steps; to convergence at damping 0.85 and tolerance
  ///   10⁻¹³ about 30 if edges have no direction, else at most about 200. 40 bytes per vertex.
  /// - Precondition: Parameters are in range; weights that are used are not negative.
  /// - Source: Brin & Page, "The anatomy of a large-scale hypertextual Web search engine" (1998),
  ///   [doi:10.1016/S0169-7552(98)00110-X](https://doi.org/10.1016/S0169-7552(98)00110-X);
  ///   conjugate gradients: Hestenes & Stiefel, "Methods of conjugate gradients for solving linear
  ///   systems" (1952), [doi:10.6028/jres.049.044](https://doi.org/10.6028/jres.049.044).
  package func pageRank(
    _ options: PageRankOptions, usingWeights: Bool, reset: [Double]? = nil, _ execution: Execution
  ) throws(CancellationError) -> Buffer<Double> {
    guard vertexCount > 0 else { return [] }
    let graph = usingWeights ? try withModerateWeights(execution) : self
    let flow = try RankFlow<Double>(
      graph, usingWeights: usingWeights, damping: options.damping,
      reset: reset.map { Self.distribution($0, vertexCount: vertexCount) },
      evenReset: 1 / Double(vertexCount), execution.quiet)
    return try ranks(flow, options.stop, execution).ranks
  }

  /// The ranks of walkers that restart at different vertices, all in one go.
  ///
  /// Up to four walkers share each look at a neighbor, which is what a sweep spends its time on.
  ///
  /// - Parameters:
  ///   - options: The damping, and when to end; walkers that share their sweeps end together.
  ///   - resets: For each walker a number at least 0 for every vertex, not all 0.
  ///   - usingWeights: Whether weights count, if there are any.
  ///   - execution: Threads and cancellation.
  /// - Returns: One rank per vertex for each walker.
  /// - Throws: `CancellationError`.
  /// - Complexity: As for one walker, for every four of them; 160 bytes per vertex.
  package func pageRanks(
    _ options: PageRankOptions, resettingTo resets: [[Double]], usingWeights: Bool,
    _ execution: Execution
  ) throws(CancellationError) -> [Buffer<Double>] {
    try settledPageRanks(
      options, resettingTo: resets, usingWeights: usingWeights, execution
    ).map(\.values)
  }

  /// The ranks of walkers as above, each with what the last of its steps changed.
  ///
  /// Walkers that share their sweeps share the number of steps and the largest of their changes.
  package func settledPageRanks(
    _ options: PageRankOptions, resettingTo resets: [[Double]], usingWeights: Bool,
    _ execution: Execution
  ) throws(CancellationError) -> [InfluenceValues] {
    guard vertexCount > 0 else {
      return resets.map { _ in
        InfluenceValues(values: [], stepCount: 0, lastChange: 0, hasSettled: true)
      }
    }
    let graph = usingWeights ? try withModerateWeights(execution) : self
    var result: [InfluenceValues] = []
    for start in stride(from: 0, to: resets.count, by: 4) {
      let walkers = resets[start..<min(start + 4, resets.count)].map {
        Self.distribution($0, vertexCount: vertexCount)
      }
      // Where walkers are wanting, others run twice.
      let lanes = (0..<4).map { walkers[$0 % walkers.count] }
      let rows = (0..<vertexCount).lazy.map { vertex in
        SIMD4<Double>(
          lanes[0][vertex], lanes[1][vertex], lanes[2][vertex], lanes[3][vertex])
      }
      let flow = try RankFlow<SIMD4<Double>>(
        graph, usingWeights: usingWeights, damping: options.damping, reset: Buffer(rows),
        evenReset: SIMD4(repeating: 0), execution.quiet)
      // Each four walkers are a part of the work, whose progress must not start again.
      let part = { (walker: Int) in Double(walker) / Double(resets.count) }
      let found = try ranks(
        flow, options.stop, execution.reporting(part(start)...part(start + walkers.count)))
      for walker in walkers.indices {
        result.append(
          InfluenceValues(
            values: Buffer(found.ranks.lazy.map { $0[walker] }), stepCount: found.stepCount,
            lastChange: found.lastChange, hasSettled: found.lastChange <= options.tolerance))
      }
    }
    return result
  }

  private func ranks<Lanes: RankLanes>(
    _ flow: RankFlow<Lanes>, _ stop: PageRankOptions.Stop, _ execution: Execution
  ) throws(CancellationError) -> FoundRanks<Lanes> {
    let ranks: FoundRanks<Lanes>
    switch stop {
    case .iterations(let count):
      return try flow.ranks(afterSteps: count, reporting: execution)
    case .converged(let tolerance):
      ranks =
        isDirected
        ? try flow.iteratedRanks(tolerance: tolerance, reporting: execution)
        : try flow.solvedRanks(tolerance: tolerance, reporting: execution)
    }
    execution.report(1)
    return ranks
  }
}
