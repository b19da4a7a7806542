/// What is computed of the rows of an edge list, such as transfers of money, for each person.
///
/// ```swift
/// var job = FeatureJob(seed: 1)
/// job.ties = TieSelection(windows: [.days(7), .days(30)])
/// ```
///
/// Rows are never merged: a transfer that was made twice is two rows. Which further columns a list keeps
/// is said where it is read, by ``EdgeListFormat/columns``.
public struct TieSelection: Sendable, Hashable {
  /// The names of the further columns of which statistics are wanted; `nil` for all that the list keeps.
  public var columns: [String]?
  /// Spans of time before the date of which the statistics are wanted besides those of all rows.
  public var windows: [TieWindow]
  /// Which statistics are wanted; the number of rows with a value comes always.
  public var statistics: TieStatistics
  /// How many texts of a column, the most frequent ones before the date, get a share of their own.
  public var levelCount: Int

  /// Asks for statistics.
  ///
  /// - Precondition: The number of texts is from 0 to 100.
  public init(
    of columns: [String]? = nil, windows: [TieWindow] = [], _ statistics: TieStatistics = .all,
    levelCount: Int = 5
  ) {
    precondition(0...100 ~= levelCount, "a column of its own for 0 to 100 texts")
    self.columns = columns
    self.windows = windows
    self.statistics = statistics
    self.levelCount = levelCount
  }
}

/// A span of time that ends at the date before which ties count: rows from its beginning on, and
/// strictly before the date, are in it.
public struct TieWindow: Sendable, Hashable {
  /// How long it is.
  public let seconds: Double
  /// What the names of its columns end with.
  public let name: String

  /// Makes a window.
  ///
  /// - Precondition: It is longer than 0 and has a name.
  public init(seconds: Double, name: String) {
    precondition(seconds > 0 && seconds.isFinite && !name.isEmpty, "a window is a span of time")
    self.seconds = seconds
    self.name = name
  }

  /// A window of seconds, such as `90s`.
  public static func seconds(_ count: Int) -> TieWindow {
    TieWindow(seconds: Double(count), name: "\(count)s")
  }

  /// A window of hours, such as `12h`.
  public static func hours(_ count: Int) -> TieWindow {
    TieWindow(seconds: Double(count) * 3600, name: "\(count)h")
  }

  /// A window of days of 24 hours, such as `30d`.
  public static func days(_ count: Int) -> TieWindow {
    TieWindow(seconds: Double(count) * 86_400, name: "\(count)d")
  }

  /// A window of weeks, such as `8w`.
  public static func weeks(_ count: Int) -> TieWindow {
    TieWindow(seconds: Double(count) * 604_800, name: "\(count)w")
  }
}

/// Which statistics of ties' rows and columns a table gets, such as `[.sum, .partners]`.
public struct TieStatistics: OptionSet, Sendable, Hashable {
  /// The sum of the chosen statistics' bits.
  public let rawValue: UInt16

  /// Makes a choice from the sum of its statistics' bits.
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// The number of partners, and how rows are concentrated on few of them.
  public static let partners = TieStatistics(rawValue: 1)
  /// The first and the last time, and the gaps between successive rows.
  public static let times = TieStatistics(rawValue: 2)
  /// The sum of numbers.
  public static let sum = TieStatistics(rawValue: 4)
  /// Their mean.
  public static let mean = TieStatistics(rawValue: 8)
  /// Their standard deviation, of the population.
  public static let standardDeviation = TieStatistics(rawValue: 16)
  /// The smallest number.
  public static let minimum = TieStatistics(rawValue: 32)
  /// The largest number.
  public static let maximum = TieStatistics(rawValue: 64)
  /// The share of numbers below zero.
  public static let negativeShare = TieStatistics(rawValue: 128)
  /// How amounts are concentrated on few partners.
  public static let concentration = TieStatistics(rawValue: 256)
  /// What came in minus what went out, and which share of what was given came back (directed graphs).
  public static let flow = TieStatistics(rawValue: 512)
  /// How many different texts there are, and how they are spread.
  public static let levels = TieStatistics(rawValue: 1024)
  /// All of them.
  public static let all: TieStatistics = [
    .partners, .times, .sum, .mean, .standardDeviation, .minimum, .maximum, .negativeShare,
    .concentration, .flow, .levels,
  ]
}
