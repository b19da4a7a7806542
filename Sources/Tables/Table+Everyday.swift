public import Files

extension Table {
  /// A table of the rows that a closure picks, in their order.
  ///
  /// ```swift
  /// let table = try Table(["id": ["ann", "bob"], "age": [31, 12]])
  /// let adults = try table.filter { try $0.integer(inColumn: "age") ?? 0 >= 18 }
  /// ```
  ///
  /// - Complexity: O(*rows* × *columns*).
  public func filter<Failure>(
    _ isIncluded: (TableRow) throws(Failure) -> Bool
  ) throws(Failure) -> Table {
    var positions: [Int] = []
    for row in rows where try isIncluded(row) { positions.append(row.position) }
    return rows(positions)
  }

  /// A table of the same rows in the order of a column's values, rows without a value last.
  ///
  /// Numbers are ordered by size, dates and times from earlier to later, false comes before true, and texts are ordered by their UTF-8 bytes,
  /// whatever the language of the machine. Rows with equal values keep their order.
  ///
  /// - Parameters:
  ///   - name: The column; the identifiers' is one too.
  ///   - descending: Whether the largest value comes first.
  /// - Returns: The table.
  /// - Throws: ``DataError`` if there is no such column.
  /// - Complexity: O(*rows* × (log *rows* + *columns*)).
  public func sorted(
    byColumn name: String, descending: Bool = false
  ) throws(DataError) -> Table {
    let values = try column(named: name).values
    var known: [Int] = []
    var missing: [Int] = []
    for row in 0..<rowCount {
      if values.isMissing(row) { missing.append(row) } else { known.append(row) }
    }
    func sort<Key: Comparable>(_ key: (Int) -> Key) {
      sort(key, by: <)
    }
    func sort<Key>(_ key: (Int) -> Key, by precedes: (Key, Key) -> Bool) {
      let keys = known.map { (key($0), $0) }
      known = keys.sorted { one, other in
        let (first, second) = descending ? (other.0, one.0) : (one.0, other.0)
        // Rows decide between equal values, as no order is promised otherwise.
        return precedes(first, second) || !precedes(second, first) && one.1 < other.1
      }
      .map(\.1)
    }
    switch values {
    case .integers(let values): sort { values[$0] ?? 0 }
    case .reals(let values): sort { values[$0] ?? 0 }
    case .booleans(let values): sort { values[$0] ?? false ? 1 : 0 }
    case .strings(let values):
      sort({ values.utf8($0).map(Array.init) ?? [] }) { $0.lexicographicallyPrecedes($1) }
    case .times(let values): sort { values[$0] ?? 0 }
    }
    return rows(known + missing)
  }

  /// A table of the first rows, of all if there are no more.
  ///
  /// - Precondition: `count` is not negative.
  /// - Complexity: O(*count* × *columns*).
  public func prefix(_ count: Int) -> Table {
    precondition(count >= 0, "a table has no negative number of rows")
    return rows(0..<min(count, rowCount))
  }

  /// The same table with a column under another name.
  ///
  /// - Throws: ``DataError`` if there is no such column, another one of the new name, or if that is empty.
  /// - Complexity: O(*columns*).
  public func renaming(_ name: String, to newName: String) throws(DataError) -> Table {
    _ = try column(named: name)
    guard name == newName || self[newName] == nil else {
      throw DataError(
        .badData, source: sourceName, problem: "column '\(newName)' is there already",
        remedy: "choose another name")
    }
    return try replacing(
      columns.map { column throws(DataError) in
        guard column.name == name else { return column }
        let renamed = column.renamed(newName)
        try renamed.checkName(source: sourceName)
        return renamed
      })
  }

  /// The same table with other values in a column, the one of the new column's name; an outcome stays
  /// one.
  ///
  /// - Throws: ``DataError`` if there is no such column, if it has another number of rows, or if it
  ///   holds the identifiers and the new one no texts.
  /// - Complexity: O(*columns*).
  public func replacing(_ column: Column) throws(DataError) -> Table {
    let old = try self.column(named: column.name)
    guard column.count == rowCount else {
      throw DataError(
        .badData, source: sourceName,
        problem:
          "column '\(column.name)' has \(column.count.counting("row")), the table \(rowCount)",
        remedy: "give every row a value or a missing one")
    }
    if old.name == identifierName {
      guard case .strings(let texts) = column.values, !texts.contains(nil) else {
        throw DataError(
          .badData, source: sourceName,
          problem: "column \(shownName(column.name)) identifies people, and needs a text for each",
          remedy: "give every row a text")
      }
    }
    return replacing(columns.map { $0.name == column.name ? column.declared(as: $0) : $0 })
  }

  /// The table without some columns, as ``dropping(_:)-([String])``.
  public func dropping(_ names: String...) throws(DataError) -> Table { try dropping(names) }

  /// The table without some columns.
  ///
  /// - Throws: ``DataError`` if there is no such column, or if it holds the identifiers.
  /// - Complexity: O(*columns*).
  public func dropping(_ names: [String]) throws(DataError) -> Table {
    for name in names {
      _ = try column(named: name)
      guard name != identifierName else {
        throw DataError(
          .badData, source: sourceName,
          problem: "column \(shownName(name)) identifies people, and can't be left out",
          remedy: "keep it, or rename it")
      }
    }
    let dropped = Set(names)
    return replacing(columns.filter { !dropped.contains($0.name) })
  }

  /// The same rows of the same file with other columns.
  private func replacing(_ columns: [Column]) -> Table {
    Table(columns, sourceName: sourceName, lines: lines)
  }
}
