/// How a list of friendships becomes a graph; the initializer of ``RelationGraph`` explains each rule.
package struct GraphRules: Sendable {
  let isDirected: Bool
  let duplicates: DuplicatePolicy
  let selfLoops: SelfLoopPolicy
  let unknownPeople: UnknownPeoplePolicy
  let asOf: Double?
  let halfLife: Double?

  package init(
    isDirected: Bool, duplicates: DuplicatePolicy, selfLoops: SelfLoopPolicy,
    unknownPeople: UnknownPeoplePolicy, asOf: Double?, halfLife: Double?
  ) {
    self.isDirected = isDirected
    self.duplicates = duplicates
    self.selfLoops = selfLoops
    self.unknownPeople = unknownPeople
    self.asOf = asOf
    self.halfLife = halfLife
  }
}
