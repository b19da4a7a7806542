internal import Memory
internal import Statistics

/// How far the numbers of two samples lie apart, without bins.
public struct NumberDistances: Sendable, Equatable {
  /// The largest difference of the shares of numbers up to any limit, from 0 to 1.
  ///
  /// - Source: Kolmogorov and Smirnov; `scipy.stats.ks_2samp`.
  public let kolmogorovSmirnov: Double
  /// By how much numbers moved on average, each to the one of its rank, in standard deviations (the root of
  /// the mean square, over *n*) of those before; `nil` if these are all equal, or if
  /// it is more than a number can be.
  ///
  /// - Source: Wasserstein's first distance; `scipy.stats.wasserstein_distance`.
  public let wasserstein: Double?
  /// The mean before.
  public let meanBefore: Double
  /// The mean after.
  public let meanAfter: Double

  /// Compares numbers.
  ///
  /// - Parameters:
  ///   - before: Finite numbers in rising order, at least one.
  ///   - after: The same of the other sample.
  /// - Complexity: O(*n* + *m*).
  init(sorted before: Span<Double>, _ after: Span<Double>) {
    let moments = Moments(before)
    meanBefore = moments.mean
    meanAfter = Moments(after).mean
    // Numbers are divided before they are subtracted, so that the distance of two large ones is finite.
    let scale = moments.deviation
    let (n, m) = (Double(before.count), Double(after.count))
    var (one, other) = (0, 0)
    var (largest, sum) = (0.0, 0.0)
    var last: Double?
    var difference = 0.0
    while one < before.count || other < after.count {
      let value: Double
      if other == after.count {
        value = before[one]
      } else if one == before.count {
        value = after[other]
      } else {
        value = min(before[one], after[other])
      }
      if let last, scale > 0 { sum += difference.magnitude * (value / scale - last / scale) }
      while one < before.count, before[one] == value { one += 1 }
      while other < after.count, after[other] == value { other += 1 }
      difference = Double(one) / n - Double(other) / m
      largest = max(largest, difference.magnitude)
      last = value
    }
    kolmogorovSmirnov = largest
    wasserstein = scale > 0 && scale.isFinite && sum.isFinite ? sum : nil
  }
}
