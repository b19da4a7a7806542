internal import Identifiers
internal import TextFormats

/// The rows of a part of a table's text, as far as they can be known without what comes before it.
///
/// Lines are counted from the part's first line, which is 0.
struct TableBlock: ParsedBlock {
  /// A row that can't be used, to be read once more when its line number is known.
  struct Fault: Sendable {
    /// How many rows that can be used come before it.
    let row: Int
    let position: Int
    let line: Int
  }

  let text: TextBlock
  /// What each column has in the rows; nothing for that of identifiers.
  var pieces: [ColumnPiece]
  /// The identifiers, if a column has them, of which some may be empty or known already.
  var identifiers = TextListBuilder()
  /// Where the rows begin in the text.
  var starts: [UInt32] = []
  /// The lines of the rows.
  var lines = RowLines()
  /// The number of lines, rows and others.
  var lineCount = 0
  var faults: [Fault] = []
  /// The row that the part's end cuts off, if it does.
  var open: (position: Int, line: Int)?

  /// The number of rows that have as many fields as there are columns.
  var rowCount: Int { lines.count }
}
