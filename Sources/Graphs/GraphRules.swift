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
  /// The moment, in seconds since 1970, before which friendships count; required where the list has
  /// times.
  public var asOf: Double?
  /// After how many seconds a friendship's weight has halved, as seen from ``asOf``; `nil` for no decay.
  ///
  /// Without weights every friendship starts at 1, and so does every one that ``duplicates`` counts.
  /// Friendships that weigh less than 2⁻¹⁰²² of what the heaviest would at the time of the newest have
  /// faded to nothing: they count no more than those not before ``asOf``, and
  /// ``GraphSummary/fadedCount`` says how many.
  public var halfLife: Double?
  /// Kinds whose ties the graph keeps apart as well, for aggregates over friends of that kind.
  ///
  /// Each takes up to 8 bytes per tie of that kind (with weights 24) and 8 per person; while it is built
  /// another 8 (24) per tie. A snapshot does not have them.
  public var keptKinds: Set<String> = []

  /// Sets the rules.
  ///
  /// - Parameters: As the properties.
  public init(
    directed: Bool = false, duplicates: DuplicatePolicy = .sum, selfLoops: SelfLoopPolicy = .drop,
    unknownPeople: UnknownPeoplePolicy = .add, asOf: Double? = nil, halfLife: Double? = nil
  ) {
    isDirected = directed
    self.duplicates = duplicates
    self.selfLoops = selfLoops
    self.unknownPeople = unknownPeople
    self.asOf = asOf
    self.halfLife = halfLife
  }
}
