internal import Statistics

/// Whether another score of the same people tells more.
///
/// Areas, and with them Gini, are compared by DeLong's paired test; with weights, and in all other measures,
/// by how much each person's weight changes the difference (``IntervalMethod/influence``).
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
  /// What more of it stands for.
  public let higherIs: ScoreDirection
  /// Its area under the curve among people with both scores.
  public let area: Estimate
  /// The number of people with both scores.
  public let count: Int
  /// How many people with an outcome lack one of the scores.
  public let missingCount: Int
  /// The differences; Brier score and log loss where both scores are probabilities.
  public let differences: [Difference]
  /// Compares two scores.
  ///
  /// - Parameters:
  ///   - name: The name of the other score.
  ///   - first: The score.
  ///   - second: The other score.
  ///   - outcomes: The outcomes of the same rows.
  ///   - directions: What both stand for.
  ///   - level: The confidence level.
  /// - Throws: ``ValidationError`` if a score is not finite or all who have both are of one kind.
  /// - Complexity: O(*n*).
  init(
    _ name: String, first: [Double?], second: [Double?], _ outcomes: Outcomes,
    directions: [ScoreDirection], level: Double
  ) throws(ValidationError) {
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
    let areas = people.weights == nil ? try AreaComparison(people, level: level) : nil
    let values = people.models.map { $0.measures() }
    let areProbabilities = directions == [.riskier, .riskier]
    self.name = name
    higherIs = directions[1]
    area =
      areas?.second
      ?? Estimate(value: values[1][.areaUnderCurve] ?? 0.5, standardError: nil, interval: nil)
    count = people.events.count
    missingCount = people.scorelessCount
    differences = ScoreMeasure.allCases.compactMap { measure in
      guard measure.largerIsBetter || areProbabilities, let one = values[0][measure],
        let other = values[1][measure]
      else { return nil }
      if let areas, measure == .areaUnderCurve || measure == .gini {
        var difference = areas.difference.scaled(by: measure == .gini ? 2 : 1)
        difference.method = .deLong
        return Difference(measure, one, other, difference, areas.pValue)
      }
      return people.difference(of: measure, level: level).map {
        Difference(measure, one, other, $0, nil)
      }
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
      pValue: known ?? difference.pValue)
  }
}
