internal import Files
internal import Memory
internal import TextFormats

/// A line of a graph file or of the beginning of a list, read word by word.
struct GraphFileLine {
  /// The number of the line, from 1.
  let number: Int
  private let bytes: Buffer<UInt8>
  private let start: Int
  private let end: Int
  private let source: String
  private var position: Int

  /// A line of some bytes, without its end.
  init(_ bytes: Buffer<UInt8>, _ range: Range<Int>, number: Int, source: String) {
    self.bytes = bytes
    self.number = number
    self.source = source
    start = range.lowerBound
    end = range.upperBound
    position = range.lowerBound
    skipSpaces()
  }

  /// The byte at which the next word begins; `nil` at the end of the line.
  var first: UInt8? { position < end ? bytes[position] : nil }

  /// Where the next word begins, as a column from 1.
  var column: Int { position - start + 1 }

  private mutating func skipSpaces() {
    while position < end, Self.isSpace(bytes[position]) { position += 1 }
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  /// The next word; empty at the end of the line.
  mutating func word() -> Range<Int> {
    let begin = position
    while position < end, !Self.isSpace(bytes[position]) { position += 1 }
    let word = begin..<position
    skipSpaces()
    return word
  }

  /// The text of a word.
  func text(_ word: Range<Int>) -> ArraySlice<UInt8> { Array(bytes[word])[...] }

  /// The next word if it is a whole number without a sign; else `nil`, and the word is still the next.
  mutating func wholeNumber() -> Int? {
    var value = 0
    var index = position
    while index < end, !Self.isSpace(bytes[index]) {
      let digit = bytes[index] &- UInt8(ascii: "0")
      guard digit < 10, value < 1 << 40 else { return nil }
      value = value * 10 + Int(digit)
      index += 1
    }
    guard index > position else { return nil }
    position = index
    skipSpaces()
    return value
  }

  /// Passes over the letters that come next, and gives them in lower case.
  mutating func keyword() -> String {
    var letters: [UInt8] = []
    while position < end, (bytes[position] | 0x20) &- 0x61 < 26 {
      letters.append(bytes[position] | 0x20)
      position += 1
    }
    skipSpaces()
    return String(decoding: letters, as: UTF8.self)
  }

  /// Passes over a byte, if it comes next.
  mutating func skip(_ byte: UInt8) -> Bool {
    guard first == byte else { return false }
    position += 1
    skipSpaces()
    return true
  }

  /// The next word or text in quotes, where `\"` stands for a quote and `\\` for a backslash.
  mutating func label() throws(DataError) -> [UInt8] {
    let (begin, beginColumn) = (position, column)
    var label: [UInt8] = []
    if first == UInt8(ascii: "\"") {
      position += 1
      while true {
        guard position < end else {
          throw fault("a quote is never closed", "close it on the same line", at: beginColumn)
        }
        let byte = bytes[position]
        if byte == UInt8(ascii: "\"") { break }
        if byte == UInt8(ascii: "\\"), position + 1 < end, isEscaped(bytes[position + 1]) {
          position += 1
        }
        label.append(bytes[position])
        position += 1
      }
      position += 1
      skipSpaces()
    } else {
      label = Array(bytes[word()])
    }
    if let place = firstInvalidUTF8(in: bytes.span, begin..<position) {
      throw fault("the bytes are not UTF-8", "save the file as UTF-8", at: place - start + 1)
    }
    if label.contains(0) {
      throw fault(
        "a NUL byte, which text does not have", "save the file as UTF-8 text", at: beginColumn)
    }
    return label
  }

  /// Whether a backslash before a byte is no part of the text: before a backslash, and before a quote
  /// unless no later one could close the text.
  private func isEscaped(_ byte: UInt8) -> Bool {
    if byte == UInt8(ascii: "\\") { return true }
    return byte == UInt8(ascii: "\"")
      && bytes[position + 2..<end].contains(UInt8(ascii: "\""))
  }

  /// An error at a column of the line, by default at the next word.
  func fault(_ problem: String, _ remedy: Message?, at column: Int? = nil) -> DataError {
    DataError(
      .badData, source: source, line: number, column: column ?? self.column, problem: problem,
      remedy: remedy)
  }
}
