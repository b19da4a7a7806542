public import EdgeLists
public import Files
public import Graphs
public import Tables
internal import TextFormats

/// Where a graph and its people come from, and how they become one.
///
/// ```swift
/// let source = GraphSource(edges: "friends.csv", people: "people.csv")
/// let inMemory = GraphSource(edges: .value(edges), people: .value(table))
/// ```
public struct GraphSource: Sendable {
  /// What the graph is: a list to build it from, or itself.
  package enum Content: Sendable {
    case list(Source<EdgeList>)
    case graph(RelationGraph)
  }

  package let content: Content
  /// The people table; `nil` for none, or that of the graph.
  public var people: Source<Table>?
  /// How a list of edges becomes a graph.
  ///
  /// Of a snapshot or a graph all is settled but ``GraphRules/unknownPeople``.
  public var rules: GraphRules
  /// Whether a people table of which the edges name nobody is an error.
  ///
  /// Mostly its identifiers are of another kind then, and everybody would be without friends.
  public var needsCommonPeople = true
  /// Where bad rows of both inputs are set aside; `nil` stops at the first, as GraphML and Pajek files
  /// do in any case.
  public var quarantine: String?
  /// A file that takes the place of ``quarantine``, and that the caller commits with other results.
  package var quarantineFile: OutputFile?
  /// How the reasons in that file name settings.
  package var naming: @Sendable (Setting, String?) -> String = { $0.text($1) }

  /// Takes a list of edges, or the snapshot of a graph, and a people table.
  ///
  /// - Parameters:
  ///   - edges: The edges. A file that is a snapshot is known by its first bytes, or by the ending
  ///     `.sgraph`; files ending in `.graphml` or `.net` (Pajek) are read as such, all others as
  ///     delimited text.
  ///   - people: The people table, whose rows come first.
  ///   - rules: How the edges become a graph.
  public init(
    edges: Source<EdgeList>, people: Source<Table>? = nil, rules: GraphRules = GraphRules()
  ) {
    content = .list(edges)
    self.people = people
    self.rules = rules
  }

  /// Takes a graph as it is, with its own people table or put into the order of another.
  ///
  /// - Parameters:
  ///   - graph: The graph.
  ///   - people: A people table in place of the graph's own.
  ///   - unknownPeople: What to do with people of the graph who are absent from that table.
  public init(
    graph: RelationGraph, people: Source<Table>? = nil, unknownPeople: UnknownPeoplePolicy = .add
  ) {
    content = .graph(graph)
    self.people = people
    rules = GraphRules(unknownPeople: unknownPeople)
  }
}

extension GraphSource {
  /// The path of the edge list or snapshot, `-` for standard input; `nil` for what is in memory.
  package var path: String? {
    if case .list(let edges) = content { edges.path } else { nil }
  }

  /// What the edges are called in messages.
  var name: String {
    switch content {
    case .graph: "graph"
    case .list(.value(let list)): list.sourceName
    case .list(let edges): Input.name(of: edges.path ?? "-")
    }
  }

  /// How the edge list is laid out.
  var edgeFormat: EdgeListFormat {
    if case .list(let edges) = content { edges.options ?? .detected } else { .detected }
  }

  /// Whether the edges are a snapshot's.
  var isSnapshot: Bool { path.map(RelationGraph.isSnapshot) ?? false }

  /// Whether nobody says which column of a people table that is read identifies people.
  var presumesIdentifier: Bool { people?.options.map { $0.identifier == nil } ?? false }

  /// Whether everything that is settled when a graph is built has its default.
  var leavesBuildingOpen: Bool {
    var rules = rules
    rules.unknownPeople = .add
    return edgeFormat == .detected && rules == GraphRules()
  }

  /// Writes bad rows where the source says.
  func keep(_ rows: [SetAsideRow]) throws(DataError) {
    if let quarantineFile {
      try rows.write(to: quarantineFile, naming: naming)
    } else if let quarantine {
      try rows.write(to: quarantine)
    }
  }
}

extension GraphSource {
  /// What can be said of the graph and the people table before they are read.
  ///
  /// Of a file's edges it is what the options say.
  public func schema() -> GraphSchema {
    var schema: GraphSchema
    switch content {
    case .graph(let graph): schema = graph.schema
    case .list(.value(let list)):
      schema = GraphSchema(
        isWeighted: list.weights != nil, hasTimes: list.times != nil, hasKinds: list.kinds != nil)
      schema.hasEnds = list.untils != nil
      schema.edgeColumns = list.columnSchemas(asOf: rules.asOf)
      apply(rules, to: &schema)
    case .list(let edges):
      if let path = edges.path, let outline = SnapshotOutline(path) {
        schema = GraphSchema(isDirected: outline.isDirected, isWeighted: outline.isWeighted)
      } else {
        schema = GraphSchema(
          isWeighted: edgeFormat.weight != nil, hasTimes: edgeFormat.time != nil,
          hasKinds: edgeFormat.kind != nil)
        schema.hasEnds = edgeFormat.until != nil
        schema.edgeColumns = edges.columnSchemas()
        apply(rules, to: &schema)
      }
    }
    if let people { schema.people = people.schema() }
    return schema
  }

  private func apply(_ rules: GraphRules, to schema: inout GraphSchema) {
    schema.isDirected = rules.isDirected
    if rules.duplicates == .count || rules.halfLife != nil { schema.isWeighted = true }
  }
}

extension Source<Table> {
  /// What can be said of the table before it is read: of a file what its first rows say, so that a value
  /// further down may make texts of what seem to be numbers; of a pipe, that it has identifiers.
  public func schema() -> TableSchema {
    switch self {
    case .value(let table): table.schema
    case .file(let path, let options): Table.schema(beginningOf: path, options) ?? .unknown
    case .standardInput: .unknown
    }
  }
}

extension TableSchema {
  /// What is known of a table that can't be looked at.
  fileprivate static let unknown = TableSchema([Column("id", .text)])
}
