public import Essentials
public import Execution
package import Files
public import Identifiers
public import Memory
package import Tables
package import TextFormats

/// Friendships as a file gives them: two people each, in input order, every one checked.
///
/// People are numbered by first appearance, the source before the target of a row. An identifier is
/// its text, byte by byte: `7`, `07` and `7.0` are three people, and nothing is trimmed but the quotes
/// around a field. Repeated friendships and those of a person with themself are all kept here.
public struct EdgeList: Sendable {
  /// The people, in order of first appearance.
  public internal(set) var names: TextList
  /// The first person of each friendship, as a position in `names`.
  public internal(set) var sources: Buffer<UInt32>
  /// The second person of each friendship, as a position in `names`.
  public internal(set) var targets: Buffer<UInt32>
  /// The weight of each friendship, finite and greater than 0; `nil` without a weight column.
  public let weights: Buffer<Double>?
  /// The time of each friendship in seconds since 1970 (UTC); `nil` without a time column.
  public internal(set) var times: Buffer<Double>?
  /// The time at which each friendship ends, infinite for those without an end; `nil` without a column
  /// of ends.
  public let untils: Buffer<Double>?
  /// The kind of each friendship; `nil` without a kind column.
  public internal(set) var kinds: EdgeKinds?
  /// The further columns that were asked for.
  public let columns: [EdgeColumn]
  /// 1 for each friendship to which the file gives no direction although it could, 0 for the others;
  /// `nil` if it speaks of no direction or gives one to all.
  ///
  /// Such friendships come from graph files, and from lists that say so of themselves. In a directed graph
  /// they count both ways.
  ///
  /// - Complexity: O(*friendships*) for a list that says so of itself.
  public var undirected: Buffer<UInt8>? {
    if let givenUndirected { return givenUndirected }
    return isUndirected ? Buffer(repeating: 1, count: count) : nil
  }
  /// What was found in the file and what was not used.
  public let summary: EdgeListSummary

  /// The name of the file in messages.
  package let sourceName: String
  /// What people should know of how the file was read, in words.
  package internal(set) var warnings: [Message]
  /// As what a source with types had the people.
  package var peopleType: SourceType?
  /// Which columns meant what, where the list was made of columns.
  package internal(set) var format: EdgeListFormat?
  /// Whether the names are the vertices that the file announces, with those who have no friendship.
  var listsVertices = false
  /// How many of the names, which come first, are people in a file that announces people and what they
  /// share.
  package internal(set) var announcedSourceCount: Int?
  /// Which friendships have no direction, where the file says it of each.
  private let givenUndirected: Buffer<UInt8>?
  /// Where each friendship stands.
  let origin: Origin

  /// Where friendships come from.
  enum Origin: Sendable {
    /// Delimited text.
    case text(EdgePlaces)
    /// A file that lists vertices.
    case graphFile(EdgeLines)
    /// Rows that have numbers, with those of the rows that are left, counted from 0.
    case rows(Buffer<UInt32>?)
    /// A list of people and numbers for them.
    case numbers
  }

  /// Reads a file; gzip and zstd data are recognized by their first bytes.
  ///
  /// - Parameters:
  ///   - url: The file.
  ///   - format: The layout; by default people are in the first two columns, the rest is detected.
  ///   - badRows: What to do with rows that can't be used.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Throws: ``DataError`` with the place of the first fault; `CancellationError` if the work was
  ///   cancelled.
  /// - Complexity: O(*bytes*).
  public init(
    contentsOf url: URL, format: EdgeListFormat = .detected, badRows: BadRowPolicy = .stop,
    execution: Execution = Execution()
  ) throws {
    try self.init(contentsOf: url.path, format: format, badRows: badRows, execution: execution)
  }

  /// Reads the file at a path, or standard input for `-`; gzip and zstd data are recognized by their first bytes.
  ///
  /// The text is never in memory as a whole, so that a pipe may be longer than it: a friendship takes
  /// 8 bytes without weight and time, and people their names.
  ///
  /// - Parameters:
  ///   - path: The file's path.
  ///   - format: The layout; by default people are in the first two columns, the rest is detected.
  ///   - badRows: What to do with rows that can't be used.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Throws: ``DataError`` with the place of the first fault; `CancellationError` if the work was
  ///   cancelled.
  /// - Complexity: O(*bytes*).
  public init(
    contentsOf path: String, format: EdgeListFormat = .detected, badRows: BadRowPolicy = .stop,
    execution: Execution = Execution()
  ) throws {
    if let source = try TypedSources.source(path) {
      try self.init(source, format: format, badRows: badRows, execution: execution)
      return
    }
    try self.init(
      reading: TextSource(contentsOf: path, execution), format: format, badRows: badRows,
      execution: execution)
  }

  /// Reads a text in memory.
  ///
  /// - Parameters:
  ///   - text: The rows.
  ///   - name: What messages call the text.
  ///   - format: The layout; by default people are in the first two columns, the rest is detected.
  ///   - badRows: What to do with rows that can't be used.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Throws: ``DataError`` with the place of the first fault; `CancellationError` if the work was
  ///   cancelled.
  /// - Complexity: O(*bytes*).
  public init(
    parsing text: String, named name: String, format: EdgeListFormat = .detected,
    badRows: BadRowPolicy = .stop, execution: Execution = Execution()
  ) throws {
    try self.init(
      parsing: Array(text.utf8), named: name, format: format, badRows: badRows, execution: execution
    )
  }

