/// Headings, sentences and tables that plain text and Markdown render alike.
package struct ReportDocument {
  private enum Part {
    case heading(String)
    case sentence(String)
    case table(names: [String], rows: [[String]], pictures: [String], widest: Int)
  }

  private let title: String
  private var parts: [Part] = []

  /// Begins a document.
  package init(_ title: String) { self.title = title }

  /// Adds a heading.
  package mutating func heading(_ text: String) { parts.append(.heading(text)) }

  /// Adds a sentence.
  package mutating func add(_ sentence: String) { parts.append(.sentence(sentence)) }

  /// Adds a table: columns in which a row has letters begin at the left, others end at the right.
  ///
  /// - Parameters:
  ///   - names: The names of the columns.
  ///   - rows: The cells of each row.
  ///   - pictures: What plain text shows behind the names and behind each row, one more than rows; none
  ///     for nothing.
  ///   - widest: How many characters of a cell plain text shows.
  package mutating func table(
    _ names: [String], _ rows: [[String]], pictures: [String] = [], widest: Int = 60
  ) {
    parts.append(.table(names: names, rows: rows, pictures: pictures, widest: widest))
  }

  /// The document as plain text.
  package var text: String {
    var lines = [title.printable]
    for part in parts {
      switch part {
      case .heading(let text): lines += ["", text.printable]
      case .sentence(let text): lines += text.wrapped("  ")
      case .table(let names, let rows, let pictures, let widest):
        lines += Self.table([names] + rows, pictures, widest: widest)
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The document as Markdown.
  package var markdown: String {
    var lines = ["# " + title.escapedForMarkdown]
    for part in parts {
      switch part {
      case .heading(let text): lines += ["", "## " + text.escapedForMarkdown]
      case .sentence(let text): lines += ["", text.escapedForMarkdown]
      case .table(let names, let rows, _, _):
        lines += ["", "| " + names.joined(separator: " | ") + " |"]
        lines.append("|" + names.indices.map { Self.isText(rows, $0) ? "---|" : "---:|" }.joined())
        lines += rows.map { "| " + $0.map(\.escapedForMarkdown).joined(separator: " | ") + " |" }
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Whether a column holds words, which begin at the left.
  private static func isText(_ rows: [[String]], _ column: Int) -> Bool {
    rows.contains { row in
      row[column].contains { $0.isLetter } && !["none"].contains(row[column])
    }
  }

  private static func table(
    _ rows: [[String]], _ pictures: [String], widest: Int
  ) -> [String] {
    let rows = rows.map { $0.map { $0.count > widest ? $0.prefix(widest - 1) + "…" : $0 } }
    let columns = rows[0].indices
    let widths = columns.map { column in rows.map { $0[column].printable.count }.max() ?? 0 }
    let areTexts = columns.map { isText(Array(rows.dropFirst()), $0) }
    return rows.enumerated().map { place, row in
      let cells = columns.map { column in
        let cell = row[column].printable
        let blanks = String(repeating: " ", count: widths[column] - cell.count)
        return areTexts[column]
          ? (column == columns.last ? cell : cell + blanks) : blanks + cell
      }
      let all = cells + (pictures.isEmpty ? [] : [pictures[place]])
      var line = "  " + all.joined(separator: "  ")
      while line.last == " " { line.removeLast() }
      return line
    }
  }
}
