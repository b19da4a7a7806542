/// Reads JSON as RFC 8259 defines it, and says where and what is wrong with a text that is not.
///
/// Stricter than most readers where a model could hide a mistake: a key given twice is an error, and
/// so is anything after the document.
struct JSONParser {
  private let bytes: [UInt8]
  private let source: String
  private var position = 0
  private var depth = 0

  private init(bytes: [UInt8], source: String) {
    self.bytes = bytes
    self.source = source
  }

  /// The document in these bytes.
  static func parse(_ bytes: [UInt8], source: String) throws(ScoreModelError) -> JSONValue {
    var parser = JSONParser(bytes: bytes, source: source)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { parser.position = 3 }
    parser.skipSpace()
    guard parser.current != nil else { throw parser.failure("the file is empty", "write a model") }
    let value = try parser.value(path: "$")
    parser.skipSpace()
    guard parser.current == nil else {
      throw parser.failure("something follows the document", "remove it")
    }
    return value
  }

  private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipSpace() {
    while let byte = current, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      position += 1
    }
  }

  private func failure(
    _ problem: String, _ remedy: String, at place: Int? = nil, path: String? = nil,
    code: ScoreModelError.Code = .invalidJSON
  ) -> ScoreModelError {
    let before = bytes[..<min(place ?? position, bytes.count)]
    let line = before.count { $0 == 0x0A } + 1
    let column = before.count - (before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0) + 1
    return ScoreModelError(
      code, source: source, line: line, column: column, path: path, problem: problem,
      remedy: remedy)
  }

  private func unexpected(_ wanted: String) -> ScoreModelError {
    current == nil
      ? failure("the file ends where \(wanted) should stand", "complete it")
      : failure("expected \(wanted)", "see RFC 8259 for what JSON allows")
  }

  private mutating func value(path: String) throws(ScoreModelError) -> JSONValue {
    switch current {
    case UInt8(ascii: "{"):
      return try nested { parser throws(ScoreModelError) in
        try parser.object(path: path)
      }
    case UInt8(ascii: "["):
      return try nested { parser throws(ScoreModelError) in
        try parser.array(path: path)
      }
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .boolean(true))
    case UInt8(ascii: "f"): return try word("false", .boolean(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case let byte? where byte == UInt8(ascii: "-") || Self.digits.contains(byte):
      return try number()
    default: throw unexpected("a value")
    }
  }

  private mutating func nested(
    _ read: (inout JSONParser) throws(ScoreModelError) -> JSONValue
  ) throws(ScoreModelError) -> JSONValue {
    depth += 1
    defer { depth -= 1 }
    guard depth <= 32 else { throw failure("more than 32 levels of nesting", "a model needs 7") }
    return try read(&self)
  }

  private mutating func object(path: String) throws(ScoreModelError) -> JSONValue {
    var members: [JSONValue.Member] = []
    var keys: Set<String> = []
    position += 1
    skipSpace()
    if current == UInt8(ascii: "}") {
      position += 1
      return .object(members)
    }
    while true {
      skipSpace()
      guard current == UInt8(ascii: "\"") else { throw unexpected("a key in double quotes") }
      let place = position
      let key = try string()
      guard keys.insert(key).inserted else {
        throw failure(
          "the key '\(key.shortened)' is given twice", "keep one of them", at: place, path: path,
          code: .duplicateKey)
      }
      skipSpace()
      guard current == UInt8(ascii: ":") else { throw unexpected("a colon after the key") }
      position += 1
      skipSpace()
      members.append(.init(key, try value(path: path + "." + key)))
      skipSpace()
      guard let byte = current, byte == UInt8(ascii: ",") || byte == UInt8(ascii: "}") else {
        throw unexpected("a comma or '}'")
      }
      position += 1
      if byte == UInt8(ascii: "}") { return .object(members) }
    }
  }

  private mutating func array(path: String) throws(ScoreModelError) -> JSONValue {
    var values: [JSONValue] = []
    position += 1
    skipSpace()
    if current == UInt8(ascii: "]") {
      position += 1
      return .array(values)
    }
    while true {
      skipSpace()
      values.append(try value(path: path + "[\(values.count)]"))
      skipSpace()
      guard let byte = current, byte == UInt8(ascii: ",") || byte == UInt8(ascii: "]") else {
        throw unexpected("a comma or ']'")
      }
      position += 1
      if byte == UInt8(ascii: "]") { return .array(values) }
    }
  }

  private mutating func word(_ text: String, _ value: JSONValue) throws(ScoreModelError)
    -> JSONValue
  {
    guard bytes[position...].starts(with: text.utf8) else { throw unexpected("a value") }
    position += text.utf8.count
    return value
  }

  private static let digits = UInt8(ascii: "0")...UInt8(ascii: "9")

  private mutating func digits() -> Int {
    let start = position
    while let byte = current, Self.digits.contains(byte) {
      position += 1
    }
    return position - start
  }

  private mutating func number() throws(ScoreModelError) -> JSONValue {
    let start = position
    if current == UInt8(ascii: "-") { position += 1 }
    let leadingZero = current == UInt8(ascii: "0")
    let count = digits()
    guard count > 0, count == 1 || !leadingZero else {
      throw failure("a number may not be written so", "write it without leading zeros", at: start)
    }
    if current == UInt8(ascii: ".") {
      position += 1
      guard digits() > 0 else { throw unexpected("a digit after the decimal point") }
    }
    if current == UInt8(ascii: "e") || current == UInt8(ascii: "E") {
      position += 1
      if current == UInt8(ascii: "+") || current == UInt8(ascii: "-") { position += 1 }
      guard digits() > 0 else { throw unexpected("a digit of the exponent") }
    }
    guard let value = Double(String(decoding: bytes[start..<position], as: UTF8.self)),
      value.isFinite
    else { throw failure("the number is too large", "write a smaller one", at: start) }
    return .number(value == 0 ? 0 : value)
  }

  private mutating func string() throws(ScoreModelError) -> String {
    let start = position
    position += 1
    var text: [UInt8] = []
    while let byte = current {
      position += 1
      switch byte {
      case UInt8(ascii: "\""):
        guard let result = String(validating: text, as: UTF8.self) else {
          throw failure("a text that is not UTF-8", "save the file as UTF-8", at: start)
        }
        return result
      case UInt8(ascii: "\\"): text.append(contentsOf: try escaped())
      case 0..<0x20:
        throw failure(
          "a control character inside a text", "write it as an escape such as \\n",
          at: position - 1)
      default: text.append(byte)
      }
    }
    throw failure("a text without its closing quote", "close it", at: start)
  }

  private mutating func escaped() throws(ScoreModelError) -> [UInt8] {
    let start = position - 1
    guard let byte = current else { throw unexpected("an escape") }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "u"):
      var units = [try hexadecimal(start)]
      if UTF16.isLeadSurrogate(units[0]), bytes[position...].starts(with: "\\u".utf8) {
        position += 2
        units.append(try hexadecimal(start))
      }
      guard let text = String(validating: units, as: UTF16.self) else {
        throw failure("half of a surrogate pair", "write both halves", at: start)
      }
      return Array(text.utf8)
    default: throw failure("an unknown escape", "write \\\\ for a backslash", at: start)
    }
  }

  private mutating func hexadecimal(_ start: Int) throws(ScoreModelError) -> UInt16 {
    let end = min(position + 4, bytes.count)
    let text = String(decoding: bytes[position..<end], as: UTF8.self)
    guard text.utf8.count == 4, !text.hasPrefix("+"), let unit = UInt16(text, radix: 16) else {
      throw failure("\\u without four hexadecimal digits", "complete it", at: start)
    }
    position = end
    return unit
  }
}
