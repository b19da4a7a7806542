/// A JSON document in memory: objects keep the order of their keys.
enum JSONValue: Sendable, Equatable {
  case null
  case boolean(Bool)
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([Member])

  /// One key of an object with its value.
  struct Member: Sendable, Equatable {
    let key: String
    let value: JSONValue

    init(_ key: String, _ value: JSONValue) {
      self.key = key
      self.value = value
    }
  }

  /// A whole number.
  static func whole(_ value: Int) -> JSONValue { .number(Double(value)) }

  /// A number or, where it is missing, null.
  static func number(orNull value: Double?) -> JSONValue { value.map(JSONValue.number) ?? .null }

  /// A text or, where it is missing, null.
  static func string(orNull value: String?) -> JSONValue { value.map(JSONValue.string) ?? .null }

  /// What the value is, for messages.
  var kind: String {
    switch self {
    case .null: "null"
    case .boolean: "true or false"
    case .number: "a number"
    case .string: "a text"
    case .array: "an array"
    case .object: "an object"
    }
  }
}

extension Double {
  /// The shortest text that reads back as the same number, whole numbers without a point.
  var shortText: String {
    if self == rounded(), magnitude < 1e15 { return String(Int(self)) }
    return description
  }
}

extension JSONValue {
  /// The document as text: two spaces of indentation, and on one line whatever fits in 100 columns.
  func rendered() -> String {
    var text = ""
    write(to: &text, indentation: 0, room: 100)
    return text + "\n"
  }

  private func write(to text: inout String, indentation: Int, room: Int) {
    let line = compact
    guard line.count > room else {
      text += line
      return
    }
    let inner = String(repeating: " ", count: indentation + 2)
    let outer = String(repeating: " ", count: indentation)
    switch self {
    case .array(let values):
      text += "[\n"
      for (index, value) in values.enumerated() {
        text += inner
        value.write(to: &text, indentation: indentation + 2, room: 97 - indentation)
        text += index + 1 < values.count ? ",\n" : "\n"
      }
      text += outer + "]"
    case .object(let members):
      text += "{\n"
      for (index, member) in members.enumerated() {
        let key = Self.quoted(member.key) + ": "
        text += inner + key
        member.value.write(
          to: &text, indentation: indentation + 2, room: 97 - indentation - key.count)
        text += index + 1 < members.count ? ",\n" : "\n"
      }
      text += outer + "}"
    default: text += line
    }
  }

  private var compact: String {
    switch self {
    case .null: "null"
    case .boolean(let value): value ? "true" : "false"
    case .number(let value): value.shortText
    case .string(let value): Self.quoted(value)
    case .array(let values): "[" + values.map(\.compact).joined(separator: ", ") + "]"
    case .object(let members):
      "{" + members.map { Self.quoted($0.key) + ": " + $0.value.compact }.joined(separator: ", ")
        + "}"
    }
  }

  private static func quoted(_ value: String) -> String {
    var text = "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "\""
  }
}
