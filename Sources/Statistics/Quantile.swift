/// Quantiles of numbers that are in rising order.
package enum Quantile {
  /// The number below which a share of the others lies: at place share × (n − 1) of the list, between
  /// two places on the line from one to the other.
  ///
  /// Definition 7 of Hyndman & Fan, which R and NumPy use by default, with NumPy's rounding.
  ///
  /// - Parameters:
  ///   - share: From 0 to 1.
  ///   - sorted: The numbers in rising order; at least one.
  /// - Returns: The quantile.
  /// - Source: Hyndman & Fan, "Sample quantiles in statistical packages", *The American Statistician*
  ///   50 (1996), [doi:10.2307/2684934](https://doi.org/10.2307/2684934).
  package static func take(_ share: Double, ofSorted sorted: Span<Double>) -> Double {
    precondition(!sorted.isEmpty && share >= 0 && share <= 1, "a share of some numbers")
    let place = share * Double(sorted.count - 1)
    let index = min(Int(place), sorted.count - 1)
    let lower = sorted[index]
    let part = place - Double(index)
    if part == 0 { return lower }
    let upper = sorted[index + 1]
    // A mean of equal values is that value.
    if lower == upper { return lower }
    let distance = upper - lower
    guard distance.isFinite else { return lower * (1 - part) + upper * part }
    // Never beyond either end.
    return part < 0.5 ? lower + distance * part : upper - distance * (1 - part)
  }
}
