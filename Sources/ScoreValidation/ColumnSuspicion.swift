internal import Statistics
public import Tables

/// How well each column alone tells an outcome, and which ones are too good to be true.
///
/// A column made after the event, or from it, such as the number of days past due, tells the outcome
/// nearly always. It must not be among what predicts the event.
///
/// ```swift
/// let table = try Table(contentsOf: "people.csv")
/// let outcomes = try Outcomes(table["defaulted"]!)
/// let suspicion = try ColumnSuspicion(of: table.columns, outcomes: outcomes)
/// suspicion.tooGoodToBeTrue   // names of columns
/// ```
///
/// Each column's area under the curve is taken in the direction in which it tells more, so it is at least
/// 0.5. Missing is a value: with numbers it stands below or above all others, whichever tells more; with
/// texts it is a text of its own. Texts are put into bins as by ``BinningRules``, and bins in the order
/// of their shares of events in the very rows, which flatters a column with many texts a little; the
/// bound for chance does not know of that.
///
/// A column is too good to be true if the lower bound of its area, such that all bounds together hold at
/// 95 %, is above ``limit``, and chance alone makes such an area with probability below 1 %, times the
/// number of columns and of ways to look at them (Bonferroni).
public struct ColumnSuspicion: Sendable, Equatable {
  /// What one column tells.
  public struct Finding: Sendable, Equatable {
    /// The column's name.
    public let name: String
    /// The area under the curve in the better direction: 0.5 to 1.
    public let areaUnderCurve: Double
    /// The lower bound of the area, simultaneous for all columns; 0.5 at least.
    public let lowerBound: Double
    /// The interval of the area of this column alone, in the better direction, at 95 %; `nil` where
    /// DeLong's variance tells nothing.
    public let interval: ConfidenceInterval?
    /// The chance that any of the columns would have so large an area if none told anything, at most.
    public let chance: Double
    /// How many of the people with an outcome have no value.
    public let missingCount: Int
    /// Whether the column is too good to be true.
    public let isTooGood: Bool
  }

  /// The columns, the best first and equals in the order given.
  public let findings: [Finding]
  /// The area above which a column is suspect.
  public let limit: Double

  /// The names of the columns that are too good to be true, the best first.
  public var tooGoodToBeTrue: [String] { findings.filter(\.isTooGood).map(\.name) }

  /// Looks at columns one by one.
  ///
  /// - Parameters:
  ///   - columns: Columns of one length, no name twice, without identifiers and without the outcome.
  ///   - outcomes: The outcomes of the same rows; weights do not count.
  ///   - limit: The area above which a column is suspect, from 0.5 to 1.
  /// - Throws: ``ValidationError`` if columns differ in length or share a name, the limit is out of its
  ///   range, or there are fewer than two people of a kind.
  /// - Complexity: O(*n* log *n*) per column.
  public init(
    of columns: [Column], outcomes: Outcomes, limit: Double = 0.95
  ) throws(ValidationError) {
    try self.init(of: columns, amongCount: columns.count, outcomes: outcomes, limit: limit)
  }

  /// Looks at some of the columns alone, as by ``init(of:outcomes:limit:)`` on all of them.
  ///
  /// - Parameters:
  ///   - columns: Some of the columns.
  ///   - count: The number of all columns.
  ///   - outcomes: The outcomes of the same rows.
  ///   - limit: The area above which a column is suspect.
  /// - Throws: As the other one.
  package init(
    of columns: [Column], amongCount count: Int, outcomes: Outcomes, limit: Double
  ) throws(ValidationError) {
    guard limit >= 0.5, limit <= 1 else {
      throw ValidationError(
        .badSetting, "the limit of an area is from 0.5 to 1", remedy: "take 0.95")
    }
    guard outcomes.eventCount > 1, outcomes.nonEventCount > 1 else {
      throw ValidationError(
        .tooFew, "there are fewer than two people with the event or without",
        remedy: "take more people")
    }
    let levels = try ColumnLevels.list(columns, rowCount: outcomes.count)
    self.limit = limit
    // Two directions, and missing values at two ends.
    let looks = 4 * count
    let found = levels.map { Self.finding($0, outcomes, looks: looks, limit: limit) }
    findings = found.indices.sorted { left, right in
      let (one, other) = (found[left].areaUnderCurve, found[right].areaUnderCurve)
      return one == other ? left < right : one > other
    }.map { found[$0] }
  }

  private static func finding(
    _ column: ColumnLevels, _ outcomes: Outcomes, looks: Int, limit: Double
  ) -> Finding {
    let rows = outcomes.knownRows.map(Int.init)
    let events = rows.map { outcomes.codes[$0] == 1 }
    let best = orders(column, rows, events).map { scores -> DeLong? in
      DeLong(SortedScores(scores: scores, events: events, weights: nil))
    }.compactMap { $0 }.max { ($0.area - 0.5).magnitude < ($1.area - 0.5).magnitude }
    let area = best?.area ?? 0.5
    let better = max(area, 1 - area)
    let error = best?.variance(events: events)?.squareRoot() ?? 0
    let reach = NormalDistribution.quantile(1 - 0.05 / Double(looks)) * error
    let (m, n) = (Double(outcomes.eventCount), Double(outcomes.nonEventCount))
    // Without ties; with ties an area varies less by chance.
    let chanceError = ((m + n + 1) / (12 * m * n)).squareRoot()
    let chance = min(
      1, Double(looks) * NormalDistribution.upperTail((better - 0.5) / chanceError))
    let lowerBound = max(better - reach, 0.5)
    let interval =
      error > 0 ? ConfidenceInterval.normal(better, error, level: 0.95, within: 0...1) : nil
    return Finding(
      name: column.name, areaUnderCurve: better, lowerBound: lowerBound, interval: interval,
      chance: chance,
      missingCount: rows.count { column.levels[$0] < 0 },
      isTooGood: lowerBound > limit && chance < 0.01)
  }

  /// The rows as scores, with missing values below and above.
  private static func orders(
    _ column: ColumnLevels, _ rows: [Int], _ events: [Bool]
  ) -> [[Double]] {
    switch column.values {
    case .numbers:
      let top = Double(column.levelCount)
      let low = rows.map { Double(column.levels[$0]) }
      let hasMissing = low.contains(-1)
      return hasMissing ? [low, low.map { $0 < 0 ? top : $0 }] : [low]
    case .texts:
      let bins = BinnedColumns([column], trainingRows: rows, BinningRules())
      guard let codes = try? bins.bins(of: column, at: 0) else { return [] }
      var sums = [SIMD2<Double>](repeating: .zero, count: bins.columns[0].count)
      for (row, event) in zip(rows, events) { sums[Int(codes[row])] += SIMD2(event ? 1 : 0, 1) }
      return [rows.map { sums[Int(codes[$0])].x / sums[Int(codes[$0])].y }]
    }
  }
}
