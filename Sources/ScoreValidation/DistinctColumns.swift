package import Tables

/// Columns that each put people into an order, or kinds, of their own.
///
/// One that does so exactly as another before it, or has one value for all, changes no regression and
/// only takes time.
package struct DistinctColumns: Sendable {
  /// The names of the columns that are kept, in order.
  package let names: [String]
  /// The names of those that have one value for everybody, or none.
  package let constant: [String]
  /// The names of those that say the same as another before them.
  package let repeated: [String]

  /// Compares columns.
  ///
  /// - Parameters:
  ///   - columns: The columns.
  ///   - others: Columns that come before them, and stay.
  /// - Complexity: O(*n* log *n*) per column.
  package init(_ columns: [Column], beside others: [Column] = []) {
    var seen = Set(others.map { ColumnLevels($0).levels })
    var (names, constant, repeated): ([String], [String], [String]) = ([], [], [])
    for column in columns {
      let levels = ColumnLevels(column).levels
      if Set(levels).count < 2 {
        constant.append(column.name)
      } else if seen.insert(levels).inserted {
        names.append(column.name)
      } else {
        repeated.append(column.name)
      }
    }
    self.names = names
    self.constant = constant
    self.repeated = repeated
  }
}
