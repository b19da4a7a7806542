internal import Files
package import Reports

extension ValidationReport {
  /// What was found as plain text of about 100 columns, the verdicts first.
  public var text: String { document.text }

  /// What was found as Markdown.
  public var markdown: String { document.markdown }

  /// What was found as a page with pictures that needs nothing else.
  public var html: String { document.html() }

  /// What was found, for every form that people read.
  package var document: ReportDocument { tree.document }

  /// What was found as a JSON document with snake-case keys, always in the same order; each interval has
  /// its `method`.
  public var json: String { tree.json }

  private var tree: ReportTree {
    ReportTree(
      format: "sesame-validation/1",
      title: "How well does \(name) foretell \(outcomeName)?",
      facts: [
        ("score", .text(name)), ("outcome", .text(outcomeName)),
        ("higher_is", .text(options.higherIs.rawValue)), ("level", .number(options.level)),
        ("seed", .whole(Int(clamping: seed))), ("replicates", .whole(options.replicates)),
        ("weighted", .truth(isWeighted)), ("rows", .whole(rowCount)),
        ("missing_outcomes", .whole(missingOutcomeCount)),
        ("missing_scores", .whole(missingScoreCount)), ("people", .whole(count)),
        ("events", .whole(eventCount)), ("event_rate", .share(eventRate)),
      ],
      sections: [
        verdictSection, peopleSection, measureSection, gainsSection, calibrationSection,
        profitSection, cutOffSection, periodSection, stabilitySection, comparisonSection,
      ].compactMap(\.self) + groupSections + proxySections)
  }

  var levelText: String { "\(Int((100 * options.level).rounded())) %" }

  // MARK: Sections

  private var verdictSection: ReportTree.Section {
    let verdicts = verdicts
    return ReportTree.Section(
      key: "verdicts", title: "Verdict", sentences: verdicts.map(\.sentence),
      tables: [
        ReportTree.Table(
          key: "conclusions", columns: [.init("about", nil), .init("conclusion", nil)],
          rows: verdicts.map { [.text($0.about), .text($0.conclusion)] }, shownRows: [])
      ])
  }

  private var peopleSection: ReportTree.Section {
    let (low, high) = options.higherIs == .safer ? ("rarer", "at least") : ("likelier", "at most")
    var sentences = [
      "\(rowCount.counting("row")); \(count.counting("person", "people")) with an outcome and a score, "
        + "\(eventCount) of them with the event: \(eventRate.percentWords)."
    ]
    if missingOutcomeCount > 0 || missingScoreCount > 0 {
      sentences.append(
        "Left out: \(missingOutcomeCount.counting("row")) without an outcome, \(missingScoreCount) with an "
          + "outcome and without a score.")
    }
    sentences.append(
      "A higher score stands for a \(low) event: people with a score of \(high) the cut-off are accepted."
        + (isWeighted
          ? " Rows have weights: all figures but counts of people are weighted, and intervals rest on the "
            + "number of people of equal weight that would tell as much." : ""))
    return ReportTree.Section(key: "sample", title: "People", sentences: sentences)
  }

  private var measureSection: ReportTree.Section {
    var rows: [(String, String, Estimate?)] = [
      ("area_under_curve", "area under the curve (0.5 by chance)", areaUnderCurve),
      ("gini", "Gini (0 by chance)", gini),
      (
        "kolmogorov_smirnov", "Kolmogorov-Smirnov, at score \(furthestScore.shortest)",
        kolmogorovSmirnov
      ),
      (
        "average_precision", "average precision (\(eventRate.value.fixed(4)) by chance)",
        averagePrecision
      ),
    ]
    if let calibration {
      rows += [
        ("brier_score", "Brier score (less is better)", calibration.brierScore),
        ("log_loss", "log loss (less is better)", calibration.logLoss),
      ]
    }
    return ReportTree.Section(
      key: "measures", title: "How well the score tells",
      facts: rows.map { ($0.0, .estimate($0.2)) } + [("furthest_score", .score(furthestScore))],
      pictures: [curvePicture],
      tables: [
        ReportTree.Table(
          key: "table",
          columns: [
            .init("measure", "measure"), .init("estimate", "value (\(levelText))"),
            .init("interval_by", "interval by"),
          ],
          rows: rows.map {
            [.text($0.1), .estimate($0.2), .text($0.2?.interval == nil ? "" : $0.2?.method?.words)]
          })
      ])
  }

  private var gainsSection: ReportTree.Section {
    ReportTree.Section(
      key: "gains", title: "Lift and gains, the riskiest first",
      sentences: [
        "Of each group the share with the event, and that share over the share of all (lift); then the "
          + "share of all events in this group and riskier ones (gain), and that over their share of "
          + "people (cumulative lift). "
          + "Intervals at \(levelText) by Wilson."
      ],
      pictures: gainsPictures,
      tables: [
        ReportTree.Table(
          key: "groups",
          columns: [
            .init("riskiest", "scores from"), .init("safest", "to"), .init("people", "people"),
            .init("event_rate", "event rate"), .init("lift", "lift"), .init("gain", "gain"),
            .init("cumulative_lift", "cum. lift"),
          ],
          rows: gains.map {
            [
              .score($0.riskiest), .score($0.safest), .whole($0.count), .share($0.eventRate),
              .number($0.lift, 2), .share($0.gain), .number($0.cumulativeLift, 2),
            ]
          })
      ])
  }
}
