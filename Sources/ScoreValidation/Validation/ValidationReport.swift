internal import Statistics

/// Whether a score is any good: how well it tells, whether its probabilities are right, what accepting by it
/// earns, and whether it treats groups alike, each with an interval.
///
/// ```swift
/// let outcomes = try Outcomes([true, true, false, false, true, false, false, false])
/// let ids = Column("id", .strings(["a", "b", "c", "d", "e", "f", "g", "h"]))
/// let input = ValidationInput(
///   name: "score", scores: [380, 420, 500, 610, 640, 700, 720, 810], outcomeName: "late",
///   outcomes: outcomes, identifiers: ids)
/// let report = try await ValidationReport(of: input, seed: 1)
/// report.areaUnderCurve.value   // 0.8667…
/// print(report.text)
/// ```
public struct ValidationReport: Sendable, Equatable {
  /// Where probabilities come from.
  public enum ProbabilitySource: Sendable, Equatable {
    /// A column.
    case column(String)
    /// What the score's scale says of odds.
    case scale(OddsScaling)
    /// What a fitted card of this name says of its own score.
    case card(String, OddsScaling)
    /// A map that was fitted without each person's fold.
    case outOfFold(ProbabilityMap.Kind, folds: Int)
  }

  /// Why a cut-off is the one of the verdict.
  public enum CutOffChoice: String, Sendable, Hashable {
    /// It is the only one that was named.
    case named
    /// It earns most.
    case mostProfit = "most_profit"
    /// It tells people with the event and others apart best.
    case furthestApart = "furthest_apart"
    /// Of several that were named it earns most.
    case namedMostProfit = "named_most_profit"
    /// Of several that were named it tells people with the event and others apart best.
    case namedFurthestApart = "named_furthest_apart"
  }

  /// The name of the score.
  public let name: String
  /// The name of the outcome.
  public let outcomeName: String
  /// By what it was judged.
  public let options: ValidationOptions
  /// The seed of all draws.
  public let seed: UInt64
  /// The fitted card that the score is of; `nil` if it is of none.
  public let card: FittedCard?
  /// Whether rows have weights.
  public let isWeighted: Bool

  /// The number of rows.
  public let rowCount: Int
  /// The number of rows without an outcome.
  public let missingOutcomeCount: Int
  /// The number of rows with an outcome and no score.
  public let missingScoreCount: Int
  /// The number of people with an outcome and a score.
  public let count: Int
  /// The number of them with the event.
  public let eventCount: Int
  /// The share of them with the event.
  public let eventRate: Estimate

  /// The chance that a person with the event has the riskier score of a pair; ties count half.
  public let areaUnderCurve: Estimate
  /// Twice the area less 1.
  public let gini: Estimate
  /// The average precision; see ``ScoreMeasure/averagePrecision``.
  public let averagePrecision: Estimate?
  /// The largest distance between the shares of both kinds of people above a score.
  public let kolmogorovSmirnov: Estimate
  /// The score at which it is largest.
  public let furthestScore: Double
  /// The riskiest people first.
  public let gains: [GainsGroup]

  /// Where probabilities come from; `nil` if there are none.
  public let probabilitySource: ProbabilitySource?
  /// How many people with an outcome and a score have no probability.
  public let missingProbabilityCount: Int
  /// Whether probabilities are right; `nil` if there are none.
  public let calibration: Calibration?
  /// What a map makes of the same people, beside probabilities that are stated; `nil` if there are none, or
  /// they are a map's.
  public let recalibration: Recalibration?
  /// Maps from the score to a probability, fitted to all people.
  public let maps: [ProbabilityMap]

  /// The cut-offs, the strictest first.
  public let cutOffs: [CutOff]
  /// The place in ``cutOffs`` of that of the verdict.
  public let chosenCutOff: Int
  /// Why it is the one.
  public let cutOffChoice: CutOffChoice
  /// The profit; `nil` if nobody said what people bring.
  public let profit: Profit?

  /// Periods, if there are dates.
  public let periods: PeriodComparison?
  /// Whether the score and its columns moved from the first period on; `nil` without a second one.
  public let stability: PeriodStability?
  /// The comparison with another score.
  public let comparison: ScoreComparison?
  /// The comparisons of groups, by column.
  public let groups: [GroupComparison]
  /// Whether graph columns stand in for protected ones.
  public let proxies: [ProxyTest]
}
