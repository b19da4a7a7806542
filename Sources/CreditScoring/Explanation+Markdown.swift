internal import Files

extension Explanation {
  /// The explanation as Markdown with a table of all characteristics.
  public var markdown: String {
    var lines = [
      "# Score of \(identifier.escapedForMarkdown): \(headline.escapedForMarkdown)", "",
      "Model \(modelName.escapedForMarkdown), version \(modelVersion.escapedForMarkdown); purpose: \(purpose.escapedForMarkdown)",
      "",
    ]
    lines += markdownTable + [""]
    if let sum { lines += ["**\(sum)**", ""] }
    lines += (scoreSentences + sureSentences + stabilitySentences).map(\.escapedForMarkdown)
    func add(_ heading: String, _ paragraphs: [String]) {
      if !paragraphs.isEmpty { lines += ["", "## \(heading)", ""] + paragraphs }
    }
    func escaped(_ sentences: [String]) -> [String] { sentences.map(\.escapedForMarkdown) }
    func number(_ sentences: [String]) -> [String] {
      sentences.enumerated().map { "\($0 + 1). \($1.escapedForMarkdown)" }
    }
    func list(_ sentences: [String]) -> [String] { sentences.map { "- \($0.escapedForMarkdown)" } }
    add("What is missing for a score", list(gapSentences))
    if let section = unansweredSection { add(section.heading, escaped([section.sentence])) }
    if let friends, gap == nil { add("Friends' scores", escaped(friends.sentences(of: subject))) }
    if let others {
      add("What other people can do to it", escaped(others.sentences))
      if let sentence = others.boundsSentence, gap == nil {
        lines += ["", sentence.escapedForMarkdown, ""]
        lines += ["| influence | total | friends |", "|---|---:|---:|"]
        lines += others.bounds.map {
          "| \($0.influence) | \($0.points) | \($0.shownFriendsScoresPoints) |"
        }
      }
    }
    add("Why the score is not higher", number(reasons))
    add("What speaks for the \(subject.escapedForMarkdown)", number(strengths))
    add(Self.changesHeading, changes.map { "- +\($0.gain): \($0.sentence.escapedForMarkdown)" })
    if let counterfactuals { lines += [""] + counterfactuals.markdownLines(of: subject) }
    if let whatIf { add("What if", list(whatIf.sentences(of: subject))) }
    add("What is looked at", list(meanings))
    return lines.joined(separator: "\n") + "\n"
  }

  /// All characteristics; without a score no points.
  private var markdownTable: [String] {
    var columns: [(name: String, rule: String, part: (Part) -> String, line: (Line) -> String)] = [
      ("", "---", { "**\($0.category.title)**" }, \.characteristic),
      ("value", "---:", { _ in "" }, \.shownValue),
      ("bin", "---", { _ in "" }, { [gap] in $0.shownBin(isScored: gap == nil) }),
    ]
    if gap == nil { columns.append(("points", "---:", { "**\($0.points)**" }, \.shownPoints)) }
    columns.append(
      (gap == nil ? "of" : "counts", "---:", { "**\($0.budget)**" }, { "\($0.budget)" }))
    if tellsReliability { columns.append(("true", "---:", { _ in "" }, \.shownReliability)) }
    func row(_ cells: [String]) -> String {
      "|" + cells.map { $0.isEmpty ? " |" : " \($0) |" }.joined()
    }
    var lines = [row(columns.map(\.name)), "|" + columns.map { $0.rule + "|" }.joined()]
    for part in categories {
      lines.append(row(columns.map { $0.part(part) }))
      // Names and values may hold what Markdown takes for markup.
      lines += part.lines.map { line in row(columns.map { $0.line(line).escapedForMarkdown }) }
    }
    return lines
  }
}
