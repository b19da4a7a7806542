internal import Buffers

// Group mean with the person left out. Within each group, in vertex order, the values before a person
// and the values after them are summed apart, and the two sums are added: the person's own value is
// never in the sum, so it cannot leave a trace even in the last bit.

extension CanonicalPartition {
  /// For each person the mean of a column over the other members of their group.
  ///
  /// The result for a person is bit for bit the same whatever their own value is.
  ///
  /// - Parameter column: One value per person, `nil` where missing; missing values do not count.
  /// - Returns: `nil` for people of whose group no other member has a value, or whose others' sum
  ///   exceeds the range of numbers.
  /// - Complexity: O(*n*).
  /// - Precondition: The column has one value per person, finite if present.
  package func meanOfOthers(of column: [Double?]) -> [Double?] {
    precondition(column.count == membership.count, "one value per person")
    precondition(column.allSatisfy { $0?.isFinite ?? true }, "values are finite")
    let before = partialSums(column, column.indices)
    let after = partialSums(column, column.indices.reversed())
    return column.indices.map { vertex in
      let count = before[vertex].count + after[vertex].count
      guard count > 0 else { return nil }
      let mean = (before[vertex].sum + after[vertex].sum) / Double(count)
      return mean.isFinite ? mean : nil
    }
  }

  /// For each vertex the sum and number of its group's values met earlier in a walk.
  private func partialSums(
    _ column: [Double?], _ walk: some Sequence<Int>
  ) -> [(sum: Double, count: Int)] {
    var totals = [(sum: Double, count: Int)](repeating: (0, 0), count: groupCount)
    var result = [(sum: Double, count: Int)](repeating: (0, 0), count: column.count)
    for vertex in walk {
      let group = Int(membership[vertex])
      result[vertex] = totals[group]
      if let value = column[vertex] {
        totals[group].sum += value
        totals[group].count += 1
      }
    }
    return result
  }
}
