internal import CIgraph
internal import CIgraphShims

extension GraphStorage {
  /// The number of shortest paths between other vertices that pass through a vertex.
  ///
  /// Each pair counts once in an undirected graph; where several paths are shortest, each counts
  /// its share. Not normalized: the largest possible value is (*n* − 1)(*n* − 2)/2, in a directed
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
}
