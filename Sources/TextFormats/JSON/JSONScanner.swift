/// Reads JSON token by token (RFC 8259), without a copy of anything but texts.
///
/// Tables read a line with it, models a whole document; both say of the same fault the same.
package struct JSONScanner: ~Escapable {
  /// What the bytes are, for messages.
  package enum Unit: String {
    /// A line that holds an object.
    case line
    /// A file that holds a document.
    case file
  }

  private let bytes: Span<UInt8>
  private let unit: Unit
  /// The place of the next byte.
  private var place: Int
  private var line = 1
  private var lineStart = 0

  /// Begins with a byte.
  @_lifetime(copy bytes)
  package init(_ bytes: Span<UInt8>, of unit: Unit, from start: Int = 0) {
    self.bytes = bytes
    self.unit = unit
    place = start
  }

  /// The next byte; `nil` at the end.
  package var next: UInt8? { place < bytes.count ? bytes[place] : nil }

  /// The line and the column of the next byte, both counted from 1.
  package var position: (line: Int, column: Int) { (line, place - lineStart + 1) }

  /// Passes over blanks and line breaks.
  package mutating func skipBlanks() {
    while place < bytes.count {
      switch bytes[place] {
      case 0x20, 0x09, 0x0D: place += 1
      case 0x0A:
        place += 1
        line += 1
        lineStart = place
      default: return
      }
    }
  }

  /// Passes over a character if it is the next one, and says whether it was.
  package mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard place < bytes.count, bytes[place] == UInt8(ascii: character) else { return false }
    place += 1
    return true
  }

  /// Goes to the next member of an object or element of an array, or behind its end.
  ///
  /// - Parameters:
  ///   - closing: The bracket that ends it.
  ///   - isFirst: Whether none was read yet.
  /// - Returns: Whether there is one.
  /// - Throws: ``JSONFault`` if neither a comma nor the bracket comes next.
  package mutating func advance(
    to closing: Unicode.Scalar, isFirst: Bool
  ) throws(JSONFault) -> Bool {
    skipBlanks()
    if take(closing) { return false }
    if isFirst { return true }
    guard take(",") else {
      throw expected("',' or '\(closing)'", "write a comma, or close it")
    }
    skipBlanks()
    return true
  }

  /// Reads a member's name, adds it to a buffer, and goes to the member's value.
  package mutating func name(into buffer: inout [UInt8]) throws(JSONFault) {
    guard next == UInt8(ascii: "\"") else {
      throw expected(
        "a name in double quotes",
        next == UInt8(ascii: "}") ? "leave the last comma out" : "write every name in double quotes"
      )
    }
    try text(into: &buffer)
    skipBlanks()
    guard take(":") else { throw expected("':' after the name", "write it before the value") }
    skipBlanks()
  }

  /// Reads a value that holds no others, and adds it to a buffer: a text without its escapes, a number
  /// as it is written, or a word; nothing for null.
  package mutating func scalar(into buffer: inout [UInt8]) throws(JSONFault) -> JSONKind {
    switch next {
    case UInt8(ascii: "\""):
      try text(into: &buffer)
      return .text
    case let byte? where byte == UInt8(ascii: "-") || byte &- UInt8(ascii: "0") < 10:
      for index in try number() { buffer.append(bytes[index]) }
      return .number
    case nil: throw expected("a value")
    default:
      let start = place
      while place < bytes.count, Self.isLetter(bytes[place]) { place += 1 }
      let word = bytes.extracting(start..<place)
      if word.spells(Words.null) { return .null }
      guard word.spells(Words.true) || word.spells(Words.false) else {
        throw fault(
          "not a JSON value", "texts stand in double quotes, a missing value is null", at: start)
      }
      for index in word.indices { buffer.append(word[index]) }
      return .boolean
    }
  }

  /// A fault at a place, that of the next byte if none is given.
  package func fault(
    _ problem: String, _ remedy: String?, kind: JSONFault.Kind = .syntax
  ) -> JSONFault {
    var fault = fault(problem, remedy, at: place)
    fault.kind = kind
    return fault
  }

  private func fault(_ problem: String, _ remedy: String?, at place: Int) -> JSONFault {
    JSONFault(line: line, column: place - lineStart + 1, problem: problem, remedy: remedy)
  }

  /// A fault where something should stand and does not.
  package func expected(_ what: String, _ remedy: String? = nil) -> JSONFault {
    if next != nil { return fault("expected \(what)", remedy) }
    return fault(
      "the \(unit.rawValue) ends where \(what) should stand",
      unit == .file ? "complete it" : "write each object on one line, a person per object")
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z")
  }
}

