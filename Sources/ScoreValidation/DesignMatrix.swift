/// The columns that a regression is fitted on, row by row, with a first column of ones.
///
/// Rows are filled up with zeros to whole vectors, so that sums over pairs of columns, which take nearly
/// all the time of a fit, run on vectors without unsafe memory.
package struct DesignMatrix: RegressionRows {
  typealias Block = SIMD8<Double>

  /// The rows one after another.
  private(set) var blocks: [Block]
  package let rowCount: Int
  /// The number of columns, the ones included.
  package let columnCount: Int
  /// The number of vectors in a row.
  let width: Int

  /// Makes a matrix of ones and zeros.
  package init(rowCount: Int, columnCount: Int) {
    self.rowCount = rowCount
    self.columnCount = columnCount + 1
    width = (columnCount + Block.scalarCount) / Block.scalarCount
    blocks = [Block](repeating: .zero, count: rowCount * width)
    for row in 0..<rowCount { blocks[row * width][0] = 1 }
  }

  /// Sets a column, counted from 0 without the ones.
  package mutating func set(_ column: Int, _ value: (_ row: Int) -> Double) {
    let (block, lane) = (column + 1).quotientAndRemainder(dividingBy: Block.scalarCount)
    for row in 0..<rowCount { blocks[row * width + block][lane] = value(row) }
  }

  /// A vector in whole blocks.
  func blocked(_ vector: [Double]) -> [Block] {
    var blocks = [Block](repeating: .zero, count: width)
    for (place, value) in vector.enumerated() {
      blocks[place / Block.scalarCount][place % Block.scalarCount] = value
    }
    return blocks
  }

  func unblocked(_ blocks: [Block]) -> [Double] {
    (0..<columnCount).map { blocks[$0 / Block.scalarCount][$0 % Block.scalarCount] }
  }

  /// The product with a vector.
  ///
  /// - Complexity: O(*n* *p*).
  package func times(_ vector: [Double]) -> [Double] {
    let factors = blocked(vector)
    return (0..<rowCount).map { row in
      var sum = Block.zero
      for place in 0..<width { sum += blocks[row * width + place] * factors[place] }
      return sum.sum()
    }
  }

  /// The sum of rows times a factor each.
  ///
  /// - Complexity: O(*n* *p*).
  package func transposedTimes(_ factors: [Double]) -> [Double] {
    var sums = [Block](repeating: .zero, count: width)
    for row in 0..<rowCount {
      for place in 0..<width { sums[place] += factors[row] * blocks[row * width + place] }
    }
    return unblocked(sums)
  }

  /// The sum of rows times a factor each and times their product with a vector: the product of
  /// ``gram(_:isCancelled:)`` with the vector, in a single pass over the rows.
  ///
  /// - Complexity: O(*n* *p*).
  package func gramTimes(_ vector: [Double], _ factors: [Double]) -> [Double] {
    let scales = blocked(vector)
    var sums = [Block](repeating: .zero, count: width)
    let (rows, own) = (blocks.span, scales.span)
    var all = sums.mutableSpan
    for row in 0..<rowCount {
      let start = row * width
      var product = Block.zero
      for place in 0..<width { product += rows[start + place] * own[place] }
      let scale = factors[row] * product.sum()
      for place in 0..<width { all[place] += scale * rows[start + place] }
    }
    return unblocked(sums)
  }

  /// The sums over rows of the products of any two columns, times a factor of the row; the lower half.
  ///
  /// - Complexity: O(*n* *p*²).
  package func gram(_ factors: [Double], isCancelled: () -> Bool) -> [Double] {
    var sums = [Block](repeating: .zero, count: columnCount * width)
    let whole = rowCount & ~3
    for row in stride(from: 0, to: whole, by: 4) {
      if row & 511 == 0, isCancelled() { break }
      addFour(row, factors, to: &sums)
    }
    for row in whole..<rowCount {
      for column in 0..<columnCount {
        let scale = factors[row] * self[row, column]
        for place in 0...column / Block.scalarCount {
          sums[column * width + place] += scale * blocks[row * width + place]
        }
      }
    }
    var matrix = [Double](repeating: 0, count: columnCount * columnCount)
    for row in 0..<columnCount {
      for column in 0...row {
        matrix[row * columnCount + column] =
          sums[row * width + column / Block.scalarCount][column % Block.scalarCount]
      }
    }
    return matrix
  }

  @inline(__always)
  subscript(row: Int, column: Int) -> Double {
    blocks[row * width + column / Block.scalarCount][column % Block.scalarCount]
  }

  /// Four rows at once: each sum is read and written a fourth as often.
  @inline(__always)
  private func addFour(_ row: Int, _ factors: [Double], to sums: inout [Block]) {
    let scales = SIMD4(factors[row], factors[row + 1], factors[row + 2], factors[row + 3])
    let (one, two) = (row * width, (row + 1) * width)
    let (three, four) = ((row + 2) * width, (row + 3) * width)
    let rows = blocks.span
    var all = sums.mutableSpan
    for column in 0..<columnCount {
      let (block, lane) = column.quotientAndRemainder(dividingBy: Block.scalarCount)
      let factor =
        scales
        * SIMD4(
          rows[one + block][lane], rows[two + block][lane], rows[three + block][lane],
          rows[four + block][lane])
      for place in 0...block {
        var sum = rows[one + place] * factor.x
        sum += rows[two + place] * factor.y
        sum += rows[three + place] * factor.z
        sum += rows[four + place] * factor.w
        all[column * width + place] += sum
      }
    }
  }
}
