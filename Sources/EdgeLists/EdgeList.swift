public import Buffers
public import DelimitedText
public import Foundation

/// Friendships as a file gives them: two people each, in input order, every one checked.
///
/// People are numbered by first appearance, the source before the target of a row. An identifier is
/// its text, byte by byte: `7`, `07` and `7.0` are three people, and nothing is trimmed but the quotes
/// around a field. Repeated friendships and those of a person with themself are all kept here.
public struct EdgeList: Sendable {
  /// The people, in order of first appearance.
  public let names: TextList
  /// The first person of each friendship, as a position in `names`.
  public let sources: Buffer<UInt32>
  /// The second person of each friendship, as a position in `names`.
  public let targets: Buffer<UInt32>
  /// The weight of each friendship, finite and greater than 0; `nil` without a weight column.
  public let weights: Buffer<Double>?
  /// The time of each friendship in seconds since 1970 (UTC); `nil` without a time column.
  public let times: Buffer<Double>?
  /// The kind of each friendship; `nil` without a kind column.
  public let kinds: EdgeKinds?
  /// What was found in the file and what was not used.
  public let summary: EdgeListSummary

  /// The name of the file in messages.
  package let sourceName: String
  /// Where each friendship stands; `nil` if the list comes from no delimited text.
  private let places: EdgePlaces?

  /// Reads a file; gzip data is recognised by its first bytes.
  ///
  /// - Parameters:
  ///   - url: The file.
  ///   - format: The layout; by default people are in the first two columns, the rest is detected.
  ///   - badRows: What to do with rows that can't be used.
  /// - Throws: ``DataError`` with the place of the first fault.
  /// - Complexity: O(*bytes*).
  public init(
    contentsOf url: URL, format: EdgeListFormat = .detected, badRows: BadRowPolicy = .stop
  ) throws(DataError) {
    try self.init(contentsOf: url.path, format: format, badRows: badRows)
  }

  /// Reads the file at a path, or standard input for `-`; gzip data is recognised by its first bytes.
  ///
  /// - Parameters:
  ///   - path: The file's path.
  ///   - format: The layout; by default people are in the first two columns, the rest is detected.
  ///   - badRows: What to do with rows that can't be used.
  /// - Throws: ``DataError`` with the place of the first fault.
  /// - Complexity: O(*bytes*).
  public init(
    contentsOf path: String, format: EdgeListFormat = .detected, badRows: BadRowPolicy = .stop
  ) throws(DataError) {
    try self.init(
      parsing: Input.contents(of: path), named: Input.name(of: path), format: format,
      badRows: badRows)
  }

  /// Reads a text in memory.
  ///
  /// - Parameters:
  ///   - text: The rows.
  ///   - name: What messages call the text.
  ///   - format: The layout; by default people are in the first two columns, the rest is detected.
  ///   - badRows: What to do with rows that can't be used.
  /// - Throws: ``DataError`` with the place of the first fault.
  /// - Complexity: O(*bytes*).
  public init(
    parsing text: String, named name: String, format: EdgeListFormat = .detected,
    badRows: BadRowPolicy = .stop
  ) throws(DataError) {
    try self.init(parsing: Array(text.utf8), named: name, format: format, badRows: badRows)
  }

  package init(
    parsing bytes: [UInt8], named name: String, format: EdgeListFormat = .detected,
    badRows: BadRowPolicy = .stop
  ) throws(DataError) {
    var parser = try EdgeListParser(bytes, name: name, format: format, badRows: badRows)
    try parser.parse()
    names = parser.people.texts
    sources = Buffer(parser.sources)
    targets = Buffer(parser.targets)
    weights = parser.layout.weight == nil ? nil : Buffer(parser.weights)
    times = parser.layout.time == nil ? nil : Buffer(parser.times)
    kinds =
      parser.layout.kind == nil
      ? nil : EdgeKinds(names: parser.kindNames.texts, numbers: Buffer(parser.kinds))
    summary = parser.summary
    sourceName = name
    places = parser.places
  }

  /// Makes a list of friendships that come from elsewhere, such as a GraphML file.
  ///
  /// - Precondition: all columns have one length, and the ends are positions in `names`.
  package init(
    names: TextList, sources: [UInt32], targets: [UInt32], weights: [Double]? = nil,
    times: [Double]? = nil, kinds: EdgeKinds? = nil, sourceName: String
  ) {
    precondition(sources.count == targets.count, "columns differ in length")
    precondition(weights?.count ?? sources.count == sources.count, "columns differ in length")
    precondition(times?.count ?? sources.count == sources.count, "columns differ in length")
    precondition(kinds?.numbers.count ?? sources.count == sources.count, "columns differ in length")
    self.names = names
    self.sources = Buffer(sources)
    self.targets = Buffer(targets)
    self.weights = weights.map { Buffer($0) }
    self.times = times.map { Buffer($0) }
    self.kinds = kinds
    self.sourceName = sourceName
    summary = EdgeListSummary(
      rowCount: sources.count, commentCount: 0, setAside: [], delimiter: nil, columnNames: nil)
    places = nil
  }

  /// Whether the names are a list of people that the file gives besides its friendships, in its
  /// order and with those who have no friend.
  package var listsPeople: Bool { places == nil }

  /// The number of friendships.
  public var count: Int { sources.count }

  /// An error that points at one end of a friendship.
  package func error(
    at edge: Int, isTarget: Bool = false, problem: String, remedy: String? = nil
  ) -> DataError {
    guard let places else {
      return DataError(.badData, source: sourceName, problem: problem, remedy: remedy)
    }
    let columns = places.columns(
      of: edge,
      lengths: (names.utf8(Int(sources[edge])).count, names.utf8(Int(targets[edge])).count))
    let column = isTarget ? columns.target : columns.source
    return DataError(
      .badData, source: sourceName, line: places.line(of: edge),
      column: column == 0 ? nil : column, problem: problem, remedy: remedy)
  }

  /// The line on which a friendship starts; `nil` if the list comes from no delimited text.
  package func line(of edge: Int) -> Int? { places?.line(of: edge) }
}
