internal import Execution
internal import Synchronization

/// How a kernel runs: on how many threads, whether it shall stop, and whom it tells how far it is.
///
/// Kernels block the calling thread and start threads of their own. Call them from a dispatch queue
/// or a thread that may wait, never from a task of Swift's cooperative pool, which has one thread
/// per core and would stand still.
///
/// A kernel's result depends on its input alone: the same bytes for every number of threads.
package final class KernelContext: Sendable {
  /// The largest number of threads that a kernel uses, at least 1.
  package let threadCount: Int
  private let cancellation: CancellationFlag
  private let onProgress: (@Sendable (Double) -> Void)?

  /// Makes a context with its own cancellation flag.
  ///
  /// - Parameters:
  ///   - threadCount: At least 1; `nil` for one thread per available core.
  ///   - progress: Receives the finished part of the running kernel, from 0 to 1, never falling
  ///     and in steps of about a hundredth. It is called from the kernel's threads, one call at a
  ///     time, and must not start a kernel; ``cancel()`` is allowed.
  ///   - isValid: Whether what the kernel reads is still what it was, asked at each loop over all
  ///     people; if it is not, the work is cancelled. `nil` if nothing can change it.
  /// - Precondition: `threadCount` is positive.
  package init(
    threadCount: Int? = nil, progress: (@Sendable (Double) -> Void)? = nil,
    isValid: (@Sendable () -> Bool)? = nil
  ) {
    let threadCount = threadCount ?? Processors.count
    precondition(threadCount > 0, "a kernel needs at least one thread")
    self.threadCount = threadCount
    self.cancellation = CancellationFlag(isValid: isValid)
    self.onProgress = progress
  }

  private init(
    sharing context: KernelContext, threadCount: Int? = nil,
    progress: (@Sendable (Double) -> Void)?
  ) {
    self.threadCount = threadCount ?? context.threadCount
    self.cancellation = context.cancellation
    self.onProgress = progress
  }

  /// The same threads and the same cancellation, with progress told to someone else: for work that
  /// consists of several kernels and knows each one's share.
  package func reporting(to progress: (@Sendable (Double) -> Void)?) -> KernelContext {
    KernelContext(sharing: self, progress: progress)
  }

  /// The same threads and the same cancellation, for a kernel that is a part of a larger one.
  func reporting(_ share: ClosedRange<Double>) -> KernelContext {
    guard let onProgress else { return self }
    return reporting {
      onProgress(share.lowerBound + $0 * (share.upperBound - share.lowerBound))
    }
  }

  /// The same cancellation, without other threads or progress: for kernels that run side by side.
  func onOneThread() -> KernelContext {
    KernelContext(sharing: self, threadCount: 1, progress: nil)
  }

  /// Whether ``cancel()`` was called; it stays so.
  package var isCancelled: Bool { cancellation.isSet.load(ordering: .relaxed) }

  /// Makes running and later kernels of this context throw `CancellationError` within about a
  /// tenth of a second.
  package func cancel() { cancellation.isSet.store(true, ordering: .relaxed) }

  /// Cancels the work if what it reads has changed, so that no kernel goes round in what makes no sense.
  func checkInput() {
    if let isValid = cancellation.isValid, !isValid() { cancel() }
  }

  /// Throws if the work was cancelled.
  package func checkCancellation() throws(CancellationError) {
    if isCancelled { throw CancellationError() }
  }

  /// Throws if the work was cancelled, at the start of a long row: for loops that otherwise ask only
  /// once per block of people, in which someone may have millions of friends.
  @inline(__always)
  func checkCancellation(beforeRow entryCount: Int) throws(CancellationError) {
    if entryCount > 1 << 16 { try checkCancellation() }
  }

  /// Whether anyone listens to progress.
  var reportsProgress: Bool { onProgress != nil }

  /// Tells the finished part of the running kernel.
  func report(_ fraction: Double) { onProgress?(fraction) }
}

/// The flag that contexts of one request share.
private final class CancellationFlag: Sendable {
  let isSet = Atomic<Bool>(false)
  let isValid: (@Sendable () -> Bool)?

  init(isValid: (@Sendable () -> Bool)?) { self.isValid = isValid }
}
