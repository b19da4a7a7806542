internal import LibC

/// From a score to the probability of the event.
///
/// ```swift
/// let scaling = try OddsScaling(odds: 20, at: 600, doubling: 40)
/// ProbabilityMap.odds(scaling).probability(of: 600)   // 1/21
/// ```
public enum ProbabilityMap: Sendable, Equatable {
  /// Log-odds of the event that are a line in the score.
  ///
  /// Fitted as by Platt: the targets are (*e* + 1) / (*e* + 2) for the *e* people with the event and
  /// 1 / (*n* + 2) for the *n* others, so that there is an answer also where a score tells all.
  ///
  /// - Source: Platt, "Probabilistic outputs for support vector machines", *Advances in Large Margin
  ///   Classifiers* (1999); scikit-learn's sigmoid calibration.
  case platt(intercept: Double, slope: Double)
  /// Probabilities at rising scores, straight in between and the same beyond the first and the last:
  /// the monotonic ones of the least squared error.
  ///
  /// - Source: Ayer et al., "An empirical distribution function for sampling with incomplete information",
  ///   *Annals of Mathematical Statistics* 26 (1955); pool adjacent violators, as scikit-learn's
  ///   `IsotonicRegression` with clipping.
  case isotonic(scores: [Double], probabilities: [Double])
  /// The odds that the score's own scale states.
  case odds(OddsScaling)

  /// The probability of the event at a score.
  ///
  /// - Complexity: O(1), or O(log *knots*).
  public func probability(of score: Double) -> Double {
    switch self {
    case .platt(let intercept, let slope): LogisticModel.probability(intercept + slope * score)
    case .odds(let scaling): scaling.probability(of: score)
    case .isotonic(let scores, let probabilities): Self.between(scores, probabilities, score)
    }
  }

  private static func between(_ scores: [Double], _ values: [Double], _ score: Double) -> Double {
    var (low, high) = (0, scores.count)
    while low < high {
      let middle = (low + high) / 2
      if scores[middle] <= score { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return values[0] }
    guard low < scores.count, values[low] != values[low - 1] else { return values[low - 1] }
    let part = (score - scores[low - 1]) / (scores[low] - scores[low - 1])
    return values[low - 1] + part * (values[low] - values[low - 1])
  }
}

/// What a score says of odds: so many people without the event for each with it at one score, and twice as
/// many so many points further.
public struct OddsScaling: Sendable, Equatable {
  /// The odds of no event, at ``score``.
  public let odds: Double
  /// The score at which they are so.
  public let score: Double
  /// How many points double them; less than 0 if a higher score is riskier.
  public let doubling: Double

  /// Takes a scale.
  ///
  /// - Throws: ``ValidationError`` unless all are finite, odds greater than 0 and the points not 0.
  public init(odds: Double, at score: Double, doubling: Double) throws(ValidationError) {
    guard odds > 0, odds.isFinite, score.isFinite, doubling != 0, doubling.isFinite else {
      throw ValidationError(
        .badSetting, "a scale has odds greater than 0, a score, and points that double them",
        remedy: "give finite numbers such as 20 at 600, doubling every 40")
    }
    (self.odds, self.score, self.doubling) = (odds, score, doubling)
  }

  /// The probability of the event at a score.
  public func probability(of score: Double) -> Double {
    LogisticModel.probability(-(log(odds) + (score - self.score) / doubling * log(2)))
  }
}

extension ProbabilityMap {
  /// Which map is fitted; its raw value is the word in JSON.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// ``ProbabilityMap/platt(intercept:slope:)``.
    case platt
    /// ``ProbabilityMap/isotonic(scores:probabilities:)``.
    case isotonic
  }

  /// Fits a map to people of rising risk.
  ///
  /// - Parameters:
  ///   - kind: Which map.
  ///   - levels: The scores, the safest first, with the weights of people.
  ///   - direction: What a higher score stands for.
  /// - Returns: `nil` if they are all of one kind or score.
  static func fitted(
    _ kind: Kind, to levels: [ScoreLevel], _ direction: ScoreDirection
  ) -> ProbabilityMap? {
    guard levels.contains(where: { $0.events > 0 }), levels.contains(where: { $0.others > 0 })
    else { return nil }
    switch kind {
    case .platt: return platt(levels)
    case .isotonic: return isotonic(levels, direction)
    }
  }

  private static func platt(_ levels: [ScoreLevel]) -> ProbabilityMap? {
    let events = levels.reduce(0) { $0 + $1.events }
    let others = levels.reduce(0) { $0 + $1.others }
    let (high, low) = ((events + 1) / (events + 2), 1 / (others + 2))
    // People of one score count together: their mean target, with all their weight.
    let line = LogisticLine(
      levels.map(\.score),
      targets: levels.map { ($0.events * high + $0.others * low) / $0.weight },
      weights: levels.map(\.weight))
    return line.map { .platt(intercept: $0.intercept, slope: $0.slope) }
  }

  /// People of neighboring scores who have one probability.
  private struct Block {
    var (first, last): (Double, Double)
    var events: Double
    var weight: Double

    var rate: Double { events / weight }
  }

  private static func isotonic(
    _ levels: [ScoreLevel], _ direction: ScoreDirection
  ) -> ProbabilityMap? {
    var blocks: [Block] = []
    for level in levels {
      var block = Block(
        first: level.score, last: level.score, events: level.events, weight: level.weight)
      // From the safest score on, rates must not fall.
      while let before = blocks.last, before.rate >= block.rate {
        blocks.removeLast()
        block = Block(
          first: before.first, last: block.last, events: before.events + block.events,
          weight: before.weight + block.weight)
      }
      blocks.append(block)
    }
    var (scores, values): ([Double], [Double]) = ([], [])
    for block in blocks {
      scores.append(block.first)
      values.append(block.rate)
      guard block.last != block.first else { continue }
      scores.append(block.last)
      values.append(block.rate)
    }
    guard scores.count > 1 else { return nil }
    return direction == .riskier
      ? .isotonic(scores: scores, probabilities: values)
      : .isotonic(scores: scores.reversed(), probabilities: values.reversed())
  }
}
