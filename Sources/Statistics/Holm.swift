/// Several tests at once, by Holm's method.
package enum Holm {
  /// P-values such that the chance of one or more at or below a level is at most that level where nothing
  /// is to be found, however the tests depend on each other.
  ///
  /// - Parameter pValues: The p-values of the tests.
  /// - Returns: Theirs, in the same order, none smaller than before and none above 1.
  /// - Complexity: O(*n* log *n*).
  /// - Source: Holm, "A simple sequentially rejective multiple test procedure", *Scandinavian Journal of
  ///   Statistics* 6 (1979), 65–70.
  package static func adjusted(_ pValues: [Double]) -> [Double] {
    var result = pValues
    var largest = 0.0
    let order = pValues.indices.sorted { pValues[$0] < pValues[$1] }
    for (rank, place) in order.enumerated() {
      largest = max(largest, min(1, Double(pValues.count - rank) * pValues[place]))
      result[place] = largest
    }
    return result
  }
}
