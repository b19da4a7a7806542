internal import CIgraph
internal import CIgraphShims

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

  /// The number of shortest paths between other vertices that pass through a vertex.
  ///
  /// Each pair counts once in an undirected graph; where several paths are shortest, each counts
  /// its share. Not normalised: the largest possible value is (*n* − 1)(*n* − 2)/2, in a directed
  /// graph twice that.
  /// - Parameters:
  ///   - sources: only paths that start in these vertices count, one that is repeated counts
  ///     again; `nil` for all. In an undirected graph the sum over the sources is halved, so that
  ///     *n* / `sources.count` times the result estimates the exact value.
  ///   - lengths: one number greater than 0 per edge; `nil` for all 1. Lengths, not strengths: a
  ///     path prefers small numbers.
  ///   - observer: cancels the call and hears of its progress.
  /// - Returns: one number per vertex, from 0.
  /// - Throws: ``IgraphError`` also for a source out of range and for cancellation.
  /// - Complexity: O(*n* *m*), or O(*m*) for each source. Polls and reports progress per source.
  package func betweenness(
    from sources: [Int]? = nil, lengths: [Double]? = nil, _ observer: CallObserver? = nil
  ) throws(IgraphError) -> [Double] {
    let operation = "betweenness"
    try check(lengths, in: operation)
    if let wrong = sources?.first(where: { !(0..<vertexCount).contains($0) }) {
      throw .invalidArgument("source \(wrong) is not a vertex number", in: operation)
    }
    if vertexCount == 0 { return [] }
    if let sources, sources.isEmpty { return Array(repeating: 0, count: vertexCount) }
    return try unsafe call(operation, observer: observer) { graph, key throws(GateFailure) in
      var result = try RealVector([], key)
      var vertices = try IntVector(sources ?? [], key)
      try unsafe RealVector.with(lengths, key) { lengths throws(GateFailure) in
        try unsafe vertices.withPointer { vertices throws(GateFailure) in
          try unsafe result.withPointer { result throws(GateFailure) in
            try key.check(
              unsafe cigraph_betweenness(
                graph, result, sources == nil ? nil : vertices, lengths))
          }
        }
      }
      return result.elements()
    }
  }

  /// The inverse of the mean distance to the vertices that can be reached, 0 to 1.
  ///
  /// Within the reachable part only, so values of different components don't compare; NaN for a
  /// vertex that reaches no other. Follows outgoing edges in a directed graph.
  /// - Parameters:
  ///   - lengths: one number greater than 0 per edge; `nil` for all 1. Lengths below 1 can raise the
  ///     value above 1.
  ///   - observer: cancels the call and hears of its progress.
  /// - Returns: one number per vertex.
  /// - Throws: ``IgraphError`` for wrong lengths and for cancellation.
  /// - Complexity: O(*n* *m*). Polls and reports progress per vertex.
  package func closeness(
    lengths: [Double]? = nil, _ observer: CallObserver? = nil
  ) throws(IgraphError) -> [Double] {
    try unsafe reals("closeness", weights: lengths, observer: observer) {
      unsafe igraph_closeness($0, $1, nil, nil, igraph_vss_all(), IGRAPH_OUT, $2, true)
    }
  }

  /// The mean of the inverse distances to all other vertices, 0 to 1.
  ///
  /// A vertex that can't be reached adds 0, so components compare; 0 for an isolate, and 0 for the
  /// only vertex of a graph. Follows outgoing edges in a directed graph.
  /// - Parameters:
  ///   - lengths: as for ``closeness(lengths:_:)``.
  ///   - observer: cancels the call and hears of its progress.
  /// - Returns: one number per vertex.
  /// - Throws: ``IgraphError`` for wrong lengths and for cancellation.
  /// - Complexity: O(*n* *m*). Polls and reports progress per vertex.
  package func harmonicCentrality(
    lengths: [Double]? = nil, _ observer: CallObserver? = nil
  ) throws(IgraphError) -> [Double] {
    if vertexCount == 1 {
      try check(lengths, in: "harmonic centrality")
      return [0]
    }
    return try unsafe reals("harmonic centrality", weights: lengths, observer: observer) {
      unsafe igraph_harmonic_centrality($0, $1, igraph_vss_all(), IGRAPH_OUT, $2, true)
    }
  }

  /// Burt's constraint: how much a vertex's ties lead to neighbours tied to each other.
  ///
  /// Above 0 and below 2; small for a broker between groups. 1 for a vertex with one neighbour,
  /// 1.125 in a triangle, which is the most if all weights are equal, and less in larger cliques,
  /// (2*n* − 3)²/(*n* − 1)³ in one of *n*; near 2 for a vertex whose two neighbours are tied far more
  /// to each other than to it. NaN for isolates.
  /// - Complexity: O(*n* *d*²) for the average degree *d*. Never polls for cancellation.
  package func constraint(weights: [Double]? = nil) throws(IgraphError) -> [Double] {
    try unsafe reals("constraint", weights: weights) {
      unsafe igraph_constraint($0, $1, igraph_vss_all(), $2)
    }
  }

  /// A centrality in proportion to the sum of the neighbours' centralities, the largest being 1.
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
