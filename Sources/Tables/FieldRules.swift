import DelimitedText

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

  /// The whole number that a field spells, or `nil`.
  static func integer(_ field: ArraySlice<UInt8>) -> Int? {
    hasLeadingZero(unsigned(field)) ? nil : Int(decimal: field)
  }

  /// The decimal number that a field spells, or `nil`.
  static func real(_ field: ArraySlice<UInt8>) -> Double? {
    let digits = unsigned(field)
    if hasLeadingZero(digits) { return nil }
    guard let value = Double(decimal: field) else { return nil }
    // Every whole number of up to 15 digits is a double.
    if digits.count > 15, digits.allSatisfy(isDigit) {
      guard let whole = UInt128(text(digits)), UInt128(exactly: value.magnitude) == whole else {
        return nil
      }
    }
    return value
  }

  /// Whether a field spells true or false, or `nil` for neither.
  static func boolean(_ field: ArraySlice<UInt8>) -> Bool? {
    if field.elementsEqual(trueWord, by: { $0 | 0x20 == $1 }) { return true }
    if field.elementsEqual(falseWord, by: { $0 | 0x20 == $1 }) { return false }
    return nil
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

  private static func unsigned(_ field: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    field.first == UInt8(ascii: "-") || field.first == UInt8(ascii: "+")
      ? field.dropFirst() : field
  }

  private static func hasLeadingZero(_ digits: ArraySlice<UInt8>) -> Bool {
    digits.count > 1 && digits[digits.startIndex] == UInt8(ascii: "0")
      && isDigit(digits[digits.startIndex + 1])
  }
}
