/// How well a column's values would do as identifiers.
package struct IdentifierFit: Sendable, Equatable {
  /// The column's name.
  package let name: String
  /// How many different values of the column are names in the other file.
  ///
  /// Equal values count once: a column of small numbers may hit a name in every row without
  /// telling people apart.
  package let matches: Int
  /// The number of rows; a column that fits wholly has as many matches.
  package let rowCount: Int
}
