/// Reads points in time: unix seconds, or dates of ISO 8601.
package enum TimestampText {
  /// The seconds since the start of 1970 (UTC) that a text means, or `nil`, by the rules of
  /// `Timestamp`.
  package static func seconds(_ text: String) -> Double? { seconds(Array(text.utf8)[...]) }

  package static func seconds(_ text: Span<UInt8>) -> Double? {
    if let seconds = usual(text) { return seconds }
    if let seconds = Double(decimal: text) { return withinSecond(seconds, text) }
    return seconds(text.indices.map { text[$0] }[...])
  }

  /// The days since the start of 1970 (UTC) that a text means if it is a date of ISO 8601, with or
  /// without a time of day, and no plain number.
  package static func days(_ text: Span<UInt8>) -> Double? {
    guard text.count >= 10, text[4] == UInt8(ascii: "-"), text[7] == UInt8(ascii: "-") else {
      return nil
    }
    return seconds(text).map { $0 / 86_400 }
  }

  /// The days since the start of 1970 of a number of microseconds, which is what ``days(_:)`` gives for its
  /// text.
  package static func days(ofMicroseconds count: Int) -> Double {
    let whole = Double(count / 1_000_000 - (count % 1_000_000 < 0 ? 1 : 0))
    let fraction = Double(((count % 1_000_000) + 1_000_000) % 1_000_000) / 1_000_000
    return min(whole + fraction, (whole + 1).nextDown) / 86_400
  }

  /// The usual forms, `2024-02-29`, `2024-02-29T12:30:15` and the latter with `Z`, read at their
  /// fixed places; `nil` for all others.
  private static func usual(_ text: Span<UInt8>) -> Double? {
    guard text.count == 10 || text.count == 19 || text.count == 20,
      text[4] == UInt8(ascii: "-"), text[7] == UInt8(ascii: "-")
    else { return nil }
    let (year, month, day) = (digits(text, 0, 4), digits(text, 5, 2), digits(text, 8, 2))
    guard year >= 0, 1...12 ~= month, 1...GregorianDay.count(ofMonth: month, in: year) ~= day else {
      return nil
    }
    let days = Double(GregorianDay.number(year, month, day))
    if text.count == 10 { return days * 86_400 }

    guard text[10] | 0x20 == UInt8(ascii: "t") || text[10] == UInt8(ascii: " "),
      text[13] == UInt8(ascii: ":"), text[16] == UInt8(ascii: ":"),
      text.count == 19 || text[19] | 0x20 == UInt8(ascii: "z")
    else { return nil }
    let (hour, minute, second) = (digits(text, 11, 2), digits(text, 14, 2), digits(text, 17, 2))
    guard 0...23 ~= hour, 0...59 ~= minute, 0...60 ~= second else { return nil }
    return days * 86_400 + Double(hour * 3600 + minute * 60 + second)
  }

  /// A number of so many digits, or −1.
  private static func digits(_ text: Span<UInt8>, _ start: Int, _ count: Int) -> Int {
    var number = 0
    for index in start..<start + count {
      guard isDigit(text[index]) else { return -1 }
      number = number * 10 + Int(text[index] - UInt8(ascii: "0"))
    }
    return number
  }

  package static func seconds(_ text: ArraySlice<UInt8>) -> Double? {
    if let seconds = Double(decimal: text) { return withinSecond(seconds, text.span) }
    var reader = DigitReader(rest: text)
    guard let year = reader.number(of: 4), reader.skip("-"), let month = reader.number(of: 2),
      reader.skip("-"), let day = reader.number(of: 2), 1...12 ~= month,
      1...GregorianDay.count(ofMonth: month, in: year) ~= day
    else { return nil }
    let days = Double(GregorianDay.number(year, month, day))
    if reader.rest.isEmpty { return days * 86_400 }

    guard reader.skip("T") || reader.skip("t") || reader.skip(" "),
      let hour = reader.number(of: 2), 0...23 ~= hour, reader.skip(":"),
      let minute = reader.number(of: 2), 0...59 ~= minute
    else { return nil }
    var (second, fraction) = (0, 0.0)
    if reader.skip(":") {
      guard let value = reader.seconds() else { return nil }
      (second, fraction) = value
    }
    guard let zone = reader.zone() else { return nil }
    let whole = days * 86_400 + Double(hour * 3600 + minute * 60 - zone + second)
    return min(whole + fraction, (whole + 1).nextDown)
  }

  /// A number of seconds that is not rounded up into the next second: then it is the double below.
  private static func withinSecond(_ seconds: Double, _ text: Span<UInt8>) -> Double {
    guard seconds == seconds.rounded(),
      let point = text.indices.first(where: { text[$0] == UInt8(ascii: ".") })
    else { return seconds }
    // A number with an exponent has no whole part that could be compared.
    var hasFraction = false
    for index in point + 1..<text.count {
      guard isDigit(text[index]) else { return seconds }
      if text[index] != UInt8(ascii: "0") { hasFraction = true }
    }
    guard hasFraction else { return seconds }
    let whole = point == 0 ? 0 : Int(decimal: text.extracting(0..<point)) ?? 0
    let isNegative = text[0] == UInt8(ascii: "-")
    let isRounded = isNegative ? seconds == Double(whole) : seconds == Double(whole) + 1
    return isRounded ? seconds.nextDown : seconds
  }

  /// The date of a number of days since the start of 1970 (UTC), with the time of day to the second where
  /// it is not 0; `nil` beyond the years 0 to 9999 and for a fraction of a second.
  package static func text(ofDay day: Double) -> String? {
    let seconds = (day * 86_400).rounded()
    guard seconds / 86_400 == day, (-719_528...2_932_896).contains(day.rounded(.down)) else {
      return nil
    }
    let (days, rest) = (Int(day.rounded(.down)), Int(seconds) - Int(day.rounded(.down)) * 86_400)
    let (year, month, day) = GregorianDay.date(days)
    let date = [year.padded(4), month.padded(2), day.padded(2)].joined(separator: "-")
    if rest == 0 { return date }
    let time = [rest / 3600, rest / 60 % 60, rest % 60].map { $0.padded(2) }
    return date + "T" + time.joined(separator: ":")
  }
}

