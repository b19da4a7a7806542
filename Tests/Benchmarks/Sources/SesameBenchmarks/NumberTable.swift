internal import Foundation
internal import Sesame

/// A table of 30 columns to write: an identifier, nine columns of whole and twenty of decimal
/// numbers with all their digits, one in twenty missing.
struct NumberTable {
  static let columnCount = 30
  private static let integerColumns = 9

  let rowCount: Int

  /// The names of the columns behind the identifier.
  static let names = (1..<columnCount).map { "column_\($0)" }

  /// The values of a column; a missing one is not a number.
  private func values(_ column: Int) -> [Double] {
    var random = RandomSource(seed: 7, stream: column)
    return (0..<rowCount).map { _ in
      if column <= Self.integerColumns { return Double(random.below(1 << column * 2)) }
      return random.unit() <= 0.05 ? .nan : random.unit() * 1000
    }
  }

  /// The table in the library's form.
  var table: Table {
    var columns = [Column("id", .strings((0..<rowCount).map { String($0) }))]
    for (place, name) in Self.names.enumerated() {
      let values = values(place + 1)
      columns.append(
        place < Self.integerColumns
          ? Column(name, .integers(values.map { Int($0) }))
          : Column(name, .reals(values.map { $0.isNaN ? nil : $0 })))
    }
    return Table(columns)
  }
}
