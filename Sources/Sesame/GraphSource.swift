public import EdgeLists
public import Files
internal import GraphFeatures
public import Graphs
public import Tables
internal import TextFormats

/// Where a graph and its people come from, and how they become one.
///
/// ```swift
/// let source = GraphSource(edges: "friends.csv", people: "people.csv")
///
/// let edges = try EdgeList([("ann", "bob"), ("bob", "cid")])
/// let table = try Table(["id": ["ann", "bob", "cid"], "income": [52, nil, 31]])
/// let inMemory = GraphSource(edges: .value(edges), people: .value(table))
/// ```
///
/// A path in a variable, and a file with options, is given as ``Source/file(_:_:)-enum.case``; a URL too:
///
/// ```swift
/// let path = CommandLine.arguments[1]
/// let url = URL(filePath: "people.csv")
/// let read = GraphSource(edges: .file(path), people: .file(url))
/// let weighted = GraphSource(edges: .file(path, EdgeListFormat(weight: "amount")))
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
  /// The people table's column of kinds of which the kind of each edge is made, such as `business-person`, in
  /// alphabetical order or, where edges have a direction, the source's first; `nil` where edges have kinds of
  /// their own or none.
  ///
  /// An end of no known kind is `unknown`.
  public var kindOfEndsColumn: String?
  /// Whether a people table of which the edges name nobody is an error; ``EdgeList/graph(people:rules:execution:)``
  /// goes on.
  ///
  /// Mostly its identifiers are of another kind then, and everybody would be without friends.
  public var needsCommonPeople = true
  /// Where bad rows of both inputs are set aside; `nil` stops at the first, as GraphML, GEXF, Pajek and METIS files
  /// do in any case.
  public var quarantine: String?
  /// What takes the place of ``quarantine``: where the caller keeps bad rows together with other results.
  package var badRowsPlace: BadRowsPlace?
  /// The ratings that are made of its rows, each of which must be within their scale.
  var ratings: RatingSelection?
  /// What was read of it already, if graphs of several dates are built.
  var inputs: ReadInputs?
  /// Rows of the people table that were set aside when it was read ahead.
  var setAsidePeople: [SetAsideRow] = []
  /// How the reasons in that file name settings.
  package var naming: @Sendable (Setting?, Setting.Value?) -> String = Message.inSwift

  /// Takes a list of edges, or the snapshot of a graph, and a people table.
  ///
  /// - Parameters:
  ///   - edges: The edges. A file that is a snapshot is known by its first bytes, or by the ending
  ///     `.sgraph`; what else it is, ``EdgeListFormat/fileFormat`` says, or the file
  ///     itself. In GraphML and GEXF ``EdgeListFormat/weight``, ``EdgeListFormat/kind``, ``EdgeListFormat/time``
  ///     and ``EdgeListFormat/until`` name attributes of edges; the weights of a Pajek or METIS file
  ///     count if ``EdgeListFormat/weight`` is `weight`.
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
    case .list(let edges): TypedSources.name(of: edges.path ?? "-")
    }
  }

  /// How the edge list is laid out.
  var edgeFormat: EdgeListFormat {
    if case .list(let edges) = content { edges.options ?? .detected } else { .detected }
  }

  /// Whether the edges are a snapshot's.
  var isSnapshot: Bool { path.map(RelationGraph.isSnapshot) ?? false }

  /// Whether nobody says which column of a people table that is read identifies people.
  var presumesIdentifier: Bool { people?.presumesIdentifier ?? false }

  /// Whether everything that is settled when a graph is built has its default.
  var leavesBuildingOpen: Bool {
    var rules = rules
    rules.unknownPeople = .add
    rules.keepsEveryKind = false
    return edgeFormat == .detected && rules == GraphRules() && kindOfEndsColumn == nil
  }

  /// The source of what a plan computes: the graph keeps ties of its kinds apart, and the list has no rating
  /// beyond its scale.
  ///
  /// - Parameters:
  ///   - plan: The plan.
  ///   - ratings: What the job computes of ratings, under the column's name in the list.
  /// - Returns: The source.
  /// - Throws: ``GraphError`` if ties of one of the kinds are left out.
  func serving(
    _ plan: FeaturePlan, _ ratings: RatingSelection?
  ) throws(GraphError) -> GraphSource {
    let kinds = plan.kinds
    if let kind = kinds.intersection(rules.excludedKinds).min() {
      throw GraphError(
        .notApplicable, "friendships of kind '\(kind)' are left out, and asked for",
        remedy: "take it from one of the two")
    }
    var source = self
    source.rules.keptKinds.formUnion(kinds)
    source.ratings = plan.ratings == nil ? nil : ratings
    return source
  }

  /// The list with kinds of edges by those of their ends, if these are asked for.
  func settingKinds(of edges: EdgeList, _ people: Table?) throws -> EdgeList {
    guard let column = kindOfEndsColumn else { return edges }
    if edges.kinds != nil || rules.twoMode != nil {
      throw GraphError(
        .notApplicable,
        edges.kinds != nil
          ? "the friendships have kinds of their own"
          : "what people share has no kind as people have",
        remedy: "leave kinds by the ends out")
    }
    guard let people else {
      throw GraphError(
        .notApplicable,
        "kinds of friendships are made of people's, and there is no table of people",
        remedy: "give one with a column '\(column)' (\(.people))")
    }
    return try edges.takingKinds(
      ofEndsIn: people, column: column, isDirected: rules.isDirected)
  }

  /// Writes bad rows where the source says.
  func keep(_ rows: [SetAsideRow]) throws(DataError) {
    switch badRowsPlace {
    case .file(let file)?: try rows.write(to: file, naming: naming)
    case .table(let keep)?: keep(BadRowsPlace.table(of: rows, naming: naming))
    case nil: if let quarantine { try rows.write(to: quarantine) }
    }
  }
}

