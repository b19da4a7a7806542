internal import Execution
internal import Memory
internal import Tables

/// Whether a score and its columns are distributed as in the first period: the index of ``TableStability``,
/// from period to period.
///
/// Rows are those with a date and a score, with an outcome or without, and each counts once. Bins of numbers
/// are found in the first period, and each later one is compared with it.
public struct PeriodStability: Sendable, Equatable {
  /// What is followed.
  public enum Subject: String, Sendable, Hashable {
    /// The score.
    case score
    /// A characteristic of the model, by its bins.
    case characteristic
    /// A column.
    case column
  }

  /// A period beside the first.
  public struct Shift: Sendable, Equatable {
    /// The period's name.
    public let period: String
    /// The bins.
    public let bins: ComparedBins
    /// The index of their rows.
    public let index: StabilityIndex
    /// What is said of it, among all that is tested together.
    public let finding: StabilityFinding
  }

  /// Something that is followed.
  public struct Item: Sendable, Equatable {
    /// What it is.
    public let subject: Subject
    /// Its name.
    public let name: String
    /// The periods after the first in which it can be compared, the earliest first; at least one.
    public let shifts: [Shift]
  }

  /// The first period.
  public let reference: String
  /// Its rows.
  public let referenceCount: Int
  /// What is followed, the score first.
  public let items: [Item]
  /// The columns that are not, and why.
  public let uncompared: [UncomparedColumn]
  /// What counts as moved.
  public let rule: StabilityRule
}

extension PeriodStability.Item {
  /// What is said of all periods together: the gravest of any.
  public var verdict: StabilityVerdict { .gravest(of: shifts.map(\.finding.verdict)) }

  /// The period of the gravest verdict, of these the one that lies furthest from the first.
  public var worst: PeriodStability.Shift {
    let verdict = verdict
    var worst: PeriodStability.Shift?
    for shift in shifts where shift.finding.verdict == verdict {
      if worst.map({ $0.finding.size < shift.finding.size }) ?? true { worst = shift }
    }
    return worst ?? shifts[0]
  }
}

extension PeriodStability {
  /// How many comparisons were tested together.
  public var testCount: Int {
    items.reduce(0) { $0 + $1.shifts.count { $0.finding.adjustedPValue != nil } }
  }

  /// What chance alone exceeds in one of all comparisons, as rarely as the rule says.
  public func criticalValue(of shift: Shift) -> Double? {
    try? shift.index.criticalValue(significance: rule.significance / Double(max(testCount, 1)))
  }
}

/// A characteristic's bins in each period after the first, beside those of the first.
package struct FollowedBins: Sendable {
  let name: String
  let bins: [ComparedBins]

  package init(name: String, bins: [ComparedBins]) {
    self.name = name
    self.bins = bins
  }
}

/// What is found before everything is judged together.
private struct Followed: Sendable {
  let subject: PeriodStability.Subject
  let name: String
  var shifts: [(place: Int, bins: ComparedBins, index: StabilityIndex)] = []
  var reason: UncomparedColumn.Reason?
}

extension PeriodStability {
  /// Compares periods.
  ///
  /// - Returns: `nil` unless there are scores in two periods.
  init?(
    _ calendar: CalendarPeriods, _ input: ValidationInput, level: Double, _ execution: Execution
  ) throws {
    let (names, codes) = calendar.occupied { input.scores[$0] != nil }
    guard names.count > 1 else { return nil }
    var rows = [[UInt32]](repeating: [], count: names.count)
    for (row, code) in codes.enumerated() where code >= 0 { rows[Int(code)].append(UInt32(row)) }
    let places = rows.map { RowPlaces(Buffer($0)) }
    let score = Column(input.name, .reals(OptionalValues(input.scores)))
    var found = [try Self.follow(score, .score, places, execution.quiet)]
    for one in input.characteristics {
      var followed = Followed(subject: .characteristic, name: one.name)
      for (place, bins) in one.bins.enumerated() {
        let index = try StabilityIndex(before: bins.before, after: bins.after)
        followed.shifts.append((place + 1, bins, index))
      }
      found.append(followed)
    }
    found += try execution.answers(input.followed.count) { number in
      try Self.follow(input.followed[number], .column, places, execution.onOneThread())
    }
    let significance = 1 - level
    let rule = StabilityRule(
      significance: significance, power: max(0.8, (1 + significance) / 2))
    try self.init(found, names, rule, referenceCount: rows[0].count)
  }

  private static func follow(
    _ column: Column, _ subject: Subject, _ places: [RowPlaces], _ execution: Execution
  ) throws -> Followed {
    var followed = Followed(subject: subject, name: column.name)
    let first = column.rearranged(places[0])
    for place in places.indices.dropFirst() {
      let later = column.rearranged(places[place])
      let comparison = ColumnComparison(
        before: (first, nil), after: (later, nil), bins: nil, isNamed: subject == .score,
        execution: execution)
      switch try comparison.answer() {
      case .compared(let column): followed.shifts.append((place, column.bins, column.index))
      case .leftOut(let column): followed.reason = column.reason
      }
    }
    return followed
  }

  private init(
    _ found: [Followed], _ periods: [String], _ rule: StabilityRule, referenceCount: Int
  ) throws(ValidationError) {
    let findings = try rule.findings(
      of: found.flatMap { $0.shifts.map { .counts($0.index) } })
    var next = 0
    items = found.filter { !$0.shifts.isEmpty }.map { item in
      let first = next
      next += item.shifts.count
      return Item(
        subject: item.subject, name: item.name,
        shifts: item.shifts.enumerated().map { number, shift in
          Shift(
            period: periods[shift.place], bins: shift.bins, index: shift.index,
            finding: findings[first + number])
        })
    }
    uncompared = found.filter(\.shifts.isEmpty).compactMap { item in
      item.reason.map { UncomparedColumn(item.name, $0) }
    }
    reference = periods[0]
    self.referenceCount = referenceCount
    self.rule = rule
  }
}
