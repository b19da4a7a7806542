internal import Files
internal import Tables
internal import TextFormats

/// Turns what the format calls a column into its position.
struct ColumnFinder {
  let source: String
  /// The line of the header; `nil` where there are no lines.
  let line: Int?
  let header: [String]?
  /// Whether there is no doubt that the header has names, and not a person's data.
  let areNamesKnown: Bool
  /// `nil` in a file without rows, which is reported as such later.
  let fieldCount: Int?

  /// Throws if a column is asked for with something behind its name that is not there, as in `amount=int`.
  func checkContent(of reference: ColumnReference) throws(DataError) {
    guard case .name(let name) = reference, let header, !header.contains(name),
      let equals = name.lastIndex(of: "="), case let column = String(name[..<equals]),
      header.contains(column)
    else { return }
    throw error(
      "column '\(name)' is missing",
      "say what '\(column)' holds with \(.tieColumns, "\(column)=text") or "
        + "\(.tieColumns, "\(column)=number"), or leave it to its values")
  }

  /// The columns of both people; with an index of rows before them its columns do not count.
  func findEnds(
    _ format: EdgeListFormat, behind indexCount: Int
  ) throws(DataError) -> (source: Int, target: Int) {
    func find(_ reference: ColumnReference, usual: ColumnReference) throws(DataError) -> Int {
      guard indexCount > 0, reference == usual, let header, let number = usual.number else {
        return try self.find(reference)
      }
      let column = indexCount + number - 1
      guard column < header.count, ColumnWords.namePerson(header[column]) else {
        throw error(
          header[0].isEmpty
            ? "the first column has no name and holds an index of rows, not people"
            : "the first column, '\(header[0])', has the name of an index of the rows",
          "name the columns of source and target with \(.source) and \(.target)"
            + (header[0].isEmpty ? ", or remove the one without a name" : "")
        )
      }
      return column
    }
    return (
      try find(format.source, usual: EdgeListFormat.detected.source),
      try find(format.target, usual: EdgeListFormat.detected.target)
    )
  }

  func find(_ reference: ColumnReference?) throws(DataError) -> Int? {
    guard let reference else { return nil }
    return try find(reference) as Int
  }

  func find(_ reference: ColumnReference) throws(DataError) -> Int {
    if case .name(let name) = reference {
      let places = header?.indices.filter { header?[$0] == name } ?? []
      if places.count > 1 {
        throw error("the header has column '\(name)' twice", "give the column by number")
      }
      if let place = places.first { return place }
    }
    if let number = reference.number, number > 0 {
      guard let fieldCount, number > fieldCount else { return number - 1 }
      if fieldCount == 1 {
        throw error("expected \(max(2, number)) fields, found 1", "check the separator")
      }
      throw error("column \(number) is missing", "the rows have \(fieldCount) fields")
    }
    if let number = reference.impossibleNumber {
      throw DataError(
        .usage, source: source, problem: "there is no column \(number)",
        remedy: "count columns from 1")
    }
    guard case .name(let name) = reference else { return 0 }
    guard let header else {
      if fieldCount == nil { return 0 }
      throw error(
        "column '\(name)' is unknown, since there is no header", "give columns by number")
    }
    throw error(
      "column '\(name)' is missing",
      Message(reference.remedy(among: header, areKnown: areNamesKnown)))
  }

  private func error(_ problem: String, _ remedy: Message) -> DataError {
    DataError(
      .badData, source: source, line: line, column: line.map { _ in 1 }, problem: problem,
      remedy: remedy)
  }
}

extension ColumnReference {
  /// Whether a row has this name for a column; a number may stand in any row and says nothing.
  func isNamed(in names: [String]) -> Bool {
    if case .name(let name) = self, number == nil { names.contains(name) } else { false }
  }
}
