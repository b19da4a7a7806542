/// Which fields of delimited text are put in quotes, and how.
package struct FieldQuoting: Sendable {
  let delimiter: UInt8
  package let isSpaced: Bool
  private let comments: [UInt8]
  /// The delimiter eight times, and the tab where blanks separate fields.
  private let delimiters: UInt64
  private let tabs: UInt64

  /// The rules of a layout.
  package init(_ dialect: Dialect) {
    delimiter = dialect.delimiter.byte
    isSpaced = dialect.delimiter == .spaces
    comments = dialect.comments
    delimiters = UInt64(delimiter) &* Self.ones
    tabs = UInt64(isSpaced ? tab : delimiter) &* Self.ones
  }

  /// Whether a text needs quotes: for delimiters, quotes and line breaks in it, blanks at either end,
  /// and, if it is the first of its row, where it would be taken for a comment or a byte-order mark.
  func areNeeded(for text: Span<UInt8>, isFirst: Bool) -> Bool {
    guard text.count > 0 else { return isSpaced }
    let (first, last) = (text[0], text[text.count - 1])
    if first == space || first == tab || last == space || last == tab { return true }
    if isFirst, comments.contains(first) || startsWithByteOrderMark(text) { return true }
    let bytes = unsafe text.bytes
    var place = 0
    while place + 8 <= text.count {
      if isSpecial(bytes.word(at: place)) { return true }
      place += 8
    }
    guard place < text.count else { return false }
    if text.count >= 8 { return isSpecial(bytes.word(at: text.count - 8)) }
    var word: UInt64 = 0
    while place < text.count {
      word = word << 8 | UInt64(text[place])
      place += 1
    }
    return isSpecial(word)
  }

  /// Writes a text that is not empty, in quotes where it must be; there is room for all of its bytes
  /// twice and for 16 more.
  @inline(__always)
  package func write(
    _ text: Span<UInt8>, isFirst: Bool, to bytes: inout MutableRawSpan, at end: inout Int
  ) {
    if areNeeded(for: text, isFirst: isFirst) {
      writeInQuotes(text, to: &bytes, at: &end)
    } else {
      bytes.put(text, at: &end)
    }
  }

  private func writeInQuotes(
    _ text: Span<UInt8>, to bytes: inout MutableRawSpan, at end: inout Int
  ) {
    bytes.put(UInt64(quote), at: end)
    end += 1
    for index in text.indices {
      let byte = text[index]
      bytes.put(UInt64(quote) << 8 | UInt64(byte), at: end)
      end += byte == quote ? 2 : 1
    }
    bytes.put(UInt64(quote), at: end)
    end += 1
  }

  /// The same for a list of bytes that grows.
  func appendInQuotes(_ text: ArraySlice<UInt8>, to bytes: inout [UInt8]) {
    bytes.append(quote)
    for byte in text {
      if byte == quote { bytes.append(quote) }
      bytes.append(byte)
    }
    bytes.append(quote)
  }

  /// Whether one of eight bytes is special.
  @inline(__always)
  private func isSpecial(_ word: UInt64) -> Bool {
    // A byte that is equal becomes 0, the only one from which subtracting 1 borrows while its own
    // highest bit is not set.
    func zeros(_ difference: UInt64) -> UInt64 { (difference &- Self.ones) & ~difference }
    let found =
      zeros(word ^ delimiters) | zeros(word ^ tabs) | zeros(word ^ UInt64(quote) &* Self.ones)
      | zeros(word ^ UInt64(lineFeed) &* Self.ones)
      | zeros(word ^ UInt64(carriageReturn) &* Self.ones)
    return found & (0x80 &* Self.ones) != 0
  }

  private static let ones: UInt64 = 0x0101_0101_0101_0101

  private func startsWithByteOrderMark(_ text: Span<UInt8>) -> Bool {
    guard text.count >= byteOrderMark.count else { return false }
    return byteOrderMark.indices.allSatisfy { text[$0] == byteOrderMark[$0] }
  }
}
