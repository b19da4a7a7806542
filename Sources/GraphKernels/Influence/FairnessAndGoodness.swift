package import Execution
internal import Memory

// Fairness and goodness. A vertex is as good as the fair ones rate it, and as fair as its ratings are
// close to what is rated. Goodness hangs on fairness alone and fairness on goodness alone, so each is
// computed in place, every vertex from a row of its own: no sum depends on the number of threads.

extension RatingRows {
  /// How fair each vertex rates, and how good it is by the ratings that it receives.
  ///
  /// With *w*(*u*, *v*) the rating from −1 to 1, an iteration computes first all of
  ///
  ///     goodness(v) = mean over u who rate v of fairness(u) · w(u, v)
  ///
  /// and then, from that, all of
  ///
  ///     fairness(u) = 1 − mean over v whom u rates of |w(u, v) − goodness(v)| / 2
  ///
  /// Each iteration at least halves the largest change of fairness, so the numbers settle, are off by
  /// at most twice the tolerance, and do not depend on the initial values.
  ///
  /// - Range: Fairness 0 to 1, NaN for who rates nobody; goodness −1 to 1, NaN for whom nobody rates.
  /// - Parameters:
  ///   - initialFairness: Everyone's fairness before the first iteration, from 0 to 1.
  ///   - limits: When to end.
  ///   - execution: Threads and cancellation.
  /// - Returns: The numbers, and how they settled.
  /// - Throws: `CancellationError`.
  /// - Complexity: O(*n* + *m*) for each iteration, of which there are at most 2 − log₂ *tolerance*;
  ///   16 bytes per vertex.
  /// - Source: Kumar, Spezzano, Subrahmanian & Faloutsos, "Edge weight prediction in weighted signed
  ///   networks", ICDM 2016, [doi:10.1109/ICDM.2016.0033](https://doi.org/10.1109/ICDM.2016.0033).
  package func fairnessAndGoodness(
    initialFairness: Double = 1, _ limits: IterationLimits, _ execution: Execution
  ) throws(CancellationError) -> RatingScores {
    precondition(initialFairness >= 0 && initialFairness <= 1, "fairness lies from 0 to 1")
    let (quiet, count) = (execution.quiet, vertexCount)
    let fairness = ScatterBuffer<Double>(zeroedCount: count)
    let goodness = ScatterBuffer<Double>(zeroedCount: count)
    for vertex in 0..<count {
      fairness[vertex] = given.count(of: vertex) > 0 ? initialFairness : .nan
      goodness[vertex] = received.count(of: vertex) > 0 ? 1 : .nan
    }
    let (givenBlocks, receivedBlocks) = (given.blocks, received.blocks)
    var progress = ConvergenceProgress(goal: limits.tolerance, execution)
    var (iterationCount, change) = (0, 0.0)
    repeat {
      let changesOfGoodness = try received.updateMeans(goodness, receivedBlocks, quiet) {
        rater, _, rating in fairness[rater] * rating
      }
      let changesOfFairness = try given.updateMeans(fairness, givenBlocks, quiet) {
        rated, _, rating in 1 - (rating - goodness[rated]).magnitude / 2
      }
      change = max(changesOfGoodness, changesOfFairness)
      iterationCount += 1
      progress.report(change)
    } while change > limits.tolerance && iterationCount < limits.count
    execution.report(1)
    return RatingScores(
      fairness: fairness.freeze(), goodness: goodness.freeze(), iterationCount: iterationCount,
      lastChange: change, hasSettled: change <= limits.tolerance)
  }
}

extension CompressedRows {
  /// Replaces the number of every vertex that has entries by their mean, and a prior that counts as
  /// so many of them.
  ///
  /// - Parameters:
  ///   - numbers: The numbers; those of vertices without entries stay.
  ///   - blocks: The rows in blocks.
  ///   - prior: What counts besides the entries, and as how many.
  ///   - execution: Threads and cancellation.
  ///   - term: The number of an entry, given its other end, its vertex and its weight; of `numbers` it
  ///     may read the vertex's own, which is the old one.
  /// - Returns: The largest change.
  /// - Throws: `CancellationError`.
  func updateMeans(
    _ numbers: ScatterBuffer<Double>, _ blocks: BlockList,
    prior: (value: Double, weight: Double) = (0, 0), _ execution: Execution,
    _ term: @Sendable (_ other: Int, _ vertex: Int, _ weight: Double) -> Double
  ) throws(CancellationError) -> Double {
    let (offsets, targets, weights) = (offsets, targets, weights)
    let changes = try execution.map(blocks) { (vertices: Range<Int>) throws(CancellationError) in
      var largest = 0.0
      for vertex in vertices where offsets[vertex] < offsets[vertex + 1] {
        var sum = prior.weight > 0 ? prior.weight * prior.value : 0
        for entry in offsets[vertex]..<offsets[vertex + 1] {
          if entry & 0xFFFF == 0 { try execution.checkCancellation() }
          sum += term(Int(targets[entry]), vertex, weights?[entry] ?? 1)
        }
        let mean = sum / (Double(offsets[vertex + 1] - offsets[vertex]) + prior.weight)
        largest = max(largest, (mean - numbers[vertex]).magnitude)
        numbers[vertex] = mean
      }
      return largest
    }
    return changes.reduce(0, max)
  }
}
