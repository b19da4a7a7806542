internal import Execution
internal import Files
internal import TextFormats

/// The first blocks of a table's text: as many as it takes to tell how all of it is laid out.
struct TableBeginning {
  let blocks: [TextBlock]
  let layout: TableFormat.Layout
  /// Reads these blocks, if the table is delimited text; there are rows enough for all who look.
  let reader: RecordReader

  /// How many rows anyone looks at to tell what a table is like, the header among them, at most.
  private static let sampleCount = 260

  /// Looks at the first blocks.
  ///
  /// - Throws: ``DataError`` if they can't be read.
  init(_ source: TextSource, _ format: TableFormat, _ execution: Execution) throws {
    var beginning = TextBeginning(source, execution)
    while true {
      try beginning.extend()
      try execution.checkCancellation()
      let (bytes, hasEnd) = (beginning.bytes, beginning.hasEnd)
      guard let layout = format.resolved(forPrefix: bytes, hasEnd: hasEnd) else { continue }
      var delimiter = Delimiter.comma
      if case .delimited(let found) = layout { delimiter = found }
      // A table has no comments: a person's identifier may begin with any character.
      let dialect = Dialect(delimiter: delimiter, comments: [])
      let reader = RecordReader(
        prefix: bytes, source: source.name, dialect: dialect, hasEnd: hasEnd)
      if case .delimited = layout, !Self.isEnough(reader) { continue }
      blocks = beginning.blocks
      self.layout = layout
      self.reader = reader
      return
    }
  }

  /// Whether a reader has rows enough, or comes to one that can't be read, where everyone stops.
  private static func isEnough(_ reader: RecordReader) -> Bool {
    if reader.hasEnd { return true }
    var reader = reader
    var record = Record()
    for _ in 0..<sampleCount {
      do throws(DataError) {
        guard try reader.next(&record) else { return false }
      } catch {
        return !reader.needsMoreText
      }
    }
    return true
  }
}
