public import Execution

/// A score and an outcome for each of some people, and how well the one tells the other.
///
/// ```swift
/// let scored = try ScoredOutcomes(
///   scores: [0.1, 0.4, 0.35, 0.8], outcomes: Outcomes([false, false, true, true]))
/// scored.value(of: .areaUnderCurve)     // 0.75
/// scored.value(of: .averagePrecision)   // 0.8333…
/// ```
///
/// A higher score must stand for a likelier event. Rows whose score or outcome is missing are left out,
/// and counted.
public struct ScoredOutcomes: Sendable {
  let people: PairedScores
  /// How many rows have no outcome.
  public let missingOutcomeCount: Int

  /// Puts scores and outcomes together.
  ///
  /// - Parameters:
  ///   - scores: A finite number per row, or `nil` where there is none.
  ///   - outcomes: The outcomes of the same rows.
  /// - Throws: ``ValidationError`` if there are not as many, or if a score is not finite.
  /// - Complexity: O(*n* log *n*).
  public init(scores: [Double?], outcomes: Outcomes) throws(ValidationError) {
    people = try PairedScores([scores], outcomes)
    missingOutcomeCount = outcomes.missingCount
  }

  /// How many rows have an outcome and no score.
  public var missingScoreCount: Int { people.scorelessCount }

  /// The number of people with a score for whom the event happened.
  public var eventCount: Int { people.eventCount }

  /// The number of people with a score for whom it did not.
  public var nonEventCount: Int { people.nonEventCount }

  /// The value of a measure; `nil` where it is undefined, as ``ScoreMeasure`` says.
  ///
  /// - Complexity: O(*n*).
  public func value(of measure: ScoreMeasure) -> Double? {
    people.models[0].measures()[measure]
  }

  /// The area under the curve with DeLong's standard error and interval.
  ///
  /// The interval takes the area as normally distributed and is cut at 0 and 1. There is none with fewer
  /// than two people of a kind; where both kinds do not overlap at all, since the estimated variance is
  /// then 0, which says nothing; and with weights, for which DeLong's variance is not defined:
  /// ``quality(level:replicates:interval:seed:execution:)`` resamples then.
  ///
  /// - Parameter level: The confidence level.
  /// - Returns: The area; `nil` unless there are people of both kinds.
  /// - Throws: ``ValidationError`` if the level is not between 0 and 1.
  /// - Complexity: O(*n*).
  /// - Source: DeLong, DeLong & Clarke-Pearson, *Biometrics* 44 (1988),
  ///   [doi:10.2307/2531595](https://doi.org/10.2307/2531595); Sun & Xu, *IEEE Signal Processing
  ///   Letters* 21 (2014),
  ///   [doi:10.1109/LSP.2014.2337313](https://doi.org/10.1109/LSP.2014.2337313).
  public func areaUnderCurve(level: Double = 0.95) throws(ValidationError) -> Estimate? {
    try ConfidenceInterval.check(level: level)
    guard let area = value(of: .areaUnderCurve) else { return nil }
    return people.area(of: 0, area, level: level)
  }

  /// All measures with their intervals.
  ///
  /// Those of the area under the curve and of Gini are DeLong's, as in ``areaUnderCurve(level:)``. All
  /// others, and these with weights, are intervals of the bootstrap: people with the event and people
  /// without are each drawn with replacement, as many as there are.
  ///
  /// - Parameters:
  ///   - level: The confidence level.
  ///   - replicates: How many times people are drawn, at least 2.
  ///   - interval: How the bootstrap's intervals are made.
  ///   - seed: The seed of the draws; the number of threads changes nothing.
  ///   - execution: How the work runs.
  /// - Returns: The measures that are defined.
  /// - Throws: ``ValidationError`` if a setting is out of its range; `CancellationError`.
  /// - Complexity: O(*n*) per replicate.
  public func quality(
    level: Double = 0.95, replicates: Int = 1_000, interval: BootstrapInterval = .percentile,
    seed: UInt64, execution: Execution = Execution()
  ) async throws -> ScoreQuality {
    let people = people
    return try await execution.run { execution in
      try people.quality(
        level: level, replicates: replicates, interval: interval, seed: seed,
        execution: execution)
    }
  }
}

/// How good a score is: each measure with its interval.
public struct ScoreQuality: Sendable, Equatable {
  /// The number of people for whom the event happened.
  public let eventCount: Int
  /// The number of people for whom it did not.
  public let nonEventCount: Int
  let estimates: [ScoreMeasure: Estimate]

  /// A measure; `nil` where it is undefined.
  public subscript(measure: ScoreMeasure) -> Estimate? { estimates[measure] }
}
