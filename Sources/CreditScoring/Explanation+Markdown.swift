internal import Files

extension Explanation {
  /// The explanation as Markdown with a table of all characteristics.
  public var markdown: String {
    var lines = [
      "# Score of \(identifier.escaped): \(headline.escaped)", "",
      "Model \(modelName.escaped), version \(modelVersion.escaped); purpose: \(purpose.escaped)",
      "",
      "| | value | bin | points | of |", "|---|---:|---|---:|---:|",
    ]
    for part in categories {
      lines.append("| **\(part.category.title)** | | | **\(part.points)** | **\(part.budget)** |")
      for line in part.lines {
        let cells = [
          line.characteristic, line.shownValue, line.shownBin, "\(line.points)", "\(line.budget)",
        ]
        lines.append("| " + cells.map(\.escaped).joined(separator: " | ") + " |")
      }
    }
    lines.append("")
    if let sum { lines += ["**\(sum)**", ""] }
    lines += [rangeSentence.escaped, coverageSentence]
    if let friends {
      lines += ["", "## Friends' scores", ""] + friends.sentences
    }
    if let others {
      lines += ["", "## What other people can do to it", ""] + others.sentences.map(\.escaped)
      if let sentence = others.boundsSentence {
        lines += ["", sentence.escaped, ""]
        lines += ["| influence | total | friends |", "|---|---:|---:|"]
        lines += others.bounds.map {
          "| \($0.influence) | \($0.points) | \($0.shownFriendsScoresPoints) |"
        }
      }
    }
    if !reasons.isEmpty {
      lines += ["", "## Why the score is not higher", ""]
      lines += reasons.enumerated().map { "\($0 + 1). \($1.escaped)" }
    }
    if !changes.isEmpty {
      lines += ["", "## What would change it (the next step of each; of texts, the best)", ""]
      lines += changes.map { "- +\($0.gain): \($0.sentence.escaped)" }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension String {
  /// The text with everything escaped that Markdown would take for markup.
  fileprivate var escaped: String {
    var result = ""
    for character in printable {
      if "\\`*_[]<>|#".contains(character) { result.append("\\") }
      result.append(character)
    }
    return result
  }
}
