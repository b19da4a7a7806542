public import Execution
package import Files
public import Foundation
public import Identifiers
public import Memory
package import TextFormats

/// Friendships as a file gives them: two people each, in input order, every one checked.
///
/// People are numbered by first appearance, the source before the target of a row. An identifier is
/// its text, byte by byte: `7`, `07` and `7.0` are three people, and nothing is trimmed but the quotes
/// around a field. Repeated friendships and those of a person with themself are all kept here.
public struct EdgeList: Sendable {
  /// The people, in order of first appearance.
  public let names: TextList
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
  /// Such friendships come from GraphML and Pajek files. In a directed graph they count both ways.
  public let undirected: Buffer<UInt8>?
  /// What was found in the file and what was not used.
  public let summary: EdgeListSummary

  /// The name of the file in messages.
  package let sourceName: String
  /// What people should know of how the file was read, in words.
  package let warnings: [Message]
  /// Where each friendship stands.
  private let origin: Origin

  /// Where friendships come from.
  private enum Origin: Sendable {
    /// Delimited text.
    case text(EdgePlaces)
    /// A GraphML or Pajek file.
    case graphFile(EdgeLines)
    /// Rows in memory.
    case rows
    /// A list of people and numbers for them.
    case numbers
  }

  /// Reads a file; gzip data is recognized by its first bytes.
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

  /// Reads the file at a path, or standard input for `-`; gzip data is recognized by its first bytes.
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
      var reader = try EdgeListReader(source, format, badRows, in: space, execution: execution) {
        try knownPeople().map { TextIndex($0) }
      }
      try reader.read()
      return EdgeList(reader, named: source.name)
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
    undirected = nil
    summary = reader.summary
    sourceName = name
    warnings = reader.headerWarning(named: name).map { [$0] } ?? []
    origin = .text(reader.places)
  }

  /// Makes a list of what a GraphML or Pajek file holds.
  init(_ file: GraphFileContent) {
    names = file.names
    sources = file.edges.sources.values
    targets = file.edges.targets.values
    weights = file.edges.weights?.values
    times = nil
    kinds = nil
    untils = nil
    columns = []
    undirected = file.edges.undirectedCount > 0 ? file.edges.undirected.values : nil
    summary = EdgeListSummary(
      rowCount: file.edges.count, commentCount: file.commentCount, laterCommentCount: 0,
      setAside: [], delimiter: nil,
      columnNames: nil, firstLine: nil, indexColumnCount: 0, firstColumnCountsRows: false,
      statedDirections: nil)
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
    self.init(
      names, sources, targets, weights, times, kinds, undirected, sourceName, origin: .numbers,
      untils: nil, columns: [])
  }

  /// Makes a list of checked rows in memory.
  ///
  /// - Throws: ``DataError`` with the first row in which a text has a NUL.
  init(rows: EdgeRowsInMemory) throws(DataError) {
    try rows.checkTexts()
    self.init(
      rows.people.texts, rows.sources, rows.targets, rows.weights, rows.times, rows.kinds, nil,
      EdgeRowsInMemory.sourceName, origin: .rows, untils: rows.untils, columns: rows.columns)
  }

  private init(
    _ names: TextList, _ sources: [UInt32], _ targets: [UInt32], _ weights: [Double]?,
    _ times: [Double]?, _ kinds: EdgeKinds?, _ undirected: [UInt8]?, _ sourceName: String,
    origin: Origin, untils: [Double]?, columns: [EdgeColumn]
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
    self.untils = untils.map { Buffer($0) }
    self.columns = columns
    self.undirected = undirected.map { Buffer($0) }
    self.sourceName = sourceName
    warnings = []
    summary = EdgeListSummary(
      rowCount: sources.count, commentCount: 0, laterCommentCount: 0, setAside: [], delimiter: nil,
      columnNames: nil,
      firstLine: nil, indexColumnCount: 0, firstColumnCountsRows: false,
      statedDirections: nil)
    self.origin = origin
  }

  /// Whether the names are a list of people that the file gives besides its friendships, in its
  /// order and with those who have no friend.
  package var listsPeople: Bool {
    switch origin {
    case .text, .rows: false
    case .graphFile, .numbers: true
    }
  }

  /// How many friendships of a GraphML or Pajek file have a direction; 0 for other lists.
  package var directedCount: Int {
    guard case .graphFile = origin else { return 0 }
    return count - (undirected?.count { $0 == 1 } ?? 0)
  }

  /// The number of friendships.
  public var count: Int { sources.count }

  /// An error that points at one end of a friendship.
  package func error(
    at edge: Int, isTarget: Bool = false, problem: String, remedy: Message? = nil
  ) -> DataError {
    guard case .text(let places) = origin else {
      return error(inRow: edge, problem: problem, remedy: remedy)
    }
    let columns = places.columns(
      of: edge,
      lengths: (names.utf8(Int(sources[edge])).count, names.utf8(Int(targets[edge])).count))
    let column = isTarget ? columns.target : columns.source
    return DataError(
      .badData, source: sourceName, line: places.line(of: edge),
      column: column == 0 ? nil : column, problem: problem, remedy: remedy)
  }

  /// An error that points at a friendship's row.
  package func error(inRow edge: Int, problem: String, remedy: Message? = nil) -> DataError {
    var place = ""
    if case .rows = origin { place = "row \(edge + 1): " }
    return DataError(
      .badData, source: sourceName, line: line(of: edge), problem: place + problem, remedy: remedy)
  }

  /// The line on which a friendship starts; `nil` if the list comes from no file.
  package func line(of edge: Int) -> Int? {
    switch origin {
    case .text(let places): places.line(of: edge)
    case .graphFile(let lines): lines.line(of: edge)
    case .rows, .numbers: nil
    }
  }
}