extension GraphSource {
  /// What can be said of the graph and the people table before they are read.
  ///
  /// Files are read as far as their headers and the types of columns need; of a file's edges the rest is
  /// what the options say. Pipes are left alone.
  ///
  /// - Throws: ``DataError`` if a file can't be read, or lacks a column that the options name.
  public func schema() throws -> GraphSchema {
    var schema = try graphSchema()
    if case .list(let edges) = content { try edges.checkBeginning(setsAside: quarantine != nil) }
    if let people { schema.people = try people.schema() }
    return schema
  }

  /// The same, leaving it to the reader to tell what is wrong with a file.
  func expectedSchema() throws(DataError) -> GraphSchema {
    if let inputs {
      var schema = schema(of: inputs.edges)
      schema.people = inputs.people?.schema
      return schema
    }
    var schema = try graphSchema()
    if let people { schema.people = (try? people.schema()) ?? .unknown }
    return schema
  }

  /// What can be said of the graph.
  private func graphSchema() throws(DataError) -> GraphSchema {
    var schema: GraphSchema
    switch content {
    case .graph(let graph):
      schema = graph.schema
      // Identifiers alone are no people table.
      if graph.people.columns.count == 1 { schema.people = nil }
    case .list(.value(let list)): schema = self.schema(of: list)
    case .list(let edges):
      if let path = edges.path, let outline = SnapshotOutline(path) {
        schema = GraphSchema(isDirected: outline.isDirected, isWeighted: outline.isWeighted)
      } else {
        if let path = edges.path, let format = edgeFormat.graphFileFormat(at: path) {
          try edgeFormat.check(for: format, source: path)
        }
        schema = GraphSchema(
          isWeighted: edgeFormat.weight != nil, hasTimes: edgeFormat.time != nil,
          hasKinds: edgeFormat.kind != nil || kindOfEndsColumn != nil)
        schema.hasEnds = edgeFormat.until != nil
        schema.edgeColumns = edges.columnSchemas()
        apply(rules, to: &schema)
      }
    }
    return schema
  }

  /// What can be said of the graph of a list that is there.
  private func schema(of list: EdgeList) -> GraphSchema {
    var schema = GraphSchema(
      isWeighted: list.weights != nil, hasTimes: list.times != nil,
      hasKinds: list.kinds != nil || kindOfEndsColumn != nil)
    schema.hasEnds = list.untils != nil
    schema.edgeColumns = list.columnSchemas(asOf: rules.asOf)
    apply(rules, to: &schema)
    return schema
  }

  private func apply(_ rules: GraphRules, to schema: inout GraphSchema) {
    schema.isDirected = rules.isDirected
    if rules.duplicates == .count || rules.halfLife != nil { schema.isWeighted = true }
    if rules.twoMode != nil {
      schema.isWeighted = true
      schema.hasResources = true
    }
  }
}

extension Source<Table> {
  /// Whether people are identified by the table's first column since no other is named.
  var presumesIdentifier: Bool { options.map { $0.identifier == nil } ?? false }

  /// What can be said of the table before it is read: of a file what its first rows say, so that a value
  /// further down may make texts of what seem to be numbers; of a pipe, that it has identifiers.
  ///
  /// - Throws: ``DataError`` if the file can't be read, its header has a fault, or it lacks the column of
  ///   identifiers.
  public func schema() throws -> TableSchema {
    switch self {
    case .value(let table): table.schema
    case .file(let path, let options): try TableSchema(beginningOf: path, options) ?? .unknown
    case .standardInput: .unknown
    }
  }
}

extension Source<EdgeList> {
  /// Throws if the beginning of a file shows that it can't be read as the options say.
  fileprivate func checkBeginning(setsAside: Bool) throws {
    guard case .file(let path, let format) = self, !Input.isReadOnce(path) else { return }
    if RelationGraph.isSnapshot(path) {
      // What is wrong with a snapshot, opening it tells.
      if SnapshotOutline(path) == nil { _ = try RelationGraph(contentsOf: path) }
    } else if format.graphFileFormat(at: path) != nil {
      _ = try Input.readableBeginning(of: path, count: 1)
    } else {
      try EdgeList.check(beginningOf: path, format, badRows: setsAside ? .setAside : .stop)
    }
  }
}

extension TableSchema {
  /// What is known of a table that can't be looked at.
  fileprivate static let unknown = TableSchema([Column("id", .text)], isComplete: false)
}
