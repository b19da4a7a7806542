internal import Files
internal import ScoreValidation

/// A part of a report: sentences and a table, which every format writes in its own way.
struct EvidenceSection {
  let title: String
  var sentences: [String] = []
  /// The names of columns, the first of which holds texts; empty without a table.
  var header: [String] = []
  var rows: [[String]] = []
  /// Sentences behind the table.
  var remarks: [String] = []
}

extension GraphEvidence {
  /// How many columns are shown that carry most.
  private static var shownCount: Int { 12 }

  /// The title of the whole.
  var title: String { "Does the graph help to predict \(outcome)?" }

  /// The parts, in order.
  var sections: [EvidenceSection] {
    [peopleSection, mixingSection, ablationSection, contributionSection, auditSection]
  }

  private var levelText: String { Figures.level(level) }

  private var peopleSection: EvidenceSection {
    let unknown = personCount - knownCount - seedCount
    var sentences = [
      "\(personCount) people, \(friendshipCount) friendships; \(knownCount) people with an outcome, "
        + "\(eventCount) of them with the event"
        + (unknown > 0 ? "; \(unknown) without one are left out of what is tried." : "."),
      "People's own columns: " + Self.list(ownColumns) + ".",
      "The graph's columns: \(graphColumns.count) made without outcomes, "
        + (outcomeColumns.isEmpty
          ? "none of friends' outcomes."
          : "\(outcomeColumns.count) of friends' outcomes, anew for each fold without the outcomes of "
            + "the people in it."),
    ]
    if seedCount > 0 {
      sentences.append(
        "\(seedCount) people with an outcome are named as seeds of influence: nothing is tried on them, "
          + "and no column rests on their outcomes, since the graph's columns tell that they were chosen."
      )
    }
    for reason in LeftOutColumn.Reason.allCases {
      let names = leftOutColumns.filter { $0.reason == reason }.map(\.name)
      if !names.isEmpty { sentences.append("Not taken (\(reason.rawValue)): \(Self.list(names)).") }
    }
    sentences.append(
      "Communities and places in the graph are computed on everybody's ties, also of the people on "
        + "whom models are tried.")
    return EvidenceSection(title: "People and columns", sentences: sentences)
  }

  private var mixingSection: EvidenceSection {
    EvidenceSection(
      title: "Homophily: do ties join people of like values?",
      header: ["", "coefficient", levelText, "p (more alike)", "if shuffled", "ties"],
      rows: mixing.map { mixing in
        let homophily = mixing.homophily
        let kind =
          (mixing.isNumeric ? "" : ", as groups") + (mixing.usesWeights ? ", by weight" : "")
        return [
          mixing.column.printable + kind, Figures.plain(homophily.coefficient),
          Figures.interval(mixing.interval), Figures.chance(homophily.pValue),
          homophily.shuffledMean.map { Figures.plain($0) } ?? "", "\(homophily.tieCount)",
        ]
      },
      remarks: [
        "p is the chance of ties between people at least as alike if values were shuffled among people: "
          + "near 1 where ties join people who differ."
      ])
  }

  private var ablationSection: EvidenceSection {
    let measures: [(String, ScoreMeasure)] = [
      ("area under the curve", .areaUnderCurve), ("average precision", .averagePrecision),
      ("Kolmogorov-Smirnov", .kolmogorovSmirnov), ("Brier score (less is better)", .brierScore),
      ("log loss (less is better)", .logLoss),
    ]
    let count = ablation.repetitions.count
    var section = EvidenceSection(
      title: "People's own columns, and these with the graph's",
      sentences: [
        "Logistic regression, tried on people it was not fitted on: \(folds.count) folds "
          + folds.phrase(foldValues) + ", "
          + (count == 1
            ? "once." : "\(count) times; each row shows the time of the middle difference.")
      ],
      header: ["", "own", "with graph", "difference", levelText],
      rows: measures.map { name, measure in
        let difference = ablation.difference(measure)
        return [
          name, Figures.plain(ablation.own(measure)?.value),
          Figures.plain(ablation.withGraph(measure)?.value),
          difference.map { Figures.signed($0.value) } ?? "",
          Figures.interval(difference?.interval, isSigned: true),
        ]
      })
    let placebos = ablation.placeboDifferences
    if let least = placebos.min(), let most = placebos.max() {
      section.remarks = [
        placebos.count == 1
          ? "A placebo, a graph with everyone's number of ties and chance friends, adds "
            + "\(Figures.signed(least)) to the area under the curve."
          : "\(placebos.count) placebos, graphs with everyone's number of ties and chance friends, add "
            + "\(Figures.signed(least)) to \(Figures.signed(most)) to the area under the curve."
      ]
    }
    return section
  }

  private var contributionSection: EvidenceSection {
    let shown = ablation.contributions.prefix(Self.shownCount)
    let others = ablation.contributions.dropFirst(Self.shownCount)
    let ofGraph = ablation.contributions.filter(\.isFromGraph).reduce(0) { $0 + $1.share }
    let rest = others.reduce(0) { $0 + $1.share }
    return EvidenceSection(
      title: "Which columns carry it",
      header: ["", "from", "log-odds per standard deviation", "share"],
      rows: shown.map {
        [
          $0.name.printable, $0.isFromGraph ? "graph" : "own", Figures.plain($0.size),
          Figures.percent($0.share),
        ]
      },
      remarks: [
        (others.isEmpty ? "" : "\(others.count) others share \(Figures.percent(rest)). ")
          + "All of the graph's columns together: \(Figures.percent(ofGraph)). Columns that tell the "
          + "same share what they tell."
      ])
  }

  private var auditSection: EvidenceSection {
    let suspects = audit.findings.filter(\.isTooGood)
    let hasExcluded = audit.survivorCount != nil
    let looks =
      hasExcluded
      ? ["with all ties", "without excluded kinds", "people whose ties survive"] : ["area"]
    var sentences = [
      suspects.isEmpty
        ? "None of \(audit.findings.count) columns, those included that repeat others."
        : "\(suspects.count) of \(audit.findings.count) columns: made after the outcome, or from it? "
          + "Leave out what they are made from."
    ]
    if let survivors = audit.survivorCount, let events = audit.survivorEventCount {
      sentences.append(
        "Ties survive of \(survivors) of \(audit.personCount) people, \(events) with the event.")
    }
    return EvidenceSection(
      title: "Columns too good to be true (alone an area surely above \(Self.limit(audit.limit)))",
      sentences: sentences, header: suspects.isEmpty ? [] : [""] + looks,
      rows: suspects.map { finding in
        let areas = [finding.allTies, finding.withoutExcluded, finding.amongSurvivors]
        return [finding.name.printable]
          + areas.prefix(looks.count).map { $0.map { Figures.plain($0.areaUnderCurve) } ?? "" }
      })
  }

  private static func limit(_ limit: Double) -> String { "\(limit)" }

  private static func list(_ names: [String]) -> String {
    if names.isEmpty { return "none" }
    let shown = names.count > 16 ? 12 : names.count
    return names.prefix(shown).map(\.printable).joined(separator: ", ")
      + (shown < names.count ? " and \(names.count - shown) more" : "")
  }
}
