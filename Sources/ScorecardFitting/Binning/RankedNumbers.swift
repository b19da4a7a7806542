internal import Execution
internal import ScoreValidation
internal import Statistics

/// The numbers of a column with their rows in rising order, special codes and missing values left out.
///
/// Sorting takes longest of all that finds bins, and is done once for rows of which parts are looked at.
struct RankedNumbers: Sendable {
  /// Keys of the numbers that rise as they do.
  let keys: [UInt64]
  let rows: [UInt32]

  /// Sorts a column's numbers.
  ///
  /// - Complexity: O(*rows*).
  init(
    _ numbers: ColumnNumbers, without codes: [Double], of known: [Int32], _ execution: Execution
  ) throws(CancellationError) {
    var (keys, rows) = ([UInt64](), [UInt32]())
    keys.reserveCapacity(known.count)
    rows.reserveCapacity(known.count)
    numbers.forEach(of: known) { row, number in
      if !codes.isEmpty, codes.contains(number) { return }
      keys.append(number.sortKey)
      rows.append(UInt32(row))
    }
    try RadixSort.sort(&keys, with: &rows) { () throws(CancellationError) in
      try execution.checkCancellation()
    }
    (self.keys, self.rows) = (keys, rows)
  }
}
