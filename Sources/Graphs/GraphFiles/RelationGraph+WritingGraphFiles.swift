public import Essentials
public import Execution
package import Files
internal import Identifiers
internal import Memory
public import Tables
internal import TextFormats

extension RelationGraph {
  /// Writes the graph with what is known of people as a GraphML or GEXF file, whole or not at all.
  ///
  /// ```swift
  /// let graph = try RelationGraph(EdgeList([("ann", "bob"), ("bob", "cid")]))
  /// let ages = try Table(["id": ["ann", "bob", "cid"], "age": [31, nil, 52]])
  /// try graph.write(graphTo: "friends.gexf", attributes: ages)
  /// ```
  ///
  /// Nodes are called by people's identifiers, and have the table's other columns as attributes of their types;
  /// a missing value is no attribute. Edges have weights, if the graph has. If the graph keeps all kinds
  /// apart (``GraphRules/keepsEveryKind``), two people have an edge for each kind of tie between them, with its
  /// weight and the attribute `kind`; otherwise one edge without a kind. In GEXF the seven largest of the
  /// communities in the column `community` have colors that color-blind people tell apart, and all others are
  /// gray. GraphML without an attribute `name` is taken by identifiers: a column of that name is called
  /// `name_2` there, and `name` holds the identifier.
  ///
  /// - Parameters:
  ///   - path: The file; `-` is standard output. A name that ends in `.gz` or `.zst` is written as gzip or
  ///     zstd.
  ///   - attributes: A table of the graph's people in its order, as its features are; `nil` for
  ///     ``people``.
  ///   - format: By default by the file's ending.
  ///   - communities: The column of communities that are to have colors.
  ///   - execution: How the work runs; changes no byte of the file.
  /// - Returns: How many texts have a character that XML can't hold, in place of which there is U+FFFD.
  /// - Throws: ``DataError`` of code `cannotCreate`, also for an ending that is none of these, of code
  ///   `inputOutput`, of code `badData` if an identifier has a character that XML can't hold, or of code
  ///   `usage` if the table is not one of the graph's people; `CancellationError` if the work was cancelled.
  /// - Complexity: O(*people* × *columns* + *friendships*).
  @discardableResult
  public func write(
    graphTo path: String, attributes: Table? = nil, as format: GraphOutputFormat? = nil,
    communities: String = "community", execution: Execution = Execution()
  ) throws -> Int {
    guard let format = format ?? GraphOutputFormat(ending: path) else {
      throw DataError(
        .cannotCreate, source: path,
        problem: "the name does not say in which format the graph is to be",
        remedy: "end it in .graphml or .gexf")
    }
    let file = try OutputFile(path)
    let count = try write(
      graphTo: file, attributes: attributes, as: format, communities: communities,
      execution: execution)
    try file.commit()
    return count
  }

  /// Writes the graph to a file, as
  /// ``write(graphTo:attributes:as:communities:execution:)-(String,_,_,_,_)`` does.
  ///
  /// - Precondition: The URL is a file's.
  @discardableResult
  public func write(
    graphTo file: URL, attributes: Table? = nil, as format: GraphOutputFormat? = nil,
    communities: String = "community", execution: Execution = Execution()
  ) throws -> Int {
    precondition(file.isFileURL, "a graph is written to a file")
    return try write(
      graphTo: file.path(percentEncoded: false), attributes: attributes, as: format,
      communities: communities, execution: execution)
  }

  /// Appends the graph to a file that the caller commits.
  package func write(
    graphTo file: OutputFile, attributes: Table?, as format: GraphOutputFormat,
    communities: String = "community", execution: Execution = Execution()
  ) throws -> Int {
    let table = attributes ?? people
    guard table.identifiers == identifiers else {
      throw DataError(
        .usage, source: file.name,
        problem: "the table of attributes has other people than the graph, or others first",
        remedy: "give one that was made of this graph")
    }
    try checkIdentifiers(file.name)
    var writer = GraphFileWriter(
      file, format,
      nodes: GraphAttribute.list(of: table, writesNames: format == .graphML),
      colors: format == .gexf ? CommunityColors(table, column: communities) : nil)
    try writer.write(self, execution)
    return writer.replacedCount
  }

  /// Throws if an identifier can't be written: in another spelling it would be another person.
  private func checkIdentifiers(_ name: String) throws(DataError) {
    var bytes: [UInt8] = []
    let (names, offsets) = (identifiers.bytes.span, identifiers.offsets.span)
    for row in 0..<personCount {
      bytes.removeAll(keepingCapacity: true)
      if XMLBytes.append(escaping: names.extracting(offsets[row]..<offsets[row + 1]), to: &bytes) {
        throw DataError(
          .badData, source: name,
          problem: "the identifier in row \(row + 1) has a character that XML can't hold",
          remedy: "remove it from the inputs, or write no graph")
      }
    }
  }
}
