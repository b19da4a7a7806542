public import Synchronization

/// Small numbers that several threads read and set at once, a byte each.
///
/// Orderings are relaxed, as those of ``AtomicBuffer``.
@frozen
@safe
public struct AtomicMarks: Sendable {
  @usableFromInline let allocation: Allocation
  @usableFromInline nonisolated(unsafe) let start: UnsafeMutablePointer<Atomic<UInt8>>
  /// The number of values.
  public let count: Int

  /// Makes a list of zeros.
  @inlinable
  public init(zeroedCount count: Int) {
    precondition(count >= 0, "a count is not negative")
    allocation = Allocation(zeroedByteCount: count)
    unsafe start = unsafe allocation.start.bindMemory(to: Atomic<UInt8>.self, capacity: count)
    self.count = count
  }

  /// The value at a position.
  @inlinable
  public subscript(position: Int) -> UInt8 {
    get {
      precondition(position >= 0 && position < count, "the position is in the list")
      return unsafe start[position].load(ordering: .relaxed)
    }
    nonmutating set {
      precondition(position >= 0 && position < count, "the position is in the list")
      unsafe start[position].store(newValue, ordering: .relaxed)
    }
  }
}
