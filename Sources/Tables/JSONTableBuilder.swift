internal import Execution
internal import Files
internal import TextFormats

/// Puts a table together from lines of JSON.
///
/// The columns are all names that occur, in the order in which they first do; a name that is absent
/// from a line is missing there.
struct JSONTableBuilder {
  private let source: String
  private let options: TableReadingOptions
  /// What the file's beginning told, where the lines are a part of it; `nil` for a whole file.
  private let layout: JSONLayout?
  /// The identifiers where they are the rows' numbers, and the lines of the rows.
  private var rowNumbers = RowNumbers()
  private var lines = RowLines()
  private var identifiers: IdentifierBuilder?
  /// Which of the columns holds the identifiers; that one's builder stays empty.
  private var identifierPlace = -1
  private var columns: [ColumnBuilder] = []
  /// The columns' names as bytes, for a quick comparison, and the column of each name.
  private var names: [[UInt8]] = []
  private var places: [String: Int] = [:]
  /// The line in which each column last occurred, counted without blank ones.
  private var lastLines: [Int] = []
  private var lineCount = 0
  /// What the current line holds, each with its column, and the bytes of its names and values; kept from
  /// line to line, so that reading a long file allocates next to nothing.
  private var members: [(place: Int, member: JSONMember)] = []
  private var bytes: [UInt8] = []

  init(source: String, _ options: TableReadingOptions) throws(DataError) {
    self.source = source
    self.options = options
    layout = nil
    guard options.decimal == .point else {
      throw DataError(
        .badData, source: source, problem: "JSON has numbers of its own, with a decimal point",
        remedy: "leave \(.peopleDecimal, choice: "comma") out")
    }
    guard options.grouping == nil else {
      throw DataError(
        .badData, source: source,
        problem: "JSON has numbers of its own, with nothing between thousands",
        remedy: "leave \(.peopleGrouping) out")
    }
    guard options.header == nil else {
      throw DataError(
        .badData, source: source, problem: "JSON lines have no header: each names its values",
        remedy: "leave \(.peopleHeader) out")
    }
  }

  /// Begins a part of a file, whose columns are known and in which nobody looks for people who are there
  /// already.
  ///
  /// - Parameters:
  ///   - layout: What the file's beginning told.
  ///   - row: How many rows come before the part.
  init(_ layout: JSONLayout, behindRow row: Int) {
    source = layout.source
    options = layout.options
    self.layout = layout
    rowNumbers.next = row
    lines.isOfPart = true
    identifierPlace = layout.identifierPlace
    if identifierPlace >= 0 {
      identifiers = IdentifierBuilder(
        name: layout.names[identifierPlace], source: source,
        isChosen: options.identifier != nil, tellsApart: false, type: layout.identifierType)
    }
    for name in layout.names { addColumn(name, Array(name.utf8)) }
  }

  /// The number of rows so far.
  var rowCount: Int { lines.count }

  /// What the rows so far tell of the whole file, if they are its beginning.
  ///
  /// - Throws: `DataError` for a fault of the columns together.
  func beginning(execution: Execution) throws -> JSONLayout {
    let names = columns.map(\.name)
    _ = try table(execution: execution)
    return JSONLayout(
      source: source, options: options, names: names,
      rules: ColumnRules.rules(options.missing, NumberMarks(), options.dateOrder, columns: names),
      identifierPlace: identifierPlace, identifierType: identifiers?.type, rowCount: rowCount)
  }

  /// Adds the object in a line, or throws and adds nothing; a blank line is no row.
  mutating func append(_ text: ArraySlice<UInt8>, number: Int) throws(DataError) {
    if FieldRules.trimmed(text).isEmpty { return }
    rowNumbers.next += 1
    let columnCount = columns.count
    do throws(DataError) {
      try gather(text, number)
      try appendIdentifier(number)
    } catch {
      forgetColumns(from: columnCount)
      throw error
    }
    let row = lines.count
    lines.append(number)
    for (place, member) in members where place != identifierPlace {
      columns[place].fill(to: row)
      columns[place].append(bytes[member.value], kind: member.kind)
    }
  }

  /// Counts a line that is no text.
  mutating func passOverRow() { rowNumbers.next += 1 }

  /// The table of all lines.
  ///
  /// - Parameters:
  ///   - readings: How each column is read; `nil` as what its values look like.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Returns: The table, and the spellings of missing values that occur in each column.
  /// - Throws: `DataError` if there are no lines, or for a fault of the columns together;
  ///   `CancellationError` if the work was cancelled.
  consuming func table(
    readings: [ColumnReading?]? = nil, execution: Execution
  ) throws -> (table: Table, marks: [SpellingMarks]) {
    guard lines.count > 0 else {
      throw DataError.noObjects(source: source)
    }
    let names = columns.map(\.name)
    let place = identifierPlace < 0 ? nil : identifierPlace
    if place == nil, options.identifiesRows, let place = places[IdentifierChoice.rowName] {
      throw lateRow(place)
    }
    try options.missing.check(
      columns: names, areKnown: true, identifier: place, source: source, line: nil)
    let rules =
      layout?.rules
      ?? ColumnRules.rules(options.missing, NumberMarks(), options.dateOrder, columns: names)
    // No value has an empty name, and one may be called as row numbers are.
    var result = [
      identifiers?.column
        ?? rowNumbers.column.renamed(options.identifiesRows ? IdentifierChoice.rowName : "")
    ]
    identifiers = nil
    var marks = Array(repeating: SpellingMarks(), count: columns.count)
    for place in columns.indices where place != identifierPlace {
      try execution.checkCancellation()
      columns[place].fill(to: lines.count)
      result.append(columns[place].column(rules[place], readings?[place], &marks[place]))
      columns[place] = ColumnBuilder(name: "")
    }
    var table = Table(result, sourceName: source, lines: lines)
    table.readingWarnings = ColumnRules.warnings(of: rules, columns: names, source: source, marks)
    table.spellingWarnings = ColumnRules.warnings(ofAll: rules, source: source, marks)
    return (table, marks)
  }

