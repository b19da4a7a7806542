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
  /// - Range: 0 to 1; `nil` for people with fewer than two friends.
  /// - Complexity: O(*m*^1.5) at worst.
  /// - Source: Watts & Strogatz, "Collective dynamics of 'small-world' networks",
  ///   *Nature* 393 (1998), [doi:10.1038/30918](https://doi.org/10.1038/30918); directed: Iosup et
  ///   al., "LDBC Graphalytics", *PVLDB* 9 (2016),
  ///   [doi:10.14778/3007263.3007270](https://doi.org/10.14778/3007263.3007270).
  package func localClusteringCoefficient(
    _ context: KernelContext
  ) throws(CancellationError) -> [Double?] {
    let ties = try isDirected ? directedTiesAmongFriends(context) : triangleCount(context)
    return ties.indices.map { vertex in
      let count = friends.count(of: vertex)
      guard count >= 2 else { return nil }
      let ordered = isDirected ? ties[vertex] : 2 * ties[vertex]
      return Double(ordered) / (Double(count) * Double(count - 1))
    }
  }
}
