import DelimitedText

/// What happens to a row that can't be used, given with the reason: it throws, or it is set aside.
typealias FaultHandler = (DataError, ArraySlice<UInt8>) throws(DataError) -> Void

/// Puts a table together from rows of delimited text, the first of which names the columns.
enum DelimitedTable {
  static func read(
    _ bytes: [UInt8], source: String, delimiter: Delimiter, identifier: ColumnReference?,
    missing: MissingValues, threads: Int?, blockSize: Int?, onFault: FaultHandler
  ) throws(DataError) -> Table {
    // A table has no comments: a person's identifier may begin with any character.
    let dialect = Dialect(delimiter: delimiter, comments: [])
    var reader = RecordReader(bytes, source: source, dialect: dialect)
    var record = Record()
    guard try reader.next(&record) else {
      throw DataError(
        .badData, source: source, problem: "the file is empty",
        remedy: "a table has a line of column names and a line per person")
    }
    let isShort =
      identifier != nil && UnnamedColumn.headerIsShorter(reader, than: record.count)
    let names =
      try (isShort ? [""] : [])
      + columnNames(record, source, mayLackName: identifier != nil && !isShort)
    let headerLine = record.line
    guard let place = (identifier ?? 1).index(in: names) else {
      throw (identifier ?? 1).missing(among: names, source: source, line: headerLine)
    }
    if let blockSize {
      let blocks = TableBlocks(
        bytes, source: source, dialect: dialect, names: names, identifier: place,
        from: reader.position, missing: missing, threads: threads, blockSize: blockSize)
      if let columns = columns(blocks, identifier: place) {
        return Table(columns, sourceName: source)
      }
    }
    var identifiers = IdentifierBuilder(name: names[place], source: source)
    var columns = names.map { ColumnBuilder(name: $0) }
    while true {
      do throws(DataError) {
        guard try reader.next(&record) else { break }
      } catch {
        try onFault(error, reader.rejectedRow)
        continue
      }
      do throws(DataError) {
        try checkCount(record, names.count, source)
        try identifiers.append(
          record.bytes(place), line: record.line(of: place), column: record.column(of: place))
      } catch {
        try onFault(error, record.raw)
        continue
      }
      for field in names.indices where field != place { columns[field].append(record.bytes(field)) }
    }
    guard identifiers.count > 0 else {
      throw DataError(
        .badData, source: source, problem: "the table has no rows",
        remedy: "add a line per person below the column names")
    }
    var result = [identifiers.column]
    for index in columns.indices where index != place {
      result.append(columns[index].column(missing: missing))
      columns[index] = ColumnBuilder(name: "")
    }
    return Table(result, sourceName: source)
  }

  /// The columns of a text without surprises, the identifiers first; `nil` if the exact reader must
  /// read it, if only to say what is wrong.
  private static func columns(_ blocks: TableBlocks, identifier: Int) -> [Column]? {
    var blocks = blocks
    guard var columns = blocks.columns() else { return nil }
    let identifiers = columns.remove(at: identifier)
    guard case .strings(let texts) = identifiers.values, texts.count > 0,
      TextIndex(texts.list).count == texts.count
    else { return nil }
    return [identifiers] + columns
  }

  private static func checkCount(
    _ record: Record, _ count: Int, _ source: String
  ) throws(DataError) {
    if record.count == count { return }
    throw DataError(
      .badData, source: source, line: record.line, column: 1,
      problem: "expected \(count) field\(count == 1 ? "" : "s"), found \(record.count)",
      remedy: "check the separator and the quotes")
  }

  private static func columnNames(
    _ record: Record, _ source: String, mayLackName: Bool
  ) throws(DataError) -> [String] {
    var names: [String] = []
    for field in 0..<record.count {
      let name = record.text(field)
      let problem: (String, String)? =
        if name.isEmpty, field == 0, mayLackName {
          nil
        } else if name.isEmpty {
          UnnamedColumn.fault(isFirst: field == 0)
        } else if names.contains(name) {
          ("two columns are named '\(name)'", "the first line gives every column its own name")
        } else {
          nil
        }
      if let (problem, remedy) = problem {
        throw DataError(
          .badData, source: source, line: record.line(of: field), column: record.column(of: field),
          problem: problem, remedy: remedy)
      }
      names.append(name)
    }
    // Names that are all numbers are a person's values: taken for names, the person would be lost.
    if (0..<record.count).allSatisfy({ FieldRules.real(record.bytes($0).span) != nil }) {
      throw DataError(
        .badData, source: source, line: record.line, column: 1,
        problem: "the first line holds numbers, not the names of the columns",
        remedy: "add a line of names above it")
    }
    return names
  }
}
