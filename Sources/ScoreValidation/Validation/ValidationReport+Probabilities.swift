internal import Files

/// The section about probabilities.
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
        ] + recalibrationSentences,
      facts: [
        ("source", .members(probabilitySource.members)),
        ("missing", .whole(missingProbabilityCount)),
        ("expected", .number(calibration.expected)), ("observed", .share(calibration.observed)),
        ("slope", .estimate(calibration.slope)), ("intercept", .estimate(calibration.intercept)),
        ("shift", .estimate(calibration.shift)),
        ("spiegelhalter", .number(calibration.spiegelhalter)),
        ("p_value", .chance(calibration.pValue)),
        ("expected_error", .number(calibration.expectedError)),
        (
          "recalibration",
          recalibration.map {
            .members([
              ("map", .text($0.kind.rawValue)), ("folds", .whole($0.foldCount)),
              ("log_loss_change", .estimate($0.logLossChange)),
              ("brier_change", .estimate($0.brierChange)),
            ])
          } ?? .text(nil)
        ),
        ("maps", .members(maps.map { ($0.key, .members($0.members)) })),
      ],
      pictures: [calibrationPicture].compactMap(\.self),
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
      ] + [recalibrationTable].compactMap(\.self),
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

  private var recalibrationSentences: [String] {
    recalibration.map {
      [
        "Recalibrated by \($0.kind.words), on \($0.foldCount - 1) of \($0.foldCount) folds for the people "
          + "in the other one, log loss changes by "
          + "\(ReportTree.Cell.estimate($0.logLossChange, signed: true).shown) and the Brier score by "
          + "\(ReportTree.Cell.estimate($0.brierChange, signed: true).shown), by the standard error of a "
          + "mean: less is better."
      ]
    } ?? []
  }

  /// Stated probabilities beside those of a map.
  private var recalibrationTable: ReportTree.Table? {
    guard let calibration, let recalibration else { return nil }
    let mapped = recalibration.calibration
    let rows: [(String, (Calibration) -> ReportTree.Cell)] = [
      ("expected share of events", { .percent($0.expected) }),
      ("slope (1 is right)", { .estimate($0.slope) }),
      ("intercept (0 is right)", { .estimate($0.intercept) }),
      ("intercept with a slope of 1 (0 is right)", { .estimate($0.shift) }),
      ("Spiegelhalter's p", { .chance($0.pValue) }),
      ("Brier score", { .estimate($0.brierScore) }),
      ("log loss", { .estimate($0.logLoss) }),
      ("mean distance of the groups' shares", { .number($0.expectedError) }),
    ]
    return ReportTree.Table(
      key: "beside",
      columns: [
        .init("measure", "measure (\(levelText))"), .init("stated", "as stated"),
        .init("recalibrated", "recalibrated"),
      ],
      rows: rows.map { [.text($0.0), $0.1(calibration), $0.1(mapped)] })
  }
}

extension ValidationReport.ProbabilitySource {
  fileprivate var words: String {
    switch self {
    case .column(let name): "Probabilities are those of column '\(name)'."
    case .scale(let scale):
      "Probabilities are those of the score's scale: odds of \(scale.odds.shortest) to 1 at "
        + "\(scale.score.shortest), twice that every \(scale.doubling.shortest) points."
    case .card(let name, let scale):
      "Probabilities are those that model '\(name)' itself states: odds of \(scale.odds.shortest) to 1 at "
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
    case .scale(let scale): [("kind", .text("scale"))] + scale.members
    case .card(let name, let scale):
      [("kind", .text("card")), ("model", .text(name))] + scale.members
    case .outOfFold(let kind, let folds):
      [
        ("kind", .text("out_of_fold")), ("map", .text(kind.rawValue)), ("folds", .whole(folds)),
      ]
    }
  }
}

extension OddsScaling {
  fileprivate var members: [(key: String, value: ReportTree.Cell)] {
    [("odds", .number(odds)), ("at", .number(score)), ("doubling", .number(doubling))]
  }
}

extension ProbabilityMap.Kind {
  /// The map's name in a sentence.
  var words: String {
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
    case .odds(let scale): scale.members
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
