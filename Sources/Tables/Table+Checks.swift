package import Files
package import Identifiers
internal import Memory

extension Table {
  /// Throws unless the first column tells people apart as that of a file does: each has an identifier,
  /// and nobody is there twice.
  ///
  /// Asked wherever the rows of a table that may come from memory become people.
  ///
  /// - Complexity: O(*rows*).
  package func checkPeople() throws(DataError) { try checkPeople(in: TextIndex(identifiers)) }

  /// The same with the index of the table's identifiers.
  ///
  /// - Complexity: O(*bytes* of texts), O(1) for a table from a file.
  package func checkPeople(in index: TextIndex) throws(DataError) {
    let isMissing =
      if case .strings(let values) = columns[0].values { values.hasMissing } else { false }
    if isMissing || index.count < rowCount || index.lookup("") != nil {
      throw identifierFault()
    }
    // A file's texts were looked through when it was read.
    if lines == nil { try checkTexts() }
  }

  /// Throws if a number of a column is none that is of use, with its place.
  ///
  /// - Parameters:
  ///   - numbers: The column's numbers.
  ///   - name: The column's name.
  ///   - remedy: What to do.
  ///   - fault: What is wrong with a number; `nil` if nothing is.
  /// - Throws: `DataError` for the first such number.
  package func check(
    _ numbers: [Double], ofColumn name: String, remedy: String, fault: (Double) -> String?
  ) throws(DataError) {
    for (row, number) in numbers.enumerated() {
      guard let problem = fault(number) else { continue }
      let line = try line(ofRow: row, in: column(named: name))
      throw DataError(
        .badData, source: sourceName, line: line,
        problem: "column '\(name)'\(line == nil ? ", row \(row + 1)" : ""): \(problem)",
        remedy: remedy)
    }
  }

  /// Throws if a name or a text has a NUL, which no file can hold.
  func checkTexts() throws(DataError) {
    for column in columns {
      if column.name.utf8.contains(0) {
        throw DataError(
          .badData, source: sourceName,
          problem: "column '\(column.name)' has a NUL character in its name", remedy: "remove it")
      }
      if case .strings(let values) = column.values, let row = values.firstRowWithNUL {
        throw fault(inRow: row, "a NUL character in column '\(column.name)'", "remove it")
      }
    }
  }

  /// What is wrong with the first identifier that is missing, empty or there already.
  private func identifierFault() -> DataError {
    var index = TextIndex()
    for (row, text) in identifiers.enumerated() {
      if text.isEmpty {
        return fault(inRow: row, "the identifier is empty", "give every person one")
      }
      let number = Int(index.insert(text))
      if number != row {
        return fault(
          inRow: row, "the person is in the table twice, first in row \(number + 1)",
          "keep one row")
      }
    }
    preconditionFailure("there is a fault")
  }

  func fault(inRow row: Int, _ problem: String, _ remedy: String) -> DataError {
    .ofRow(row, sourceName, problem, remedy)
  }
}

extension DataError {
  /// What is wrong in a row of a table in memory.
  static func ofRow(
    _ row: Int, _ source: String, _ problem: String, _ remedy: String
  ) -> DataError {
    DataError(.badData, source: source, problem: "row \(row + 1): \(problem)", remedy: remedy)
  }
}

extension TextValues {
  /// Whether the text of any row is missing.
  var hasMissing: Bool {
    switch storage {
    case .list(_, let validity): validity != nil
    case .coded(let codes, _): codes.validity != nil
    case .widelyCoded(let codes, _): codes.validity != nil
    }
  }

  /// The first row whose text has a NUL.
  fileprivate var firstRowWithNUL: Int? {
    let texts =
      switch storage {
      case .list(let texts, _): texts
      case .coded(_, let texts), .widelyCoded(_, let texts): texts
      }
    guard texts.hasNUL else { return nil }
    return indices.first { utf8($0)?.contains(0) ?? false }
  }
}
