internal import EdgeLists
internal import Essentials
internal import Files
internal import LibC
internal import TextFormats

/// What is suspicious about the times of friendships, a date and a half-life.
///
/// Numbers are read as unix seconds, and most that are not lie far from the present.
struct TimeChecks {
  /// The least and the largest time.
  private let range: ClosedRange<Double>
  /// How many times lie outside the usual years.
  private let oddCount: Int
  private let count: Int
  private let sourceName: String

  /// The usual years: from 1980 up to 2100, in seconds since 1970.
  private static let usual = 315_532_800.0..<4_133_980_800.0
  /// A weight below this is as good as none.
  private static let leastWeight = 1e-9

  /// Looks at the times of a list; `nil` if it has none.
  init?(_ edges: EdgeList) {
    guard let times = edges.times, times.count > 0 else { return nil }
    var (least, most, oddCount) = (times[0], times[0], 0)
    let span = times.span
    for edge in span.indices {
      let time = span[edge]
      least = min(least, time)
      most = max(most, time)
      if !Self.usual.contains(time) { oddCount += 1 }
    }
    range = least...most
    self.oddCount = oddCount
    count = times.count
    sourceName = edges.sourceName
  }

  /// What to tell of the times themselves.
  var warning: Message? {
    guard oddCount > 0 else { return nil }
    // Of a few odd times among others one end is looked at.
    let odd = oddCount < count ? oddEnd...oddEnd : range
    let cause = Self.cause(of: odd, "they seem to be", "they are of")
    return "\(sourceName): \(oddCount) of \(count) times are before 1980 or after 2100; \(cause)"
  }

  /// What to tell of the date before which friendships count.
  func warning(date: Double) -> Message? {
    guard !Self.usual.contains(date) else { return nil }
    let cause = Self.cause(of: date...date, "it seems to be", "it is of")
    return "the date as of which friendships count is before 1980 or after 2100; \(cause)"
  }

  /// What to tell if no friendship counts at a date.
  func warningOfNone(date: Double) -> Message? {
    guard range.lowerBound >= date else { return nil }
    return "\(sourceName): no friendship is before \(Self.text(date)); the times are from "
      + "\(Self.text(range.lowerBound)) to \(Self.text(range.upperBound))"
  }

  /// What to tell if no friendship counts at the first of several dates.
  func warningOfNone(dates: [Double]) -> Message? {
    let early = dates.filter { range.lowerBound >= $0 }
    guard let last = early.max(), let warning = warningOfNone(date: last) else { return nil }
    return early.count == 1 ? warning : warning + "; this is so at \(early.count) dates"
  }

  /// What to tell if weights have decayed to next to nothing at a date; the newest time is the latest
  /// one before it.
  func warning(newest: Double, date: Double, halfLife: Double) -> Message? {
    let halvings = (date - newest) / halfLife
    guard exp2(-halvings) < Self.leastWeight else { return nil }
    let cause =
      if let years = Self.farYears(newest, date) {
        "check the century of the times (\(years.times)) and of the date (\(years.date))"
      } else if Self.usual.contains(date) != Self.usual.contains(newest) {
        "times and date seem to be in different units"
      } else if Self.unit(of: newest...newest) != nil, Self.unit(of: date...date) != nil {
        "times and date are not in seconds"
      } else if halfLife < 86_400, exp2(-halvings / 86_400) >= Self.leastWeight {
        "a half-life of \(halfLife.plainDigits) s may be meant in days"
      } else {
        "choose a longer half-life or an earlier date"
      }
    return "\(sourceName): all weights are below 1e-9 after decay, since the newest friendship is "
      + "\(Self.text(halvings: halvings)) half-lives old; \(cause)"
  }

  /// Why moments may lie outside the usual years, and what to do about it.
  private static func cause(
    of moments: ClosedRange<Double>, _ theySeem: String, _ theyAreOf: String
  ) -> String {
    // Numbers of several sizes, as with 0 for no time, are of one unit: the largest tells which.
    if let unit = unit(of: moments) ?? unit(of: moments.upperBound...moments.upperBound) {
      return "\(theySeem) \(unit)"
    }
    guard let first = year(moments.lowerBound), let last = year(moments.upperBound) else {
      return "numbers are read as unix seconds"
    }
    let years = first == last ? "\(first)" : "\(first) to \(last)"
    return "\(theyAreOf) \(years): check the century"
  }

