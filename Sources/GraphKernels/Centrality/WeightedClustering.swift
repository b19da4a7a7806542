package import Execution
package import Memory

extension CompressedGraph {
  /// The weighted clustering coefficient of Barrat et al.: the part of pairs of neighbors that are
  /// adjacent to each other, each pair counting by the weights of the vertex's edges to both.
  ///
  /// In other words, the mean over the neighbors of the part of the other neighbors to which they are
  /// adjacent, by the weight of the edge to the neighbor. Direction is ignored: weights of both
  /// directions are added. Edges of weight 0 are none. Where all weights are equal this is the local
  /// clustering coefficient of the graph without direction.
  ///
  /// - Returns: From 0 to 1; not a number for vertices with fewer than two neighbors.
  /// - Throws: `CancellationError`.
  /// - Complexity: O(Σ *d*²) at worst for vertices of *d* neighbors; 8 bytes for each vertex's every
  ///   neighbor, and 4 bytes per vertex and thread.
  /// - Source: Barrat, Barthélemy, Pastor-Satorras & Vespignani, "The architecture of complex
  ///   weighted networks", *PNAS* 101 (2004),
  ///   [doi:10.1073/pnas.0400087101](https://doi.org/10.1073/pnas.0400087101).
  package func weightedClustering(
    _ execution: Execution
  ) throws(CancellationError) -> Buffer<Double> {
    let proportions = try proportions(execution.reporting(0...0.1))
    return try forEachEgoNetwork(proportions, share: 0.1...1, execution) {
      (vertex: Int, network: EgoNetwork) throws(CancellationError) in
      var (weighted, total, count) = (0.0, 0.0, 0)
      var (fewest, most) = (Int.max, 0)
      try network.forEachNeighbor(of: vertex, execution) { entry, forEachTie in
        var ties = 0
        forEachTie { _, _ in ties += 1 }
        weighted += proportions[entry] * Double(ties)
        total += proportions[entry]
        count += 1
        fewest = min(fewest, ties)
        most = max(most, ties)
      }
      if count < 2 { return .nan }
      // A mean of equal numbers is that number.
      let mean = min(max(weighted / total, Double(fewest)), Double(most))
      return mean / Double(count - 1)
    }
  }
}
