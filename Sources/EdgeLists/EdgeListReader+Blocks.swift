internal import Execution
internal import Files
internal import Identifiers
internal import Memory
internal import TextFormats

extension EdgeListReader {
  /// Settles what depends on the order of blocks, and copies them into the columns.
  ///
  /// The next block comes last, so that it is taken off the list without a copy of what it holds.
  mutating func add(_ waiting: inout [EdgeBlock]) throws(DataError) {
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
  mutating func setAsideFaults(
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

  func exactReader(
    _ bytes: [UInt8], _ text: TextBlock, line: Int = 1, hasEnd: Bool = false
  ) -> RecordReader {
    RecordReader(
      part: bytes, source: source.name, dialect: parser.rules.dialect, line: line, hasEnd: hasEnd,
      looksLikeUTF16: text.looksLikeUTF16)
  }

  /// Reads one row, and sets it aside if it can't be used and its text is whole.
  ///
  /// - Returns: Its numbers if it can be used.
  mutating func readRow(
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
  mutating func settle(_ block: inout EdgeBlock, firstLine: Int) {
    people.number(block.unknown, in: block.text, extra: block.extra, numbers: &block.ends)
    block.unknown = []
    if layout.kind != nil {
      let texts = block.kindNames.texts
      let numbers = texts.indices.map { kindNames.insert(ArraySlice(texts.utf8($0))) }
      for position in block.kinds.indices {
        block.kinds[position] = numbers[Int(block.kinds[position])]
      }
    }
    for number in block.values.indices { block.values[number].settle(&texts[number]) }
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
  mutating func readOpenRow(
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
        var block = EdgeBlock(text, layout)
        block.append(record, numbers, parser.rules, line: 0, people)
        settle(&block, firstLine: record.line)
        row = block
      }
      self.line = reader.line
      return (row, rest(of: covered, from: start + reader.position, &waiting))
    }
  }

  /// The text of the next block, parsed or not.
  mutating func nextText(
    _ waiting: inout [EdgeBlock]
  ) throws(DataError) -> TextBlock? {
    if let block = waiting.popLast() { return block.text }
    return queue.isEmpty ? try source.next() : queue.removeFirst()
  }

  /// Parses the part of a block that follows a row; blocks behind it that were taken for the row's
  /// sake are put back in the queue.
  mutating func rest(
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
