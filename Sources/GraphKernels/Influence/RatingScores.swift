package import Memory

/// What ratings say about those who give them and those who receive them.
package struct RatingScores: Sendable, Equatable {
  /// How fair each vertex rates, from 0 to 1; NaN where nothing says so.
  package let fairness: Buffer<Double>
  /// How good each vertex is, from −1 to 1; NaN where nothing says so.
  package let goodness: Buffer<Double>
  /// The number of iterations that were made.
  package let iterationCount: Int
  /// The largest change of any number in the last iteration.
  package let lastChange: Double
  /// Whether the last iteration changed no number by more than the tolerance.
  package let hasSettled: Bool
}

/// When an iteration ends.
package struct IterationLimits: Sendable, Hashable {
  /// It has settled when an iteration changes no number by more than this.
  package let tolerance: Double
  /// The most iterations.
  package let count: Int

  /// Says when to end.
  ///
  /// - Precondition: `tolerance` is not negative, `count` is positive.
  package init(tolerance: Double, count: Int) {
    precondition(tolerance >= 0, "a tolerance is not negative")
    precondition(count > 0, "an iteration is made at least once")
    self.tolerance = tolerance
    self.count = count
  }
}
