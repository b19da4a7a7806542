internal import Memory
internal import Synchronization

/// How work runs: on how many threads, whether it shall stop, and whom it tells how far it is.
///
/// The same value goes from a call of the library to every loop. Copies share what stops them:
/// ``cancel()`` stops all, as does cancelling the task that waits for the work. No result depends on
/// it: the same input gives the same bytes for every number of threads.
///
/// Work blocks its thread and starts further ones, so none runs on Swift's cooperative pool, which has
/// one thread per core and would stand still: ``run(_:)`` gives it a thread of its own.
public struct Execution: Sendable {
  /// The largest number of threads that work uses, at least 1.
  public let threadCount: Int
  private let cancellation: Cancellation
  private let onProgress: (@Sendable (Double) -> Void)?

  /// Says how work shall run.
  ///
  /// - Parameters:
  ///   - threads: At least 1; `nil` for one thread per available core.
  ///   - onProgress: Receives the finished part, from 0 to 1, never falling and in steps of about a
  ///     hundredth. It is called from the work's threads, one call at a time, and must not call the
  ///     library; ``cancel()`` is allowed.
  /// - Precondition: `threads` is positive.
  public init(threads: Int? = nil, onProgress: (@Sendable (Double) -> Void)? = nil) {
    self.init(threads: threads, onProgress: onProgress, isValid: nil)
  }

  /// Says how work shall run on what may change under its hands.
  ///
  /// - Parameters:
  ///   - threads: At least 1; `nil` for one thread per available core.
  ///   - onProgress: As above.
  ///   - isValid: Whether what is read is still what it was, asked at each loop over all vertices; if it
  ///     is not, the work is cancelled. `nil` if nothing can change it.
  package init(
    threads: Int? = nil, onProgress: (@Sendable (Double) -> Void)? = nil,
    isValid: (@Sendable () -> Bool)?
  ) {
    let threadCount = threads ?? Processors.count
    precondition(threadCount > 0, "work needs at least one thread")
    self.init(threadCount, Cancellation(isValid: isValid), onProgress)
  }

  private init(
    _ threadCount: Int, _ cancellation: Cancellation, _ onProgress: (@Sendable (Double) -> Void)?
  ) {
    self.threadCount = threadCount
    self.cancellation = cancellation
    self.onProgress = onProgress
  }

  /// The same threads and the same cancellation, with progress told to someone else: for work that
  /// consists of several parts and knows each one's share.
  package func reporting(to onProgress: (@Sendable (Double) -> Void)?) -> Execution {
    Execution(threadCount, cancellation, onProgress)
  }

  /// The same threads and the same cancellation, for work that is a part of a larger whole.
  package func reporting(_ share: ClosedRange<Double>) -> Execution {
    guard let onProgress else { return self }
    return reporting {
      onProgress(share.lowerBound + $0 * (share.upperBound - share.lowerBound))
    }
  }

  /// The same cancellation, without other threads or progress: for work that runs side by side.
  package func onOneThread() -> Execution { Execution(1, cancellation, nil) }

  /// Whether the work was cancelled; it stays so.
  package var isCancelled: Bool { cancellation.isSet.load(ordering: .relaxed) }

  /// Makes running and later work throw `CancellationError` within about a tenth of a second.
  public func cancel() { cancellation.isSet.store(true, ordering: .relaxed) }

  /// Cancels the work if what it reads has changed, so that nothing goes round in what makes no sense.
  package func checkInput() {
    if let isValid = cancellation.isValid, !isValid() { cancel() }
  }

  /// Throws if the work was cancelled.
  @usableFromInline
  package func checkCancellation() throws(CancellationError) {
    if isCancelled { throw CancellationError() }
  }

  /// Throws if the work was cancelled, at the start of a long row: for loops that otherwise ask only
  /// once per block of vertices, one of which may have millions of neighbors.
  @inlinable @inline(__always)
  package func checkCancellation(beforeRow entryCount: Int) throws(CancellationError) {
    if entryCount > 1 << 16 { try checkCancellation() }
  }

  /// Whether anyone listens to progress.
  package var reportsProgress: Bool { onProgress != nil }

  /// Tells the finished part of the running work.
  package func report(_ fraction: Double) { onProgress?(fraction) }

  /// Runs work on a thread of its own; cancelling the task that waits cancels it.
  package func run<Answer: Sendable>(
    _ body: @escaping @Sendable (Execution) throws -> Answer
  ) async throws -> Answer {
    try Task.checkCancellation()
    return try await withTaskCancellationHandler {
      try await Helpers.result { try body(self) }
    } onCancel: {
      cancel()
    }
  }
}

/// What copies of one value share.
private final class Cancellation: Sendable {
  let isSet = Atomic<Bool>(false)
  let isValid: (@Sendable () -> Bool)?

  init(isValid: (@Sendable () -> Bool)?) { self.isValid = isValid }
}
