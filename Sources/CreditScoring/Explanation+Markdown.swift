internal import Files

extension Explanation {
  /// The explanation as Markdown with a table of all characteristics.
  public var markdown: String {
    var lines = [
      "# Score of \(identifier.escapedForMarkdown): \(headline.escapedForMarkdown)", "",
      "Model \(modelName.escapedForMarkdown), version \(modelVersion.escapedForMarkdown); purpose: \(purpose.escapedForMarkdown)",
      "",
      "| | value | bin | points | of |" + (certainty == nil ? "" : " true |"),
      "|---|---:|---|---:|---:|" + (certainty == nil ? "" : "---:|"),
    ]
    for part in categories {
      lines.append(
        "| **\(part.category.title)** | | | **\(part.points)** | **\(part.budget)** |"
          + (certainty == nil ? "" : " |"))
      for line in part.lines {
        let cells =
          [
            line.characteristic, line.shownValue, line.shownBin, line.shownPoints, "\(line.budget)",
          ] + (certainty == nil ? [] : [line.shownReliability])
        lines.append("| " + cells.map(\.escapedForMarkdown).joined(separator: " | ") + " |")
      }
    }
    lines.append("")
    if let sum { lines += ["**\(sum)**", ""] }
    lines += [rangeSentence.escapedForMarkdown, coverageSentence]
    lines += (sureSentences + stabilitySentences).map(\.escapedForMarkdown)
    if let friends {
      lines += ["", "## Friends' scores", ""] + friends.sentences
    }
    if let others {
      lines +=
        ["", "## What other people can do to it", ""] + others.sentences.map(\.escapedForMarkdown)
      if let sentence = others.boundsSentence {
        lines += ["", sentence.escapedForMarkdown, ""]
        lines += ["| influence | total | friends |", "|---|---:|---:|"]
        lines += others.bounds.map {
          "| \($0.influence) | \($0.points) | \($0.shownFriendsScoresPoints) |"
        }
      }
    }
    if !reasons.isEmpty {
      lines += ["", "## Why the score is not higher", ""]
      lines += reasons.enumerated().map { "\($0 + 1). \($1.escapedForMarkdown)" }
    }
    if !strengths.isEmpty {
      lines += ["", "## What speaks for the person", ""]
      lines += strengths.enumerated().map { "\($0 + 1). \($1.escapedForMarkdown)" }
    }
    if !changes.isEmpty {
      lines += ["", "## What would change it (the next step of each; of texts, the best)", ""]
      lines += changes.map { "- +\($0.gain): \($0.sentence.escapedForMarkdown)" }
    }
    if let counterfactuals { lines += [""] + counterfactuals.markdownLines }
    if let whatIf {
      lines += ["", "## What if", ""] + whatIf.sentences.map { "- \($0.escapedForMarkdown)" }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
