import Testing
import TextFormats

@Suite struct `Dates and times` {
  private func value(_ text: String) -> TimeText.Value? { TimeText.value(Array(text.utf8).span) }

  private func printed(_ number: Int, _ kind: TimeKind) -> String {
    var bytes: [UInt8] = []
    TimeText.append(TimeText.Value(kind: kind, number: number), to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// `Golden/calendar_days.py` finds the same number with Python's dates.
  @Test func `every day from year 1 to year 9999 is Python's`() {
    var digest: UInt64 = 0
    var odd = 0
    for number in TimeKind.date.range {
      let (year, month, day) = GregorianDay.date(number)
      digest = digest &* 1_000_003 &+ UInt64(year * 10_000 + month * 100 + day)
      if GregorianDay.number(year, month, day) != number { odd += 1 }
    }
    #expect(TimeKind.date.range.count == 3_652_059)
    #expect(digest == 9_142_715_592_939_846_982)
    #expect(odd == 0)
  }

  /// The numbers are `Golden/calendar_days.py`'s.
  @Test(arguments: [
    ("0001-01-01T00:00:00Z", -62_135_596_800_000_000),
    ("0001-01-01T02:00:00.000001+02:00", -62_135_596_799_999_999),
    ("1582-10-10T12:00:00Z", -12_219_681_600_000_000),
    ("1899-12-31T23:59:59.999999Z", -2_208_988_800_000_001),
    ("1969-12-31T23:59:59.5Z", -500_000),
    ("1970-01-01T00:00:00Z", 0),
    ("2000-02-29T23:30:00-01:30", 951_872_400_000_000),
    ("2024-02-29T12:30:15.25+0545", 1_709_189_115_250_000),
    ("9999-12-31T23:59:59.999999Z", 253_402_300_799_999_999),
  ])
  func `a time with a zone is so many microseconds`(text: String, number: Int) {
    #expect(value(text) == TimeText.Value(kind: .timestamp, number: number))
    let again = printed(number, .timestamp)
    #expect(value(again) == TimeText.Value(kind: .timestamp, number: number))
  }

  @Test func `days are printed as they are read, year by year`() {
    for year in [1, 4, 100, 400, 999, 1000, 1582, 1600, 1900, 1969, 1970, 2000, 2024, 9999] {
      for month in 1...12 {
        for day in 1...GregorianDay.count(ofMonth: month, in: year) {
          let number = GregorianDay.number(year, month, day)
          let text = printed(number, .date)
          #expect(value(text) == TimeText.Value(kind: .date, number: number))
          #expect(text.utf8.count == 10)
        }
      }
    }
    #expect(printed(-719_162, .date) == "0001-01-01")
    #expect(printed(2_932_896, .date) == "9999-12-31")
  }

  @Test(arguments: [
    ("2024-02-29T12:30", "2024-02-29T12:30:00"), ("2024-02-29 12:30:15", "2024-02-29T12:30:15"),
    ("2024-02-29t12:30:15,5", "2024-02-29T12:30:15.5"),
    ("1960-02-29T00:00:00.000001", "1960-02-29T00:00:00.000001"),
    ("2024-02-29T12:30:15.123456000", "2024-02-29T12:30:15.123456"),
  ])
  func `a time without a zone is one of a clock`(text: String, plain: String) throws {
    let found = try #require(value(text))
    #expect(found.kind == .localTimestamp)
    #expect(printed(found.number, .localTimestamp) == plain)
  }

  @Test(arguments: [
    ("2024-02-29T12:30Z", "2024-02-29T12:30:00Z"),
    ("2024-02-29 12:30:15z", "2024-02-29T12:30:15Z"),
    ("2024-01-01T00:30:00+02", "2023-12-31T22:30:00Z"),
    ("2024-12-31T23:30:00-0130", "2025-01-01T01:00:00Z"),
  ])
  func `a zone is taken off`(text: String, plain: String) throws {
    let found = try #require(value(text))
    #expect(found.kind == .timestamp)
    #expect(printed(found.number, .timestamp) == plain)
  }

  @Test(arguments: [
    "", "2024", "2024-02-30", "2023-02-29", "1900-02-29", "2024-13-01", "2024-00-01", "2024-01-00",
    "0000-01-01", "10000-01-01", "-001-01-01", "2024-1-1", "2024/01/01", "20240101", "2024-060",
    "2024-W09-4", " 2024-02-29", "2024-02-29 ", "2024-02-29T", "2024-02-29T12", "2024-02-29T1:30",
    "2024-02-29T24:00", "2024-02-29T24:00:00", "2024-02-29T12:60", "2016-12-31T23:59:60Z",
    "2024-02-29T12:30:15.", "2024-02-29T12:30:15.1234567", "2024-02-29T12:30:15.0000001Z",
    "2024-02-29T12:30+24:00", "2024-02-29T12:30+02:60", "2024-02-29T12:30+2", "2024-02-29T12:30ZZ",
    "2024-02-29T12:30 Z", "0001-01-01T00:00+00:01", "9999-12-31T23:59-00:01", "２０２４-02-29",
    "2024-02-29T12:30:15.5.5",
  ])
  func `what is not held exactly is no date or time`(text: String) {
    #expect(value(text) == nil)
  }

  @Test func `microseconds are the days that their text is`() throws {
    var number = -62_135_596_800_000_000
    while number < 253_402_300_800_000_000 {
      let text = Array(printed(number, .timestamp).utf8)
      #expect(TimestampText.days(ofMicroseconds: number) == TimestampText.days(text.span))
      number += 98_765_432_123_457
    }
  }

  @Test(arguments: [
    ("31.12.2024", DateOrder.dayMonthYear, "2024-12-31"),
    ("1/2/2024", .dayMonthYear, "2024-02-01"),
    ("1/2/2024", .monthDayYear, "2024-01-02"),
    ("12-31-2024", .monthDayYear, "2024-12-31"),
    ("2024/1/31", .yearMonthDay, "2024-01-31"),
    ("29.02.2024 23:59", .dayMonthYear, "2024-02-29T23:59:00"),
    ("31.12.2024, 23:59:59,5", .dayMonthYear, "2024-12-31T23:59:59.5"),
    ("12/31/2024, 11:59 PM", .monthDayYear, "2024-12-31T23:59:00"),
    ("12/31/2024 9:05:07 am", .monthDayYear, "2024-12-31T09:05:07"),
    ("12/31/2024 12:00AM", .monthDayYear, "2024-12-31T00:00:00"),
    ("12/31/2024 12:00 pm", .monthDayYear, "2024-12-31T12:00:00"),
    ("31.12.2024 23:30+02:00", .dayMonthYear, "2024-12-31T21:30:00Z"),
  ])
  func `dates are read in the order that is said`(
    text: String, order: DateOrder, plain: String
  ) throws {
    let value = order.value(Array(text.utf8).span)
    let found = try #require(value)
    #expect(printed(found.number, found.kind) == plain)
  }

  @Test(arguments: [
    ("12/31/2024", DateOrder.dayMonthYear), ("31.12.2024", .monthDayYear),
    ("31.12.24", .dayMonthYear), ("31.12.02024", .dayMonthYear), ("31.12/2024", .dayMonthYear),
    ("31 12 2024", .dayMonthYear), ("31.12.", .dayMonthYear), ("29.2.2023", .dayMonthYear),
    ("2024-12-31", .dayMonthYear), ("031.12.2024", .dayMonthYear), ("0.1.2024", .dayMonthYear),
    ("1.1.0000", .dayMonthYear), ("31.12.2024 24:00", .dayMonthYear), ("", .yearMonthDay),
    ("12/31/2024 13:00 PM", .monthDayYear), ("12/31/2024 0:30 AM", .monthDayYear),
    ("12/31/2024 11:59 XM", .monthDayYear), ("31122024", .dayMonthYear),
  ])
  func `no other dates are read`(text: String, order: DateOrder) {
    let value = order.value(Array(text.utf8).span)
    #expect(value == nil)
  }
}
