package import CIgraph
internal import CIgraphShims

extension GraphStorage {
  /// Newman's modularity of a division; `nil` for a graph without edges.
  ///
  /// - Parameters:
  ///   - membership: a number per vertex, at least 0 and less than the number of vertices.
  ///   - weights: one number greater than 0 per edge; `nil` for all 1.
  ///   - resolution: 1 for the usual modularity, larger values ask for smaller communities.
  ///   - respectsDirection: whether the directed definition is used on a directed graph.
  /// - Returns: a number below 1, negative if there are fewer edges inside than expected.
  /// - Throws: ``IgraphError`` for arguments that don't fit the graph.
  /// - Complexity: O(*n* + *m*). Never polls for cancellation.
  package func modularity(
    of membership: [Int], weights: [Double]? = nil, resolution: Double = 1,
    respectsDirection: Bool = false
  ) throws(IgraphError) -> Double? {
    let operation = "modularity"
    try check(weights, in: operation)
    try require(
      membership.count == vertexCount,
      "\(membership.count) community numbers for \(vertexCount) vertices", in: operation)
    try require(
      membership.allSatisfy { (0..<vertexCount).contains($0) },
      "a community number is not in 0..<\(vertexCount)", in: operation)
    try require(isValid(resolution: resolution), "resolution is not from 0", in: operation)
    if edgeCount == 0 { return nil }
    return try unsafe call(operation) { graph, key throws(GateFailure) in
      var membership = try IntVector(membership, key)
      var result = Double.nan
      try unsafe RealVector.with(weights, key) { weights throws(GateFailure) in
        try unsafe membership.withPointer { membership throws(GateFailure) in
          try key.check(
            unsafe igraph_modularity(
              graph, membership, weights, resolution, respectsDirection, &result))
        }
      }
      return result.isNaN ? nil : result
    }
  }

  /// Communities by Infomap, which shortens the description of a random walk.
  ///
  /// `quality` is the length of that description, in bits a step: smaller is better. igraph before
  /// 1.0 lets the walker jump with probability 0.15 and counts that too, so lengths of different
  /// versions don't compare.
  /// - Parameters:
  ///   - weights: one number greater than 0 per edge; `nil` for all 1.
  ///   - trials: how often to start anew, at least 1; the best trial counts.
  ///   - seed: the same seed gives the same division.
  ///   - observer: cancels the call.
  /// - Returns: the division and its description length.
  /// - Throws: ``IgraphError`` for arguments out of range and for cancellation.
  /// - Complexity: nearly O(*m*) a trial. Polls once per round of a trial.
  /// - Source: Rosvall & Bergstrom, "Maps of random walks on complex networks reveal community
  ///   structure", *PNAS* 105 (2008) 1118,
  ///   [doi:10.1073/pnas.0706851105](https://doi.org/10.1073/pnas.0706851105).
  package func infomap(
    weights: [Double]? = nil, trials: Int = 10, seed: UInt64, _ observer: CallObserver? = nil
  ) throws(IgraphError) -> Partition {
    let operation = "Infomap communities"
    try require(trials >= 1, "trials is less than 1", in: operation)
    var length = Double.nan
    let membership = try unsafe weightedMembership(
      operation, weights: weights, seed: seed, observer
    ) { graph, membership, weights in
      unsafe cigraph_infomap(graph, weights, igraph_integer_t(trials), membership, &length)
    }
    return Partition(membership: membership, quality: length.isNaN ? nil : length)
  }

  /// Communities by short random walks, cut where modularity is largest, which is `quality`.
  ///
  /// Uses no random numbers. Directions are ignored.
  /// - Parameters:
  ///   - weights: one number greater than 0 per edge; `nil` for all 1.
  ///   - steps: the length of the walks, at least 1.
  ///   - observer: cancels the call. Cancelled in the middle, igraph's code loses up to 72 bytes for
  ///     each edge; of the other calls only ``fastGreedy(weights:_:)`` does the like.
  /// - Returns: the division and its modularity.
  /// - Throws: ``IgraphError`` for arguments out of range and for cancellation.
  /// - Complexity: O(*n*² log *n*) for sparse graphs. Polls once per merge.
  /// - Source: Pons & Latapy, "Computing communities in large networks using random walks",
  ///   *J. Graph Algorithms Appl.* 10 (2006),
  ///   [doi:10.7155/jgaa.00124](https://doi.org/10.7155/jgaa.00124).
  package func walktrap(
    weights: [Double]? = nil, steps: Int = 4, _ observer: CallObserver? = nil
  ) throws(IgraphError) -> Partition {
    let operation = "walktrap communities"
    try require(steps >= 1 && steps <= Int(Int32.max), "steps is less than 1", in: operation)
    let membership = try unsafe weightedMembership(
      operation, weights: weights, seed: 0, observer
    ) { graph, membership, weights in
      unsafe cigraph_walktrap(graph, weights, igraph_integer_t(steps), membership)
    }
    return Partition(
      membership: membership, quality: try modularity(of: membership, weights: weights))
  }
}

extension GraphStorage {
  package func isValid(resolution: Double) -> Bool {
    resolution >= 0 && resolution < .infinity
  }

  /// What every method finds in a graph without edges, where igraph's methods differ or divide
  /// by 0.
  package var singletons: Partition {
    Partition(membership: Array(0..<vertexCount), quality: nil)
  }

  package func weightedMembership(
    _ operation: String, weights: [Double]?, seed: UInt64, _ observer: CallObserver? = nil,
    _ body: (
      UnsafePointer<igraph_t>, UnsafeMutablePointer<igraph_vector_int_t>,
      UnsafeMutablePointer<igraph_vector_t>?
    ) -> igraph_error_t
  ) throws(IgraphError) -> [Int] {
    try check(weights, in: operation)
    if edgeCount == 0 { return singletons.membership }
    return try unsafe call(operation, observer: observer) { graph, key throws(GateFailure) in
      seedRandomNumbers(seed)
      var result = try IntVector(key)
      try unsafe RealVector.with(weights, key) { weights throws(GateFailure) in
        try unsafe result.withPointer { result throws(GateFailure) in
          try key.check(unsafe body(graph, result, weights))
        }
      }
      return result.elements()
    }
  }
}

/// Seeds igraph's generator, which has 32 bits of seed: both halves of `seed` take part.
package func seedRandomNumbers(_ seed: UInt64) {
  unsafe igraph_rng_seed(igraph_rng_default(), igraph_uint_t((seed ^ (seed >> 32)) & 0xFFFF_FFFF))
}
