/// How a list of edges becomes a graph; the initializer of ``RelationGraph`` explains each rule.
public struct GraphRules: Sendable, Hashable {
  /// Whether edges keep their direction.
  public var isDirected: Bool
  /// What to do with an edge given twice.
  public var duplicates: DuplicatePolicy
  /// What to do with an edge from a person to themselves.
  public var selfLoops: SelfLoopPolicy
  /// What to do with an edge that names someone absent from the people table.
  public var unknownPeople: UnknownPeoplePolicy
  /// The moment, in seconds since 1970, before which edges count; required with timestamps.
  public var asOf: Double?
  /// After how many seconds an edge's weight has halved; `nil` for no decay.
  public var halfLife: Double?

  /// States the rules, each with its default.
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
