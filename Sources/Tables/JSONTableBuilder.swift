import DelimitedText

/// Puts a table together from lines of JSON.
///
/// The columns are all names that occur, in the order in which they first do; a name that is absent
/// from a line is missing there.
struct JSONTableBuilder {
  private let source: String
  private let wanted: ColumnReference?
  private var identifiers: IdentifierBuilder?
  /// Which of the columns holds the identifiers; that one's builder stays empty.
  private var identifierPlace = -1
  private var columns: [ColumnBuilder] = []
  /// The columns' names as bytes, for a quick comparison, and the column of each name.
  private var names: [[UInt8]] = []
  private var places: [String: Int] = [:]
  /// The line in which each column last occurred.
  private var lastLines: [Int] = []
  private var parser = JSONLine()

  init(source: String, identifier: ColumnReference?) {
    self.source = source
    wanted = identifier
  }

  /// Adds the object in a line; a blank line is no row.
  mutating func append(_ text: ArraySlice<UInt8>, number: Int) throws(DataError) {
    if FieldRules.trimmed(text).isEmpty { return }
    let line = text.span
    let row = identifiers?.count ?? 0
    do throws(JSONFault) { try parser.begin(line) } catch { throw dataError(error, number) }
    var member = 0
    while try next(line, number) {
      guard !parser.name.isEmpty else {
        throw fault("a name is empty", "name every value", number, parser.nameColumn)
      }
      let place = place(expected: member)
      member += 1
      guard lastLines[place] != number else {
        throw fault(
          "the name '\(columns[place].name)' is in the line twice", "keep one", number,
          parser.nameColumn)
      }
      lastLines[place] = number
      if identifiers == nil, isIdentifier(place) {
        identifierPlace = place
        identifiers = IdentifierBuilder(name: columns[place].name, source: source)
      }
      let value = parser.value
      if place == identifierPlace {
        try identifiers?.append(
          value[...], kind: parser.kind, line: number, column: parser.valueColumn)
      } else {
        if parser.kind == .number { try checkRange(number) }
        columns[place].fill(to: row)
        columns[place].append(value[...], kind: parser.kind)
      }
    }
    guard let identifiers else {
      if let wanted {
        throw wanted.missing(among: columns.map(\.name), source: source, line: number)
      }
      throw fault("the object is empty", "give every person an identifier", number, 1)
    }
    guard identifiers.count > row else {
      throw fault(
        "the identifier is missing", "give every line a value named '\(identifiers.name)'", number,
        1)
    }
  }

  /// The table of all lines.
  consuming func table(missing: MissingValues) throws(DataError) -> Table {
    guard let identifiers else {
      throw DataError(
        .badData, source: source, problem: "the table has no rows",
        remedy: "write one JSON object per person")
    }
    var result = [identifiers.column]
    for place in columns.indices where place != identifierPlace {
      columns[place].fill(to: identifiers.count)
      result.append(columns[place].column(missing: missing))
      columns[place] = ColumnBuilder(name: "")
    }
    return Table(result, sourceName: source)
  }

  // MARK: Members

  private mutating func next(_ line: Span<UInt8>, _ number: Int) throws(DataError) -> Bool {
    do throws(JSONFault) { return try parser.next(line) } catch { throw dataError(error, number) }
  }

  /// The column of the current member, which is mostly where the line before had it.
  private mutating func place(expected: Int) -> Int {
    if expected < names.count, names[expected] == parser.name { return expected }
    let name = FieldRules.text(parser.name[...])
    if let place = places[name] { return place }
    let place = columns.count
    names.append(parser.name)
    places[name] = place
    lastLines.append(-1)
    columns.append(ColumnBuilder(name: name))
    return place
  }

  private func isIdentifier(_ place: Int) -> Bool {
    guard let wanted else { return place == 0 }
    return wanted.index(in: columns.map(\.name)) == place
  }

  private func checkRange(_ line: Int) throws(DataError) {
    let digits = parser.value.count
    guard digits > 300 || parser.value.contains(where: { $0 | 0x20 == UInt8(ascii: "e") }) else {
      return
    }
    guard let value = Double(FieldRules.text(parser.value[...])), value.isFinite else {
      throw fault(
        "the number is out of range", "the largest is 1.7976931348623157e308", line,
        parser.valueColumn)
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
