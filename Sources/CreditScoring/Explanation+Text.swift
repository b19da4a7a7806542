internal import Files

extension Explanation {
  /// The explanation as plain text of at most 100 columns, in which long values go on below.
  public var text: String {
    var lines = "Score of \(identifier): \(headline)".wrapped("")
    lines += "Model \(modelName), version \(modelVersion); purpose: \(purpose)".wrapped("")
    lines.append("")
    lines += tableLines
    lines.append("")
    if let sum { lines.append("Sum: \(sum)") }
    let sentences = scoreSentences + sureSentences + stabilitySentences
    for sentence in sentences { lines += sentence.wrapped("") }
    func add(_ heading: String, _ sentences: [String]) {
      if sentences.isEmpty { return }
      lines += ["", heading]
      for sentence in sentences { lines += sentence.wrapped("  ") }
    }
    func number(_ sentences: [String]) -> [String] {
      sentences.enumerated().map { "\($0 + 1). \($1)" }
    }
    add("What is missing for a score", gapSentences)
    if let section = unansweredSection { add(section.heading, [section.sentence]) }
    if let friends, gap == nil {
      add("Friends' scores (\(friends.characteristic))", friends.sentences(of: subject))
    }
    if let others {
      add("What other people can do to it", others.sentences)
      if gap == nil { lines += boundLines(others) }
    }
    add("Why the score is not higher", number(reasons))
    add("What speaks for the \(subject)", number(strengths))
    if !changes.isEmpty {
      lines += ["", Self.changesHeading]
      for change in changes {
        lines += ("+\(change.gain)".leading(5) + "  " + change.sentence).wrapped("  ", hanging: 7)
      }
    }
    if let counterfactuals { lines += [""] + counterfactuals.lines(of: subject) }
    if let whatIf { add("What if", whatIf.sentences(of: subject)) }
    add("What is looked at", meanings)
    return lines.joined(separator: "\n") + "\n"
  }

  /// What is said above the next steps.
  static let changesHeading = "What would change it (the next step of each; of texts, the best)"

  private func boundLines(_ others: Others) -> [String] {
    guard let sentence = others.boundsSentence else { return [] }
    return sentence.wrapped("  ")
      + ["  " + "total".leading(7) + "friends".leading(9) + "  influence"]
      + others.bounds.map { bound in
        "  \(bound.points)".leading(9) + bound.shownFriendsScoresPoints.leading(9) + "  "
          + bound.influence
      }
  }

  private var tableLines: [String] {
    var rows = [["", "value", "bin", "points", "of", "true"]]
    for part in categories {
      let points = gap == nil ? "\(part.points)" : ""
      rows.append([part.category.title, "", "", points, "\(part.budget)", ""])
      for line in part.lines {
        rows.append([
          "  " + line.characteristic, line.shownValue, line.shownBin(isScored: gap == nil),
          gap == nil ? line.shownPoints : "", "\(line.budget)", line.shownReliability,
        ])
      }
    }
    let told = tellsReliability ? [0, 1, 2, 3, 4, 5] : [0, 1, 2, 3, 4]
    let shown = gap == nil ? told : told.filter { $0 != 3 }
    if gap != nil { rows[0][4] = "counts" }
    rows = rows.map { row in shown.map { row[$0].printable } }
    let limits = [38, 18, nil, 14, 7, 7]
    return WrappedCells(
      rows: rows, limits: shown.map { limits[$0] }, endsRight: shown.map { $0 >= 3 || $0 == 1 }
    ).lines
  }
}

extension Explanation.Line {
  /// The probability that the value is true, as a percentage.
  var shownReliability: String { reliability.map { $0.shortPercent + " %" } ?? "" }

  /// The points, with their standard error where it is known, or a sign that they are withheld.
  var shownPoints: String { points.map { $0.with(error: standardError) } ?? "–" }

  /// The value, or a word for why there is none.
  var shownValue: String {
    if column == nil { return "" }
    if isWithheld { return "withheld" }
    return isMissing ? "not known" : value ?? ""
  }

  /// The bin, or that the points are neutral.
  var shownBin: String { shownBin(isScored: true) }

  /// The same; without a score there are no points.
  func shownBin(isScored: Bool) -> String {
    if isWithheld { return "(few friends)" }
    if isScored { return isMissing ? "(neutral points)" : bin ?? "(see below)" }
    return isMissing && column != nil ? "(missing)" : bin ?? ""
  }
}

extension String {
  /// The text with blanks before it up to a width.
  func leading(_ width: Int) -> String {
    String(repeating: " ", count: max(width - count, 0)) + self
  }
}
