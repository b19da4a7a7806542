internal import Files

extension ValidationReport {
  /// What was found about one question, in words with numbers.
  public struct Verdict: Sendable, Equatable {
    /// The question: `event`, `rows`, `sample`, `score`, `calibration`, `profit`, `periods`, `stability`,
    /// `comparison`, `groups` or `proxies`.
    public let about: String
    /// The answer in one word, the same for the same answer, such as `tells` or `adverse_impact`.
    public let conclusion: String
    /// The answer in a sentence.
    public let sentence: String

    init(_ about: String, _ conclusion: String, _ sentence: String) {
      (self.about, self.conclusion, self.sentence) = (about, conclusion, sentence)
    }
  }

  /// How many people of a kind there are at least for a verdict: 20.
  public static var leastCount: Int { ScoreValidation.Verdict.leastCount }

  /// Whether there are too few people of a kind for more than wide intervals.
  public var isTooSmall: Bool { min(eventCount, count - eventCount) < Self.leastCount }

  /// Whether a higher score surely stands for the opposite of what was said.
  public var isReversed: Bool {
    // An area of 0 has no error.
    areaUnderCurve.interval.map { $0.upper < 0.5 } ?? (areaUnderCurve.value == 0)
  }

  /// The verdicts, the most basic first.
  public var verdicts: [Verdict] {
    [
      eventVerdict, ownRowsVerdict, sampleVerdict, scoreVerdict, calibrationVerdict, profitVerdict,
      periodVerdict, stabilityVerdict, comparisonVerdict,
    ]
    .compactMap(\.self) + groups.map(groupVerdict) + proxies.map(proxyVerdict)
  }

  private var sampleVerdict: Verdict? {
    guard isTooSmall else { return nil }
    return Verdict(
      "sample", "too_few",
      "Too few people to judge by: \(eventCount) with the event and \(count - eventCount) without, while "
        + "\(Self.leastCount) of each are the least. Judge by the intervals, which are wide, not by the values."
    )
  }

  private var scoreVerdict: Verdict {
    let area = "area under the curve \(areaUnderCurve.words)"
    if isReversed {
      return Verdict(
        "score", "reversed",
        "The score runs the other way: \(area). As it stands the riskiest are accepted first"
          + (card?.predictsOtherEvent ?? false
            ? ", since the model predicts another event."
            : "; judge it as one of which "
              + (options.higherIs == .safer ? "more is riskier." : "less is riskier.")))
    }
    guard let interval = areaUnderCurve.interval else {
      return areaUnderCurve.value == 1
        ? Verdict(
          "score", "separates",
          "The score separates all people with the event from all others (area under the curve 1): was it made "
            + "after the outcome, or from it?")
        : Verdict("score", "unknown", "The sample does not say how well the score tells: \(area).")
    }
    if interval.lower <= 0.5 {
      return Verdict(
        "score", "no_evidence",
        "No evidence that the score tells people with the event from others: \(area), and chance makes 0.5."
      )
    }
    return Verdict(
      "score", "tells",
      "The score tells people with the event from others: \(area), Gini \(gini.words), Kolmogorov-Smirnov \(kolmogorovSmirnov.words)."
    )
  }

  private var profitVerdict: Verdict? {
    guard let profit else { return nil }
    guard let cutOff = profit.cutOff, let approval = profit.approval else {
      return Verdict(
        "profit", "accept_nobody", "Accepting nobody is best: the accepted lose money.")
    }
    return Verdict(
      "profit", "cut_off",
      "Most is earned at cut-off \(cutOff.shortest), which accepts \(approval.value.percent): "
        + "\(profit.perPerson.words) per person, against \(profit.acceptingAll.fixed(4)) of accepting all."
    )
  }

  private var periodVerdict: Verdict? {
    guard let periods, let trend = periods.areaTrend, let pValue = trend.pValue else { return nil }
    let change = ReportTree.Cell.estimate(trend.perPeriod, signed: true).shown
    let figures =
      "\(change) per \(periods.length.rawValue), p \(ReportTree.Cell.chance(pValue).shown)"
    if pValue >= 1 - options.level {
      return Verdict(
        "periods", "no_evidence",
        "No evidence that the score tells people apart better or worse as time goes by: area \(figures)."
      )
    }
    let isWorse = trend.perPeriod.value < 0
    return Verdict(
      "periods", isWorse ? "worse" : "better",
      "The score tells people apart \(isWorse ? "worse" : "better") as time goes by: area \(figures)."
    )
  }

