internal import Memory

/// Powers of ten as the shortest decimal needs them: 126 bits each, for every double.
///
/// For an exponent *k* the table has *g* = ⌊10⁻ᵏ 2⁻ʳ⌋ + 1 with the *r* for which *g* has 126 bits, in
/// halves of 63 bits. Source: Raffaello Giulietti, "The Schubfach way to render doubles" (2020),
/// section 9.8.
enum PowersOfTen {
  /// The exponents that doubles need.
  private static let range = -324...292

  /// The halves of all powers, the upper one first.
  private static let halves = makeHalves()

  /// *g* for an exponent, in halves of 63 bits.
  @inline(__always)
  static func power(_ exponent: Int) -> (upper: UInt64, lower: UInt64) {
    let place = (exponent - range.lowerBound) * 2
    return (halves[place], halves[place + 1])
  }

  /// ⌊log₁₀ 2ⁿ⌋, exact for the exponents of doubles.
  @inline(__always)
  static func logarithm(ofPowerOfTwo exponent: Int) -> Int { (exponent * 1_262_611) >> 22 }

  /// ⌊log₁₀ ¾ 2ⁿ⌋, exact for the exponents of doubles.
  @inline(__always)
  static func logarithm(ofThreeQuartersTimesPowerOfTwo exponent: Int) -> Int {
    (exponent * 1_262_611 - 524_031) >> 22
  }

  /// ⌊log₂ 10ⁿ⌋, exact for the exponents of doubles.
  @inline(__always)
  static func binaryLogarithm(ofPowerOfTen exponent: Int) -> Int { (exponent * 1_741_647) >> 19 }

  private static func makeHalves() -> Buffer<UInt64> {
    var halves = Array(repeating: UInt64(0), count: 2 * range.count)
    func put(_ number: WideNumber, at exponent: Int) {
      let top = number.leading126Bits + 1
      let place = (exponent - range.lowerBound) * 2
      halves[place] = UInt64(top >> 63)
      halves[place + 1] = UInt64(top & (1 << 63 - 1))
    }
    var power = WideNumber(1)
    for exponent in (range.lowerBound...0).reversed() {
      put(power, at: exponent)
      power.multiplyByTen()
    }
    // 10⁻ᵏ as a whole number of very small parts: dividing step by step rounds down as one division
    // would, and more than 126 bits are left at the end.
    power = WideNumber(powerOfTwo: 1152)
    for exponent in 1...range.upperBound {
      power.divideByTen()
      put(power, at: exponent)
    }
    return Buffer(halves)
  }
}

/// A whole number of any length, as far as a table of powers needs it.
private struct WideNumber {
  /// The lowest first.
  private var words: [UInt64]

  init(_ value: UInt64) { words = [value] }

  init(powerOfTwo exponent: Int) {
    words = Array(repeating: 0, count: exponent / 64) + [1 << UInt64(exponent % 64)]
  }

  mutating func multiplyByTen() {
    var carry: UInt64 = 0
    for index in words.indices {
      let product = words[index].multipliedFullWidth(by: 10)
      let (sum, overflow) = product.low.addingReportingOverflow(carry)
      words[index] = sum
      carry = product.high + (overflow ? 1 : 0)
    }
    if carry > 0 { words.append(carry) }
  }

  mutating func divideByTen() {
    var remainder: UInt64 = 0
    for index in words.indices.reversed() {
      (words[index], remainder) = UInt64(10).dividingFullWidth((remainder, words[index]))
    }
    while words.last == 0 { words.removeLast() }
  }

  /// The first 126 binary digits, with zeros after them if there are fewer.
  var leading126Bits: UInt128 {
    let top = words.count - 1
    let bits = top * 64 + 64 - words[top].leadingZeroBitCount
    var result: UInt128 = 0
    for bit in (bits - 126..<bits).reversed() {
      let isSet = bit >= 0 && words[bit / 64] >> UInt64(bit % 64) & 1 == 1
      result = result << 1 | (isSet ? 1 : 0)
    }
    return result
  }
}
