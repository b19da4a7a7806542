package import Execution
package import Memory

// Local clustering coefficient. The triangle kernel counts the edges among a vertex's neighbors,
// for a directed graph with one edge for each direction; a division by the number of ordered pairs
// of neighbors does the rest. In an undirected graph each pair of neighbors counts in both orders.

extension CompressedGraph {
  /// The fraction of pairs of neighbors that are adjacent to each other.
  ///
  /// Weights are ignored. In a directed graph a neighbor is anyone adjacent in either direction,
  /// and the fraction is that of ordered pairs of neighbors with an edge from the first to the
  /// second, as LDBC Graphalytics defines it; note that a mutual edge counts one neighbor, not two.
  ///
  /// - Parameters:
  ///   - triangles: What ``triangleCount(_:)`` gives, if it is known already: of an undirected
  ///     graph nothing else is needed; for a directed one it is no help.
  ///   - execution: Threads and cancellation.
  /// - Returns: Fractions from 0 to 1; not a number for vertices with fewer than two neighbors.
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
      return try clustering(ofEdges: directedEdgesAmongNeighbors(part), perPair: 1, execution)
    }
    if let triangles { return try clustering(ofEdges: triangles, perPair: 2, execution) }
    return try clustering(ofEdges: triangleCount(part), perPair: 2, execution)
  }

  /// The fraction of ordered pairs of neighbors that are adjacent; each of `edges` stands for so
  /// many.
  private func clustering(
    ofEdges edges: Buffer<Int>, perPair: Int, _ execution: Execution
  ) throws(CancellationError) -> Buffer<Double> {
    try execution.fill(BlockList(vertexCount: vertexCount), share: 0.98...1) {
      (vertices: Range<Int>, fractions: inout MutableSpan<Double>) in
      let (offsets, edges) = (neighbors.offsets.span, edges.span)
      for (place, vertex) in vertices.enumerated() {
        let count = offsets[vertex + 1] - offsets[vertex]
        fractions[place] =
          count < 2
          ? .nan : Double(perPair * edges[vertex]) / (Double(count) * Double(count - 1))
      }
    }
  }
}
