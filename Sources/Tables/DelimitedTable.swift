internal import Execution
internal import Files
internal import Identifiers
internal import TextFormats

/// What happens to a row that can't be used, given with the reason: it throws, or it is set aside.
typealias FaultHandler = (DataError, ArraySlice<UInt8>) throws(DataError) -> Void

/// Puts a table together from rows of delimited text, the first of which names the columns.
struct DelimitedTable {
  private let source: String
  private let header: HeaderLine
  private let identifier: IdentifierChoice
  private let rules: [ColumnRules]
  private var reader: RecordReader
  /// Whether the header lacks a name for each row's first field, as `write.table` of R writes it.
  private let isShortOfIndex: Bool

  static func read(
    _ bytes: [UInt8], source: String, delimiter: Delimiter, options: TableReadingOptions,
    blockSize: Int?, progress: ReadingProgress, onFault: FaultHandler
  ) throws -> Table {
    // A table has no comments: a person's identifier may begin with any character.
    let dialect = Dialect(delimiter: delimiter, comments: [])
    var table = try DelimitedTable(
      RecordReader(bytes, source: source, dialect: dialect), options)
    if let blockSize {
      let blocks = TableBlocks(
        bytes, source: source, dialect: dialect, names: table.header.names,
        identifier: table.identifier.place, from: table.header.end.position,
        line: table.header.end.line, rules: table.rules, blockSize: blockSize, progress: progress)
      if let result = try table.table(of: blocks) { return result }
    }
    return try table.rows(isIdentifierChosen: options.identifier != nil, progress, onFault)
  }

  private init(_ reader: RecordReader, _ options: TableReadingOptions) throws(DataError) {
    source = reader.source
    header = try HeaderLine(
      reader, hasNames: options.header, takesDataForRow: options.takesDataForRow,
      mayLackName: options.identifier != nil)
    let names = header.names
    guard let identifier = IdentifierChoice(options.identifier, in: names) else {
      throw (options.identifier ?? 1).missing(among: names, source: source, line: header.line)
    }
    self.identifier = identifier
    try options.missing.check(
      columns: names, identifier: identifier.place, source: source, line: header.line)
    rules = ColumnRules.rules(options.missing, options.decimal, columns: names)
    self.reader = reader
    self.reader.move(to: header.end.position, line: header.end.line)
    isShortOfIndex = UnnamedColumn.headerIsShorter(self.reader, than: names.count, atLeast: 2)
  }

  /// The table of a text without surprises; `nil` if the exact reader must read it, if only to say
  /// what is wrong.
  private func table(of blocks: TableBlocks) throws(CancellationError) -> Table? {
    var blocks = blocks
    guard var columns = try blocks.columns() else { return nil }
    switch identifier {
    case .column(let place):
      let identifiers = columns.remove(at: place)
      guard case .strings(let texts) = identifiers.values, texts.count > 0,
        TextIndex(texts.list).count == texts.count
      else { return nil }
      columns.insert(identifiers, at: 0)
    case .rowNumbers:
      guard let count = columns.first?.count, count > 0 else { return nil }
      columns.insert(RowNumbers(1...count).column, at: 0)
    }
    return table(columns, blocks.lines)
  }

  private func table(_ columns: [Column], _ lines: RowLines) -> Table {
    var lines = lines
    lines.identifierPlace = identifier.place ?? -1
    var table = Table(columns, sourceName: source, lines: lines)
    table.readingWarnings =
      zip(header.names, rules).flatMap { $1.warnings(ofColumn: $0, source: source) }
    table.spellingWarnings = ColumnRules.warnings(ofAll: rules, source: source)
    return table
  }

  /// The table of all rows, read one by one.
  private mutating func rows(
    isIdentifierChosen: Bool, _ progress: ReadingProgress, _ onFault: FaultHandler
  ) throws -> Table {
    let names = header.names
    var identifiers = IdentifierBuilder(
      name: identifier.place.map { names[$0] } ?? IdentifierChoice.rowName, source: source,
      isChosen: isIdentifierChosen, mayBeEdges: EdgeLikeness.isSeen(in: reader, columns: names))
    var lines = RowLines()
    var rowNumbers = RowNumbers()
    var columns = names.map { ColumnBuilder(name: $0) }
    var record = Record()
    while true {
      if rowNumbers.next & 0x3FF == 0 { try progress.note(reader.position) }
      rowNumbers.next += 1
      do throws(DataError) {
        guard try reader.next(&record) else { break }
      } catch {
        try onFault(error, reader.rejectedRow)
        continue
      }
      do throws(DataError) {
        try checkCount(record)
        if let place = identifier.place {
          try identifiers.append(
            record.bytes(place), line: record.line(of: place), column: record.column(of: place))
        } else {
          rowNumbers.append()
        }
      } catch {
        try onFault(error, record.raw)
        continue
      }
      lines.append(record.line)
      for field in names.indices where field != identifier.place {
        columns[field].append(record.bytes(field))
      }
    }
    guard lines.count > 0 else {
      throw DataError(
        .badData, source: source, problem: "the table has no rows",
        remedy: "add a line per person below the column names")
    }
    var result = [identifier == .rowNumbers ? rowNumbers.column : identifiers.column]
    for index in columns.indices where index != identifier.place {
      try progress.execution.checkCancellation()
      result.append(columns[index].column(rules[index]))
      columns[index] = ColumnBuilder(name: "")
    }
    return table(result, lines)
  }

  private func checkCount(_ record: Record) throws(DataError) {
    let count = header.names.count
    if record.count == count { return }
    let index: Message = isShortOfIndex ? "; \(UnnamedColumn.remedyOfIndex)" : ""
    throw DataError(
      .badData, source: source, line: record.line, column: 1,
      problem: "expected \(count.counting("field")), found \(record.count)",
      remedy: Message("check the separator and the quotes") + index)
  }
}

/// Identifiers that are the rows' numbers in the file, those of bad rows left out.
struct RowNumbers {
  /// The number of the row that comes next, counted from 1.
  var next = 0
  private var texts = TextListBuilder()

  init() {}

  /// All numbers of a range.
  init(_ numbers: ClosedRange<Int>) {
    for number in numbers { texts.append(String(number)) }
  }

  /// Adds the row that is next.
  mutating func append() { texts.append(String(next)) }

  /// The numbers as a column of texts.
  var column: Column { Column(IdentifierChoice.rowName, .strings(texts.list)) }
}
