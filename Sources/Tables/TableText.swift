import DelimitedText

/// Renders a table as delimited text or as JSON lines, in pieces of some hundred KiB.
///
/// Where the pieces end depends on the table alone, and the text not even on that.
enum TableText {
  /// About how many fields a piece has.
  private static let pieceSize = 1 << 15
  /// About how many fields lie ready at once while a piece is written.
  private static let blockSize = 1 << 13

  /// Renders a header, then a row of fields per row.
  static func renderDelimited(
    _ table: Table, _ delimiter: Delimiter, to sink: ([UInt8]) throws(DataError) -> Void
  ) throws(DataError) {
    let dialect = Dialect(delimiter: delimiter)
    var header = RecordWriter(dialect)
    for column in table.columns { header.append(column.name) }
    header.endRow()
    try sink(header.bytes)

    let columns = table.columns
    let blockLength = max(1, blockSize / columns.count)
    try renderRows(
      table,
      { rows in
        var bytes: [UInt8] = []
        var block = RowBlock(columnCount: columns.count, dialect)
        for start in stride(from: rows.lowerBound, to: rows.upperBound, by: blockLength) {
          block.begin(start..<min(start + blockLength, rows.upperBound))
          for place in columns.indices { fill(place, columns[place], in: &block) }
          block.write(to: &bytes)
        }
        return bytes
      }, to: sink)
  }

  private static func fill(_ place: Int, _ column: Column, in block: inout RowBlock) {
    if let spelling = column.spelling { return block.fill(place, spelling: spelling) }
    switch column.values {
    case .integers(let values):
      switch values.storage {
      case .narrow(let values): block.fill(place, values.values, missing: values.missing?.words)
      case .wide(let values): block.fill(place, values.values, missing: values.missing?.words)
      }
    case .reals(let values): block.fill(place, values.values, missing: values.missing?.words)
    case .booleans(let values): block.fill(place, values.values, missing: values.missing?.words)
    case .strings(let values):
      switch values.storage {
      case .list(let texts, let missing): block.fill(place, texts, missing: missing?.words)
      case .coded(let codes, let texts): block.fill(place, codes: codes, of: texts)
      }
    }
  }

  /// Renders an object per row; all objects have all names.
  static func renderJSONLines(
    _ table: Table, to sink: ([UInt8]) throws(DataError) -> Void
  ) throws(DataError) {
    let names = table.columns.map { column in
      var name: [UInt8] = []
      JSONText.append(column.name.utf8, to: &name)
      name.append(UInt8(ascii: ":"))
      return name
    }
    let columns = table.columns
    try renderRows(
      table,
      { rows in
        var buffer: [UInt8] = []
        for row in rows {
          var separator = UInt8(ascii: "{")
          for (name, column) in zip(names, columns) {
            buffer.append(separator)
            buffer.append(contentsOf: name)
            append(column, row, to: &buffer)
            separator = UInt8(ascii: ",")
          }
          buffer.append(UInt8(ascii: "}"))
          buffer.append(UInt8(ascii: "\n"))
        }
        return buffer
      }, to: sink)
  }

  /// Renders ranges of rows, several at a time, and hands them on in their order.
  private static func renderRows(
    _ table: Table, _ render: @Sendable (Range<Int>) -> [UInt8],
    to sink: ([UInt8]) throws(DataError) -> Void
  ) throws(DataError) {
    let length = max(1, pieceSize / max(1, table.columns.count))
    let count = (table.rowCount + length - 1) / length
    try OrderedPieces.render(
      count: count, { render($0 * length..<min(($0 + 1) * length, table.rowCount)) }, to: sink)
  }

  private static func append(_ column: Column, _ row: Int, to buffer: inout [UInt8]) {
    // A number goes out as it came wherever JSON can spell it so: `1.50` can stay, `+1` can't.
    if let spelling = column.spelling, column.values.isNumeric, !column.values.isMissing(row) {
      let field = spelling.utf8(row)
      if JSONText.isNumber(Array(field)[...]) { return buffer.append(contentsOf: field) }
    }
    switch column.values {
    case .integers(let values):
      if let value = values[row] { return buffer.appendDecimal(value) }
    case .reals(let values):
      if let value = values[row] { return buffer.appendDecimal(value) }
    case .booleans(let values):
      if let value = values[row] { return buffer.append(contentsOf: value ? yes : no) }
    case .strings(let values):
      if let value = values.utf8(row) { return JSONText.append(value, to: &buffer) }
    }
    buffer.append(contentsOf: null)
  }

  private static let yes = Array("true".utf8)
  private static let no = Array("false".utf8)
  private static let null = Array("null".utf8)
}
