internal import Files
internal import Identifiers
internal import Tables
internal import TextFormats

/// The first blocks of a file: as many as it takes to tell how all of it is laid out.
struct EdgeListBeginning {
  let blocks: [TextBlock]
  let dialect: Dialect
  let layout: EdgeListLayout
  /// What the file says of itself, if it does.
  let preamble: ListPreamble?
  /// How the file is laid out, as it was said or the file says.
  let format: EdgeListFormat
  /// Reads these blocks.
  let reader: RecordReader

  init(
    _ source: TextSource, _ format: EdgeListFormat, _ badRows: BadRowPolicy,
    knownPeople: () throws -> TextIndex?
  ) throws {
    try format.marks.check(source: source.name)
    var beginning = TextBeginning(source)
    while true {
      try beginning.extend()
      let (bytes, hasEnd) = (beginning.bytes, beginning.hasEnd)
      let preamble: ListPreamble?
      switch try ListPreamble.find(in: bytes, hasEnd: hasEnd, of: source.name, format) {
      case .open: continue
      case .none: preamble = nil
      case .preamble(let found): preamble = found
      }
      let format = preamble?.format ?? format
      let comments = format.commentBytes
      if preamble == nil { try ForeignFormat.refuse(bytes, named: source.name, format) }
      let delimiter =
        format.delimiter
        ?? Dialect.delimiter(
          ofPrefix: bytes, hasEnd: hasEnd, comments: comments, expectingFields: 2)
      guard let delimiter else { continue }
      let dialect = Dialect(delimiter: delimiter, comments: comments)
      var reader = RecordReader(
        prefix: bytes, source: source.name, dialect: dialect, hasEnd: hasEnd)
      if let start = preamble?.start, start.position > 0 {
        reader.move(to: start.position, line: start.line)
      }
      let layout = try EdgeListLayout(reader, format, badRows, knownPeople: knownPeople)
      guard let layout else { continue }
      try preamble?.check(layout, source.name)
      blocks = beginning.blocks
      self.dialect = dialect
      self.layout = layout
      self.preamble = preamble
      self.format = format
      self.reader = reader
      return
    }
  }
}
