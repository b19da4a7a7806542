/// A list of plain values in one piece of memory that never changes: its own, or a mapped file's.
///
/// Copies share the memory, so they are cheap whatever the size. Two buffers are equal if their
/// values are.
@frozen
@safe
public struct Buffer<Element: BitwiseCopyable & Sendable>: Sendable {
  @usableFromInline let allocation: Allocation
  @usableFromInline nonisolated(unsafe) let start: UnsafePointer<Element>
  /// The number of values.
  public let count: Int

  @inlinable
  init(_ allocation: Allocation, start: UnsafePointer<Element>, count: Int) {
    self.allocation = allocation
    unsafe self.start = unsafe start
    self.count = count
  }

  /// Makes a list of some values.
  @inlinable
  public init(_ values: some Collection<Element>) {
    let count = values.count
    let allocation = Allocation(zeroedByteCount: count * MemoryLayout<Element>.stride)
    let start = unsafe allocation.start.bindMemory(to: Element.self, capacity: count)
    var index = 0
    for value in values {
      precondition(index < count, "a collection has as many values as it says")
      unsafe start[index] = value
      index += 1
    }
    unsafe self.init(allocation, start: UnsafePointer(start), count: count)
  }

  /// Makes a list of one value many times.
  @inlinable
  public init(repeating value: Element, count: Int) {
    let allocation = Allocation(zeroedByteCount: count * MemoryLayout<Element>.stride)
    let start = unsafe allocation.start.bindMemory(to: Element.self, capacity: count)
    for index in 0..<count { unsafe start[index] = value }
    unsafe self.init(allocation, start: UnsafePointer(start), count: count)
  }

  /// The values, for loops that touch many of them.
  @inlinable
  public var span: Span<Element> {
    @_lifetime(borrow self)
    borrowing get {
      let span = unsafe Span(_unsafeStart: start, count: count)
      return unsafe _overrideLifetime(span, borrowing: self)
    }
  }

  /// The bytes of the values, as they lie in memory.
  @inlinable
  public var bytes: RawSpan {
    @_lifetime(borrow self)
    borrowing get {
      let bytes = unsafe RawSpan(
        _unsafeStart: start, byteCount: count * MemoryLayout<Element>.stride)
      return unsafe _overrideLifetime(bytes, borrowing: self)
    }
  }

  /// The bytes of the values as a list, in the same memory.
  @inlinable
  package var byteBuffer: Buffer<UInt8> {
    let bytes = unsafe UnsafeRawPointer(start).assumingMemoryBound(to: UInt8.self)
    return unsafe Buffer<UInt8>(
      allocation, start: bytes, count: count * MemoryLayout<Element>.stride)
  }

  /// Some of the bytes as a list of values in the machine's byte order, in the same memory.
  ///
  /// - Precondition: The bytes lie within the list and begin where such values may begin.
  @inlinable
  package func values<Value: BitwiseCopyable & Sendable>(
    of type: Value.Type, at offset: Int, count: Int
  ) -> Buffer<Value> where Element == UInt8 {
    let (length, overflow) = count.multipliedReportingOverflow(by: MemoryLayout<Value>.stride)
    precondition(
      !overflow && offset >= 0 && length >= 0 && length <= self.count
        && offset <= self.count - length, "the bytes are in the list")
    let first = unsafe UnsafeRawPointer(start + offset)
    precondition(
      UInt(bitPattern: first) % UInt(MemoryLayout<Value>.alignment) == 0, "the values are aligned")
    return unsafe Buffer<Value>(
      allocation, start: first.assumingMemoryBound(to: Value.self), count: count)
  }

  /// A part of the list, in the same memory.
  ///
  /// - Precondition: The range lies within the list.
  @inlinable
  public func extracting(_ range: Range<Int>) -> Buffer {
    precondition(range.lowerBound >= 0 && range.upperBound <= count, "the range is in the list")
    return unsafe Buffer(
      allocation, start: start + range.lowerBound, count: range.count)
  }
}

extension Buffer<UInt32> {
  /// The same memory read as signed numbers: those from 2³¹ become negative.
  package var asSigned: Buffer<Int32> {
    let signed = unsafe UnsafeRawPointer(start).assumingMemoryBound(to: Int32.self)
    return unsafe Buffer<Int32>(allocation, start: signed, count: count)
  }
}

extension Buffer<Int32> {
  /// The same memory read as numbers from 0: negative ones become those from 2³¹.
  package var asUnsigned: Buffer<UInt32> {
    let unsigned = unsafe UnsafeRawPointer(start).assumingMemoryBound(to: UInt32.self)
    return unsafe Buffer<UInt32>(allocation, start: unsigned, count: count)
  }
}

extension Buffer: RandomAccessCollection {
  /// The position of the first value, 0.
  @inlinable public var startIndex: Int { 0 }

  /// The number of values.
  @inlinable public var endIndex: Int { count }

  /// The value at a position.
  @inlinable
  public subscript(position: Int) -> Element {
    precondition(position >= 0 && position < count, "the position is in the list")
    return unsafe start[position]
  }

  /// Lends the memory to a closure, for algorithms of the standard library.
  @inlinable
  public func withContiguousStorageIfAvailable<Answer>(
    _ body: (UnsafeBufferPointer<Element>) throws -> Answer
  ) rethrows -> Answer? {
    try unsafe body(UnsafeBufferPointer(start: start, count: count))
  }
}

extension Buffer: Equatable where Element: Equatable {
  /// Whether both hold the same values.
  @inlinable
  public static func == (left: Buffer, right: Buffer) -> Bool {
    guard left.count == right.count else { return false }
    if Element.self is any FixedWidthInteger.Type, unsafe left.start == right.start { return true }
    let (one, other) = (left.span, right.span)
    for index in 0..<one.count where one[index] != other[index] { return false }
    return true
  }
}

extension Buffer: ExpressibleByArrayLiteral {
  /// Makes a list of the values in brackets.
  @inlinable
  public init(arrayLiteral elements: Element...) { self.init(elements) }
}

extension Buffer: CustomStringConvertible {
  /// The values in brackets.
  public var description: String { Array(self).description }
}
