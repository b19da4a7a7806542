import Foundation
import Statistics
import Testing
import TextFormats

@Suite struct RoundedTextTests {
  /// Numbers of all sizes, ties and what lies next to them, and what is not finite.
  static let numbers: [Double] = {
    var generator = SplitMix64(seed: 7)
    var numbers: [Double] = [
      0, -0.0, 0.5, 1.5, 2.5, -0.5, 0.125, 0.375, 0.00005, 0.00015, 1e15, 1e16, 123_456_789,
      999_999.5, 9.9995,
      99_995, 0.0001, 0.00009999995, 1e300, -1e300, .greatestFiniteMagnitude,
      .leastNonzeroMagnitude,
      .leastNormalMagnitude, .infinity, -.infinity, .nan, -.nan,
    ]
    for _ in 0..<25_000 {
      numbers.append(Double(bitPattern: generator.next()))
      // With three decimals and a tie behind, or as people write numbers.
      let thousandths = Double(generator.next() % 20_000_000) - 10_000_000
      numbers += [(thousandths + 0.5) / 1000, thousandths / 1024, thousandths / 1e9]
    }
    return numbers
  }()

  @Test(arguments: [0, 1, 2, 4, 6])
  func `decimals are those that the C library prints`(count: Int) {
    let other = Self.numbers.first {
      $0.printed(decimals: count) != String(format: "%.\(count)f", $0)
        || $0.printed(decimals: count, isSigned: true) != String(format: "%+.\(count)f", $0)
    }
    #expect(other == nil)
  }

  @Test(arguments: [3, 4, 5, 6, 12, 15])
  func `significant digits are those that the C library prints`(count: Int) {
    let other = Self.numbers.first {
      $0.printed(digits: count) != String(format: "%.\(count)g", $0)
    }
    #expect(other == nil)
  }

  @Test func `plain digits are those that Foundation writes, to six decimals`() {
    let style = FloatingPointFormatStyle<Double>(locale: Locale(identifier: "en_US"))
      .grouping(.never)
    let other = Self.numbers.first { $0.isFinite && $0.plainDigits != $0.formatted(style) }
    #expect(other == nil)
  }

  @Test(arguments: [
    (86_400, "86400"), (0.1 + 0.2, "0.3"), (1_577_836_800.123, "1577836800.123"),
    (1e23, "1" + "00000000000000000000000"),
    (1.0000005, "1"), (1.0000015, "1.000002"), (4e-7, "0"), (-0.5, "-0.5"), (0.000001, "0.000001"),
  ])
  func `plain digits have neither an exponent nor more than six decimals`(
    number: Double, text: String
  ) {
    #expect(number.plainDigits == text)
  }
}
