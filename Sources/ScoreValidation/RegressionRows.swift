/// The rows that a regression is fitted on: columns of numbers, before them a column of ones.
package protocol RegressionRows: Sendable {
  /// The number of rows.
  var rowCount: Int { get }
  /// The number of columns, the ones included.
  var columnCount: Int { get }

  /// The product of each row with a vector.
  func times(_ vector: [Double]) -> [Double]

  /// The sum of rows times a factor each.
  func transposedTimes(_ factors: [Double]) -> [Double]

  /// The sum of rows times a factor each and times their product with a vector: the product of
  /// ``gram(_:isCancelled:)`` with the vector.
  func gramTimes(_ vector: [Double], _ factors: [Double]) -> [Double]

  /// The sums over rows of the products of any two columns, times a factor of the row; the lower half.
  func gram(_ factors: [Double], isCancelled: () -> Bool) -> [Double]

  /// Rows of fewer columns with the same products with each other; these where there are none.
  func condensed() -> Self
}

extension RegressionRows {
  package func condensed() -> Self { self }
}
