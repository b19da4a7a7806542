extension DesignMatrix {
  /// Rows of fewer columns, as many as there are rows at most, which have the same products with each
  /// other as these; the column of ones stands aside.
  ///
  /// - Returns: The columns of a Cholesky factor of the rows' products, made in the order of the largest
  ///   remainder and without those that are rounding.
  /// - Complexity: O(*n*² *p*).
  package func condensed() -> DesignMatrix {
    var remainders = (0..<rowCount).map { product($0, $0) }
    let least = Double(rowCount) * 0x1p-52 * (remainders.max() ?? 0)
    var columns: [[Double]] = []
    while columns.count < rowCount,
      let pivot = remainders.indices.max(by: { remainders[$0] < remainders[$1] }),
      remainders[pivot] > least
    {
      var column = (0..<rowCount).map { product($0, pivot) }
      for earlier in columns {
        let factor = earlier[pivot]
        for row in 0..<rowCount { column[row] -= factor * earlier[row] }
      }
      let root = remainders[pivot].squareRoot()
      for row in 0..<rowCount {
        column[row] /= root
        remainders[row] -= column[row] * column[row]
      }
      remainders[pivot] = 0
      columns.append(column)
    }
    var condensed = DesignMatrix(rowCount: rowCount, columnCount: columns.count)
    for (place, column) in columns.enumerated() { condensed.set(place) { column[$0] } }
    return condensed
  }

  /// The product of two rows without the ones.
  private func product(_ one: Int, _ other: Int) -> Double {
    var sum = Block.zero
    for place in 0..<width { sum += blocks[one * width + place] * blocks[other * width + place] }
    return sum.sum() - 1
  }
}
