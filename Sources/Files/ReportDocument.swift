/// Headings, sentences and tables that plain text and Markdown render alike.
package struct ReportDocument {
  private enum Part {
    case heading(String)
    case sentence(String)
    case table(Grid)
  }

  /// A table as it was added.
  private struct Grid {
    let names: [String]
    let rows: [[String]]
    let pictures: [String]
    let widest: Int
    let wrapsFirst: Bool
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
  ///   - wrapsFirst: Whether it writes longer cells of the first column over several lines, instead of cutting
  ///     them short.
  package mutating func table(
    _ names: [String], _ rows: [[String]], pictures: [String] = [], widest: Int = 60,
    wrapsFirst: Bool = false
  ) {
    parts.append(
      .table(
        Grid(
          names: names, rows: rows, pictures: pictures, widest: widest, wrapsFirst: wrapsFirst)))
  }

  /// The document as plain text.
  package var text: String {
    var lines = [title.printable]
    for part in parts {
      switch part {
      case .heading(let text): lines += ["", text.printable]
      case .sentence(let text): lines += text.wrapped("  ")
      case .table(let grid): lines += Self.lines(grid)
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
      case .table(let grid):
        let (names, rows) = (grid.names, grid.rows)
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

  /// The lines of a cell, at most so wide where it can be broken after a comma or at a space.
  private static func parts(of cell: String, widest: Int) -> [String] {
    cell.count > widest ? cell.wrapped("", hanging: 2, width: widest) : [cell]
  }

  /// The rows of a table in plain text, the first of which has the names, with what is shown behind each: rows
  /// whose first cell is too long go on below.
  private static func spread(_ grid: Grid) -> (rows: [[String]], pictures: [String]) {
    let all = [grid.names] + grid.rows
    guard grid.wrapsFirst else { return (all, grid.pictures) }
    let (rest, none) = ([String](repeating: "", count: grid.names.count - 1), grid.pictures.isEmpty)
    var (rows, pictures) = ([[String]](), [String]())
    for (place, row) in all.enumerated() {
      for (number, part) in parts(of: row[0], widest: grid.widest).enumerated() {
        rows.append([part] + (number == 0 ? Array(row.dropFirst()) : rest))
        if !none { pictures.append(number == 0 ? grid.pictures[place] : "") }
      }
    }
    return (rows, pictures)
  }

  private static func lines(_ grid: Grid) -> [String] {
    let (whole, pictures) = spread(grid)
    let rows = whole.map { row in
      row.enumerated().map { place, cell in
        let isCut = cell.count > grid.widest && !(grid.wrapsFirst && place == 0)
        return isCut ? cell.prefix(grid.widest - 1) + "…" : cell
      }
    }
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
