internal import ArrowInterface
package import Execution
package import Files
internal import Identifiers
internal import Memory
internal import TextFormats

extension Table {
  /// Makes a table of columns that have types of their own, by the rules of a file.
  ///
  /// - Parameters:
  ///   - columns: The columns as they came; numbers may be NaN or infinite.
  ///   - name: What messages call the table.
  ///   - options: Which column identifies people, which are outcomes, what is missing.
  ///   - execution: How the work runs; changes no byte of the result.
  ///   - setAside: Receives what is wrong with a row that can't be used, and the row as a line of CSV; by
  ///     default it throws.
  /// - Returns: The table, with the identifiers in front.
  /// - Throws: ``DataError`` for faults of the table as a whole, and what `setAside` throws;
  ///   `CancellationError` if the work was cancelled.
  package static func assembling(
    _ columns: [Column], named name: String, options: TableReadingOptions,
    execution: Execution,
    setAside: (DataError, ArraySlice<UInt8>) throws(DataError) -> Void = {
      error, _ throws(DataError) in throw error
    }
  ) throws -> Table {
    let source = try TypedColumns(columns, named: name, options)
    if let place = source.identifier.place, let refusal = columns[place].refusal {
      throw refusal.error(columns[place].name, source: name)
    }
    var people = source.identifierBuilder
    let (identifiers, kept) = try source.people(&people, execution, setAside)
    var settled: [Column] = [identifiers]
    var warnings: [Message] = []
    var marks: [SpellingMarks] = columns.map { _ in SpellingMarks() }
    for place in columns.indices where place != source.identifier.place {
      try execution.checkCancellation()
      if let refusal = columns[place].refusal {
        warnings.append(
          "\(name): column '\(columns[place].name)' \(refusal.problem): it was left out")
        continue
      }
      let column = kept.map { columns[place].rearranged($0) } ?? columns[place]
      if column.isUnnamedIndex {
        warnings.append(
          "\(name): column '\(column.name)' is an index of pandas that has no name: name it, or leave it out"
        )
      }
      let (values, notes) = column.settled(
        source.rules[place], named: name, &marks[place], execution)
      settled.append(values)
      warnings += notes
    }
    var table = Table(settled, sourceName: name)
    try table.checkTexts()
    table.readingWarnings =
      warnings
      + ColumnRules.warnings(of: source.rules, columns: source.names, source: name, marks)
    table.spellingWarnings = ColumnRules.warnings(ofAll: source.rules, source: name, marks)
    return try table.declaring(options.outcomes)
  }
}

/// Columns with types of their own that are to become a table.
private struct TypedColumns {
  let columns: [Column]
  let name: String
  let options: TableReadingOptions
  let identifier: IdentifierChoice
  let rules: [ColumnRules]

  var names: [String] { columns.map(\.name) }
  var rowCount: Int { columns[0].count }

  /// Checks the columns' names and finds the identifiers.
  init(
    _ columns: [Column], named name: String, _ options: TableReadingOptions
  ) throws(DataError) {
    identifier = try IdentifierChoice(typed: columns.map(\.name), named: name, options)
    try RowIndexName.check(
      columns.map(\.name), isWhole: columns[0].type == .integer, options, source: name)
    let missing = options.missing.beyondUsual
    try missing.check(
      columns: columns.map(\.name), areKnown: true, identifier: identifier.place, source: name,
      line: nil)
    rules = ColumnRules.rules(missing, NumberMarks(), columns: columns.map(\.name))
    self.columns = columns
    self.name = name
    self.options = options
    precondition(Set(columns.map(\.count)).count == 1, "columns differ in length")
    guard rowCount > 0 else {
      throw DataError(
        .badData, source: name, problem: "the table has no rows", remedy: "give one per person")
    }
  }

