/// Tells the parts of a statement of SQL from what stands in quotes and in comments.
struct SQLScanner {
  enum Token {
    case blank, open, close, semicolon, other
    /// Something that has no end.
    case unfinished(String)
    /// Something that is no part of a query, or that programs understand differently.
    case foreign(String)
  }

  private let bytes: [UInt8]
  private var place = 0
  /// Where the last token begins.
  private(set) var tokenStart = 0
  /// Whether the last token was the word `e`, which gives a text behind it escapes.
  private var isAfterE = false

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The next token; `nil` at the end.
  mutating func next() -> Token? {
    guard place < bytes.count else { return nil }
    tokenStart = place
    let byte = bytes[place]
    place += 1
    if Self.isOfName(byte), !Self.isDigit(byte) { return word(byte) }
    defer { isAfterE = false }
    switch byte {
    case UInt8(ascii: " "), 9...13: return .blank
    case UInt8(ascii: "("): return .open
    case UInt8(ascii: ")"): return .close
    case UInt8(ascii: ";"): return .semicolon
    case UInt8(ascii: "'"): return text()
    case UInt8(ascii: "\""):
      guard skip(to: [byte]) else { return .unfinished("a name in quotes") }
      return .other
    case UInt8(ascii: "-") where at(place) == byte:
      while place < bytes.count, bytes[place] != 10, bytes[place] != 13 { place += 1 }
      return .blank
    case UInt8(ascii: "/") where at(place) == UInt8(ascii: "*"):
      place += 1
      return comment()
    case UInt8(ascii: "$"): return dollar()
    case UInt8(ascii: "\\"): return .foreign("a backslash outside of a text")
    case 0: return .foreign("a NUL character")
    default: return .other
    }
  }

  private func at(_ place: Int) -> UInt8? { bytes.indices.contains(place) ? bytes[place] : nil }

  /// A word, of which dollars are a part.
  private mutating func word(_ first: UInt8) -> Token {
    while Self.isOfName(at(place)) || at(place) == UInt8(ascii: "$") { place += 1 }
    isAfterE = place == tokenStart + 1 && first | 0x20 == UInt8(ascii: "e")
    return .other
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
  }

  private static func isOfName(_ byte: UInt8?) -> Bool {
    guard let byte else { return false }
    return byte >= 0x80 || byte == UInt8(ascii: "_")
      || isDigit(byte) || UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20
  }

  /// Goes behind the next occurrence of some bytes, and says whether there is one.
  private mutating func skip(to end: [UInt8]) -> Bool {
    while place + end.count <= bytes.count {
      if bytes[place..<place + end.count].elementsEqual(end) {
        place += end.count
        return true
      }
      place += 1
    }
    place = bytes.count
    return false
  }

  /// A text, in which `E'…'` has escapes.
  private mutating func text() -> Token {
    let hasEscapes = isAfterE
    while place < bytes.count {
      let byte = bytes[place]
      place += 1
      if byte == UInt8(ascii: "\\"), hasEscapes {
        place += 1
      } else if byte == UInt8(ascii: "'") {
        guard at(place) == byte else { return .other }
        place += 1
      }
    }
    return .unfinished("a text")
  }

  private mutating func comment() -> Token {
    while place < bytes.count {
      if bytes[place...].starts(with: "*/".utf8) {
        place += 2
        return .blank
      }
      // PostgreSQL has comments in comments, others don't.
      if bytes[place...].starts(with: "/*".utf8) { return .foreign("a comment in a comment") }
      place += 1
    }
    return .unfinished("a comment")
  }

  /// A text between two marks such as `$$` and `$mark$`, or a parameter.
  private mutating func dollar() -> Token {
    var end = place
    while Self.isOfName(at(end)) { end += 1 }
    let startsWithDigit = at(place).map(Self.isDigit) ?? false
    guard at(end) == UInt8(ascii: "$"), !startsWithDigit else { return .other }
    let mark = Array(bytes[tokenStart...end])
    place = end + 1
    return skip(to: mark) ? .other : .unfinished("a text")
  }

  /// What stands in single or double quotes in a query: names of files may be among it.
  static func texts(_ query: String) -> [String] {
    let bytes = Array(query.utf8)
    var scanner = SQLScanner(bytes)
    var texts: [String] = []
    while scanner.next() != nil {
      let token = bytes[scanner.tokenStart..<scanner.place]
      guard let mark = token.first, mark == UInt8(ascii: "'") || mark == UInt8(ascii: "\""),
        token.count > 1
      else { continue }
      let quote = String(decoding: [mark], as: UTF8.self)
      texts.append(
        String(decoding: token.dropFirst().dropLast(), as: UTF8.self)
          .replacing(quote + quote, with: quote))
    }
    return texts
  }
}
