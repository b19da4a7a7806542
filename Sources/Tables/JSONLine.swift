internal import TextFormats

/// A name with its value in a line of JSON.
struct JSONMember {
  /// Where the name's quote stands, counted from 1.
  let nameColumn: Int
  /// Where the value begins, counted from 1.
  let valueColumn: Int
  /// What the value is.
  let kind: JSONKind
  /// The bytes of the name.
  let name: Range<Int>
  /// The bytes of the value: a text without its escapes, a number as it is written, or a word.
  let value: Range<Int>
}

/// Reading one line that holds one flat JSON object, member by member.
extension JSONScanner {
  /// Goes into the line's object.
  mutating func beginRow() throws(JSONFault) {
    skipBlanks()
    if take("{") { return }
    if next == UInt8(ascii: "[") {
      throw fault(
        "this is a JSON array",
        "write one object per line (pandas: to_json(orient='records', lines=True))")
    }
    throw fault("expected '{'", "each line holds one JSON object")
  }

  /// Reads the next member and adds its bytes to a buffer; `nil` at the end of the line.
  mutating func member(
    isFirst: Bool, into bytes: inout [UInt8]
  ) throws(JSONFault) -> JSONMember? {
    guard try advance(to: "}", isFirst: isFirst) else {
      skipBlanks()
      if next == nil { return nil }
      throw fault("unexpected text after the object", "each line holds one JSON object")
    }
    let nameColumn = position.column
    let start = bytes.count
    try name(into: &bytes)
    let middle = bytes.count
    let valueColumn = position.column
    if next == UInt8(ascii: "{") || next == UInt8(ascii: "[") {
      throw fault("a value is nested", "a table holds numbers, texts, true, false and null only")
    }
    let kind = try scalar(into: &bytes)
    return JSONMember(
      nameColumn: nameColumn, valueColumn: valueColumn, kind: kind, name: start..<middle,
      value: middle..<bytes.count)
  }
}
