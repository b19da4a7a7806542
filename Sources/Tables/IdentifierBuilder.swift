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
  /// Whether the table looks like an edge list.
  private let mayBeEdges: Bool
  private var index = TextIndex()
  /// The line in which each row begins.
  private var lines: [UInt32] = []
  /// Whether the identifiers are JSON numbers, and the line that settled it.
  private var type: (isNumber: Bool, line: Int)?

  init(name: String, source: String, isChosen: Bool, mayBeEdges: Bool = false) {
    self.mayBeEdges = mayBeEdges
    self.name = name
    self.isChosen = isChosen
    self.source = source
  }

  /// The number of rows so far.
  var count: Int { lines.count }

  /// The identifiers as a column of texts.
  var column: Column { Column(name, .strings(index.texts)) }

  /// Adds the next row's identifier, which stands at that place of the file.
  mutating func append(_ field: ArraySlice<UInt8>, line: Int, column: Int) throws(DataError) {
    guard !field.isEmpty else {
      throw fault("the identifier is empty", "give every person one", line, column)
    }
    let row = Int(index.insert(field))
    guard row == lines.count else {
      throw fault(
        "the person is in the table twice, first in line \(lines[row])"
          + (isChosen ? "" : " (people are identified by the first column, '\(name)')"),
        (mayBeEdges
          ? "exchange \(.edges) and \(.people) if this is the edge list, as it looks; else " : "")
          + (isChosen
            ? "keep one row, or number the rows with \(.identifier, "row")"
            : "keep one row, name another column with \(.identifier, "C"), or number the rows with \(.identifier, "row")"),
        line, column)
    }
    lines.append(UInt32(clamping: line))
  }

  /// Adds the next row's identifier, a JSON value.
  mutating func append(
    _ field: ArraySlice<UInt8>, kind: JSONKind, line: Int, column: Int
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
      try append(field, line: line, column: column)
      type = first
    }
  }

  private func fault(_ problem: String, _ remedy: Message, _ line: Int, _ column: Int) -> DataError
  {
    DataError(
      .badData, source: source, line: line, column: column, problem: problem, remedy: remedy)
  }
}
