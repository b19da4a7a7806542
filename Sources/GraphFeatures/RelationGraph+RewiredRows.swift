package import EdgeLists
package import Execution
internal import GraphKernels
package import Graphs
internal import Memory

extension RelationGraph {
  /// A graph with the same people and chance friendships, with the rows of its list that these are made of.
  ///
  /// All rows from one person to another go to another such pair together, with all that they hold. Everyone
  /// keeps the number of people that rows lead to, come from, and do both, so also that of friends; which
  /// pair's rows go where is left to chance. Rows that do not count stay as they are. Kinds that were kept
  /// apart and resources are gone.
  ///
  /// - Parameters:
  ///   - edges: The list that the graph was built from.
  ///   - seed: The seed of the random choices.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Returns: The graph and its list.
  /// - Throws: `CancellationError`; ``DataError`` if the list is not the graph's.
  /// - Complexity: O(*rows* log *people* + *friendships*).
  package func rewired(
    withRowsOf edges: EdgeList, seed: UInt64, execution: Execution
  ) async throws -> (graph: RelationGraph, edges: EdgeList) {
    let graph = self
    return try await Computation.run(execution, on: origin) { computation in
      let execution = computation.execution
      let ends = try graph.countedEnds(of: edges, execution.quiet)
      let pairs = try RewiredPairs(
        ends, vertexCount: graph.personCount, seed: seed, execution.reporting(0...0.8))
      // The number of each person among the list's names.
      var names = [UInt32](repeating: 0, count: graph.personCount)
      for name in edges.names.indices {
        let person = ends.vertices?[name] ?? UInt32(name)
        if person != EndpointColumns.noVertex { names[Int(person)] = UInt32(name) }
      }
      var (sources, targets) = (Array(edges.sources), Array(edges.targets))
      for edge in sources.indices {
        if edge & 0xFFFF == 0 { try execution.checkCancellation() }
        guard let ends = pairs.ends(of: edge, in: ends) else { continue }
        sources[edge] = names[Int(ends.source)]
        targets[edge] = names[Int(ends.target)]
      }
      let ties = try pairs.applied(to: graph.compressed, execution.quiet)
      return (
        graph.replacingTies(ties), edges.replacingEnds(sources: sources, targets: targets)
      )
    }
  }
}
