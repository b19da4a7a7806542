import DelimitedText

/// Renders a table row by row, as delimited text or as JSON lines, in pieces of about 64 KiB.
enum TableText {
  private static let pieceSize = 1 << 16

  /// Renders a header, then a row of fields per row.
  static func renderDelimited(
    _ table: Table, _ delimiter: Delimiter, to sink: ([UInt8]) throws(DataError) -> Void
  ) throws(DataError) {
    var writer = RecordWriter(Dialect(delimiter: delimiter))
    for column in table.columns { writer.append(column.name) }
    writer.endRow()
    for row in 0..<table.rowCount {
      for column in table.columns { append(column, row, to: &writer) }
      writer.endRow()
      if writer.bytes.count >= pieceSize {
        try sink(writer.bytes)
        writer.removeAll()
      }
    }
    try sink(writer.bytes)
  }

  private static func append(_ column: Column, _ row: Int, to writer: inout RecordWriter) {
    if let spelling = column.spelling {
      let field = spelling.utf8(row)
      if field.isEmpty { writer.appendMissing() } else { writer.append(field) }
      return
    }
    switch column.values {
    case .integers(let values):
      if let value = values[row] { return writer.append(value) }
    case .reals(let values):
      if let value = values[row] { return writer.append(value) }
    case .booleans(let values):
      if let value = values[row] { return writer.append((value ? yes : no)[...]) }
    case .strings(let values):
      if let value = values[row] { return writer.append(value) }
    }
    writer.appendMissing()
  }

  /// Renders an object per row; all objects have all names.
  static func renderJSONLines(
    _ table: Table, to sink: ([UInt8]) throws(DataError) -> Void
  ) throws(DataError) {
    let names = table.columns.map { column in
      var name: [UInt8] = []
      JSONText.append(column.name, to: &name)
      name.append(UInt8(ascii: ":"))
      return name
    }
    var buffer: [UInt8] = []
    for row in 0..<table.rowCount {
      var separator = UInt8(ascii: "{")
      for (name, column) in zip(names, table.columns) {
        buffer.append(separator)
        buffer.append(contentsOf: name)
        append(column, row, to: &buffer)
        separator = UInt8(ascii: ",")
      }
      buffer.append(UInt8(ascii: "}"))
      buffer.append(UInt8(ascii: "\n"))
      if buffer.count >= pieceSize {
        try sink(buffer)
        buffer.removeAll(keepingCapacity: true)
      }
    }
    try sink(buffer)
  }

  private static func append(_ column: Column, _ row: Int, to buffer: inout [UInt8]) {
    // A number goes out as it came wherever JSON can spell it so: `1.50` can stay, `+1` can't.
    if let spelling = column.spelling, column.values.isNumeric, !column.values.isMissing(row) {
      let field = spelling.utf8(row)
      if JSONText.isNumber(field) { return buffer.append(contentsOf: field) }
    }
    switch column.values {
    case .integers(let values):
      if let value = values[row] { return buffer.appendDecimal(value) }
    case .reals(let values):
      if let value = values[row] { return buffer.appendDecimal(value) }
    case .booleans(let values):
      if let value = values[row] { return buffer.append(contentsOf: value ? yes : no) }
    case .strings(let values):
      if let value = values[row] { return JSONText.append(value, to: &buffer) }
    }
    buffer.append(contentsOf: null)
  }

  private static let yes = Array("true".utf8)
  private static let no = Array("false".utf8)
  private static let null = Array("null".utf8)
}
