#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

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
