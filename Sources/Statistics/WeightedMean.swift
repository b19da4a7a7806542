/// The mean of numbers that have weights.
///
/// Products have twice the digits and sums are exact, so that the order of the numbers does not matter; the
/// quotient of the two rounded sums is off by about 10⁻¹⁶ of itself.
package enum WeightedMean {
  /// The sum of weight times value, divided by the sum of the weights; never outside the smallest and
  /// the largest value, and that value if all are equal.
  ///
  /// - Returns: Not a number if nothing weighs anything.
  /// - Precondition: There are as many weights as values, at least one; all are finite, no weight is
  ///   below 0.
  package static func of(_ values: Span<Double>, weights: Span<Double>) -> Double {
    var (least, largest, heaviest) = (values[0], values[0], 0.0)
    for index in values.indices {
      least = min(least, values[index])
      largest = max(largest, values[index])
      heaviest = max(heaviest, weights[index])
    }
    if heaviest == 0 { return .nan }
    if least == largest { return least }
    // Powers of two that change no digit keep products within the range of numbers.
    let (unit, scale) = (moderate(heaviest), moderate(max(-least, largest)))
    var (sum, total) = (ExactSum(), ExactSum())
    for index in values.indices {
      let weight = weights[index] * unit
      total.add(weight)
      let product = Product(weight, values[index] * scale)
      sum.add(product.nearest)
      sum.add(product.rest)
    }
    let mean =
      (sum.rounded ?? wideSum(values, weights, unit, scale))
      / (total.rounded ?? WideSum(weights, times: unit).rounded) / scale
    return min(max(mean, least), largest)
  }

  @inline(never)
  private static func wideSum(
    _ values: Span<Double>, _ weights: Span<Double>, _ unit: Double, _ scale: Double
  ) -> Double {
    var sum = WideSum()
    for index in values.indices {
      let product = Product(weights[index] * unit, values[index] * scale)
      sum.add(product.nearest)
      sum.add(product.rest)
    }
    return sum.rounded
  }

  /// What to multiply by so that the largest of some numbers is neither huge nor tiny.
  private static func moderate(_ largest: Double) -> Double {
    let exponent = Int(largest.exponent)
    if abs(exponent) <= 400 { return 1 }
    return Double(sign: .plus, exponent: min(max(-exponent, -1000), 1000), significand: 1)
  }
}

/// A product of two numbers, and what rounding took from it.
private struct Product {
  let nearest: Double
  let rest: Double

  /// Multiplies halves of the digits, since a fused product may be a slow call.
  @inline(__always)
  init(_ one: Double, _ other: Double) {
    nearest = one * other
    let (upper, above) = (Self.upperHalf(one), Self.upperHalf(other))
    let (lower, below) = (one - upper, other - above)
    rest = ((upper * above - nearest) + upper * below + lower * above) + lower * below
  }

  @inline(__always)
  private static func upperHalf(_ number: Double) -> Double {
    Double(bitPattern: number.bitPattern & ~0x7FF_FFFF)
  }
}
