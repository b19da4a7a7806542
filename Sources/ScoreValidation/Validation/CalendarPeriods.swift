public import Tables
internal import TextFormats

/// The length of a period; its raw value is the word in JSON.
public enum PeriodLength: String, Sendable, Hashable, CaseIterable {
  /// A month of the calendar, such as 2024-02.
  case month
  /// A quarter of a year, such as 2024-Q1.
  case quarter
  /// A year of the calendar.
  case year
}

/// The periods in which people's dates lie.
public struct CalendarPeriods: Sendable, Equatable {
  /// The column of dates.
  public let column: String
  /// The length of a period.
  public let length: PeriodLength
  /// The names of the periods, the earliest first.
  public let names: [String]
  /// How many periods each one is later than the first.
  public let offsets: [Int]
  /// The period of each row; -1 without a date.
  let codes: [Int32]

  /// Takes dates.
  ///
  /// - Parameters:
  ///   - column: The name of their column.
  ///   - days: Days since the start of 1970 (UTC), finite, or `nil` where there is no date.
  ///   - length: The length of a period.
  /// - Throws: ``ValidationError`` if no row has a date.
  public init(
    column: String, days: OptionalValues<Double>, length: PeriodLength
  ) throws(ValidationError) {
    self.column = column
    self.length = length
    let numbers = days.map { $0.map { Self.number(ofDay: Int($0.rounded(.down)), length) } }
    let sorted = Set(numbers.compactMap(\.self)).sorted()
    guard let first = sorted.first else {
      throw ValidationError(
        .tooFew, "no row of column '\(column)' has a date", remedy: "name a column of dates")
    }
    let places = Dictionary(
      uniqueKeysWithValues: sorted.enumerated().map { ($1, Int32($0)) })
    codes = numbers.map { $0.flatMap { places[$0] } ?? -1 }
    names = sorted.map { Self.name($0, length) }
    offsets = sorted.map { $0 - first }
  }

  /// The periods that have some of the rows, the earliest first, and the place among them of each row's;
  /// -1 of other rows.
  package func occupied(_ isTaken: (Int) -> Bool) -> (names: [String], codes: [Int32]) {
    let own = codes.indices.map { codes[$0] >= 0 && isTaken($0) ? codes[$0] : -1 }
    var places = [Int32](repeating: -1, count: names.count)
    for code in own where code >= 0 { places[Int(code)] = 0 }
    let taken = places.indices.filter { places[$0] == 0 }
    for (place, period) in taken.enumerated() { places[period] = Int32(place) }
    return (taken.map { names[$0] }, own.map { $0 < 0 ? -1 : places[Int($0)] })
  }

  /// How many periods lie between a day's and that which begins with the year 0.
  private static func number(ofDay day: Int, _ length: PeriodLength) -> Int {
    // Years that begin in March, in eras of 400 years, as by Howard Hinnant's `civil_from_days`.
    let shifted = day + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let year = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * year + year / 4 - year / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let months = (year + era * 400) * 12 + marchMonth + 2
    switch length {
    case .month: return months
    case .quarter: return Int((Double(months) / 3).rounded(.down))
    case .year: return Int((Double(months) / 12).rounded(.down))
    }
  }

  private static func name(_ number: Int, _ length: PeriodLength) -> String {
    let perYear = length == .month ? 12 : length == .quarter ? 4 : 1
    let year = Int((Double(number) / Double(perYear)).rounded(.down))
    let part = number - year * perYear + 1
    switch length {
    case .month: return "\(year.padded(4))-\(part.padded(2))"
    case .quarter: return "\(year.padded(4))-Q\(part)"
    case .year: return year.padded(4)
    }
  }
}
