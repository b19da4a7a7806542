internal import Execution
internal import Files
internal import TextFormats

/// Puts a table together from a text of JSON lines, block by block.
struct JSONLinesReader {
  private let source: TextSource
  private let execution: Execution
  private var builder: JSONTableBuilder
  /// What follows the last line end so far.
  private var rest: [UInt8] = []
  /// The number of lines read.
  private var lineCount = 0
  private var textCount = 0
  private var room = ReadingRoom()

  /// Reads a table.
  ///
  /// - Parameters:
  ///   - source: Where its text comes from.
  ///   - blocks: What was read of it already.
  ///   - options: What the text is like.
  ///   - execution: How the work runs; changes no byte of the result.
  ///   - onFault: Takes rows that can't be used.
  /// - Returns: The table.
  /// - Throws: `DataError` for faults of the file as a whole and what `onFault` throws,
  ///   `CancellationError` if the work was cancelled.
  static func read(
    _ source: TextSource, _ blocks: [TextBlock], _ options: TableReadingOptions,
    _ execution: Execution, _ onFault: FaultHandler
  ) throws -> Table {
    var reader = try JSONLinesReader(
      source: source, execution: execution,
      builder: JSONTableBuilder(source: source.name, options))
    for block in blocks { try reader.read(block, onFault) }
    while let block = try source.next(execution) { try reader.read(block, onFault) }
    try execution.checkCancellation()
    try reader.readLines(reader.rest, onFault)
    return try reader.builder.table(execution: execution).table
  }

  private init(source: TextSource, execution: Execution, builder: JSONTableBuilder) {
    self.source = source
    self.execution = execution
    self.builder = builder
  }

  /// Reads the lines that end in a block, which may itself end with a return that ends none of JSON.
  private mutating func read(_ block: TextBlock, _ onFault: FaultHandler) throws {
    try execution.checkCancellation()
    let text = block.text[block.start..<block.count]
    textCount += text.count
    try room.check(textCount, name: source.name)
    guard let last = text.lastIndex(of: lineFeed) else {
      rest += text
      return
    }
    let lines = rest + text[...last]
    rest = Array(text[(last + 1)...])
    try readLines(lines, onFault)
    source.report(to: execution)
  }

  private mutating func readLines(_ bytes: [UInt8], _ onFault: FaultHandler) throws {
    var lines = LineReader(part: bytes, source: source.name, behind: lineCount)
    while true {
      var line: ArraySlice<UInt8> = []
      do throws(DataError) {
        guard let next = try lines.next() else { break }
        line = next
        try builder.append(line, number: lines.line)
      } catch {
        if line.isEmpty { builder.passOverRow() }
        try onFault(error, line.isEmpty ? lines.rejectedLine : line)
      }
    }
    lineCount = lines.line
  }
}
