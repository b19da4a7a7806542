public import Essentials
internal import Files

/// How a list of friendships becomes a graph.
public struct GraphRules: Sendable, Hashable {
  /// Whether a friendship from `a` to `b` says nothing of one from `b` to `a`.
  ///
  /// One to which the list gives no direction then counts both ways: see ``EdgeList/undirected``.
  public var isDirected: Bool
  /// What to do with a friendship given twice; undirected ones in either order.
  public var duplicates: DuplicatePolicy
  /// What to do with an edge from a person to themselves.
  public var selfLoops: SelfLoopPolicy
  /// What to do with friendships that name someone absent from the people table.
  public var unknownPeople: UnknownPeoplePolicy
  /// The moment, in seconds since 1970, before which friendships count, a finite number; required where
  /// the list has times.
  ///
  /// ``Timestamp/seconds(_:)`` reads it from a text, and an initializer takes a `Date`:
  ///
  /// ```swift
  /// let rules = GraphRules(asOf: Timestamp.seconds("2024-01-01"))
  /// let now = GraphRules(asOf: Date.now)
  /// ```
  public var asOf: Double?
  /// After how many seconds a friendship's weight has halved, as seen from ``asOf``, a finite number above 0;
  /// `nil` for no decay.
  ///
  /// Without weights every friendship starts at 1, and so does every one that ``duplicates`` counts.
  /// Friendships that weigh less than 2⁻¹⁰²² of what the heaviest would at the time of the newest have
  /// faded to nothing: they count no more than those not before ``asOf``, and
  /// ``GraphSummary/fadedCount`` says how many.
  public var halfLife: Double?
  /// How people are tied by what they share, where the list's targets are no people but shops, devices,
  /// addresses; `nil` where targets are people.
  public var twoMode: TwoModeRules?
  /// Kinds whose ties the graph keeps apart as well, for aggregates over friends of that kind.
  ///
  /// Each takes up to 8 bytes per tie of that kind (with weights 24) and 8 per person; while it is built
  /// another 8 (24) per tie. A snapshot does not have them.
  public var keptKinds: Set<String> = []

  /// Whether ties of each kind are kept apart, with their directions, for a graph file in which edges have
  /// kinds; more than 20 are hardly kinds and are not kept.
  ///
  /// In a directed graph each takes up to twice what ``keptKinds`` says.
  public var keepsEveryKind = false

  /// Kinds whose ties are not read into the graph, such as those from which an outcome was made: they
  /// would tell it.
  ///
  /// A kind is named as the list names it, or as columns do, with `_` for what is neither letter nor
  /// digit; the list must have it. The ties are in no column of rows either, and
  /// ``GraphSummary/excludedKinds`` counts them.
  ///
  /// ```swift
  /// var rules = GraphRules()
  /// rules.excludedKinds = ["guarantee"]
  /// ```
  public var excludedKinds: Set<String> = []

  /// Sets the rules.
  ///
  /// - Parameters: As the properties.
  public init(
    directed: Bool = false, duplicates: DuplicatePolicy = .sum, selfLoops: SelfLoopPolicy = .drop,
    unknownPeople: UnknownPeoplePolicy = .add, asOf: Double? = nil, halfLife: Double? = nil,
    twoMode: TwoModeRules? = nil
  ) {
    isDirected = directed
    self.duplicates = duplicates
    self.selfLoops = selfLoops
    self.unknownPeople = unknownPeople
    self.asOf = asOf
    self.halfLife = halfLife
    self.twoMode = twoMode
  }

  /// Sets the rules for friendships before a date.
  ///
  /// - Parameters: As the properties; `asOf` is the moment.
  public init(
    directed: Bool = false, duplicates: DuplicatePolicy = .sum, selfLoops: SelfLoopPolicy = .drop,
    unknownPeople: UnknownPeoplePolicy = .add, asOf: Date, halfLife: Double? = nil
  ) {
    self.init(
      directed: directed, duplicates: duplicates, selfLoops: selfLoops,
      unknownPeople: unknownPeople, asOf: asOf.timeIntervalSince1970, halfLife: halfLife)
  }
}

extension GraphRules {
  /// Throws if a number is none that time can have.
  package func check() throws(GraphError) {
    if let asOf, !asOf.isFinite {
      throw GraphError(
        .usage, "the date as of which friendships count is \(asOf), not a number of seconds",
        remedy: "give \(.asOf) in seconds since 1970")
    }
    if let halfLife, !(halfLife > 0 && halfLife.isFinite) {
      throw GraphError(
        .usage, "a half-life of \(halfLife) seconds is not possible",
        remedy: "give \(.halfLife) a finite number above 0, or leave it out")
    }
  }
}
