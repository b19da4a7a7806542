/// The line of the file on which each row of a table begins, counted from 1.
///
/// Most files have a row per line, so that only the rows are kept from which on the distance changes.
package struct RowLines: Sendable, Equatable {
  /// The number of rows.
  package private(set) var count = 0
  /// The rows from which on the distance to the line is another, and these distances.
  private var starts: [Int] = []
  private var distances: [Int] = []

  /// Where in a row of delimited text the identifier stands, −1 if it is not in the file; `nil` for
  /// JSON, in which a row is always one line.
  package internal(set) var identifierPlace: Int?

  /// Whether the rows are a part of the file's, so that how many of them are odd says nothing of all.
  package internal(set) var isOfPart = false

  /// No rows yet.
  package init() {}

  /// Adds the line of the next row.
  package mutating func append(_ line: Int) {
    if distances.last != line - count {
      starts.append(count)
      distances.append(line - count)
    }
    count += 1
  }

  /// Adds rows, one per line.
  mutating func append(rows: Int, from line: Int) {
    if rows == 0 { return }
    append(line)
    count += rows - 1
  }

  /// Adds rows of others, whose lines are counted from a line before the first of this file.
  mutating func append(_ others: RowLines, _ rows: Range<Int>, behind line: Int) {
    for (number, start) in others.starts.enumerated() {
      let end = number + 1 < others.starts.count ? others.starts[number + 1] : others.count
      let first = max(start, rows.lowerBound)
      let part = first..<max(first, min(end, rows.upperBound))
      append(rows: part.count, from: line + part.lowerBound + others.distances[number])
    }
  }

  /// The line of a row; `nil` for a row that is not of the file.
  package subscript(row: Int) -> Int? {
    guard row >= 0, row < count else { return nil }
    var (low, high) = (0, starts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= row { low = middle } else { high = middle }
    }
    return row + distances[low]
  }
}

extension Table {
  /// The line of the file on which a row's value in a column stands; `nil` if the table is of no file.
  package func line(ofRow row: Int, in column: Column) -> Int? {
    let whole = wholeRow(row)
    guard let line = lines?[whole] else { return nil }
    // Where the next row is on the next line, no text of this one has a line break.
    guard lines?[whole + 1] != line + 1, let identifier = lines?.identifierPlace,
      let place = place(ofColumn: column.name)
    else { return line }
    // The identifier comes first here, wherever it stands in the file.
    let isBehindIdentifier = identifier >= 0 && identifier < place
    let before = (isBehindIdentifier ? 0 : 1)..<max(place, isBehindIdentifier ? 0 : 1)
    return columns[before].reduce(line) { $0 + $1.lineBreakCount(row) }
  }
}

extension Column {
  /// How many line breaks the text of a row has, which stood in quotes.
  fileprivate func lineBreakCount(_ row: Int) -> Int {
    guard case .strings(let texts) = values, let text = texts.utf8(row) else { return 0 }
    var count = 0
    var isAfterReturn = false
    for byte in text {
      if byte == 0x0D || byte == 0x0A && !isAfterReturn { count += 1 }
      isAfterReturn = byte == 0x0D
    }
    return count
  }
}
