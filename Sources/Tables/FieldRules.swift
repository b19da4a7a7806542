/// What a field may be read as: the rules by which columns find their type.
///
/// - Whole numbers: an optional sign and digits that fit 64 bits.
/// - Decimal numbers: an optional sign, digits with at most one point, an optional exponent, and a
///   finite value. `nan` and `inf` are texts. A whole number among decimals must be one that a
///   double holds exactly, otherwise the column is text: such numbers are account numbers.
/// - Leading zeros (`007`, `00.5`) make a text, since they are the mark of a code; `0` and `0.5`
///   are numbers.
/// - True and false: these two words, in upper or lower case.
///
/// Blanks around a value don't count. No rule depends on the language of the machine.
enum FieldRules {
  /// The places of a field without the blanks and tabs around it.
  static func trimmed(_ field: Span<UInt8>) -> Range<Int> {
    var start = 0
    var end = field.count
    while start < end, isBlank(field[start]) { start += 1 }
    while end > start, isBlank(field[end - 1]) { end -= 1 }
    return start..<end
  }

  /// The whole number that a field spells, or `nil`.
  static func integer(_ field: Span<UInt8>) -> Int? {
    var place = 0
    let isNegative = skipSign(field, &place)
    guard place < field.count, !hasLeadingZero(field, place) else { return nil }
    var value = 0
    while place < field.count {
      guard let digit = digit(field[place]) else { return nil }
      let (product, isTooLarge) = value.multipliedReportingOverflow(by: 10)
      let (sum, isBeyond) =
        isNegative
        ? product.subtractingReportingOverflow(digit) : product.addingReportingOverflow(digit)
      if isTooLarge || isBeyond { return nil }
      value = sum
      place += 1
    }
    return value
  }

  /// The decimal number that a field spells, or `nil`.
  static func real(_ field: Span<UInt8>) -> Double? {
    var place = 0
    let isNegative = skipSign(field, &place)
    guard place < field.count, !hasLeadingZero(field, place) else { return nil }
    let start = place
    var digits = 0
    // Up to 19 digits are gathered on the way: enough to read most numbers without a detour.
    var mantissa: UInt64 = 0
    var fractionDigits = 0
    skipDigits(field, &place, &digits, &mantissa)
    let isWhole = place == field.count
    if place < field.count, field[place] == UInt8(ascii: ".") {
      place += 1
      let before = digits
      skipDigits(field, &place, &digits, &mantissa)
      fractionDigits = digits - before
    }
    guard digits > 0 else { return nil }
    if place == field.count, digits <= 15 {
      // Both parts are exact doubles, so that one division rounds correctly.
      let value = Double(mantissa) / powersOfTen[fractionDigits]
      return isNegative ? -value : value
    }
    if isWhole { return wholeReal(field, from: start, isNegative: isNegative) }
    if place < field.count {
      guard field[place] | 0x20 == UInt8(ascii: "e") else { return nil }
      place += 1
      _ = skipSign(field, &place)
      var exponentDigits = 0
      var exponent: UInt64 = 0
      skipDigits(field, &place, &exponentDigits, &exponent)
      guard exponentDigits > 0, place == field.count else { return nil }
    }
    guard let value = Double(text(field)), value.isFinite else { return nil }
    return value
  }

  /// Whether a field spells true or false, or `nil` for neither.
  static func boolean(_ field: Span<UInt8>) -> Bool? {
    if equals(field, trueWord) { return true }
    if equals(field, falseWord) { return false }
    return nil
  }

  /// The text of a field.
  static func text(_ field: Span<UInt8>) -> String {
    String(decoding: Array(span: field), as: UTF8.self)
  }

  // MARK: Parts

  private static let trueWord = Array("true".utf8)
  private static let falseWord = Array("false".utf8)
  private static let powersOfTen: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
  ]

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }

  private static func digit(_ byte: UInt8) -> Int? {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") ? Int(byte - UInt8(ascii: "0")) : nil
  }

  /// Moves past a sign and answers whether it is a minus.
  private static func skipSign(_ field: Span<UInt8>, _ place: inout Int) -> Bool {
    guard place < field.count else { return false }
    let byte = field[place]
    guard byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+") else { return false }
    place += 1
    return byte == UInt8(ascii: "-")
  }

  private static func hasLeadingZero(_ field: Span<UInt8>, _ place: Int) -> Bool {
    field[place] == UInt8(ascii: "0") && place + 1 < field.count && digit(field[place + 1]) != nil
  }

  private static func skipDigits(
    _ field: Span<UInt8>, _ place: inout Int, _ count: inout Int, _ value: inout UInt64
  ) {
    while place < field.count, let digit = digit(field[place]) {
      value = value &* 10 &+ UInt64(digit)
      count += 1
      place += 1
    }
  }

  /// The double that equals a whole number of any length, or `nil` if none does.
  private static func wholeReal(
    _ field: Span<UInt8>, from start: Int, isNegative: Bool
  ) -> Double? {
    var whole: UInt128 = 0
    for place in start..<field.count {
      guard let digit = digit(field[place]) else { return nil }
      let (product, isTooLarge) = whole.multipliedReportingOverflow(by: 10)
      let (sum, isBeyond) = product.addingReportingOverflow(UInt128(digit))
      if isTooLarge || isBeyond { return nil }
      whole = sum
    }
    let value = Double(whole)
    guard UInt128(exactly: value) == whole else { return nil }
    return isNegative ? -value : value
  }

  /// Whether a field is the word, in upper or lower case; the word is given in lower case.
  private static func equals(_ field: Span<UInt8>, _ word: [UInt8]) -> Bool {
    guard field.count == word.count else { return false }
    return field.indices.allSatisfy { field[$0] | 0x20 == word[$0] }
  }
}

extension Array where Element == UInt8 {
  /// The bytes of a span.
  init(span: Span<UInt8>) {
    self.init()
    reserveCapacity(span.count)
    for index in span.indices { append(span[index]) }
  }
}
