internal import Statistics

/// What a person who is accepted brings.
public struct ProfitRule: Sendable, Equatable {
  /// What one without the event brings.
  public let gain: Double
  /// What one with the event costs.
  public let loss: Double

  /// Takes gain and loss, in the same unit.
  ///
  /// - Throws: ``ValidationError`` unless both are from 1e-100 to 1e100.
  public init(gain: Double, loss: Double) throws(ValidationError) {
    guard (1e-100...1e100).contains(gain), (1e-100...1e100).contains(loss) else {
      throw ValidationError(
        .badSetting, "gain and loss are numbers greater than 0, from 1e-100 to 1e100",
        remedy: "give what a person brings who pays, and what one costs who does not")
    }
    self.gain = gain
    self.loss = loss
  }

  /// The share of events among the accepted above which the last of them cost more than they bring.
  public var breakEvenRate: Double { gain / (gain + loss) }
}

/// The expected profit of accepting people by a score, and the cut-off of the largest.
public struct Profit: Sendable, Equatable {
  /// What accepted people bring.
  public let rule: ProfitRule
  /// The worst score that is accepted at the largest profit; `nil` where accepting nobody is best.
  public let cutOff: Double?
  /// Between which scores the best cut-off of other samples lies.
  public let cutOffInterval: ConfidenceInterval?
  /// The share of people who are accepted.
  public let approval: Estimate?
  /// The profit per person, accepted or not.
  public let perPerson: Estimate
  /// How much of that profit, on average, comes from having looked for the cut-off among the same people;
  /// `nil` if the sample does not tell.
  public let optimism: Double?
  /// The profit per person if all are accepted.
  public let acceptingAll: Double

  init(
    _ people: RankedPeople, _ rule: ProfitRule, _ groups: LevelGroups, _ draws: [LevelGroups.Draw],
    level: Double
  ) {
    var curve = [0.0]
    var sum = 0.0
    for each in people.levels {
      sum += rule.gain * each.others.weight - rule.loss * each.events.weight
      curve.append(sum)
    }
    let (events, others) = people.totals
    let best = Best(of: curve)
    self.rule = rule
    acceptingAll = sum / (events + others).weight
    cutOff = best.place > 0 ? people.levels[best.place - 1].score : nil
    let accepted = people.levels.prefix(best.place).reduce(Amount()) { $0 + $1.all }
    approval = .share(accepted, of: events + others, level: level)
    let found = draws.compactMap(\.profit)
    let optimism = found.map(\.optimism).mean
    self.optimism = optimism
    perPerson = Self.estimate(people, rule, levels: best.place, level: level)
      .less(optimism, within: -rule.loss...rule.gain)
    // Accepting nobody stands for a cut-off at the safest score.
    let scores = found.map { groups.ends[max($0.groupCount - 1, 0)] }.sorted()
    cutOffInterval = scores.count > 1 ? .percentile(scores, level: level) : nil
  }

  /// The profit per person of accepting so many levels, which are taken as given.
  static func estimate(
    _ people: RankedPeople, _ rule: ProfitRule, levels count: Int, level: Double
  ) -> Estimate {
    let end = count > 0 ? people.levels[count - 1].end : 0
    let values = people.events.indices.map { place in
      place < end ? (people.events[place] ? -rule.loss : rule.gain) : 0
    }
    return .mean(
      values, weights: people.weights, level: level, within: -rule.loss...rule.gain)
  }
}

extension [Double] {
  /// The mean; `nil` of nothing.
  var mean: Double? { isEmpty ? nil : reduce(0, +) / Double(count) }
}

extension Estimate {
  /// The estimate with the interval of a best cut-off: moved by what having looked for it adds.
  func less(_ optimism: Double?, within range: ClosedRange<Double>) -> Estimate {
    guard let optimism, let interval, let standardError else { return self }
    let moved = ConfidenceInterval.normal(
      value - optimism, standardError, level: interval.level, within: range)
    // Where optimism is all that there is, the interval ends at the range and at the value.
    return Estimate(
      value: value, standardError: standardError,
      interval: ConfidenceInterval(
        lower: min(max(moved.lower, range.lowerBound), value), upper: max(moved.upper, value),
        level: interval.level), method: .lessOptimism)
  }
}
