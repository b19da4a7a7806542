package import Execution
package import Memory

// Local clustering coefficient. The triangle kernel counts the ties among a person's friends, for a
// directed graph with one tie for each direction; a division by the number of ordered pairs of
// friends does the rest. In an undirected graph each pair of friends counts in both orders.

extension CompressedGraph {
  /// The fraction of pairs of friends who are friends with each other.
  ///
  /// Weights are ignored. In a directed graph a friend is anyone tied in either direction, and the
  /// fraction is that of ordered pairs of friends with a tie from the first to the second, as LDBC
  /// Graphalytics defines it; note that a mutual tie counts one friend, not two.
  ///
  /// - Parameters:
  ///   - triangles: What ``triangleCount(_:)`` gives, if it is known already: of an undirected graph
  ///     nothing else is needed; for a directed one it is no help.
  ///   - execution: Threads and cancellation.
  /// - Returns: Fractions from 0 to 1; not a number for people with fewer than two friends.
  /// - Throws: `CancellationError`.
  /// - Complexity: O(*m*^1.5) at worst.
  /// - Source: Watts & Strogatz, "Collective dynamics of 'small-world' networks",
  ///   *Nature* 393 (1998), [doi:10.1038/30918](https://doi.org/10.1038/30918); directed: Iosup et
  ///   al., "LDBC Graphalytics", *PVLDB* 9 (2016),
  ///   [doi:10.14778/3007263.3007270](https://doi.org/10.14778/3007263.3007270).
  package func localClusteringCoefficient(
    triangles: Buffer<Int>? = nil, _ execution: Execution
  ) throws(CancellationError) -> Buffer<Double> {
    let part = execution.reporting(0...0.98)
    if isDirected {
      return try clustering(ofTies: directedTiesAmongFriends(part), perPair: 1, execution)
    }
    if let triangles { return try clustering(ofTies: triangles, perPair: 2, execution) }
    return try clustering(ofTies: triangleCount(part), perPair: 2, execution)
  }

  /// The fraction of ordered pairs of friends who are tied; each of `ties` stands for so many.
  private func clustering(
    ofTies ties: Buffer<Int>, perPair: Int, _ execution: Execution
  ) throws(CancellationError) -> Buffer<Double> {
    try execution.fill(BlockList(vertexCount: vertexCount), share: 0.98...1) {
      (vertices: Range<Int>, fractions: inout MutableSpan<Double>) in
      let (offsets, ties) = (friends.offsets.span, ties.span)
      for (place, vertex) in vertices.enumerated() {
        let count = offsets[vertex + 1] - offsets[vertex]
        fractions[place] =
          count < 2
          ? .nan : Double(perPair * ties[vertex]) / (Double(count) * Double(count - 1))
      }
    }
  }
}
