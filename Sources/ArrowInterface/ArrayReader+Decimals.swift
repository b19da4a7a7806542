internal import Execution
internal import Files
internal import Identifiers
internal import Memory

extension ArrayReader {
  /// The rows' decimal numbers as the nearest doubles.
  ///
  /// - Returns: The numbers, and the digits of all if the shortest text of a double is another number.
  func decimals(
    _ bits: Int, _ scale: Int, _ validity: Bitmap?, _ execution: Execution
  ) throws(DataError) -> DecimalNumbers {
    switch bits {
    case 32:
      return convert(try values(1, Int32.self), validity, execution) {
        Decimal(Int128($0), scale: scale)
      }
    case 64:
      return convert(try values(1, Int.self), validity, execution) {
        Decimal(Int128($0), scale: scale)
      }
    case 128:
      return convert(try values(1, SIMD2<UInt64>.self), validity, execution) {
        Decimal(Int128(truncatingIfNeeded: $0.y) << 64 | Int128($0.x), scale: scale)
      }
    default:
      return convert(try values(1, SIMD4<UInt64>.self), validity, execution) {
        Decimal(words: [$0.x, $0.y, $0.z, $0.w], scale: scale)
      }
    }
  }

  private func convert<Value: BitwiseCopyable & Sendable>(
    _ values: Buffer<Value>, _ validity: Bitmap?, _ execution: Execution,
    _ decimal: @Sendable (Value) -> Decimal
  ) -> DecimalNumbers {
    let result = ScatterBuffer<Double>(zeroedCount: values.count)
    let arePlain = execution.quiet.blocks(of: values.count) { rows in
      var arePlain = true
      let span = values.span
      for row in rows where validity?[row] ?? true {
        let (number, isPlain) = decimal(span[row]).nearest
        result[row] = number
        arePlain = arePlain && isPlain
      }
      return arePlain
    }
    var digits: TextList?
    if arePlain.contains(false) {
      let parts = execution.quiet.blocks(of: values.count) { rows in
        var texts = TextListBuilder()
        let span = values.span
        for row in rows { texts.append(validity?[row] ?? true ? decimal(span[row]).text : "") }
        return texts.list
      }
      digits = parts.reduce(into: TextListBuilder()) { $0.append($1, $1.indices) }.list
    }
    return DecimalNumbers(numbers: result.freeze(), digits: digits)
  }
}

/// Decimal numbers as the nearest doubles.
struct DecimalNumbers {
  let numbers: Buffer<Double>
  /// The digits of all, if some doubles print others.
  let digits: TextList?
}

extension Double {
  /// The number as a decimal one without an exponent, if it is no larger than those are.
  var shortestText: String { Decimal(self).text }
}

/// A whole number divided by a power of ten.
private struct Decimal {
  private let isNegative: Bool
  /// The digits without a sign, and the number that they are if it is small.
  private let magnitude: Magnitude
  private let scale: Int

  private enum Magnitude {
    case small(UInt128)
    case large(String)
  }

  init(_ value: Int128, scale: Int) {
    isNegative = value < 0
    magnitude = .small(value.magnitude)
    self.scale = scale
  }

  /// Takes a number in words of 64 bits, the lowest first.
  init(words: [UInt64], scale: Int) {
    self.scale = scale
    isNegative = words[3] >> 63 != 0
    var words = words
    if isNegative {
      var carry = true
      for place in words.indices {
        (words[place], carry) = (~words[place]).addingReportingOverflow(carry ? 1 : 0)
      }
    }
    guard words[2] != 0 || words[3] != 0 else {
      magnitude = .small(UInt128(words[1]) << 64 | UInt128(words[0]))
      return
    }
    var digits = ""
    while words.contains(where: { $0 != 0 }) {
      var rest: UInt64 = 0
      for place in words.indices.reversed() {
        (words[place], rest) = UInt64(1_000_000_000_000_000_000).dividingFullWidth(
          (rest, words[place]))
      }
      let part = String(rest)
      digits = String(repeating: "0", count: 18 - part.count) + part + digits
    }
    magnitude = .large(String(digits.drop { $0 == "0" }))
  }

  /// Takes the number that a double's shortest text is.
  init(_ number: Double) {
    isNegative = number < 0
    let parts = Self.significant(number.magnitude)
    magnitude = .large(parts.first ?? "0")
    scale = parts.count > 1 ? -(Int(parts[1]) ?? 0) : 0
  }

  /// All the digits, with a point where there is a fraction that is not 0.
  var text: String {
    var digits =
      switch magnitude {
      case .small(let value): String(value)
      case .large(let digits): digits
      }
    var fraction = ""
    if scale < 0 {
      if digits != "0" { digits += String(repeating: "0", count: -scale) }
    } else if scale > 0 {
      digits = String(repeating: "0", count: max(0, scale + 1 - digits.count)) + digits
      fraction = String(digits.suffix(scale))
      digits.removeLast(scale)
      while fraction.last == "0" { fraction.removeLast() }
    }
    return (isNegative ? "-" : "") + digits + (fraction.isEmpty ? "" : "." + fraction)
  }

  /// The nearest double, and whether its shortest text is the same number.
  var nearest: (number: Double, isPlain: Bool) {
    // Every whole number of 15 digits and every power of ten up to 22 is a double.
    if case .small(let value) = magnitude, value < 1_000_000_000_000_000, 0...22 ~= scale {
      let number = Double(UInt64(value)) / Self.powers[scale]
      return (isNegative ? -number : number, true)
    }
    let digits =
      switch magnitude {
      case .small(let value): String(value)
      case .large(let digits): digits
      }
    let number = Double("\(digits)e\(-scale)") ?? .infinity
    return (
      isNegative ? -number : number,
      Self.significant(digits, exponent: -scale) == Self.significant(number)
    )
  }

  private static let powers: [Double] = (0...22).map { Double("1e\($0)") ?? 1 }

  /// The digits without zeros at either end, and the power of ten that belongs to the last.
  private static func significant(_ digits: String, exponent: Int) -> [String] {
    var digits = digits.drop { $0 == "0" }
    var exponent = exponent
    while digits.last == "0" {
      digits.removeLast()
      exponent += 1
    }
    return digits.isEmpty ? [] : [String(digits), String(exponent)]
  }

  private static func significant(_ number: Double) -> [String] {
    let parts = number.description.split(separator: "e")
    let halves = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    let fraction = halves.count > 1 ? halves[1] : ""
    let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    return significant(String(halves[0] + fraction), exponent: exponent - fraction.count)
  }
}
