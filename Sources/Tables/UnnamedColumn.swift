internal import Files
internal import TextFormats

/// The column without a name that comes first in what pandas and R write: an index of the rows.
///
/// It is passed over if it is said which column identifies people, and is that column if it is said by
/// number. `write.table` of R leaves the name out altogether, so that the header is a field
/// shorter than the rows.
enum UnnamedColumn {
  /// How many rows are looked at to see whether the header is shorter.
  private static let sampleCount = 64

  /// Whether every row, and at least so many, has one field more than the header, behind which the
  /// reader is.
  static func headerIsShorter(_ reader: RecordReader, than count: Int, atLeast rows: Int = 1)
    -> Bool
  {
    var reader = reader
    var record = Record()
    var rowCount = 0
    for _ in 0..<sampleCount {
      // Whatever is wrong with a row is told when it is read.
      guard (try? reader.next(&record)) ?? false else { break }
      guard record.count == count + 1 else { return false }
      rowCount += 1
    }
    return rowCount >= rows
  }

  /// What to do about such a file.
  static let remedyOfIndex: Message =
    "if an index of the rows comes first, say which column identifies people, as with \(.identifier, "id")"

  /// The fault of a column without a name, in the first place or another one, among those names.
  static func fault(isFirst: Bool, among names: [String]) -> (problem: String, remedy: Message) {
    let usual =
      names.first { $0.lowercased() == "id" }
      ?? names.first {
        $0.lowercased().hasSuffix("id") || ["name", "person", "user"].contains($0.lowercased())
      }
    return isFirst
      ? (
        "the first column has no name, as an index of the rows has none",
        (usual.map { "name the column that identifies people, as with \(.identifier, $0)" }
          ?? "name the column that identifies people with \(.identifier, "C")")
          + ", or give this one a name"
      )
      : ("the column has no name", "name every column in the first line")
  }
}

extension Table {
  /// The table without the column that has no name; if that identifies people it gets one.
  ///
  /// - Throws: ``DataError`` if there is a column of that name already.
  func passingOverUnnamedColumn() throws(DataError) -> Table {
    let isIdentifier = identifierName.isEmpty
    let others = columns.dropFirst().filter { !$0.name.isEmpty }
    guard isIdentifier || others.count + 1 < columns.count else { return self }
    var first = columns[0]
    if isIdentifier {
      guard self["id"] == nil else {
        throw DataError(
          .badData, source: sourceName,
          problem: "the column that identifies people has no name, and another one is called 'id'",
          remedy: "name it in the first line")
      }
      first = Column(
        "id", first.values, spelling: first.spelling, isAsWritten: first.isAsWritten)
    }
    var result = Table([first] + others, sourceName: sourceName, lines: lines)
    result.readingWarnings = readingWarnings
    result.spellingWarnings = spellingWarnings
    result.indexColumnCount = columns.count - result.columns.count
    if result.indexColumnCount > 0, let place = lines?.identifierPlace, place > 0 {
      result.lines?.identifierPlace = place - 1
    }
    return result
  }
}
