internal import Files

/// The sections about decisions.
extension ValidationReport {
  var profitSection: ReportTree.Section {
    guard let profit else {
      return ReportTree.Section(
        key: "profit", title: "Profit",
        sentences: [
          "None: it is not given what an accepted person without the event gains, and what one with it loses."
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
    case .furthestApart: "is the one that tells people with the event and others apart best"
    case .namedMostProfit: "is the one of those named that earns most"
    case .namedFurthestApart:
      "is the one of those named that tells people with the event and others apart best"
    }
  }
}
