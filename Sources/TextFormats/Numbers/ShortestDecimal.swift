/// The fewest digits that read back as a double, found by exact whole-number arithmetic.
///
/// The digits are those of `Double.description`: the fewest that lie within half a step of the value,
/// of these the nearest, of two equally near the even one. Source: Raffaello Giulietti, "The Schubfach
/// way to render doubles" (2020). In short: with the value between two multiples of a power of ten
/// that is no larger than the steps between doubles, only four candidates are left, the two multiples
/// and the two of the next larger power; whether one reads back as the value is told by products of
/// 126 bits whose lowest bit says if anything was cut off.
struct ShortestDecimal {
  /// The digits as a whole number, without zeros at the end unless the exponent is 0.
  let digits: UInt64
  /// The number is `digits` times ten to this power.
  let exponent: Int

  /// - Precondition: The magnitude is finite and not negative.
  @inline(__always)
  init(_ magnitude: Double) {
    if magnitude < 0x1p53 {
      let whole = UInt64(magnitude)
      if Double(whole) == magnitude {
        self.init(digits: whole, exponent: 0)
        return
      }
      // Up to 15 digits are told apart by doubles, so that no other number of so few digits is this
      // double; 10⁶ is exact, so that the quotient is the double nearest to the digits.
      if magnitude < 1e9 {
        let scaled = magnitude * 1e6
        let millionths = UInt64(scaled + 0.5)
        // Most numbers of many digits are far enough from the millionths to need no division.
        if abs(scaled - Double(millionths)) <= scaled * 0x1p-50,
          Double(millionths) / 1e6 == magnitude
        {
          self.init(trimming: millionths, exponent: -6)
          return
        }
      }
    }
    self.init(searching: magnitude)
  }

  /// Finds the digits of any magnitude but 0.
  init(searching magnitude: Double) {
    // The value is c·2^q.
    let fraction = magnitude.significandBitPattern
    let biased = Int(magnitude.exponentBitPattern)
    let c = biased == 0 ? fraction : fraction | 1 << 52
    let q = max(biased, 1) - 1075
    // At a power of two the step below is half as wide.
    let isRegular = fraction != 0 || biased <= 1
    let k =
      isRegular
      ? PowersOfTen.logarithm(ofPowerOfTwo: q)
      : PowersOfTen.logarithm(ofThreeQuartersTimesPowerOfTwo: q)
    let shift = UInt64(q + PowersOfTen.binaryLogarithm(ofPowerOfTen: -k) + 2)
    let power = PowersOfTen.power(k)
    // In quarters of 10^k: the value and the ends of what reads back as it.
    let value = Self.product(power, (c << 2) << shift)
    let lower = Self.product(power, (c << 2 - (isRegular ? 2 : 1)) << shift)
    let upper = Self.product(power, (c << 2 + 2) << shift)
    // The ends themselves are read as the value if its last bit is 0.
    let margin = c & 1

    let below = value >> 2
    if below >= 10 {
      let tens = below / 10
      let isBelowNear = lower + margin <= tens * 40
      let isAboveNear = (tens + 1) * 40 + margin <= upper
      if isBelowNear != isAboveNear {
        self.init(trimming: isBelowNear ? tens : tens + 1, exponent: k + 1)
        return
      }
    }
    let isBelowNear = lower + margin <= below << 2
    let isAboveNear = (below + 1) << 2 + margin <= upper
    if isBelowNear != isAboveNear {
      self.init(near: isBelowNear ? below : below + 1, exponent: k)
      return
    }
    let middle = (2 * below + 1) << 1
    let takesBelow = value < middle || value == middle && below & 1 == 0
    self.init(near: takesBelow ? below : below + 1, exponent: k)
  }

  /// Takes a candidate that is no multiple of ten unless it is ten itself.
  @inline(__always)
  private init(near candidate: UInt64, exponent: Int) {
    self.init(
      digits: candidate == 10 ? 1 : candidate, exponent: candidate == 10 ? exponent + 1 : exponent)
  }

  private init(digits: UInt64, exponent: Int) {
    self.digits = digits
    self.exponent = exponent
  }

  /// Leaves out zeros at the end.
  private init(trimming digits: UInt64, exponent: Int) {
    var digits = digits
    var exponent = exponent
    @inline(__always)
    func leaveOut(_ zeros: Int, _ power: UInt64) {
      let (quotient, remainder) = digits.quotientAndRemainder(dividingBy: power)
      if remainder == 0 {
        digits = quotient
        exponent += zeros
      }
    }
    leaveOut(8, 100_000_000)
    leaveOut(4, 10_000)
    leaveOut(2, 100)
    leaveOut(1, 10)
    self.init(digits: digits, exponent: exponent)
  }

  /// The product of a power and a number, shifted right by 127 bits, with the lowest bit set if
  /// anything but zeros was cut off.
  @inline(__always)
  private static func product(_ power: (upper: UInt64, lower: UInt64), _ number: UInt64) -> UInt64 {
    let low = power.lower.multipliedFullWidth(by: number).high
    let high = power.upper.multipliedFullWidth(by: number)
    let middle = high.low >> 1 &+ low
    let mask: UInt64 = 1 << 63 - 1
    return (high.high &+ middle >> 63) | ((middle & mask) &+ mask) >> 63
  }
}
