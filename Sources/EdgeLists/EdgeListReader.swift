// A file is read in waves of blocks. What is settled in their order is line numbers, rows that can't be
// used, rows that a block's end cuts, and numbers for people who are new; then all threads copy the
// blocks into the columns.

internal import Execution
internal import Files
internal import Identifiers
internal import Memory
internal import TextFormats

/// Reads an edge list into columns.
struct EdgeListReader {
  var layout: EdgeListLayout
  var people: TextIndex
  var kindNames = TextIndex()
  /// The different texts of each further column.
  var texts: [TextIndex]
  var columns: EdgeColumns
  var places: EdgePlaces

  let source: TextSource
  /// The blocks that are yet to be read.
  var blocks: BlockQueue<EdgeBlock>
  let badRows: BadRowPolicy
  let parser: EdgeBlockParser
  let execution: Execution
  /// The number of the next line.
  var line = 1
  var commentCount = 0
  /// How many comment lines come before the header or the first friendship.
  var leadingCommentCount = 0
  var setAside: [SetAsideRow] = []
  var firstError: DataError?
  var workspace: EdgeBlockParser.Workspace
  /// What the file says of itself, if it does.
  let preamble: ListPreamble?

  /// The largest whole number that is found without a hash in a text of unknown size.
  static let usualDirectLimit = 1 << 25

  /// Looks at the first rows; the columns will be where the space says.
  init(
    _ source: TextSource, _ format: EdgeListFormat, _ badRows: BadRowPolicy,
    in space: ScratchSpace, execution: Execution, knownPeople: () throws -> TextIndex? = { nil }
  ) throws {
    self.source = source
    self.badRows = badRows
    self.execution = execution
    let beginning = try EdgeListBeginning(source, format, badRows, knownPeople: knownPeople)
    let format = beginning.format
    preamble = beginning.preamble
    blocks = BlockQueue(source, beginning: beginning.blocks)
    layout = beginning.layout
    texts = layout.columns.map { _ in TextIndex() }
    let rules = EdgeRowRules(
      source: source.name, dialect: beginning.dialect, layout: beginning.layout,
      marks: format.marks, missing: format.missing, dateOrder: format.dateOrder,
      setsAside: badRows == .setAside)
    parser = EdgeBlockParser(rules, stopsAtFault: badRows == .stop)
    workspace = EdgeBlockParser.Workspace(beginning.layout)
    columns = EdgeColumns(layout, textSize: source.size, in: space)
    places = EdgePlaces(isTargetFirst: layout.target == 0)
    // The list of numbers takes no more memory than the text would.
    people = TextIndex(
      directLimit: source.size.map { max(1 << 16, $0 / 8) } ?? Self.usualDirectLimit)
    if layout.header != nil {
      try skipHeader(beginning)
    } else {
      var reader = beginning.reader
      skip(to: reader)
      var record = Record()
      // A first row that can't be read is told of when the rows are.
      _ = try? reader.next(&record)
      commentCount = preamble?.commentCount ?? 0
      leadingCommentCount = commentCount + reader.commentCount
    }
  }

  /// Passes over the header, the first row that can be read at all, and sets aside what is before it.
  mutating func skipHeader(_ beginning: EdgeListBeginning) throws(DataError) {
    var reader = beginning.reader
    var record = Record()
    while true {
      do throws(DataError) {
        if try reader.next(&record) { break }
      } catch {
        try setAside(error, reader.rejectedRow, line: reader.rejectedLine)
      }
    }
    commentCount = reader.commentCount
    leadingCommentCount = commentCount
    skip(to: reader)
  }

  /// Goes on where a reader of the beginning stands.
  mutating func skip(to reader: RecordReader) {
    line = reader.line
    blocks.skip(to: reader.position)
  }

  var summary: EdgeListSummary {
    EdgeListSummary(
      rowCount: columns.count, commentCount: commentCount,
      laterCommentCount: max(0, commentCount - leadingCommentCount), setAside: setAside,
      delimiter: parser.rules.dialect.delimiter, columnNames: layout.header,
      firstLine: firstLine, indexColumnCount: layout.indexCount,
      firstColumnCountsRows: layout.firstColumnCountsRows, statedDirections: layout.statedDirections
    )
  }

  /// What the first row was taken for, in the light of all others.
  var firstLine: EdgeListSummary.FirstLine {
    var isCertain = layout.isHeaderCertain
    if let header = layout.header {
      // A name that a later row has is rather a person's.
      let names = [layout.source, layout.target].map { header[$0] }
      let isPerson = { (name: String) in people.lookup(ArraySlice(name.utf8)) != nil }
      if !layout.isHeaderGiven, names.contains(where: isPerson) { isCertain = false }
    } else if !isCertain {
      isCertain = columns.repeatsFirstPeople
    }
    return EdgeListSummary.FirstLine(
      line: layout.firstLine, isHeader: layout.header != nil, isCertain: isCertain)
  }

  /// Reads all rows.
  mutating func read() throws {
    var waveLength = max(2, execution.threadCount)
    while true {
      let hasBlocks = try blocks.parse(atMost: waveLength, execution) { [layout] in
        EdgeBlockParser.Workspace(layout)
      } _: { [parser, people] text, workspace in
        parser.parse(text, from: text.start, people, &workspace)
      }
      try execution.checkCancellation()
      if !hasBlocks { break }
      try addBlocks()
      if let failure = blocks.failure { throw failure }
      source.report(to: execution)
      waveLength = min(waveLength * 2, BlockQueue<EdgeBlock>.longestWave)
    }
    guard columns.count == 0, preamble?.vertexCounts == nil else { return }
    if let firstError { throw firstError }
    let comments = commentCount > 0 ? " but \(commentCount.counting("comment line"))" : ""
    throw DataError(
      .badData, source: source.name,
      problem: (layout.header == nil ? "the file has no rows" : "the file has a header and no rows")
        + comments,
      remedy: "give one friendship a line, two people in each"
        + (comments.isEmpty ? "" : "; \(.comments, "C") says what a comment begins with"))
  }

  mutating func setAside(
    _ error: DataError, _ row: ArraySlice<UInt8>, line: Int
  ) throws(DataError) {
    guard badRows == .setAside else { throw error }
    firstError = firstError ?? error
    setAside.append(SetAsideRow(error, row, line: line))
  }
}
