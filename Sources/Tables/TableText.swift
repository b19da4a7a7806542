/// Renders a table row by row, as delimited text or as JSON lines.
struct TableText {
  private let columns: [Column]
  private let rowCount: Int
  /// The byte between fields, or `nil` for JSON lines.
  private let separator: UInt8?
  /// For JSON lines: each column's name, quoted and with its colon.
  private let names: [[UInt8]]

  init(_ table: Table, separator: UInt8?) {
    columns = table.columns
    rowCount = table.rowCount
    self.separator = separator
    names = table.columns.map { column in
      var name: [UInt8] = []
      JSONText.append(column.name, to: &name)
      name.append(UInt8(ascii: ":"))
      return name
    }
  }

  /// Renders everything, handing over pieces of about 64 KiB.
  func render<Failure: Error>(
    to sink: (inout [UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    var buffer: [UInt8] = []
    buffer.reserveCapacity(Self.pieceSize + Self.pieceSize / 4)
    appendHeader(to: &buffer)
    for row in 0..<rowCount {
      if let separator {
        appendFields(row, separator, to: &buffer)
      } else {
        appendObject(row, to: &buffer)
      }
      if buffer.count >= Self.pieceSize {
        try sink(&buffer)
        buffer.removeAll(keepingCapacity: true)
      }
    }
    if !buffer.isEmpty { try sink(&buffer) }
  }

  private static let pieceSize = 1 << 16
  private static let newline = UInt8(ascii: "\n")

  // MARK: Delimited text

  private func appendHeader(to buffer: inout [UInt8]) {
    guard let separator else { return }
    for index in columns.indices {
      if index > 0 { buffer.append(separator) }
      let name = Array(columns[index].name.utf8)
      appendField(name.span, separator, isFirst: index == 0, to: &buffer)
    }
    buffer.append(Self.newline)
  }

  private func appendFields(_ row: Int, _ separator: UInt8, to buffer: inout [UInt8]) {
    for index in columns.indices {
      if index > 0 { buffer.append(separator) }
      let column = columns[index]
      if let spelling = column.spelling {
        let field = spelling.bytes.span.extracting(spelling.range(row))
        appendField(field, separator, isFirst: index == 0, to: &buffer)
        continue
      }
      switch column.values {
      case .integers(let values):
        if let value = values[row] { NumberText.append(value, to: &buffer) }
      case .reals(let values):
        if let value = values[row] { NumberText.append(value, to: &buffer) }
      case .booleans(let values):
        if let value = values[row] { buffer.append(contentsOf: value ? Self.yes : Self.no) }
      case .strings(let values):
        guard let value = values[row] else { continue }
        let start = buffer.count
        buffer.append(contentsOf: value.utf8)
        if Self.needsQuotes(
          buffer.span.extracting(start..<buffer.count), separator, isFirst: index == 0)
        {
          buffer.removeSubrange(start...)
          Self.appendQuoted(Array(value.utf8).span, to: &buffer)
        }
      }
    }
    buffer.append(Self.newline)
  }

  private func appendField(
    _ field: Span<UInt8>, _ separator: UInt8, isFirst: Bool, to buffer: inout [UInt8]
  ) {
    if Self.needsQuotes(field, separator, isFirst: isFirst) {
      Self.appendQuoted(field, to: &buffer)
    } else {
      for index in field.indices { buffer.append(field[index]) }
    }
  }

  /// Whether a field would be read differently without quotes: as two fields, as a comment, or
  /// without its blanks.
  private static func needsQuotes(
    _ field: Span<UInt8>, _ separator: UInt8, isFirst: Bool
  ) -> Bool {
    guard !field.isEmpty else { return false }
    if isFirst, field[0] == UInt8(ascii: "#") || field[0] == UInt8(ascii: "%") { return true }
    if isBlank(field[0]) || isBlank(field[field.count - 1]) { return true }
    for index in field.indices {
      let byte = field[index]
      if byte == separator || byte == UInt8(ascii: "\"") || byte == 0x0A || byte == 0x0D {
        return true
      }
    }
    return false
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  private static func appendQuoted(_ field: Span<UInt8>, to buffer: inout [UInt8]) {
    buffer.append(UInt8(ascii: "\""))
    for index in field.indices {
      if field[index] == UInt8(ascii: "\"") { buffer.append(UInt8(ascii: "\"")) }
      buffer.append(field[index])
    }
    buffer.append(UInt8(ascii: "\""))
  }

  // MARK: JSON lines

  private func appendObject(_ row: Int, to buffer: inout [UInt8]) {
    buffer.append(UInt8(ascii: "{"))
    for index in columns.indices {
      if index > 0 { buffer.append(UInt8(ascii: ",")) }
      buffer.append(contentsOf: names[index])
      appendValue(columns[index], row, to: &buffer)
    }
    buffer.append(UInt8(ascii: "}"))
    buffer.append(Self.newline)
  }

  private func appendValue(_ column: Column, _ row: Int, to buffer: inout [UInt8]) {
    if column.values.isMissing(row) {
      buffer.append(contentsOf: Self.null)
      return
    }
    // A number goes out as it came wherever JSON can spell it so: `1.50` can stay, `+1` can't.
    if let spelling = column.spelling, column.values.isNumeric {
      let field = spelling.bytes.span.extracting(spelling.range(row))
      if JSONText.isNumber(field) {
        for index in field.indices { buffer.append(field[index]) }
        return
      }
    }
    switch column.values {
    case .integers(let values):
      if let value = values[row] { NumberText.append(value, to: &buffer) }
    case .reals(let values):
      if let value = values[row] { NumberText.append(value, to: &buffer) }
    case .booleans(let values):
      if let value = values[row] { buffer.append(contentsOf: value ? Self.yes : Self.no) }
    case .strings(let values):
      if let value = values[row] { JSONText.append(value, to: &buffer) }
    }
  }

  private static let yes = Array("true".utf8)
  private static let no = Array("false".utf8)
  private static let null = Array("null".utf8)
}
