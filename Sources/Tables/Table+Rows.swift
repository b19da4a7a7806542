public import DelimitedText

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
    let others =
      Self.sameTexts(other.identifiers, identifiers) ? other : other.ordered(by: identifiers)
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
  public func ordered(by identifiers: [String]) -> Table {
    let index = RowIndex(self.identifiers)
    let places = identifiers.map { index[$0] }
    let names = Column(identifierName, .strings(identifiers))
    return Table(
      [names] + columns.dropFirst().map { $0.rearranged(places) }, sourceName: sourceName)
  }

  /// A table with further people at the end, about whom nothing else is known.
  ///
  /// Those who are in the table already, or earlier in the list, are not added again.
  ///
  /// - Complexity: O((*rows* + *people*) × *columns*).
  public func adding(people: [String]) -> Table {
    let index = RowIndex(identifiers)
    let unknown = people.filter { index[$0] == nil }
    let added = RowIndex(unknown).rows.map { unknown[$0] }
    if added.isEmpty { return self }
    let names = Column(identifierName, .strings(identifiers + added))
    return Table(
      [names] + columns.dropFirst().map { $0.padded(by: added.count) }, sourceName: sourceName)
  }

  /// A table of some of the rows, in the order given.
  ///
  /// - Precondition: every number is a row of the table.
  public func rows(_ rows: some Collection<Int>) -> Table {
    let places = rows.map { Optional($0) }
    return Table(columns.map { $0.rearranged(places) }, sourceName: sourceName)
  }

  private static func sameTexts(_ left: [String], _ right: [String]) -> Bool {
    left.count == right.count
      && zip(left, right).allSatisfy { $0.utf8.elementsEqual($1.utf8) }
  }
}
