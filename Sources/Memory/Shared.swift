internal import Synchronization

/// A value behind a lock, for what several threads share.
///
/// The lock alone would do; ThreadSanitizer does not see into it on Linux, but sees the counter.
package final class Shared<Value>: Sendable {
  private let value: Mutex<Value>
  private let turns = Atomic<Int>(0)

  /// Puts a value behind a lock.
  package init(_ value: sending Value) { self.value = Mutex(value) }

  /// Lends the value to one thread at a time.
  package func withLock<Answer: Sendable, Failure: Error>(
    _ body: (inout sending Value) throws(Failure) -> Answer
  ) throws(Failure) -> Answer {
    try value.withLock { (value: inout sending Value) throws(Failure) -> Answer in
      turns.add(1, ordering: .acquiringAndReleasing)
      defer { turns.add(1, ordering: .acquiringAndReleasing) }
      return try body(&value)
    }
  }

  /// Lends the value unless another thread has it; `nil` if one has.
  package func withLockIfAvailable<Answer: Sendable, Failure: Error>(
    _ body: (inout sending Value) throws(Failure) -> Answer
  ) throws(Failure) -> Answer? {
    try value.withLockIfAvailable { (value: inout sending Value) throws(Failure) -> Answer in
      turns.add(1, ordering: .acquiringAndReleasing)
      defer { turns.add(1, ordering: .acquiringAndReleasing) }
      return try body(&value)
    }
  }
}
