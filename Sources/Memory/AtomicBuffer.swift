public import Synchronization

/// Numbers that several threads change at once, each change whole.
///
/// Orderings are relaxed: a thread sees another's changes sooner or later, and for certain once that
/// thread's work was waited for.
@frozen
@safe
public struct AtomicBuffer: Sendable {
  @usableFromInline let allocation: Allocation
  @usableFromInline nonisolated(unsafe) let start: UnsafeMutablePointer<Atomic<UInt32>>
  /// The number of values.
  public let count: Int

  /// Makes a list of zeros.
  @inlinable
  public init(zeroedCount count: Int) {
    precondition(count >= 0, "a count is not negative")
    allocation = Allocation(zeroedByteCount: count * MemoryLayout<UInt32>.stride)
    unsafe start = unsafe allocation.start.bindMemory(to: Atomic<UInt32>.self, capacity: count)
    self.count = count
  }

  /// The value at a position.
  @inlinable
  public subscript(position: Int) -> UInt32 {
    get {
      precondition(position >= 0 && position < count, "the position is in the list")
      return unsafe start[position].load(ordering: .relaxed)
    }
    nonmutating set {
      precondition(position >= 0 && position < count, "the position is in the list")
      unsafe start[position].store(newValue, ordering: .relaxed)
    }
  }

  /// Puts a value in the place of the expected one, if that is still there.
  ///
  /// - Returns: Whether it was.
  @inlinable
  public func exchange(_ position: Int, expecting expected: UInt32, with value: UInt32) -> Bool {
    precondition(position >= 0 && position < count, "the position is in the list")
    return unsafe start[position].compareExchange(
      expected: expected, desired: value, ordering: .relaxed
    ).exchanged
  }

  /// Adds to a value.
  ///
  /// - Returns: The value before.
  @inlinable @discardableResult
  public func add(_ position: Int, _ value: UInt32) -> UInt32 {
    precondition(position >= 0 && position < count, "the position is in the list")
    return unsafe start[position].wrappingAdd(value, ordering: .relaxed).oldValue
  }

  /// Subtracts from a value.
  ///
  /// - Returns: The value before.
  @inlinable @discardableResult
  public func subtract(_ position: Int, _ value: UInt32) -> UInt32 {
    precondition(position >= 0 && position < count, "the position is in the list")
    return unsafe start[position].wrappingSubtract(value, ordering: .relaxed).oldValue
  }

  /// Lowers a value to another one if that is smaller.
  @inlinable
  public func lower(_ position: Int, to value: UInt32) {
    precondition(position >= 0 && position < count, "the position is in the list")
    // `Atomic.min` of Swift 6.3 compares unsigned numbers as if they were signed.
    var known = unsafe start[position].load(ordering: .relaxed)
    while value < known {
      let (exchanged, original) = unsafe start[position].weakCompareExchange(
        expected: known, desired: value, ordering: .relaxed)
      if exchanged { return }
      known = original
    }
  }

  /// The values as a list, in the same memory: nothing may be changed afterwards.
  @inlinable
  public func freeze() -> Buffer<UInt32> {
    let values = unsafe UnsafeRawPointer(start).assumingMemoryBound(to: UInt32.self)
    return unsafe Buffer(allocation, start: values, count: count)
  }
}
