/// Reads and writes dates and times of ISO 8601 that whole numbers hold exactly.
package enum TimeText {
  package static let microsecondsOfDay = 86_400_000_000
  /// As many bytes as the longest text takes, and some more: `2024-02-29T12:30:15.123456Z`.
  package static let room = 32

  /// A date or time: days, or microseconds, since the start of 1970.
  package struct Value: Sendable, Equatable {
    package var kind: TimeKind
    package var number: Int

    package init(kind: TimeKind, number: Int) { (self.kind, self.number) = (kind, number) }
  }

  /// The date or time that a text is; `nil` if it is none, or none that is held exactly.
  ///
  /// It is a date (`2024-02-29`), or a date and a time of day joined by `T` or a blank
  /// (`2024-02-29T12:30`, `2024-02-29 12:30:15.25`), and perhaps a zone: `Z`, `+02:00`, `+0200` or `+02`.
  /// Fractions finer than a microsecond, leap seconds, hour 24 and years other than 1 to 9999 are not held.
  package static func value(_ text: Span<UInt8>) -> Value? {
    guard text.count >= 10, text[4] == hyphen, text[7] == hyphen else { return nil }
    let (year, month, day) = (digits(text, 0, 4), digits(text, 5, 2), digits(text, 8, 2))
    return value(year: year, month, day, timeIn: text, at: 10)
  }

  /// A date with the time of day that stands in a text from a place on, where half days may be told apart
  /// as in `1:30 PM`; `nil` if there is no such date or time.
  static func value(
    year: Int, _ month: Int, _ day: Int, timeIn text: Span<UInt8>, at place: Int,
    takesHalfDays: Bool = false
  ) -> Value? {
    guard year >= 1, 1...12 ~= month, day >= 1, day <= GregorianDay.count(ofMonth: month, in: year)
    else { return nil }
    let days = GregorianDay.number(year, month, day)
    if text.count == place { return Value(kind: .date, number: days) }

    var reader = TimeReader(at: place, takesHalfDays: takesHalfDays)
    guard let (time, offset) = reader.timeAndOffset(text) else { return nil }
    let kind = offset == nil ? TimeKind.localTimestamp : .timestamp
    let number = days * microsecondsOfDay + time - (offset ?? 0) * 60_000_000
    return kind.range.contains(number) ? Value(kind: kind, number: number) : nil
  }

  /// Appends a date or time as it is printed: the fraction of a second as short as it can be.
  ///
  /// - Precondition: It is within the years 1 to 9999.
  package static func append(_ value: Value, to bytes: inout [UInt8]) {
    guard value.kind != .date else { return appendDate(value.number, to: &bytes) }
    // Rounded down, before 1970 too.
    let start = TimeKind.timestamp.range.lowerBound
    let sinceStart = value.number - start
    appendDate(
      sinceStart / microsecondsOfDay + GregorianDay.known.lowerBound, to: &bytes)
    bytes.append(UInt8(ascii: "T"))
    let time = sinceStart % microsecondsOfDay
    let seconds = time / 1_000_000
    append(seconds / 3600, width: 2, to: &bytes)
    bytes.append(UInt8(ascii: ":"))
    append(seconds / 60 % 60, width: 2, to: &bytes)
    bytes.append(UInt8(ascii: ":"))
    append(seconds % 60, width: 2, to: &bytes)
    let fraction = time % 1_000_000
    if fraction > 0 {
      bytes.append(UInt8(ascii: "."))
      append(fraction, width: 6, to: &bytes)
      while bytes.last == UInt8(ascii: "0") { bytes.removeLast() }
    }
    if value.kind == .timestamp { bytes.append(UInt8(ascii: "Z")) }
  }

  /// Whether the text of a time is as it is printed, as far as its length and letters tell: one to the second.
  package static func isPlain(_ text: Span<UInt8>, _ kind: TimeKind) -> Bool {
    guard text.count == (kind == .timestamp ? 20 : 19), text[10] == UInt8(ascii: "T") else {
      return false
    }
    return kind == .localTimestamp || text[19] == UInt8(ascii: "Z")
  }

  private static func appendDate(_ number: Int, to bytes: inout [UInt8]) {
    let (year, month, day) = GregorianDay.date(number)
    append(year, width: 4, to: &bytes)
    bytes.append(hyphen)
    append(month, width: 2, to: &bytes)
    bytes.append(hyphen)
    append(day, width: 2, to: &bytes)
  }

  private static func append(_ number: Int, width: Int, to bytes: inout [UInt8]) {
    var unit = 1
    for _ in 1..<width { unit *= 10 }
    while unit > 0 {
      bytes.append(UInt8(ascii: "0") + UInt8(number / unit % 10))
      unit /= 10
    }
  }

  /// A number of so many digits, or −1.
  fileprivate static func digits(_ text: Span<UInt8>, _ start: Int, _ count: Int) -> Int {
    guard start + count <= text.count else { return -1 }
    var number = 0
    for index in start..<start + count {
      guard isDigit(text[index]) else { return -1 }
      number = number * 10 + Int(text[index] - UInt8(ascii: "0"))
    }
    return number
  }

  fileprivate static func isDigit(_ byte: UInt8) -> Bool {
    UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
  }

  private static let hyphen = UInt8(ascii: "-")
}

