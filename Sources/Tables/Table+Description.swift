extension Table: CustomStringConvertible {
  /// How many rows and columns there are, and the beginning of both: a few lines, whatever the size.
  ///
  /// For all of it see ``text(as:execution:)``.
  public var description: String {
    let (mostRows, mostColumns) = (5, 8)
    let shown = columns.prefix(mostColumns)
    var lines = [
      "\(counted(rowCount, "row")), \(counted(columns.count, "column")) (\(sourceName))"
    ]
    let rows =
      [shown.map { $0.name.cell }]
      + (0..<min(rowCount, mostRows)).map { row in
        shown.map { $0.cell(row) }
      }
    let widths = shown.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    let moreColumns = columns.count > mostColumns ? "  …" : ""
    lines += rows.map { cells in
      let padded = cells.indices.map { column in
        cells[column] + String(repeating: " ", count: widths[column] - cells[column].count)
      }
      let line = padded.joined(separator: "  ") + moreColumns
      return String(line.prefix(line.count - line.reversed().prefix { $0 == " " }.count))
    }
    if rowCount > mostRows { lines.append("…") }
    return lines.joined(separator: "\n")
  }
}

extension Column: CustomStringConvertible {
  /// The name, the number of rows and the first values, a dash for a missing one: one line, whatever
  /// the size.
  public var description: String {
    let most = 5
    let cells = (0..<min(count, most)).map { cell($0, missing: "–") } + (count > most ? ["…"] : [])
    return "\(name.cell): \(counted(count, "row")): \(cells.joined(separator: ", "))"
  }

  /// A value as text that is cut short, or what stands for a missing one.
  func cell(_ row: Int, missing: String = "") -> String {
    var text: [UInt8] = []
    guard append(row, to: &text) else { return missing }
    return String(decoding: text, as: UTF8.self).cell
  }
}

private func counted(_ count: Int, _ noun: String) -> String {
  "\(count) \(noun)\(count == 1 ? "" : "s")"
}

extension String {
  /// The beginning of the text on one line, without control characters.
  var cell: String {
    let most = 20
    // Of a character that is made of endless marks only a few count.
    let scalars = unicodeScalars.prefix(8 * most).map {
      $0.properties.generalCategory == .control ? " " : Character($0)
    }
    let line = String(scalars)
    return line.count > most ? line.prefix(most - 1) + "…" : line
  }
}
