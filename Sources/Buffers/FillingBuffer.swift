/// Memory that several threads fill, each in places of its own, and that then becomes a ``Buffer``.
///
/// Copies share the memory. Two threads must not use one place at the same time unless both read;
/// whoever reads what another thread wrote does so after that thread's work was waited for.
@frozen
@safe
@usableFromInline
package struct FillingBuffer<Element: BitwiseCopyable & Sendable>: Sendable {
  @usableFromInline let allocation: Allocation
  @usableFromInline nonisolated(unsafe) let start: UnsafeMutablePointer<Element>
  /// The number of values.
  @usableFromInline package let count: Int

  /// Makes memory whose bytes are all zero.
  ///
  /// - Precondition: Zero bytes are a value of the type, as for all numbers.
  @inlinable
  package init(zeroedCount count: Int) {
    precondition(count >= 0, "a count is not negative")
    allocation = Allocation(zeroedByteCount: count * MemoryLayout<Element>.stride)
    unsafe start = unsafe allocation.start.bindMemory(to: Element.self, capacity: count)
    self.count = count
  }

  /// The value at a position.
  @inlinable
  package subscript(position: Int) -> Element {
    get {
      precondition(position >= 0 && position < count, "the position is in the memory")
      return unsafe start[position]
    }
    nonmutating set {
      precondition(position >= 0 && position < count, "the position is in the memory")
      unsafe start[position] = newValue
    }
  }

  /// Lends some of the places for writing; nobody else may use them until the closure returns.
  ///
  /// - Precondition: The range lies within the memory.
  @inlinable
  package func withMutableSpan<Answer, Failure: Error>(
    _ range: Range<Int>, _ body: (inout MutableSpan<Element>) throws(Failure) -> Answer
  ) throws(Failure) -> Answer {
    precondition(range.lowerBound >= 0 && range.upperBound <= count, "the range is in the memory")
    var span = unsafe MutableSpan(_unsafeStart: start + range.lowerBound, count: range.count)
    return try body(&span)
  }

  /// The values as a list.
  ///
  /// The memory is shared: nothing may be written afterwards.
  @inlinable
  package func filled() -> Buffer<Element> {
    unsafe Buffer(allocation, start: UnsafePointer(start), count: count)
  }

  /// The first `usedCount` values as a list; the memory behind them is given back.
  ///
  /// Nothing may be written afterwards.
  @inlinable
  package func filled(_ usedCount: Int) -> Buffer<Element> {
    precondition(usedCount >= 0 && usedCount <= count, "the range is in the memory")
    allocation.trim(to: usedCount * MemoryLayout<Element>.stride)
    return unsafe Buffer(allocation, start: UnsafePointer(start), count: usedCount)
  }
}
