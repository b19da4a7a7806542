/// Memory that several threads fill at once, each in places of its own, and that then becomes a
/// ``Buffer``.
///
/// Copies share the memory, so that closures can take it along. What no type can check the caller
/// promises: two threads do not use one place at the same time unless both read, whoever reads what
/// another thread wrote does so after that thread's work was waited for, and nobody writes after
/// ``freeze()``. Memory with one owner is a ``FillingBuffer``, which needs no promise.
///
/// Like all generic types of this module it is public, although no product offers it: the compiler
/// specializes across modules only what is.
@frozen
@safe
public struct ScatterBuffer<Element: BitwiseCopyable & Sendable>: Sendable {
  @usableFromInline var allocation: Allocation
  @usableFromInline nonisolated(unsafe) let start: UnsafeMutablePointer<Element>
  /// The number of values.
  public let count: Int

  @inlinable
  init(_ allocation: Allocation, count: Int) {
    self.allocation = allocation
    unsafe start = unsafe allocation.start.bindMemory(to: Element.self, capacity: count)
    self.count = count
  }

  /// Makes memory whose bytes are all zero.
  ///
  /// - Precondition: Zero bytes are a value of the type, as for all numbers.
  @inlinable
  public init(zeroedCount count: Int) {
    precondition(count >= 0, "a count is not negative")
    self.init(Allocation(zeroedByteCount: count * MemoryLayout<Element>.stride), count: count)
  }

  /// Makes memory whose bytes are all zero, in a scratch file if the space says so.
  ///
  /// - Throws: ``ScratchSpace/Failure`` if there is no room on the disk.
  /// - Precondition: As above.
  @inlinable
  public init(zeroedCount count: Int, in space: ScratchSpace) throws(ScratchSpace.Failure) {
    guard let directory = space.directory else {
      self.init(zeroedCount: count)
      return
    }
    precondition(count >= 0, "a count is not negative")
    let length = count * MemoryLayout<Element>.stride
    self.init(try Allocation(zeroedByteCount: length, inFileOf: directory), count: count)
  }

  /// The same values in memory of their own.
  @inlinable
  public func copy() -> ScatterBuffer {
    let copy = ScatterBuffer(zeroedCount: count)
    for position in 0..<count { copy[position] = self[position] }
    return copy
  }

  /// The value at a position.
  @inlinable
  public subscript(position: Int) -> Element {
    get {
      precondition(position >= 0 && position < count, "the position is in the memory")
      return unsafe start[position]
    }
    nonmutating set {
      precondition(position >= 0 && position < count, "the position is in the memory")
      unsafe start[position] = newValue
    }
  }

  /// The value at a position that is known to lie within the memory, for the innermost loops.
  @inlinable
  @unsafe
  public subscript(unchecked position: Int) -> Element {
    get {
      assert(position >= 0 && position < count, "the position is in the memory")
      return unsafe start[position]
    }
    nonmutating set {
      assert(position >= 0 && position < count, "the position is in the memory")
      unsafe start[position] = newValue
    }
  }

  /// The values as they are, for loops that read many of them while nobody writes.
  @inlinable
  public var span: Span<Element> {
    @_lifetime(borrow self)
    borrowing get {
      let span = unsafe Span(_unsafeStart: UnsafePointer(start), count: count)
      return unsafe _overrideLifetime(span, borrowing: self)
    }
  }

  /// Lends some of the places for writing; nobody else may use them until the closure returns.
  ///
  /// - Precondition: The range lies within the memory.
  @inlinable
  public func withMutableSpan<Answer, Failure: Error>(
    _ range: Range<Int>, _ body: (inout MutableSpan<Element>) throws(Failure) -> Answer
  ) throws(Failure) -> Answer {
    precondition(range.lowerBound >= 0 && range.upperBound <= count, "the range is in the memory")
    var span = unsafe MutableSpan(_unsafeStart: start + range.lowerBound, count: range.count)
    return try body(&span)
  }

  /// Moves values to other places, which may overlap with theirs.
  ///
  /// - Precondition: Both ranges lie within the memory.
  @inlinable
  public func move(_ range: Range<Int>, to target: Int) {
    precondition(range.lowerBound >= 0 && range.upperBound <= count, "the range is in the memory")
    precondition(target >= 0 && target <= count - range.count, "the target is in the memory")
    unsafe (start + target).update(from: start + range.lowerBound, count: range.count)
  }

  /// Whether no copy and no list made of this shares the memory any more, so that it can be filled
  /// anew.
  @inlinable
  public mutating func isUnshared() -> Bool { isKnownUniquelyReferenced(&allocation) }

  /// The values as a list, in the same memory.
  @inlinable
  public func freeze() -> Buffer<Element> {
    unsafe Buffer(allocation, start: UnsafePointer(start), count: count)
  }

  /// The first values as a list; the memory behind them is given back.
  ///
  /// - Precondition: There are as many.
  @inlinable
  public func freeze(keeping usedCount: Int) -> Buffer<Element> {
    precondition(usedCount >= 0 && usedCount <= count, "the range is in the memory")
    allocation.trim(to: usedCount * MemoryLayout<Element>.stride)
    return unsafe Buffer(allocation, start: UnsafePointer(start), count: usedCount)
  }
}
