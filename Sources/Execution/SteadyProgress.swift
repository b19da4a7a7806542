internal import Memory

/// Passes on the progress of a call: never falling, and no oftener than anyone could see.
///
/// Parts of a call know only their own share of it, and many of them tell of every block of their work.
final class SteadyProgress: Sendable {
  private let latest = Shared(Execution.Progress?.none)
  private let listener: @Sendable (Execution.Progress) -> Void

  /// The finished part that a step adds.
  private static let step = 0.01

  init(_ listener: @escaping @Sendable (Execution.Progress) -> Void) { self.listener = listener }

  /// Tells a part that is a step further than what was told before, or of another stage or column.
  func tell(_ progress: Execution.Progress) {
    latest.withLock { latest in
      let told = latest?.fractionCompleted ?? 0
      var progress = progress
      // What is not a number counts as nothing done.
      let fraction = progress.fractionCompleted > 0 ? min(progress.fractionCompleted, 1) : 0
      progress.fractionCompleted = max(told, fraction)
      let isFurther =
        progress.fractionCompleted >= told + Self.step
        || progress.fractionCompleted == 1 && told < 1
      let isNews = latest?.stage != progress.stage || latest?.columnName != progress.columnName
      guard isFurther || isNews else { return }
      latest = progress
      listener(progress)
    }
  }

  /// Tells that all is done, in the words of what was told last.
  func finish() {
    var progress = latest.withLock { $0 } ?? Execution.Progress(fractionCompleted: 0)
    progress.fractionCompleted = 1
    tell(progress)
  }
}
