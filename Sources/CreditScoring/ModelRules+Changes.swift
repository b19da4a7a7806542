extension ModelRules {
  /// Checks that all bins of a column state their part of the population or none, and that these sum to 1.
  mutating func checkShares(of bins: [ScoreModel.Bin], at list: String) {
    guard mistakes.isReadable(list) else { return }
    var isSound = true
    for (index, bin) in bins.enumerated() {
      let place = "\(list)[\(index)]"
      if mistakes.isReadable(place), let share = bin.share {
        checkShare(share, at: place + ".share")
      }
      isSound = isSound && mistakes.isReadable(place) && mistakes.isSound(place + ".share")
    }
    let shares = bins.compactMap(\.share)
    if isSound, shares.isEmpty, model.reasons.baseline == .populationMedian {
      mistakes.add(
        .missingKey, at: list,
        "the bins state no shares, which the population's median of points needs",
        "write their shares, or choose another baseline of reasons")
    }
    guard isSound, !shares.isEmpty else { return }
    guard shares.count == bins.count else {
      let index = bins.firstIndex { $0.share == nil } ?? 0
      mistakes.add(
        .missingKey, at: "\(list)[\(index)]", "the bin has no share, and others have",
        "write the shares of all bins or of none")
      return
    }
    let sum = shares.reduce(0, +)
    guard abs(sum - 1) > 1e-6 else { return }
    mistakes.add(
      .sum, at: list, "the shares sum to \(((sum * 1e9).rounded() / 1e9).shortText), not 1",
      "change them so that they do")
  }

  /// Checks what a column states of how its values change, and how its reason is given.
  mutating func checkChanges(of measure: ScoreModel.ColumnMeasure, at place: String) {
    if let months = measure.months {
      let path = place + ".months"
      checkWhole(months, at: path)
      if mistakes.isSound(path), months < 0 {
        mistakes.add(
          .invalidValue, at: path, "\(months) is out of range", "write a whole number from 0")
      }
    }
    checkPositive(measure.cost, at: place + ".cost")
    if let stability = measure.stability { checkShare(stability, at: place + ".stability") }
    checkActionability(of: measure, at: place)
    guard mistakes.isSound(place + ".always_given"), measure.isAlwaysGiven else { return }
    if hasAlwaysGiven {
      mistakes.add(
        .duplicateName, at: place + ".always_given",
        "a second characteristic whose reason is always given", "a model has at most one; remove it"
      )
    }
    hasAlwaysGiven = true
  }

  private mutating func checkActionability(of measure: ScoreModel.ColumnMeasure, at place: String) {
    let path = place + ".actionable"
    guard mistakes.isSound(path) else { return }
    if measure.actionable == .never, measure.months != nil || measure.cost != 1 {
      mistakes.add(
        .invalidValue, at: path, "a value that can't be changed has no months and no cost",
        "remove them, or say how it can be changed")
    }
    guard [.increase, .decrease].contains(measure.actionable),
      mistakes.isReadable(place + ".bins"), mistakes.isSound(place + ".bins[0].values"),
      case .texts? = measure.bins.first?.values
    else { return }
    let choices =
      model.words == .json ? "true or false" : "\(model.words.choice("either_way")) or .never"
    mistakes.add(
      .invalidValue, at: path, "texts neither rise nor fall", "write \(choices)")
  }
}
