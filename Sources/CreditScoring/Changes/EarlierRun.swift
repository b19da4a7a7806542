package import Tables

/// What an earlier run wrote, and where in it the people of this run are.
package struct EarlierRun: Sendable {
  /// The table, with the names that columns have without a prefix.
  package let table: Table
  /// For each person of this run the row of the table; missing for those who are not there.
  package let places: RowPlaces

  /// Finds people by their identifiers.
  package init(_ table: Table, for people: Table) {
    self.table = table
    places = table.places(of: people.identifiers)
  }

  /// The people of this run who were not there.
  package var newCount: Int { places.count { $0 == nil } }

  /// The people who were there and are not in this run.
  package var goneCount: Int { table.rowCount - (places.count - newCount) }
}
