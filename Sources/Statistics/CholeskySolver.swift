/// The Cholesky factor of a dense symmetric matrix, which solves linear equations with it.
///
/// - Complexity: O(*n*³) to factorize, O(*n*²) to solve.
package struct CholeskySolver: Sendable {
  /// The rows of the lower factor one after another, a whole row each.
  private let factor: [Double]
  private let count: Int

  /// Factorizes a matrix; `nil` if it is not positive definite in the precision of numbers.
  ///
  /// - Parameters:
  ///   - matrix: The rows one after another; what lies above the diagonal is not read.
  ///   - count: The number of rows, and of columns.
  /// - Precondition: The matrix has `count` times `count` numbers.
  package init?(_ matrix: consuming [Double], count: Int) {
    precondition(matrix.count == count * count, "a square matrix")
    for row in 0..<count {
      for column in 0...row {
        let (one, other) = (row * count, column * count)
        var value = matrix[one + column]
        for place in 0..<column { value -= matrix[one + place] * matrix[other + place] }
        if column < row {
          matrix[one + column] = value / matrix[other + column]
        } else {
          // What is left of a dependent column is rounding.
          guard value > matrix[one + row] * 0x1p-48, value.isFinite else { return nil }
          matrix[one + row] = value.squareRoot()
        }
      }
    }
    factor = matrix
    self.count = count
  }

  /// The vector that the matrix maps to another.
  ///
  /// - Precondition: The vector has as many numbers as the matrix rows.
  package func solve(_ right: [Double]) -> [Double] {
    precondition(right.count == count, "one number per row")
    var solution = right
    for row in 0..<count {
      var value = solution[row]
      for place in 0..<row { value -= factor[row * count + place] * solution[place] }
      solution[row] = value / factor[row * count + row]
    }
    for row in (0..<count).reversed() {
      let value = solution[row] / factor[row * count + row]
      solution[row] = value
      for place in 0..<row { solution[place] -= factor[row * count + place] * value }
    }
    return solution
  }
}