  /// Reads bytes in memory, as ``init(parsing:named:format:badRows:execution:)`` reads a text.
  package init(
    parsing bytes: [UInt8], named name: String, format: EdgeListFormat = .detected,
    badRows: BadRowPolicy = .stop, execution: Execution = Execution()
  ) throws {
    try self.init(
      reading: TextSource(bytes, name: name), format: format, badRows: badRows, execution: execution
    )
  }

  /// Reads from a source.
  ///
  /// - Parameters:
  ///   - source: The source.
  ///   - format: The layout.
  ///   - badRows: What to do with rows that can't be used.
  ///   - space: Where the columns have their place.
  ///   - execution: How the work runs; changes no byte of the result.
  ///   - knownPeople: The people of whom a table tells, if there is one: asked for, once at most and
  ///     before the rest is read, if the first line may be a header or a friendship.
  /// - Throws: ``DataError`` with the place of the first fault; `CancellationError` if the work was
  ///   cancelled.
  package init(
    reading source: TextSource, format: EdgeListFormat = .detected,
    badRows: BadRowPolicy = .stop, in space: ScratchSpace = .memory,
    execution: Execution = Execution(), knownPeople: () throws -> TextList? = { nil }
  ) throws {
    self = try execution.asBlockingWhole { execution in
      if format.isJSONLines(named: source.name) {
        return try EdgeList(
          jsonLines: source, format: format, badRows: badRows, execution: execution)
      }
      var reader = try EdgeListReader(source, format, badRows, in: space, execution: execution) {
        try knownPeople().map { TextIndex($0) }
      }
      try reader.read()
      let list = EdgeList(reader, named: source.name)
      guard let preamble = reader.preamble else { return list }
      return try list.following(
        preamble, byteCount: reader.columns.textCount, fieldCount: reader.layout.fieldCount)
    }
  }

  private init(_ reader: EdgeListReader, named name: String) {
    let layout = reader.layout
    names = reader.people.texts
    sources = reader.columns.sources.values
    targets = reader.columns.targets.values
    weights = layout.weight == nil ? nil : reader.columns.weights.values
    times = layout.time == nil ? nil : reader.columns.times.values
    kinds =
      layout.kind == nil
      ? nil : EdgeKinds(names: reader.kindNames.texts, numbers: reader.columns.kinds.values)
    untils = layout.until == nil ? nil : reader.columns.untils.values
    columns = reader.furtherColumns
    givenUndirected = nil
    var summary = reader.summary
    summary.declaration = reader.preamble?.declaration
    self.summary = summary
    sourceName = name
    warnings = reader.headerWarning(named: name).map { [$0] } ?? []
    origin = .text(reader.places)
  }

  /// Makes a list of what a file holds that lists vertices.
  init(_ file: GraphFileContent) {
    names = file.names
    sources = file.edges.sources.values
    targets = file.edges.targets.values
    weights = file.edges.weights?.values
    times = file.edges.times?.values
    kinds = file.edges.kinds
    untils = file.edges.untils?.values
    columns = []
    givenUndirected = file.edges.undirectedCount > 0 ? file.edges.undirected.values : nil
    var summary = EdgeListSummary(
      rowCount: file.edges.count, commentCount: file.commentCount, laterCommentCount: 0,
      setAside: [], delimiter: nil,
      columnNames: nil, firstLine: nil, indexColumnCount: 0, firstColumnCountsRows: false,
      statedDirections: nil)
    summary.declaration = file.declaration
    self.summary = summary
    sourceName = file.source
    warnings = file.warnings
    origin = .graphFile(file.edges.lines)
  }

  /// Makes a list of friendships that come from elsewhere.
  ///
  /// - Precondition: all columns have one length, and the ends are positions in `names`.
  package init(
    names: TextList, sources: [UInt32], targets: [UInt32], weights: [Double]? = nil,
    times: [Double]? = nil, kinds: EdgeKinds? = nil, undirected: [UInt8]? = nil,
    sourceName: String
  ) {
    precondition(sources.count == targets.count, "columns differ in length")
    precondition(weights?.count ?? sources.count == sources.count, "columns differ in length")
    precondition(times?.count ?? sources.count == sources.count, "columns differ in length")
    precondition(kinds?.numbers.count ?? sources.count == sources.count, "columns differ in length")
    precondition(undirected?.count ?? sources.count == sources.count, "columns differ in length")
    self.names = names
    self.sources = Buffer(sources)
    self.targets = Buffer(targets)
    self.weights = weights.map { Buffer($0) }
    self.times = times.map { Buffer($0) }
    self.kinds = kinds
    untils = nil
    columns = []
    givenUndirected = undirected.map { Buffer($0) }
    self.sourceName = sourceName
    warnings = []
    summary = EdgeListSummary(rowCount: sources.count)
    origin = .numbers
  }

  /// Makes a list of checked rows that have numbers and no lines.
  init(rows: CheckedEdgeRows) {
    names = rows.names
    sources = rows.sources
    targets = rows.targets
    weights = rows.weights
    times = rows.times
    kinds = rows.kinds
    untils = rows.untils
    columns = rows.columns
    givenUndirected = nil
    summary = EdgeListSummary(
      rowCount: rows.sources.count, setAside: rows.setAside, columnNames: rows.columnNames,
      indexColumnCount: rows.indexColumnCount)
    sourceName = rows.sourceName
    warnings = rows.warnings
    origin = .rows(rows.keptRows)
  }

  /// The number of friendships.
  public var count: Int { sources.count }
}
