package import Execution
internal import GraphKernels
package import Graphs

/// A search for communities that is made several times.
package struct RepeatedSearch: Sendable {
  let graph: RelationGraph
  let method: CommunityMethod
  let seed: UInt64
  let execution: Execution

  /// Says what is searched and how.
  ///
  /// - Parameters:
  ///   - graph: The graph.
  ///   - method: How communities are found.
  ///   - seed: The seed of every random choice.
  ///   - execution: How the searches run: side by side if there is memory for it.
  package init(
    _ graph: RelationGraph, _ method: CommunityMethod, seed: UInt64, _ execution: Execution
  ) {
    self.graph = graph
    self.method = method
    self.seed = seed
    self.execution = execution
  }

  /// About how many bytes one search takes beside the graph.
  var bytesOfSearch: Double {
    let people = Double(graph.personCount)
    let costs = CommunitySearch.once(method).costs(in: graph.schema)
    // And the communities that it returns.
    return costs.reduce(31 * people) {
      $0 + $1.bytes(vertexCount: people, edgeCount: Double(graph.friendshipCount))
    }
  }
}

extension GraphError {
  /// Too few of something are asked for: a number that was computed may be 0.
  package static func needsMore(
    _ what: String, than count: Int, least: Int = 1
  ) -> GraphError {
    GraphError(
      .usage, "\(count) is too small a number of \(what)", remedy: "ask for \(least) or more")
  }
}
