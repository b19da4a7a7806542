/// A sum, and what rounding took from it.
///
/// Each addition's loss is found without a branch (Knuth) and kept, so the sum has about twice the
/// digits of a number. What is too large for a number is not a number here.
struct ExactSum: Sendable {
  private var sum: Double
  private var lost: Double

  @inline(__always)
  init(_ sum: Double = 0, lost: Double = 0) { (self.sum, self.lost) = (sum, lost) }

  @inline(__always)
  mutating func add(_ value: Double) {
    let next = sum + value
    let back = next - sum
    lost += (sum - (next - back)) + (value - back)
    sum = next
  }

  @inline(__always)
  mutating func add(_ other: ExactSum) {
    add(other.sum)
    lost += other.lost
  }

  /// The sum as one number.
  @inline(__always)
  var rounded: Double { sum + lost }

  /// The sum divided by a number of values, rounded once but for rare cases.
  @inline(__always)
  func mean(of count: Int) -> Double {
    let divisor = Double(count)
    let whole = sum + lost
    let rest = (sum - whole) + lost
    let mean = whole / divisor
    return mean + (Self.remainder(whole, mean, count) + rest) / divisor
  }

  /// What a division left over, exactly.
  @inline(__always)
  private static func remainder(_ whole: Double, _ mean: Double, _ count: Int) -> Double {
    let divisor = Double(count)
    // A fused product may be a slow call. Half of the digits times a number of 26 digits are exact.
    if count >= 1 << 26 { return whole.addingProduct(-mean, divisor) }
    let upper = Double(bitPattern: mean.bitPattern & ~0x7FF_FFFF)
    return (whole - upper * divisor) - (mean - upper) * divisor
  }
}

/// Two sums side by side, of the numbers at even and at odd places: in half the time.
struct ExactSums: Sendable {
  private var sums = SIMD2<Double>()
  private var lost = SIMD2<Double>()

  @inline(__always)
  mutating func add(_ values: SIMD2<Double>) {
    let next = sums + values
    let back = next - sums
    lost += (sums - (next - back)) + (values - back)
    sums = next
  }

  /// Both together.
  @inline(__always)
  var total: ExactSum {
    var total = ExactSum(sums.x, lost: lost.x)
    total.add(ExactSum(sums.y, lost: lost.y))
    return total
  }
}
