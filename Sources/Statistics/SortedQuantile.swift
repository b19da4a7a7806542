// Quantiles of a sorted list, as Hyndman & Fan's type 7, numpy's and R's default, defines them, with
// numpy's rounding.

/// Quantiles of numbers that are in rising order.
package enum SortedQuantile {
  /// The number below which a share of the others lies: at place share × (n − 1) of the sorted list,
  /// between two places on the line from one to the other.
  ///
  /// - Precondition: There is at least one value, they never fall, and the share is from 0 to 1.
  package static func of(_ values: Span<Double>, at share: Double) -> Double {
    let place = share * Double(values.count - 1)
    let index = min(Int(place), values.count - 1)
    let lower = values[index]
    let part = place - Double(index)
    if part == 0 { return lower }
    let upper = values[index + 1]
    if lower == upper { return lower }
    let distance = upper - lower
    guard distance.isFinite else { return lower * (1 - part) + upper * part }
    // Never beyond either end.
    return part < 0.5 ? lower + distance * part : upper - distance * (1 - part)
  }
}
