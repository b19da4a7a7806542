extension JSONValue {
  /// The document as text: two spaces of indentation, and on one line whatever fits in 100 columns.
  package func rendered() -> String {
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
    switch content {
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
        let key = JSONText.quoted(member.key) + ": "
        text += inner + key
        member.value.write(
          to: &text, indentation: indentation + 2, room: 97 - indentation - key.count)
        text += index + 1 < members.count ? ",\n" : "\n"
      }
      text += outer + "}"
    default: text += line
    }
  }

  /// The value on one line.
  private var compact: String {
    switch content {
    case .null: "null"
    case .boolean(let value): value ? "true" : "false"
    case .number(let value): JSONText.number(value)
    case .string(let value): JSONText.quoted(value)
    case .array(let values): "[" + values.map(\.compact).joined(separator: ", ") + "]"
    case .object(let members):
      "{"
        + members.map { JSONText.quoted($0.key) + ": " + $0.value.compact }.joined(separator: ", ")
        + "}"
    }
  }
}
