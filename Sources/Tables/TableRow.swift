public import Files

/// A row of a table: a person with their values.
///
/// ```swift
/// let table = try Table(["id": ["ann", "bob"], "age": [31, nil]])
/// try table.row(of: "ann")?.integer(inColumn: "age")  // 31
/// ```
///
/// Each value is looked up on its own; for a whole column see ``Table/integers(inColumn:)`` and the like.
public struct TableRow: Sendable {
  private let table: Table
  /// The row's position in the table, counted from 0.
  public let position: Int

  init(_ table: Table, _ position: Int) {
    self.table = table
    self.position = position
  }

  /// The person's identifier.
  public var identifier: String {
    guard case .strings(let texts) = table.columns[0].values else { return "" }
    return texts[position] ?? ""
  }

  /// The whole number in a column; `nil` if it is missing.
  ///
  /// - Throws: ``DataError`` if there is no such column, or if it holds something else.
  public func integer(inColumn name: String) throws(DataError) -> Int? {
    let column = try table.column(named: name)
    if column.values.isMissing(position) { return nil }
    guard case .integers(let values) = column.values else {
      throw table.mismatch(column, .integers)
    }
    return values[position]
  }

  /// The number in a column, true as 1 and false as 0; `nil` if it is missing.
  ///
  /// - Throws: ``DataError`` if there is no such column, or if it holds texts, dates or times.
  public func number(inColumn name: String) throws(DataError) -> Double? {
    let column = try table.column(named: name)
    if column.values.isMissing(position) { return nil }
    switch column.values {
    case .integers(let values): return values[position].map { Double($0) }
    case .reals(let values): return values[position]
    case .booleans(let values): return values[position].map { $0 ? 1 : 0 }
    case .strings, .times: throw table.refusal(column)
    }
  }

  /// Whether a column says true; `nil` if the value is missing.
  ///
  /// - Throws: ``DataError`` if there is no such column, or if it holds something else.
  public func boolean(inColumn name: String) throws(DataError) -> Bool? {
    let column = try table.column(named: name)
    if column.values.isMissing(position) { return nil }
    guard case .booleans(let values) = column.values else {
      throw table.mismatch(column, .booleans)
    }
    return values[position]
  }

  /// The text in a column; `nil` if it is missing.
  ///
  /// - Throws: ``DataError`` if there is no such column, or if it holds something else.
  public func text(inColumn name: String) throws(DataError) -> String? {
    let column = try table.column(named: name)
    if column.values.isMissing(position) { return nil }
    guard case .strings(let values) = column.values else { throw table.mismatch(column, .texts) }
    return values[position]
  }
}

extension TableRow {
  /// The date or time in a column: days, or microseconds, since the start of 1970; `nil` if it is missing.
  ///
  /// - Throws: ``DataError`` if there is no such column, or if it holds something else.
  public func time(inColumn name: String) throws(DataError) -> Int? {
    let column = try table.column(named: name)
    if column.values.isMissing(position) { return nil }
    guard case .times(let values) = column.values else { throw table.mismatch(column, .times) }
    return values[position]
  }
}

extension TableRow: CustomStringConvertible {
  /// The identifier and the first values, a dash for a missing one: one line, whatever the size.
  public var description: String {
    let most = 8
    let values = table.columns.dropFirst().prefix(most - 1).map {
      "\($0.name.cell) \($0.cell(position, missing: "–"))"
    }
    return ([table.columns[0].cell(position)] + values + (table.columns.count > most ? ["…"] : []))
      .joined(separator: ", ")
  }
}

extension Table {
  /// The row at a position, counted from 0.
  ///
  /// - Precondition: There is such a row.
  public func row(at position: Int) -> TableRow {
    precondition((0..<rowCount).contains(position), "there is such a row")
    return TableRow(self, position)
  }

  /// The rows in order, to be gone through one after another.
  ///
  /// ```swift
  /// let table = try Table(contentsOf: "people.csv")
  /// for row in table.rows { print(row.identifier) }
  /// ```
  public var rows: some RandomAccessCollection<TableRow> & Sendable {
    (0..<rowCount).lazy.map { TableRow(self, $0) }
  }

  /// The row of the person with that identifier, compared byte by byte; `nil` if there is none.
  ///
  /// To look up many people use ``ordered(by:)``.
  ///
  /// - Complexity: O(*rows*).
  public func row(of identifier: String) -> TableRow? {
    guard case .strings(let texts) = columns[0].values else { return nil }
    let wanted = identifier.utf8
    return texts.indices.first { texts.utf8($0)?.elementsEqual(wanted) ?? false }
      .map { TableRow(self, $0) }
  }
}
