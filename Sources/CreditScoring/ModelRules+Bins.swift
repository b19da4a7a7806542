extension ModelRules {
  /// Checks a column's bins: that every value falls in exactly one, and that their points fit.
  mutating func check(_ measure: ScoreModel.ColumnMeasure, budget: Int, at place: String) {
    checkText(measure.column, at: place + ".column")
    if let reason = measure.missingReason { checkText(reason, at: place + ".missing.reason") }
    let (bins, list) = (measure.bins, place + ".bins")
    let isBudgetSound = mistakes.isSound(place + ".budget")
    if isBudgetSound {
      check(points: measure.missingPoints, budget, at: place + ".missing.points", of: place)
    }
    guard mistakes.isReadable(list),
      checkCount(bins.count, of: "bins", atMost: 10_000, at: list)
    else { return }
    let places = bins.indices.map { "\(list)[\($0)]" }
    var (areValuesSound, arePointsSound) = (true, true)
    for (bin, binPlace) in zip(bins, places) {
      if mistakes.isReadable(binPlace) {
        check(bin.values, at: binPlace)
        if isBudgetSound { check(points: bin.points, budget, at: binPlace + ".points", of: place) }
      }
      let isReadable = mistakes.isReadable(binPlace)
      areValuesSound = areValuesSound && isReadable && mistakes.isSound(binPlace + ".values")
      arePointsSound = arePointsSound && isReadable && mistakes.isSound(binPlace + ".points")
    }
    guard bins.count >= 2 else {
      mistakes.add(
        .bins, at: list, bins.isEmpty ? "there are no bins" : "there is only one bin",
        "write at least two, one without points and one with the whole budget")
      return
    }
    if arePointsSound, isBudgetSound { checkEnds(of: bins, budget, at: list, of: place) }
    guard areValuesSound, checkTiling(of: bins, at: places, in: list), arePointsSound,
      mistakes.isSound(place + ".direction")
    else { return }
    check(measure.direction, of: bins, at: places, of: place)
  }

  private mutating func check(points: Int, _ budget: Int, at path: String, of place: String) {
    guard mistakes.isSound(path), !(0...budget).contains(points) else { return }
    mistakes.add(
      .points, at: path, "\(points) points are outside the budget",
      "write a whole number from 0 to \(budget)")
    // The budget may be what is wrong.
    mistakes.doubt(place + ".budget")
  }

  private mutating func check(_ values: ScoreModel.Bin.Values, at place: String) {
    switch values {
    case .numbers(let from, let below):
      if let limit = [from, below].compactMap({ $0 }).first(where: { !$0.isFinite }) {
        mistakes.add(
          .bins, at: place, "the limit \(limit.shortText) is not a finite number",
          "write a finite number or leave the limit out", doubting: place + ".values")
      } else if let from, let below, from >= below {
        mistakes.add(
          .bins, at: place,
          "the bin from \(from.shortText) to below \(below.shortText) is empty",
          "write a 'below' greater than 'from'", doubting: place + ".values")
      }
    case .texts([], other: false), .booleans([]):
      mistakes.add(
        .bins, at: place + ".values", "the bin matches nothing", "list values or remove the bin")
    case .texts(let texts, _):
      for text in texts { checkForNUL(text, at: place + ".values") }
    case .booleans: break
    }
  }

  /// Checks that the worst bin brings 0 points and the best the whole budget.
  private mutating func checkEnds(
    of bins: [ScoreModel.Bin], _ budget: Int, at list: String, of place: String
  ) {
    let points = bins.map(\.points)
    let (worst, best) = (points.min() ?? 0, points.max() ?? 0)
    if best != budget {
      mistakes.add(
        .points, at: list, "the best bin brings \(best) points, the budget is \(budget)",
        "give the best bin \(budget) points", doubting: place + ".budget")
    }
    if worst != 0 {
      mistakes.add(
        .points, at: list, "the worst bin brings \(worst) points, not 0",
        "give the worst bin 0 points")
    }
  }

  // MARK: Every value in one bin

  /// Checks that bins are of one kind and every value falls in exactly one; false if not.
  private mutating func checkTiling(
    of bins: [ScoreModel.Bin], at places: [String], in list: String
  ) -> Bool {
    let before = mistakes.found.count
    if let odd = bins.firstIndex(where: { !$0.values.isOfKind(of: bins[0].values) }) {
      mistakes.add(
        .bins, at: places[odd], "the bin is of another kind than the one before it",
        "use limits, texts, or true and false, in all bins of a characteristic")
      return false
    }
    switch bins[0].values {
    case .numbers: checkNumbers(bins, at: places)
    case .texts: checkTexts(bins, at: places)
    case .booleans: checkBooleans(bins, at: places, in: list)
    }
    return mistakes.found.count == before
  }

  private mutating func checkNumbers(_ bins: [ScoreModel.Bin], at places: [String]) {
    var reached: Double?
    for (index, bin) in bins.enumerated() {
      guard case .numbers(let from, let below) = bin.values else { continue }
      let fault: (problem: String, remedy: String)? =
        switch (index, reached, from) {
        case (0, _, nil): nil
        case (0, _, let from?):
          ("numbers below \(from.shortText) fall in no bin", "remove 'from' from the first bin")
        case (_, nil, _):
          (
            "the bin overlaps the one before it",
            "add 'below' to the bin before it, and order bins from low to high"
          )
        case (_, let reached?, nil):
          (
            "the bin overlaps the one before it",
            "add \(model.words.setting("from", reached.shortText))"
          )
        case (_, let reached?, let from?) where from < reached:
          (
            "the bin overlaps the one before it",
            "write \(model.words.setting("from", reached.shortText))"
          )
        case (_, let reached?, let from?) where from > reached:
          (
            "numbers from \(reached.shortText) to below \(from.shortText) fall in no bin",
            "write \(model.words.setting("from", reached.shortText))"
          )
        default: nil
        }
      if let fault { mistakes.add(.bins, at: places[index], fault.problem, fault.remedy) }
      if index == bins.count - 1, let below {
        mistakes.add(
          .bins, at: places[index], "numbers from \(below.shortText) fall in no bin",
          "remove 'below' from the last bin")
      }
      reached = below
    }
  }

  private mutating func checkTexts(_ bins: [ScoreModel.Bin], at places: [String]) {
    var seen: Set<String> = []
    var hasOther = false
    for (bin, place) in zip(bins, places) {
      guard case .texts(let texts, let other) = bin.values else { continue }
      for text in texts where !seen.insert(text).inserted {
        mistakes.add(
          .bins, at: place, "the value '\(text.shortened)' is listed twice",
          "list each value once")
      }
      if other, hasOther {
        mistakes.add(
          .bins, at: place, "a second bin for other values",
          "keep one bin with \(model.words.setting("other", true))")
      }
      hasOther = hasOther || other
    }
  }

  private mutating func checkBooleans(
    _ bins: [ScoreModel.Bin], at places: [String], in list: String
  ) {
    var seen: Set<Bool> = []
    var isRepeated = false
    for (bin, place) in zip(bins, places) {
      guard case .booleans(let values) = bin.values else { continue }
      for value in values where !seen.insert(value).inserted {
        mistakes.add(
          .bins, at: place, "the value \(value) is listed twice", "list each value once")
        isRepeated = true
      }
    }
    if seen.count < 2, !isRepeated {
      mistakes.add(.bins, at: list, "true or false falls in no bin", "list both values")
    }
  }

  // MARK: Direction

  /// Checks that points run in the stated direction.
  private mutating func check(
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
    case (.numbers, .any):
      mistakes.add(
        .points, at: place, "the direction 'any' is for texts and for true or false",
        "write \(model.words.choice("higher_is_better")) or "
          + model.words.choice("lower_is_better"))
      return
    case (.numbers, _): break
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
}

extension ScoreModel.Bin.Values {
  fileprivate func contains(_ value: Bool) -> Bool {
    guard case .booleans(let values) = self else { return false }
    return values.contains(value)
  }

  fileprivate func isOfKind(of other: ScoreModel.Bin.Values) -> Bool {
    switch (self, other) {
    case (.numbers, .numbers), (.texts, .texts), (.booleans, .booleans): true
    default: false
    }
  }
}
