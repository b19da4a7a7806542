/// The order in which dates of a file have day, month and year.
public enum DateOrder: Sendable, Hashable, CaseIterable {
  /// `31.12.2024`.
  case dayMonthYear
  /// `12/31/2024`.
  case monthDayYear
  /// `2024/12/31`.
  case yearMonthDay
}

extension DateOrder {
  /// The date or time that a text is, if it has day, month and year in this order; `nil` if it is none.
  ///
  /// Between them are twice the same of point, slash and hyphen; the year has four digits, the others one or
  /// two. A time of day may follow, as in ISO 8601, or from 1 to 12 o'clock with AM or PM.
  package func value(_ text: Span<UInt8>) -> TimeText.Value? {
    var parts: [(number: Int, digits: Int)] = []
    var place = 0
    var separator: UInt8?
    while true {
      var (number, digits) = (0, 0)
      while place < text.count, digits < 5, UInt8(ascii: "0")...UInt8(ascii: "9") ~= text[place] {
        number = number * 10 + Int(text[place] - UInt8(ascii: "0"))
        (place, digits) = (place + 1, digits + 1)
      }
      if digits == 0 { return nil }
      parts.append((number, digits))
      if parts.count == 3 { break }
      guard place < text.count, Self.separators.contains(text[place]),
        separator ?? text[place] == text[place]
      else { return nil }
      separator = text[place]
      place += 1
    }
    let (year, month, day) =
      switch self {
      case .dayMonthYear: (parts[2], parts[1], parts[0])
      case .monthDayYear: (parts[2], parts[0], parts[1])
      case .yearMonthDay: (parts[0], parts[1], parts[2])
      }
    guard year.digits == 4, month.digits <= 2, day.digits <= 2 else { return nil }
    return TimeText.value(
      year: year.number, month.number, day.number, timeIn: text, at: place, takesHalfDays: true)
  }

  private static let separators = [UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "-")]
}
