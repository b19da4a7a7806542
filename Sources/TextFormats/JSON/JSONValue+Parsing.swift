extension JSONValue {
  /// Reads a document.
  ///
  /// Stricter than most readers where a document could hide a mistake: a name given twice is a fault,
  /// and so is anything after the document.
  ///
  /// - Parameters:
  ///   - bytes: The file's contents, in UTF-8.
  ///   - mostLevels: How deeply values may be nested.
  /// - Throws: ``JSONFault`` with the first fault.
  package init(parsing bytes: [UInt8], mostLevels: Int = 32) throws(JSONFault) {
    var reader = JSONDocumentReader(bytes.span, mostLevels: mostLevels)
    self = try reader.document()
  }
}

private struct JSONDocumentReader: ~Escapable {
  private var scanner: JSONScanner
  private let mostLevels: Int
  private var level = 0

  @_lifetime(copy bytes)
  init(_ bytes: Span<UInt8>, mostLevels: Int) {
    let hasMark = bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF
    scanner = JSONScanner(bytes, of: .file, from: hasMark ? 3 : 0)
    self.mostLevels = mostLevels
  }

  mutating func document() throws(JSONFault) -> JSONValue {
    scanner.skipBlanks()
    guard scanner.next != nil else {
      throw scanner.fault("the file is empty", "write a document", kind: .empty)
    }
    let value = try value(path: "$")
    scanner.skipBlanks()
    guard scanner.next == nil else {
      throw scanner.fault("something follows the document", "remove it")
    }
    return value
  }

  private mutating func value(path: String) throws(JSONFault) -> JSONValue {
    let (line, column) = scanner.position
    let content: JSONValue.Content
    switch scanner.next {
    case UInt8(ascii: "{"): content = try nested(path, isObject: true)
    case UInt8(ascii: "["): content = try nested(path, isObject: false)
    default: content = try scalar()
    }
    return JSONValue(content, line: line, column: column)
  }

  private mutating func nested(
    _ path: String, isObject: Bool
  ) throws(JSONFault) -> JSONValue.Content {
    level += 1
    defer { level -= 1 }
    guard level <= mostLevels else {
      throw scanner.fault(
        "more than \(mostLevels) levels of nesting", "nest values less deeply", kind: .nesting)
    }
    return isObject ? try object(path) : try array(path)
  }

  private mutating func object(_ path: String) throws(JSONFault) -> JSONValue.Content {
    var members: [JSONValue.Member] = []
    var keys: Set<String> = []
    _ = scanner.take("{")
    while try scanner.advance(to: "}", isFirst: members.isEmpty) {
      let start = scanner
      var name: [UInt8] = []
      try scanner.name(into: &name)
      let key = try text(name, at: start)
      guard keys.insert(key).inserted else {
        throw start.fault(
          "the key '\(key.count <= 60 ? key : key.prefix(59) + "…")' is given twice",
          "keep one of them", kind: .repeatedName(path: path))
      }
      members.append(.init(key, try value(path: path + "." + key)))
    }
    return .object(members)
  }

  private mutating func array(_ path: String) throws(JSONFault) -> JSONValue.Content {
    var values: [JSONValue] = []
    _ = scanner.take("[")
    while try scanner.advance(to: "]", isFirst: values.isEmpty) {
      values.append(try value(path: path + "[\(values.count)]"))
    }
    return .array(values)
  }

  private mutating func scalar() throws(JSONFault) -> JSONValue.Content {
    let start = scanner
    var bytes: [UInt8] = []
    switch try scanner.scalar(into: &bytes) {
    case .null: return .null
    case .boolean: return .boolean(bytes[0] == UInt8(ascii: "t"))
    case .text: return .string(try text(bytes, at: start))
    case .number:
      guard let value = Double(decimal: bytes.span) else {
        throw start.fault(JSONNumber.outOfRange, JSONNumber.rangeRemedy)
      }
      return .number(value == 0 ? 0 : value)
    }
  }

  private func text(_ bytes: [UInt8], at start: borrowing JSONScanner) throws(JSONFault) -> String {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw start.fault("a text that is not UTF-8", "save the file as UTF-8")
    }
    return text
  }
}
