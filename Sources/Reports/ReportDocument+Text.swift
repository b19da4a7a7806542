internal import Files

extension ReportDocument {
  /// The document as plain text.
  package var text: String {
    var lines = [title.printable]
    for part in parts {
      switch part {
      case .heading(let text), .subheading(let text): lines += ["", text.printable]
      case .sentence(let text), .warning(let text): lines += text.wrapped("  ")
      case .list(let items, let isNumbered):
        for (number, item) in items.enumerated() {
          lines += ((isNumbered ? "\(number + 1). " : "- ") + item).wrapped("  ", hanging: 2)
        }
      case .code(let words): lines += words.split(separator: "\n").map { "  " + $0.printable }
      case .table(let grid): lines += Self.lines(grid)
      case .pictures(let pictures, _):
        for picture in pictures where picture.isAlone {
          let (names, rows) = picture.grid
          lines += ["", picture.title.printable] + picture.summary.wrapped("  ")
          lines += Self.lines(Grid(names: names, rows: rows))
        }
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
      case .subheading(let text): lines += ["", "### " + text.escapedForMarkdown]
      case .sentence(let text): lines += ["", text.escapedForMarkdown]
      case .warning(let text): lines += ["", "**\(text.escapedForMarkdown)**"]
      case .list(let items, let isNumbered):
        lines.append("")
        for (number, item) in items.enumerated() {
          lines.append((isNumbered ? "\(number + 1). " : "- ") + item.escapedForMarkdown)
        }
      case .code(let words): lines += ["", "```text", words.printableLines, "```"]
      case .table(let grid): lines += Self.markdown(grid)
      case .pictures(let pictures, _):
        for picture in pictures where picture.isAlone {
          let (names, rows) = picture.grid
          lines += [
            "", "### " + picture.title.escapedForMarkdown, "", picture.summary.escapedForMarkdown,
          ]
          lines += Self.markdown(Grid(names: names, rows: rows))
        }
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func markdown(_ grid: Grid) -> [String] {
    let names = grid.names.map(\.escapedForMarkdown)
    let rule = names.indices.map { grid.isText($0) ? "---|" : "---:|" }
    return ["", "| " + names.joined(separator: " | ") + " |", "|" + rule.joined()]
      + grid.rows.map { "| " + $0.map(\.escapedForMarkdown).joined(separator: " | ") + " |" }
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
    let areTexts = columns.map { grid.isText($0) }
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