  /// An error that a name means a column which the first line does not have.
  private func lateRow(_ place: Int) -> DataError {
    DataError(
      .badData, source: source, line: lines[columns[place].firstRow],
      problem: "a value is named '\(IdentifierChoice.rowName)', and the first line has none",
      remedy: "give every line one, or rename it")
  }

  // MARK: Members

  /// Reads the members of the line, and checks what can be checked without the other lines.
  private mutating func gather(_ text: ArraySlice<UInt8>, _ number: Int) throws(DataError) {
    members.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
    lineCount += 1
    var scanner = JSONScanner(text.span, of: .line)
    do throws(JSONFault) { try scanner.beginRow() } catch { throw dataError(error, number) }
    while let member = try next(&scanner, number) {
      guard !member.name.isEmpty else {
        throw fault("a name is empty", "name every value", number, member.nameColumn)
      }
      let place = place(of: member.name, expected: members.count)
      if let layout, place >= layout.names.count {
        throw fault(
          "the name '\(columns[place].name)' is in none of the first "
            + layout.rowCount.counting("line"),
          "give one of them a value of that name; null will do", number, member.nameColumn)
      }
      guard lastLines[place] != lineCount else {
        throw fault(
          "the name '\(columns[place].name)' is in the line twice", "keep one", number,
          member.nameColumn)
      }
      lastLines[place] = lineCount
      if member.kind == .number, place != identifierPlace { try checkRange(member, number) }
      members.append((place, member))
    }
  }

  /// Adds the identifier among the members; the first line settles which one it is.
  private mutating func appendIdentifier(_ number: Int) throws(DataError) {
    guard !members.isEmpty else {
      throw fault(
        "the object is empty",
        options.identifiesRows ? "give every person an identifier" : "remove the line", number, 1)
    }
    let choice: IdentifierChoice? =
      !options.identifiesRows
      ? .rowNumbers
      : lines.count == 0 && layout == nil
        ? IdentifierChoice(options.identifier, in: columns.map(\.name))
        : identifierPlace < 0 ? .rowNumbers : .column(identifierPlace)
    guard let choice else {
      throw (options.identifier ?? 1).missing(
        among: columns.map(\.name), areKnown: true, source: source, line: number)
    }
    guard case .column(let place) = choice else { return rowNumbers.append() }
    var builder =
      identifiers
      ?? IdentifierBuilder(
        name: columns[place].name, source: source, isChosen: options.identifier != nil,
        mayBeChosen: !options.listsPeople, mayBeEdges: EdgeLikeness.areEnds(columns.map(\.name)))
    identifiers = nil
    defer { if builder.count > 0 { identifiers = builder } }
    guard let member = members.first(where: { $0.place == place })?.member else {
      throw fault(
        "the identifier is missing", "give every line a value named '\(builder.name)'", number, 1)
    }
    try builder.append(
      bytes[member.value], kind: member.kind, lines, line: number, column: member.valueColumn)
    identifierPlace = place
  }

  /// Drops the columns that only a line that was refused has.
  private mutating func forgetColumns(from count: Int) {
    for column in columns[count...] { places[column.name] = nil }
    columns.removeSubrange(count...)
    names.removeSubrange(count...)
    lastLines.removeSubrange(count...)
  }

  private mutating func next(
    _ scanner: inout JSONScanner, _ number: Int
  ) throws(DataError) -> JSONMember? {
    do throws(JSONFault) {
      return try scanner.member(isFirst: members.isEmpty, into: &bytes)
    } catch {
      throw dataError(error, number)
    }
  }

  /// The column of a member, which is mostly where the line before had it.
  private mutating func place(of range: Range<Int>, expected: Int) -> Int {
    if expected < names.count, names[expected][...] == bytes[range] { return expected }
    let name = FieldRules.text(bytes[range])
    if let place = places[name] { return place }
    addColumn(name, Array(bytes[range]))
    return columns.count - 1
  }

  private mutating func addColumn(_ name: String, _ bytes: [UInt8]) {
    places[name] = columns.count
    names.append(bytes)
    lastLines.append(-1)
    columns.append(ColumnBuilder(name: name))
  }

  private func checkRange(_ member: JSONMember, _ line: Int) throws(DataError) {
    let number = bytes[member.value]
    guard number.count > 300 || number.contains(where: { $0 | 0x20 == UInt8(ascii: "e") }) else {
      return
    }
    guard Double(decimal: number) != nil else {
      throw fault(JSONNumber.outOfRange, JSONNumber.rangeRemedy, line, member.valueColumn)
    }
  }

  private func dataError(_ fault: JSONFault, _ line: Int) -> DataError {
    DataError(
      .badData, source: source, line: line, column: fault.column, problem: fault.problem,
      remedy: fault.remedy)
  }

  private func fault(_ problem: String, _ remedy: String, _ line: Int, _ column: Int) -> DataError {
    DataError(
      .badData, source: source, line: line, column: column, problem: problem, remedy: remedy)
  }
}

extension DataError {
  /// That a table of JSON lines has none.
  static func noObjects(source: String) -> DataError {
    DataError(
      .badData, source: source, problem: "the table has no rows",
      remedy: "write one JSON object per person")
  }
}
