internal import Execution
internal import Files
internal import Memory
internal import TextFormats

/// What the beginning of a table of JSON lines tells of all of it, where the whole can't be looked at.
struct JSONLayout: Sendable {
  let source: String
  let options: TableReadingOptions
  /// The names of the columns, in the order in which they first occur.
  let names: [String]
  /// How each column is read.
  let rules: [ColumnRules]
  /// Which of the columns holds the identifiers, −1 if they are the rows' numbers.
  let identifierPlace: Int
  /// Whether the identifiers are JSON numbers, and the line that settled it.
  let identifierType: (isNumber: Bool, line: Int)?
  /// How many rows were looked at.
  let rowCount: Int

  /// In so many rows all names must occur.
  static let sampleCount = 1000

  /// Looks at a table's first rows.
  ///
  /// - Parameters:
  ///   - source: Where its text comes from.
  ///   - blocks: What was read of it already; receives what is read besides.
  ///   - options: What the text is like.
  ///   - execution: The work that wants it.
  /// - Throws: `DataError` for the first fault of these rows; `CancellationError` if the work was cancelled.
  init(
    _ source: TextSource, _ blocks: inout [TextBlock], _ options: TableReadingOptions,
    _ execution: Execution
  ) throws {
    var bytes = blocks.flatMap { $0.text[$0.start...] }
    var hasEnd = false
    while true {
      try execution.checkCancellation()
      var builder = try JSONTableBuilder(source: source.name, options)
      let end = hasEnd ? bytes.count : (bytes.lastIndex(of: lineFeed) ?? -1) + 1
      var lines = LineReader(part: Array(bytes[..<end]), source: source.name, behind: 0)
      while builder.rowCount < Self.sampleCount, let line = try lines.next() {
        try builder.append(line, number: lines.line)
      }
      if hasEnd || builder.rowCount == Self.sampleCount {
        self = try builder.beginning(execution: execution)
        return
      }
      let wanted = 2 * bytes.count + 1
      while bytes.count < wanted, !hasEnd {
        if let block = try source.next(execution) {
          blocks.append(block)
          bytes += block.text
        } else {
          hasEnd = true
        }
      }
    }
  }

  init(
    source: String, options: TableReadingOptions, names: [String], rules: [ColumnRules],
    identifierPlace: Int, identifierType: (isNumber: Bool, line: Int)?, rowCount: Int
  ) {
    (self.source, self.options, self.names, self.rules) = (source, options, names, rules)
    self.identifierPlace = identifierPlace
    self.identifierType = identifierType
    self.rowCount = rowCount
  }

  /// Reads a part of the file, which ends where a line does.
  ///
  /// - Parameters:
  ///   - part: The part.
  ///   - readings: How each column is read; `nil` as what its values look like.
  ///   - marks: Receives the spellings of missing values that occur in each column.
  ///   - execution: The work that wants it.
  /// - Returns: The table of the part's rows; `nil` if there are none.
  /// - Throws: The first fault of a row; `CancellationError` if the work was cancelled.
  func read(
    _ part: TablePart, _ readings: [ColumnReading?], marks: inout [SpellingMarks],
    _ execution: Execution
  ) throws -> Table? {
    var builder = JSONTableBuilder(self, behindRow: part.row)
    var lines = LineReader(
      part: Array(part.text.text[part.text.start...]), source: source, behind: part.line - 1)
    while let line = try lines.next() { try builder.append(line, number: lines.line) }
    if builder.rowCount == 0 { return nil }
    let (table, found) = try builder.table(readings: readings, execution: execution)
    for place in marks.indices { marks[place].formUnion(found[place]) }
    return table
  }

  /// How far the lines of a block go that end in it, how many lines and rows they are, and which is longer than rows
  /// may be.
  static func outline(_ text: TextBlock, longestRow: Int) -> TextOutline {
    var outline = TextOutline(end: text.start, lineCount: 0, rowCount: 0)
    var isBlank = true
    let bytes = text.memory.span
    for place in text.start..<text.count {
      if bytes[place] == lineFeed {
        if place + 1 - outline.end > longestRow, outline.firstLongRow == nil {
          outline.firstLongRow = (outline.end, outline.lineCount, outline.rowCount)
        }
        outline.end = place + 1
        outline.lineCount += 1
        if !isBlank { outline.rowCount += 1 }
        isBlank = true
      } else if bytes[place] != UInt8(ascii: " "), !(9...13).contains(bytes[place]) {
        isBlank = false
      }
    }
    return outline
  }
}
