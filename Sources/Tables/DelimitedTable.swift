// The rows are read in waves of blocks, every column as what the rows before make it look like. Where a
// later field is something else, what was gathered of that column is taken for what comes next in the
// order of types. What is settled in the order of blocks is line numbers, rows that can't be used, rows
// that a block's end cuts, and who is in the table already.

internal import Execution
internal import Files
internal import Memory
internal import TextFormats

/// What happens to a row that can't be used, given with the reason: it throws, or it is set aside.
typealias FaultHandler = (DataError, ArraySlice<UInt8>) throws(DataError) -> Void

/// Puts a table together from rows of delimited text, the first of which names the columns.
struct DelimitedTable {
  let source: String
  let layout: DelimitedLayout
  let parser: TableBlockParser
  let execution: Execution
  /// The blocks that are yet to be read.
  var blocks: BlockQueue<TableBlock>
  var identifiers: IdentifierBuilder?
  var rowNumbers = RowNumbers()
  /// How many rows can't be used.
  var leftOutCount = 0
  /// The lines of the rows, and the number of the next line.
  var lines = RowLines()
  var line: Int
  /// The columns of the file; that of the identifiers stays empty.
  var columns: [Shared<GatheredColumn>]
  /// What each column is taken for by those who parse.
  var guesses: [ColumnGuess]
  var workspace: TableBlockParser.Workspace

  /// How the columns of a part of a file are read; `nil` for a whole file.
  private let readings: [ColumnReading?]?
  /// Bytes of text in the blocks gathered so far.
  private var textCount = 0
  private var room = ReadingRoom()

  /// Reads a table.
  ///
  /// - Parameters:
  ///   - source: Where its text comes from.
  ///   - beginning: What was read of it already.
  ///   - options: What the text is like.
  ///   - isExact: Whether the exact reader reads all lines.
  ///   - execution: How the work runs; changes no byte of the result.
  ///   - onFault: Takes rows that can't be used.
  /// - Returns: The table.
  /// - Throws: `DataError` for faults of the file as a whole and what `onFault` throws,
  ///   `CancellationError` if the work was cancelled.
  static func read(
    _ source: TextSource, _ beginning: TableBeginning, _ options: TableReadingOptions,
    isExact: Bool, _ execution: Execution, _ onFault: FaultHandler
  ) throws -> Table {
    let layout = try DelimitedLayout(beginning, options)
    var blocks = BlockQueue<TableBlock>(source, beginning: beginning.blocks)
    blocks.skip(to: layout.header.end.position)
    var table = DelimitedTable(
      blocks, layout, line: layout.header.end.line, isExact: isExact, nil, execution)
    try table.readRows(onFault)
    return try table.table()
  }

  /// Reads a part of a file, which ends where a row does.
  ///
  /// Whether people are there twice is not looked for.
  ///
  /// - Parameters:
  ///   - part: The part.
  ///   - layout: What the file's beginning told.
  ///   - readings: How each column is read; `nil` as what its fields look like.
  ///   - marks: Receives the spellings of missing values that occur in each column.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Returns: The table of the part's rows; `nil` if there are none.
  /// - Throws: The first fault of a row; `CancellationError` if the work was cancelled.
  static func read(
    part: TablePart, _ layout: DelimitedLayout, _ readings: [ColumnReading?],
    marks: inout [SpellingMarks], _ execution: Execution
  ) throws -> Table? {
    let nothing = try TextSource([], name: layout.source)
    var table = DelimitedTable(
      BlockQueue(nothing, beginning: [part.text]), layout, line: part.line, isExact: false,
      readings, execution)
    table.rowNumbers.next = part.row
    table.lines.isOfPart = true
    try table.readRows { error, _ throws(DataError) in throw error }
    if table.lines.count == 0 { return nil }
    let result = try table.table()
    for place in marks.indices { marks[place].formUnion(table.marks[place]) }
    return result
  }

  private init(
    _ blocks: BlockQueue<TableBlock>, _ layout: DelimitedLayout, line: Int, isExact: Bool,
    _ readings: [ColumnReading?]?, _ execution: Execution
  ) {
    source = layout.source
    self.layout = layout
    self.blocks = blocks
    self.line = line
    self.readings = readings
    self.execution = execution
    parser = layout.parser(isExact: isExact)
    workspace = parser.workspace()
    guesses = layout.header.names.map { _ in ColumnGuess(kind: .integers) }
    columns = guesses.map { Shared(GatheredColumn($0)) }
  }

  // MARK: Rows

