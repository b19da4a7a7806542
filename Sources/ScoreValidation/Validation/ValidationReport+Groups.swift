internal import Files

/// The sections about periods, other scores and groups.
extension ValidationReport {
  var periodSection: ReportTree.Section? {
    guard let periods else { return nil }
    let hasExpected = periods.periods.contains { $0.expected != nil }
    let trends: [(String, String, PeriodComparison.Trend?)] = [
      ("rate_trend", "the log-odds of the event", periods.rateTrend),
      ("area_trend", "the area", periods.areaTrend),
      ("excess_trend", "observed less expected shares", periods.excessTrend),
    ]
    return ReportTree.Section(
      key: "periods", title: "From \(periods.length.rawValue) to \(periods.length.rawValue)",
      sentences: [
        "By column '\(periods.column)'. Intervals at \(levelText): shares by Wilson, areas by "
          + "\(isWeighted ? "Bayesian bootstrap" : "DeLong"), observed less expected shares by the standard "
          + "error of a mean."
          + (periods.missingCount > 0
            ? " \(periods.missingCount.counting("person", "people")) without a date left out." : "")
      ],
      facts: [
        ("column", .text(periods.column)), ("length", .text(periods.length.rawValue)),
        ("missing", .whole(periods.missingCount)),
      ]
        + trends.map {
          (
            $0.0,
            .members([
              ("per_period", .estimate($0.2?.perPeriod)), ("p_value", .chance($0.2?.pValue)),
            ])
          )
        },
      pictures: [periodPicture].compactMap(\.self),
      tables: [
        ReportTree.Table(
          key: "rows",
          columns: [
            .init("period", "period"), .init("people", "people"), .init("events", nil),
            .init("event_rate", "event rate"), .init("area_under_curve", "area"),
            .init("expected", nil), .init("excess", hasExpected ? "observed - expected" : nil),
          ],
          rows: periods.periods.map {
            [
              .text($0.name), .whole($0.count), .whole($0.eventCount), .share($0.eventRate),
              .estimate($0.areaUnderCurve), .percent($0.expected), .share($0.excess, signed: true),
            ]
          })
      ],
      remarks: periods.periods.count < 3
        ? ["Trends need three periods."]
        : trends.compactMap { _, words, trend in
          trend.map {
            "Change of \(words) per \(periods.length.rawValue): "
              + ReportTree.Cell.estimate($0.perPeriod, signed: true).shown
              + ", p \(ReportTree.Cell.chance($0.pValue).shown), by Wald."
          }
        })
  }

  var comparisonSection: ReportTree.Section? {
    guard let comparison else { return nil }
    return ReportTree.Section(
      key: "comparison", title: "Compared with \(comparison.name)",
      sentences: [
        "The same \(comparison.count.counting("person", "people")) by both scores"
          + (comparison.missingCount > 0
            ? "; \(comparison.missingCount) with an outcome lack one of them and are left out."
            : ".") + " Differences are \(comparison.name) less \(name); "
          + "intervals rest on the same people by both scores."
      ],
      facts: [
        ("score", .text(comparison.name)), ("higher_is", .text(comparison.higherIs.rawValue)),
        ("area_under_curve", .estimate(comparison.area)), ("people", .whole(comparison.count)),
        ("missing", .whole(comparison.missingCount)),
      ],
      tables: [
        ReportTree.Table(
          key: "measures",
          columns: [
            .init("measure", "measure"), .init("first", name), .init("second", comparison.name),
            .init("difference", "difference (\(levelText))"), .init("p_value", "p"),
            .init("interval_by", "interval by"),
          ],
          rows: comparison.differences.map {
            [
              .text($0.measure.words), .number($0.first), .number($0.second),
              .estimate($0.difference, signed: true), .chance($0.pValue),
              .text($0.difference.interval == nil ? "" : $0.difference.method?.words),
            ]
          })
      ])
  }

  var groupSections: [ReportTree.Section] {
    groups.isEmpty
      ? []
      : [
        ReportTree.Section(
          key: "groups", title: "Groups: are they treated alike?",
          sentences: [
            "Acceptance is the favorable decision: a true positive is an accepted person without the "
              + "event, a false positive an accepted one with it. Gaps are a group's share less that of "
              + "the reference group, in percentage points; the adverse impact ratio is its approval over theirs. Intervals at "
              + "\(levelText): shares by Wilson, gaps by Newcombe, ratios by log ratio, areas by "
              + "\(isWeighted ? "Bayesian bootstrap" : "DeLong").",
            "Groups of fewer than \(options.minimumGroup) people are not told of. Whoever has the figures "
              + "of all others and of everybody can still subtract.",
          ],
          facts: [("minimum", .whole(options.minimumGroup))])
      ] + groups.map(section)
  }

  private func section(_ comparison: GroupComparison) -> ReportTree.Section {
    let chosen = cutOffs[chosenCutOff].score.shortest
    return ReportTree.Section(
      key: "group_columns", isListed: true, title: "Groups of \(comparison.column)",
      sentences: [
        "Reference: \(comparison.reference), "
          + (options.references[comparison.column] == nil
            ? "the group with the largest approval at \(chosen) of those with at least "
              + "\(GroupComparison.leastReferenceShare.percent) of people." : "as named.")
          + (comparison.numberCount.map {
            " Groups are intervals of \($0) different numbers"
              + (options.groupCuts[comparison.column] == nil
                ? ", of about as many people each." : ".")
          } ?? "")
          + (comparison.suppressedGroupCount > 0
            ? " \(comparison.suppressedGroupCount.counting("group")) of "
              + "\(comparison.suppressedCount.counting("person", "people")) too small." : "")
          + (comparison.missingCount > 0
            ? " \(comparison.missingCount.counting("person", "people")) without a group." : "")
      ],
      facts: [
        ("column", .text(comparison.column)), ("reference", .text(comparison.reference)),
        ("suppressed_groups", .whole(comparison.suppressedGroupCount)),
        ("suppressed_people", .whole(comparison.suppressedCount)),
        ("missing", .whole(comparison.missingCount)),
      ],
      pictures: pictures(of: comparison),
      tables: [
        groupTable(comparison),
        decisionTable(comparison, title: "at \(chosen)"),
        ratioTable(comparison),
      ],
      remarks: comparison.groups.count > 4
        ? ["Ratios of \(comparison.groups.count - 4) more groups are in the JSON report."] : [])
  }

