internal import Execution
internal import Memory

/// Tells how much of a text was read, never falling though parts of it may be read again, and stops
/// where the work is cancelled.
struct ReadingProgress: Sendable {
  /// How the work runs.
  let execution: Execution
  private let byteCount: Int
  private let reported = Shared(0.0)

  init(of byteCount: Int, _ execution: Execution) {
    self.byteCount = byteCount
    self.execution = execution
  }

  /// Tells the part that was read.
  func report(_ fraction: Double) {
    guard execution.reportsProgress else { return }
    reported.withLock { reported in
      guard fraction >= reported + 0.01 || fraction >= 1 && reported < 1 else { return }
      reported = fraction
      execution.report(fraction)
    }
  }

  /// Tells that so many bytes were read, and stops if the work was cancelled.
  func note(_ position: Int) throws(CancellationError) {
    try execution.checkCancellation()
    report(Double(position) / Double(max(1, byteCount)))
  }
}
