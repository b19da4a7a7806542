internal import Dispatch
internal import Synchronization

/// Calls of what other libraries made: their streams' callbacks, and what releases their arrays.
///
/// They may run code of an interpreter, which no thread must enter any more once it ends.
package final class ProducerCalls: Sendable {
  /// All of the process: an interpreter is a matter of the process, and so is its end.
  package static let ofProcess = ProducerCalls()

  private let isClosed = Atomic<Bool>(false)
  private let count = Atomic<Int>(0)

  package init() {}

  /// Makes a call, unless none may be made any more.
  ///
  /// - Returns: What the call returns; `nil` if it was not made.
  package func make<Answer>(_ call: () -> Answer) -> Answer? {
    count.add(1, ordering: .sequentiallyConsistent)
    defer { count.subtract(1, ordering: .sequentiallyConsistent) }
    return isClosed.load(ordering: .sequentiallyConsistent) ? nil : call()
  }

  /// Lets no call begin any more, and waits for those that are being made.
  ///
  /// Streams that are read afterwards fail, and what would be released stays in memory.
  ///
  /// - Parameter milliseconds: How long to wait at most.
  /// - Returns: Whether none is being made.
  package func close(waitingFor milliseconds: Int) -> Bool {
    isClosed.store(true, ordering: .sequentiallyConsistent)
    let end = ContinuousClock.now + .milliseconds(milliseconds)
    let pause = DispatchSemaphore(value: 0)
    while count.load(ordering: .sequentiallyConsistent) > 0 {
      guard ContinuousClock.now < end else { return false }
      _ = pause.wait(timeout: .now() + .milliseconds(1))
    }
    return true
  }
}