  /// The years of times and of a date one of which lies outside the usual years, if it is the century
  /// that sets them apart.
  private static func farYears(_ time: Double, _ date: Double) -> (times: Int, date: Int)? {
    guard !usual.contains(time) || !usual.contains(date), unit(of: time...time) == nil,
      unit(of: date...date) == nil, let times = year(time), let year = year(date)
    else { return nil }
    return (times, year)
  }

  /// The year in which a moment lies if it can be meant as a date; a small number of seconds is none, but
  /// for whole days.
  private static func year(_ seconds: Double) -> Int? {
    let isDay = seconds != 0 && seconds.truncatingRemainder(dividingBy: 86_400) == 0
    guard abs(seconds) > 100_000_000 || isDay else { return nil }
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    // From the year 1000 to 9999.
    guard -30_610_224_000..<253_402_300_800 ~= seconds else { return nil }
    return calendar.component(.year, from: Date(timeIntervalSince1970: seconds))
  }

  /// The end of the range that lies further outside the usual years.
  private var oddEnd: Double {
    Self.usual.contains(range.upperBound) ? range.lowerBound : range.upperBound
  }

  /// What numbers in a range probably are, and what to do about it.
  static func unit(of numbers: ClosedRange<Double>) -> String? {
    let units: [(range: ClosedRange<Double>, name: String)] = [
      (315_532_800e3...4_133_980_800e3, "in milliseconds: divide by 1000"),
      (315_532_800e6...4_133_980_800e6, "in microseconds: divide by 1000000"),
      (315_532_800e9...4_133_980_800e9, "in nanoseconds: divide by 1000000000"),
      (1900...2100, "in years: write dates such as 2020-01-01"),
      (3652...25_568, "in days since 1970-01-01: multiply by 86400"),
      // Days since 1970 are as many only from 2040 on, Excel's from 1970.
      (
        25_569...60_000,
        "in Excel's days since 1899-12-30: subtract 25569, then multiply by 86400"
      ),
      (
        3652...60_000,
        "in days: multiply by 86400, Excel's (since 1899-12-30) after subtracting 25569"
      ),
      (19_800_101...21_001_231, "dates without hyphens: write 2020-01-31"),
    ]
    return units.first {
      $0.range.contains(numbers.lowerBound) && $0.range.contains(numbers.upperBound)
    }?.name
  }

  /// How many half-lives, to three digits, and in whole ones without an exponent.
  private static func text(halvings: Double) -> String {
    guard halvings.isFinite else { return "more than 1e308" }
    return 1000..<1e15 ~= halvings ? halvings.printed(decimals: 0) : halvings.printed(digits: 3)
  }

  /// A moment as a date, or as a number where it lies in no usual year.
  static func text(_ seconds: Double) -> String {
    guard usual.contains(seconds), seconds == seconds.rounded() else {
      return seconds.plainDigits + " s"
    }
    return Date(timeIntervalSince1970: seconds).formatted(.iso8601)
  }
}

extension JobRun {
  /// What is suspicious about the times of friendships, the date or dates, and the half-life.
  func timeWarnings(
    _ edges: EdgeList, _ source: GraphSource, dates: [Double] = []
  ) -> [Message] {
    guard let checks = TimeChecks(edges), let times = edges.times else { return [] }
    var warnings = [checks.warning].compactMap(\.self)
    let dates = source.rules.asOf.map { [$0] } ?? dates
    warnings += dates.compactMap { checks.warning(date: $0) }.prefix(1)
    // The last date has the most friendships.
    warnings += [edges.warningOfEnds].compactMap(\.self)
    guard let date = dates.last else { return warnings }
    warnings += [checks.warningOfNone(dates: dates)].compactMap(\.self)
    if checks.warningOfNone(date: date) != nil { return warnings }
    warnings += dates.compactMap { edges.warningOfNoneLeft(date: $0) }
    if let halfLife = source.rules.halfLife {
      var newest = -Double.infinity
      let span = times.span
      for edge in span.indices where span[edge] < date { newest = max(newest, span[edge]) }
      warnings += [checks.warning(newest: newest, date: date, halfLife: halfLife)]
        .compactMap(\.self)
    }
    return warnings
  }
}
