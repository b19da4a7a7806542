internal import Execution
internal import Statistics

/// Whether another score of the same people tells more.
///
/// Areas, and with them Gini, are compared by DeLong's paired test; with weights, and in all other measures,
/// by a bootstrap in which both scores have the same people each time.
public struct ScoreComparison: Sendable, Equatable {
  /// A measure of both scores.
  public struct Difference: Sendable, Equatable {
    /// The measure.
    public let measure: ScoreMeasure
    /// Its value for the score.
    public let first: Double
    /// Its value for the other one.
    public let second: Double
    /// The second less the first.
    public let difference: Estimate
    /// The chance of such a difference, either way, if there were none; `nil` if the sample does not tell.
    public let pValue: Double?
  }

  /// The name of the other score.
  public let name: String
  /// The number of people with both scores.
  public let count: Int
  /// How many people with an outcome lack one of the scores.
  public let missingCount: Int
  /// The differences; Brier score and log loss where both scores are probabilities.
  public let differences: [Difference]
  /// How many times people were drawn.
  public let replicateCount: Int

  /// Compares two scores.
  ///
  /// - Parameters:
  ///   - name: The name of the other score.
  ///   - first: The score.
  ///   - second: The other score.
  ///   - outcomes: The outcomes of the same rows.
  ///   - directions: What both stand for.
  ///   - settings: How intervals are made.
  ///   - execution: How the work runs.
  /// - Throws: ``ValidationError`` if a score is not finite or all who have both are of one kind;
  ///   `CancellationError`.
  init(
    _ name: String, first: [Double?], second: [Double?], _ outcomes: Outcomes,
    directions: [ScoreDirection], _ settings: RankedPeople.AreaSettings, _ execution: Execution
  ) throws {
    let lists = zip([first, second], directions).map { list, direction in
      list.map { $0.map(direction.risk) }
    }
    let people = try PairedScores(lists, outcomes)
    guard people.eventCount > 0, people.nonEventCount > 0 else {
      throw ValidationError(
        .tooFew,
        "of the \(people.events.count) people with both scores and an outcome all are of one kind",
        remedy: "compare scores of the same people")
    }
    // As many draws as a few seconds allow.
    let replicates = min(settings.replicates, max(200, 50_000_000 / max(people.events.count, 1)))
    let draws = try people.replicates(
      replicates, level: settings.level, seed: settings.seed, execution: execution)
    let areas = people.weights == nil ? try AreaComparison(people, level: settings.level) : nil
    let values = people.models.map { $0.measures() }
    let areProbabilities = directions == [.riskier, .riskier]
    self.name = name
    count = people.events.count
    missingCount = people.scorelessCount
    replicateCount = draws.count
    differences = ScoreMeasure.allCases.compactMap { measure in
      guard measure.largerIsBetter || areProbabilities, let one = values[0][measure],
        let other = values[1][measure]
      else { return nil }
      if let areas, measure == .areaUnderCurve || measure == .gini {
        return Difference(measure, one, other, areas.scaled(measure == .gini ? 2 : 1), areas.pValue)
      }
      var estimate = PairedScores.estimate(
        other - one,
        draws.compactMap { draw in
          draw[0][measure].flatMap { one in draw[1][measure].map { $0 - one } }
        }, level: settings.level)
      estimate.method = .bootstrap
      return Difference(measure, one, other, estimate, nil)
    }
  }

  /// The difference of a measure; `nil` if it is not among them.
  public subscript(measure: ScoreMeasure) -> Difference? {
    differences.first { $0.measure == measure }
  }
}

extension ScoreComparison.Difference {
  fileprivate init(
    _ measure: ScoreMeasure, _ first: Double, _ second: Double, _ difference: Estimate,
    _ known: Double?
  ) {
    self.init(
      measure: measure, first: first, second: second, difference: difference,
      pValue: known
        ?? difference.standardError.flatMap {
          $0 > 0 ? NormalDistribution.bothTails(difference.value / $0) : nil
        })
  }
}

extension AreaComparison {
  /// The difference times a factor.
  fileprivate func scaled(_ factor: Double) -> Estimate {
    Estimate(
      value: factor * difference.value, standardError: difference.standardError.map { factor * $0 },
      interval: difference.interval.map {
        ConfidenceInterval(lower: factor * $0.lower, upper: factor * $0.upper, level: $0.level)
      }, method: .deLong)
  }
}
