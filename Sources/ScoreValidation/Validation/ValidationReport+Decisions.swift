internal import Files

/// The sections about probabilities and decisions.
extension ValidationReport {
  var calibrationSection: ReportTree.Section? {
    guard let calibration, let probabilitySource else {
      return ReportTree.Section(
        key: "calibration", title: "Calibration",
        sentences: [
          "None: there are no probabilities, and too few people to fit a map from the score to them."
        ])
    }
    return ReportTree.Section(
      key: "calibration", title: "Calibration: is the event as frequent as probabilities say?",
      sentences: [probabilitySource.words]
        + (missingProbabilityCount > 0
          ? ["\(missingProbabilityCount.counting("person", "people")) without one left out."] : [])
        + [
          "Expected \(calibration.expected.percent), observed \(calibration.observed.percentWords), by "
            + "Wilson. " + coefficients(calibration),
          (calibration.pValue.map {
            "Spiegelhalter's test: z \((calibration.spiegelhalter ?? 0).fixed(2)), p "
              + ReportTree.Cell.chance($0).shown + ". "
          } ?? "")
            + "Mean distance of expected and observed shares of the groups: "
            + "\(calibration.expectedError.fixed(4)).",
        ],
      facts: [
        ("source", .members(probabilitySource.members)),
        ("missing", .whole(missingProbabilityCount)),
        ("expected", .number(calibration.expected)), ("observed", .share(calibration.observed)),
        ("slope", .estimate(calibration.slope)), ("intercept", .estimate(calibration.intercept)),
        ("shift", .estimate(calibration.shift)),
        ("spiegelhalter", .number(calibration.spiegelhalter)),
        ("p_value", .chance(calibration.pValue)),
        ("expected_error", .number(calibration.expectedError)),
        ("maps", .members(maps.map { ($0.key, .members($0.members)) })),
      ],
      tables: [
        ReportTree.Table(
          key: "groups",
          columns: [
            .init("least", "probabilities from"), .init("most", "to"), .init("people", "people"),
            .init("expected", "expected"), .init("observed", "observed (\(levelText), Wilson)"),
          ],
          rows: calibration.groups.map {
            [
              .number($0.least), .number($0.most), .whole($0.count), .percent($0.expected),
              .share($0.observed),
            ]
          })
      ],
      remarks: maps.compactMap(\.words))
  }

  private func coefficients(_ calibration: Calibration) -> String {
    guard let slope = calibration.slope, let intercept = calibration.intercept else {
      return "Slope and intercept are not finite: probabilities tell all events, or nothing."
    }
    return "Log-odds fitted to what happened: slope \(slope.words), intercept \(intercept.words)"
      + (calibration.shift.map { ", or with a slope of 1 intercept \($0.words)" } ?? "")
      + "; by Wald. Right are 1 and 0."
  }

  var profitSection: ReportTree.Section {
    guard let profit else {
      return ReportTree.Section(
        key: "profit", title: "Profit",
        sentences: [
          "None: nobody said what an accepted person without the event gains and what one with it loses."
        ])
    }
    let rule = profit.rule
    var sentences = [
      "An accepted person without the event gains \(rule.gain.shortest), one with it loses "
        + "\(rule.loss.shortest): whoever has the event with a chance above "
        + "\(rule.breakEvenRate.percent) costs more than they bring."
    ]
    if let cutOff = profit.cutOff {
      sentences.append(
        "Most is earned at cut-off \(cutOff.shortest)"
          + (profit.cutOffInterval.map {
            " (\(ReportTree.Cell.interval($0).shown) by Bayesian bootstrap)"
          } ?? "") + ": \(profit.perPerson.words) per person, accepted or not; accepting all earns "
          + "\(profit.acceptingAll.fixed(4)).")
    } else {
      sentences.append("Accepting nobody is best: at every cut-off the accepted lose money.")
    }
    if let optimism = profit.optimism, profit.cutOff != nil {
      sentences.append(
        "About \(optimism.fixed(4)) of it comes from having looked for the cut-off among the same people; "
          + "the interval is that of the cut-off as given, less this.")
    }
    return ReportTree.Section(
      key: "profit", title: "Profit", sentences: sentences,
      facts: [
        ("gain", .number(rule.gain)), ("loss", .number(rule.loss)),
        ("break_even_rate", .percent(rule.breakEvenRate)), ("cut_off", .score(profit.cutOff)),
        ("cut_off_interval", .interval(profit.cutOffInterval)),
        ("approval", .share(profit.approval)), ("per_person", .estimate(profit.perPerson)),
        ("optimism", .number(profit.optimism)), ("accepting_all", .number(profit.acceptingAll)),
      ])
  }

