/// What a map from the score makes of people, beside probabilities that are stated.
///
/// The map is fitted without each person's fold: what it gains is not learned from the same people.
public struct Recalibration: Sendable, Equatable {
  /// The map.
  public let kind: ProbabilityMap.Kind
  /// The number of folds.
  public let foldCount: Int
  /// Whether its probabilities are right.
  public let calibration: Calibration
  /// Its Brier score less that of stated probabilities: less than 0 if recalibrating helps.
  public let brierChange: Estimate
  /// Its log loss less that of stated probabilities: less than 0 if recalibrating helps.
  public let logLossChange: Estimate
}

extension Recalibration {
  /// Compares a map's probabilities with stated ones.
  ///
  /// - Returns: `nil` if no map could be fitted.
  init?(
    _ people: RankedPeople, _ probabilities: ScoreProbabilities, _ options: ValidationOptions
  ) {
    guard let mapped = probabilities.recalibrated else { return nil }
    let places = probabilities.values.indices.filter {
      probabilities.values[$0] != nil && mapped[$0] != nil
    }
    guard !places.isEmpty else { return nil }
    kind = options.map
    foldCount = ScoreProbabilities.foldCount
    calibration = Calibration(people, mapped, places, options)
    let changes = places.map { place in
      SortedScores.losses(mapped[place] ?? 0, people.events[place])
        - SortedScores.losses(probabilities.values[place] ?? 0, people.events[place])
    }
    let weights = people.weights == nil ? nil : places.map(people.weight)
    let range = -Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude
    brierChange = .mean(changes.map(\.x), weights: weights, level: options.level, within: -1...1)
    logLossChange = .mean(changes.map(\.y), weights: weights, level: options.level, within: range)
  }
}
