internal import CIgraph
internal import CIgraphOracle
package import IgraphCore

extension GraphStorage {
  /// The number of edges at every vertex; a self-loop counts twice, parallel edges each.
  ///
  /// - Complexity: O(*n*). Never polls for cancellation.
  package func degree(_ direction: EdgeDirection = .all) throws(IgraphError) -> [Int] {
    try unsafe integers("degree") { unsafe cigraph_degree($0, $1, direction.mode) }
  }

  /// The sum of the weights of the edges at every vertex; a self-loop counts twice.
  ///
  /// - Parameters:
  ///   - weights: one number greater than 0 per edge; `nil` for all 1.
  ///   - direction: the edges that count in a directed graph.
  /// - Returns: one sum per vertex; 0 for isolates.
  /// - Throws: ``IgraphError`` for wrong weights.
  /// - Complexity: O(*n* + *m*). Never polls for cancellation.
  package func strength(
    weights: [Double]?, _ direction: EdgeDirection = .all
  ) throws(IgraphError) -> [Double] {
    try unsafe reals("strength", weights: weights) {
      unsafe cigraph_strength($0, $1, direction.mode, $2)
    }
  }

  /// The largest *k* such that the vertex belongs to a subgraph in which all have degree *k*.
  ///
  /// Directions are ignored.
  /// - Complexity: O(*m*). Never polls for cancellation.
  package func coreness() throws(IgraphError) -> [Int] {
    try unsafe integers("coreness") { unsafe igraph_coreness($0, $1, IGRAPH_ALL) }
  }

  /// The number of triangles that every vertex is part of; directions are ignored.
  ///
  /// - Complexity: O(*n* *d*²) for the average degree *d*. Polls once per vertex.
  package func triangleCount(_ observer: CallObserver? = nil) throws(IgraphError) -> [Int] {
    try unsafe reals("triangle count", observer: observer) { graph, result, _ in
      unsafe cigraph_adjacent_triangles(graph, result)
    }.map { Int($0) }
  }

  /// The fraction of pairs of neighbors that are neighbors of each other, 0 to 1.
  ///
  /// NaN for vertices with fewer than two neighbors; directions are ignored.
  /// - Complexity: O(*n* *d*²) for the average degree *d*. Polls once per vertex.
  package func localClusteringCoefficient(
    _ observer: CallObserver? = nil
  ) throws(IgraphError) -> [Double] {
    try unsafe reals("local clustering coefficient", observer: observer) { graph, result, _ in
      unsafe igraph_transitivity_local_undirected(
        graph, result, igraph_vss_all(), IGRAPH_TRANSITIVITY_NAN)
    }
  }
}
