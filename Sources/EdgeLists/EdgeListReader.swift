// A file is read in waves of blocks. In each wave every thread takes blocks and parses them by
// themselves; then what depends on the blocks before is settled in order: line numbers, rows that
// can't be used, rows that a block's end cuts, numbers for people who are new; and then all threads
// copy the blocks into the columns. Neither their number nor the size of a block shows in the result.

internal import Buffers
internal import DelimitedText

/// Reads an edge list into columns.
struct EdgeListReader {
  private(set) var layout: EdgeListLayout
  private(set) var people: TextIndex
  private(set) var kindNames = TextIndex()
  private(set) var sources: GrowingColumn<UInt32>
  private(set) var targets: GrowingColumn<UInt32>
  private(set) var weights: GrowingColumn<Double>
  private(set) var times: GrowingColumn<Double>
  private(set) var kinds: GrowingColumn<UInt32>
  private(set) var places: EdgePlaces

  private let source: TextSource
  private let badRows: BadRowPolicy
  private let parser: EdgeBlockParser
  private let threadCount: Int
  /// Blocks that were taken from the source and are yet to be read.
  private var queue: [TextBlock]
  /// The number of the next line.
  private var line = 1
  private var commentCount = 0
  private var setAside: [SetAsideRow] = []
  private var firstError: DataError?
  private var workspace: EdgeBlockParser.Workspace
  /// How many bytes became rows so far.
  private var byteCount = 0

  /// The number of blocks in the longest wave.
  private static let longestWave = 32
  /// The largest whole number that is found without a hash in a text of unknown size.
  private static let usualDirectLimit = 1 << 25

  /// Looks at the first rows; the columns will be where the space says.
  init(
    _ source: TextSource, _ format: EdgeListFormat, _ badRows: BadRowPolicy,
    in space: ScratchSpace, threads: Int?
  ) throws(DataError) {
    sources = GrowingColumn(in: space)
    targets = GrowingColumn(in: space)
    weights = GrowingColumn(in: space)
    times = GrowingColumn(in: space)
    kinds = GrowingColumn(in: space)
    self.source = source
    self.badRows = badRows
    threadCount = Threads.count(threads)
    let beginning = try EdgeListBeginning(source, format, badRows)
    queue = beginning.blocks
    layout = beginning.layout
    let rules = EdgeRowRules(
      source: source.name, dialect: beginning.dialect, layout: beginning.layout)
    parser = EdgeBlockParser(rules, stopsAtFault: badRows == .stop)
    workspace = EdgeBlockParser.Workspace(beginning.layout)
    places = EdgePlaces(isTargetFirst: layout.target == 0)
    // The list of numbers takes no more memory than the text would.
    people = TextIndex(
      directLimit: source.size.map { max(1 << 16, $0 / 8) } ?? Self.usualDirectLimit)
    if layout.header != nil { try skipHeader(beginning) }
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
    line = reader.line
    commentCount = reader.commentCount
    var position = reader.position
    while let first = queue.first, position >= first.count {
      position -= first.count
      queue.removeFirst()
    }
    if position > 0 { queue[0].start = position }
  }

  var summary: EdgeListSummary {
    EdgeListSummary(
      rowCount: sources.count, commentCount: commentCount, setAside: setAside,
      delimiter: parser.rules.dialect.delimiter, columnNames: layout.header)
  }

  /// Reads all rows.
  ///
  /// - Returns: Whether it was not cancelled.
  mutating func read(
    onProgress: (Double) -> Void = { _ in }, isCancelled: () -> Bool = { false }
  ) throws(DataError) -> Bool {
    var waveLength = max(2, threadCount)
    while true {
      if isCancelled() { return false }
      let wave = EdgeWave(source, queue: queue, limit: waveLength)
      wave.parse(parser, people, threads: threadCount)
      queue = wave.queue
      var blocks = wave.takeReversed()
      if blocks.isEmpty, let failure = wave.failure { throw failure }
      if blocks.isEmpty { break }
      try add(&blocks)
      if let failure = wave.failure { throw failure }
      onProgress(source.fractionRead)
      waveLength = min(waveLength * 2, Self.longestWave)
    }
    guard sources.count == 0 else { return true }
    if let firstError { throw firstError }
    throw DataError(
      .badData, source: source.name,
      problem: layout.header == nil
        ? "the file has no rows" : "the file has a header and no rows",
      remedy: "give one friendship a line, two people in each")
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
    do throws(ScratchSpace.Failure) { try copy(settled) } catch { throw DataError(error) }
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
      let numbers = block.kindNames.texts.indices.map { position in
        kindNames.insert(ArraySlice(block.kindNames.texts.utf8(position)))
      }
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

// MARK: Columns

extension EdgeListReader {
  /// Copies blocks whose numbers are known behind those in the columns.
  private mutating func copy(_ blocks: [EdgeBlock]) throws(ScratchSpace.Failure) {
    var starts: [Int] = []
    var end = sources.count
    for block in blocks {
      starts.append(end)
      end += block.count
    }
    byteCount += blocks.reduce(0) { $0 + $1.text.count }
    let added = end - sources.count
    let expected = expectedCount(end)
    try sources.grow(by: added, expectedCount: expected)
    try targets.grow(by: added, expectedCount: expected)
    if layout.weight != nil { try weights.grow(by: added, expectedCount: expected) }
    if layout.time != nil { try times.grow(by: added, expectedCount: expected) }
    if layout.kind != nil { try kinds.grow(by: added, expectedCount: expected) }
    let columns = (sources.memory, targets.memory, weights.memory, times.memory, kinds.memory)
    Threads.forEach(blocks.count, threads: threadCount) { [starts] number in
      let block = blocks[number]
      let range = starts[number]..<starts[number] + block.count
      let ends = block.ends.span
      columns.0.withMutableSpan(range) { sources in
        for edge in sources.indices { sources[edge] = ends[2 &* edge] }
      }
      columns.1.withMutableSpan(range) { targets in
        for edge in targets.indices { targets[edge] = ends[2 &* edge &+ 1] }
      }
      Self.copy(block.weights, to: columns.2, at: range.lowerBound)
      Self.copy(block.times, to: columns.3, at: range.lowerBound)
      Self.copy(block.kinds, to: columns.4, at: range.lowerBound)
    }
  }

  private static func copy<Element>(
    _ values: [Element], to memory: FillingBuffer<Element>, at start: Int
  ) {
    if values.isEmpty { return }
    memory.withMutableSpan(start..<start + values.count) { places in
      for index in values.indices { places[index] = values[index] }
    }
  }

  /// How many friendships there will be, by the size of the text and of those so far.
  private func expectedCount(_ count: Int) -> Int {
    guard let size = source.size, byteCount > 0 else { return 0 }
    return Int(Double(count) / Double(byteCount) * Double(size) * 1.02) + 64
  }
}