/// Reads a time of day and a zone from a place on.
private struct TimeReader {
  private var place: Int
  private let takesHalfDays: Bool

  init(at place: Int, takesHalfDays: Bool) {
    (self.place, self.takesHalfDays) = (place, takesHalfDays)
  }

  /// The microseconds since midnight, and the minutes by which the zone is ahead, `nil` without a zone.
  mutating func timeAndOffset(_ text: Span<UInt8>) -> (time: Int, offset: Int?)? {
    if takesHalfDays { _ = skip(",", text) }
    guard skip("T", text) || skip("t", text) || skip(" ", text), var hour = hourNumber(text),
      skip(":", text), let minute = number(text), minute <= 59
    else { return nil }
    var (second, fraction) = (0, 0)
    if skip(":", text) {
      guard let whole = number(text), whole <= 59 else { return nil }
      second = whole
      if skip(".", text) || skip(",", text) {
        guard let part = microseconds(text) else { return nil }
        fraction = part
      }
    }
    if takesHalfDays, let half = halfDay(text) {
      guard 1...12 ~= hour else { return nil }
      hour = hour % 12 + half
    }
    let time = (hour * 3600 + minute * 60 + second) * 1_000_000 + fraction
    if place == text.count { return (time, nil) }
    return offset(text).map { (time, $0) }
  }

  /// The hour, with one digit where half days are taken too.
  private mutating func hourNumber(_ text: Span<UInt8>) -> Int? {
    if takesHalfDays, TimeText.digits(text, place, 1) >= 0, TimeText.digits(text, place, 2) < 0 {
      place += 1
      return TimeText.digits(text, place - 1, 1)
    }
    return number(text).flatMap { $0 <= 23 ? $0 : nil }
  }

  /// The hours before the half of the day that the text names, if it does.
  private mutating func halfDay(_ text: Span<UInt8>) -> Int? {
    let start = place
    _ = skip(" ", text)
    let isAfternoon = skip("P", text) || skip("p", text)
    guard isAfternoon || skip("A", text) || skip("a", text), skip("M", text) || skip("m", text)
    else {
      place = start
      return nil
    }
    return isAfternoon ? 12 : 0
  }

  /// The digits behind the point, of which those beyond a microsecond must be zeros.
  private mutating func microseconds(_ text: Span<UInt8>) -> Int? {
    let start = place
    var (result, unit) = (0, 100_000)
    while place < text.count, TimeText.isDigit(text[place]) {
      let digit = Int(text[place] - UInt8(ascii: "0"))
      if unit == 0, digit > 0 { return nil }
      result += digit * unit
      unit /= 10
      place += 1
    }
    return place > start ? result : nil
  }

  private mutating func offset(_ text: Span<UInt8>) -> Int? {
    if skip("Z", text) || skip("z", text) { return place == text.count ? 0 : nil }
    let isAhead = skip("+", text)
    guard isAhead || skip("-", text), let hours = number(text), hours <= 23 else { return nil }
    var minutes = 0
    if place < text.count {
      _ = skip(":", text)
      guard let value = number(text), value <= 59, place == text.count else { return nil }
      minutes = value
    }
    return (hours * 60 + minutes) * (isAhead ? 1 : -1)
  }

  /// Two digits.
  private mutating func number(_ text: Span<UInt8>) -> Int? {
    let number = TimeText.digits(text, place, 2)
    if number < 0 { return nil }
    place += 2
    return number
  }

  private mutating func skip(_ character: Unicode.Scalar, _ text: Span<UInt8>) -> Bool {
    guard place < text.count, text[place] == UInt8(ascii: character) else { return false }
    place += 1
    return true
  }
}
