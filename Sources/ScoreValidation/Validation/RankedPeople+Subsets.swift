internal import Execution

extension RankedPeople {
  /// How areas get their intervals.
  struct AreaSettings: Sendable {
    let level: Double
    let replicates: Int
    let seed: UInt64
  }

  /// The area under the curve among some people; `nil` if they are all of one kind.
  ///
  /// Its interval is DeLong's, with weights that of the Bayesian bootstrap.
  func area(
    of places: [Int], _ settings: AreaSettings, _ execution: Execution
  ) throws -> Estimate? {
    let events = places.map { self.events[$0] }
    let scores = SortedScores(
      scores: places.map { direction.risk(self.scores[$0]) }, events: events,
      weights: weights == nil ? nil : places.map(weight))
    guard let area = scores.measures()[.areaUnderCurve] else { return nil }
    if weights == nil { return .area(scores, area, events: events, level: settings.level) }
    let groups = LevelGroups(
      Self.levels(places.map { self.scores[$0] }, events, places.map(weight)))
    let base = groups.measures[.areaUnderCurve] ?? area
    let draws = try groups.draws(
      settings.replicates, profit: nil, seed: settings.seed, execution)
    var estimate = PairedScores.estimate(
      area, draws.compactMap { $0.measures[.areaUnderCurve] }.map { area + $0 - base },
      level: settings.level)
    estimate.method = .bayesianBootstrap
    return estimate
  }

  /// The places of the people of each number, and how many have none, which is -1.
  func places(ofCodes codes: [Int32], _ count: Int) -> (groups: [[Int]], missingCount: Int) {
    var groups = [[Int]](repeating: [], count: count)
    var missingCount = 0
    for (place, row) in rows.enumerated() {
      let code = codes[Int(row)]
      if code < 0 { missingCount += 1 } else { groups[Int(code)].append(place) }
    }
    return (groups, missingCount)
  }

  /// The share of some people with the event less their mean probability; `nil` where nobody has one.
  func excess(_ places: [Int], _ probabilities: [Double?], level: Double) -> Estimate? {
    let known = places.filter { probabilities[$0] != nil }
    guard !known.isEmpty else { return nil }
    return .mean(
      known.map { (events[$0] ? 1 : 0) - (probabilities[$0] ?? 0) },
      weights: weights == nil ? nil : known.map(weight), level: level, within: -1...1)
  }
}
