/// Where a field's text stands in a list of bytes, without the quotes around it.
@frozen
public struct FieldPlace: BitwiseCopyable, Sendable {
  /// The position of the first byte.
  public let start: UInt32
  @usableFromInline let lengthAndQuote: UInt32

  /// Makes a place from the positions of the text's first byte and of the one behind it.
  @inlinable
  public init(start: Int, end: Int, isQuoted: Bool) {
    self.start = UInt32(truncatingIfNeeded: start)
    lengthAndQuote = UInt32(truncatingIfNeeded: end &- start) &<< 1 | (isQuoted ? 1 : 0)
  }

  /// The number of bytes.
  @inlinable public var length: Int { Int(lengthAndQuote >> 1) }
  /// Whether the text is in quotes.
  @inlinable public var isQuoted: Bool { lengthAndQuote & 1 != 0 }
  /// Whether there is no text.
  @inlinable public var isEmpty: Bool { lengthAndQuote < 2 }
  /// The positions of the text's bytes.
  @inlinable public var range: Range<Int> { Int(start)..<Int(start) + length }
  /// Where the field begins, with its quote.
  @inlinable public var outerStart: Int { Int(start) &- Int(lengthAndQuote & 1) }
}
