package import Buffers

// Group mean with the person left out. Within each group, in vertex order, the values before a person
// and the values after them are summed apart, and the two sums are added: the person's own value is
// never in the sum, so it cannot leave a trace even in the last bit.

extension CanonicalPartition {
  /// For each person the mean of a column over the other members of their group.
  ///
  /// The result for a person is bit for bit the same whatever their own value is.
  ///
  /// - Parameter column: One value per person, not a number where missing; missing values do not
  ///   count.
  /// - Returns: Not a number for people of whose group no other member has a value, or whose others'
  ///   sum exceeds the range of numbers.
  /// - Complexity: O(*n*).
  /// - Precondition: The column has one value per person, and none is infinite.
  package func meanOfOthers(of column: Buffer<Double>) -> Buffer<Double> {
    precondition(column.count == membership.count, "one value per person")
    let sums = FillingBuffer<Double>(zeroedCount: column.count)
    let counts = FillingBuffer<UInt32>(zeroedCount: column.count)
    forEachPartialSum(of: column, 0..<column.count) { vertex, sum, count in
      sums[vertex] = sum
      counts[vertex] = count
    }
    forEachPartialSum(of: column, (0..<column.count).reversed()) { vertex, sum, count in
      let others = counts[vertex] + count
      let mean = (sums[vertex] + sum) / Double(others)
      sums[vertex] = others > 0 && mean.isFinite ? mean : .nan
    }
    return sums.filled()
  }

  /// For each vertex the sum and number of its group's values met earlier in a walk.
  @inline(__always)
  private func forEachPartialSum(
    of column: Buffer<Double>, _ walk: some Sequence<Int>,
    _ body: (_ vertex: Int, _ sum: Double, _ count: UInt32) -> Void
  ) {
    let (groups, values) = (membership.span, column.span)
    var totals = [(sum: Double, count: UInt32)](repeating: (0, 0), count: groupCount)
    for vertex in walk {
      let (group, value) = (Int(groups[vertex]), values[vertex])
      body(vertex, totals[group].sum, totals[group].count)
      if value.isNaN { continue }
      precondition(value.isFinite, "values are finite")
      totals[group].sum += value
      totals[group].count += 1
    }
  }
}
