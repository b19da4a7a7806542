/// The mean of some numbers and how far they lie around it.
///
/// One formula for all that is said of friends and of communities: the mean is the exact mean rounded
/// once, and distances are taken from the mean with the digits that rounding took from it. So neither
/// hangs on the order of the numbers. Squares that fall out of the range of numbers are taken again with
/// the numbers scaled by a power of two, which changes no digit.
package struct Moments: Sendable, Equatable {
  /// The smallest number.
  package let minimum: Double
  /// The largest number.
  package let maximum: Double
  /// The mean, never outside ``minimum`` and ``maximum``.
  package let mean: Double
  /// What rounding took from the mean.
  package let rest: Double
  /// The population standard deviation; 0 if all numbers are equal.
  package let deviation: Double

  /// Finds the moments of numbers that are finite.
  ///
  /// - Precondition: There is at least one.
  @inline(__always)
  package init(_ values: Span<Double>) {
    let pairs = values.count & ~1
    let last = SIMD2(repeating: values[values.count - 1])
    var (minima, maxima, sums) = (last, last, ExactSums())
    for index in stride(from: 0, to: pairs, by: 2) {
      let pair = SIMD2(values[index], values[index + 1])
      minima.replace(with: pair, where: pair .< minima)
      maxima.replace(with: pair, where: pair .> maxima)
      sums.add(pair)
    }
    var sum = sums.total
    if pairs < values.count { sum.add(values[pairs]) }
    let (minimum, maximum) = (Swift.min(minima.x, minima.y), Swift.max(maxima.x, maxima.y))
    self.minimum = minimum
    self.maximum = maximum
    (mean, rest) = Self.mean(values, sum)
    deviation =
      minimum == maximum ? 0 : Self.deviation(values, mean, rest, minimum, maximum)
  }

  @inline(__always)
  private static func mean(
    _ values: Span<Double>, _ sum: ExactSum
  ) -> (nearest: Double, rest: Double) {
    // In doubt the mean may be sure, but its rest depends on the order.
    guard sum.isExact, let mean = sum.mean(of: values.count) else { return carefulMean(values) }
    return mean
  }

  @inline(never)
  private static func carefulMean(_ values: Span<Double>) -> (nearest: Double, rest: Double) {
    let sum = WideSum(values)
    let mean = sum.mean(of: values.count)
    // The rest of what is too large to be added up is found in a smaller unit.
    let scale = sum.rounded.isFinite ? 1 : 0x1p-64
    let parts = scale == 1 ? sum.parts : WideSum(values, times: scale).parts
    return (mean, (parts.mean(of: values.count)?.rest ?? 0) / scale)
  }

  @inline(__always)
  private static func deviation(
    _ values: Span<Double>, _ mean: Double, _ rest: Double, _ minimum: Double, _ maximum: Double
  ) -> Double {
    let pairs = values.count & ~1
    var sums = ExactSums()
    for index in stride(from: 0, to: pairs, by: 2) {
      let distance = (SIMD2(values[index], values[index + 1]) - mean) - rest
      sums.add(distance * distance)
    }
    var squares = sums.total
    if pairs < values.count {
      let distance = (values[pairs] - mean) - rest
      squares.add(distance * distance)
    }
    // Among squares beyond these bounds some may have lost digits, or all of them.
    guard let sum = squares.rounded, sum > 0x1p-900, sum < .infinity else {
      return scaledDeviation(values, mean, rest, minimum, maximum)
    }
    return (sum / Double(values.count)).squareRoot()
  }

  @inline(never)
  private static func scaledDeviation(
    _ values: Span<Double>, _ mean: Double, _ rest: Double, _ minimum: Double, _ maximum: Double
  ) -> Double {
    // Halves, where a distance would be too large.
    let part = (maximum - minimum).isFinite ? 1 : 0.5
    let largest = Swift.max(maximum * part - mean * part, mean * part - minimum * part)
    let exponent = Int(largest.exponent)
    var squares = WideSum()
    for index in values.indices {
      let distance = (values[index] * part - mean * part) - rest * part
      let scaled = Double(sign: .plus, exponent: -exponent, significand: distance)
      squares.add(scaled * scaled)
    }
    let deviation = (squares.rounded / Double(values.count)).squareRoot()
    return Double(sign: .plus, exponent: exponent, significand: deviation) / part
  }
}
