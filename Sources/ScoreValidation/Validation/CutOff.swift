/// What accepting everyone at least as safe as a score comes to.
public struct CutOff: Sendable, Equatable {
  /// The worst score that is accepted.
  public let score: Double
  /// The number of people who are accepted.
  public let acceptedCount: Int
  /// The share of people who are accepted.
  public let approval: Estimate
  /// The share of the accepted with the event; `nil` of nobody.
  public let badRate: Estimate?
  /// The same of those whom the next stricter cut-off of the table turns away; `nil` of nobody.
  public let marginalBadRate: Estimate?
  /// The share of people without the event who are accepted.
  public let goodApproval: Estimate?
  /// The share of people with the event who are accepted.
  public let badApproval: Estimate?
  /// The profit per person, accepted or not, at this cut-off; `nil` if nobody said what people bring.
  public let profit: Estimate?
}

/// A cut-off as a score and as the number of levels that it accepts.
struct CutOffPlace: Sendable, Equatable {
  let score: Double
  let levels: Int
}

extension RankedPeople {
  /// The cut-off at a score.
  func place(ofCutOff score: Double) -> CutOffPlace {
    let risk = direction.risk(score)
    return CutOffPlace(
      score: score, levels: levels.firstIndex { direction.risk($0.score) > risk } ?? levels.count)
  }

  /// Cut-offs that each accept about equally many more people, the strictest first.
  func evenPlaces(_ count: Int) -> [CutOffPlace] {
    var number = 0
    var placesOfEnds: [Int: Int] = [:]
    for (index, level) in levels.enumerated() { placesOfEnds[level.end] = index }
    let ends = Calibration.ends(self.count, groupCount: count) { place in
      while levels[number].end < place + 1 { number += 1 }
      return levels[number].end == place + 1
    }
    return ends.compactMap { placesOfEnds[$0] }.map {
      CutOffPlace(score: levels[$0].score, levels: $0 + 1)
    }
  }

  /// What cut-offs come to.
  ///
  /// - Parameters:
  ///   - places: From the strictest on.
  ///   - rule: What accepted people bring, if that is known.
  ///   - level: The confidence level.
  /// - Returns: A cut-off per place.
  func cutOffs(_ places: [CutOffPlace], _ rule: ProfitRule?, level: Double) -> [CutOff] {
    let totals = totals
    let all = totals.events + totals.others
    var (events, others) = (Amount(), Amount())
    var next = 0
    return places.map { place in
      let before = (events: events, others: others)
      while next < place.levels {
        events += levels[next].events
        others += levels[next].others
        next += 1
      }
      let accepted = events + others
      let added = accepted - (before.events + before.others)
      return CutOff(
        score: place.score, acceptedCount: accepted.rows,
        approval: .share(
          min(accepted.weight / all.weight, 1), of: all.effectiveCount, level: level),
        badRate: .share(events, of: accepted, level: level),
        marginalBadRate: .share(events - before.events, of: added, level: level),
        goodApproval: .share(others, of: totals.others, level: level),
        badApproval: .share(events, of: totals.events, level: level),
        profit: rule.map { Profit.estimate(self, $0, levels: place.levels, level: level) })
    }
  }
}

/// The people of neighboring scores, the riskiest first: what a score gains over chance.
public struct GainsGroup: Sendable, Equatable {
  /// The riskiest score of the group.
  public let riskiest: Double
  /// The safest score of the group.
  public let safest: Double
  /// The number of people.
  public let count: Int
  /// The share of the group with the event.
  public let eventRate: Estimate
  /// That share over that of all people.
  public let lift: Double
  /// The share of all events that are in this group and riskier ones.
  public let gain: Estimate
  /// The share of events in this group and riskier ones over their share of people.
  public let cumulativeLift: Double
}

extension RankedPeople {
  /// About equally many people each, those of one score together, the riskiest first.
  func gains(_ count: Int, level: Double) -> [GainsGroup] {
    let totals = totals
    let all = totals.events + totals.others
    let rate = totals.events.weight / all.weight
    let places = [CutOffPlace(score: 0, levels: 0)] + evenPlaces(count)
    var (events, people) = (Amount(), Amount())
    return zip(places, places.dropFirst()).reversed().compactMap { above, below in
      let own = levels[above.levels..<below.levels]
      let (hit, other) = own.reduce((Amount(), Amount())) {
        ($0.0 + $1.events, $0.1 + $1.others)
      }
      events += hit
      people += hit + other
      guard let riskiest = own.last, let safest = own.first,
        let eventRate = Estimate.share(hit, of: hit + other, level: level),
        let gain = Estimate.share(events, of: totals.events, level: level)
      else { return nil }
      return GainsGroup(
        riskiest: riskiest.score, safest: safest.score, count: (hit + other).rows,
        eventRate: eventRate, lift: eventRate.value / rate, gain: gain,
        cumulativeLift: gain.value / (people.weight / all.weight))
    }
  }
}
