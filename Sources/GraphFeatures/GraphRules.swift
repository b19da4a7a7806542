/// How a list of friendships becomes a graph; the initializer of ``RelationGraph`` explains each rule.
package struct GraphRules: Sendable {
  package var isDirected = false
  package var duplicates = DuplicatePolicy.sum
  package var selfLoops = SelfLoopPolicy.drop
  package var unknownPeople = UnknownPeoplePolicy.add
  package var asOf: Double?
  package var halfLife: Double?

  /// The rules that hold where nothing else is said.
  package init() {}
}
