internal import Files
internal import TextFormats

/// Reads rows of comma-separated values that all stand in quotes, but for those that are missing, as they
/// come from `duckdb`.
///
/// Behind them a line `sesame` may come, and further rows of something else.
struct QuotedRows {
  private enum State { case start, quoted, behind }

  private let columns: [DatabaseColumn]
  private let source: String
  private var builders: [TypedColumnBuilder]
  private var state = State.start
  private var place = 0
  private var field: [UInt8] = []
  /// What stands behind the rows; `nil` if there is no such line.
  private(set) var appendix: [UInt8]?
  /// A line without quotes, as no row is one.
  static let mark = "sesame"

  init(_ columns: [DatabaseColumn], source: String) {
    self.columns = columns
    self.source = source
    builders = columns.builders(source: source)
  }

  /// Takes the next bytes.
  ///
  /// - Throws: ``DataError`` if they are no such rows, or a value can't be one of a column.
  mutating func take(_ bytes: [UInt8]) throws(DataError) {
    for byte in bytes {
      if appendix != nil {
        appendix?.append(byte)
        continue
      }
      switch (state, byte) {
      case (.quoted, UInt8(ascii: "\"")): state = .behind
      case (.quoted, _): field.append(byte)
      case (.behind, UInt8(ascii: "\"")):
        field.append(byte)
        state = .quoted
      case (.start, UInt8(ascii: "\"")): state = .quoted
      case (.start, UInt8(ascii: ",")), (.behind, UInt8(ascii: ",")): try endField(isLast: false)
      case (.start, UInt8(ascii: "\n")), (.behind, UInt8(ascii: "\n")): try endField(isLast: true)
      case (.start, Self.mark.utf8.first) where place == 0: appendix = [byte]
      default: throw unreadable
      }
    }
  }

  /// The rows of one text each that stand behind the line; `nil` if there is none.
  func textsBehind() throws(DataError) -> [String]? {
    guard let appendix else { return nil }
    let line = Array((Self.mark + "\n").utf8)
    guard appendix.starts(with: line) else { throw unreadable }
    var reader = QuotedRows([DatabaseColumn("text", type: .text)], source: source)
    try reader.take(Array(appendix[line.count...]))
    let columns = try reader.finish()
    return (0..<(columns.first?.count ?? 0)).compactMap { columns[0].text($0) }
  }

  /// The columns of all rows.
  func finish() throws(DataError) -> [Column] {
    guard state == .start, place == 0 else { throw unreadable }
    return columns.finish(builders)
  }

  private mutating func endField(isLast: Bool) throws(DataError) {
    guard place < columns.count, isLast == (place == columns.count - 1) else { throw unreadable }
    if state == .start {
      builders[place].appendMissing()
    } else {
      try append()
    }
    field.removeAll(keepingCapacity: true)
    state = .start
    place = isLast ? 0 : place + 1
  }

  private mutating func append() throws(DataError) {
    // Shares the memory.
    let field = field
    switch columns[place].type {
    case .integer:
      guard let value = Int(decimal: field.span) else { throw unreadable }
      builders[place].append(value)
    case .real, .double:
      guard let value = Double(decimal: field.span) ?? Self.special(field) else { throw unreadable }
      builders[place].append(value)
    case .number: try builders[place].append(number: field.span)
    case .boolean: builders[place].append(field.elementsEqual("true".utf8))
    case .date, .time:
      let text = DatabaseTime.text(field.span)
      try builders[place].append(text: text.span)
    case .text, .other: try builders[place].append(text: field.span)
    }
  }

  private static func special(_ field: [UInt8]) -> Double? {
    switch String(decoding: field, as: UTF8.self) {
    case "nan", "-nan": .nan
    case "inf": .infinity
    case "-inf": -.infinity
    default: nil
    }
  }

  private var unreadable: DataError {
    DataError(
      .inputOutput, source: source, problem: "the answer of duckdb can't be read",
      remedy: "update duckdb to 1.0 or later")
  }
}
