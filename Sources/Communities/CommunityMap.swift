package import Execution
internal import GraphKernels
package import Graphs
internal import IgraphCore

/// The largest communities and the friendships between them, at places in the plane.
package struct CommunityMap: Sendable {
  /// The communities' numbers, the largest first.
  package let communities: [Int]
  /// Where each is, in a unit that all share.
  package let places: [(x: Double, y: Double)]
  /// The friendships between two of them, by their places in ``communities``.
  package let ties: [(from: Int, to: Int, friendships: Int)]
}

extension RelationGraph {
  /// Lays out the graph of communities, so that those with many friendships between them are near one another.
  ///
  /// - Parameters:
  ///   - communities: The communities of this graph.
  ///   - most: How many are shown at most, the largest; a person alone is none.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Returns: The map; the same for the same graph.
  /// - Throws: `CancellationError` if the task is cancelled.
  /// - Complexity: O(*friendships* + *most*²).
  /// - Precondition: The communities are those of this graph's people.
  package func map(
    of communities: Communities, most: Int = 60, execution: Execution = Execution()
  ) async throws -> CommunityMap {
    precondition(communities.personCount == personCount, "one community per person")
    let graph = compressed
    return try await Computation.run(execution, on: origin, callsIgraph: true) { computation in
      let sizes = communities.sizes
      let chosen = sizes.indices.filter { sizes[$0] > 1 }
        .sorted { (-sizes[$0], $0) < (-sizes[$1], $1) }.prefix(most)
      let numbers = Dictionary(uniqueKeysWithValues: zip(chosen, 0...))
      let ties = try graph.groupEdges(in: communities.partition, computation.execution)
        .compactMap { tie -> (from: Int, to: Int, friendships: Int)? in
          guard tie.group != tie.otherGroup, let from = numbers[tie.group],
            let to = numbers[tie.otherGroup]
          else { return nil }
          return (from, to, tie.count)
        }
      let most = ties.map(\.friendships).max() ?? 1
      // Few friendships draw little, so that what hardly belongs together does not lie together.
      let weights = ties.map { (Double($0.friendships) / Double(most)).squareRoot() }
      let places = try computation.igraph {
        try GraphStorage(
          vertexCount: chosen.count, sources: ties.map { UInt32($0.from) },
          targets: ties.map { UInt32($0.to) }
        ).places(weights: weights, computation.observer)
      }
      return CommunityMap(communities: Array(chosen), places: places, ties: ties)
    }
  }
}
