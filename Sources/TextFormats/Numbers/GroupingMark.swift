/// What separates thousands in the numbers of a file.
public enum GroupingMark: Sendable, Hashable, CaseIterable {
  /// `1,234,567.89`.
  case comma
  /// `1.234.567,89`, where the decimal mark is a comma.
  case point
  /// `1 234 567,89`, with a blank, a no-break space, a narrow no-break space or a thin space.
  case space
  /// `1'234'567.89`, with a straight or a curly apostrophe.
  case apostrophe

  /// The marks as bytes; one number has one of them.
  fileprivate var spellings: [[UInt8]] {
    switch self {
    case .comma: [[UInt8(ascii: ",")]]
    case .point: [[UInt8(ascii: ".")]]
    case .space: [" ", "\u{A0}", "\u{202F}", "\u{2009}"].map { Array($0.utf8) }
    case .apostrophe: ["'", "\u{2019}"].map { Array($0.utf8) }
    }
  }
}

/// How the numbers of a file are written.
package struct NumberMarks: Sendable, Hashable {
  /// What separates a number's whole part from its fraction.
  package var decimal: DecimalMark
  /// What separates thousands; `nil` for nothing, or, with a decimal comma, for points that may be there.
  package var grouping: GroupingMark?

  package init(_ decimal: DecimalMark = .point, grouping: GroupingMark? = nil) {
    (self.decimal, self.grouping) = (decimal, grouping)
  }

  /// Whether numbers are written as programs write them.
  package var arePlain: Bool { decimal == .point && grouping == nil }

  /// Whether one mark would have two meanings.
  package var areContradictory: Bool {
    switch grouping {
    case .comma: decimal == .comma
    case .point: decimal == .point
    case .space, .apostrophe, nil: false
    }
  }

  /// A number as programs write it; `nil` for what is not written with these marks.
  package func plain(_ field: Span<UInt8>) -> [UInt8]? {
    guard let grouping else {
      return decimal == .comma ? DecimalMark.withPoint(field) : field.indices.map { field[$0] }
    }
    return grouped(field, grouping)?.plain
  }

  /// The number that a text spells with these marks; `nil` if it spells none.
  package func number(_ field: Span<UInt8>) -> Double? {
    if arePlain { return Double(decimal: field) }
    return plain(field).flatMap { Double(decimal: $0.span) }
  }

  /// A number as programs write it, and how many marks are between its thousands: a whole part of up to three
  /// digits and then groups of three, or no group at all.
  package func grouped(
    _ field: Span<UInt8>, _ grouping: GroupingMark
  ) -> (plain: [UInt8], markCount: Int)? {
    var plain: [UInt8] = []
    plain.reserveCapacity(field.count)
    var (place, digits, markCount) = (0, 0, 0)
    var mark: [UInt8]?
    if field.count > 0, field[0] == UInt8(ascii: "-") || field[0] == UInt8(ascii: "+") {
      plain.append(field[0])
      place = 1
    }
    while place < field.count {
      if Self.isDigit(field[place]) {
        plain.append(field[place])
        (place, digits) = (place + 1, digits + 1)
        continue
      }
      let found = mark.map { [$0] } ?? grouping.spellings
      guard let next = found.first(where: { Self.stands($0, in: field, at: place) }) else { break }
      guard markCount == 0 ? 1...3 ~= digits : digits == 3 else { return nil }
      (mark, markCount, digits) = (next, markCount + 1, 0)
      place += next.count
    }
    if markCount > 0, digits != 3 { return nil }
    if place == field.count { return (plain, markCount) }
    guard field[place] == (decimal == .comma ? UInt8(ascii: ",") : UInt8(ascii: ".")) else {
      return markCount == 0 ? exponent(field, from: place, behind: plain) : nil
    }
    plain.append(UInt8(ascii: "."))
    place += 1
    while place < field.count, Self.isDigit(field[place]) {
      plain.append(field[place])
      place += 1
    }
    if place == field.count { return (plain, markCount) }
    return markCount == 0 ? exponent(field, from: place, behind: plain) : nil
  }

  /// A number without groups from its exponent on, which has no marks.
  private func exponent(
    _ field: Span<UInt8>, from start: Int, behind plain: [UInt8]
  ) -> (plain: [UInt8], markCount: Int)? {
    guard field[start] | 0x20 == UInt8(ascii: "e") else { return nil }
    let rest = (start..<field.count).map { field[$0] }
    guard
      rest.dropFirst().allSatisfy({
        Self.isDigit($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+")
      })
    else { return nil }
    return (plain + rest, 0)
  }

  private static func stands(_ mark: [UInt8], in field: Span<UInt8>, at place: Int) -> Bool {
    guard place + mark.count <= field.count else { return false }
    for index in mark.indices where field[place + index] != mark[index] { return false }
    return true
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
  }
}
