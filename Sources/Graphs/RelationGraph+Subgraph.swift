public import Execution
internal import Tables

extension RelationGraph {
  /// The graph of some people and the friendships among them.
  ///
  /// They keep their order, weights and columns. The ``summary`` counts all others, and their
  /// friendships, as left out.
  ///
  /// - Parameters:
  ///   - people: The people's identifiers in any order; one given twice counts once.
  ///   - execution: How the work runs.
  /// - Returns: The graph.
  /// - Throws: ``GraphError`` of code `unknownPerson` if the graph does not have one of them;
  ///   `CancellationError` if the task is cancelled.
  /// - Complexity: O(*people* + *friendships*), and the people's columns.
  public func subgraph(
    of people: some Sequence<String>, execution: Execution = Execution()
  ) async throws -> RelationGraph {
    var isChosen = [Bool](repeating: false, count: personCount)
    for (place, identifier) in people.enumerated() {
      guard let row = row(of: identifier) else {
        throw GraphError(
          .unknownPerson, "person \(place + 1) of those asked for is not in the graph",
          remedy: "leave the person out, or ask contains(_:) first")
      }
      isChosen[row] = true
    }
    let rows = isChosen.indices.filter { isChosen[$0] }
    return try await Computation.run(execution, on: origin) {
      try ordered(by: self.people.rows(rows), unknownPeople: .drop, $0.execution)
    }
  }
}