  var cutOffSection: ReportTree.Section {
    let hasProfit = cutOffs.contains { $0.profit != nil }
    return ReportTree.Section(
      key: "cut_offs", title: "Cut-offs, the strictest first",
      sentences: [
        "Bad rate: the share of the accepted with the event; marginal: of those whom the row above turns "
          + "away. Intervals at \(levelText): shares by Wilson"
          + (hasProfit ? ", profit per person by the standard error of a mean." : "."),
        "The verdict's cut-off, \(cutOffs[chosenCutOff].score.shortest), \(cutOffChoice.words).",
      ],
      facts: [
        ("chosen", .score(cutOffs[chosenCutOff].score)), ("choice", .text(cutOffChoice.rawValue)),
      ],
      tables: [
        ReportTree.Table(
          key: "rows",
          columns: [
            .init("cut_off", "cut-off"), .init("accepted", hasProfit ? nil : "accepted"),
            .init("approval", "approval"), .init("bad_rate", "bad rate"),
            .init("marginal_bad_rate", "marginal"), .init("good_approval", nil),
            .init("bad_approval", nil), .init("profit", hasProfit ? "profit" : nil),
          ],
          rows: cutOffs.map {
            [
              .score($0.score), .whole($0.acceptedCount), .share($0.approval), .share($0.badRate),
              .share($0.marginalBadRate), .share($0.goodApproval), .share($0.badApproval),
              .estimate($0.profit, 3),
            ]
          })
      ])
  }
}

extension ValidationReport.CutOffChoice {
  /// The choice as the end of a sentence.
  var words: String {
    switch self {
    case .named: "is the one that was named"
    case .mostProfit: "is the one that earns most"
    case .furthestApart: "is the one that parts people with the event from others best"
    }
  }
}

extension ValidationReport.ProbabilitySource {
  fileprivate var words: String {
    switch self {
    case .column(let name): "Probabilities are those of column '\(name)'."
    case .scale(let scale):
      "Probabilities are those of the score's scale: odds of \(scale.odds.shortest) to 1 at "
        + "\(scale.score.shortest), twice that every \(scale.doubling.shortest) points."
    case .outOfFold(let kind, let folds):
      "The score has no probabilities: these are of a map by \(kind.words), fitted on \(folds - 1) of "
        + "\(folds) folds for the people in the other one. They tell whether such a map fits, not whether "
        + "the score was right before."
    }
  }

  fileprivate var members: [(key: String, value: ReportTree.Cell)] {
    switch self {
    case .column(let name): [("kind", .text("column")), ("column", .text(name))]
    case .scale(let scale):
      [
        ("kind", .text("scale")), ("odds", .number(scale.odds)), ("at", .number(scale.score)),
        ("doubling", .number(scale.doubling)),
      ]
    case .outOfFold(let kind, let folds):
      [
        ("kind", .text("out_of_fold")), ("map", .text(kind.rawValue)), ("folds", .whole(folds)),
      ]
    }
  }
}

extension ProbabilityMap.Kind {
  fileprivate var words: String {
    switch self {
    case .platt: "Platt"
    case .isotonic: "isotonic regression"
    }
  }
}

extension ProbabilityMap {
  fileprivate var key: String {
    switch self {
    case .platt: "platt"
    case .isotonic: "isotonic"
    case .odds: "odds"
    }
  }

  fileprivate var members: [(key: String, value: ReportTree.Cell)] {
    switch self {
    case .platt(let intercept, let slope):
      [("intercept", .number(intercept)), ("slope", .number(slope))]
    case .isotonic(let scores, let probabilities):
      [("scores", .scores(scores)), ("probabilities", .scores(probabilities))]
    case .odds(let scale):
      [
        ("odds", .number(scale.odds)), ("at", .number(scale.score)),
        ("doubling", .number(scale.doubling)),
      ]
    }
  }

  /// How to use the map; `nil` where it is too long.
  fileprivate var words: String? {
    switch self {
    case .platt(let intercept, let slope):
      "Platt's map, fitted to all: probability 1 / (1 + e^-z) with z = \(intercept.shortest) "
        + "\(slope < 0 ? "-" : "+") \(slope.magnitude.shortest) × score."
    case .isotonic(let scores, _):
      "The isotonic map, fitted to all, has \(scores.count) points, which the JSON report lists."
    case .odds: nil
    }
  }
}