// MARK: Numbers

extension JSONScanner {
  /// Passes over a number by JSON's grammar, and says where it stands.
  private mutating func number() throws(JSONFault) -> Range<Int> {
    let start = place
    let number = JSONNumber(bytes, from: start)
    if number.hasLeadingZero {
      throw fault(
        "a number begins with 0", "leave the zero out, or write a code in double quotes", at: start)
    }
    let end = number.end
    let goesOn =
      end < bytes.count && (Self.isLetter(bytes[end]) || bytes[end] == UInt8(ascii: "."))
    guard number.isWhole, !goesOn else {
      throw fault("not a JSON number", "write it like 12, -0.5 or 1e-9", at: start)
    }
    place = end
    return start..<end
  }
}

// MARK: Texts

extension JSONScanner {
  /// Reads a text with its quotes, and adds it without them to a buffer.
  private mutating func text(into buffer: inout [UInt8]) throws(JSONFault) {
    let start = place
    place += 1
    while place < bytes.count {
      let byte = bytes[place]
      switch byte {
      case UInt8(ascii: "\""):
        place += 1
        return
      case UInt8(ascii: "\\"): try escape(into: &buffer, ofTextAt: start)
      case 0..<0x20:
        throw fault("a control character in a text", "write it as an escape such as \\n")
      default:
        buffer.append(byte)
        place += 1
      }
    }
    throw fault("a text has no closing quote", "close it", at: start)
  }

  private mutating func escape(
    into buffer: inout [UInt8], ofTextAt textStart: Int
  ) throws(JSONFault) {
    let start = place
    guard start + 1 < bytes.count else {
      throw fault("a text has no closing quote", "close it", at: textStart)
    }
    let byte = bytes[start + 1]
    place += 2
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): buffer.append(byte)
    case UInt8(ascii: "n"): buffer.append(0x0A)
    case UInt8(ascii: "t"): buffer.append(0x09)
    case UInt8(ascii: "r"): buffer.append(0x0D)
    case UInt8(ascii: "b"): buffer.append(0x08)
    case UInt8(ascii: "f"): buffer.append(0x0C)
    case UInt8(ascii: "u"):
      guard var code = hexadecimal() else {
        throw fault("\\u wants four hexadecimal digits", "complete it", at: start)
      }
      if code >= 0xD800, code < 0xDC00, take("\\"), take("u"), let low = hexadecimal(),
        low >= 0xDC00, low < 0xE000
      {
        code = 0x1_0000 + (code - 0xD800) << 10 + (low - 0xDC00)
      }
      guard let scalar = Unicode.Scalar(code) else {
        throw fault(
          "half of a surrogate pair", "write the character itself, in UTF-8", at: start)
      }
      guard code != 0 else { throw fault("a NUL character in a text", "remove it", at: start) }
      buffer.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    default: throw fault("an unknown escape in a text", "write a backslash as \\\\", at: start)
    }
  }

  private mutating func hexadecimal() -> UInt32? {
    guard place + 4 <= bytes.count else { return nil }
    var code: UInt32 = 0
    for index in place..<place + 4 {
      guard let digit = Character(Unicode.Scalar(bytes[index])).hexDigitValue else { return nil }
      code = code << 4 | UInt32(digit)
    }
    place += 4
    return code
  }
}

private enum Words {
  static let null = Array("null".utf8)
  static let `true` = Array("true".utf8)
  static let `false` = Array("false".utf8)
}

extension Span<UInt8> {
  fileprivate func spells(_ word: [UInt8]) -> Bool {
    guard count == word.count else { return false }
    for index in indices where self[index] != word[index] { return false }
    return true
  }
}
