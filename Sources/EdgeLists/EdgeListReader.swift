// A file is read in waves of blocks. In each wave every thread takes blocks and parses them by
// themselves; then what depends on the blocks before is settled in order: line numbers, rows that
// can't be used, rows that a block's end cuts, numbers for people who are new; and then all threads
// copy the blocks into the columns. Neither their number nor the size of a block shows in the result.

internal import Execution
internal import Files
internal import Identifiers
internal import Memory
internal import TextFormats

/// Reads an edge list into columns.
struct EdgeListReader {
  private(set) var layout: EdgeListLayout
  private(set) var people: TextIndex
  private(set) var kindNames = TextIndex()
  private(set) var columns: EdgeColumns
  private(set) var places: EdgePlaces

  private let source: TextSource
  private let badRows: BadRowPolicy
  private let parser: EdgeBlockParser
  private let execution: Execution
  /// Blocks that were taken from the source and are yet to be read.
  private var queue: [TextBlock]
  /// The number of the next line.
  private var line = 1
  private var commentCount = 0
  /// How many comment lines come before the header or the first friendship.
  private var leadingCommentCount = 0
  private var setAside: [SetAsideRow] = []
  private var firstError: DataError?
  private var workspace: EdgeBlockParser.Workspace

  /// The number of blocks in the longest wave.
  private static let longestWave = 32
  /// The largest whole number that is found without a hash in a text of unknown size.
  private static let usualDirectLimit = 1 << 25

  /// Looks at the first rows; the columns will be where the space says.
  init(
    _ source: TextSource, _ format: EdgeListFormat, _ badRows: BadRowPolicy,
    in space: ScratchSpace, execution: Execution, knownPeople: () throws -> TextIndex? = { nil }
  ) throws {
    self.source = source
    self.badRows = badRows
    self.execution = execution
    let beginning = try EdgeListBeginning(source, format, badRows, knownPeople: knownPeople)
    queue = beginning.blocks
    layout = beginning.layout
    let rules = EdgeRowRules(
      source: source.name, dialect: beginning.dialect, layout: beginning.layout,
      decimal: format.decimal, setsAside: badRows == .setAside)
    parser = EdgeBlockParser(rules, stopsAtFault: badRows == .stop)
    workspace = EdgeBlockParser.Workspace(beginning.layout)
    columns = EdgeColumns(layout, textSize: source.size, in: space)
    places = EdgePlaces(isTargetFirst: layout.target == 0)
    // The list of numbers takes no more memory than the text would.
    people = TextIndex(
      directLimit: source.size.map { max(1 << 16, $0 / 8) } ?? Self.usualDirectLimit)
    if layout.header != nil {
      try skipHeader(beginning)
    } else {
      var reader = beginning.reader
      skip(to: reader)
      var record = Record()
      // A first row that can't be read is told of when the rows are.
      _ = try? reader.next(&record)
      leadingCommentCount = reader.commentCount
    }
  }

  /// Passes over the header, the first row that can be read at all, and sets aside what is before it.
  private mutating func skipHeader(_ beginning: EdgeListBeginning) throws(DataError) {
    var reader = beginning.reader
    var record = Record()
    while true {
      do throws(DataError) {
        if try reader.next(&record) { break }
      } catch {
        try setAside(error, reader.rejectedRow, line: reader.rejectedLine)
      }
    }
    commentCount = reader.commentCount
    leadingCommentCount = commentCount
    skip(to: reader)
  }

  /// Goes on where a reader of the beginning stands.
  private mutating func skip(to reader: RecordReader) {
    line = reader.line
    var position = reader.position
    while let first = queue.first, position >= first.count {
      position -= first.count
      queue.removeFirst()
    }
    if position > 0 { queue[0].start = position }
  }

  var summary: EdgeListSummary {
    EdgeListSummary(
      rowCount: columns.count, commentCount: commentCount,
      laterCommentCount: max(0, commentCount - leadingCommentCount), setAside: setAside,
      delimiter: parser.rules.dialect.delimiter, columnNames: layout.header,
      firstLine: firstLine, indexColumnCount: layout.indexCount,
      firstColumnCountsRows: layout.firstColumnCountsRows, statedDirections: layout.statedDirections
    )
  }

