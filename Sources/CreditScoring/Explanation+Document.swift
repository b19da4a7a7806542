package import Reports

extension Explanation {
  /// The explanation as a page with pictures that needs nothing else.
  public var html: String { document.html() }

  /// The explanation, for a page.
  package var document: ReportDocument {
    var document = ReportDocument("Score of \(identifier): \(headline)")
    document.add("Model \(modelName), version \(modelVersion); purpose: \(purpose)")
    if let sum { document.add(sum) }
    for sentence in scoreSentences + sureSentences + stabilitySentences { document.add(sentence) }
    func add(_ heading: String, _ items: [String], isNumbered: Bool = false) {
      if items.isEmpty { return }
      document.heading(heading)
      document.list(items, isNumbered: isNumbered)
    }
    add("What is missing for a score", gapSentences)
    document.heading("How the points come about")
    if gap == nil { document.add([categoryPicture, roomPicture].compactMap(\.self)) }
    document.table(tableNames, tableRows, widest: .max)
    if let section = unansweredSection { add(section.heading, [section.sentence]) }
    if let friends, gap == nil { add("Friends' scores", friends.sentences(of: subject)) }
    if let friendMap {
      document.heading("The \(subject)'s friends")
      document.add(
        [
          Picture(
            "Who of them are friends", summary: friendMap.summary,
            .map(friendMap.map, names: ["", "number"], rows: friendMap.counts))
        ], isWide: true)
    }
    if let others { addBounds(others, to: &document) }
    add("Why the score is not higher", reasons, isNumbered: true)
    add("What speaks for the \(subject)", strengths, isNumbered: true)
    if !changes.isEmpty {
      document.heading(Self.changesHeading)
      document.table(
        ["points", "change"], changes.map { ["+\($0.gain)", $0.sentence] }, widest: .max)
    }
    counterfactuals?.add(to: &document, of: subject)
    if let whatIf { add("What if", whatIf.sentences(of: subject)) }
    add("What is looked at", meanings)
    return document
  }

  private func addBounds(_ others: Others, to document: inout ReportDocument) {
    document.heading("What other people can do to it")
    for sentence in others.sentences { document.add(sentence) }
    guard let sentence = others.boundsSentence, gap == nil else { return }
    document.add(sentence)
    document.table(
      ["influence", "total", "friends"],
      others.bounds.map { [$0.influence, "\($0.points)", $0.shownFriendsScoresPoints] })
  }

  /// The points of each category beside what it can bring.
  private var categoryPicture: Picture {
    Picture(
      "Points of each category",
      summary:
        "Won, and the most that there is: together with \(scale.lowerBound) they are the score.",
      .bars(
        BarChart(
          lying: categories.map(\.category.title),
          [
            .init("points", categories.map { Double($0.points) }),
            .init("of", categories.map { Double($0.budget) }),
          ], valueTitle: "points", form: .plain)), isAlone: false)
  }

  /// Which characteristics leave most points lying; none whose points are withheld.
  private var roomPicture: Picture? {
    let lines = categories.flatMap(\.lines).compactMap { line in
      line.points.map { (name: line.characteristic, room: line.budget - $0) }
    }
    let shown = lines.filter { $0.room > 0 }.sorted { $0.room > $1.room }.prefix(8)
    if shown.isEmpty { return nil }
    return Picture(
      "Points not won",
      summary: "The characteristics that leave most points lying.",
      .bars(
        BarChart(
          lying: shown.map(\.name), [.init("points not won", shown.map { Double($0.room) })],
          valueTitle: "points", form: .plain)), isAlone: false)
  }

  private var tableNames: [String] {
    ["characteristic", "category", "value", "bin"] + (gap == nil ? ["points", "of"] : ["counts"])
      + (tellsReliability ? ["true"] : [])
  }

  private var tableRows: [[String]] {
    categories.flatMap { part in
      part.lines.map { line in
        [
          line.characteristic, part.category.title, line.shownValue,
          line.shownBin(isScored: gap == nil),
        ] + (gap == nil ? [line.shownPoints] : []) + ["\(line.budget)"]
          + (tellsReliability ? [line.shownReliability] : [])
      }
    }
  }
}
