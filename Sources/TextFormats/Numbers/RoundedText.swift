internal import LibC

extension Double {
  /// The number with so many decimals, as C's `%.4f` prints it, always with a point.
  ///
  /// The digits are those of the number itself, not of its shortest text: 0.125 is a tie, 0.005 is none.
  ///
  /// - Parameters:
  ///   - count: How many decimals.
  ///   - isSigned: Whether a plus stands in front of what is not negative.
  /// - Returns: The digits, in the same form on every machine.
  package func printed(decimals count: Int, isSigned: Bool = false) -> String {
    printed(isSigned ? "%+.*f" : "%.*f", count)
  }

  /// The number with so many digits that count, as C's `%.4g` prints it: without zeros at the end, and with an
  /// exponent where it is below 0.0001, or has more digits before the point.
  package func printed(digits count: Int) -> String { printed("%.*g", count) }

  private func printed(_ form: String, _ precision: Int) -> String {
    // No number has more than 309 digits before the point.
    var buffer = [CChar](repeating: 0, count: precision + 320)
    let length = unsafe withVaList([CInt(precision), self]) { arguments in
      unsafe vsnprintf(&buffer, buffer.count, form, arguments)
    }
    var text: [UInt8] = []
    for byte in buffer.prefix(Int(length)).map(UInt8.init(bitPattern:)) {
      let isPoint = !("+-".utf8.contains(byte) || UInt8(ascii: "0")...UInt8(ascii: "z") ~= byte)
      // The point is that of the machine's language, which may have several bytes.
      if isPoint, text.last == UInt8(ascii: ".") { continue }
      text.append(isPoint ? UInt8(ascii: ".") : byte)
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The number in decimal digits, rounded to six decimals at most, without zeros at the end and without an
  /// exponent.
  ///
  /// What is rounded is the shortest text that reads back as the number; ties go to the even digit.
  package var plainDigits: String {
    guard isFinite else { return "\(self)" }
    let shortest = ShortestDecimal(magnitude)
    var (digits, decimalCount) = (shortest.digits, -shortest.exponent)
    let mostDecimals = 6
    if decimalCount > mostDecimals {
      // Of 17 digits at most.
      let power = (0..<min(decimalCount - mostDecimals, 18)).reduce(UInt64(1)) { power, _ in
        power * 10
      }
      let (kept, rest) = digits.quotientAndRemainder(dividingBy: power)
      digits = rest > power / 2 || rest == power / 2 && kept % 2 == 1 ? kept + 1 : kept
      decimalCount = mostDecimals
    }
    while decimalCount > 0, digits % 10 == 0 {
      (digits, decimalCount) = (digits / 10, decimalCount - 1)
    }
    var text = String(digits) + String(repeating: "0", count: max(0, -decimalCount))
    if decimalCount > 0 {
      text = String(repeating: "0", count: max(0, decimalCount + 1 - text.count)) + text
      text.insert(".", at: text.index(text.endIndex, offsetBy: -decimalCount))
    }
    return (sign == .minus ? "-" : "") + text
  }
}
