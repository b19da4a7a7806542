internal import LibC
internal import Statistics

/// Whether the event is as frequent as probabilities say.
public struct Calibration: Sendable, Equatable {
  /// People of neighboring probabilities.
  public struct Group: Sendable, Equatable {
    /// The smallest probability.
    public let least: Double
    /// The largest probability.
    public let most: Double
    /// The number of people.
    public let count: Int
    /// Their share of all, by weights if there are any.
    public let share: Double
    /// The mean probability.
    public let expected: Double
    /// The share of people with the event.
    public let observed: Estimate
  }

  /// About equally many people each, those of one probability together, from the smallest probability.
  public let groups: [Group]
  /// The mean probability.
  public let expected: Double
  /// The share of people with the event.
  public let observed: Estimate
  /// What the log-odds of the probabilities are to be multiplied with.
  ///
  /// 1 is right, less is of probabilities that are too far apart; `nil` if it is not finite.
  public let slope: Estimate?
  /// What is to be added then; 0 is right with a slope of 1.
  public let intercept: Estimate?
  /// What is to be added if nothing is multiplied: 0 is right, less is of probabilities that are too high.
  ///
  /// - Source: Cox, "Two further applications of a model for binary regression", *Biometrika* 45 (1958).
  public let shift: Estimate?
  /// Spiegelhalter's statistic, normally distributed if probabilities are right; `nil` if all are 0, ½ or 1.
  ///
  /// - Source: Spiegelhalter, "Probabilistic prediction in patient management and clinical trials",
  ///   *Statistics in Medicine* 5 (1986).
  public let spiegelhalter: Double?
  /// The mean distance between expected and observed shares of the groups, by their people.
  public let expectedError: Double
  /// The mean squared error.
  public let brierScore: Estimate
  /// The mean of the negative logarithm of the probability of what happened.
  public let logLoss: Estimate

  /// The chance of so large a statistic of Spiegelhalter's, either way, if probabilities were right.
  public var pValue: Double? { spiegelhalter.map(NormalDistribution.bothTails) }

  /// Compares probabilities with what happened.
  ///
  /// - Parameters:
  ///   - probabilities: Numbers from 0 to 1; those of 0 and 1 count as 2⁻⁵² and 1 - 2⁻⁵² where a
  ///     logarithm is needed.
  ///   - events: Whether the event happened.
  ///   - weights: A weight per person; `nil` if all are 1.
  ///   - groupCount: How many groups there are to be.
  ///   - level: The confidence level.
  /// - Precondition: There is at least one person, and as many of each.
  /// - Complexity: O(*n*) per step of a regression.
  init(
    _ probabilities: [Double], events: [Bool], weights: [Double]?, groupCount: Int, level: Double
  ) {
    let targets = events.map { $0 ? 1.0 : 0 }
    let losses = zip(probabilities, events).map { SortedScores.losses($0, $1) }
    brierScore = .mean(losses.map(\.x), weights: weights, level: level, within: 0...1)
    logLoss = .mean(
      losses.map(\.y), weights: weights, level: level, within: 0...Double.greatestFiniteMagnitude)
    groups = Self.groups(probabilities, events, weights, groupCount, level)
    var (all, hit, sum) = (Amount(), Amount(), 0.0)
    var (distance, variance) = (0.0, 0.0)
    for place in probabilities.indices {
      let (weight, chance) = (weights?[place] ?? 1, probabilities[place])
      all.add(weight)
      if events[place] { hit.add(weight) }
      sum += weight * chance
      distance += weight * (targets[place] - chance) * (1 - 2 * chance)
      let part = weight * (1 - 2 * chance)
      variance += part * part * chance * (1 - chance)
    }
    expected = sum / all.weight
    observed = .share(hit.weight / all.weight, of: all.effectiveCount, level: level)
    spiegelhalter = variance > 0 ? distance / variance.squareRoot() : nil
    expectedError = groups.reduce(0) {
      $0 + $1.share * ($1.expected - $1.observed.value).magnitude
    }
    let logOdds = probabilities.map { chance in
      let clipped = min(max(chance, 0x1p-52), 1 - 0x1p-52)
      return log(clipped) - log1p(-clipped)
    }
    let line = LogisticLine(logOdds, targets: targets, weights: weights)
    slope = line.map { .wald($0.slope, variance: $0.variance.slope, level: level) }
    intercept = line.map { .wald($0.intercept, variance: $0.variance.intercept, level: level) }
    shift = LogisticLine.shift(of: logOdds, targets: targets, weights: weights)
      .map { .wald($0.value, variance: $0.variance, level: level) }
  }
}

extension Calibration {
  /// Compares the probabilities of some people of a ranking, who all have one.
  init(
    _ people: RankedPeople, _ probabilities: [Double?], _ places: [Int],
    _ options: ValidationOptions
  ) {
    self.init(
      places.map { probabilities[$0] ?? 0 }, events: places.map { people.events[$0] },
      weights: people.weights == nil ? nil : places.map(people.weight),
      groupCount: options.groupCount, level: options.level)
  }

  /// The places behind about equally many people, where values of the sorted list differ.
  static func ends(_ count: Int, groupCount: Int, endsTie: (Int) -> Bool) -> [Int] {
    var ends: [Int] = []
    var place = 0
    for number in 1...groupCount {
      let target = number * count / groupCount
      while place < count, place + 1 < target || !endsTie(place) { place += 1 }
      // A tie may reach over several ends.
      if place < count, ends.last != place + 1 { ends.append(place + 1) }
    }
    return ends
  }

  private static func groups(
    _ probabilities: [Double], _ events: [Bool], _ weights: [Double]?, _ count: Int,
    _ level: Double
  ) -> [Group] {
    let order = probabilities.risingOrder().map(Int.init)
    let ends = ends(order.count, groupCount: count) { place in
      place + 1 == order.count || probabilities[order[place]] < probabilities[order[place + 1]]
    }
    let total = weights?.reduce(0, +) ?? Double(order.count)
    var start = 0
    return ends.map { end in
      var (all, hit, sum) = (Amount(), Amount(), 0.0)
      for place in start..<end {
        let (row, weight) = (order[place], weights?[order[place]] ?? 1)
        all.add(weight)
        if events[row] { hit.add(weight) }
        sum += weight * probabilities[row]
      }
      defer { start = end }
      return Group(
        least: probabilities[order[start]], most: probabilities[order[end - 1]], count: end - start,
        share: all.weight / total, expected: sum / all.weight,
        observed: .share(hit.weight / all.weight, of: all.effectiveCount, level: level))
    }
  }
}

extension Estimate {
  /// A coefficient of a regression.
  static func wald(_ value: Double, variance: Double, level: Double) -> Estimate {
    let error = variance.squareRoot()
    return Estimate(
      value: value, standardError: error,
      interval: error > 0 && error.isFinite
        ? .normal(
          value, error, level: level,
          within: -Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude) : nil,
      method: .wald)
  }
}