  /// What the first row was taken for, in the light of all others.
  private var firstLine: EdgeListSummary.FirstLine {
    var isCertain = layout.isHeaderCertain
    if let header = layout.header {
      // A name that a later row has is rather a person's.
      let names = [layout.source, layout.target].map { header[$0] }
      let isPerson = { (name: String) in people.lookup(ArraySlice(name.utf8)) != nil }
      if !layout.isHeaderGiven, names.contains(where: isPerson) { isCertain = false }
    } else if !isCertain {
      isCertain = columns.repeatsFirstPeople
    }
    return EdgeListSummary.FirstLine(
      line: layout.firstLine, isHeader: layout.header != nil, isCertain: isCertain)
  }

  /// Reads all rows.
  mutating func read() throws {
    var waveLength = max(2, execution.threadCount)
    while true {
      let wave = EdgeWave(source, queue: queue, limit: waveLength)
      wave.parse(parser, people, execution)
      try execution.checkCancellation()
      queue = wave.queue
      var blocks = wave.takeReversed()
      if blocks.isEmpty, let failure = wave.failure { throw failure }
      if blocks.isEmpty { break }
      try add(&blocks)
      if let failure = wave.failure { throw failure }
      execution.report(source.fractionRead)
      waveLength = min(waveLength * 2, Self.longestWave)
    }
    guard columns.count == 0 else { return }
    if let firstError { throw firstError }
    let comments = commentCount > 0 ? " but \(commentCount.counting("comment line"))" : ""
    throw DataError(
      .badData, source: source.name,
      problem: (layout.header == nil ? "the file has no rows" : "the file has a header and no rows")
        + comments,
      remedy: "give one friendship a line, two people in each"
        + (comments.isEmpty ? "" : "; \(.comments, "C") says what a comment begins with"))
  }

  private mutating func setAside(
    _ error: DataError, _ row: ArraySlice<UInt8>, line: Int
  ) throws(DataError) {
    guard badRows == .setAside else { throw error }
    firstError = firstError ?? error
    setAside.append(SetAsideRow(error, row, line: line))
  }
}

// MARK: Blocks in order

extension EdgeListReader {
  /// Settles what depends on the order of blocks, and copies them into the columns.
  ///
  /// The next block comes last, so that it is taken off the list without a copy of what it holds.
  private mutating func add(_ waiting: inout [EdgeBlock]) throws(DataError) {
    var settled: [EdgeBlock] = []
    settled.reserveCapacity(waiting.count)
    while var block = waiting.popLast() {
      let firstLine = line
      try setAsideFaults(block, firstLine: firstLine)
      line += block.lineCount
      commentCount += block.commentCount
      settle(&block, firstLine: firstLine)
      if let open = block.open {
        let (row, rest) = try readOpenRow(
          block.text, from: open.position, line: firstLine + open.line, &waiting)
        settled.append(block)
        if let row { settled.append(row) }
        if let rest { waiting.append(rest) }
      } else {
        settled.append(block)
      }
    }
    do throws(ScratchSpace.Failure) {
      try columns.append(settled, execution)
    } catch {
      throw DataError(error)
    }
  }

  /// Reads the rows that can't be used once more, now that their line numbers are known.
  private mutating func setAsideFaults(
    _ block: EdgeBlock, firstLine: Int
  ) throws(DataError) {
    if block.faults.isEmpty { return }
    var reader = exactReader(Array(block.text.text), block.text)
    var record = Record()
    for fault in block.faults {
      reader.move(to: fault.position, line: firstLine + fault.line)
      _ = try readRow(&reader, &record)
    }
  }

  private func exactReader(
    _ bytes: [UInt8], _ text: TextBlock, line: Int = 1, hasEnd: Bool = false
  ) -> RecordReader {
    RecordReader(
      part: bytes, source: source.name, dialect: parser.rules.dialect, line: line, hasEnd: hasEnd,
      looksLikeUTF16: text.looksLikeUTF16)
  }

