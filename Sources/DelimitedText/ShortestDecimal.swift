/// The fewest digits that read back as a double, found by exact whole-number arithmetic.
///
/// It covers the doubles from 0.0001 up to 2⁵³, which the standard library writes without an
/// exponent; there every power of ten that is needed is a product of whole numbers of 64 bits. The
/// digits are those of `Double.description`: the fewest that lie within half a step of the value,
/// of these the nearest, of two equally near the even one. Sources: Raffaello Giulietti, "The
/// Schubfach way to render doubles" (2020), for how many digits to try; Ulf Adams, "Ryū: fast
/// float-to-string conversion", PLDI 2018, doi:10.1145/3192366.3192369.
struct ShortestDecimal {
  /// The digits as a whole number.
  let digits: UInt64
  /// How many of them stand after the point.
  let scale: Int

  /// - Returns: `nil` for a magnitude out of that range, and for some powers of two.
  init?(_ magnitude: Double) {
    guard magnitude < 0x1p53 else { return nil }
    let whole = UInt64(magnitude)
    if Double(whole) == magnitude {
      self.init(digits: whole, scale: 0)
      return
    }
    guard magnitude >= 1e-4 else { return nil }
    // Up to 15 digits are told apart by doubles, so that no other number of so few digits is this
    // double; 10⁶ is exact, so that the quotient is the double nearest to the digits.
    if magnitude < 1e9 {
      let millionths = UInt64(magnitude * 1e6 + 0.5)
      if Double(millionths) / 1e6 == magnitude {
        self.init(trimming: millionths, scale: 6)
        return
      }
    }
    // The value is c·2^q, and whatever is within half of 2^q of it reads back the same. At a power
    // of two the steps below are smaller, which is left to the standard library.
    let fraction = magnitude.significandBitPattern
    guard fraction != 0 else { return nil }
    let exponent = Int(magnitude.exponentBitPattern) - 1075
    // The largest power of ten that is not larger than 2^q: among 10^-scale and its neighbours the
    // width of the interval holds at least one multiple of it and at most one of the next power.
    // 1233/4096 is the logarithm of 2, near enough for exponents of this range.
    let scale = -((exponent * 1233) >> 12)
    // Counted in units of 2^-shift · 10^-scale, all of these are whole numbers.
    let shift = 2 - exponent - scale
    let power = Self.powersOfFive[scale]
    let product = (fraction | 1 << 52).multipliedFullWidth(by: power << 2)
    let value = UInt128(product.high) << 64 | UInt128(product.low)
    let half = UInt128(power) << 1
    // The ends of the interval are read as the value if its last bit is 0.
    let margin: UInt128 = fraction & 1 == 0 ? 0 : 1
    let lower = value - half + margin
    let upper = value + half - margin

    let floor = UInt64(truncatingIfNeeded: value >> UInt128(shift))
    let tens = floor / 10 * 10
    if UInt128(tens) << UInt128(shift) >= lower {
      self.init(trimming: tens / 10, scale: scale - 1)
    } else if UInt128(tens + 10) << UInt128(shift) <= upper {
      self.init(trimming: tens / 10 + 1, scale: scale - 1)
    } else {
      let below = UInt128(floor) << UInt128(shift)
      let above = UInt128(floor + 1) << UInt128(shift)
      let isAbove: Bool =
        if below < lower {
          true
        } else if above > upper {
          false
        } else if value - below == above - value {
          floor & 1 == 1
        } else {
          value - below > above - value
        }
      self.init(digits: isAbove ? floor + 1 : floor, scale: scale)
    }
  }

  private init(digits: UInt64, scale: Int) {
    self.digits = digits
    self.scale = scale
  }

  /// Leaves out zeros at the end.
  private init(trimming digits: UInt64, scale: Int) {
    var digits = digits
    var scale = scale
    while scale > 0 {
      let (quotient, remainder) = digits.quotientAndRemainder(dividingBy: 10)
      guard remainder == 0 else { break }
      digits = quotient
      scale -= 1
    }
    self.init(digits: digits, scale: scale)
  }

  private static let powersOfFive: [UInt64] = (0..<22).map { power in
    (0..<power).reduce(1) { product, _ in product * 5 }
  }
}

/// Writes numbers into bytes that are there already.
enum DecimalText {
  /// No whole number and no double is longer.
  static let longest = 26

  /// Writes a whole number in decimal digits from `end` on, and moves `end` behind it.
  @inline(__always)
  static func write(_ value: Int, to bytes: inout MutableSpan<UInt8>, at end: inout Int) {
    if value < 0 {
      bytes[end] = UInt8(ascii: "-")
      end += 1
    }
    write(UInt64(value.magnitude), to: &bytes, at: &end)
  }

  /// Writes a finite number in its shortest form from `end` on, and moves `end` behind it.
  static func write(_ value: Double, to bytes: inout MutableSpan<UInt8>, at end: inout Int) {
    guard let shortest = ShortestDecimal(value.magnitude) else {
      for byte in value.description.utf8 {
        bytes[end] = byte
        end += 1
      }
      return
    }
    if value.sign == .minus {
      bytes[end] = UInt8(ascii: "-")
      end += 1
    }
    let length = digitCount(shortest.digits)
    let scale = shortest.scale
    guard scale > 0 else {
      write(shortest.digits, to: &bytes, at: &end)
      bytes[end] = UInt8(ascii: ".")
      bytes[end + 1] = UInt8(ascii: "0")
      end += 2
      return
    }
    // Zeros before the first digit if the number is below 1; the point takes one byte.
    var place = end + max(length, scale + 1)
    end = place + 1
    var rest = shortest.digits
    for _ in 0..<scale {
      let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
      bytes[place] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: digit)
      rest = quotient
      place -= 1
    }
    bytes[place] = UInt8(ascii: ".")
    place -= 1
    repeat {
      let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
      bytes[place] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: digit)
      rest = quotient
      place -= 1
    } while rest > 0
  }

  @inline(__always)
  private static func write(
    _ magnitude: UInt64, to bytes: inout MutableSpan<UInt8>, at end: inout Int
  ) {
    end += digitCount(magnitude)
    var place = end
    var rest = magnitude
    repeat {
      let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
      place -= 1
      bytes[place] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: digit)
      rest = quotient
    } while rest > 0
  }

  @inline(__always)
  private static func digitCount(_ value: UInt64) -> Int {
    var count = 1
    var limit: UInt64 = 10
    while value >= limit {
      count += 1
      if count == 20 { break }
      limit &*= 10
    }
    return count
  }
}
