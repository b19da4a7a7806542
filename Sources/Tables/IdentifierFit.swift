/// How well a column's values would do as identifiers.
package struct IdentifierFit: Sendable, Equatable {
  /// The column's name.
  package let name: String
  /// How many different values of the column are names in the other file.
  ///
  /// None if the column does not tell people apart: small numbers may hit a name in every row.
  package let matches: Int
  /// The number of rows; a column that fits wholly has as many matches.
  package let rowCount: Int
  /// Whether every row has a value, each another: only then can the column identify people.
  package let tellsPeopleApart: Bool

  /// Whether the column is likely to hold the names that the other file uses.
  ///
  /// At least half of the rows must match, or half of the names, and more than a few: numbers of
  /// anything find some names among small numbers.
  ///
  /// - Parameter nameCount: How many names the other file has.
  /// - Returns: Whether all that is so.
  package func isConvincing(nameCount: Int) -> Bool {
    tellsPeopleApart && matches > 1 && 2 * matches >= min(nameCount, rowCount)
  }
}
