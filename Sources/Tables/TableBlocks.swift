// The rows of a table are read block by block on several threads, every column as what the first
// block makes it look like. Where a later field is something else, that column alone is read again
// as what comes next in the order of types, until all blocks agree. Whatever the scanner of fields
// does not understand, and every fault, is left to the exact reader, which then reads the whole text.

internal import Execution
internal import Memory
internal import TextFormats

/// Reads the rows of delimited text that holds no surprise.
struct TableBlocks {
  private let bytes: [UInt8]
  private let source: String
  private let names: [String]
  private let rules: [ColumnRules]
  private let scanner: FieldScanner
  /// Where the first row begins.
  private let start: Int
  private let blockSize: Int
  private let progress: ReadingProgress
  private var guesses: [ColumnGuess]
  /// The lines of the rows, known once the columns are.
  private(set) var lines = RowLines()
  /// The line of the first row, blank lines before it included.
  private let firstLine: Int

  init(
    _ bytes: [UInt8], source: String, dialect: Dialect, names: [String], identifier: Int?,
    from start: Int, line: Int, rules: [ColumnRules], blockSize: Int, progress: ReadingProgress
  ) {
    self.bytes = bytes
    self.source = source
    self.names = names
    self.rules = rules
    self.start = start
    firstLine = line
    self.blockSize = blockSize
    self.progress = progress
    scanner = FieldScanner(dialect, fieldCount: names.count)
    guesses = names.indices.map { ColumnGuess(kind: $0 == identifier ? .identifiers : .integers) }
  }

  /// The columns in the order of the names; `nil` if the exact reader must read the text.
  mutating func columns() throws(CancellationError) -> [Column]? {
    guard guessFromFirstBlock() else { return nil }
    var columns: [Column?] = names.map { _ in nil }
    var open = Array(names.indices)
    while !open.isEmpty {
      guard let blocks = try pieces(of: open) else { return nil }
      lines = lines(of: blocks)
      let pending = open
      let found = Shared(columns)
      let guesses = guesses
      let (names, rules, refutations) = (names, rules, Shared(guesses))
      let execution = progress.execution
      execution.forEach(pending.count) { number in
        if execution.isCancelled { return }
        let column = pending[number]
        let pieces = ColumnPieces(blocks.map { $0.pieces[number] })
        if let guess = pieces.refutation {
          refutations.withLock { $0[column] = guess }
          return
        }
        let result = pieces.column(named: names[column], rules[column])
        found.withLock { $0[column] = result }
      }
      try execution.checkCancellation()
      columns = found.withLock { $0 }
      self.guesses = refutations.withLock { $0 }
      open = pending.filter { columns[$0] == nil }
      // An empty identifier is a fault.
      if open.contains(where: { guesses[$0].kind == .identifiers }) { return nil }
    }
    return columns.compactMap { $0 }
  }

  /// Takes every column for what the first block says, and says whether it could be read.
  private mutating func guessFromFirstBlock() -> Bool {
    guard let block = try? TextSource(bytes, name: source, blockSize: blockSize).next(),
      start <= block.count
    else { return false }
    var open = Array(names.indices)
    while !open.isEmpty {
      guard let pieces = parse(block, from: start, open) else { return false }
      var refuted: [Int] = []
      for (column, piece) in zip(open, pieces.pieces) {
        guard let guess = piece.refutation else { continue }
        if guesses[column].kind == .identifiers { return false }
        guesses[column] = guess
        refuted.append(column)
      }
      open = refuted
    }
    return true
  }

  /// What one block has: pieces of columns, and the lines of its rows.
  private struct Parsed: Sendable {
    var pieces: [ColumnPiece] = []
    var rowCount = 0
    /// The rows before which lines were passed over, with the number of such lines so far.
    var gaps: [(row: Int, lineCount: Int)] = []
    /// The number of lines, rows and others.
    var lineCount = 0
  }

  /// The lines of all rows: each row is one, since a line break within a field is left to the exact
  /// reader.
  private func lines(of blocks: [Parsed]) -> RowLines {
    var lines = RowLines()
    var line = firstLine
    for block in blocks {
      var (row, passed) = (0, 0)
      for gap in block.gaps {
        lines.append(rows: gap.row - row, from: line + row + passed)
        (row, passed) = gap
      }
      lines.append(rows: block.rowCount - row, from: line + row + passed)
      line += block.lineCount
    }
    return lines
  }

  /// The pieces of some columns, block by block.
  private func pieces(of columns: [Int]) throws(CancellationError) -> [Parsed]? {
    guard let source = try? TextSource(bytes, name: source, blockSize: blockSize) else {
      return nil
    }
    let count = Shared(0)
    let blocks = Shared<[Parsed]>([])
    let isOdd = Shared(false)
    let execution = progress.execution
    execution.onThreads(atMost: .max) {
      while !execution.isCancelled, !isOdd.withLock({ $0 }) {
        let next = count.withLock { count -> (TextBlock, Int)? in
          guard let block = try? source.next() else { return nil }
          count += 1
          progress.report(source.fractionRead)
          return (block, count - 1)
        }
        guard let (block, number) = next else { return }
        guard let pieces = parse(block, from: number == 0 ? start : block.start, columns) else {
          return isOdd.withLock { $0 = true }
        }
        blocks.withLock { blocks in
          while blocks.count <= number { blocks.append(Parsed()) }
          blocks[number] = pieces
        }
      }
    }
    try execution.checkCancellation()
    return isOdd.withLock { $0 } ? nil : blocks.withLock { $0 }
  }

  /// The pieces of some columns in one block; `nil` if a line is not understood.
  private func parse(_ block: TextBlock, from start: Int, _ columns: [Int]) -> Parsed? {
    var parsed = Parsed(pieces: columns.map { ColumnPiece(guesses[$0]) })
    var rows = ScannedRows(fieldCount: names.count)
    var position = start
    let memory = block.memory
    while position < block.count {
      let passed = parsed.lineCount - parsed.rowCount
      let isOdd = scanner.scan(block, from: &position, line: &parsed.lineCount, into: &rows)
      for (number, column) in columns.enumerated() {
        parsed.pieces[number].append(
          memory.span, rows, column: column, fieldCount: names.count, rules: rules[column])
      }
      if isOdd { return nil }
      parsed.gaps += rows.gaps.map { (parsed.rowCount + $0.row, passed + $0.lineCount) }
      parsed.rowCount += rows.count
    }
    return parsed
  }
}
