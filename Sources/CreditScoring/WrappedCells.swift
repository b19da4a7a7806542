/// A table in plain text whose long cells go on in lines below: what is cut short reads as another value.
struct WrappedCells {
  /// The cells, row by row; all rows have as many.
  let rows: [[String]]
  /// The characters that a line of each column is to have at most; `nil` for the one column that takes what is left of
  /// ``width``.
  let limits: [Int?]
  /// Whether a column's cells end at its right.
  let endsRight: [Bool]

  /// The characters of a line of the table.
  private static let width = 100
  /// The fewest characters of the column that takes what is left.
  private static let leastWidth = 14

  /// The lines of the table.
  var lines: [String] {
    func parts(_ column: Int, _ limit: Int) -> [[String]] {
      rows.map { Self.parts(of: $0[column], width: limit) }
    }
    func width(_ cells: [[String]]) -> Int { cells.joined().map(\.count).max() ?? 0 }
    let fixed = limits.enumerated().map { column, limit in limit.map { parts(column, $0) } }
    let taken = fixed.compactMap(\.self).map { width($0) + 2 }.reduce(0, +)
    let columns = fixed.enumerated().map { column, cells in
      cells ?? parts(column, max(Self.leastWidth, Self.width - taken))
    }
    let widths = columns.map(width)
    return rows.indices.flatMap { number in lines(of: columns.map { $0[number] }, widths) }
  }

  /// The lines of a row.
  private func lines(of row: [[String]], _ widths: [Int]) -> [String] {
    (0..<(row.map(\.count).max() ?? 0)).map { number in
      let cells = row.indices.map { column in
        let cell = number < row[column].count ? row[column][number] : ""
        let blanks = String(repeating: " ", count: widths[column] - cell.count)
        return endsRight[column] ? blanks + cell : cell + blanks
      }
      return cells.joined(separator: "  ").withoutBlanksAtEnd
    }
  }

  /// The lines of a cell, broken at blanks, else behind a sign, and only where there is none in the middle of a
  /// word; a number is never broken.
  private static func parts(of cell: String, width: Int) -> [String] {
    guard cell.count > width else { return [cell] }
    let margin = String(cell.prefix { $0 == " " })
    var lines: [String] = []
    var line = margin
    for word in pieces(of: cell.dropFirst(margin.count), width: width - margin.count - 2) {
      if line.count + word.withoutBlanksAtEnd.count > width, line.contains(where: { $0 != " " }) {
        lines.append(line.withoutBlanksAtEnd)
        line = margin + "  "
      }
      line += word
    }
    return lines + [line.withoutBlanksAtEnd]
  }

  /// The pieces between which a line may end, each with the blank behind it.
  private static func pieces(of text: Substring, width: Int) -> [String] {
    var pieces: [String] = []
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      var rest = word
      while rest.count > width, Double(rest) == nil {
        let start = rest.prefix(width)
        let end =
          start.lastIndex { "_-/,;:".contains($0) }.map { rest.index(after: $0) } ?? start.endIndex
        pieces.append(String(rest[..<end]))
        rest = rest[end...]
      }
      pieces.append(rest + " ")
    }
    return pieces
  }
}

extension String {
  fileprivate var withoutBlanksAtEnd: String {
    String(self[..<(lastIndex { $0 != " " }.map(index(after:)) ?? startIndex)])
  }
}
