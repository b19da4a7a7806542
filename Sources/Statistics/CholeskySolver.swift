/// The Cholesky factor of a dense symmetric matrix, which solves linear equations with it.
///
/// Rows are filled up with zeros to whole vectors, so that their products run on vectors.
///
/// - Complexity: O(*n*³) to factorize, O(*n*²) to solve.
package struct CholeskySolver: Sendable {
  private typealias Block = SIMD8<Double>

  /// The rows of the lower factor one after another, without its diagonal.
  private let rows: [Block]
  private let diagonal: [Double]
  /// The number of vectors in a row.
  private let width: Int

  /// Factorizes a matrix; `nil` if it is not positive definite in the precision of numbers.
  ///
  /// - Parameters:
  ///   - matrix: The rows one after another; what lies above the diagonal is not read.
  ///   - count: The number of rows, and of columns.
  /// - Precondition: The matrix has `count` times `count` numbers.
  package init?(_ matrix: [Double], count: Int) {
    precondition(matrix.count == count * count, "a square matrix")
    width = (count + Block.scalarCount - 1) / Block.scalarCount
    var rows = [Block](repeating: .zero, count: count * width)
    var diagonal = [Double](repeating: 0, count: count)
    for row in 0..<count {
      for column in 0..<row {
        let (block, lane) = column.quotientAndRemainder(dividingBy: Block.scalarCount)
        // Both rows are zero from this column on.
        let product = Self.product(rows.span, row * width, rows.span, column * width, block + 1)
        rows[row * width + block][lane] =
          (matrix[row * count + column] - product) / diagonal[column]
      }
      let given = matrix[row * count + row]
      let square = given - Self.product(rows.span, row * width, rows.span, row * width, width)
      // What is left of a dependent column is rounding.
      guard square > given * 0x1p-48, square.isFinite else { return nil }
      diagonal[row] = square.squareRoot()
    }
    self.rows = rows
    self.diagonal = diagonal
  }

  /// The vector that the matrix maps to another.
  ///
  /// - Precondition: The vector has as many numbers as the matrix rows.
  package func solve(_ right: [Double]) -> [Double] {
    precondition(right.count == diagonal.count, "one number per row")
    var solution = [Block](repeating: .zero, count: width)
    for row in right.indices {
      let (block, lane) = row.quotientAndRemainder(dividingBy: Block.scalarCount)
      let product = Self.product(rows.span, row * width, solution.span, 0, block + 1)
      solution[block][lane] = (right[row] - product) / diagonal[row]
    }
    var answer = right
    for row in right.indices.reversed() {
      let (block, lane) = row.quotientAndRemainder(dividingBy: Block.scalarCount)
      let value = solution[block][lane] / diagonal[row]
      answer[row] = value
      for place in 0...block { solution[place] -= rows[row * width + place] * value }
    }
    return answer
  }

  /// The diagonal of the inverse matrix.
  ///
  /// - Complexity: O(*n*³).
  package var inverseDiagonal: [Double] {
    diagonal.indices.map { place in
      var unit = [Double](repeating: 0, count: diagonal.count)
      unit[place] = 1
      return solve(unit)[place]
    }
  }

  /// The product of some vectors of two rows, which begin at places of their own.
  @inline(__always)
  private static func product(
    _ one: Span<Block>, _ start: Int, _ other: Span<Block>, _ otherStart: Int, _ count: Int
  ) -> Double {
    var sum = Block.zero
    for place in 0..<count { sum += one[start + place] * other[otherStart + place] }
    return sum.sum()
  }
}
