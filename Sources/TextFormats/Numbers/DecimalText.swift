/// Writes numbers into bytes that are there already.
///
/// Digits go out eight at a time, as one word, so that up to seven bytes behind a number are
/// overwritten.
package enum DecimalText {
  /// How many bytes must be there from a number's start on: no number is longer than 24.
  package static let room = 32

  /// Writes a whole number in decimal digits from `end` on, and moves `end` behind it.
  @inline(__always)
  package static func write(_ value: Int, to bytes: inout MutableRawSpan, at end: inout Int) {
    bytes.put(UInt64(UInt8(ascii: "-")), at: end)
    end += value < 0 ? 1 : 0
    write(UInt64(value.magnitude), to: &bytes, at: &end)
  }

  /// Writes a finite number in its shortest form from `end` on, and moves `end` behind it.
  ///
  /// The form is that of `Double.description`: `1.0`, `0.0001`, `1e-05`, `1.5e+20`.
  @inline(__always)
  package static func write(_ value: Double, to bytes: inout MutableRawSpan, at end: inout Int) {
    bytes.put(UInt64(UInt8(ascii: "-")), at: end)
    end += value.sign == .minus ? 1 : 0
    let magnitude = value.magnitude
    let shortest = ShortestDecimal(magnitude)
    let exponent = shortest.exponent
    if magnitude > 0x1p53 || magnitude < 1e-4 && magnitude > 0 {
      writeScientific(shortest, to: &bytes, at: &end)
    } else if exponent >= 0 {
      write(shortest.digits * powersOfTen[exponent], to: &bytes, at: &end)
      bytes.put(pointZero, at: end)
      end += 2
    } else {
      // No whole number lies between a double and its shortest digits, since it would be a double.
      let whole = UInt64(magnitude)
      write(whole, to: &bytes, at: &end)
      bytes.put(UInt64(UInt8(ascii: ".")), at: end)
      end += 1
      let fraction = shortest.digits - whole &* powersOfTen[-exponent]
      write(fraction, digitCount: -exponent, to: &bytes, at: &end)
    }
  }

  /// Writes digits with an exponent of ten, at least two digits long.
  private static func writeScientific(
    _ shortest: ShortestDecimal, to bytes: inout MutableRawSpan, at end: inout Int
  ) {
    let start = end
    write(shortest.digits, to: &bytes, at: &end)
    let exponent = shortest.exponent + end - start - 1
    if end - start > 1 {
      let fraction = shortest.digits % powersOfTen[end - start - 1]
      let length = end - start - 1
      bytes.put(UInt64(UInt8(ascii: ".")), at: start + 1)
      end = start + 2
      write(fraction, digitCount: length, to: &bytes, at: &end)
    }
    let sign = exponent < 0 ? UInt8(ascii: "-") : UInt8(ascii: "+")
    bytes.put(UInt64(UInt8(ascii: "e")) | UInt64(sign) << 8, at: end)
    end += 2
    let size = UInt64(exponent.magnitude)
    write(size, digitCount: size < 100 ? 2 : 3, to: &bytes, at: &end)
  }

  /// Writes a whole number without zeros in front.
  @inline(__always)
  private static func write(
    _ value: UInt64, to bytes: inout MutableRawSpan, at end: inout Int
  ) {
    if value < 100_000_000 { return writeShort(value, to: &bytes, at: &end) }
    let (upper, lower) = value.quotientAndRemainder(dividingBy: 100_000_000)
    if upper < 100_000_000 {
      writeShort(upper, to: &bytes, at: &end)
    } else {
      let (top, middle) = upper.quotientAndRemainder(dividingBy: 100_000_000)
      writeShort(top, to: &bytes, at: &end)
      bytes.put(eightDigits(middle) | zeros, at: end)
      end += 8
    }
    bytes.put(eightDigits(lower) | zeros, at: end)
    end += 8
  }

  /// Writes a whole number below 10⁸ without zeros in front.
  @inline(__always)
  private static func writeShort(
    _ value: UInt64, to bytes: inout MutableRawSpan, at end: inout Int
  ) {
    let digits = eightDigits(value)
    // The bits of the last digit end the search where all digits are 0.
    let leading = (digits | 1 << 56).trailingZeroBitCount >> 3
    bytes.put((digits | zeros) >> UInt64(leading << 3), at: end)
    end += 8 - leading
  }

  /// Writes a whole number with so many digits, of which the first may be zeros.
  @inline(__always)
  private static func write(
    _ value: UInt64, digitCount: Int, to bytes: inout MutableRawSpan, at end: inout Int
  ) {
    if digitCount <= 8 {
      return write(value, shortDigitCount: digitCount, to: &bytes, at: &end)
    }
    let (upper, lower) = value.quotientAndRemainder(dividingBy: 100_000_000)
    if digitCount <= 16 {
      write(upper, shortDigitCount: digitCount - 8, to: &bytes, at: &end)
    } else {
      let (top, middle) = upper.quotientAndRemainder(dividingBy: 100_000_000)
      write(top, shortDigitCount: digitCount - 16, to: &bytes, at: &end)
      bytes.put(eightDigits(middle) | zeros, at: end)
      end += 8
    }
    bytes.put(eightDigits(lower) | zeros, at: end)
    end += 8
  }

  /// Writes a whole number with so many digits, at most eight.
  @inline(__always)
  private static func write(
    _ value: UInt64, shortDigitCount count: Int, to bytes: inout MutableRawSpan, at end: inout Int
  ) {
    bytes.put((eightDigits(value) | zeros) >> UInt64((8 - count) << 3), at: end)
    end += count
  }

  /// The digits of a number below 10⁸, each in a byte, the first in the lowest.
  ///
  /// Halves, quarters and eighths are divided off at once, each in its part of the word: a product
  /// with a rounded-up fraction and a shift divides numbers so small exactly.
  @inline(__always)
  private static func eightDigits(_ value: UInt64) -> UInt64 {
    let upper = value / 10_000
    let fours = upper | (value &- upper &* 10_000) << 32
    let hundreds = (fours &* 10_486) >> 20 & 0x7F_0000_007F
    let twos = hundreds | (fours &- hundreds &* 100) << 16
    let tens = (twos &* 103) >> 10 & 0x000F_000F_000F_000F
    return tens | (twos &- tens &* 10) << 8
  }

  private static let zeros: UInt64 = 0x3030_3030_3030_3030
  private static let pointZero = UInt64(UInt8(ascii: ".")) | UInt64(UInt8(ascii: "0")) << 8

  private static let powersOfTen: [UInt64] = [
    1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000,
    10_000_000_000, 100_000_000_000, 1_000_000_000_000, 10_000_000_000_000,
    100_000_000_000_000, 1_000_000_000_000_000, 10_000_000_000_000_000,
    100_000_000_000_000_000, 1_000_000_000_000_000_000, 10_000_000_000_000_000_000,
    // Larger ones are only multiplied by 0.
    0, 0, 0,
  ]
}
