internal import Files
internal import ScoreValidation
internal import Tables

/// How the columns of a table are put into bins: the same for all, with exceptions.
///
/// ```swift
/// var options = BinningOptions()
/// options.usual.mostBins = 6
/// options["age"].trend = .peak
/// ```
public struct BinningOptions: Sendable, Equatable {
  /// What holds for every column that is no exception.
  public var usual = ColumnBinningOptions()
  /// The exceptions, by the names of their columns.
  public var exceptions: [String: ColumnBinningOptions] = [:]

  /// Values that have a bin of their own in every column where they occur, as they stand in a file.
  ///
  /// Among numbers and dates those count that are one.
  public var specialCodes: [String] = []
  /// Columns whose numbers are codes of categories: each is taken for a text, 2.0 and 2 for the same.
  ///
  /// Bins list them as texts, and models that are fitted to them find them among numbers by themselves.
  public var texts: Set<String> = []
  /// The confidence level of intervals, greater than 0 and less than 1.
  public var level = 0.95

  /// Takes the defaults for every column.
  public init() {}

  /// What holds for a column; setting it makes the column an exception.
  public subscript(column: String) -> ColumnBinningOptions {
    get { exceptions[column] ?? usual }
    set { exceptions[column] = newValue }
  }

  /// A table as the options take it, with texts in the place of codes.
  ///
  /// - Throws: `DataError` if the table lacks a column that is an exception or holds codes, if such a column holds
  ///   outcomes, weights or identifiers, or if a trend is asked of texts.
  func prepared(_ table: Table, outcome: String, weights: String?) throws -> Table {
    for name in texts.sorted() {
      try table.checkHoldsCharacteristic(name, outcome: outcome, weights: weights)
    }
    let table = try table.takingAsTexts(texts.sorted())
    for name in exceptions.keys.sorted() {
      try table.checkHoldsCharacteristic(name, outcome: outcome, weights: weights)
    }
    for (name, own) in exceptions.sorted(by: { $0.key < $1.key }) {
      let column = try table.column(named: name)
      guard own.trend != usual.trend, case .strings = column.values, !column.holdsDates else {
        continue
      }
      throw DataError(
        .badData, source: table.sourceName,
        problem: "column '\(name)' holds texts, which have no order for a trend",
        remedy: "ask it of numbers and dates alone")
    }
    return table
  }

  func check() throws(ValidationError) {
    try ConfidenceInterval.check(level: level)
    try usual.check()
    for name in exceptions.keys.sorted() { try self[name].check() }
  }
}

/// How the values of one column are put into bins.
public struct ColumnBinningOptions: Sendable, Equatable {
  /// What becomes of missing values.
  public enum MissingTreatment: String, Sendable, Hashable, CaseIterable {
    /// They are a bin of their own.
    case own
    /// They join the bin whose weight of evidence is nearest to theirs, or to 0 if nothing is missing.
    case merged
  }

  /// How event rates run over rising values; texts, which have no order, are not asked.
  public var trend = BinTrend.monotonic
  /// The largest number of bins, from 1 to 1,000, without those of special codes and of missing values.
  public var mostBins = 8
  /// The least share of all rows (or of their weight) in a bin, from 0 to 1.
  public var leastShare = 0.05
  /// The least number of rows with the event in a bin, at least 1, without which nothing can be said.
  ///
  /// With few events a weight of evidence is hardly known: its standard error is above 0.4 with five.
  public var leastEvents = 1
  /// The least number of rows without the event in a bin, at least 1.
  public var leastNonEvents = 1
  /// Values that have a bin each, as they stand in a file: whatever `-9` means, it is no small number.
  ///
  /// These bins may be of any size, and of no rows at all. Those of all columns are
  /// ``BinningOptions/specialCodes``.
  public var specialCodes: [String] = []
  /// What becomes of missing values; their bin may be of any size.
  public var missing = MissingTreatment.own
  /// The share of all rows (or of their weight) below which a text is rare, from 0 to 1.
  ///
  /// Rare texts go together, and so do texts that the rows do not have.
  public var rareShare = 0.01
  /// The number of intervals of about equally many rows, from 2 to 4,096, into which numbers with more
  /// distinct values are put first.
  ///
  /// Bins are made of whole intervals, and are the best ones that can be. The cuts of a decision tree
  /// are added, so that no cut of a coarser start is missed. More texts than that, in the order of their event
  /// rates, go into so many groups likewise, those of one rate together.
  public var mostPrebins = 256

  /// Takes the defaults.
  public init() {}

  func check() throws(ValidationError) {
    let rules: [(isKept: Bool, what: String, remedy: String)] = [
      ((1...1_000).contains(mostBins), "the most bins", "take 1 to 1000"),
      ((0...1).contains(leastShare), "the least share of rows in a bin", "take 0 to 1"),
      (leastEvents >= 1, "the least number of events in a bin", "take 1 or more"),
      (leastNonEvents >= 1, "the least number of non-events in a bin", "take 1 or more"),
      ((0...1).contains(rareShare), "the share of rare texts", "take 0 to 1"),
      ((2...4_096).contains(mostPrebins), "the number of prebins", "take 2 to 4096"),
    ]
    for rule in rules where !rule.isKept {
      throw ValidationError(.badSetting, "\(rule.what) is out of its range", remedy: rule.remedy)
    }
  }
}
