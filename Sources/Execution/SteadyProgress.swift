internal import Memory

/// Passes on the progress of a call: never falling, and no oftener than anyone could see.
///
/// Parts of a call know only their own share of it, and many of them tell of every block of their work.
final class SteadyProgress: Sendable {
  private let latest = Shared((progress: Execution.Progress?.none, time: ContinuousClock.now))
  private let listener: @Sendable (Execution.Progress) -> Void

  /// The finished part that a step adds.
  private static let step = 0.01
  /// How long a smaller step must have taken to be told.
  private static let longTime = Duration.seconds(1)
  /// The bytes that a step adds at least where the finished part is not known, and the factor by which.
  private static let byteStep = (least: 1 << 22, factor: 1.05)

  init(_ listener: @escaping @Sendable (Execution.Progress) -> Void) { self.listener = listener }

  /// Tells a part that is a step further than what was told before, or a little further after a second, or of
  /// another stage or column, and when work begins or ends that does not tell how far it is.
  func tell(_ progress: Execution.Progress) {
    latest.withLock { latest in
      let before = latest.progress
      let told = before?.fractionCompleted ?? 0
      var progress = progress
      // What is not a number counts as nothing done.
      let fraction = progress.fractionCompleted > 0 ? min(progress.fractionCompleted, 1) : 0
      progress.fractionCompleted = max(told, fraction)
      let isFurther =
        progress.fractionCompleted >= told + Self.step
        || progress.fractionCompleted == 1 && told < 1
      let isNews =
        before?.stage != progress.stage || before?.columnName != progress.columnName
        || before?.isMeasured ?? true != progress.isMeasured
      let now = ContinuousClock.now
      let isLate = progress.fractionCompleted > told && now - latest.time >= Self.longTime
      guard isFurther || isNews || isLate || Self.hasReadMore(progress, before) else { return }
      latest = (progress, now)
      listener(progress)
    }
  }

  /// Whether so much more was read of an input without a known end that it is worth telling.
  private static func hasReadMore(
    _ progress: Execution.Progress, _ latest: Execution.Progress?
  ) -> Bool {
    guard !progress.isMeasured, let count = progress.byteCount else { return false }
    let told = latest?.byteCount ?? 0
    return count - told >= max(byteStep.least, Int(Double(told) * (byteStep.factor - 1)))
  }

  /// Tells that all is done, in the words of what was told last.
  func finish() {
    var progress = latest.withLock { $0.progress } ?? Execution.Progress(fractionCompleted: 0)
    (progress.fractionCompleted, progress.isMeasured, progress.byteCount) = (1, true, nil)
    tell(progress)
  }
}
