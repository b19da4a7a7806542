internal import Execution
internal import Files
internal import TextFormats

/// A part of a table's text: whole rows, and where in the file they begin.
package struct TablePart: Sendable {
  let text: TextBlock
  /// The number of its first line, counted from 1.
  let line: Int
  /// How many rows come before it.
  let row: Int
}

/// How far the rows of a block go that end in it.
struct TextOutline {
  /// Where the row begins that the block's end cuts off; the block's end if it cuts none.
  var end: Int
  /// The number of lines before that place.
  var lineCount: Int
  /// The number of rows before it.
  var rowCount: Int
  /// Where the first row begins that has more bytes than a row may have, with the numbers of lines and rows before
  /// it; `nil` without such a row.
  var firstLongRow: (place: Int, lineCount: Int, rowCount: Int)?

  /// What comes before that row.
  fileprivate var beforeLongRow: TextOutline {
    guard let row = firstLongRow else { return self }
    return TextOutline(end: row.place, lineCount: row.lineCount, rowCount: row.rowCount)
  }
}

/// Cuts a table's text into parts at the ends of rows.
///
/// Blocks end where lines do; a part ends where a row does, which may have line breaks in quotes.
struct TableSplitter: Sendable {
  private let source: TextSource
  /// Says how far the rows of a block go.
  private let outline: @Sendable (TextBlock) -> TextOutline
  /// Blocks that were taken from the source and are yet to be cut.
  private var blocks: [TextBlock]
  /// The beginning of a row that the block before cut off.
  private var rest: [UInt8] = []
  private var line: Int
  private var row = 0
  private var hasEnded = false
  /// How many bytes a row may have: a quote that is never closed would take all of the text into memory.
  private let longestRow: Int

  /// Cuts a text.
  ///
  /// - Parameters:
  ///   - source: Where its text comes from.
  ///   - blocks: What was read of it already, without what is no row.
  ///   - line: The number of the first line in these blocks.
  ///   - longestRow: How many bytes a row may have.
  ///   - outline: Says how far the rows of a block go.
  init(
    _ source: TextSource, _ blocks: [TextBlock], line: Int, longestRow: Int,
    _ outline: @escaping @Sendable (TextBlock) -> TextOutline
  ) {
    self.source = source
    self.outline = outline
    self.blocks = blocks
    self.line = line
    self.longestRow = longestRow
  }

  /// Cuts off the next part.
  ///
  /// - Parameter execution: If its work is cancelled, the part makes no sense.
  /// - Returns: The part; `nil` after the last one.
  /// - Throws: `DataError` if reading fails, or for a row that is too long.
  mutating func next(_ execution: Execution) throws(DataError) -> TablePart? {
    while let text = try nextText(execution) {
      let all = outline(text)
      if all.firstLongRow?.place == text.start { throw tooLong }
      let found = all.beforeLongRow
      // Whatever is wrong with a row that the file's end cuts off is told by who reads it.
      let end = hasEnded && all.firstLongRow == nil ? text.count : found.end
      guard end > text.start else {
        rest = Array(text.text[text.start...])
        guard rest.count <= longestRow else { throw tooLong }
        continue
      }
      let part = TablePart(
        text: end == text.count
          ? text
          : TextBlock(Array(text.text[text.start..<end])[...], looksLikeUTF16: text.looksLikeUTF16),
        line: line, row: row)
      rest = Array(text.text[end...])
      line += found.lineCount
      row += found.rowCount
      return part
    }
    return nil
  }

  /// The next block, or what was left of the one before with about as much again.
  private mutating func nextText(_ execution: Execution) throws(DataError) -> TextBlock? {
    if rest.isEmpty { return try nextBlock(execution) }
    var bytes = rest
    var looksLikeUTF16 = false
    // Twice as much each time, so that a quote that is never closed costs no square of it.
    while bytes.count < 2 * rest.count, let block = try nextBlock(execution) {
      looksLikeUTF16 = block.looksLikeUTF16
      bytes += block.text[block.start...]
    }
    rest = []
    return TextBlock(bytes[...], looksLikeUTF16: looksLikeUTF16)
  }

  private mutating func nextBlock(_ execution: Execution) throws(DataError) -> TextBlock? {
    if !blocks.isEmpty { return blocks.removeFirst() }
    let block = hasEnded ? nil : try source.next(execution)
    if block == nil { hasEnded = true }
    return block
  }

  private var tooLong: DataError {
    DataError(
      .badData, source: source.name, line: line, column: 1,
      problem: "a row has more than \(longestRow >> 20) MiB",
      remedy: "close a quote that is opened here, or read the table as a whole")
  }
}