  var identifierBuilder: IdentifierBuilder {
    IdentifierBuilder(
      name: identifier.place.map { names[$0] } ?? IdentifierChoice.rowName, source: name,
      isChosen: options.identifier != nil, mayBeChosen: !options.listsPeople,
      mayBeEdges: EdgeLikeness.areEnds(names), expectedCount: rowCount)
  }

  /// The identifiers of all rows that can be used, and which ones these are; `nil` for all.
  func people(
    _ builder: inout IdentifierBuilder, _ execution: Execution,
    _ setAside: (DataError, ArraySlice<UInt8>) throws(DataError) -> Void
  ) throws -> (identifiers: Column, kept: RowPlaces?) {
    guard let place = identifier.place else {
      var numbers = RowNumbers()
      for row in 1...rowCount {
        numbers.next = row
        numbers.append()
      }
      return (numbers.column, nil)
    }
    if options.identifier == nil, columns[place].type.isOfTimes {
      throw columns[place].identifiesNobody(source: name)
    }
    let texts = try columns[place].identifierTexts(source: name)
    let list = texts.list
    let (bytes, offsets) = (list.bytes, list.offsets)
    var kept: [UInt32] = []
    for row in 0..<rowCount {
      if row & 0xFFFF == 0 { try execution.checkCancellation() }
      let text = texts.isMissing(row) ? 0..<0 : offsets[row]..<offsets[row + 1]
      if builder.insert(bytes.span.extracting(text)) {
        kept.append(UInt32(row))
        continue
      }
      try setAside(
        builder.fault(of: ArraySlice(bytes[text]), inRow: row, rowsBefore: kept), line(row))
    }
    let type = columns[place].typeOfIdentifiers
    if kept.count == rowCount {
      return (Column(columns[place].name, .strings(list)).typed(type), nil)
    }
    guard !kept.isEmpty else {
      throw DataError(
        .badData, source: name,
        problem: "none of the \(rowCount.counting("row")) can be used",
        remedy: "correct them; what is wrong with the first is told where rows are not set aside")
    }
    return (builder.column.typed(type), RowPlaces(Buffer(kept)))
  }

  /// A row as a line of CSV.
  private func line(_ row: Int) -> ArraySlice<UInt8> { columns.line(ofRow: row) }
}

extension [Column] {
  /// A row as a line of CSV, without the line's end.
  package func line(ofRow row: Int) -> ArraySlice<UInt8> {
    var writer = RecordWriter(Dialect(delimiter: .comma, comments: []))
    for column in self {
      if let text = column.text(row) { writer.append(text) } else { writer.appendMissing() }
    }
    writer.endRow()
    return writer.bytes.dropLast()
  }
}

extension IdentifierChoice {
  /// Finds the identifiers among columns with types of their own.
  ///
  /// - Throws: `DataError` if there is none, or if a name is empty or there twice.
  init(
    typed names: [String], named source: String, _ options: TableReadingOptions
  ) throws(DataError) {
    guard !names.isEmpty else {
      throw DataError(
        .badData, source: source, problem: "the table has no columns", remedy: "give it some")
    }
    var known: Set<String> = []
    for (place, name) in names.enumerated() {
      if name.isEmpty {
        throw DataError(
          .badData, source: source, problem: "column \(place + 1) has no name",
          remedy: "name every column")
      }
      guard known.insert(name).inserted else {
        throw DataError(
          .badData, source: source, problem: "column '\(name)' is there twice",
          remedy: "rename one of them")
      }
    }
    guard let choice = IdentifierChoice(options.identifier, in: names) else {
      throw (options.identifier ?? 1).missing(among: names, areKnown: true, source: source)
    }
    self = choice
  }
}

extension MissingValues {
  /// The list without what every list begins with: a source that knows what is missing needs none of it.
  package var beyondUsual: MissingValues {
    let usual = MissingValues.standard.spellings
    let own = spellings.starts(with: usual) ? Array(spellings.dropFirst(usual.count)) : spellings
    return columnSpellings.reduce(MissingValues(own)) {
      $0.adding($1.spellings, inColumn: $1.column)
    }
  }
}
