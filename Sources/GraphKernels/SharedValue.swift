internal import Synchronization

/// A value behind a lock, for what the threads of one kernel share.
///
/// The lock alone would do; ThreadSanitizer does not see into it on Linux, but sees the counter.
final class SharedValue<Value: Sendable>: Sendable {
  private let value: Mutex<Value>
  private let turns = Atomic<Int>(0)

  init(_ value: Value) { self.value = Mutex(value) }

  func withLock<Result: Sendable>(_ body: (inout Value) -> Result) -> Result {
    value.withLock { value in
      turns.add(1, ordering: .acquiringAndReleasing)
      defer { turns.add(1, ordering: .acquiringAndReleasing) }
      return body(&value)
    }
  }
}
