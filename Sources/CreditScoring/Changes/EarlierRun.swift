internal import Files
package import Tables

/// What an earlier run wrote, and where in it the people of this run are.
package struct EarlierRun: Sendable {
  /// The table, with the names that columns have without a prefix.
  package let table: Table
  /// For each person of this run the row of the table; missing for those who are not there.
  package let places: RowPlaces
  private let prefix: String
  /// The names that columns have in the file.
  private let writtenNames: Set<String>

  /// Finds people by their identifiers.
  ///
  /// - Parameters:
  ///   - table: What the run before wrote, its columns under the names that they have without the prefix.
  ///   - people: The people of this run, or some of them.
  ///   - prefix: What stands before the names of results in the file.
  ///   - names: The names that columns have in the file; `nil` for those of the table.
  package init(
    _ table: Table, for people: Table, prefix: String = "", writtenNames names: [String]? = nil
  ) {
    self.table = table
    self.prefix = prefix
    writtenNames = Set(names ?? table.columnNames)
    places = table.places(of: people.identifiers)
  }

  /// The people of this run who were not there.
  package var newCount: Int { places.count { $0 == nil } }

  /// The people who were there and are not in this run.
  package var goneCount: Int { table.rowCount - (places.count - newCount) }

  /// A result by the name that it has without the prefix; `nil` if there is none.
  ///
  /// Where people have a column of such a name, the result is the one with the prefix.
  func result(_ name: String) -> Column? { table[prefix + name] ?? table[name] }

  /// The columns of results whose names begin alike, by the rest of the name.
  func results(beginning start: String) -> [(name: String, column: Column)] {
    table.columns.compactMap { column in
      guard let name = bareName(column.name), name.hasPrefix(start) else { return nil }
      return (String(name.dropFirst(start.count)), column)
    }
  }

  /// The name of a column without the prefix; `nil` if another stands for it.
  private func bareName(_ name: String) -> String? {
    if !prefix.isEmpty, name.hasPrefix(prefix) { return String(name.dropFirst(prefix.count)) }
    return prefix.isEmpty || table[prefix + name] == nil ? name : nil
  }

  /// The name that a result has in the file, or would have.
  func writtenName(_ name: String) -> String {
    writtenNames.contains(name) && !writtenNames.contains(prefix + name) ? name : prefix + name
  }

  /// The whole numbers of a result.
  ///
  /// - Throws: `DataError` with the line of the first value that is none, or too large to add up many of them.
  func wholeNumbers(_ name: String, in column: Column) throws(DataError) -> IntegerValues {
    if case .integers(let values) = column.values, values.areSmall { return values }
    let count = table.rowCount
    if !column.hasValues { return IntegerValues(repeating: nil, count: count) }
    let written = WrittenColumn(column: column)
    let values = (0..<count).map { written.whole($0) }
    let odd = values.firstIndex { value in
      switch value {
      case .missing: false
      case .number(let number): number.magnitude > IntegerValues.largestAdded
      case .other: true
      }
    }
    guard let odd else {
      return IntegerValues(
        values.map { value in if case .number(let number) = value { number } else { nil } })
    }
    let text = written.text(odd) ?? ""
    throw DataError(
      .badData, source: table.sourceName, line: table.line(ofRow: odd, in: column),
      problem: "column '\(writtenName(name))' holds "
        + (text.count > 20 ? "a text" : "'\(text.printable)'")
        + " where scores and points are whole numbers",
      remedy: "take the table as the earlier run wrote it")
  }
}

extension IntegerValues {
  /// The largest number of which many can be added up.
  fileprivate static let largestAdded = 1_000_000_000_000

  /// Whether all numbers are small enough to add up many of them.
  var areSmall: Bool { allSatisfy { ($0?.magnitude ?? 0) <= Self.largestAdded } }
}
