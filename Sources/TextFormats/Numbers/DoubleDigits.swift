internal import LibC

/// The digits of a double, as many as wanted.
package enum DoubleDigits {
  /// More digits than this tell nothing.
  private static let mostDigits = 800

  /// The digits of a number rounded to so many of them, without sign, point and exponent.
  package static func text(_ number: Double, digitCount: Int) -> [UInt8] {
    let count = max(1, min(digitCount, mostDigits))
    var buffer = [CChar](repeating: 0, count: count + 16)
    let length = unsafe withVaList([CInt(count - 1), number.magnitude]) { arguments in
      unsafe vsnprintf(&buffer, buffer.count, "%.*e", arguments)
    }
    let bytes = buffer.prefix(Int(length)).map { UInt8(bitPattern: $0) }
    // The point is that of the machine's language.
    let digits = bytes.prefix { $0 != UInt8(ascii: "e") }.filter { 48...57 ~= $0 }
    return digits + Array(repeating: UInt8(ascii: "0"), count: max(0, digitCount - digits.count))
  }
}

extension Double {
  /// Whether the number is another one than the decimal digits that it was read from, printed to as many of them.
  ///
  /// A double that was printed with 20 digits is what it was, though a shorter text would do.
  ///
  /// - Parameter field: The digits as programs write them, perhaps with a sign, a point and an exponent.
  /// - Returns: Whether it is; zeros at the end count for nothing.
  package func isRounded(from field: some Collection<UInt8>) -> Bool {
    // Up to 15 digits come back from a double.
    if field.count <= 15 { return false }
    var digits: [UInt8] = []
    for byte in field {
      if byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E") { break }
      if 48...57 ~= byte, !digits.isEmpty || byte != 48 { digits.append(byte) }
    }
    // Zeros at the end are digits of any number: 0.10 is 0.1.
    while digits.last == 48 { digits.removeLast() }
    if digits.count <= 15 { return false }
    return DoubleDigits.text(self, digitCount: digits.count) != digits
  }
}
