internal import CIgraph
internal import CIgraphOracle
package import IgraphCore

extension GraphStorage {
  /// The probability to be at a vertex, for a walker who follows edges and now and then jumps.
  ///
  /// The values sum to 1. From a vertex without outgoing edges the walker jumps. Computed by
  /// PRPACK to a tolerance of 10⁻¹⁰.
  /// - Parameters:
  ///   - damping: the probability to follow an edge, at least 0 and less than 1.
  ///   - weights: one number greater than 0 per edge, in proportion to which an edge is chosen.
  ///   - reset: one number per vertex, in proportion to which a jump chooses its goal; none
  ///     negative, not all 0. `nil` for all alike.
  /// - Returns: one probability per vertex.
  /// - Throws: ``IgraphError`` for arguments that don't fit the graph.
  /// - Complexity: O(*m*) for each of usually fewer than 100 rounds. Never polls for cancellation.
  package func pageRank(
    damping: Double = 0.85, weights: [Double]? = nil, reset: [Double]? = nil
  ) throws(IgraphError) -> [Double] {
    let operation = "PageRank"
    try require(damping >= 0 && damping < 1, "damping \(damping) is not in 0..<1", in: operation)
    try check(weights, in: operation)
    if let reset {
      try require(
        reset.count == vertexCount, "\(reset.count) reset values for \(vertexCount) vertices",
        in: operation)
      let sum = reset.reduce(0, +)
      try require(
        reset.allSatisfy { $0 >= 0 } && sum < .infinity && (sum > 0 || reset.isEmpty),
        "the reset values are not numbers from 0 with a positive sum", in: operation)
    }
    if vertexCount == 0 { return [] }
    return try unsafe call(operation) { graph, key throws(GateFailure) in
      var result = try RealVector([], key)
      try unsafe RealVector.with(weights, key) { weights throws(GateFailure) in
        try unsafe RealVector.with(reset, key) { reset throws(GateFailure) in
          try unsafe result.withPointer { result throws(GateFailure) in
            try key.check(unsafe cigraph_pagerank(graph, result, damping, reset, weights))
          }
        }
      }
      return result.elements()
    }
  }

  /// Burt's constraint: how much a vertex's ties lead to neighbors tied to each other.
  ///
  /// Above 0 and below 2; small for a broker between groups. 1 for a vertex with one neighbor,
  /// 1.125 in a triangle, which is the most if all weights are equal, and less in larger cliques,
  /// (2*n* − 3)²/(*n* − 1)³ in one of *n*; near 2 for a vertex whose two neighbors are tied far more
  /// to each other than to it. NaN for isolates.
  /// - Complexity: O(*n* *d*²) for the average degree *d*. Never polls for cancellation.
  package func constraint(weights: [Double]? = nil) throws(IgraphError) -> [Double] {
    try unsafe reals("constraint", weights: weights) {
      unsafe igraph_constraint($0, $1, igraph_vss_all(), $2)
    }
  }

  /// A centrality in proportion to the sum of the neighbors' centralities, the largest being 1.
  ///
  /// Concentrates in the component with the largest eigenvalue, others get 0; all 1 in a graph
  /// without edges, all 0 in a directed graph without a cycle. The start vector is seeded, so the
  /// same graph gives the same answer.
  /// - Throws: ``IgraphError`` if ARPACK does not converge.
  /// - Complexity: O(*m*) for each of usually fewer than 1000 rounds. Never polls for
  ///   cancellation.
  package func eigenvectorCentrality(weights: [Double]? = nil) throws(IgraphError) -> [Double] {
    try unsafe reals("eigenvector centrality", weights: weights) {
      unsafe igraph_rng_seed(igraph_rng_default(), 1)
      return unsafe cigraph_eigenvector_centrality($0, $1, $2)
    }
  }
}
