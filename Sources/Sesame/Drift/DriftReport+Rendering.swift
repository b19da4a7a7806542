internal import Files
package import Reports
internal import ScoreValidation

extension DriftReport {
  /// The report as plain text of at most 100 columns but for wide tables; long texts are cut short.
  public var text: String { document.text }

  /// The report as Markdown.
  public var markdown: String { document.markdown }

  /// What moved as a page with pictures that needs nothing else.
  public var html: String { document.html() }

  /// What is told, for every form that people read.
  package var document: ReportDocument {
    var document = ReportDocument(
      "Drift from \(sourceBefore) (\(table.rowCountBefore.counting("row"))) to \(sourceAfter) "
        + "(\(table.rowCountAfter.counting("row"))): \(verdict.words)")
    for sentence in headline + sampleSentences { document.add(sentence) }
    addTable(.column, "Columns", &document)
    if let score { add(score, &document) }
    if let graph { add(graph, &document) }
    let unseen = unseenSentences + table.uncompared.sentences
    if !unseen.isEmpty { document.heading("What could not be seen or compared") }
    for sentence in unseen { document.add(sentence) }
    addDetails(&document)
    document.heading("How to read this")
    for sentence in methodSentences { document.add(sentence) }
    return document
  }

  // MARK: Headline

  /// What moved, item by item.
  private var headline: [String] {
    var sentences: [String] = []
    for verdict in [StabilityVerdict.moved, .movedSlightly] {
      let moved = items.filter { $0.finding.verdict == verdict }.map(\.summary)
      let changed =
        verdict == .moved ? changes.map { "\($0.name) (\($0.before) before, \($0.after) now)" } : []
      if moved.isEmpty, changed.isEmpty { continue }
      sentences.append("\(verdict.words.capitalizedFirst): \(Self.list(changed + moved)).")
    }
    let surely = items.filter { $0.isSurelySmall(rule) }
    if !surely.isEmpty {
      sentences.append(
        "Stable, though more than chance, since below \(Figures.limit(rule.slight)): "
          + "\(Self.list(surely.map(\.summary))).")
    }
    let outcomes = items.filter { $0.eventRates != nil && $0.isSignificant(rule) }
    for item in outcomes {
      guard let rates = item.eventRates else { continue }
      sentences.append(
        "Event rate of \(item.name): \(Figures.percent(rates.before)) before, "
          + "\(Figures.percent(rates.after)) after, more than chance.")
    }
    let missing = table.columns.filter(\.missingMoved)
    if !missing.isEmpty {
      sentences.append(
        "Missing values: "
          + Self.list(
            missing.map { column in
              "\(column.name) \(Figures.percent(column.missingShares.before)) before, "
                + "\(Figures.percent(column.missingShares.after)) after"
            }) + ".")
    }
    return sentences + countSentence
  }

  /// How many items there are of each verdict, columns of another kind among them.
  private var countSentence: [String] {
    let all = items.map(\.finding.verdict) + changes.map { _ in .moved }
    let verdicts: [StabilityVerdict] = [.moved, .movedSlightly, .stable, .cannotTell]
    let counts = verdicts.compactMap { verdict in
      let count = all.count { $0 == verdict }
      return count == 0 ? nil : "\(verdict.words): \(count)"
    }
    return all.isEmpty
      ? [] : ["Of \(all.count.counting("item")), \(counts.joined(separator: ", "))."]
  }

  private var sampleSentences: [String] {
    if table.areEqual, graph != nil { return [] }
    if table.areEqual { return ["Both tables hold the same: is one file given twice?"] }
    guard let common = table.commonCount, common > 0 else { return [] }
    return [
      "\(common) of \(table.rowCountAfter) identifiers after are in the table before too. "
        + "If they are the same people, less changes by chance than p-values take into account: what "
        + "moved did so more surely."
    ]
  }

  // MARK: Tables

  private func addTable(_ subject: Item.Subject, _ title: String?, _ document: inout ReportDocument)
  {
    let rows = items(subject).filter { $0.bins != nil }
    let changed = subject == .column ? changes : []
    if rows.isEmpty, changed.isEmpty { return }
    if let title { document.heading(title) }
    let hasNumbers = rows.contains { $0.column?.distances != nil }
    let hasMissing = rows.contains {
      ($0.column?.missingBefore ?? 0) + ($0.column?.missingAfter ?? 0) > 0
    }
    document.table(
      [subject.rawValue, "verdict", "PSI", "chance", "p", "seen from"]
        + (hasNumbers ? ["KS", "shift"] : []) + (hasMissing ? ["missing"] : []),
      rows.map { item in
        var row = item.row(rule, tests: testCount)
        if hasNumbers {
          let distances = item.column?.distances
          row += [
            distances.map { Figures.short($0.kolmogorovSmirnov) } ?? "",
            distances?.wasserstein.map { Figures.short($0) } ?? "",
          ]
        }
        if hasMissing { row.append(item.column?.missingText ?? "") }
        return row
      }
        + changed.map { column in
          [column.name, StabilityVerdict.moved.words]
            + Array(repeating: "", count: 4 + (hasNumbers ? 2 : 0) + (hasMissing ? 1 : 0))
        }, widest: 34)
  }

