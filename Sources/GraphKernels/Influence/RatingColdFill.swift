package import Execution
internal import Memory

extension RatingRows {
  /// Scores with numbers for those whose ratings tell nothing.
  ///
  /// - Parameters:
  ///   - scores: The scores, NaN where nothing is known.
  ///   - priors: What stands there instead; `nil` leaves all as it is. So does a mean or a median of
  ///     nothing.
  ///   - execution: Threads and cancellation.
  /// - Returns: The scores.
  /// - Throws: `CancellationError`.
  /// - Complexity: O(*n*).
  package func filled(
    _ scores: RatingScores, _ priors: (fairness: PriorNumber, goodness: PriorNumber)?,
    _ execution: Execution
  ) throws(CancellationError) -> RatingScores {
    guard let priors else { return scores }
    return RatingScores(
      fairness: try given.filled(scores.fairness, priors.fairness, execution),
      goodness: try received.filled(scores.goodness, priors.goodness, execution),
      iterationCount: scores.iterationCount, lastChange: scores.lastChange,
      hasSettled: scores.hasSettled)
  }
}

extension CompressedRows {
  fileprivate func filled(
    _ numbers: Buffer<Double>, _ prior: PriorNumber, _ execution: Execution
  ) throws(CancellationError) -> Buffer<Double> {
    let value: Double
    if case .fixed(let given) = prior {
      value = given
    } else {
      value = entryCount > 0 ? try prior.value(of: numbers, self, execution) : .nan
    }
    return try execution.fill(BlockList(vertexCount: vertexCount)) { vertices, span in
      for vertex in vertices {
        span[vertex - vertices.lowerBound] = count(of: vertex) > 0 ? numbers[vertex] : value
      }
    }
  }
}
