// Most lines go the fast way: the scanner finds the fields of some thousand rows, and each column is
// read as what it is taken for. A line that the scanner does not understand is read by the exact
// reader, and scanning goes on behind it, so that the outcome is as if the exact reader had read
// them all.

internal import Files
internal import Identifiers
internal import Memory
internal import TextFormats

/// Reads parts of a table's text, each part by itself.
struct TableBlockParser: Sendable {
  /// What messages call the file.
  let source: String
  private let dialect: Dialect
  private let fieldCount: Int
  /// The column of identifiers, if there is one.
  private let identifier: Int?
  private let rules: [ColumnRules]
  /// Whether the exact reader reads all lines, which changes nothing but the time.
  private let isExact: Bool
  private let scanner: FieldScanner

  /// The most rows that are left to the exact reader at once where the scanner understands none.
  private static let longestOddRun = 64

  init(
    source: String, _ dialect: Dialect, identifier: Int?, _ rules: [ColumnRules], isExact: Bool
  ) {
    self.source = source
    self.dialect = dialect
    self.identifier = identifier
    self.rules = rules
    self.isExact = isExact
    fieldCount = rules.count
    scanner = FieldScanner(dialect, fieldCount: fieldCount)
  }

  /// The memory in which a thread works.
  struct Workspace {
    fileprivate var rows: ScannedRows
    fileprivate var record = Record()
    fileprivate var printed = Array(repeating: UInt8(0), count: 32)
    /// About how many rows a block has.
    fileprivate var usualCount = 0
  }

  /// Memory for a thread.
  func workspace() -> Workspace { Workspace(rows: ScannedRows(fieldCount: fieldCount)) }

  /// Reads a block from where it starts.
  ///
  /// - Parameters:
  ///   - text: The block.
  ///   - guesses: What each column is taken for; what the block refutes is taken for what comes next.
  ///   - skipped: Where rows begin that are left out.
  ///   - workspace: Memory of the thread's own.
  /// - Returns: The rows, and what is left to the one who knows what comes before.
  func parse(
    _ text: TextBlock, as guesses: [ColumnGuess], without skipped: Set<Int> = [],
    _ workspace: inout Workspace
  ) -> TableBlock {
    let columns = rules.indices.filter { $0 != identifier }
    var block = TableBlock(
      text: text, pieces: guesses.map { ColumnPiece($0, expectedCount: workspace.usualCount) })
    read(&block, columns, without: skipped, &workspace)
    workspace.usualCount = block.rowCount + block.rowCount / 16
    var refuted = columns.filter { block.pieces[$0].refutation != nil }
    while !refuted.isEmpty {
      let pieces = pieces(
        of: refuted, in: block, as: refuted.map { block.pieces[$0].refutation ?? guesses[$0] },
        without: skipped, &workspace)
      for (column, piece) in zip(refuted, pieces) { block.pieces[column] = piece }
      refuted = refuted.filter { block.pieces[$0].refutation != nil }
    }
    return block
  }

  /// The pieces of some columns in a block that was read for others.
  private func pieces(
    of columns: [Int], in block: TableBlock, as guesses: [ColumnGuess], without skipped: Set<Int>,
    _ workspace: inout Workspace
  ) -> [ColumnPiece] {
    var again = TableBlock(text: block.text, pieces: rules.map { _ in ColumnPiece() })
    for (column, guess) in zip(columns, guesses) {
      again.pieces[column] = ColumnPiece(guess, expectedCount: block.rowCount)
    }
    read(&again, columns, without: skipped, &workspace)
    return columns.map { again.pieces[$0] }
  }

