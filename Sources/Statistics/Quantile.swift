/// Quantiles of a list of numbers.
package enum Quantile {
  /// The number below which a share of the list lies, between two of them in proportion.
  ///
  /// Definition 7 of Hyndman & Fan, which R and NumPy use by default.
  ///
  /// - Parameters:
  ///   - share: From 0 to 1.
  ///   - sorted: The numbers in rising order; at least one.
  /// - Returns: The quantile.
  /// - Source: Hyndman & Fan, "Sample quantiles in statistical packages", *The American Statistician*
  ///   50 (1996), [doi:10.2307/2684934](https://doi.org/10.2307/2684934).
  package static func take(_ share: Double, ofSorted sorted: [Double]) -> Double {
    precondition(!sorted.isEmpty && share >= 0 && share <= 1, "a share of some numbers")
    let place = share * Double(sorted.count - 1)
    let lower = Int(place)
    guard lower + 1 < sorted.count else { return sorted[sorted.count - 1] }
    let (left, right) = (sorted[lower], sorted[lower + 1])
    // A mean of equal values is that value.
    return left == right ? left : left + (place - Double(lower)) * (right - left)
  }
}
