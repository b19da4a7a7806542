internal import TextFormats

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
  /// A field without the blanks and tabs around it.
  static func trimmed(_ field: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var start = field.startIndex
    var end = field.endIndex
    while start < end, isBlank(field[start]) { start += 1 }
    while end > start, isBlank(field[end - 1]) { end -= 1 }
    return field[start..<end]
  }

  /// A field without the blanks and tabs around it.
  @_lifetime(copy field)
  static func trimmed(_ field: Span<UInt8>) -> Span<UInt8> {
    var start = 0
    var end = field.count
    while start < end, isBlank(field[start]) { start += 1 }
    while end > start, isBlank(field[end - 1]) { end -= 1 }
    return field.extracting(start..<end)
  }

  /// The whole number that a field spells, or `nil`.
  static func integer(_ field: Span<UInt8>) -> Int? {
    hasLeadingZero(field) ? nil : Int(decimal: field)
  }

  /// The decimal number that a field spells, or `nil`.
  static func real(_ field: Span<UInt8>) -> Double? {
    if hasLeadingZero(field) { return nil }
    guard let value = Double(decimal: field) else { return nil }
    // Every whole number of up to 15 digits is a double.
    if field.count > 15, let digits = wholeNumber(field) {
      guard let whole = UInt128(digits), UInt128(exactly: value.magnitude) == whole else {
        return nil
      }
    }
    return value
  }

  /// The digits of a whole number without a point and the zeros behind it; `nil` for any other number.
  static func withoutFraction(_ digits: [UInt8]) -> ArraySlice<UInt8>? {
    let point = digits.firstIndex(of: UInt8(ascii: ".")) ?? digits.endIndex
    let whole = digits[..<point]
    guard whole.allSatisfy({ isDigit($0) || $0 == UInt8(ascii: "-") }),
      digits[point...].dropFirst().allSatisfy({ $0 == UInt8(ascii: "0") })
    else { return nil }
    return whole == Array("-0".utf8)[...] ? Array("0".utf8)[...] : whole
  }

  /// Whether a field spells true or false, or `nil` for neither.
  static func boolean(_ field: Span<UInt8>) -> Bool? {
    if spells(field, trueWord, bit: 0x20) { return true }
    if spells(field, falseWord, bit: 0x20) { return false }
    return nil
  }

  /// Whether a field is the word `true` or `false` as it is printed.
  static func isPrintedBoolean(_ field: Span<UInt8>) -> Bool {
    spells(field, trueWord, bit: 0) || spells(field, falseWord, bit: 0)
  }

  private static func spells(_ field: Span<UInt8>, _ word: [UInt8], bit: UInt8) -> Bool {
    guard field.count == word.count else { return false }
    for index in field.indices where field[index] | bit != word[index] { return false }
    return true
  }

  /// The text of a field.
  static func text(_ field: ArraySlice<UInt8>) -> String {
    String(decoding: field, as: UTF8.self)
  }

  private static let trueWord = Array("true".utf8)
  private static let falseWord = Array("false".utf8)

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }

  private static func isSign(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")
  }

  /// The digits of a field that has nothing else but a sign, or `nil`.
  private static func wholeNumber(_ field: Span<UInt8>) -> String? {
    var digits: [UInt8] = []
    for index in field.indices where index > 0 || !isSign(field[index]) {
      guard isDigit(field[index]) else { return nil }
      digits.append(field[index])
    }
    return String(decoding: digits, as: UTF8.self)
  }

  private static func hasLeadingZero(_ field: Span<UInt8>) -> Bool {
    let start = field.count > 0 && isSign(field[0]) ? 1 : 0
    return field.count > start + 1 && field[start] == UInt8(ascii: "0") && isDigit(field[start + 1])
  }
}
