/// The exact sum of any numbers, as a whole number of units so small that each of them is one.
///
/// It takes some dozen times as long as an ``ExactSum``, which is tried first.
package struct WideSum: Sendable {
  /// From the lowest 32 binary digits up; each has room for carries.
  private var digits = [Int64](repeating: 0, count: 72)
  private var additionCount = 0

  /// The unit is two to the power of this: 64 binary digits below the smallest number, so that
  /// quotients can be rounded to it.
  private static var unitExponent: Int { -1074 - spareBits }
  private static var spareBits: Int { 64 }
  private static var mask: UInt64 { 0xFFFF_FFFF }

  /// An empty sum.
  package init() {}

  @inline(never)
  package init(_ values: Span<Double>, times scale: Double = 1) {
    for index in values.indices { add(values[index] * scale) }
  }

  /// Adds a number, which is finite.
  package mutating func add(_ value: Double) {
    let exponent = Int(value.exponentBitPattern)
    let significand = value.significandBitPattern | (exponent == 0 ? 0 : 1 << 52)
    let place = max(exponent, 1) - 1 + Self.spareBits
    let (first, shift) = (place / 32, place % 32)
    let low = (significand & Self.mask) << shift
    let high = (significand >> 32) << shift
    let sign: Int64 = value.sign == .minus ? -1 : 1
    digits[first] += sign * Int64(low & Self.mask)
    digits[first + 1] += sign * Int64(low >> 32 + high & Self.mask)
    digits[first + 2] += sign * Int64(high >> 32)
    additionCount += 1
    if additionCount == 1 << 28 { carry() }
  }

  /// The sum rounded once; infinite if it is too large for a number.
  package var rounded: Double { mean(of: 1) }

  /// The sum divided by a number of values and rounded once.
  ///
  /// - Precondition: The number is positive and fits into 32 bits.
  package func mean(of count: Int) -> Double {
    precondition(count > 0 && count <= UInt32.max, "a mean has values")
    var quotient = self
    let isNegative = quotient.makePositive()
    var left: UInt64 = 0
    for place in quotient.digits.indices.reversed() {
      let part = left << 32 | UInt64(quotient.digits[place])
      quotient.digits[place] = Int64(part / UInt64(count))
      left = part % UInt64(count)
    }
    let value = quotient.nearest(isMore: left > 0)
    return isNegative ? -value : value
  }

  /// The sum as the nearest number and the rest.
  ///
  /// - Precondition: The nearest number is finite.
  var parts: ExactSum {
    let whole = rounded
    var rest = self
    rest.add(-whole)
    return ExactSum(whole, lost: rest.rounded)
  }

  /// Leaves 32 binary digits in each place but the last, which has the sign.
  private mutating func carry() {
    additionCount = 0
    for place in digits.indices.dropLast() {
      digits[place + 1] += digits[place] >> 32
      digits[place] &= Int64(Self.mask)
    }
  }

  /// - Returns: Whether the sum was negative.
  private mutating func makePositive() -> Bool {
    carry()
    guard digits[digits.count - 1] < 0 else { return false }
    for place in digits.indices { digits[place].negate() }
    carry()
    return true
  }

  /// The nearest number, of two equally near ones the even one.
  ///
  /// - Parameter isMore: Whether the sum is a little more than the digits say.
  /// - Returns: The number, infinite if the sum is too large.
  /// - Precondition: The sum is not negative and was carried.
  private func nearest(isMore: Bool) -> Double {
    guard let last = digits.lastIndex(where: { $0 > 0 }) else { return 0 }
    let top = 32 * last + 63 - digits[last].leadingZeroBitCount
    // The lowest digit that a number has room for.
    let lowest = max(top - 52, Self.spareBits)
    let (first, shift) = (lowest / 32, lowest % 32)
    let word = { (place: Int) in place < digits.count ? UInt64(digits[place]) : 0 }
    var kept = (word(first) | word(first + 1) << 32) >> shift | word(first + 2) << (64 - shift)
    let half = lowest - 1
    let isHalf = digits[half / 32] >> (half % 32) & 1 == 1
    let isBeyond =
      isMore || digits[half / 32] & (1 << (half % 32) - 1) != 0
      || digits[..<(half / 32)].contains { $0 != 0 }
    if isHalf, isBeyond || kept & 1 == 1 { kept += 1 }
    return Double(sign: .plus, exponent: lowest + Self.unitExponent, significand: Double(kept))
  }
}
