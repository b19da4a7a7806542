internal import DelimitedText
internal import Foundation
internal import Sesame

/// The beginning of a table in a frame that fits the terminal.
struct Preview {
  /// The preview, line by line.
  let text: String

  /// Whether a table goes to people's eyes, and nothing says that they want all of it.
  static func isWanted(_ arguments: Arguments) -> Bool {
    !arguments.has("--output") && !arguments.has("--format") && isatty(STDOUT_FILENO) == 1
  }

  /// Shows a table on the terminal of standard output.
  init(of table: Table) throws {
    let size = ProgramStart.terminalSize(STDOUT_FILENO) ?? (columns: 80, rows: 24)
    try self.init(of: table, columns: size.columns, rows: size.rows)
  }

  /// Shows a table in so many columns and rows of a terminal.
  init(of table: Table, columns width: Int, rows height: Int) throws {
    let rowCount = min(table.rowCount, Self.rowCount(height))
    let frame = try Frame(table, rowCount: rowCount, width: width)
    let people = table.rowCount == 1 ? "1 person" : "\(table.rowCount) people"
    let columns = table.columns.count == 1 ? "1 column" : "\(table.columns.count) columns"
    let lines =
      ["\(people), \(columns)"] + frame.lines
      + ["add '--output FILE' to write all, '--format csv' to print it"]
    text = lines.map { TerminalText($0, atMost: max(1, width)).text + "\n" }.joined()
  }

  /// How many people are shown: room is left for the frame, the summary and the next prompt.
  private static func rowCount(_ height: Int) -> Int {
    max(1, min(20, height - 15), min(3, height - 8))
  }
}

/// Some rows of a table and as many of its columns as fit, from both ends.
private struct Frame {
  private(set) var lines: [String] = []
  private let cells: [[TerminalText]]
  private let isNumeric: [Bool]

  init(_ table: Table, rowCount: Int, width: Int) throws {
    // No column takes less than four places, so that more would not fit on either side.
    let most = width / 4 + 1
    let all = table.columns.indices
    let candidates =
      all.count <= 2 * most ? Array(all) : Array(all.prefix(most)) + Array(all.suffix(most))
    let part = Table(candidates.map { table.columns[$0] }).rows(0..<rowCount)
    isNumeric = part.columns.map { $0.values.isNumeric }
    let limit = max(1, min(28, width - 8))
    cells = try Self.fields(part).map { $0.map { TerminalText($0, atMost: limit) } }
    let widths = candidates.indices.map { column in
      cells.reduce(1) { max($0, $1[column].width) }
    }
    let (left, right) = Self.fitting(widths, of: all.count, in: width)
    let skips = left.count + right.count < all.count
    draw(left, right, widths, skips: skips, table.rowCount > rowCount)
  }

  /// The names and the values of a table as they would be written.
  private static func fields(_ table: Table) throws -> [[String]] {
    var reader = RecordReader(
      Array(table.text(as: .csv, threads: 1).utf8), source: "preview",
      dialect: Dialect(delimiter: .comma, comments: []))
    var record = Record()
    var rows: [[String]] = []
    while try reader.next(&record) { rows.append((0..<record.count).map(record.text)) }
    return rows
  }

  /// The columns that fit: the first, then in turn from the right and from the left.
  private static func fitting(
    _ widths: [Int], of count: Int, in width: Int
  ) -> (left: [Int], right: [Int]) {
    var (left, right) = ([0], [Int]())
    var used = 1 + widths[0] + 3
    var fromLeft = false
    var hasFailed = false
    while left.count + right.count < widths.count {
      let next = fromLeft ? left.count : widths.count - 1 - right.count
      let isLast = left.count + right.count + 1 == count
      if used + widths[next] + 3 + (isLast ? 0 : 4) <= width {
        used += widths[next] + 3
        if fromLeft { left.append(next) } else { right.insert(next, at: 0) }
      } else if hasFailed {
        break
      } else {
        hasFailed = true
      }
      fromLeft.toggle()
    }
    return (left, right)
  }

  private mutating func draw(
    _ left: [Int], _ right: [Int], _ widths: [Int], skips: Bool, _ hasMoreRows: Bool
  ) {
    let columns: [Int?] = left.map { $0 } + (skips ? [nil] : []) + right.map { $0 }
    let rule = { (ends: (String, String, String)) in
      ends.0
        + columns.map { String(repeating: "─", count: ($0.map { widths[$0] } ?? 1) + 2) }
        .joined(separator: ends.1) + ends.2
    }
    let row = { (texts: [String]) in "│ " + texts.joined(separator: " │ ") + " │" }
    lines.append(rule(("┌", "┬", "┐")))
    for (number, line) in cells.enumerated() {
      if number == 1 { lines.append(rule(("├", "┼", "┤"))) }
      lines.append(
        row(
          columns.map { column in
            guard let column else { return "…" }
            return line[column].padded(to: widths[column], onRight: isNumeric[column])
          }))
    }
    if hasMoreRows {
      let dots = TerminalText("…", atMost: 1)
      lines.append(
        row(columns.map { dots.padded(to: $0.map { widths[$0] } ?? 1, onRight: false) }))
    }
    lines.append(rule(("└", "┴", "┘")))
  }
}