  private func read(
    _ block: inout TableBlock, _ columns: [Int], without skipped: Set<Int>,
    _ workspace: inout Workspace
  ) {
    let text = block.text
    var position = text.start
    var reader: RecordReader?
    var oddRun = 1
    while position < text.count {
      var left = Int.max
      if !isExact, skipped.isEmpty {
        let line = block.lineCount
        let isOdd = scanner.scan(
          text, from: &position, line: &block.lineCount, into: &workspace.rows)
        append(workspace.rows, line: line, columns, to: &block)
        if !isOdd { continue }
        oddRun = workspace.rows.count == 0 ? min(oddRun * 2, Self.longestOddRun) : 1
        left = oddRun
      }
      var exact = reader ?? exactReader(Array(text.text), text)
      reader = nil
      exact.move(to: position, line: block.lineCount + 1)
      while left > 0, exact.position < text.count, block.open == nil {
        readExactly(&exact, columns, without: skipped, &workspace, to: &block)
        left -= 1
      }
      position = exact.position
      block.lineCount = exact.line - 1
      reader = exact
      if block.open != nil { return }
    }
  }

  /// How far the rows of a block go that end in it, how many lines and rows they are, and which is longer than rows
  /// may be.
  func outline(
    _ text: TextBlock, longestRow: Int, _ workspace: inout Workspace
  ) -> TextOutline {
    var block = TableBlock(text: text, pieces: [])
    read(&block, [], without: [], &workspace)
    // Where a row has a fault, what seems to be cut off behind it may be the rest of that row: whoever
    // reads the rows stops there, and is to see as much of it as there is.
    let open = block.faults.isEmpty ? block.open : nil
    let end = open?.position ?? text.count
    var outline = TextOutline(
      end: end, lineCount: block.open?.line ?? block.lineCount, rowCount: block.rowCount)
    if end - text.start > longestRow {
      let starts = block.starts.map(Int.init)
      let ends = starts.dropFirst() + [end]
      let row = zip(starts, ends).enumerated().first { $1.1 - $1.0 > longestRow }?.offset
      outline.firstLongRow = row.map { (starts[$0], block.lines[$0] ?? 0, $0) }
    }
    return outline
  }

  /// A reader of a part of the text, or of what begins with it.
  func exactReader(_ bytes: [UInt8], _ text: TextBlock, hasEnd: Bool = false) -> RecordReader {
    RecordReader(
      part: bytes, source: source, dialect: dialect, line: 1, hasEnd: hasEnd,
      looksLikeUTF16: text.looksLikeUTF16)
  }

  /// Adds scanned rows, the first of which stands on that line or below it.
  private func append(
    _ rows: ScannedRows, line: Int, _ columns: [Int], to block: inout TableBlock
  ) {
    if rows.count == 0 { return }
    let memory = block.text.memory
    for column in columns {
      block.pieces[column].append(
        memory.span, rows, column: column, fieldCount: fieldCount, rules: rules[column])
    }
    if let identifier {
      let fields = rows.fields.span
      for row in 0..<rows.count {
        block.identifiers.append(
          memory.span.extracting(fields[row &* fieldCount &+ identifier].range))
      }
    }
    let starts = rows.starts.span
    block.starts.reserveCapacity(block.starts.count + rows.count)
    for row in 0..<rows.count { block.starts.append(starts[row]) }
    var (row, passed) = (0, 0)
    for gap in rows.gaps {
      block.lines.append(rows: gap.row - row, from: line + row + passed)
      (row, passed) = gap
    }
    block.lines.append(rows: rows.count - row, from: line + row + passed)
  }

  /// Reads one row with the exact reader.
  private func readExactly(
    _ reader: inout RecordReader, _ columns: [Int], without skipped: Set<Int>,
    _ workspace: inout Workspace, to block: inout TableBlock
  ) {
    let fault = TableBlock.Fault(
      row: block.rowCount, position: reader.position, line: reader.line - 1)
    do throws(DataError) {
      guard try reader.next(&workspace.record) else { return }
    } catch {
      if reader.needsMoreText {
        block.open = (reader.position, reader.line - 1)
      } else {
        block.faults.append(fault)
      }
      return
    }
    guard workspace.record.count == fieldCount else {
      block.faults.append(fault)
      return
    }
    let start = workspace.record.raw.startIndex
    if skipped.contains(start) { return }
    for column in columns {
      block.pieces[column].append(
        column, of: workspace.record, rules[column], &workspace.printed)
    }
    if let identifier { block.identifiers.append(workspace.record.bytes(identifier)) }
    block.starts.append(UInt32(start))
    block.lines.append(workspace.record.line - 1)
  }
}
