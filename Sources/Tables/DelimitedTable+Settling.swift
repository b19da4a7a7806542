internal import Execution
internal import Files
internal import Identifiers
internal import TextFormats

extension DelimitedTable {
  /// Settles what depends on the order of blocks, and adds their rows to the columns.
  mutating func settleBlocks(_ onFault: FaultHandler) throws {
    var settled: [TableBlock] = []
    while var block = blocks.next() {
      try execution.checkCancellation()
      try settle(&block, onFault)
      settled.append(block)
      guard let open = block.open else { continue }
      if var row = try readOpenRow(block.text, from: open.position, onFault) {
        try settle(&row, onFault)
        settled.append(row)
      }
    }
    try gather(settled)
  }

  /// Numbers the rows of a block, or notes who they are; leaves out people who are there already.
  private mutating func settle(_ block: inout TableBlock, _ onFault: FaultHandler) throws {
    beginIdentifiers(block)
    var faults = FaultReader(block, line: line, parser)
    var told = block.faults[...]
    var skipped: Set<Int> = []
    let firstLine = line
    line += block.lineCount
    /// The first row that has no line yet.
    var next = 0
    for row in 0..<block.rowCount {
      while let fault = told.first, fault.row <= row {
        told.removeFirst()
        try tell(fault, &faults, onFault)
      }
      guard layout.identifier.place != nil else {
        rowNumbers.next += 1
        rowNumbers.append()
        continue
      }
      if identifiers?.insert(block.identifiers.utf8(row).span) ?? false { continue }
      lines.append(block.lines, next..<row, behind: firstLine)
      next = row + 1
      skipped.insert(Int(block.starts[row]))
      try tellIdentifier(row, block, &faults, onFault)
    }
    for fault in told { try tell(fault, &faults, onFault) }
    lines.append(block.lines, next..<block.rowCount, behind: firstLine)
    if skipped.isEmpty { return }
    // A row that is left out has no part in what its columns are taken for.
    let others = parser.parse(block.text, as: guesses, without: skipped, &workspace)
    (block.pieces, block.lines) = (others.pieces, others.lines)
  }

  /// Hands on a row that can't be used.
  private mutating func tell(
    _ fault: TableBlock.Fault, _ faults: inout FaultReader, _ onFault: FaultHandler
  ) throws {
    rowNumbers.next += 1
    try execution.checkCancellation()
    do throws(DataError) {
      try checkCount(try faults.record(at: fault.position, line: fault.line))
    } catch {
      leftOutCount += 1
      try onFault(error, faults.row)
    }
  }

  /// Hands on a row whose identifier is empty or there already.
  private mutating func tellIdentifier(
    _ row: Int, _ block: TableBlock, _ faults: inout FaultReader, _ onFault: FaultHandler
  ) throws {
    try execution.checkCancellation()
    guard let place = layout.identifier.place, let line = block.lines[row] else { return }
    let mayBeEdges = mayBeEdges
    identifiers?.mayBeEdges = mayBeEdges
    let record = try faults.record(at: Int(block.starts[row]), line: line)
    let error = identifiers?.fault(
      of: record.bytes(place), lines, line: record.line(of: place),
      column: record.column(of: place))
    leftOutCount += 1
    if let error { try onFault(error, record.raw) }
  }

  /// Reads a row that goes on behind its block.
  ///
  /// - Returns: The row as a block of its own, if it can be read.
  private mutating func readOpenRow(
    _ text: TextBlock, from start: Int, _ onFault: FaultHandler
  ) throws -> TableBlock? {
    let firstLine = line
    var nextLine = line
    var row: TextBlock?
    var fault: (error: DataError, row: ArraySlice<UInt8>)?
    let rest = try blocks.readLongRow(in: text, from: start, execution) {
      [parser] (bytes, hasEnd) throws(DataError) in
      var reader = parser.exactReader(bytes, text, hasEnd: hasEnd)
      reader.move(to: 0, line: firstLine)
      var record = Record()
      do throws(DataError) {
        _ = try reader.next(&record)
        row = TextBlock(bytes[..<reader.position], looksLikeUTF16: text.looksLikeUTF16)
      } catch {
        if reader.needsMoreText { return nil }
        fault = (error, reader.rejectedRow)
        nextLine = reader.line
      }
      return reader.position
    }
    try execution.checkCancellation()
    if let rest {
      var text = rest.text
      text.start = rest.start
      blocks.putBack(parser.parse(text, as: guesses, &workspace))
    }
    if let fault {
      rowNumbers.next += 1
      line = nextLine
      leftOutCount += 1
      try onFault(fault.error, fault.row)
    }
    return row.map { parser.parse($0, as: guesses, &workspace) }
  }
}

/// Reads rows of a block once more, now that their line numbers are known.
private struct FaultReader {
  private let block: TableBlock
  private let firstLine: Int
  private let parser: TableBlockParser
  private var reader: RecordReader?
  private var record = Record()
  /// The row read last as it stands in the file.
  private(set) var row: ArraySlice<UInt8> = []

  init(_ block: TableBlock, line: Int, _ parser: TableBlockParser) {
    self.block = block
    firstLine = line
    self.parser = parser
  }

  /// The row at a place of the block, on a line counted from its first one.
  mutating func record(at position: Int, line: Int) throws(DataError) -> Record {
    var exact = reader ?? parser.exactReader(Array(block.text.text), block.text)
    exact.move(to: position, line: firstLine + line)
    defer { reader = exact }
    do throws(DataError) {
      _ = try exact.next(&record)
    } catch {
      row = exact.rejectedRow
      throw error
    }
    row = record.raw
    return record
  }
}
