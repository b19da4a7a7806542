public import Files
package import Identifiers

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
    let names = Column(identifierName, .strings(identifiers))
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
    let names = Column(identifierName, .strings(identifiers))
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
}
