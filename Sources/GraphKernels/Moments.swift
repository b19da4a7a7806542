/// The mean of some numbers and how far they lie around it.
///
/// One formula for all that is said of friends and of communities: sums keep the digits that additions
/// lose, so that the mean is the exact mean rounded once but for rare cases, whatever the order of the
/// numbers. Sums that exceed the range of numbers, and squares that fall out of it, are taken again with
/// the numbers scaled by a power of two, which changes no digit.
package struct Moments: Sendable, Equatable {
  /// The smallest number.
  package let minimum: Double
  /// The largest number.
  package let maximum: Double
  /// The mean, never outside ``minimum`` and ``maximum``.
  package let mean: Double
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
    // Rounding can push the mean of equal values off their value.
    let mean = Self.clamped(Self.mean(values, sum: sum), minimum, maximum)
    self.minimum = minimum
    self.maximum = maximum
    self.mean = mean
    deviation = minimum == maximum ? 0 : Self.deviation(values, mean, minimum, maximum)
  }

  @inline(__always)
  static func clamped(_ mean: Double, _ minimum: Double, _ maximum: Double) -> Double {
    Swift.min(Swift.max(mean, minimum), maximum)
  }

  /// Numbers are multiplied by this where their sum is too large for a number.
  static var scaleOfSums: Double { 0x1p-64 }

  @inline(__always)
  private static func mean(_ values: Span<Double>, sum: ExactSum) -> Double {
    let mean = sum.mean(of: values.count)
    return mean.isFinite ? mean : meanOfLarge(values)
  }

  @inline(never)
  private static func meanOfLarge(_ values: Span<Double>) -> Double {
    var sum = ExactSum()
    for index in values.indices { sum.add(values[index] * scaleOfSums) }
    return sum.mean(of: values.count) / scaleOfSums
  }

  @inline(__always)
  private static func deviation(
    _ values: Span<Double>, _ mean: Double, _ minimum: Double, _ maximum: Double
  ) -> Double {
    let pairs = values.count & ~1
    var sums = ExactSums()
    for index in stride(from: 0, to: pairs, by: 2) {
      let distance = SIMD2(values[index], values[index + 1]) - mean
      sums.add(distance * distance)
    }
    var squares = sums.total
    if pairs < values.count {
      let distance = values[pairs] - mean
      squares.add(distance * distance)
    }
    // Among squares beyond these bounds some may have lost digits, or all of them.
    return squares.rounded > 0x1p-900 && squares.rounded < .infinity
      ? (squares.rounded / Double(values.count)).squareRoot()
      : scaledDeviation(values, mean, minimum, maximum)
  }

  @inline(never)
  private static func scaledDeviation(
    _ values: Span<Double>, _ mean: Double, _ minimum: Double, _ maximum: Double
  ) -> Double {
    // Halves, where a distance would be too large.
    let part = (maximum - minimum).isFinite ? 1 : 0.5
    let largest = Swift.max(maximum * part - mean * part, mean * part - minimum * part)
    let exponent = Int(largest.exponent)
    var squares = ExactSum()
    for index in values.indices {
      let distance = values[index] * part - mean * part
      let scaled = Double(sign: .plus, exponent: -exponent, significand: distance)
      squares.add(scaled * scaled)
    }
    let deviation = (squares.rounded / Double(values.count)).squareRoot()
    return Double(sign: .plus, exponent: exponent, significand: deviation) / part
  }
}
