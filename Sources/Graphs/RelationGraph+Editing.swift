public import Execution
internal import Files
internal import GraphKernels
package import Tables

extension RelationGraph {
  /// The graph without the friendship of two people, in either direction; everyone stays.
  ///
  /// ```swift
  /// let graph = try RelationGraph(EdgeList([("ann", "bob"), ("bob", "cid")]))
  /// let less = try await graph.withoutFriendship(between: "ann", and: "bob")
  /// ```
  ///
  /// - Parameters:
  ///   - person: One of the two.
  ///   - friend: The other.
  ///   - execution: How the work runs.
  /// - Returns: The same graph if they are not friends. What people share is forgotten.
  /// - Throws: ``GraphError`` of code `unknownPerson` if the graph does not have one of them;
  ///   `CancellationError` if the task is cancelled.
  /// - Complexity: O(*people* + *friendships*).
  public func withoutFriendship(
    between person: String, and friend: String, execution: Execution = Execution()
  ) async throws -> RelationGraph {
    let rows = try [person, friend].map { identifier in
      guard let row = row(of: identifier) else {
        throw GraphError(
          .unknownPerson, "a person of those asked for is not in the graph",
          remedy: "ask contains(_:) first")
      }
      return row
    }
    return try await edited(people: people, removing: (rows[0], rows[1]), execution: execution)
  }

  /// The graph with further people, without one friendship and with others.
  ///
  /// - Parameters:
  ///   - table: The people, this graph's first.
  ///   - removed: The rows of two people whose friendship goes, in either direction; `nil` for nobody's.
  ///   - added: The rows of people who become friends, both ways where there is a direction.
  ///   - weight: What such a friendship weighs at the date, if friendships have weights.
  ///   - execution: How the work runs.
  /// - Returns: The graph.
  /// - Throws: ``GraphError`` if the weights are too large to be added up then; `CancellationError`.
  package func edited(
    people table: Table, removing removed: (Int, Int)? = nil, adding added: [(Int, Int)] = [],
    weight: Double = 1, execution: Execution
  ) async throws -> RelationGraph {
    try await Computation.run(execution, on: origin) { computation in
      let execution = computation.execution.quiet
      let unit = Double(sign: .plus, exponent: weightExponent, significand: weight)
      let graph = try compressed.edited(
        vertexCount: table.rowCount, removing: removed, adding: added, weight: unit, execution)
      guard graph.weightsAddUp else {
        throw GraphError(
          .badData, "the weights are too large to be added up",
          remedy: "divide them all by one number")
      }
      let kinds = try kindGraphs.mapValues {
        try $0.edited(vertexCount: table.rowCount, removing: removed, execution)
      }
      return RelationGraph(
        identifiers: table.identifiers, people: table, isDirected: isDirected, asOf: asOf,
        halfLife: halfLife, summary: summary, compressed: graph, weightExponent: weightExponent,
        origin: origin, kindGraphs: kinds)
    }
  }
}
