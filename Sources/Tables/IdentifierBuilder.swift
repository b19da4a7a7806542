internal import Files
internal import Identifiers
internal import TextFormats

/// Gathers the identifiers of a table's rows and checks each on arrival.
struct IdentifierBuilder {
  /// The column's name.
  let name: String
  private let source: String
  /// Whether the column was asked for, and not taken for being the first.
  private let isChosen: Bool
  /// Whether another column can be asked for.
  private let mayBeChosen: Bool
  /// Whether the table looks like an edge list.
  var mayBeEdges: Bool
  private var index: TextIndex
  /// The identifiers, where nobody asks whether one is there already; they are not in the index then.
  private var untold: TextListBuilder?
  /// Whether the identifiers are JSON numbers, and the line that settled it.
  private(set) var type: (isNumber: Bool, line: Int)?

  /// Begins without rows.
  ///
  /// - Parameters:
  ///   - name: The column's name.
  ///   - source: What messages call the file.
  ///   - isChosen: Whether the column was asked for, and not taken for being the first.
  ///   - mayBeChosen: Whether another column can be asked for.
  ///   - mayBeEdges: Whether the table looks like an edge list.
  ///   - tellsApart: Whether an identifier that is there already is a fault.
  ///   - type: Whether the identifiers are JSON numbers, and the line that settled it, if it is known.
  ///   - expectedCount: How many rows there will be, as far as one can tell.
  init(
    name: String, source: String, isChosen: Bool, mayBeChosen: Bool = true,
    mayBeEdges: Bool = false, tellsApart: Bool = true,
    type: (isNumber: Bool, line: Int)? = nil, expectedCount: Int = 0
  ) {
    untold = tellsApart ? nil : TextListBuilder()
    self.type = type
    self.mayBeChosen = mayBeChosen
    self.mayBeEdges = mayBeEdges
    self.name = name
    self.isChosen = isChosen
    self.source = source
    // People who are numbered with few gaps need no hash.
    index = TextIndex(directLimit: 4 * expectedCount)
  }

  /// The number of rows so far.
  var count: Int { untold?.count ?? index.count }

  /// The identifiers as a column of texts.
  var column: Column {
    let column = Column(name, .strings(untold?.list ?? index.texts))
    // In JSON a text is one, even if all of it are digits.
    return type?.isNumber == false ? column.typed(.texts) : column
  }

  /// Adds the next row's identifier, unless it is empty or there already.
  ///
  /// - Returns: Whether it was added.
  mutating func insert(_ field: Span<UInt8>) -> Bool {
    if untold != nil {
      if field.count > 0 { untold?.append(field) }
      return field.count > 0
    }
    let row = count
    return field.count > 0 && Int(index.insert(field)) == row
  }

  /// What is wrong with an identifier that was not added.
  ///
  /// - Parameters:
  ///   - field: The identifier.
  ///   - lines: The lines of the rows before.
  ///   - line: The line of the identifier, counted from 1.
  ///   - column: Where on that line it stands, counted from 1.
  /// - Returns: The error.
  func fault(
    of field: ArraySlice<UInt8>, _ lines: RowLines, line: Int, column: Int
  ) -> DataError {
    let (problem, remedy) = fault(of: field) { "line \(lines[$0] ?? 0)" }
    return fault(problem, remedy, line, column)
  }

  /// What is wrong with an identifier that was not added, of a source that has rows and no lines.
  ///
  /// - Parameters:
  ///   - field: The identifier.
  ///   - row: The row, counted from 0.
  ///   - rows: The rows whose identifiers were added.
  /// - Returns: The error.
  func fault(of field: ArraySlice<UInt8>, inRow row: Int, rowsBefore rows: [UInt32]) -> DataError {
    if field.isEmpty {
      return DataError(
        .badData, source: source, row: row + 1,
        problem: "the identifier (column '\(name)') is missing or empty",
        remedy: mayBeChosen
          ? "give every person one, leave such rows out, or name another column with \(.identifier, "C")"
          : "give every person one, or leave such rows out")
    }
    let (problem, remedy) = fault(of: field) { "row \(rows[$0] + 1)" }
    return DataError(.badData, source: source, row: row + 1, problem: problem, remedy: remedy)
  }

  private func fault(
    of field: ArraySlice<UInt8>, place: (Int) -> String
  ) -> (problem: String, remedy: Message) {
    guard let row = index.lookup(field) else {
      return ("the identifier is empty", "give every person one")
    }
    if !mayBeChosen {
      return ("the person is in the list twice, first in \(place(Int(row)))", "keep one row")
    }
    return (
      "the person is in the table twice, first in \(place(Int(row)))"
        + (isChosen ? "" : " (people are identified by the first column, '\(name)')"),
      (mayBeEdges
        ? "exchange \(.edges) and \(.people) if this is the edge list, as it looks; else " : "")
        + (isChosen
          ? "keep one row, or number the rows with \(.identifier, "row")"
          : "keep one row, name another column with \(.identifier, "C"), or number the rows with \(.identifier, "row")")
    )
  }

  /// Adds the next row's identifier, a JSON value.
  mutating func append(
    _ field: ArraySlice<UInt8>, kind: JSONKind, _ lines: RowLines, line: Int, column: Int
  ) throws(DataError) {
    switch kind {
    case .null: throw fault("the identifier is null", "give every person one", line, column)
    case .boolean:
      throw fault("an identifier is a text or a number", "write it in double quotes", line, column)
    case .text, .number:
      let isNumber = kind == .number
      let first = type ?? (isNumber, line)
      guard first.isNumber == isNumber else {
        let (here, there) = isNumber ? ("number", "text") : ("text", "number")
        throw fault(
          "the identifier is a \(here) here and a \(there) in line \(first.line)",
          "write every identifier in double quotes", line, column)
      }
      guard insert(field.span) else { throw fault(of: field, lines, line: line, column: column) }
      type = first
    }
  }

  private func fault(_ problem: String, _ remedy: Message, _ line: Int, _ column: Int) -> DataError
  {
    DataError(
      .badData, source: source, line: line, column: column, problem: problem, remedy: remedy)
  }
}
