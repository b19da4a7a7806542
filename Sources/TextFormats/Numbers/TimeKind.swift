/// What a column of dates or times counts.
public enum TimeKind: Sendable, Hashable {
  /// Days of the calendar: `2024-02-29`.
  case date
  /// Points in time, to the microsecond: `2024-02-29T12:30:15Z`.
  case timestamp
  /// Times of a clock whose zone is not known, to the microsecond: `2024-02-29T12:30:15`.
  case localTimestamp

  /// What a single value is, for a message.
  package var words: String {
    switch self {
    case .date: "date like 2024-02-29"
    case .timestamp: "time like 2024-02-29T12:30:15Z"
    case .localTimestamp: "time like 2024-02-29T12:30:15"
    }
  }

  /// The values from the start of year 1 to the end of year 9999: days, or microseconds, since the start
  /// of 1970.
  public var range: ClosedRange<Int> {
    let days = GregorianDay.known
    if self == .date { return days }
    let day = TimeText.microsecondsOfDay
    return days.lowerBound * day...(days.upperBound + 1) * day - 1
  }
}
