/// Numbers and identifiers as text.
extension [UInt8] {
  /// Appends a whole number from 0, with zeros in front up to so many digits.
  mutating func append(number: Int, digits: Int = 1) {
    var divisor = 1
    var count = 1
    while number / divisor >= 10 || count < digits {
      divisor *= 10
      count += 1
    }
    var rest = number
    while divisor > 0 {
      append(UInt8(ascii: "0") + UInt8(rest / divisor))
      rest %= divisor
      divisor /= 10
    }
  }

  /// Appends a number from 0, cut after so many digits behind the point, without zeros at its end.
  mutating func append(decimal value: Double, digits: Int) {
    let scale = [1, 10, 100, 1000][digits]
    let scaled = Int((value * Double(scale)).rounded(.down))
    append(number: scaled / scale)
    var rest = scaled % scale
    var unit = scale / 10
    if rest > 0 { append(UInt8(ascii: ".")) }
    while rest > 0 {
      append(UInt8(ascii: "0") + UInt8(rest / unit))
      rest %= unit
      unit /= 10
    }
  }
}

/// How people's numbers are written.
enum IdentifierStyle: String, CaseIterable {
  /// The number: `1234567`.
  case integers
  /// A name of equal length for everyone: `user_0001234567`.
  case names

  func append(_ person: UInt32, to bytes: inout [UInt8]) {
    switch self {
    case .integers: bytes.append(number: Int(person))
    case .names:
      bytes += "user_".utf8
      bytes.append(number: Int(person), digits: 10)
    }
  }
}
