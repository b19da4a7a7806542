internal import Statistics

/// How much each person's weight changes a measure: its standard error without draws.
///
/// A person's influence is the change of the measure per change of the logarithm of their weight. Its sum of
/// squares, taken from the mean of each kind of people, is the variance of a bootstrap that draws both kinds
/// apart, for many people: the infinitesimal jackknife.
///
/// - Source: Efron, *The Jackknife, the Bootstrap and Other Resampling Plans* (1982), chapter 6.
extension SortedScores {
  /// Everyone's influence on a measure, in their own order; `nil` where the measure is undefined.
  ///
  /// The cut-off of the largest distance is taken as given.
  ///
  /// - Complexity: O(*n*).
  func influences(on measure: ScoreMeasure) -> [Double]? {
    guard let value = measures()[measure] else { return nil }
    let ties = ties
    guard let end = ties.last else { return nil }
    let sorted: [Double]
    switch measure {
    case .areaUnderCurve, .gini:
      let (factor, area) = measure == .gini ? (2.0, (value + 1) / 2) : (1, value)
      sorted = byTie { number in
        let (tie, before) = (ties[number], number > 0 ? ties[number - 1] : Tie())
        return (
          factor * (1 - (tie.others + before.others) / 2 / end.others - area) / end.events,
          factor * ((tie.events + before.events) / 2 / end.events - area) / end.others
        )
      }
    case .averagePrecision: sorted = onPrecision(ties, value)
    case .kolmogorovSmirnov: sorted = onDistance(ties)
    case .brierScore, .logLoss:
      guard let losses else { return nil }
      let all = end.events + end.others
      sorted = losses.enumerated().map { place, loss in
        weight(place) * ((measure == .brierScore ? loss.x : loss.y) - value) / all
      }
    }
    var influences = [Double](repeating: 0, count: sorted.count)
    for (place, person) in order.enumerated() { influences[Int(person)] = sorted[place] }
    return influences
  }

  /// The weights of both kinds with at least the score of a tie.
  private struct Tie {
    var events = 0.0
    var others = 0.0
  }

  private func weight(_ place: Int) -> Double { weights?[place] ?? 1 }

  private var ties: [Tie] {
    var (ties, sum) = ([Tie](), Tie())
    for place in events.indices {
      if events[place] { sum.events += weight(place) } else { sum.others += weight(place) }
      if endsTie[place] { ties.append(sum) }
    }
    return ties
  }

  /// The influences, by place, of which all people of a tie and kind have the same per weight.
  private func byTie(_ influence: (_ tie: Int) -> (event: Double, other: Double)) -> [Double] {
    var (number, own) = (0, influence(0))
    return events.indices.map { place in
      defer {
        if endsTie[place], place + 1 < events.count {
          number += 1
          own = influence(number)
        }
      }
      return weight(place) * (events[place] ? own.event : own.other)
    }
  }

  private func onPrecision(_ ties: [Tie], _ value: Double) -> [Double] {
    // A person changes the precision of their own tie and of all below it.
    var below = [(event: Double, other: Double)](repeating: (0, 0), count: ties.count)
    var (event, other) = (0.0, 0.0)
    for number in ties.indices.reversed() {
      let (tie, all) = (ties[number], ties[number].events + ties[number].others)
      let own = tie.events - (number > 0 ? ties[number - 1].events : 0)
      event += own * tie.others / (all * all)
      other -= own * tie.events / (all * all)
      below[number] = (event, other)
    }
    let total = ties[ties.count - 1].events
    return byTie { number in
      let precision = ties[number].events / (ties[number].events + ties[number].others)
      return ((precision - value + below[number].event) / total, below[number].other / total)
    }
  }

  private func onDistance(_ ties: [Tie]) -> [Double] {
    let end = ties[ties.count - 1]
    let gaps = ties.map { $0.events / end.events - $0.others / end.others }
    let best = Best(of: gaps.map(\.magnitude)).place
    let sign = gaps[best] < 0 ? -1.0 : 1
    let (events, others) = (ties[best].events / end.events, ties[best].others / end.others)
    return byTie { number in
      let isAbove = number <= best ? 1.0 : 0
      return (sign * (isAbove - events) / end.events, sign * (others - isAbove) / end.others)
    }
  }
}

extension PairedScores {
  /// A measure of the second model less that of the first, of the same people, with the standard error that
  /// their influences tell; `nil` where one is undefined.
  func difference(of measure: ScoreMeasure, level: Double) -> Estimate? {
    let values = models.prefix(2).map { $0.measures()[measure] }
    guard let one = values[0], let other = values[1],
      let first = models[0].influences(on: measure), let second = models[1].influences(on: measure)
    else { return nil }
    var variance = 0.0
    for kind in [true, false] {
      let changes = events.indices.filter { events[$0] == kind }.map { second[$0] - first[$0] }
      guard changes.count > 1 else {
        return Estimate(value: other - one, standardError: nil, interval: nil)
      }
      let (count, deviation) = (Double(changes.count), Moments(changes.span).deviation)
      variance += deviation * deviation * count * count / (count - 1)
    }
    let error = variance.squareRoot()
    let range = measure == .logLoss ? Double.greatestFiniteMagnitude : 2
    let isSame = error == 0 && other == one
    return Estimate(
      value: other - one, standardError: error,
      interval: error > 0 || isSame
        ? .normal(other - one, error, level: level, within: -range...range) : nil,
      method: .influence)
  }
}
