internal import EdgeLists
internal import Execution
internal import Files
internal import Graphs
internal import Identifiers
internal import Memory
internal import Tables
internal import TextFormats

extension Stage {
  static let read = Stage("read", share: 15)
  static let build = Stage("build", share: 10)
  static let open = Stage("open", share: 5)
  static let order = Stage("order", share: 10)
}

extension GraphSource {
  /// The stages by which it becomes a graph.
  var stages: [Stage] {
    if inputs != nil { return [.build] }
    if case .list(.value) = content, people?.path == nil { return [.build] }
    if case .graph = content { return people == nil ? [] : [.read, .order] }
    return isSnapshot ? (people == nil ? [.open] : [.open, .read, .order]) : [.read, .build]
  }
}

/// A graph, and whether there is a people table beside it.
struct LoadedGraph {
  let graph: RelationGraph
  let hasPeopleTable: Bool
  /// The list that it was built from, if its rows are to be counted.
  var edges: EdgeList?
  /// The further columns of that list.
  var edgeColumns: [EdgeColumnSchema] = []
  /// Whether the graph is that of one date of several.
  var isOfPanel = false

  /// What a plan is made for.
  var schema: GraphSchema {
    var schema = graph.schema
    if !hasPeopleTable { schema.people = nil }
    schema.edgeColumns = edgeColumns
    return schema
  }
}

extension JobRun {
  /// Makes the graph of a source.
  ///
  /// - Parameters:
  ///   - source: The source.
  ///   - space: Where large lists have their place.
  ///   - keepsRows: Whether the edge list is wanted too.
  /// - Returns: The graph.
  /// - Throws: What reading and building throw.
  mutating func load(
    _ source: GraphSource, in space: ScratchSpace, keepsRows: Bool = false
  ) async throws -> LoadedGraph {
    let loaded: LoadedGraph
    switch source.content {
    case .graph(let graph):
      if source.kindOfEndsColumn != nil {
        throw GraphError(
          .notApplicable, "a graph is built already, and with it the kinds of its friendships",
          remedy: "give the edge list itself")
      }
      loaded = try await order(graph, source)
    case .list(let edges):
      if source.isSnapshot, let path = edges.path {
        loaded = try await order(try await open(path, source), source)
      } else {
        loaded = try await build(edges, source, in: space, keepsRows: keepsRows)
      }
    }
    let graph = loaded.graph
    report.summary.note(graph)
    report.summary.snapshot = SnapshotOrigin(graph)
    if loaded.hasPeopleTable, source.presumesIdentifier {
      report.summary.noteIdentifier(of: graph.people)
    }
    report.summary.kindsArePeople = graph.kindsArePeople
    return loaded
  }

  /// Reads an edge list, and a people table if there is one, and builds the graph.
  private mutating func build(
    _ edges: Source<EdgeList>, _ source: GraphSource, in space: ScratchSpace, keepsRows: Bool
  ) async throws -> LoadedGraph {
    let (read, people) = try await read(edges, source, in: space)
    let edges = try source.settingKinds(of: read, people)
    report.warnings += timeWarnings(edges, source)
    let names = source.rules.twoMode == nil ? edges.names : edges.namesOfSources
    let graph = try await stage(.build) { execution in
      try await edges.graph(
        people: people, matches: source.inputs?.matches, source.rules, in: space, execution)
    }
    if let people { try checkIdentifiers(people, names, graph, source) }
    report.warnings += [graph.warningOfNoneLeft].compactMap(\.self)
    guard keepsRows else {
      return LoadedGraph(
        graph: graph, hasPeopleTable: people != nil, isOfPanel: source.inputs != nil)
    }
    return LoadedGraph(
      graph: graph, hasPeopleTable: people != nil, edges: edges,
      edgeColumns: try graph.columnSchemas(of: edges, execution.quiet),
      isOfPanel: source.inputs != nil)
  }

  /// Reads the edge list and the people table, and notes what is odd about them.
  mutating func read(
    _ edges: Source<EdgeList>, _ source: GraphSource, in space: ScratchSpace
  ) async throws -> (edges: EdgeList, people: Table?) {
    try source.rules.check()
    if let inputs = source.inputs { return (inputs.edges, inputs.people) }
    if source.path == "-", source.people?.path == "-" {
      throw DataError(
        .noInput, source: "standard input", problem: "both inputs can't come from it",
        remedy: "give one of them a path")
    }
    if case .value(let list) = edges, source.people?.path == nil {
      var people: Table?
      if case .value(let table) = source.people { people = table }
      try source.keep(list.summary.setAside + source.setAsidePeople)
      report.summary.quarantinedPersonCount = source.setAsidePeople.count
      note(list, people, source)
      return (list, people)
    }
    let (edges, people, setAside) = try await stage(.read) { execution in
      try await execution.run { try Self.readInputs(edges, source, in: space, $0) }
    }
    try source.keep(setAside)
    report.summary.quarantinedPersonCount = setAside.count - edges.summary.setAside.count
    note(edges, people, source)
    return (edges, people)
  }

  private mutating func open(
    _ path: String, _ source: GraphSource
  ) async throws -> RelationGraph {
    guard source.leavesBuildingOpen else {
      throw GraphError(
        .notApplicable, "a snapshot is built already",
        remedy: "leave the options of building out, or give the edge list itself")
    }
    return try await stage(.open) { execution in
      try await RelationGraph.opening(path, execution: execution)
    }
  }

  /// Reads a people table, if there is one, and puts a graph into its order.
  private mutating func order(
    _ graph: RelationGraph, _ source: GraphSource
  ) async throws -> LoadedGraph {
    guard let table = source.people else {
      // A snapshot has no columns of people; a graph in memory may have.
      return LoadedGraph(graph: graph, hasPeopleTable: graph.people.columns.count > 1)
    }
    let (people, setAside) = try await stage(.read) { execution in
      try await execution.run { execution in
        var setAside = source.setAsidePeople
        return (try Self.read(table, source, execution, &setAside), setAside)
      }
    }
    try source.keep(setAside)
    report.summary.quarantinedPersonCount = setAside.count
    warnAboutReading(people)
    let ordered = try await stage(.order) { execution in
      try await graph.ordered(
        by: people, unknownPeople: source.rules.unknownPeople, execution: execution)
    }
    try checkIdentifiers(people, graph.identifiers, ordered, source)
    return LoadedGraph(graph: ordered, hasPeopleTable: true)
  }
}

extension JobSummary {
  /// Notes the size of a graph and what became of the list.
  mutating func note(_ graph: RelationGraph) {
    personCount = graph.personCount
    friendshipCount = graph.friendshipCount
    self.graph = graph.summary
    lapsedPersonCount = graph.lapsedPersonCount
  }
}
