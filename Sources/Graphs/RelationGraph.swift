public import EdgeLists
public import Execution
internal import Files
package import GraphKernels
public import Identifiers
package import Memory
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
  /// Not 0 only where decayed weights would be too small to be written.
  package let weightExponent: Int
  /// Where the friendships come from.
  package let origin: GraphOrigin
  /// How many people are left out since none of their friendships counts at the date and no people
  /// table has them; a snapshot has forgotten them.
  package let lapsedPersonCount: Int
  /// The rows of identifiers, once one was asked for.
  let index: Shared<TextIndex?>

  /// Builds the graph.
  ///
  /// - Parameters:
  ///   - edges: The friendships, as read.
  ///   - people: The people table, whose rows come first and may be without friends.
  ///   - directed: Whether a friendship from `a` to `b` says nothing of one from `b` to `a`. One to
  ///     which the list gives no direction then counts both ways: see ``EdgeList/undirected``.
  ///   - duplicates: What to do with a friendship given twice; undirected ones in either order.
  ///   - selfLoops: What to do with an edge from a person to themselves.
  ///   - unknownPeople: What to do with friendships that name someone absent from `people`.
  ///   - asOf: The moment, in seconds since 1970, before which friendships count. Required where
  ///     the list has times.
  ///   - halfLife: After how many seconds a friendship's weight has halved, as seen from `asOf`;
  ///     `nil` for no decay. Without weights every friendship starts at 1, and so does every one that
  ///     `duplicates` counts. Friendships that weigh less than 2⁻¹⁰²² of what the heaviest would at the
  ///     time of the newest have faded to nothing: they count no more than those not before `asOf`, and
  ///     ``GraphSummary/fadedCount`` says how many.
  ///   - execution: How the work runs; changes nothing in the result.
  /// - Throws: ``DataError`` with the place of a duplicate, self-loop or unknown person whose
  ///   policy is `error`, or if the weights are too large to be added up; ``GraphError`` if the list
  ///   has times and `asOf` is missing, or the other way round.
  /// - Complexity: O(*people* + *friendships*). Beside the list, and two numbers for each person, an
  ///   undirected graph takes 12 bytes per friendship while it is built and 8 afterwards, with
  ///   weights 28 and 24; a directed one up to twice as much.
  /// - Precondition: `halfLife`, if given, is positive.
  public init(
    _ edges: EdgeList, people: Table? = nil, directed: Bool = false,
    duplicates: DuplicatePolicy = .sum, selfLoops: SelfLoopPolicy = .drop,
    unknownPeople: UnknownPeoplePolicy = .add, asOf: Double? = nil, halfLife: Double? = nil,
    execution: Execution = Execution()
  ) throws {
    let rules = GraphRules(
      isDirected: directed, duplicates: duplicates, selfLoops: selfLoops,
      unknownPeople: unknownPeople, asOf: asOf, halfLife: halfLife)
    try self.init(
      edges, people: people, rules, in: .memory, execution)
  }

  /// Builds the graph on a thread of its own, as the initializer does, but where the space says;
  /// cancelling the task stops it.
  package static func building(
    _ edges: EdgeList, people: Table?, _ rules: GraphRules, in space: ScratchSpace,
    execution: Execution
  ) async throws -> RelationGraph {
    try await Computation.run(execution) {
      try RelationGraph(edges, people: people, rules, in: space, $0.execution)
    }
  }

  private init(
    _ edges: EdgeList, people: Table?, _ rules: GraphRules, in space: ScratchSpace,
    _ execution: Execution
  ) throws {
    precondition(rules.halfLife ?? 1 > 0, "the half-life is positive")
    if edges.times != nil, rules.asOf == nil {
      throw GraphError(
        .notApplicable, "the friendships have times", remedy: "say as of when they count")
    }
    if edges.times == nil, rules.asOf != nil || rules.halfLife != nil {
      throw GraphError(
        .notApplicable, "the friendships have no times", remedy: "name the edges' time column")
    }
    let selection = try EdgeSelection(edges, rules, execution)
    let naming = try PersonNaming(
      edges, people: people, unknownPeople: rules.unknownPeople, selection: selection, execution)
    let built = try selection.build(naming, in: space, execution)
    guard built.graph.weightsAddUp else {
      throw DataError(
        .badData, source: edges.sourceName, problem: "the weights are too large to be added up",
        remedy: "divide them all by one number")
    }
    let names = naming.identifiers
    identifiers = names
    self.people =
      people.map {
        $0.rowCount == naming.knownCount ? $0.extended(to: names) : $0.adding(people: names)
      }
      ?? Table([Column("id", .strings(names))])
    isDirected = rules.isDirected
    asOf = rules.asOf
    halfLife = rules.halfLife
    compressed = built.graph
    weightExponent = selection.weightExponent
    origin = GraphOrigin(list: edges.sourceName)
    lapsedPersonCount = naming.lapsedCount
    index = Shared(nil)
    summary = GraphSummary(
      rowCount: edges.count, tooLateCount: built.lateCount,
      fadedCount: built.weightlessCount,
      duplicateCount: built.mergedDuplicateCount, selfLoopCount: built.droppedSelfLoopCount,
      unknownPersonCount: naming.unknownCount, unknownFriendshipCount: built.unnamedCount,
      setAsideCount: edges.summary.setAside.count, commentCount: edges.summary.commentCount,
      bothWaysCount: built.bothWaysCount,
      kinds: edges.kinds.map(GraphSummary.KindCount.counting) ?? [],
      leavesUnknownPeopleOut: people != nil && rules.unknownPeople == .drop)
  }

  /// Makes a graph from its parts.
  package init(
    identifiers: TextList, people: Table, isDirected: Bool, asOf: Double?, halfLife: Double?,
    summary: GraphSummary, compressed: CompressedGraph, weightExponent: Int, origin: GraphOrigin
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
    self.weightExponent = weightExponent
    self.origin = origin
    lapsedPersonCount = 0
    index = Shared(nil)
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
    Table([Column(people.identifierName, .strings(identifiers))])
  }
}
