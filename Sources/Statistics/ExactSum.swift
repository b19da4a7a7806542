/// A sum, what rounding took from it, and how far that is in doubt.
///
/// Each addition's loss is found without a branch (Knuth) and added up, and so is what that in turn
/// loses. Numbers of alike sizes leave no doubt: then the sum of both parts is exact. Where doubt is left
/// it bounds the error; what it does not decide, and what is too large on the way, takes a ``WideSum``.
package struct ExactSum: Sendable {
  @usableFromInline var sum: Double
  @usableFromInline var lost: Double
  @usableFromInline var doubt: Double

  @inlinable @inline(__always)
  package init(_ sum: Double = 0, lost: Double = 0, doubt: Double = 0) {
    (self.sum, self.lost, self.doubt) = (sum, lost, doubt)
  }

  /// Whether nothing is in doubt.
  @inline(__always)
  package var isExact: Bool { doubt == 0 }

  @inlinable @inline(__always)
  package mutating func add(_ value: Double) {
    let (next, loss) = Self.exactly(sum, value)
    sum = next
    addLoss(loss)
  }

  @inlinable @inline(__always)
  package mutating func add(_ other: ExactSum) {
    add(other.sum)
    addLoss(other.lost)
    doubt += other.doubt
  }

  @inlinable @inline(__always)
  mutating func addLoss(_ loss: Double) {
    let (next, beyond) = Self.exactly(lost, loss)
    lost = next
    doubt += beyond.magnitude
  }

  /// The exact sum rounded once; `nil` if that is in doubt.
  @inlinable @inline(__always)
  package var rounded: Double? {
    if doubt == 0 { return sum + lost }
    let (whole, rest) = Self.exactly(sum, lost)
    // The doubt itself is rounded.
    let margin = rest.magnitude * 0x1p-50 + 2 * doubt
    let least = whole + (rest - margin)
    return least == whole + (rest + margin) ? least : nil
  }

  /// The exact sum of numbers, rounded once; infinite if it is too large for a number.
  package static func rounded(_ values: Span<Double>) -> Double {
    var sum = ExactSum()
    for index in values.indices { sum.add(values[index]) }
    return sum.rounded ?? WideSum(values).rounded
  }

  /// The sum, rounded once or very nearly so.
  package var nearest: Double { sum + lost }

  /// The exact sum divided by a number of values and rounded once, and about what rounding took from
  /// that; `nil` if the first is in doubt.
  @inlinable @inline(__always)
  package func mean(of count: Int) -> (nearest: Double, rest: Double)? {
    let divisor = Double(count)
    let (whole, rest) = Self.exactly(sum, lost)
    if whole == 0, doubt == 0 { return (0, 0) }
    // Parts of what is very small may be too small for a number.
    guard whole.magnitude > 0x1p-900, whole.magnitude < .infinity else { return nil }
    let quotient = whole / divisor
    let (left, beyond) = Self.exactly(Self.remainder(whole, quotient, count), rest)
    let correction = left / divisor
    let mean = quotient + correction
    let margin = correction.magnitude * 0x1p-50 + 2 * doubt / divisor
    // Half-way between two numbers no margin decides, but without any error none is needed.
    let isSure =
      quotient + (correction - margin) == quotient + (correction + margin)
      || doubt == 0 && beyond == 0 && Self.remainder(left, correction, count) == 0
    return isSure ? (mean, (quotient - mean) + correction) : nil
  }

  /// A sum of two numbers, and what rounding took from it, exactly.
  @inlinable @inline(__always)
  static func exactly(_ one: Double, _ other: Double) -> (sum: Double, loss: Double) {
    let sum = one + other
    let back = sum - one
    return (sum, (one - (sum - back)) + (other - back))
  }

  /// What a division left over, exactly.
  @inlinable @inline(__always)
  static func remainder(_ whole: Double, _ mean: Double, _ count: Int) -> Double {
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
  private var doubts = SIMD2<Double>()

  @inline(__always)
  mutating func add(_ values: SIMD2<Double>) {
    let next = sums + values
    let back = next - sums
    let losses = (sums - (next - back)) + (values - back)
    sums = next
    let kept = lost + losses
    let part = kept - lost
    let beyond = (lost - (kept - part)) + (losses - part)
    lost = kept
    doubts += beyond.replacing(with: -beyond, where: beyond .< 0)
  }

  /// Both together.
  @inline(__always)
  var total: ExactSum {
    var total = ExactSum(sums.x, lost: lost.x, doubt: doubts.x)
    total.add(ExactSum(sums.y, lost: lost.y, doubt: doubts.y))
    return total
  }
}
