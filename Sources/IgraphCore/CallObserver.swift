internal import Synchronization

/// Carries cancellation into a running igraph call and progress out of it.
///
/// One observer serves one call or several calls after each other; once cancelled, it stops every
/// later call at its door. Safe to share between tasks.
package final class CallObserver: Sendable {
  private let cancelled = Atomic<Bool>(false)
  private let isStopped: @Sendable () -> Bool
  private let onBegin: @Sendable () -> Void
  private let onProgress: @Sendable (Double) -> Void

  /// Makes an observer.
  ///
  /// - Parameters:
  ///   - onBegin: Hears of each call that begins, on the thread of the call and under the lock, as
  ///     `onProgress`. Some calls say nothing more until their end.
  ///   - onProgress: receives the finished part of a call, 0 to 1, on the thread of the
  ///     call and while the lock of ``IgraphGate`` is held: it must return soon and must not call
  ///     into this module, which would wait for itself.
  ///   - isStopped: Whether the work of which calls are a part was cancelled.
  package init(
    onBegin: @escaping @Sendable () -> Void = {},
    onProgress: @escaping @Sendable (Double) -> Void = { _ in },
    unless isStopped: @escaping @Sendable () -> Bool = { false }
  ) {
    self.isStopped = isStopped
    self.onBegin = onBegin
    self.onProgress = onProgress
  }

  package var isCancelled: Bool { cancelled.load(ordering: .relaxed) || isStopped() }

  /// Asks the running call to stop at its next poll, and keeps later calls from starting.
  package func cancel() { cancelled.store(true, ordering: .relaxed) }

  func begin() { onBegin() }

  func report(percent: Double) { onProgress(percent / 100) }
}
