package import Execution
package import Files
internal import Memory
package import TextFormats

/// A table of any length that is read part by part, each part as a table of its own.
///
/// Of the whole nobody knows more than its beginning tells. Where the type of a column decides on
/// anything, it is settled in advance how the column is read; the other columns are what a part's fields
/// look like, and go out as they came.
package final class TableStream: Sendable {
  /// The name of the table in messages.
  package let name: String
  private let source: TextSource
  private let layout: Layout
  private let readings: [ColumnReading?]
  private let splitter: Shared<TableSplitter>
  /// The spellings of missing values that occurred in each column so far.
  private let marks: Shared<[SpellingMarks]>

  private enum Layout: Sendable {
    case delimited(DelimitedLayout)
    case jsonLines(JSONLayout)

    var names: [String] {
      switch self {
      case .delimited(let layout): layout.header.names
      case .jsonLines(let layout): layout.names
      }
    }

    var rules: [ColumnRules] {
      switch self {
      case .delimited(let layout): layout.rules
      case .jsonLines(let layout): layout.rules
      }
    }
  }

  /// Looks at a table's beginning.
  ///
  /// - Parameters:
  ///   - source: Where its text comes from.
  ///   - options: What the text is like.
  ///   - readings: How columns are read, by name.
  ///   - longestRow: How many bytes a row may have, in whole MiB.
  ///   - execution: The work that wants it.
  /// - Throws: ``DataError`` for faults of the header, or, in JSON, of the first 1000 rows.
  package init(
    _ source: TextSource, _ options: TableReadingOptions, _ readings: [String: ColumnReading],
    longestRow: Int = 1 << 24, _ execution: Execution
  ) throws {
    self.source = source
    name = source.name
    let beginning = try TableBeginning(source, options.format, execution)
    let splitter: TableSplitter
    switch beginning.layout {
    case .delimited:
      let found = try DelimitedLayout(beginning, options)
      var blocks = BlockQueue<TableBlock>(source, beginning: beginning.blocks)
      blocks.skip(to: found.header.end.position)
      let parser = found.parser(seesIdentifiers: false)
      splitter = TableSplitter(
        source, blocks.untouched, line: found.header.end.line, longestRow: longestRow
      ) { text in
        var workspace = parser.workspace()
        return parser.outline(text, longestRow: longestRow, &workspace)
      }
      layout = .delimited(found)
    case .jsonLines:
      var blocks = beginning.blocks
      layout = .jsonLines(try JSONLayout(source, &blocks, options, execution))
      splitter = TableSplitter(
        source, blocks, line: 1, longestRow: longestRow
      ) { JSONLayout.outline($0, longestRow: longestRow) }
    }
    self.splitter = Shared(splitter)
    self.readings = layout.names.map { readings[$0] }
    marks = Shared(layout.names.map { _ in SpellingMarks() })
  }

  /// Takes the next part.
  ///
  /// - Parameter execution: If its work is cancelled, the part makes no sense.
  /// - Returns: The part; `nil` after the last one.
  /// - Throws: ``DataError`` if reading fails, or for a row that is too long.
  package func next(_ execution: Execution) throws(DataError) -> TablePart? {
    try splitter.withLock { (splitter: inout TableSplitter) throws(DataError) in
      try splitter.next(execution)
    }
  }

  /// Tells how much of the text was taken so far.
  package func report(to execution: Execution) { source.report(to: execution) }

  /// Reads a part, on any thread.
  ///
  /// Whether people are there twice is not looked for.
  ///
  /// - Parameters:
  ///   - part: The part.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Returns: The table of the part's rows; `nil` if there are none.
  /// - Throws: The first fault of a row; `CancellationError` if the work was cancelled.
  package func table(of part: TablePart, _ execution: Execution) throws -> Table? {
    var found = layout.names.map { _ in SpellingMarks() }
    let table =
      switch layout {
      case .delimited(let layout):
        try DelimitedTable.read(part: part, layout, readings, marks: &found, execution)?
          .passingOverUnnamedColumn()
      case .jsonLines(let layout):
        try layout.read(part, readings, marks: &found, execution)
      }
    marks.withLock { marks in
      for place in marks.indices { marks[place].formUnion(found[place]) }
    }
    return table
  }

  /// What people should know of how the table was read, once all parts are.
  package var readingWarnings: [Message] {
    let marks = marks.withLock { $0 }
    return ColumnRules.warnings(
      of: layout.rules, columns: layout.names, source: name, marks)
      + ColumnRules.warnings(ofAll: layout.rules, source: name, marks)
  }

  /// That the table has no rows.
  package var noRows: DataError {
    switch layout {
    case .delimited(let layout): layout.noRows
    case .jsonLines: .noObjects(source: name)
    }
  }
}