extension Int {
  /// The number with zeros in front, up to so many characters, as C's `%04d` prints it.
  package func padded(_ width: Int) -> String {
    let (sign, digits) = (self < 0 ? "-" : "", String(magnitude))
    let zeroCount = Swift.max(width - sign.count - digits.count, 0)
    return sign + String(repeating: "0", count: zeroCount) + digits
  }
}

/// Takes a text apart from its front.
private struct DigitReader {
  var rest: ArraySlice<UInt8>

  mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard rest.first == UInt8(ascii: character) else { return false }
    rest.removeFirst()
    return true
  }

  mutating func number(of digitCount: Int) -> Int? {
    let digits = rest.prefix(digitCount)
    guard digits.count == digitCount, digits.allSatisfy(isDigit) else { return nil }
    rest = rest.dropFirst(digitCount)
    return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }

  /// Two digits, and a fraction after a point or comma.
  mutating func seconds() -> (whole: Int, fraction: Double)? {
    guard let whole = number(of: 2), whole <= 60 else { return nil }
    guard skip(".") || skip(",") else { return (whole, 0) }
    let digits = rest.prefix(while: isDigit)
    guard !digits.isEmpty else { return nil }
    rest = rest.dropFirst(digits.count)
    let text = [UInt8(ascii: ".")] + digits
    return Double(decimal: text[...]).map { (whole, $0) }
  }

  /// The seconds by which a zone is ahead, 0 without one; nothing may follow it.
  mutating func zone() -> Int? {
    if rest.isEmpty { return 0 }
    if skip("Z") || skip("z") { return rest.isEmpty ? 0 : nil }
    let isAhead = skip("+")
    guard isAhead || skip("-"), let hours = number(of: 2), hours <= 23 else { return nil }
    var minutes = 0
    if !rest.isEmpty {
      _ = skip(":")
      guard let value = number(of: 2), value <= 59, rest.isEmpty else { return nil }
      minutes = value
    }
    return (hours * 3600 + minutes * 60) * (isAhead ? 1 : -1)
  }
}

private func isDigit(_ byte: UInt8) -> Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte }
