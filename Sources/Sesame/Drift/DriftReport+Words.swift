internal import Files
internal import ScoreValidation
internal import TextFormats

extension DriftReport.Item {
  /// The index; empty for numbers that have none.
  var indexText: String {
    if case .counts(let index) = evidence { Figures.short(index.index) } else { "" }
  }

  /// The name, which a column may share with a characteristic.
  var fullName: String { subject == .characteristic ? "characteristic \(name)" : name }

  /// The item with how far it moved.
  var summary: String {
    switch evidence {
    case .counts(let index): "\(fullName) (PSI \(Figures.short(index.index)))"
    case .estimates(let before, let after):
      "\(fullName) (\(Figures.signed(after.value - before.value)))"
    }
  }

  /// The verdict in words: what is stable although it moved by more than chance did so by little.
  func verdictWords(_ rule: StabilityRule) -> String {
    isSurelySmall(rule) ? "stable (small)" : finding.verdict.words
  }

  /// Whether it moved by more than chance, and by less than matters.
  func isSurelySmall(_ rule: StabilityRule) -> Bool {
    finding.verdict == .stable && isSignificant(rule)
  }

  /// Whether it differs by more than chance.
  func isSignificant(_ rule: StabilityRule) -> Bool {
    finding.adjustedPValue.map { $0 <= rule.significance } ?? false
  }

  /// Whether its bins are shown.
  var showsBins: Bool { [.moved, .movedSlightly].contains(finding.verdict) && bins != nil }

  /// Its row in a table of indexes.
  func row(_ rule: StabilityRule, tests: Int) -> [String] {
    guard case .counts(let index) = evidence else { return [] }
    let chance = try? index.criticalValue(significance: rule.significance / Double(max(tests, 1)))
    return [
      name, index.degreesOfFreedom == 0 ? "one value" : verdictWords(rule), indexText,
      index.degreesOfFreedom == 0 ? "" : chance.map(Figures.short) ?? "",
      Figures.chance(finding.adjustedPValue),
      finding.smallestDetectable.map(Figures.short) ?? "",
    ]
  }
}

extension DriftReport {
  /// The columns of another kind, each with what it holds.
  var changes: [(name: String, before: String, after: String)] {
    changedKinds.compactMap { column in
      guard case .otherKind(let before, let after) = column.reason else { return nil }
      return (column.name, before, after)
    }
  }
}

extension ColumnStability {
  /// The shares of rows without a value.
  var missingShares: (before: Double, after: Double) {
    (
      Double(missingBefore) / Double(index.countBefore),
      Double(missingAfter) / Double(index.countAfter)
    )
  }

  /// Whether the share of missing values moved by more than a twentieth, and more than chance would.
  var missingMoved: Bool {
    let (one, other) = missingShares
    guard (one - other).magnitude >= 0.05,
      let index = try? StabilityIndex(
        before: [missingBefore, index.countBefore - missingBefore],
        after: [missingAfter, index.countAfter - missingAfter])
    else { return false }
    return index.pValue < 0.001
  }

  /// The shares of missing values; empty without any.
  var missingText: String {
    if missingBefore + missingAfter == 0 { return "" }
    return "\(Figures.percent(missingShares.before)) → \(Figures.percent(missingShares.after))"
  }
}

extension DriftReport.Item {
  /// The event rates of an outcome; `nil` for others, and where a sample knows none.
  var eventRates: (before: Double, after: Double)? {
    guard let column, column.kind == .outcome, case .counts(let index) = evidence else {
      return nil
    }
    let known = (
      Double(column.index.countBefore - column.missingBefore),
      Double(column.index.countAfter - column.missingAfter)
    )
    guard known.0 > 0, known.1 > 0 else { return nil }
    return (
      Double(index.parts[0].countBefore) / known.0, Double(index.parts[0].countAfter) / known.1
    )
  }
}

extension ScoreDrift {
  /// How the mean moved.
  var sentence: String {
    let origin = [column.map { "in column \($0)" }, modelName.map { "by model \($0)" }]
      .compactMap(\.self).joined(separator: ", ")
    let interval = difference.interval.map {
      " (\(Figures.plainPercent($0.level)) interval \(Figures.signedPoints($0.lower)) to "
        + "\(Figures.signedPoints($0.upper)))"
    }
    let missing =
      missingBefore + missingAfter == 0
      ? "" : " Without a score: \(missingBefore) before, \(missingAfter) after."
    return
      "Mean score \(origin): \(Figures.points(meanBefore)) before, \(Figures.points(meanAfter)) "
      + "after, \(Figures.signedPoints(difference.value)) points\(interval ?? "").\(missing)"
  }
}

extension GraphDrift {
  /// What became of people and ties.
  var sentences: [String] {
    let percent = { (share: Double?) in share.map(Figures.percent) ?? "none" }
    return [
      "\(commonCount.counting("person is", "people are")) in both graphs. Of all ties "
        + "\(churn.keptCount) were kept, \(churn.goneCount) are gone and \(churn.newCount) are new: "
        + "\(percent(churn.keptShare)) of those before were kept (Jaccard "
        + "\(churn.jaccard.map(Figures.short) ?? "undefined")).",
      "Among people in both: \(churnAmongCommon.keptCount) kept, \(churnAmongCommon.goneCount) gone, "
        + "\(churnAmongCommon.newCount) new (Jaccard "
        + "\(churnAmongCommon.jaccard.map(Figures.short) ?? "undefined")).",
      "Sizes of components and communities count each once; degrees count people, who are not quite "
        + "independent of each other. Differences of assortativity take the graphs as independent: "
        + "where they share ties, what moved did so more surely.",
    ]
  }

  /// Both graphs in numbers.
  var rows: [[String]] {
    let row = { (name: String, value: (Side) -> String) in [name, value(before), value(after)] }
    return [
      row("people", { "\($0.personCount)" }), row("ties", { "\($0.tieCount)" }),
      row("mean degree", { Figures.short($0.meanDegree) }),
      row("components", { "\($0.componentCount)" }),
      row("people in the largest", { Figures.percent($0.largestComponentShare) }),
      row("communities", { "\($0.communityCount)" }),
      row("people in the largest", { Figures.percent($0.largestCommunityShare) }),
    ]
  }
}

extension Estimate {
  /// The value with its interval.
  var text: String {
    interval.map { "\(Figures.plain(value)) (\(Figures.interval($0)))" } ?? Figures.plain(value)
  }
}

extension Figures {
  /// Four decimals, fewer of large numbers.
  static func short(_ value: Double) -> String {
    if value == 0 { return "0" }
    if value.magnitude < 0.00005 { return "< 0.0001" }
    if value.magnitude < 10 { return value.printed(decimals: 4) }
    return value.magnitude < 1e6 ? value.printed(decimals: 2) : value.printed(digits: 4)
  }

  /// A limit as it was given, without digits that come of rounding.
  static func limit(_ value: Double) -> String { value.printed(digits: 6) }

  /// Points with two decimals.
  static func points(_ value: Double) -> String { value.fixed(2) }

  /// Points with a sign.
  static func signedPoints(_ value: Double) -> String { signed(value, 2) }

  /// A share as percent without decimals that say nothing.
  static func plainPercent(_ share: Double) -> String {
    ((share * 1e8).rounded() / 1e6).printed(digits: 6) + " %"
  }
}
