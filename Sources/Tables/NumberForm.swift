package import TextFormats

/// What a field looks like that a column of numbers can't have.
package enum NumberForm: Sendable, Hashable {
  /// A number after all, which JSON has in double quotes.
  case quoted
  /// `3,5` or `1.234,5`.
  case decimalComma
  /// `3.5` in a file whose decimal mark is a comma.
  case decimalPoint
  /// `1,234`, which is a thousand to some and one and a bit to others.
  case commaAmongDigits
  /// `1,234.5`, `1,234,567`, `1.234.567`, `1 234,5` or `1'234`: marks between thousands, and the decimal mark
  /// that goes with them.
  case thousands(GroupingMark, DecimalMark)
  /// `12%`.
  case percent
  /// `12345678901234567890`: digits that a whole number of 64 bits does not hold.
  case tooLong
  /// `1e999`: more than a double can be.
  case tooLarge
  /// `007`: rather a code than a number.
  case leadingZeros
  /// Nothing like a number.
  case other

  /// Whether people mean a number by it.
  package var isNumberLike: Bool { self != .leadingZeros && self != .other }

  /// The form of a field without blanks around it, which is no number as the file has them.
  init(_ field: Span<UInt8>, decimal: DecimalMark = .point) {
    if !field.containsDigit {
      self = .other
    } else if FieldRules.real(field) != nil {
      self = decimal == .point ? .quoted : .decimalPoint
    } else if let last = field.indices.last, field[last] == UInt8(ascii: "%") {
      let number = FieldRules.trimmed(field.extracting(0..<last))
      self = FieldRules.real(number) != nil || NumberForm(number).isNumberLike ? .percent : .other
    } else {
      self = Self.numberThatCannotBeKept(field) ?? Self.separated(field)
    }
  }

  private static func separated(_ field: Span<UInt8>) -> NumberForm {
    let commas = markCount(field, .comma, .point)
    if commas == 1, !field.contains(UInt8(ascii: ".")) { return .commaAmongDigits }
    if commas > 0 { return .thousands(.comma, .point) }
    if markCount(field, .point, .comma) > 0, !field.contains(UInt8(ascii: ",")) {
      return .thousands(.point, .comma)
    }
    for grouping in [GroupingMark.space, .apostrophe] {
      for decimal in [DecimalMark.point, .comma] where markCount(field, grouping, decimal) > 0 {
        return .thousands(grouping, decimal)
      }
    }
    if DecimalMark.withPoint(field).map({ FieldRules.real($0.span) != nil }) ?? false {
      return .decimalComma
    }
    return isCode(field) ? .leadingZeros : .other
  }

  /// How many marks are between a field's thousands; 0 for one that is no number with such.
  private static func markCount(
    _ field: Span<UInt8>, _ grouping: GroupingMark, _ decimal: DecimalMark
  ) -> Int {
    NumberMarks(decimal, grouping: grouping).grouped(field, grouping)?.markCount ?? 0
  }

  /// What a field that can't be kept as a number is if it is written as one: digits, perhaps with a fraction
  /// and an exponent.
  private static func numberThatCannotBeKept(_ field: Span<UInt8>) -> NumberForm? {
    var place = hasSign(field) ? 1 : 0
    func skipDigits() -> Int {
      let start = place
      while place < field.count, isDigit(field[place]) { place += 1 }
      return place - start
    }
    let start = place
    let wholeCount = skipDigits()
    if wholeCount > 1, field[start] == UInt8(ascii: "0") { return nil }
    var digitCount = wholeCount
    if place < field.count, field[place] == UInt8(ascii: ".") {
      place += 1
      digitCount += skipDigits()
    }
    if place < field.count, field[place] | 0x20 == UInt8(ascii: "e") {
      place += 1
      if place < field.count, hasSign(field.extracting(place...)) { place += 1 }
      if skipDigits() == 0 { return nil }
    }
    guard digitCount > 0, place == field.count else { return nil }
    return place - start == wholeCount ? .tooLong : .tooLarge
  }

  private static func isCode(_ field: Span<UInt8>) -> Bool {
    guard field.count > 1, field[0] == UInt8(ascii: "0") else { return false }
    for index in field.indices where !isDigit(field[index]) { return false }
    return true
  }

  private static func hasSign(_ field: Span<UInt8>) -> Bool {
    field.count > 0 && (field[0] == UInt8(ascii: "-") || field[0] == UInt8(ascii: "+"))
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }
}

extension Span<UInt8> {
  fileprivate var containsDigit: Bool {
    for index in indices where 0x30...0x39 ~= self[index] { return true }
    return false
  }

  fileprivate func contains(_ byte: UInt8) -> Bool {
    for index in indices where self[index] == byte { return true }
    return false
  }
}
