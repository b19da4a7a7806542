internal import Files
internal import LibC
internal import Sesame
internal import Tables
internal import TextFormats

/// The beginning of a table in a frame that fits the terminal.
struct Preview {
  /// The preview, line by line.
  let text: String

  /// Whether a table goes to people's eyes, and nothing says that they want all of it.
  static func isWanted(_ arguments: Arguments) -> Bool {
    EmbeddedRun.current == nil && !arguments.has("--output") && !arguments.has("--format")
      && isatty(STDOUT_FILENO) == 1
  }

  /// Shows a table on the terminal of standard output.
  ///
  /// - Parameters:
  ///   - table: The table.
  ///   - prefix: What comes before the names of results.
  ///   - isOfPeople: Whether each row is a person.
  /// - Throws: What reading the table's own text throws.
  init(of table: Table, prefix: String = "", isOfPeople: Bool = true) throws {
    let size = ProgramStart.terminalSize(STDOUT_FILENO) ?? (columns: 80, rows: 24)
    try self.init(
      of: table, prefix: prefix, isOfPeople: isOfPeople, columns: size.columns, rows: size.rows)
  }

  /// Shows a table in so many columns and rows of a terminal.
  init(
    of table: Table, prefix: String, isOfPeople: Bool, columns width: Int, rows height: Int
  ) throws {
    let rowCount = min(table.rowCount, Self.rowCount(height))
    let frame = try Frame(table, prefix: prefix, rowCount: rowCount, width: width)
    let (one, many) = isOfPeople ? ("person", "people") : ("row", "rows")
    let people = "\(table.rowCount) \(table.rowCount == 1 ? one : many)"
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

/// Some rows of a table and as many of its columns as fit: the first, the results that matter most, then
/// those at both ends.
private struct Frame {
  private(set) var lines: [String] = []
  private let cells: [[TerminalText]]
  private let isNumeric: [Bool]

  /// The results that come before other columns, by importance.
  private static let results = ["score", "band", "reason_1", "community", "degree", "pagerank"]

  init(_ table: Table, prefix: String, rowCount: Int, width: Int) throws {
    // No column takes less than four places, so that more would not fit on either side.
    let most = width / 4 + 1
    let all = table.columns.indices
    let results = Self.results.compactMap { name in
      all.last { table.columns[$0].name == prefix + name }
        ?? all.last { table.columns[$0].name == name }
    }
    let candidates = all.filter {
      $0 < most || $0 >= all.count - most || results.contains($0)
    }
    let part = Table(candidates.map { table.columns[$0] }).rows(0..<rowCount)
    isNumeric = part.columns.map { $0.values.isNumeric }
    let limit = max(1, min(28, width - 8))
    cells = try Self.fields(part).map { $0.map { TerminalText($0, atMost: limit) } }
    let widths = candidates.indices.map { column in
      cells.reduce(1) { max($0, $1[column].width) }
    }
    let layout = Layout(places: candidates, widths: widths, count: all.count)
    draw(
      layout.columns(
        first: results.compactMap { candidates.firstIndex(of: $0) }, width: width),
      widths, table.rowCount > rowCount)
  }

  /// The names and the values of a table as they would be written.
  private static func fields(_ table: Table) throws -> [[String]] {
    var reader = RecordReader(
      Array(table.text(as: .csv, execution: Execution(threads: 1)).utf8), source: "preview",
      dialect: Dialect(delimiter: .comma, comments: []))
    var record = Record()
    var rows: [[String]] = []
    while try reader.next(&record) { rows.append((0..<record.count).map(record.text)) }
    return rows
  }

  private mutating func draw(
    _ columns: [Int?], _ widths: [Int], _ hasMoreRows: Bool
  ) {
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

/// Which of a table's columns fit into a width.
private struct Layout {
  /// Where in the table the columns stand that may be shown, rising, and how wide each is.
  let places: [Int]
  let widths: [Int]
  /// The number of the table's columns.
  let count: Int

  /// The columns that fit, `nil` where some between are left out: the first, then those that come first by
  /// importance, then in turn from the right and from the left.
  func columns(first important: [Int], width: Int) -> [Int?] {
    var chosen: Set<Int> = [0]
    for column in important where fits(chosen.union([column]), width) { chosen.insert(column) }
    var (left, right) = (1, places.count - 1)
    var fromLeft = false
    var hasFailed = false
    while left <= right {
      let next = fromLeft ? left : right
      if chosen.contains(next) {
        if fromLeft { left += 1 } else { right -= 1 }
        continue
      }
      if fits(chosen.union([next]), width) {
        chosen.insert(next)
        if fromLeft { left += 1 } else { right -= 1 }
      } else if hasFailed {
        break
      } else {
        hasFailed = true
      }
      fromLeft.toggle()
    }
    return shown(chosen)
  }

  private func shown(_ chosen: Set<Int>) -> [Int?] {
    var shown: [Int?] = []
    var next = 0
    for column in chosen.sorted() {
      if places[column] > next { shown.append(nil) }
      shown.append(column)
      next = places[column] + 1
    }
    return next < count ? shown + [nil] : shown
  }

  private func fits(_ chosen: Set<Int>, _ width: Int) -> Bool {
    shown(chosen).reduce(1) { $0 + 3 + ($1.map { widths[$0] } ?? 1) } <= width
  }
}
