public import EdgeLists
public import Execution
internal import Files
internal import GraphKernels
package import Memory
public import Tables

extension EdgeList {
  /// The graph of the list's friendships.
  ///
  /// Nothing is wrong with people and friendships that have nobody in common: whoever the table lists
  /// is without friends then. Where that is likely a mistake, as with identifiers of two kinds, compare
  /// ``GraphSummary/unknownPersonCount`` with the number of people, or run a job, which stops.
  ///
  /// - Parameters:
  ///   - people: The people table, whose rows come first and may be without friends.
  ///   - rules: Direction, dates, and what to do with what can be read in several ways.
  ///   - execution: How the work runs; changes nothing in the result.
  /// - Returns: The graph.
  /// - Throws: ``DataError`` with the place of a duplicate, self-loop or unknown person whose
  ///   policy is `error`, if someone in the people table has no identifier or is there twice, or if the
  ///   weights are too large to be added up; ``GraphError`` if the list has times and `asOf` is missing,
  ///   or the other way round, or if a rule's number makes no sense; `CancellationError` if the task is
  ///   cancelled.
  /// - Complexity: O(*people* + *friendships*). Beside the list, and two numbers for each person, an
  ///   undirected graph takes 12 bytes per friendship while it is built and 8 afterwards, with
  ///   weights 28 and 24; a directed one up to twice as much.
  public func graph(
    people: Table? = nil, rules: GraphRules = GraphRules(), execution: Execution = Execution()
  ) async throws -> RelationGraph {
    try await graph(people: people, rules, in: .memory, execution)
  }

  /// The graph in memory or in files, as the space says; `matches` are those of the list and the people,
  /// if they were found before.
  package func graph(
    people: Table?, matches: PeopleMatches? = nil, _ rules: GraphRules, in space: ScratchSpace,
    _ execution: Execution
  ) async throws -> RelationGraph {
    try await Computation.run(execution) {
      try RelationGraph(
        self, people: people, matches: matches, rules, in: space, $0.execution)
    }
  }
}
