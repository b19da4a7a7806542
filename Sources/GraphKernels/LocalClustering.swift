package import Buffers

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
  /// - Range: 0 to 1; not a number for people with fewer than two friends.
  /// - Complexity: O(*m*^1.5) at worst.
  /// - Source: Watts & Strogatz, "Collective dynamics of 'small-world' networks",
  ///   *Nature* 393 (1998), [doi:10.1038/30918](https://doi.org/10.1038/30918); directed: Iosup et
  ///   al., "LDBC Graphalytics", *PVLDB* 9 (2016),
  ///   [doi:10.14778/3007263.3007270](https://doi.org/10.14778/3007263.3007270).
  package func localClusteringCoefficient(
    _ context: KernelContext
  ) throws(CancellationError) -> Buffer<Double> {
    let part = context.reporting(0...0.98)
    let ties = try isDirected ? directedTiesAmongFriends(part) : triangleCount(part)
    return try clustering(ofTies: ties, perPair: isDirected ? 1 : 2, context)
  }

  /// What ``triangleCount(_:)`` and ``localClusteringCoefficient(_:)`` give, in one go: an undirected
  /// graph's triangles are found once for both.
  package func trianglesAndClustering(
    _ context: KernelContext
  ) throws(CancellationError) -> (triangles: Buffer<Int>, coefficients: Buffer<Double>) {
    let triangles = try triangleCount(context.reporting(0...(isDirected ? 0.5 : 0.98)))
    let ties = try isDirected ? directedTiesAmongFriends(context.reporting(0.5...0.98)) : triangles
    return (triangles, try clustering(ofTies: ties, perPair: isDirected ? 1 : 2, context))
  }

  /// The fraction of ordered pairs of friends who are tied; each of `ties` stands for so many.
  private func clustering(
    ofTies ties: Buffer<Int>, perPair: Int, _ context: KernelContext
  ) throws(CancellationError) -> Buffer<Double> {
    try context.fill(BlockList(vertexCount: vertexCount), share: 0.98...1) {
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
