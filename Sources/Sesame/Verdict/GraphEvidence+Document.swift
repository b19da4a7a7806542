internal import Files
package import Reports
internal import ScoreValidation

/// The evidence as a page.
extension GraphEvidence {
  /// What was found as a page with pictures that needs nothing else, the verdict first.
  public var html: String { document.html() }

  /// What was found, for a page.
  package var document: ReportDocument {
    var document = ReportDocument(title)
    document.add("Verdict: \(sentence).")
    let pictures = [[], [mixingPicture], [areaPicture, placeboPicture], [contributionPicture]]
    for (number, section) in sections.enumerated() {
      document.heading(section.title)
      document.list(section.sentences)
      if number < pictures.count { document.add(pictures[number].compactMap(\.self)) }
      if !section.rows.isEmpty { document.table(section.header, section.rows, widest: .max) }
      for remark in section.remarks { document.add(remark) }
    }
    return document
  }

  private var mixingPicture: Picture? {
    let shown = mixing.filter { $0.homophily.coefficient != nil }.prefix(16)
    if shown.isEmpty { return nil }
    return Picture(
      "Are friends alike?",
      summary:
        "Assortativity: 1 where friends have equal values, 0 where ties don't look at them, with "
        + "intervals at \(Figures.level(level)).",
      .bars(
        BarChart(
          lying: shown.map { $0.column + ($0.usesWeights ? ", by weight" : "") },
          [
            .init(
              "coefficient", shown.map(\.homophily.coefficient),
              intervals: shown.map { $0.interval?.bounds })
          ], valueTitle: "coefficient", form: .decimals(2))), isAlone: false)
  }

  private var areaPicture: Picture? {
    let areas = [ablation.own(.areaUnderCurve), ablation.withGraph(.areaUnderCurve)]
    guard areas.allSatisfy({ $0 != nil }) else { return nil }
    return Picture(
      "Own columns, and these with the graph's",
      summary: "The area under the curve on people the models were not fitted on: 0.5 is chance.",
      .bars(
        BarChart(
          lying: ["own columns", "with the graph's"],
          [.init("area", areas.map { $0?.value }, intervals: areas.map { $0?.bounds })],
          valueTitle: "area under the curve", form: .decimals(4))), isAlone: false)
  }

  private var placeboPicture: Picture? {
    let placebos = ablation.placeboDifferences.sorted(by: >)
    guard let difference = ablation.difference(.areaUnderCurve), !placebos.isEmpty,
      placebos.count <= 40
    else { return nil }
    return Picture(
      "What the graph adds, and what placebos add",
      summary:
        "To the area under the curve; placebos are graphs with everyone's number of ties and chance "
        + "friends.",
      .bars(
        BarChart(
          lying: ["the graph"] + placebos.indices.map { "placebo \($0 + 1)" },
          [
            .init(
              "added", [difference.value] + placebos,
              intervals: [difference.bounds] + placebos.map { _ in nil })
          ], valueTitle: "added to the area under the curve", form: .decimals(4))))
  }

  private var contributionPicture: Picture? {
    let shown = ablation.contributions.prefix(12).filter { $0.size > 0 }
    if shown.isEmpty { return nil }
    return Picture(
      "Which columns carry it",
      summary: "The share of what the regression tells, by the column that tells it.",
      .bars(
        BarChart(
          lying: shown.map { $0.name + ($0.isFromGraph ? " (graph)" : "") },
          [.init("share", shown.map(\.share))], valueTitle: "share of log-odds", form: .percent)),
      isAlone: false)
  }
}
