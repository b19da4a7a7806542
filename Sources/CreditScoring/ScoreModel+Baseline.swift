extension ScoreModel {
  /// The points that a column's are compared with where reasons are given.
  func baseline(
    of characteristic: Characteristic, _ measure: ColumnMeasure
  ) -> Int {
    switch reasons.baseline {
    case .maximum: characteristic.budget
    case .neutral: measure.missingPoints
    case .populationMedian: measure.medianPoints ?? characteristic.budget
    }
  }

  /// The points that those of friends' scores are compared with: those at the population's mean, unless it is the
  /// most that there are.
  func friendsBaseline(budget: Int, mean: Double?) -> Int {
    reasons.baseline == .maximum
      ? budget : Relationships.points(mean ?? 0.5, budget: budget)
  }

  /// The numbers of the columns of reasons: four, and one that is always given.
  var reasonNumbers: ClosedRange<Int> {
    let hasAlwaysGiven = categories.contains { $0.characteristics.contains(where: \.isAlwaysGiven) }
    return 1...ReasonRanking.most + (hasAlwaysGiven ? 1 : 0)
  }
}

extension ScoreModel.Characteristic {
  /// Whether its reason is given even behind four others.
  var isAlwaysGiven: Bool {
    if case .column(let measure) = measure { measure.isAlwaysGiven } else { false }
  }
}

extension ScoreModel.ColumnMeasure {
  /// The points that half of the population has at most, and half at least, of two such numbers the lower; `nil` if the
  /// bins state no shares.
  var medianPoints: Int? {
    var sum = 0.0
    for bin in bins.sorted(by: { $0.points < $1.points }) {
      guard let share = bin.share else { return nil }
      sum += share
      // What rounding takes from shares is not lacking.
      if sum >= 0.5 - 1e-9 { return bin.points }
    }
    return bins.map(\.points).max()
  }
}