  private var comparisonVerdict: Verdict? {
    guard let comparison, let area = comparison[.areaUnderCurve] else { return nil }
    if let other = comparison.area.interval, other.upper < 0.5 {
      return Verdict(
        "comparison", "other_reversed",
        "\(comparison.name) runs the other way: its area under the curve is \(comparison.area.words). "
          + "Compare it as one of which more is "
          + "\(comparison.higherIs == .safer ? "riskier" : "safer").")
    }
    let figures =
      "area \(ReportTree.Cell.estimate(area.difference, signed: true).shown)"
      + (area.pValue.map { ", p \(ReportTree.Cell.chance($0).shown)" } ?? "")
      + (area.difference.method == .deLong ? " by DeLong's paired test" : "")
    guard let interval = area.difference.interval, !interval.contains(0), !isTooSmall else {
      return Verdict(
        "comparison", "no_evidence",
        "No evidence that \(comparison.name) tells people apart better or worse than \(name): \(figures)."
      )
    }
    let isBetter = area.difference.value > 0
    return Verdict(
      "comparison", isBetter ? "other_is_better" : "other_is_worse",
      "\(comparison.name) tells people apart \(isBetter ? "better" : "worse") than \(name): \(figures)."
    )
  }

  private func groupVerdict(_ comparison: GroupComparison) -> Verdict {
    let found = comparison.groups.dropFirst().compactMap { group in
      group.decisions[chosenCutOff].impactRatio.map {
        (group: group, decision: group.decisions[chosenCutOff], ratio: $0)
      }
    }
    let cutOff = cutOffs[chosenCutOff].score.shortest
    let limit = GroupComparison.fourFifths
    // A group that is surely worse off comes before one that only may be.
    let sure = found.filter { $0.ratio.interval.map { $0.upper < limit } ?? false }
    guard let worst = (sure.isEmpty ? found : sure).min(by: { $0.ratio.value < $1.ratio.value }),
      let interval = worst.ratio.interval
    else {
      return Verdict(
        "groups", "undefined",
        "\(comparison.column): at cut-off \(cutOff), nobody of group '\(comparison.reference)' is accepted."
      )
    }
    let own = comparison.groups[0].decisions[chosenCutOff].approval.value
    let figures =
      "at cut-off \(cutOff), \(worst.decision.approval.value.percent) of group '\(worst.group.name)' and "
      + "\(own.percent) of group '\(comparison.reference)' are accepted: ratio "
      + "\(worst.ratio.shown { $0.fixed(2) })"
    let (conclusion, words) =
      interval.upper < limit
      ? ("adverse_impact", "surely below four fifths")
      : worst.ratio.value < limit
        ? ("possible_adverse_impact", "below four fifths, though not surely")
        : interval.lower < limit
          ? ("unclear", "above four fifths, though not surely")
          : ("no_adverse_impact", "surely above four fifths")
    let equal = worst.decision.truePositiveGap.map {
      "; among those without the event the gap is \(ReportTree.Cell.share($0, signed: true).shown)"
    }
    return Verdict(
      "groups", conclusion, "\(comparison.column): \(figures), \(words)\(equal ?? "").")
  }

  private func proxyVerdict(_ proxy: ProxyTest) -> Verdict {
    let found = proxy.groups.compactMap { group in
      (group.together ?? group.score).area.interval.map { _ in
        (group, group.together ?? group.score)
      }
    }
    guard let (group, finding) = found.max(by: { $0.1.area.value < $1.1.area.value }) else {
      return Verdict(
        "proxies", "no_evidence",
        "\(proxy.column): no graph column tells a group from others.")
    }
    let part = group.columns.first { $0.column == ProxyTest.graphPart }.map {
      "; the score's graph part tells it with \($0.area.words)"
    }
    let who = finding.column == nil ? "graph columns together tell" : "the score tells"
    let best = group.columns.first.map { column in
      "; alone \(column.column ?? "") tells most, \(column.area.words)"
    }
    let (conclusion, words) =
      finding.standsIn(above: ProxyTest.limit)
      ? ("stand_in", "they stand in for it")
      : finding.standsIn(above: 0.5)
        ? ("tell_something", "they tell something of it")
        : ("no_evidence", "no evidence that they tell anything")
    let meaning =
      finding.column == nil
      ? words
      : words.replacing("they stand", with: "it stands")
        .replacing("they tell", with: "it tells")
    return Verdict(
      "proxies", conclusion,
      "\(proxy.column): \(who) \(group.name) from others with area \(finding.area.words): "
        + "\(meaning)\(best ?? "")\(part ?? "").")
  }
}
