internal import Files

/// The verdicts about a fitted card and about probabilities.
extension ValidationReport {
  var eventVerdict: Verdict? {
    guard let card, card.predictsOtherEvent else { return nil }
    return Verdict(
      "event", "other_event",
      "Model '\(card.name)' predicts \(card.predictedWords) of \(card.outcomeName), and the event asked for is "
        + "\(card.askedWords): nothing below judges what the model is for.")
  }

  var ownRowsVerdict: Verdict? {
    guard let card, card.isFittedToRows else { return nil }
    return Verdict(
      "rows", "fitted_to",
      "Model '\(card.name)' was fitted to these rows, \(FittedCard.signOfOwnRows): all figures are "
        + "too favorable. Out of fold, as it says, its area under the curve was \(card.areaOutOfFold.fixed(4)). Judge "
        + "it by people whom it has not seen.")
  }

  var calibrationVerdict: Verdict? {
    guard let calibration, let probabilitySource else { return nil }
    if case .outOfFold = probabilitySource {
      return Verdict(
        "calibration", "mapped",
        "The score has no probabilities of its own: a map makes them, and JSON has it.")
    }
    let found = faults(of: calibration)
    let large = found.filter(\.matters)
    let faults = large.isEmpty ? found : large
    let figures =
      "expected \(calibration.expected.percent), observed \(calibration.observed.percentWords)"
      + (calibration.slope.map { ", slope \($0.words), right is 1" } ?? "")
    guard let first = faults.first else {
      return Verdict(
        "calibration", "no_fault", "No fault is seen in \(probabilitySource.subject): \(figures).")
    }
    let change = recalibration.map {
      " Recalibrated by \($0.kind.words), log loss changes by "
        + "\(ReportTree.Cell.estimate($0.logLossChange, signed: true).shown)\($0.helpWords)."
    }
    if large.isEmpty {
      return Verdict(
        "calibration", "nearly_right",
        "\(probabilitySource.subject.capitalizedFirst) nearly hold: they are surely "
          + "\(faults.map(\.words).joined(separator: " and ")), but by less than matters "
          + "(\(Calibration.limitWords)). \(figures.capitalizedFirst).\(change ?? "")")
    }
    return Verdict(
      "calibration", first.conclusion,
      "\(probabilitySource.subject.capitalizedFirst) don't hold: they are "
        + "\(faults.map(\.words).joined(separator: " and ")). \(figures.capitalizedFirst).\(change ?? "")"
    )
  }

  /// What is surely wrong with probabilities.
  private func faults(
    of calibration: Calibration
  ) -> [(conclusion: String, words: String, matters: Bool)] {
    var faults: [(conclusion: String, words: String, matters: Bool)] = []
    let limit = Calibration.limit
    if let shift = calibration.shift, let interval = shift.interval, !interval.contains(0) {
      let matters = shift.value.magnitude >= limit
      faults.append(
        shift.value < 0
          ? ("too_high", "too high on the whole", matters)
          : ("too_low", "too low on the whole", matters))
    }
    if let slope = calibration.slope, let interval = slope.interval, !interval.contains(1) {
      let matters = (slope.value - 1).magnitude >= limit
      faults.append(
        slope.value < 1
          ? ("too_far_apart", "too far apart", matters)
          : ("too_close", "too close together", matters))
    }
    if faults.isEmpty, let pValue = calibration.pValue, pValue < 1 - options.level {
      faults.append(
        (
          "off",
          "right on the whole, but not everywhere (Spiegelhalter's p \(ReportTree.Cell.chance(pValue).shown))",
          recalibration.map { $0.logLossChange.value <= -Calibration.lossLimit } ?? true
        ))
    }
    return faults
  }
}

extension Calibration {
  /// How far from 0 the log-odds of all have to be off, or from 1 their slope, for probabilities not to hold.
  public static var limit: Double { 0.1 }

  /// How much log loss a map has to save for probabilities that are wrong in places alone not to hold.
  public static var lossLimit: Double { 0.001 }

  fileprivate static var limitWords: String {
    "\(limit.shortest) of log-odds or of slope, \(lossLimit.shortest) of log loss in places"
  }
}

extension Recalibration {
  /// Whether the map helps, behind by how much it changes log loss; empty if it surely does.
  fileprivate var helpWords: String {
    guard let interval = logLossChange.interval else {
      return logLossChange.value < 0 ? "" : ": that does not help here"
    }
    if interval.upper < 0 { return "" }
    return interval.lower > 0
      ? ": that makes them worse" : ": that does not surely help here, since 0 is in the interval"
  }
}

extension ValidationReport.ProbabilitySource {
  /// What is judged, within a sentence.
  fileprivate var subject: String {
    switch self {
    case .column(let name): "the probabilities in column '\(name)'"
    case .scale: "the probabilities of the score's scale"
    case .card(let name, _): "the probabilities that model '\(name)' states"
    case .outOfFold(let kind, _): "the probabilities of a map by \(kind.words)"
    }
  }
}
