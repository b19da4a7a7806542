internal import Files

extension Explanation {
  /// The explanation as plain text of at most 100 columns; long values are cut short.
  public var text: String {
    var lines = "Score of \(identifier): \(headline)".wrapped("")
    lines += "Model \(modelName), version \(modelVersion); purpose: \(purpose)".wrapped("")
    lines.append("")
    lines += tableLines
    lines.append("")
    if let sum { lines.append("Sum: \(sum)") }
    lines += rangeSentence.wrapped("")
    lines += coverageSentence.wrapped("")
    for sentence in sureSentences + stabilitySentences { lines += sentence.wrapped("") }
    if let friends {
      lines += ["", "Friends' scores (\(friends.characteristic))"]
      for sentence in friends.sentences { lines += sentence.wrapped("  ") }
    }
    if let others {
      lines += ["", "What other people can do to it"]
      for sentence in others.sentences { lines += sentence.wrapped("  ") }
      if let sentence = others.boundsSentence {
        lines += sentence.wrapped("  ")
        lines.append("  " + "total".leading(7) + "friends".leading(9) + "  influence")
      }
      for bound in others.bounds {
        let numbers = "\(bound.points)".leading(7) + bound.shownFriendsScoresPoints.leading(9)
        lines.append("  " + numbers + "  " + bound.influence)
      }
    }
    if !reasons.isEmpty {
      lines += ["", "Why the score is not higher"]
      for (index, reason) in reasons.enumerated() {
        lines += "\(index + 1). \(reason)".wrapped("  ")
      }
    }
    if !strengths.isEmpty {
      lines += ["", "What speaks for the person"]
      for (index, strength) in strengths.enumerated() {
        lines += "\(index + 1). \(strength)".wrapped("  ")
      }
    }
    if !changes.isEmpty {
      lines += ["", "What would change it (the next step of each; of texts, the best)"]
      for change in changes {
        lines += ("+\(change.gain)".leading(5) + "  " + change.sentence).wrapped("  ", hanging: 7)
      }
    }
    if let counterfactuals { lines += [""] + counterfactuals.lines }
    if let whatIf {
      lines += ["", "What if"]
      for sentence in whatIf.sentences { lines += sentence.wrapped("  ") }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private var tableLines: [String] {
    let told = certainty == nil ? 5 : 6
    var rows = [["", "value", "bin", "points", "of", "true"]]
    for part in categories {
      rows.append([part.category.title, "", "", "\(part.points)", "\(part.budget)", ""])
      for line in part.lines {
        rows.append([
          "  " + line.characteristic, line.shownValue, line.shownBin, line.shownPoints,
          "\(line.budget)", line.shownReliability,
        ])
      }
    }
    rows = rows.map { Array($0.prefix(told)) }
    let limits = Array(
      [
        36, certainty == nil ? 18 : 16, certainty == nil ? 26 : 20, standardError == nil ? 7 : 14,
        7,
        7,
      ].prefix(told))
    let widths = limits.indices.map { column in
      min(rows.map { $0[column].printable.count }.max() ?? 0, limits[column])
    }
    return rows.map { row in
      let cells = row.indices.map { column in
        let cell = row[column].printable.cut(to: widths[column])
        return column >= 3 || column == 1
          ? cell.leading(widths[column]) : cell.trailing(widths[column])
      }
      return cells.joined(separator: "  ").withoutBlanksAtEnd
    }
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
  var shownBin: String {
    if isWithheld { return "(few friends)" }
    return isMissing ? "(neutral points)" : bin ?? "(see below)"
  }
}

extension String {
  fileprivate var withoutBlanksAtEnd: String {
    String(self[..<(lastIndex { $0 != " " }.map(index(after:)) ?? startIndex)])
  }

  fileprivate func cut(to width: Int) -> String {
    count <= width ? self : prefix(max(width - 1, 0)) + "…"
  }

  /// The text with blanks before it up to a width.
  func leading(_ width: Int) -> String {
    String(repeating: " ", count: max(width - count, 0)) + self
  }

  fileprivate func trailing(_ width: Int) -> String {
    self + String(repeating: " ", count: max(width - count, 0))
  }
}
