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
    if arePointsSound, isBudgetSound { checkEnds(of: measure, budget, at: list, of: place) }
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
    case .specialNumbers(let numbers) where !numbers.isEmpty:
      for number in numbers where !number.isFinite {
        mistakes.add(
          .bins, at: place + ".values", "the value \(number.shortText) is not a finite number",
          "write a finite number")
      }
    case .texts([], other: false), .booleans([]), .specialNumbers:
      mistakes.add(
        .bins, at: place + ".values", "the bin matches nothing", "list values or remove the bin")
    case .texts(let texts, _):
      for text in texts { checkForNUL(text, at: place + ".values") }
    case .booleans: break
    }
  }

  /// Checks that the best bin brings the whole budget and the worst, or a missing value, 0 points.
  private mutating func checkEnds(
    of measure: ScoreModel.ColumnMeasure, _ budget: Int, at list: String, of place: String
  ) {
    let points = measure.bins.map(\.points)
    let best = points.max() ?? 0
    let worst = min(points.min() ?? 0, measure.missingPoints)
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
    case .numbers, .specialNumbers: checkNumbers(bins, at: places)
    case .texts: checkTexts(bins, at: places)
    case .booleans: checkBooleans(bins, at: places, in: list)
    }
    return mistakes.found.count == before
  }

  private mutating func checkNumbers(_ bins: [ScoreModel.Bin], at places: [String]) {
    var reached: Double?
    let isSpecial = bins.map { bin in
      if case .specialNumbers = bin.values { true } else { false }
    }
    checkSpecialNumbers(bins, at: places)
    let count = isSpecial.firstIndex(of: true) ?? bins.count
    if let late = isSpecial.indices.first(where: { $0 >= count && !isSpecial[$0] }) {
      mistakes.add(
        .bins, at: places[late], "the bin stands behind one of single numbers",
        "put bins of single numbers last")
      return
    }
    if count == 0 {
      mistakes.add(
        .bins, at: places[0], "numbers that no bin lists fall in no bin",
        "put a bin without limits in front")
    }
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
      if index == count - 1, let below {
        mistakes.add(
          .bins, at: places[index], "numbers from \(below.shortText) fall in no bin",
          "remove 'below' from the last bin")
      }
      reached = below
    }
  }

  private mutating func checkSpecialNumbers(_ bins: [ScoreModel.Bin], at places: [String]) {
    var seen: Set<Double> = []
    for (bin, place) in zip(bins, places) {
      guard case .specialNumbers(let numbers) = bin.values else { continue }
      for number in numbers where !seen.insert(number).inserted {
        mistakes.add(
          .bins, at: place, "the value \(number.shortText) is listed twice",
          "list each value once")
      }
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
}

extension ScoreModel.Bin.Values {
  fileprivate func isOfKind(of other: ScoreModel.Bin.Values) -> Bool {
    switch (self, other) {
    case (.numbers, .numbers), (.numbers, .specialNumbers), (.specialNumbers, .numbers),
      (.specialNumbers, .specialNumbers), (.texts, .texts), (.booleans, .booleans):
      true
    default: false
    }
  }
}
