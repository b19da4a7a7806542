internal import Execution

/// The measures of a ranking, each with its interval.
struct RankingMeasures: Sendable {
  let area: Estimate
  let gini: Estimate
  let averagePrecision: Estimate?
  let kolmogorovSmirnov: Estimate
  /// The score at which the two kinds are furthest apart.
  let furthestScore: Double
  /// How many levels are at least as safe.
  let furthestLevel: Int

  init(
    _ people: RankedPeople, _ groups: LevelGroups, _ draws: [LevelGroups.Draw], level: Double
  ) throws(ValidationError) {
    let scores = SortedScores(
      scores: people.risks, events: people.events, weights: people.weights)
    let values = scores.measures()
    let condensed = groups.measures
    func drawn(_ measure: ScoreMeasure) -> Estimate? {
      guard let value = values[measure], let base = condensed[measure] else { return nil }
      var estimate = PairedScores.estimate(
        value, draws.compactMap { $0.measures[measure] }.map { value + $0 - base }, level: level)
      estimate.method = .bayesianBootstrap
      return estimate
    }
    guard let area = values[.areaUnderCurve] else {
      throw ValidationError(
        .tooFew, "areas need people with the event and people without", remedy: "take more people")
    }
    self.area =
      people.weights == nil
      ? .area(scores, area, events: people.events, level: level)
      : drawn(.areaUnderCurve)
        ?? Estimate(value: area, standardError: nil, interval: nil)
    gini = self.area.gini(values[.gini])
    averagePrecision = drawn(.averagePrecision)
    let (distance, best) = Self.distance(people, level: level)
    kolmogorovSmirnov = distance.less(draws.map(\.distanceOptimism).mean, within: 0...1)
    furthestLevel = best
    furthestScore = people.levels[max(best - 1, 0)].score
  }

  /// The largest distance between the shares of both kinds that are at least so safe, and of how many
  /// levels.
  private static func distance(_ people: RankedPeople, level: Double) -> (Estimate, Int) {
    let (events, others) = people.totals
    var shares = [SIMD2<Double>.zero]
    var sum = SIMD2<Double>.zero
    for each in people.levels {
      sum += SIMD2(each.others.weight, each.events.weight)
      shares.append(sum / SIMD2(others.weight, events.weight))
    }
    let best = Best(of: shares.map { ($0.x - $0.y).magnitude })
    let share = shares[best.place]
    let variance =
      share.x * (1 - share.x) / others.effectiveCount + share.y * (1 - share.y)
      / events.effectiveCount
    let error = max(variance, 0).squareRoot()
    return (
      Estimate(
        value: best.value, standardError: error,
        interval: error > 0 ? .normal(best.value, error, level: level, within: 0...1) : nil),
      best.place
    )
  }
}

extension Estimate {
  /// An area without weights, with DeLong's interval.
  static func area(
    _ scores: SortedScores, _ area: Double, events: [Bool], level: Double
  ) -> Estimate {
    let error = DeLong(scores)?.variance(events: events)?.squareRoot()
    return Estimate(
      value: area, standardError: error,
      interval: error.flatMap {
        $0 > 0 ? .normal(area, $0, level: level, within: 0...1) : nil
      }, method: .deLong)
  }

  /// The Gini coefficient of an area, with the value if it is known with fewer roundings.
  func gini(_ known: Double?) -> Estimate {
    Estimate(
      value: known ?? 2 * value - 1, standardError: standardError.map { 2 * $0 },
      interval: interval.map {
        ConfidenceInterval(lower: 2 * $0.lower - 1, upper: 2 * $0.upper - 1, level: $0.level)
      }, method: method)
  }
}
