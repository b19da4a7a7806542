import Statistics
import Testing
import TextFormats

@Suite struct NumbersTests {
  func integer(_ text: String) -> Int? { Int(decimal: Array(text.utf8)[...]) }
  func real(_ text: String) -> Double? { Double(decimal: Array(text.utf8)[...]) }

  @Test(arguments: [
    ("0", 0), ("7", 7), ("-7", -7), ("+7", 7), ("007", 7), ("-0", 0),
    ("9223372036854775807", Int.max), ("-9223372036854775808", Int.min),
  ])
  func `whole numbers`(text: String, value: Int) { #expect(integer(text) == value) }

  @Test(arguments: [
    "", "+", "-", "--1", "+-1", " 7", "7 ", "7.0", "1e3", "0x10", "9223372036854775808",
    "-9223372036854775809", "٣", "1_000", "nan",
  ])
  func `what is no whole number`(text: String) { #expect(integer(text) == nil) }

  @Test(arguments: [
    ("0", 0), ("1.5", 1.5), ("-1.5", -1.5), ("+.5", 0.5), ("5.", 5), ("1e3", 1000), ("1E+3", 1000),
    ("1e-3", 0.001), ("0.1", 0.1), ("9007199254740993", 9_007_199_254_740_992),
    ("0.1000000000000000055511151231257827021181583404541015625", 0.1),
    ("1.7976931348623157e308", Double.greatestFiniteMagnitude),
    ("5e-324", Double.leastNonzeroMagnitude), ("1e-400", 0),
    ("123456789012345678901234567890", 1.2345678901234568e29),
    ("1289241911.72836", 1289241911.72836),
    ("0.000000000000000000000000000001", 1e-30), ("100000000000000000000000e-23", 1),
    ("2.2250738585072011e-308", Double.leastNormalMagnitude.nextDown), ("8.5e22", 8.5e22),
    ("0e999999999", 0),
  ])
  func `decimal numbers`(text: String, value: Double) { #expect(real(text) == value) }

  @Test func `a negative zero keeps its sign`() { #expect(real("-0.0")?.sign == .minus) }

  @Test(arguments: [
    "", ".", "+", "-.", "e5", "1e", "1e+", "1.2.3", "nan", "NaN", "inf", "-Infinity", "0x1p3", " 1",
    "1 ", "1,5", "1e400", "-1e400", "1e99999999999999999999", "1f", "٣", "1__0",
  ])
  func `what is no decimal number`(text: String) { #expect(real(text) == nil) }

  @Test func `numbers print in the shortest form that reads back the same`() {
    let expected: [(Double, String)] = [
      (3, "3.0"), (0.1, "0.1"), (1e-10, "1e-10"), (1e16, "1e+16"), (-0.0, "-0.0"),
      (1 / 3.0, "0.3333333333333333"),
      (.leastNonzeroMagnitude, "5e-324"),
    ]
    for (value, text) in expected {
      var bytes: [UInt8] = []
      bytes.appendDecimal(value)
      #expect(String(decoding: bytes, as: UTF8.self) == text)
    }
  }

  @Test func `random doubles and whole numbers read back bit for bit`() {
    var generator = SplitMix64(seed: 42)
    var bytes: [UInt8] = []
    for _ in 0..<20_000 {
      let pattern = generator.next()
      for value in [
        Double(bitPattern: pattern), Double(Int32(truncatingIfNeeded: pattern)) / 1000,
        Double(pattern >> 40) * 0.01,
      ] where value.isFinite {
        bytes.removeAll()
        bytes.appendDecimal(value)
        #expect(Double(decimal: bytes[...])?.bitPattern == value.bitPattern)
      }
      let whole = Int(truncatingIfNeeded: pattern) >> Int(pattern % 64)
      bytes.removeAll()
      bytes.appendDecimal(whole)
      #expect(String(decoding: bytes, as: UTF8.self) == String(whole))
      #expect(Int(decimal: bytes[...]) == whole)
    }
  }

  @Test func `doubles are written as the standard library writes them`() throws {
    var generator = SplitMix64(seed: 3)
    let powers = (0...15).map { (0..<$0).reduce(1.0) { product, _ in product * 10 } }
    var values: [Double] = [0, .ulpOfOne, 0x1p53, 0x1p53 - 1, 1e-4, 1e-4.nextDown, 1e9, 1e15]
    for exponent in -1074...1023 {
      values.append(Double(sign: .plus, exponent: exponent, significand: 1))
    }
    for power in powers { values += [power, 1 / power] }
    for _ in 0..<3_000 {
      let pattern = generator.next()
      // Between 0.0001 and 2⁵³, with many bits and with few, which make ties.
      let exponent = UInt64.random(in: 1009...1076, using: &generator) << 52
      let sparse = pattern & generator.next() & generator.next() & generator.next()
      values.append(Double(bitPattern: pattern >> 12 | exponent))
      values.append(Double(bitPattern: sparse >> 12 | exponent))
      values.append(Double(bitPattern: pattern))
      let whole = Double(pattern >> UInt64.random(in: 0...63, using: &generator))
      values.append(whole / (powers.randomElement(using: &generator) ?? 1))
      values.append(Double(pattern >> 40) * 0.01)
      values.append(Double(pattern % 1000) / Double(generator.next() % 1000 + 1))
    }
    var bytes: [UInt8] = []
    for value in values where value.isFinite {
      for value in [value, -value, value.nextUp, value.nextDown] where value.isFinite {
        bytes.removeAll()
        bytes.appendDecimal(value)
        try #require(bytes.elementsEqual(value.description.utf8), "\(value)")
      }
    }
  }

  @Test func `the fast path agrees with the standard library`() {
    var generator = SplitMix64(seed: 7)
    for _ in 0..<20_000 {
      let digits = String(generator.next() >> UInt64.random(in: 0...60, using: &generator))
      let exponent = Int.random(in: -30...30, using: &generator)
      let split = digits.index(
        digits.startIndex, offsetBy: Int.random(in: 0...digits.count, using: &generator))
      for text in ["\(digits)e\(exponent)", "\(digits[..<split]).\(digits[split...])"] {
        #expect(real(text) == Double(text.hasPrefix(".") ? "0" + text : text))
      }
    }
  }
}
