internal import CreditScoring
internal import ScoreValidation
internal import TextFormats

extension FittedScorecard {
  /// What readers of the card must know.
  static func warnings(
    _ fitter: ScorecardFitter, _ scaled: ScaledRegression, outOfFold: FitQuality,
    inSample: FitQuality, _ leftOut: [LeftOutColumn]
  ) -> [String] {
    fitter.warnings(ofFigures: outOfFold, inSample) + fitter.warnings(ofGivenBins: scaled.columns)
      + scaled.warnings + scaled.warningOfCoefficients(fitter.options)
      + fitter.warnings(ofAssumptions: scaled.columns) + fitter.warnings(ofSharesIn: scaled.columns)
      + warnings(ofDates: leftOut) + fitter.warnings(ofTrusted: leftOut)
  }

  /// What to do about columns of dates.
  private static func warnings(ofDates leftOut: [LeftOutColumn]) -> [String] {
    let names = leftOut.filter { $0.reason == .dates }.map(\.column)
    if names.isEmpty { return [] }
    return [
      "Cards have no bins of dates, and do without \(names.joined(separator: ", ")): give the days from each "
        + "date to the one on which a person is scored, as numbers."
    ]
  }
}

extension ScaledRegression {
  /// What is odd about single columns.
  fileprivate var warnings: [String] {
    zip(columns, estimates.dropFirst()).flatMap { column, estimate -> [String] in
      let name = column.bins.column
      var warnings: [String] = []
      if let inflation = estimate.varianceInflation, inflation > 5 {
        warnings.append(
          "The variance of the coefficient of \(name) is \(inflation.printed(decimals: 1)) times what it "
            + "would be alone: other columns tell nearly the same.")
      }
      if column.isMissingCapped {
        warnings.append(
          "Missing values of \(name) go with fewer events than any known one; they get the points of the best."
        )
      }
      return warnings
    }
  }
}

extension ScorecardFitter {
  /// Columns that were vouched for, and are in no card.
  fileprivate func warnings(ofTrusted leftOut: [LeftOutColumn]) -> [String] {
    leftOut.filter { options.trusted.contains($0.column) }.map {
      "\($0.column) was vouched for, and is not in the card: \($0.reason.words)."
    }
  }

  /// The part of the advantage over chance in the rows of the fit that must be left out of fold.
  private static let leastKeptPart = 0.75

  fileprivate func warnings(ofFigures outOfFold: FitQuality, _ inSample: FitQuality) -> [String] {
    var warnings: [String] = []
    let fewest = min(outcomes.eventCount, outcomes.nonEventCount)
    if fewest < 100 {
      warnings.append(
        "There are only \(fewest) rows \(fewest == outcomes.eventCount ? "with" : "without") the event: "
          + "other rows may well lead to other columns and points.")
    }
    if let interval = outOfFold.interval, interval.lowerBound <= 0.5 {
      warnings.append("Out of fold the card is not surely better than chance.")
    }
    if outOfFold.areaUnderCurve > ScorecardTrainer.suspectArea {
      warnings.append(
        "Out of fold the area under the curve is \(outOfFold.areaUnderCurve.printed(decimals: 4)), which "
          + "hardly any card has: are there columns that were made after the outcome, or from it?")
    }
    let (known, others) = (inSample.areaUnderCurve, outOfFold.areaUnderCurve)
    if others - 0.5 < Self.leastKeptPart * (known - 0.5) {
      warnings.append(
        "The card tells the rows that it was fitted to far better than others (area under the curve "
          + "\(known.printed(decimals: 4)), out of fold \(others.printed(decimals: 4))): much of it is "
          + "chance. Fit fewer columns or coarser bins, or more rows.")
    }
    return warnings
  }

  fileprivate func warnings(ofGivenBins columns: [EvidenceColumn]) -> [String] {
    let given = columns.filter { options.bins?[$0.bins.column] != nil }
    if given.isEmpty { return [] }
    let names = given.map(\.bins.column).joined(separator: ", ")
    let mixed = given.filter { column in
      column.bins.bins.contains {
        if case .texts(let texts, true) = $0.content { !texts.isEmpty } else { false }
      }
    }.map(\.bins.column)
    return [
      "Bins were given, and not made anew in each fold (\(names)): figures out of fold are too good if "
        + "these bins were made from the same rows."
    ]
      + (mixed.isEmpty
        ? []
        : [
          "By the bins that were given, texts that no bin lists get the points of others "
            + "(\(mixed.joined(separator: ", ")))."
        ])
  }

  fileprivate func warnings(ofAssumptions columns: [EvidenceColumn]) -> [String] {
    if options.rejects == nil { return [] }
    let pooled = columns.filter(\.isPooled).map(\.bins.column)
    return [
      "Outcomes of rejected applicants were assumed, and nothing in the data can show that they are right; "
        + "figures are those of accepted applicants alone."
    ]
      + (pooled.isEmpty
        ? []
        : [
          "With the assumed outcomes some bins would break the trend that was held to; they bring as much as "
            + "the bin beside them (\(pooled.joined(separator: ", ")))."
        ])
  }

  /// Categories of held weights that no column is in.
  fileprivate func warnings(ofSharesIn columns: [EvidenceColumn]) -> [String] {
    guard let weights = options.heldWeights else { return [] }
    let present = Set(columns.compactMap { categories[$0.bins.column] })
    let absent = ScoreCategory.allCases.filter { !present.contains($0) && weights[$0] ?? 0 > 0 }
    if absent.isEmpty { return [] }
    let shares = absent.map {
      "\($0.rawValue) (\((100 * (weights[$0] ?? 0)).printed(decimals: 0)) %)"
    }
    return [
      "No column of the card is in \(shares.joined(separator: ", ")): the points of "
        + "\(absent.count == 1 ? "this category are" : "these categories are") shared out among the others, in "
        + "proportion to their weights."
    ]
  }
}
