extension ModelRules {
  /// Checks what a model says of how it was fitted.
  mutating func check(_ fit: ScoreModel.Fit) {
    guard mistakes.isReadable("$.fit") else { return }
    checkText(fit.outcome, at: "$.fit.outcome")
    checkPositive(fit.scaling.odds, at: "$.fit.scaling.odds")
    checkPositive(fit.scaling.doubling, at: "$.fit.scaling.doubling")
    for (key, quality) in [("out_of_fold", fit.outOfFold), ("in_sample", fit.inSample)] {
      checkShare(quality.areaUnderCurve, at: "$.fit.\(key).area_under_curve")
      checkShare(quality.kolmogorovSmirnov, at: "$.fit.\(key).kolmogorov_smirnov")
      checkShare(quality.brierScore, at: "$.fit.\(key).brier_score")
    }
    checkEvents(fit)
    checkNumbers(fit)
    for (place, one) in fit.leftOut.enumerated() {
      checkShare(one.chance ?? 0, at: "$.fit.left_out[\(place)].chance")
    }
    checkCharacteristics(fit)
    checkReplicates(fit)
  }

  /// Checks that each replicate has the points of all bins.
  private mutating func checkReplicates(_ fit: ScoreModel.Fit) {
    let list = "$.fit.replicates"
    guard mistakes.isReadable(list),
      checkCount(fit.replicates.count, of: "replicates", atMost: 10_000, at: list)
    else { return }
    if fit.replicates.count == 1 {
      mistakes.add(
        .invalidValue, at: list, "one refit tells nothing of how far points scatter",
        "write 2 or more, or none")
    }
    let binCount = model.categories.flatMap(\.characteristics).reduce(0) { sum, characteristic in
      guard case .column(let measure) = characteristic.measure else { return sum }
      return sum + 1 + measure.bins.count
    }
    for (place, points) in fit.replicates.enumerated() {
      let path = "\(list)[\(place)]"
      for (index, points) in points.enumerated() { checkWhole(points, at: "\(path)[\(index)]") }
      guard mistakes.isSound(path), mistakes.isSound("$.categories"), points.count != binCount
      else { continue }
      mistakes.add(
        .invalidValue, at: path,
        "there are \(points.count) points, and \(binCount) bins with those of missing values",
        "write the points of each, characteristic by characteristic")
    }
  }

  private mutating func checkEvents(_ fit: ScoreModel.Fit) {
    guard mistakes.isSound("$.fit.event_rows"), mistakes.isSound("$.fit.rows"),
      fit.eventCount > fit.rowCount
    else { return }
    mistakes.add(
      .invalidValue, at: "$.fit.event_rows",
      "\(fit.eventCount) rows with the event of \(fit.rowCount)", "write at most \(fit.rowCount)")
  }

  private mutating func checkNumbers(_ fit: ScoreModel.Fit) {
    var numbers = [
      ("scaling.score", fit.scaling.score), ("method.penalty", fit.method.penalty),
      ("method.least_information_value", fit.method.leastInformationValue),
      ("area_of_points", fit.areaOfPoints), ("largest_rounding", fit.largestRounding),
      ("intercept.value", fit.intercept.value),
      ("intercept.standard_error", fit.intercept.standardError),
      ("out_of_fold.log_loss", fit.outOfFold.logLoss),
      ("in_sample.log_loss", fit.inSample.logLoss),
    ]
    for (place, one) in fit.coefficients.enumerated() {
      let path = "coefficients[\(place)]"
      numbers += [
        (path + ".value", one.value), (path + ".standard_error", one.standardError),
        (path + ".variance_inflation", one.varianceInflation ?? 1),
      ]
    }
    for (place, step) in fit.steps.enumerated() {
      numbers.append(("steps[\(place)].change", step.change))
    }
    for (place, one) in fit.leftOut.enumerated() {
      numbers.append(("left_out[\(place)].coefficient", one.coefficient ?? 0))
    }
    for (key, number) in numbers
    where !(number.magnitude < 1e15) && mistakes.isSound("$.fit." + key) {
      mistakes.add(
        .invalidValue, at: "$.fit." + key, "\(number.shortText) is out of range",
        "write a number between -1e15 and 1e15")
    }
  }

  private mutating func checkCharacteristics(_ fit: ScoreModel.Fit) {
    guard mistakes.isSound("$.categories"), mistakes.isReadable("$.fit.coefficients"),
      mistakes.isReadable("$.fit.left_out")
    else { return }
    // Points of a column may all round to 0: it has a coefficient, and is left out.
    let known = Set(
      model.categories.flatMap(\.characteristics).map(\.name) + fit.leftOut.map(\.column))
    for (place, one) in fit.coefficients.enumerated() {
      let path = "$.fit.coefficients[\(place)].characteristic"
      guard mistakes.isSound(path), !known.contains(one.characteristic) else { continue }
      mistakes.add(
        .invalidValue, at: path,
        "the model has no characteristic '\(one.characteristic.shortened)'",
        "correct the name, remove the coefficient, or add the column to left_out")
    }
  }
}
