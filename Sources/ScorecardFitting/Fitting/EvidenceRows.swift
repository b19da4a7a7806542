internal import Execution
internal import Memory
internal import ScoreValidation

/// A column whose rows are told by the numbers of their bins, with a value for each bin.
struct CodedColumn: Sendable {
  /// The bin of each row.
  let codes: Buffer<UInt16>
  /// The value of each bin: its weight of evidence.
  let values: [Double]
}

/// Rows as a regression reads them, each value looked up by its bin: two bytes for each in memory.
///
/// Rows are gone through in blocks whose answers are added up in order, so that the number of threads changes
/// nothing.
struct EvidenceRows: RegressionRows {
  let columns: [CodedColumn]
  let rowCount: Int
  let execution: Execution

  var columnCount: Int { columns.count + 1 }

  /// The same rows with some of the columns.
  func keeping(_ places: [Int]) -> EvidenceRows {
    EvidenceRows(columns: places.map { columns[$0] }, rowCount: rowCount, execution: execution)
  }

  func times(_ vector: [Double]) -> [Double] {
    execution.blocks(of: rowCount) { products(of: $0, vector) }.flatMap(\.self)
  }

  func transposedTimes(_ factors: [Double]) -> [Double] {
    added(execution.blocks(of: rowCount) { sums(of: $0, Array(factors[$0])) })
  }

  func gramTimes(_ vector: [Double], _ factors: [Double]) -> [Double] {
    let parts = execution.blocks(of: rowCount) { rows in
      var scaled = products(of: rows, vector)
      for place in scaled.indices { scaled[place] *= factors[rows.lowerBound + place] }
      return sums(of: rows, scaled)
    }
    return added(parts)
  }

  func gram(_ factors: [Double], isCancelled: () -> Bool) -> [Double] {
    if isCancelled() { return [Double](repeating: 0, count: columnCount * columnCount) }
    let parts = execution.blocks(of: rowCount) { rows in
      if execution.isCancelled { return [Double](repeating: 0, count: columnCount * columnCount) }
      return gram(of: rows, factors)
    }
    return added(parts)
  }

  // MARK: Blocks of rows

  /// How many rows are spelled out as numbers at once: few enough to stay near the processor.
  private static let spelledCount = 256

  private func gram(of rows: Range<Int>, _ factors: [Double]) -> [Double] {
    var sum = [Double](repeating: 0, count: columnCount * columnCount)
    for start in stride(from: rows.lowerBound, to: rows.upperBound, by: Self.spelledCount) {
      let end = min(start + Self.spelledCount, rows.upperBound)
      var spelled = DesignMatrix(rowCount: end - start, columnCount: columns.count)
      for (place, column) in columns.enumerated() {
        let (codes, values) = (column.codes.span, column.values.span)
        spelled.set(place) { values[Int(codes[start + $0])] }
      }
      let part = spelled.gram(Array(factors[start..<end])) { false }
      for place in part.indices { sum[place] += part[place] }
    }
    return sum
  }

  private func products(of rows: Range<Int>, _ vector: [Double]) -> [Double] {
    var products = [Double](repeating: vector[0], count: rows.count)
    for (column, factor) in zip(columns, vector.dropFirst()) where factor != 0 {
      let scaled = column.values.map { $0 * factor }
      let (codes, values) = (column.codes.span, scaled.span)
      var all = products.mutableSpan
      for place in 0..<rows.count { all[place] += values[Int(codes[rows.lowerBound + place])] }
    }
    return products
  }

  /// The sums of each column times a factor of the row.
  private func sums(of rows: Range<Int>, _ factors: [Double]) -> [Double] {
    let factors = factors.span
    func sum(_ value: (Int) -> Double) -> Double {
      // Several sums at once, so that none waits for the one before it.
      var sums = SIMD4<Double>.zero
      var place = 0
      while place + 4 <= factors.count {
        sums +=
          SIMD4(factors[place], factors[place + 1], factors[place + 2], factors[place + 3])
          * SIMD4(value(place), value(place + 1), value(place + 2), value(place + 3))
        place += 4
      }
      var total = sums.sum()
      while place < factors.count {
        total += factors[place] * value(place)
        place += 1
      }
      return total
    }
    return [sum { _ in 1 }]
      + columns.map { column in
        let (codes, values) = (column.codes.span, column.values.span)
        return sum { values[Int(codes[rows.lowerBound + $0])] }
      }
  }

  private func added(_ parts: [[Double]]) -> [Double] {
    var sum = parts.first ?? [Double](repeating: 0, count: columnCount)
    for part in parts.dropFirst() {
      for place in part.indices { sum[place] += part[place] }
    }
    return sum
  }
}
