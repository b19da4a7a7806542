internal import Files
internal import TextFormats

/// How a column of a part of a table is read, where the whole is to be read as its parts are.
package enum ColumnReading: Sendable {
  /// As numbers or truth values: a part without any value has missing ones, however they are spelled.
  case numbers
  /// As texts, whatever they look like.
  case texts
}

/// What the beginning of a delimited table tells of all of it.
struct DelimitedLayout: Sendable {
  let source: String
  let header: HeaderLine
  let identifier: IdentifierChoice
  let isIdentifierChosen: Bool
  let listsPeople: Bool
  /// How each column is read.
  let rules: [ColumnRules]
  /// Reads the beginning of the file behind its header.
  let beginning: RecordReader
  /// Whether the header lacks a name for each row's first field, as `write.table` of R writes it.
  let isShortOfIndex: Bool

  /// Looks at a table's beginning.
  ///
  /// - Throws: `DataError` for faults of the header, or if the column of identifiers is missing.
  init(_ beginning: TableBeginning, _ options: TableReadingOptions) throws(DataError) {
    var reader = beginning.reader
    source = reader.source
    header = try HeaderLine(
      reader, hasNames: options.header, takesDataForRow: options.takesDataForRow,
      mayLackName: options.identifier != nil)
    let names = header.names
    guard let identifier = IdentifierChoice(options.identifier, in: names) else {
      throw (options.identifier ?? 1).missing(among: names, source: source, line: header.line)
    }
    try RowIndexName.check(names, isWhole: nil, options, source: source, line: header.line)
    self.identifier = identifier
    isIdentifierChosen = options.identifier != nil
    listsPeople = options.listsPeople
    try options.missing.check(
      columns: names, identifier: identifier.place, source: source, line: header.line)
    try options.marks.check(source: source, (.peopleDecimal, .peopleGrouping))
    rules = ColumnRules.rules(options.missing, options.marks, options.dateOrder, columns: names)
    reader.move(to: header.end.position, line: header.end.line)
    self.beginning = reader
    isShortOfIndex = UnnamedColumn.headerIsShorter(reader, than: names.count, atLeast: 2)
  }

  /// What reads blocks of the rows.
  func parser(isExact: Bool = false, seesIdentifiers: Bool = true) -> TableBlockParser {
    TableBlockParser(
      source: source, beginning.dialect, identifier: seesIdentifiers ? identifier.place : nil,
      rules,
      isExact: isExact)
  }

  /// That the table has nothing below its header.
  var noRows: DataError {
    DataError(
      .badData, source: source, problem: "the table has no rows",
      remedy: "add a line per person below the column names")
  }
}