  private func add(_ score: ScoreDrift, _ document: inout ReportDocument) {
    document.heading("Score")
    document.add(score.sentence)
    addTable(.score, nil, &document)
    guard !score.characteristics.isEmpty else { return }
    document.heading("Characteristics: what moved the mean score")
    let found = items(.characteristic)
    var rows = zip(score.characteristics, found).map { part, item in
      [
        part.name, item.verdictWords(rule), item.indexText,
        Figures.chance(item.finding.adjustedPValue),
        Figures.points(part.meanBefore), Figures.points(part.meanAfter),
        Figures.signedPoints(part.points),
      ]
    }
    let sum = score.characteristics.reduce(0) { $0 + $1.points }
    if score.rest != 0 {
      rows.append([
        "what the column has beyond", "", "", "", "", "", Figures.signedPoints(score.rest),
      ])
    }
    rows.append(["all", "", "", "", "", "", Figures.signedPoints(sum + score.rest)])
    document.table(
      ["characteristic", "verdict", "PSI", "p", "before", "after", "points"], rows, widest: 34)
  }

  private func add(_ graph: GraphDrift, _ document: inout ReportDocument) {
    document.heading("Graph")
    for sentence in graph.sentences { document.add(sentence) }
    addTable(.graph, nil, &document)
    document.table(
      ["", "before", "after"],
      graph.rows)
    let mixing = items(.graph).filter { $0.bins == nil }
    if mixing.isEmpty { return }
    document.table(
      ["graph", "verdict", "before", "after", "difference", "p", "seen from"],
      mixing.compactMap { item in
        guard case .estimates(let before, let after) = item.evidence else { return nil }
        return [
          item.name, item.verdictWords(rule), before.text, after.text,
          Figures.signed(after.value - before.value), Figures.chance(item.finding.adjustedPValue),
          item.finding.smallestDetectable.map(Figures.short) ?? "",
        ]
      }, widest: 44)
  }

  /// The bins of the items that moved most.
  private func addDetails(_ document: inout ReportDocument) {
    let most = 10
    let moved = items.filter(\.showsBins).sorted { $0.finding.size > $1.finding.size }
    for item in moved.prefix(most) { add(item, &document) }
    if moved.count > most {
      document.add("The bins of the \(moved.count - most) others that moved are in JSON.")
    }
  }

  /// The bins of an item that moved.
  private func add(_ item: Item, _ document: inout ReportDocument) {
    guard case .counts(let index) = item.evidence, let bins = item.bins else { return }
    document.heading("\(item.fullName): PSI \(item.indexText), \(item.finding.verdict.words)")
    document.add([
      Picture(
        item.fullName, summary: "Shares of rows in each bin, before and after.",
        .bars(
          BarChart(
            lying: bins.labels,
            [
              .init("before", index.parts.map(\.shareBefore)),
              .init("after", index.parts.map(\.shareAfter)),
            ], valueTitle: "share of rows", form: .percent)), isAlone: false)
    ])
    if let distances = item.column?.distances {
      document.add(
        "Mean \(Figures.short(distances.meanBefore)) before, \(Figures.short(distances.meanAfter)) after."
      )
    }
    if let count = item.column?.newTextCount, count > 0 {
      document.add(
        "\(count.counting("text")) in \((item.column?.newTextRowCount ?? 0).counting("row")) "
          + "\(count == 1 ? "occurs" : "occur") only after.")
    }
    document.table(
      ["bin", "before", "share", "after", "share", "PSI"],
      bins.labels.indices.map { place in
        let part = index.parts[place]
        return [
          bins.labels[place], "\(part.countBefore)", Figures.percent(part.shareBefore),
          "\(part.countAfter)", Figures.percent(part.shareAfter), Figures.short(part.index),
        ]
      }, widest: 34)
  }

  // MARK: Remarks

  private var unseenSentences: [String] {
    let unsure = items.filter { $0.finding.verdict == .cannotTell }
    if unsure.isEmpty { return [] }
    var sentences: [String] = []
    let counts = unsure.filter { $0.bins != nil }
    let sizes = counts.compactMap(\.finding.smallestDetectable)
    if let least = sizes.min(), let most = sizes.max() {
      let range = least == most ? "" : " (in some below \(Figures.short(most)))"
      sentences.append(
        "Can't tell with so few: \(Self.list(counts.map(\.fullName))). A PSI below "
          + "\(Figures.short(least))\(range) could have gone unseen with "
          + "\(table.rowCountBefore) and \(table.rowCountAfter.counting("row")), and "
          + "\(Figures.limit(rule.slight)) would matter.")
    }
    let others = unsure.filter { $0.bins == nil }
    let differences = others.compactMap(\.finding.smallestDetectable)
    if let most = differences.max() {
      sentences.append(
        "Can't tell with so few ties: \(Self.list(others.map(\.name))). A difference below "
          + "\(Figures.short(most)) could have gone unseen.")
    }
    return sentences
  }

  private var methodSentences: [String] {
    let percent = Figures.plainPercent(rule.significance)
    return [
      "PSI, the population stability index, adds up the difference of shares times the logarithm of "
        + "their ratio over bins, with half a row added to each. Chance: what chance alone exceeds, in "
        + (testCount == 1 ? "the one test" : "any of the \(testCount) tests")
        + ", in \(percent) of comparisons in which nothing "
        + "changed; p is adjusted for all of them by Holm's method.",
      "Moved: p of at most \(Figures.limit(rule.significance)), and a PSI, less what chance gives on "
        + "average, of \(Figures.limit(rule.large)) or more; moved slightly: "
        + "\(Figures.limit(rule.slight)) or more. Stable: a PSI of \(Figures.limit(rule.slight)) would "
        + "have been seen in \(Figures.plainPercent(rule.power)) of cases; seen from: what would have. Stable "
        + "(small): p is as small, and PSI is below. A column that holds something else now moved.",
      "KS is the largest difference of shares up to any number; shift, by how many standard deviations "
        + "numbers moved on average.",
    ]
  }

  /// A list of which no more than ten are named.
  private static func list(_ names: [String]) -> String {
    names.prefix(10).joined(separator: ", ")
      + (names.count > 10 ? " and \(names.count - 10) more" : "")
  }
}
