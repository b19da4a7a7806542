internal import Files

extension GraphEvidence {
  /// What was found as plain text, with the verdict at the end.
  public var text: String {
    var lines = [title.printable]
    for section in sections {
      lines += ["", section.title]
      for sentence in section.sentences { lines += sentence.wrapped("  ") }
      lines += section.tableLines.map { "  " + $0 }
      for remark in section.remarks { lines += remark.wrapped("  ") }
    }
    return (lines + [""] + "Verdict: \(sentence).".wrapped("")).joined(separator: "\n") + "\n"
  }

  /// What was found as Markdown, with the verdict at the end.
  public var markdown: String {
    var lines = ["# \(title.escapedForMarkdown)"]
    for section in sections {
      lines += ["", "## \(section.title.escapedForMarkdown)", ""]
      lines += section.sentences.map { "- \($0.escapedForMarkdown)" }
      if !section.rows.isEmpty {
        if !section.sentences.isEmpty { lines.append("") }
        lines.append(
          "| " + section.header.map(\.escapedForMarkdown).joined(separator: " | ") + " |")
        lines.append("|---|" + section.header.dropFirst().map { _ in "---:|" }.joined())
        lines += section.rows.map {
          "| " + $0.map(\.escapedForMarkdown).joined(separator: " | ") + " |"
        }
      }
      if !section.remarks.isEmpty { lines += [""] + section.remarks.map(\.escapedForMarkdown) }
    }
    return (lines + ["", "## Verdict", "", sentence.escapedForMarkdown + "."]).joined(
      separator: "\n") + "\n"
  }
}

extension EvidenceSection {
  /// The table in columns of equal width: texts to the left, figures to the right.
  fileprivate var tableLines: [String] {
    if rows.isEmpty { return [] }
    let all = [header] + rows
    let widths = header.indices.map { column in all.map { $0[column].count }.max() ?? 0 }
    return all.map { row in
      let cells = row.indices.map { column in
        let blanks = String(repeating: " ", count: widths[column] - row[column].count)
        return column == 0 ? row[column] + blanks : blanks + row[column]
      }
      var line = cells.joined(separator: "  ")
      while line.last == " " { line.removeLast() }
      return line
    }
  }
}
