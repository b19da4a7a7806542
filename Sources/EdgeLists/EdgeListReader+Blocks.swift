internal import Execution
internal import Files
internal import Identifiers
internal import Memory
internal import TextFormats

extension EdgeListReader {
  /// Settles what depends on the order of blocks, and copies them into the columns.
  mutating func addBlocks() throws(DataError) {
    var settled: [EdgeBlock] = []
    while var block = blocks.next() {
      let firstLine = line
      try setAsideFaults(block, firstLine: firstLine)
      line += block.lineCount
      commentCount += block.commentCount
      settle(&block, firstLine: firstLine)
      settled.append(block)
      if let open = block.open,
        let row = try readOpenRow(block.text, from: open.position, line: firstLine + open.line)
      {
        settled.append(row)
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
  /// - Returns: The row, if it can be used.
  /// - Throws: ``DataError`` if it can't be used and that stops the run, or if reading fails.
  mutating func readOpenRow(
    _ text: TextBlock, from start: Int, line: Int
  ) throws(DataError) -> EdgeBlock? {
    // The closure changes the rest of the reader.
    var blocks = blocks
    var row: EdgeBlock?
    var record = Record()
    let rest = try blocks.readLongRow(in: text, from: start, execution) {
      (bytes, hasEnd) throws(DataError) in
      var reader = exactReader(bytes, text, line: line, hasEnd: hasEnd)
      let numbers = try readRow(&reader, &record)
      if reader.needsMoreText { return nil }
      if let numbers {
        var block = EdgeBlock(text, layout)
        block.append(record, numbers, parser.rules, line: 0, people)
        settle(&block, firstLine: record.line)
        row = block
      }
      self.line = reader.line
      return reader.position
    }
    if let rest { blocks.putBack(parser.parse(rest.text, from: rest.start, people, &workspace)) }
    self.blocks = blocks
    return row
  }
}
