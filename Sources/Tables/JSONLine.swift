/// What a JSON value is, as far as a table needs to know.
enum JSONKind: UInt8 {
  case null, number, text, boolean
}

/// A fault in one line of JSON, at a byte counted from 1.
struct JSONFault: Error {
  let column: Int
  let problem: String
  let remedy: String?
}

/// Reads one line that holds one flat JSON object, member by member (RFC 8259).
///
/// The buffers are kept from line to line, so that reading a long file allocates next to nothing.
struct JSONLine {
  /// The current member's name.
  private(set) var name: [UInt8] = []
  /// Where the name's quote stands, counted from 1.
  private(set) var nameColumn = 0
  /// The current value: a text without its escapes, a number as it is written, or a word.
  private(set) var value: [UInt8] = []
  /// What the value is.
  private(set) var kind = JSONKind.null
  /// Where the value begins, counted from 1.
  private(set) var valueColumn = 0
  private var place = 0
  private var isFirst = true

  /// Begins a line.
  mutating func begin(_ line: Span<UInt8>) throws(JSONFault) {
    place = 0
    isFirst = true
    skipBlanks(line)
    guard take(line, "{") else {
      if place < line.count, line[place] == UInt8(ascii: "[") {
        throw fault(
          "this is a JSON array",
          "write one object per line (pandas: to_json(orient='records', lines=True))")
      }
      throw fault("expected '{'", "each line holds one JSON object")
    }
  }

  /// Reads the next member; `false` at the end of the object.
  mutating func next(_ line: Span<UInt8>) throws(JSONFault) -> Bool {
    skipBlanks(line)
    if take(line, "}") {
      skipBlanks(line)
      guard place == line.count else {
        throw fault("unexpected text after the object", "each line holds one JSON object")
      }
      return false
    }
    if !isFirst {
      guard take(line, ",") else {
        throw fault("expected ',' or '}'", place == line.count ? Self.oneLine : nil)
      }
      skipBlanks(line)
    }
    isFirst = false
    nameColumn = place + 1
    guard take(line, "\"") else {
      if place == line.count { throw fault("the object goes on in the next line", Self.oneLine) }
      throw fault(
        "expected a name in double quotes",
        line[place] == UInt8(ascii: "}")
          ? "leave the last comma out" : "write every name in double quotes")
    }
    try readText(line, into: \.name)
    skipBlanks(line)
    guard take(line, ":") else { throw fault("expected ':' after the name", nil) }
    skipBlanks(line)
    try readValue(line)
    return true
  }

  /// What to do about an object that takes several lines.
  private static let oneLine = "write each object on one line, a person per object"

  // MARK: Values

  private mutating func readValue(_ line: Span<UInt8>) throws(JSONFault) {
    valueColumn = place + 1
    guard place < line.count else { throw fault("the value is missing", nil) }
    switch line[place] {
    case UInt8(ascii: "\""):
      place += 1
      kind = .text
      try readText(line, into: \.value)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      kind = .number
      try readNumber(line)
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      throw fault("a value is nested", "a table holds numbers, texts, true, false and null only")
    default:
      let start = place
      while place < line.count, Self.isLetter(line[place]) { place += 1 }
      value.removeAll(keepingCapacity: true)
      for index in start..<place { value.append(line[index]) }
      if value == Self.nullWord {
        kind = .null
        value.removeAll(keepingCapacity: true)
      } else if value == Self.trueWord || value == Self.falseWord {
        kind = .boolean
      } else {
        place = start
        throw fault("not a JSON value", "texts stand in double quotes, a missing value is null")
      }
    }
  }

