/// How a random walk goes, and when it has been followed long enough.
package struct PageRankOptions: Sendable, Hashable {
  /// When the iteration ends.
  package enum Stop: Sendable, Hashable {
    /// After exactly so many plain steps from the reset distribution, as LDBC Graphalytics wants
    /// it.
    case iterations(Int)
    /// When a further plain step would change all ranks together by no more than this.
    ///
    /// The ranks are then off by at most *tolerance* / (1 − *damping*), added up over all.
    case converged(tolerance: Double)
  }

  /// The probability of following an edge instead of jumping.
  package let damping: Double
  /// When to end.
  package let stop: Stop

  /// Says how the walk goes.
  ///
  /// - Precondition: `0 <= damping < 1`; steps are not negative, a tolerance is positive.
  package init(damping: Double, stop: Stop) {
    precondition(damping >= 0 && damping < 1, "damping lies from 0 to below 1")
    switch stop {
    case .iterations(let count): precondition(count >= 0, "a number of steps is not negative")
    case .converged(let tolerance): precondition(tolerance > 0, "a tolerance is positive")
    }
    self.damping = damping
    self.stop = stop
  }

  /// The change at which ranks have settled; 0 where the number of steps is given.
  var tolerance: Double {
    if case .converged(let tolerance) = stop { tolerance } else { 0 }
  }

  /// Whether the number of steps is left open.
  package var goesOnUntilSettled: Bool {
    if case .converged = stop { true } else { false }
  }
}