  private func groupTable(_ comparison: GroupComparison) -> ReportTree.Table {
    let hasExcess = comparison.groups.contains { $0.excess != nil }
    return ReportTree.Table(
      key: "groups",
      columns: [
        .init("group", "group"), .init("people", "people"), .init("events", nil),
        .init("event_rate", "event rate"), .init("area_under_curve", "area"),
        .init("score_difference", nil),
        .init("excess", hasExcess ? "observed - expected" : nil),
      ],
      rows: comparison.groups.map {
        [
          .text($0.name), .whole($0.count), .whole($0.eventCount), .share($0.eventRate),
          .estimate($0.areaUnderCurve), .estimate($0.scoreDifference, signed: true),
          .share($0.excess, signed: true),
        ]
      })
  }

  private func decisionTable(_ comparison: GroupComparison, title: String) -> ReportTree.Table {
    var rows: [[ReportTree.Cell]] = []
    var shown: [Int] = []
    for group in comparison.groups {
      for (number, decision) in group.decisions.enumerated() {
        if number == chosenCutOff { shown.append(rows.count) }
        rows.append([
          .score(decision.score), .text(group.name), .share(decision.approval),
          .share(decision.truePositiveRate), .share(decision.falsePositiveRate),
          .share(decision.approvalGap, signed: true),
          .share(decision.truePositiveGap, signed: true),
          .share(decision.falsePositiveGap, signed: true), .estimate(decision.impactRatio),
        ])
      }
    }
    return ReportTree.Table(
      key: "decisions",
      columns: [
        .init("cut_off", nil), .init("group", title), .init("approval", "approval"),
        .init("true_positive_rate", nil), .init("false_positive_rate", nil),
        .init("approval_gap", nil), .init("true_positive_gap", "true-positive gap"),
        .init("false_positive_gap", "false-positive gap"), .init("impact_ratio", nil),
      ], rows: rows, shownRows: shown)
  }

  /// Ratios at every cut-off, a column per group.
  private func ratioTable(_ comparison: GroupComparison) -> ReportTree.Table {
    let others = comparison.groups.dropFirst().prefix(3)
    return ReportTree.Table(
      key: "impact_ratios",
      columns: [.init("cut_off", "impact ratio at")]
        + others.map { .init($0.name, "\($0.name) (\(levelText))") },
      rows: cutOffs.indices.map { number in
        [.score(cutOffs[number].score)]
          + others.map { .estimate($0.decisions[number].impactRatio, 3) }
      }, isInJSON: false)
  }

  var proxySections: [ReportTree.Section] {
    proxies.map { proxy in
      let all = proxy.groups.flatMap { group in
        ([group.score] + [group.together].compactMap(\.self) + group.columns).map { (group, $0) }
      }
      let shown = all.indices.filter { number in
        let (group, finding) = all[number]
        return finding.column == nil || finding == group.score
          || finding.column == ProxyTest.graphPart || group.columns.prefix(5).contains(finding)
      }
      return ReportTree.Section(
        key: "proxies", isListed: true,
        title: "Do graph columns stand in for \(proxy.column)?",
        sentences: [
          "How well columns tell a group from all others, out of \(ProxyTest.foldCount) folds: areas of "
            + "0.5 by chance, with DeLong's intervals at \(levelText). "
            + (proxy.drawnFrom > proxy.count
              ? "\(proxy.count) of \(proxy.drawnFrom) people, drawn." : "\(proxy.count) people.")
            + (proxy.suppressedGroupCount > 0
              ? " \(proxy.suppressedGroupCount.counting("group")) too small." : "")
        ],
        facts: [
          ("column", .text(proxy.column)), ("people", .whole(proxy.count)),
          ("drawn_from", .whole(proxy.drawnFrom)),
          ("suppressed_groups", .whole(proxy.suppressedGroupCount)),
          ("limit", .number(ProxyTest.limit)),
        ],
        tables: [
          ReportTree.Table(
            key: "findings",
            columns: [
              .init("group", "group"), .init("people", "people"), .init("told_by", "told by"),
              .init("area_under_curve", "area"), .init("stands_in", "stands in"),
            ],
            rows: all.map { group, finding in
              [
                .text(group.name), .whole(group.count),
                .text(
                  finding == group.score
                    ? "the score" : finding.column ?? "all graph columns together"),
                .estimate(finding.area), .truth(finding.standsIn(above: ProxyTest.limit)),
              ]
            }, shownRows: shown)
        ])
    }
  }
}

extension ScoreMeasure {
  /// The measure in a report.
  fileprivate var words: String {
    switch self {
    case .areaUnderCurve: "area under the curve"
    case .averagePrecision: "average precision"
    case .kolmogorovSmirnov: "Kolmogorov-Smirnov"
    case .gini: "Gini"
    case .brierScore: "Brier score"
    case .logLoss: "log loss"
    }
  }
}
