extension ModelRules {
  /// Checks that points run in the stated direction.
  mutating func check(
    _ direction: ScoreModel.Direction, of bins: [ScoreModel.Bin], at places: [String],
    of place: String
  ) {
    var ordered = Array(bins.indices)
    switch (bins[0].values, direction) {
    case (.texts, .any), (.booleans, .any): return
    case (.texts, _):
      mistakes.add(
        .points, at: place, "texts have no direction",
        "write \(model.words.setting("direction", model.words.choice("any")))"
          + (model.words == .json ? " or remove the key" : ""))
      return
    case (.numbers, _), (.specialNumbers, _):
      ordered = ordered.filter { place in
        if case .numbers = bins[place].values { true } else { false }
      }
    case (.booleans, _):
      ordered = [false, true].compactMap { value in
        bins.firstIndex { $0.values.contains(value) }
      }
    }
    let steps = zip(ordered, ordered.dropFirst()).map { before, after in
      (before: bins[before].points, after: bins[after].points, place: places[after])
    }
    let rises = steps.filter { $0.after > $0.before }
    let falls = steps.filter { $0.after < $0.before }
    if direction == .any {
      checkBothWays(rises: !rises.isEmpty, falls: !falls.isEmpty, at: place)
      return
    }
    let isHigherBetter = direction == .higherIsBetter
    let (wrong, right) = isHigherBetter ? (falls, rises) : (rises, falls)
    // Where all steps are wrong the direction is, which is said once.
    for step in right.isEmpty ? wrong.prefix(1) : wrong[...] {
      mistakes.add(
        .points, at: step.place,
        "points \(isHigherBetter ? "fall" : "rise") from \(step.before) to \(step.after) although "
          + "\(isHigherBetter ? "higher" : "lower") is better",
        "write at \(isHigherBetter ? "least" : "most") \(step.before)")
    }
  }

  /// Checks that points of numbers that run in any direction run in both.
  private mutating func checkBothWays(rises: Bool, falls: Bool, at place: String) {
    if rises, falls { return }
    mistakes.add(
      .points, at: place,
      "the direction 'any' is for texts, for true or false, and for points that rise and fall",
      "write \(model.words.choice("higher_is_better")) or "
        + model.words.choice("lower_is_better"))
  }
}

extension ScoreModel.Bin.Values {
  fileprivate func contains(_ value: Bool) -> Bool {
    guard case .booleans(let values) = self else { return false }
    return values.contains(value)
  }
}