  private mutating func readRows(_ onFault: FaultHandler) throws {
    // The first block tells what columns look like.
    var waveLength = 1
    while true {
      let hasBlocks = try blocks.parse(atMost: waveLength, execution) { [parser] in
        parser.workspace()
      } _: { [parser, guesses] text, workspace in
        parser.parse(text, as: guesses, &workspace)
      }
      try execution.checkCancellation()
      if !hasBlocks { return }
      try settleBlocks(onFault)
      try execution.checkCancellation()
      if let failure = blocks.failure { throw failure }
      try room.check(textCount, name: source)
      waveLength = min(max(waveLength * 2, execution.threadCount), longestWave)
    }
  }

  /// The number of blocks in the longest wave: few where each has pieces of many columns.
  private var longestWave: Int {
    max(execution.threadCount, min(BlockQueue<TableBlock>.longestWave, (1 << 13) / columns.count))
  }

  /// Adds the rows of successive blocks to the columns.
  mutating func gather(_ settled: [TableBlock]) throws {
    for block in settled { textCount += block.text.count - block.text.start }
    let expected = expectedCount(lines.count)
    let execution = execution
    execution.forEach(columns.count) { [columns, layout] number in
      if number == layout.identifier.place { return }
      columns[number].withLock { column in
        for block in settled where block.pieces[number].count > 0 {
          // Whoever waits for the columns finds out that the work was cancelled.
          try? column.add(
            block.pieces[number], layout.rules[number], expectedCount: expected, execution)
        }
      }
    }
    try execution.checkCancellation()
    guesses = columns.map { $0.withLock { $0.guess } }
  }

  /// How many rows there will be, by the size of the text and of what was read; 0 if that says nothing.
  func expectedCount(_ count: Int) -> Int {
    guard let size = blocks.source.size, textCount > 0 else { return 0 }
    return Int(Double(count) / Double(textCount) * Double(size) * 1.02) + 64
  }

  func checkCount(_ record: Record) throws(DataError) {
    let count = layout.header.names.count
    if record.count == count { return }
    let index: Message = layout.isShortOfIndex ? "; \(UnnamedColumn.remedyOfIndex)" : ""
    throw DataError(
      .badData, source: source, line: record.line, column: 1,
      problem: "expected \(count.counting("field")), found \(record.count)",
      remedy: Message("check the separator and the quotes") + index)
  }

  /// Begins with the identifiers, of which the first block of rows has so many.
  mutating func beginIdentifiers(_ block: TableBlock) {
    guard identifiers == nil, let place = layout.identifier.place else { return }
    let size = blocks.source.size ?? 0
    let count = block.text.count - block.text.start
    let expected = Double(block.rowCount) / Double(max(count, 1)) * Double(size) * 1.02
    identifiers = IdentifierBuilder(
      name: layout.header.names[place], source: source, isChosen: layout.isIdentifierChosen,
      mayBeChosen: !layout.listsPeople, tellsApart: readings == nil, expectedCount: Int(expected))
  }

  /// Whether the table looks like an edge list.
  var mayBeEdges: Bool { EdgeLikeness.isSeen(in: layout.beginning, columns: layout.header.names) }

  // MARK: The table

  /// The table of all rows.
  private mutating func table() throws -> Table {
    guard lines.count > 0 else {
      if leftOutCount > 0 {
        throw DataError(
          .badData, source: source,
          problem: "none of the \(leftOutCount.counting("row")) can be used",
          remedy: "correct them; what is wrong with the first is told where rows are not set aside")
      }
      throw layout.noRows
    }
    let first = identifiers?.column ?? rowNumbers.column
    // The index of people takes more memory than they do.
    identifiers = nil
    let (rules, names) = (layout.rules, layout.header.names)
    let places = columns.indices.filter { $0 != layout.identifier.place }
    let found = Shared<[Column?]>(places.map { _ in nil })
    execution.forEach(places.count) { [columns, readings, execution] number in
      let place = places[number]
      let column = columns[place].withLock { column in
        if let guess = column.refutation(readings?[place]) {
          guard let other = try? column.converted(to: guess, rules[place], execution) else {
            return Column?.none
          }
          column = other
        }
        return column.column(named: names[place], rules[place], readings?[place])
      }
      found.withLock { $0[number] = column }
    }
    try execution.checkCancellation()
    lines.identifierPlace = layout.identifier.place ?? -1
    var table = Table(
      [first] + found.withLock { $0.compactMap(\.self) }, sourceName: source, lines: lines)
    let marks = marks
    table.readingWarnings = ColumnRules.warnings(of: rules, columns: names, source: source, marks)
    table.spellingWarnings = ColumnRules.warnings(ofAll: rules, source: source, marks)
    return table
  }

  /// The spellings of missing values that occurred in each column.
  private var marks: [SpellingMarks] { columns.map { $0.withLock { $0.marks } } }
}
