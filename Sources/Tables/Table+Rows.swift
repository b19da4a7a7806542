public import Files
package import Identifiers
internal import Memory

extension Table {
  /// A table with this table's rows and columns, then the other table's columns matched by
  /// identifier; people whom the other table does not know get missing values.
  ///
  /// Identifiers are compared byte by byte. Of two equal ones in the other table the first counts.
  ///
  /// - Throws: ``DataError`` if both tables have a column of one name besides the identifier.
  /// - Complexity: O(*rows* × *columns*).
  public func joined(with other: Table) throws(DataError) -> Table {
    var result = self
    let others = other.identifiers == identifiers ? other : other.ordered(by: identifiers)
    for column in others.columns.dropFirst() { try result.append(column) }
    return result
  }

  /// A table with one row for each identifier given, in that order; people whom this table does
  /// not know have missing values.
  ///
  /// ```swift
  /// let table = Table([
  ///   Column("id", .strings(["ann", "bob"])), Column("age", .integers([31, 45])),
  /// ])
  /// table.ordered(by: ["bob", "cid"])["age"]?.values  // .integers([45, nil])
  /// ```
  ///
  /// - Complexity: O((*rows* + *identifiers*) × *columns*).
  public func ordered(by identifiers: some Collection<String>) -> Table {
    let identifiers = identifiers as? TextList ?? TextList(identifiers)
    let places = places(of: identifiers)
    let names = Column(identifierName, .strings(identifiers)).declared(as: columns[0])
    return Table(
      [names] + columns.dropFirst().map { $0.rearranged(places) }, sourceName: sourceName)
  }

  /// The row of each identifier in this table; of two equal ones the first counts.
  package func places(of identifiers: TextList) -> RowPlaces {
    RowIndex(self.identifiers).places(of: identifiers)
  }

  /// A table with further people at the end, about whom nothing else is known.
  ///
  /// Those who are in the table already, or earlier in the list, are not added again.
  ///
  /// - Complexity: O((*rows* + *people*) × *columns*).
  public func adding(people: some Collection<String>) -> Table {
    var index = TextIndex(identifiers)
    let knownCount = index.count
    for person in people { _ = index.insert(person) }
    let added = knownCount..<index.count
    if added.isEmpty { return self }
    var names = TextListBuilder()
    names.append(identifiers, 0..<rowCount)
    names.append(index.texts, added)
    return extended(to: names.list)
  }

  /// A table with further people at the end, about whom nothing else is known.
  ///
  /// The identifiers of the result are the list given, in the memory that it is in.
  ///
  /// - Precondition: the list begins with this table's identifiers.
  package func extended(to identifiers: TextList) -> Table {
    let names = Column(identifierName, .strings(identifiers)).declared(as: columns[0])
    let count = identifiers.count - rowCount
    let others = columns.dropFirst()
    return Table(
      [names] + (count == 0 ? Array(others) : others.map { $0.padded(by: count) }),
      sourceName: sourceName, lines: lines)
  }

  /// A table of some of the rows, in the order given.
  ///
  /// - Precondition: every number is a row of the table.
  public func rows(_ rows: some Collection<Int>) -> Table {
    let places = RowPlaces(rows.map { UInt32($0) })
    return Table(columns.map { $0.rearranged(places) }, sourceName: sourceName)
  }

  /// A part of the rows, of which messages tell the places in this table.
  ///
  /// - Precondition: every number is a row of the table, and they rise.
  package func part(_ rows: [Int]) -> Table {
    let places = RowPlaces(rows.map { UInt32($0) })
    var part = Table(
      columns.map { $0.rearranged(places) }, sourceName: sourceName, lines: lines)
    part.wholeRows = Buffer(rows.map { UInt32(wholeRow($0)) })
    return part
  }

  /// The row in the table that this one is a part of.
  func wholeRow(_ row: Int) -> Int { wholeRows.map { Int($0[row]) } ?? row }

  /// The rows of several tables in the order of a whole: the identifiers of the whole, then every column that one
  /// of the tables has, missing in the rows of the others.
  ///
  /// - Parameters:
  ///   - parts: The tables, each with the rows of the whole that its rows are.
  ///   - whole: The table with the identifiers.
  /// - Returns: The table. What a later part has besides stands before what follows it there.
  /// - Precondition: The first columns are identifiers, and no row is in two parts.
  package static func interleaving(
    _ parts: [(table: Table, rows: [Int])], over whole: Table
  ) -> Table {
    var places = [UInt32?](repeating: nil, count: whole.rowCount)
    var next: UInt32 = 0
    for part in parts {
      for row in part.rows {
        places[row] = next
        next += 1
      }
    }
    let order = RowPlaces(places)
    let counts = parts.map(\.rows.count)
    var names: [String] = []
    for part in parts { names = merging(part.table.columnNames.dropFirst(), into: names) }
    let columns = names.map { name in
      Column.stacking(name, parts.map { $0.table[name] }, counts: counts).rearranged(order)
    }
    return Table([whole.columns[0]] + columns, sourceName: whole.sourceName)
  }

  /// Names with those of a further table, each new one before its neighbor there.
  private static func merging(_ table: ArraySlice<String>, into names: [String]) -> [String] {
    var merged = names
    var place = names.count
    for name in table.reversed() {
      if let known = merged.firstIndex(of: name) {
        place = known
      } else {
        merged.insert(name, at: min(place, merged.count))
      }
    }
    return merged
  }
}