  /// Reads a number by JSON's grammar, which knows no plus sign, no leading zero and no bare point.
  private mutating func readNumber(_ line: Span<UInt8>) throws(JSONFault) {
    let start = place
    _ = take(line, "-")
    let whole = place
    var isSound = skipDigits(line) > 0
    if isSound, line[whole] == UInt8(ascii: "0"), place - whole > 1 {
      place = start
      throw fault("a number begins with 0", "write a code in double quotes")
    }
    if isSound, take(line, ".") { isSound = skipDigits(line) > 0 }
    if isSound, take(line, "e") || take(line, "E") {
      _ = take(line, "+") || take(line, "-")
      isSound = skipDigits(line) > 0
    }
    if place < line.count, Self.isLetter(line[place]) || line[place] == UInt8(ascii: ".") {
      isSound = false
    }
    guard isSound else {
      place = start
      throw fault("not a JSON number", nil)
    }
    value.removeAll(keepingCapacity: true)
    for index in start..<place { value.append(line[index]) }
  }

  private mutating func skipDigits(_ line: Span<UInt8>) -> Int {
    let start = place
    while place < line.count, line[place] >= UInt8(ascii: "0"), line[place] <= UInt8(ascii: "9") {
      place += 1
    }
    return place - start
  }

  // MARK: Texts

  /// Reads a text, of which the opening quote is behind, up to its closing quote.
  private mutating func readText(
    _ line: Span<UInt8>, into target: WritableKeyPath<JSONLine, [UInt8]>
  ) throws(JSONFault) {
    var text: [UInt8] = []
    swap(&text, &self[keyPath: target])
    defer { swap(&text, &self[keyPath: target]) }
    text.removeAll(keepingCapacity: true)
    let start = place
    while place < line.count {
      let byte = line[place]
      place += 1
      switch byte {
      case UInt8(ascii: "\""): return
      case UInt8(ascii: "\\"): try readEscape(line, into: &text)
      case 0..<0x20:
        place -= 1
        throw fault("a control character in a text", "write it as an escape such as \\n")
      default: text.append(byte)
      }
    }
    place = start - 1
    throw fault("a text has no closing quote", nil)
  }

  private mutating func readEscape(
    _ line: Span<UInt8>, into text: inout [UInt8]
  ) throws(JSONFault) {
    let start = place - 1
    guard place < line.count else { throw fault("a text has no closing quote", nil) }
    let byte = line[place]
    place += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "u"):
      guard var code = readHexadecimal(line) else {
        place = start
        throw fault("\\u wants four hexadecimal digits", nil)
      }
      if code >= 0xD800, code < 0xDC00, take(line, "\\"), take(line, "u"),
        let low = readHexadecimal(line), low >= 0xDC00, low < 0xE000
      {
        code = 0x1_0000 + (code - 0xD800) << 10 + (low - 0xDC00)
      }
      guard let scalar = Unicode.Scalar(code) else {
        place = start
        throw fault("half of a surrogate pair", "write the character itself, in UTF-8")
      }
      guard code != 0 else {
        place = start
        throw fault("a NUL character in a text", "remove it")
      }
      text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    default:
      place = start
      throw fault("an unknown escape in a text", "write a backslash as \\\\")
    }
  }

  private mutating func readHexadecimal(_ line: Span<UInt8>) -> UInt32? {
    guard place + 4 <= line.count else { return nil }
    var code: UInt32 = 0
    for index in place..<place + 4 {
      guard let digit = Character(Unicode.Scalar(line[index])).hexDigitValue else { return nil }
      code = code << 4 | UInt32(digit)
    }
    place += 4
    return code
  }

  // MARK: Steps

  private static let nullWord = Array("null".utf8)
  private static let trueWord = Array("true".utf8)
  private static let falseWord = Array("false".utf8)

  private static func isLetter(_ byte: UInt8) -> Bool {
    byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z")
  }

  private mutating func skipBlanks(_ line: Span<UInt8>) {
    while place < line.count {
      let byte = line[place]
      guard byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A else { return }
      place += 1
    }
  }

  private mutating func take(_ line: Span<UInt8>, _ character: Unicode.Scalar) -> Bool {
    guard place < line.count, line[place] == UInt8(ascii: character) else { return false }
    place += 1
    return true
  }

  private func fault(_ problem: String, _ remedy: String?) -> JSONFault {
    JSONFault(column: place + 1, problem: problem, remedy: remedy)
  }
}
