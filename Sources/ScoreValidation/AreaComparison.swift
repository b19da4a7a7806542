internal import Statistics

/// Whether one of two scores of the same people has the larger area under the curve, by DeLong's test.
///
/// ```swift
/// let outcomes = try Outcomes([true, false, true, false])
/// let (own, withGraph) = ([0.6, 0.5, 0.4, 0.3], [0.7, 0.4, 0.6, 0.2])
/// let comparison = try AreaComparison(first: own, second: withGraph, outcomes: outcomes)
/// comparison.difference.value   // the second area less the first
/// comparison.pValue
/// ```
///
/// The test takes both scores as given: it tells what another sample of people might show, not what
/// another sample to fit them on might.
///
/// - Source: DeLong, DeLong & Clarke-Pearson, *Biometrics* 44 (1988),
///   [doi:10.2307/2531595](https://doi.org/10.2307/2531595); Sun & Xu, *IEEE Signal Processing Letters*
///   21 (2014), [doi:10.1109/LSP.2014.2337313](https://doi.org/10.1109/LSP.2014.2337313).
public struct AreaComparison: Sendable, Equatable {
  /// The area of the first score.
  public let first: Estimate
  /// The area of the second score.
  public let second: Estimate
  /// The second area less the first.
  ///
  /// Its interval takes it as normally distributed and is cut at -1 and 1. Two scores that rank everyone
  /// alike differ by 0 in every sample: from 0 to 0. There is no interval where the estimated variance
  /// is 0 otherwise, or with fewer than two people of a kind.
  public let difference: Estimate
  /// The difference in standard errors; `nil` without a standard error greater than 0.
  public let zStatistic: Double?
  /// The chance of such a difference, either way, if the areas were equal; 1 if both rank everyone alike,
  /// `nil` if the sample does not tell.
  public let pValue: Double?
  /// The number of people with both scores for whom the event happened.
  public let eventCount: Int
  /// The number of people with both scores for whom it did not.
  public let nonEventCount: Int
  /// How many people with an outcome lack one of the scores, and are left out.
  public let missingScoreCount: Int

  /// Compares two scores.
  ///
  /// - Parameters:
  ///   - first: A finite number per row, or `nil` where there is none.
  ///   - second: The same for the other score.
  ///   - outcomes: The outcomes of the same rows, without weights.
  ///   - level: The confidence level of the intervals.
  /// - Throws: ``ValidationError`` if lists differ in length, a score is not finite, outcomes have
  ///   weights, or only people of one kind have both scores.
  /// - Complexity: O(*n* log *n*).
  public init(
    first: [Double?], second: [Double?], outcomes: Outcomes, level: Double = 0.95
  ) throws(ValidationError) {
    try self.init(PairedScores([first, second], outcomes), level: level)
  }

  /// Compares the first two models.
  init(_ people: PairedScores, level: Double) throws(ValidationError) {
    try ConfidenceInterval.check(level: level)
    guard people.weights == nil else {
      throw ValidationError(
        .badSetting, "DeLong's test is not defined for people with weights",
        remedy: "leave the weights out, or resample")
    }
    guard let first = DeLong(people.models[0]), let second = DeLong(people.models[1]) else {
      throw ValidationError(
        .tooFew, "areas need people with the event and people without",
        remedy: "take more people")
    }
    self.first = people.area(of: 0, first.area, level: level)
    self.second = people.area(of: 1, second.area, level: level)
    let value = second.area - first.area
    let error = second.variance(ofDifferenceTo: first, events: people.events)?.squareRoot()
    let isSame = error == 0 && value == 0
    zStatistic = error.flatMap { $0 > 0 ? value / $0 : nil }
    pValue = isSame ? 1 : zStatistic.map(NormalDistribution.bothTails)
    difference = Estimate(
      value: value, standardError: error,
      interval: error.flatMap { error in
        error > 0 || isSame ? .normal(value, error, level: level, within: -1...1) : nil
      })
    eventCount = people.eventCount
    nonEventCount = people.nonEventCount
    missingScoreCount = people.scorelessCount
  }
}
