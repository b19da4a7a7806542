internal import Files
internal import Identifiers
internal import TextFormats

/// The first blocks of a file: as many as it takes to tell how all of it is laid out.
struct EdgeListBeginning {
  let blocks: [TextBlock]
  let dialect: Dialect
  let layout: EdgeListLayout
  /// Reads these blocks.
  let reader: RecordReader

  init(
    _ source: TextSource, _ format: EdgeListFormat, _ badRows: BadRowPolicy,
    knownPeople: () throws -> TextIndex?
  ) throws {
    let comments = format.commentBytes
    var beginning = TextBeginning(source)
    while true {
      try beginning.extend()
      let (bytes, hasEnd) = (beginning.bytes, beginning.hasEnd)
      try ForeignFormat.refuse(bytes, named: source.name, format)
      let delimiter =
        format.delimiter
        ?? Dialect.delimiter(
          ofPrefix: bytes, hasEnd: hasEnd, comments: comments, expectingFields: 2)
      guard let delimiter else { continue }
      let dialect = Dialect(delimiter: delimiter, comments: comments)
      let reader = RecordReader(
        prefix: bytes, source: source.name, dialect: dialect, hasEnd: hasEnd)
      let layout = try EdgeListLayout(reader, format, badRows, knownPeople: knownPeople)
      guard let layout else { continue }
      blocks = beginning.blocks
      self.dialect = dialect
      self.layout = layout
      self.reader = reader
      return
    }
  }
}
