public import EdgeLists
public import Execution
internal import Files
package import GraphKernels
public import Identifiers
internal import Memory
public import Tables

/// People and the friendships between them: immutable, compact, shareable between tasks.
///
/// People are strings outside and dense numbers inside: the people table's rows first, as they
/// stand, then those whom only the friendships name, in order of first appearance. Every table that
/// the graph yields has its rows in this order.
public struct RelationGraph: Sendable {
  /// The people's identifiers, in row order.
  public let identifiers: TextList
  /// The people table with a row for everyone; identifiers alone if no table was given.
  ///
  /// People whom only the friendships name come last, and nothing else is known about them.
  public let people: Table
  /// Whether friendships have a direction.
  public let isDirected: Bool
  /// Whether friendships have weights: read from the list, counted, or left by the decay.
  public var isWeighted: Bool { compressed.isWeighted }
  /// The moment, in seconds since 1970, before which friendships count; `nil` if they have no times.
  public let asOf: Double?
  /// After how many seconds a friendship's weight has halved; `nil` if weights do not decay.
  public let halfLife: Double?
  /// What became of the list's rows.
  public let summary: GraphSummary

  /// The friendships.
  ///
  /// Their weights are two to the power of ``weightExponent`` times what they are at the date.
  package let compressed: CompressedGraph
  /// For kinds that were to be kept apart the ties of that kind, in the same unit; without direction
  /// unless ``GraphRules/keepsEveryKind`` was set.
  package let kindGraphs: [String: CompressedGraph]
  /// Not 0 only where decayed weights would be too small to be written.
  package let weightExponent: Int
  /// Where the friendships come from.
  package let origin: GraphOrigin
  /// What people share, where friendships are made of that; gone from snapshots and from graphs in
  /// another order.
  package let shared: SharedResources?
  /// How many people are left out since none of their friendships counts at the date and no people
  /// table has them; a snapshot has forgotten them.
  package let lapsedPersonCount: Int
  /// The rows of identifiers, once one was asked for.
  let index: Shared<TextIndex?>

  /// Builds the graph on the calling thread, which waits for it: for small lists.
  ///
  /// ``EdgeList/graph(people:rules:execution:)`` builds the same graph on threads of its own, and can be
  /// cancelled.
  ///
  /// - Parameters: As of that method.
  /// - Throws: As that method.
  /// - Complexity: O(*people* + *friendships*).
  public init(
    _ edges: EdgeList, people: Table? = nil, rules: GraphRules = GraphRules(),
    execution: Execution = Execution()
  ) throws {
    self = try execution.asBlockingWhole {
      try RelationGraph(edges, people: people, rules, in: .memory, $0)
    }
  }

  init(
    _ edges: EdgeList, people: Table?, matches: PeopleMatches? = nil, _ rules: GraphRules,
    in space: ScratchSpace, _ execution: Execution
  ) throws {
    try rules.check()
    if edges.times != nil, rules.asOf == nil {
      throw GraphError(
        .notApplicable, "the friendships have times",
        remedy: "say with \(.asOf) as of when they count")
    }
    if edges.times == nil, rules.asOf != nil || rules.halfLife != nil {
      throw GraphError(
        .notApplicable, "the friendships have no times", remedy: "name the edges' time column")
    }
    try rules.checkTwoMode(of: edges)
    let (wanted, excluded) = try edges.withoutKinds(rules.excludedKinds, execution)
    let (current, endedCount) = wanted.withoutEnded(asOf: rules.asOf, execution)
    let excludedCount = excluded.reduce(0) { $0 + $1.count }
    let selection = try EdgeSelection(current, rules, execution)
    let naming = try PersonNaming(
      current, people: people, matches: matches, unknownPeople: rules.unknownPeople,
      selection: selection, sourcesOnly: rules.twoMode != nil, execution)
    let (built, shared) = try selection.built(naming, in: space, execution)
    guard built.graph.weightsAddUp else {
      throw DataError(
        .badData, source: edges.sourceName, problem: "the weights are too large to be added up",
        remedy: "divide them all by one number")
    }
    let names = naming.identifiers
    identifiers = names
    self.people =
      people.map { $0.extended(to: names) }
      ?? Table([Column("id", .strings(names)).typed(edges.peopleType)])
    isDirected = rules.isDirected
    asOf = rules.asOf
    halfLife = rules.halfLife
    compressed = built.graph
    kindGraphs = try selection.graphs(
      ofKinds: rules.keptKinds(of: edges), naming, in: space, execution.quiet)
    weightExponent = selection.weightExponent
    origin = GraphOrigin(list: edges.sourceName)
    self.shared = shared
    lapsedPersonCount = naming.lapsedCount
    index = Shared(nil)
    var summary = GraphSummary(
      rowCount: edges.count, tooLateCount: built.lateCount - endedCount - excludedCount,
      endedCount: endedCount,
      fadedCount: built.weightlessCount,
      duplicateCount: built.mergedDuplicateCount, selfLoopCount: built.droppedSelfLoopCount,
      unknownPersonCount: naming.unknownCount, unknownFriendshipCount: built.unnamedCount,
      setAsideCount: edges.summary.setAside.count, commentCount: edges.summary.commentCount,
      bothWaysCount: built.bothWaysCount,
      kinds: edges.kinds.map(GraphSummary.KindCount.counting) ?? [],
      resources: shared?.summary,
      leavesUnknownPeopleOut: people != nil && rules.unknownPeople == .drop)
    summary.excludedKinds = excluded.map { GraphSummary.KindCount(name: $0.name, count: $0.count) }
    self.summary = summary
  }

  /// Makes a graph from its parts.
  package init(
    identifiers: TextList, people: Table, isDirected: Bool, asOf: Double?, halfLife: Double?,
    summary: GraphSummary, compressed: CompressedGraph, weightExponent: Int, origin: GraphOrigin,
    kindGraphs: [String: CompressedGraph] = [:]
  ) {
    precondition(identifiers.count == compressed.vertexCount, "everyone has a name")
    precondition(people.rowCount == compressed.vertexCount, "everyone has a row")
    self.identifiers = identifiers
    self.people = people
    self.isDirected = isDirected
    self.asOf = asOf
    self.halfLife = halfLife
    self.summary = summary
    self.compressed = compressed
    self.kindGraphs = kindGraphs
    self.weightExponent = weightExponent
    self.origin = origin
    shared = nil
    lapsedPersonCount = 0
    index = Shared(nil)
  }

  /// The same people with other friendships, without kinds and resources.
  package func replacingTies(_ ties: CompressedGraph) -> RelationGraph {
    RelationGraph(
      identifiers: identifiers, people: people, isDirected: ties.isDirected, asOf: asOf,
      halfLife: halfLife, summary: summary, compressed: ties, weightExponent: weightExponent,
      origin: origin)
  }

  /// What a weight of the compressed graph is at the date.
  package func weightAtDate(_ weight: Double) -> Double {
    weightExponent == 0
      ? weight : Double(sign: .plus, exponent: -weightExponent, significand: weight)
  }

  /// The number of people.
  public var personCount: Int { compressed.vertexCount }

  /// The number of friendships, after merging and dropping.
  public var friendshipCount: Int { compressed.edgeCount }

  /// A table of the people's identifiers alone, to add columns to.
  package var identifierTable: Table {
    Table([Column(people.identifierName, .strings(identifiers)).declared(as: people.columns[0])])
  }
}
