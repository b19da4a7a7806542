internal import Identifiers

/// Writes texts as JSON does (RFC 8259).
enum JSONText {
  /// Adds a text, given as UTF-8, in double quotes, with the escapes it needs.
  static func append(_ text: some Sequence<UInt8>, to buffer: inout [UInt8]) {
    buffer.append(UInt8(ascii: "\""))
    for byte in text {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        buffer.append(UInt8(ascii: "\\"))
        buffer.append(byte)
      case 0x0A: appendEscape("n", to: &buffer)
      case 0x0D: appendEscape("r", to: &buffer)
      case 0x09: appendEscape("t", to: &buffer)
      case 0..<0x20:
        appendEscape("u", to: &buffer)
        buffer.append(contentsOf: [UInt8(ascii: "0"), UInt8(ascii: "0")])
        buffer.append(UInt8(ascii: "0") + byte >> 4)
        buffer.append(digits[Int(byte & 15)])
      default: buffer.append(byte)
      }
    }
    buffer.append(UInt8(ascii: "\""))
  }

  /// Adds the value of a column's row; `null` where it is missing.
  static func append(_ column: Column, _ row: Int, to buffer: inout [UInt8]) {
    if column.values.isMissing(row) { return buffer.append(contentsOf: null) }
    if case .strings(let texts) = column.values {
      guard let text = texts.utf8(row) else { return }
      if column.holdsNumerals { return buffer.append(contentsOf: text) }
      return append(text, to: &buffer)
    }
    // A number goes out as it came wherever JSON can spell it so: `1.50` can stay, `+1` can't.
    if let spelling = column.spelling, column.values.isNumeric {
      let field = spelling.utf8(row)
      if isNumber(Array(field)[...]) { return buffer.append(contentsOf: field) }
    }
    column.values.append(row, to: &buffer)
  }

  private static let null = Array("null".utf8)

  /// Whether a field is a number by JSON's grammar.
  static func isNumber(_ field: ArraySlice<UInt8>) -> Bool {
    var place = field.startIndex
    if place < field.endIndex, field[place] == UInt8(ascii: "-") { place += 1 }
    let whole = place
    guard skipDigits(field, &place) > 0 else { return false }
    if place - whole > 1, field[whole] == UInt8(ascii: "0") { return false }
    if place < field.endIndex, field[place] == UInt8(ascii: ".") {
      place += 1
      guard skipDigits(field, &place) > 0 else { return false }
    }
    if place < field.endIndex, field[place] | 0x20 == UInt8(ascii: "e") {
      place += 1
      if place < field.endIndex,
        field[place] == UInt8(ascii: "+") || field[place] == UInt8(ascii: "-")
      {
        place += 1
      }
      guard skipDigits(field, &place) > 0 else { return false }
    }
    return place == field.endIndex
  }

  private static let digits = Array("0123456789abcdef".utf8)

  private static func appendEscape(_ escape: Unicode.Scalar, to buffer: inout [UInt8]) {
    buffer.append(UInt8(ascii: "\\"))
    buffer.append(UInt8(ascii: escape))
  }

  private static func skipDigits(_ field: ArraySlice<UInt8>, _ place: inout Int) -> Int {
    let start = place
    while place < field.endIndex, field[place] >= UInt8(ascii: "0"),
      field[place] <= UInt8(ascii: "9")
    {
      place += 1
    }
    return place - start
  }
}