  /// Reads one row, and sets it aside if it can't be used and its text is whole.
  ///
  /// - Returns: Its numbers if it can be used.
  private mutating func readRow(
    _ reader: inout RecordReader, _ record: inout Record
  ) throws(DataError) -> EdgeRowRules.Numbers? {
    do throws(DataError) {
      guard try reader.next(&record) else { return nil }
    } catch {
      if !reader.needsMoreText {
        try setAside(error, reader.rejectedRow, line: reader.rejectedLine)
      }
      return nil
    }
    do throws(DataError) {
      return try parser.rules.numbers(record)
    } catch {
      try setAside(error, record.raw, line: record.line)
      return nil
    }
  }

  /// Gives people and kinds that are new their numbers, and notes where friendships stand.
  private mutating func settle(_ block: inout EdgeBlock, firstLine: Int) {
    people.number(block.unknown, in: block.text, extra: block.extra, numbers: &block.ends)
    block.unknown = []
    if layout.kind != nil {
      let texts = block.kindNames.texts
      let numbers = texts.indices.map { kindNames.insert(ArraySlice(texts.utf8($0))) }
      for position in block.kinds.indices {
        block.kinds[position] = numbers[Int(block.kinds[position])]
      }
    }
    for run in block.runs { places.startRun(line: firstLine + run.line, after: run.edge) }
    places.append(block.count, block.layout)
  }

  /// Reads a row that goes on behind its block.
  ///
  /// - Parameters:
  ///   - text: The block.
  ///   - start: Where the row starts.
  ///   - line: On which line.
  ///   - waiting: The parsed blocks that follow; those that the row covers are taken from it.
  /// - Returns: The row, if it can be used, and the part of a block that follows it.
  /// - Throws: ``DataError`` if it can't be used and that stops the run, or if reading fails.
  private mutating func readOpenRow(
    _ text: TextBlock, from start: Int, line: Int, _ waiting: inout [EdgeBlock]
  ) throws(DataError) -> (row: EdgeBlock?, rest: EdgeBlock?) {
    var covered = [text]
    var bytes = Array(text.text[start...])
    var hasEnd = false
    var record = Record()
    while true {
      var reader = exactReader(bytes, text, line: line, hasEnd: hasEnd)
      let numbers = try readRow(&reader, &record)
      if reader.needsMoreText {
        // Twice as much each time, so that a quote that is never closed costs no square of it.
        let wanted = bytes.count * 2
        while bytes.count < wanted, !hasEnd {
          if let next = try nextText(&waiting) {
            covered.append(next)
            bytes += next.text
          } else {
            hasEnd = true
          }
        }
        continue
      }
      var row: EdgeBlock?
      if let numbers {
        var block = EdgeBlock(text)
        block.append(record, numbers, layout, line: 0, people)
        settle(&block, firstLine: record.line)
        row = block
      }
      self.line = reader.line
      return (row, rest(of: covered, from: start + reader.position, &waiting))
    }
  }

  /// The text of the next block, parsed or not.
  private mutating func nextText(
    _ waiting: inout [EdgeBlock]
  ) throws(DataError) -> TextBlock? {
    if let block = waiting.popLast() { return block.text }
    return queue.isEmpty ? try source.next() : queue.removeFirst()
  }

  /// Parses the part of a block that follows a row; blocks behind it that were taken for the row's
  /// sake are put back in the queue.
  private mutating func rest(
    of covered: [TextBlock], from position: Int, _ waiting: inout [EdgeBlock]
  ) -> EdgeBlock? {
    var position = position
    var texts = covered[...]
    while let text = texts.first, position >= text.count {
      position -= text.count
      texts.removeFirst()
    }
    if texts.count > 1 || !texts.isEmpty && position == 0 {
      let begun = position > 0 ? 1 : 0
      queue = texts.dropFirst(begun) + waiting.reversed().map(\.text) + queue
      waiting = []
    }
    guard let text = texts.first, position > 0 else { return nil }
    return parser.parse(text, from: position, people, &workspace)
  }
}
