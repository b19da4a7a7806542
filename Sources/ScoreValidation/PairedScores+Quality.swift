internal import Execution
internal import Statistics

extension PairedScores {
  /// A model's area with DeLong's interval; without, where there is none.
  func area(of model: Int, _ area: Double, level: Double) -> Estimate {
    .area(models[model], area, events: events, level: level)
  }

  /// The quality of the first model.
  func quality(
    level: Double, replicates: Int, interval: BootstrapInterval, seed: UInt64,
    execution: Execution
  ) throws -> ScoreQuality {
    let draws = try self.replicates(replicates, level: level, seed: seed, execution: execution)
    let jackknife = interval == .percentile ? nil : Jackknife(models[0], events)
    return quality(of: 0, draws: draws.map { $0[0] }, level: level, jackknife: jackknife)
  }

  /// The quality of a model of which the replicates are known.
  func quality(
    of model: Int, draws: [MeasureValues], level: Double, jackknife: Jackknife? = nil
  ) -> ScoreQuality {
    let values = models[model].measures()
    var estimates: [ScoreMeasure: Estimate] = [:]
    for measure in ScoreMeasure.allCases {
      guard let value = values[measure] else { continue }
      estimates[measure] =
        deLong(measure, of: model, values, level: level)
        ?? Self.estimate(
          value, draws.compactMap { $0[measure] }, level: level,
          acceleration: jackknife?.acceleration(measure))
    }
    return ScoreQuality(
      eventCount: eventCount, nonEventCount: nonEventCount, estimates: estimates)
  }

  /// What DeLong says of the area and of Gini, without weights.
  private func deLong(
    _ measure: ScoreMeasure, of model: Int, _ values: MeasureValues, level: Double
  ) -> Estimate? {
    guard weights == nil, let value = values[.areaUnderCurve] else { return nil }
    let area = area(of: model, value, level: level)
    switch measure {
    case .areaUnderCurve: return area
    case .gini: return area.gini(values[measure])
    default: return nil
    }
  }

  /// A value with what replicates say of it.
  ///
  /// With a single person of a kind, who is drawn each time, they do not tell how it varies. With an
  /// acceleration the interval is corrected.
  static func estimate(
    _ value: Double, _ draws: [Double], level: Double, acceleration: Double? = nil
  ) -> Estimate {
    guard draws.count > 1 else {
      return Estimate(value: value, standardError: nil, interval: nil)
    }
    let count = Double(draws.count)
    let error = Moments(draws.span).deviation * (count / (count - 1)).squareRoot()
    guard error > 0 else { return Estimate(value: value, standardError: error, interval: nil) }
    let sorted = draws.sorted()
    let interval =
      acceleration.map {
        ConfidenceInterval.corrected(value, sorted, acceleration: $0, level: level)
      } ?? .percentile(sorted, level: level)
    return Estimate(value: value, standardError: error, interval: interval)
  }

  /// The measures of every model in samples drawn from each kind of people, with replacement.
  ///
  /// All models have the same samples. There are none with fewer than two people of a kind.
  func replicates(
    _ count: Int, level: Double, seed: UInt64, execution: Execution
  ) throws -> [[MeasureValues]] {
    try ConfidenceInterval.check(level: level)
    try Self.check(replicates: count)
    let kinds = [true, false].map { kind in events.indices.filter { events[$0] == kind } }
    guard kinds.allSatisfy({ $0.count > 1 }) else { return [] }
    return try execution.answers(count) { number in
      var generator = SplitMix64(seed: seed, stream: number)
      var copies = [Int32](repeating: 0, count: events.count)
      for kind in kinds {
        for _ in kind { copies[kind[Int.random(in: 0..<kind.count, using: &generator)]] += 1 }
      }
      return models.map { $0.measures(copies: copies) }
    }
  }

  static func check(replicates count: Int) throws(ValidationError) {
    guard count >= 2 else {
      throw ValidationError(
        .badSetting, "a bootstrap has at least 2 replicates", remedy: "take about 1000")
    }
  }
}
