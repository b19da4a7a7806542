/// Memory that its one owner fills and then freezes into a ``Buffer``, after which nobody can write.
///
/// It can't be copied, and ``freeze()`` takes it away. Several threads fill a ``ScatterBuffer``.
@frozen
public struct FillingBuffer<Element: BitwiseCopyable & Sendable>: ~Copyable, Sendable {
  @usableFromInline let memory: ScatterBuffer<Element>

  /// Makes memory whose bytes are all zero.
  ///
  /// - Precondition: Zero bytes are a value of the type, as for all numbers.
  @inlinable
  public init(zeroedCount count: Int) { memory = ScatterBuffer(zeroedCount: count) }

  /// The number of values.
  @inlinable public var count: Int { memory.count }

  /// The value at a position.
  @inlinable
  public subscript(position: Int) -> Element {
    get { memory[position] }
    mutating set { memory[position] = newValue }
  }

  /// The values as they are, for loops that read many of them.
  @inlinable
  public var span: Span<Element> {
    @_lifetime(borrow self)
    borrowing get {
      let span = memory.span
      return unsafe _overrideLifetime(span, borrowing: self)
    }
  }

  /// Lends some of the places for writing.
  ///
  /// - Precondition: The range lies within the memory.
  @inlinable
  public mutating func withMutableSpan<Answer, Failure: Error>(
    _ range: Range<Int>, _ body: (inout MutableSpan<Element>) throws(Failure) -> Answer
  ) throws(Failure) -> Answer {
    try memory.withMutableSpan(range, body)
  }

  /// The values as a list, in the same memory.
  @inlinable
  public consuming func freeze() -> Buffer<Element> { memory.freeze() }

  /// The first values as a list; the memory behind them is given back.
  ///
  /// - Precondition: There are as many.
  @inlinable
  public consuming func freeze(keeping usedCount: Int) -> Buffer<Element> {
    memory.freeze(keeping: usedCount)
  }
}
