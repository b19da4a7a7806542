internal import CIgraph
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

  /// Communities by the Leiden method, each of them connected.
  ///
  /// - Parameters:
  ///   - objective: what to optimize; `quality` is its value: modularity, or the constant Potts
  ///     quality divided by twice the total weight.
  ///   - weights: one number greater than 0 per edge; `nil` for all 1.
  ///   - resolution: at least 0; larger values give more and smaller communities.
  ///   - beta: the randomness of the refinement, greater than 0.
  ///   - iterations: how often to improve on the division at most; it ends before when nothing
  ///     improves any more, which a negative number waits for.
  ///   - seed: the same seed gives the same division.
  ///   - observer: cancels the call.
  /// - Returns: the division and its quality.
  /// - Throws: ``IgraphError`` also for a directed graph and for cancellation.
  /// - Complexity: nearly O(*m*) an iteration. Polls once per 10,000 moves.
  /// - Source: Traag, Waltman & van Eck, "From Louvain to Leiden: guaranteeing well-connected
  ///   communities", *Scientific Reports* 9 (2019),
  ///   [doi:10.1038/s41598-019-41695-z](https://doi.org/10.1038/s41598-019-41695-z).
  package func leiden(
    optimizing objective: LeidenObjective = .modularity, weights: [Double]? = nil,
    resolution: Double = 1, beta: Double = 0.01, iterations: Int = 2, seed: UInt64,
    _ observer: CallObserver? = nil
  ) throws(IgraphError) -> Partition {
    let operation = "Leiden communities"
    try check(weights, in: operation)
    try require(isValid(resolution: resolution), "resolution is not from 0", in: operation)
    try require(beta > 0 && beta < .infinity, "beta is not greater than 0", in: operation)
    try require(iterations != 0, "iterations is 0", in: operation)
    try require(!isDirected, "the graph is directed", in: operation)
    if edgeCount == 0 { return singletons }

    var vertexWeights: [Double]?
    var scaledResolution = resolution
    if objective == .modularity {
      let strengths = try strength(weights: weights)
      vertexWeights = strengths
      scaledResolution = resolution / strengths.reduce(0, +)  // the strengths sum to 2m
    }
    return try unsafe call(operation, observer: observer) { graph, key throws(GateFailure) in
      seedRandomNumbers(seed)
      var result = try IntVector(key)
      var quality = Double.nan
      try unsafe RealVector.with(weights, key) { weights throws(GateFailure) in
        try unsafe RealVector.with(vertexWeights, key) { vertexWeights throws(GateFailure) in
          try unsafe result.withPointer { result throws(GateFailure) in
            // One iteration a call: igraph 0.10.2 reads a negative number of iterations as "until
            // something changes" and then never ends on a graph where nothing can.
            var iteration = 0
            while iterations < 0 || iteration < iterations {
              let previous = quality
              try key.check(
                unsafe cigraph_leiden(
                  graph, weights, vertexWeights, scaledResolution, beta, iteration > 0, 1, result,
                  &quality))
              iteration += 1
              if iteration > 1 && !(quality > previous) { break }
            }
          }
        }
      }
      return Partition(membership: result.elements(), quality: quality.isNaN ? nil : quality)
    }
  }

  /// Communities by the Louvain method; `quality` is their modularity at this resolution.
  ///
  /// - Parameters:
  ///   - weights: one number greater than 0 per edge; `nil` for all 1.
  ///   - resolution: at least 0; larger values give more and smaller communities.
  ///   - seed: the same seed gives the same division.
  ///   - observer: cancels the call.
  /// - Returns: the division and its modularity.
  /// - Throws: ``IgraphError`` also for a directed graph and for cancellation.
  /// - Complexity: nearly O(*m*). Polls once per pass over the vertices.
  /// - Source: Blondel, Guillaume, Lambiotte & Lefebvre, "Fast unfolding of communities in large
  ///   networks", *J. Stat. Mech.* (2008) P10008,
  ///   [doi:10.1088/1742-5468/2008/10/P10008](https://doi.org/10.1088/1742-5468/2008/10/P10008).
  package func louvain(
    weights: [Double]? = nil, resolution: Double = 1, seed: UInt64,
    _ observer: CallObserver? = nil
  ) throws(IgraphError) -> Partition {
    let operation = "Louvain communities"
    try check(weights, in: operation)
    try require(isValid(resolution: resolution), "resolution is not from 0", in: operation)
    try require(!isDirected, "the graph is directed", in: operation)
    if edgeCount == 0 { return singletons }
    return try unsafe call(operation, observer: observer) { graph, key throws(GateFailure) in
      seedRandomNumbers(seed)
      var result = try IntVector(key)
      var levels = try RealVector([], key)
      try unsafe RealVector.with(weights, key) { weights throws(GateFailure) in
        try unsafe result.withPointer { result throws(GateFailure) in
          try unsafe levels.withPointer { levels throws(GateFailure) in
            try key.check(
              unsafe igraph_community_multilevel(
                graph, weights, resolution, result, nil, levels))
          }
        }
      }
      return Partition(membership: result.elements(), quality: levels.elements().last)
    }
  }

  /// Communities by label propagation; `quality` is `nil`, the method optimizes nothing.
  ///
  /// - Parameters:
  ///   - weights: one number greater than 0 per edge; `nil` for all 1. Rounded to 50 bits of their
  ///     sum, so that sums of weights are exact and ties are ties.
  ///   - direction: `outgoing` for labels that travel from source to target.
  ///   - seed: the same seed gives the same division.
  /// - Returns: the division.
  /// - Throws: ``IgraphError`` for wrong weights.
  /// - Complexity: O(*m*) a round, usually a few rounds. Never polls for cancellation.
  /// - Source: Raghavan, Albert & Kumara, "Near linear time algorithm to detect community
  ///   structures in large-scale networks", *Phys. Rev. E* 76 (2007) 036106,
  ///   [doi:10.1103/PhysRevE.76.036106](https://doi.org/10.1103/PhysRevE.76.036106).
  package func labelPropagation(
    weights: [Double]? = nil, _ direction: EdgeDirection = .all, seed: UInt64
  ) throws(IgraphError) -> Partition {
    let operation = "label propagation"
    try check(weights, in: operation)
    let membership = try unsafe weightedMembership(
      operation, weights: wholeNumbers(inProportionTo: weights), seed: seed
    ) { graph, membership, weights in
      unsafe cigraph_label_propagation(graph, membership, direction.mode, weights)
    }
    return Partition(membership: membership, quality: nil)
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
  func isValid(resolution: Double) -> Bool {
    resolution >= 0 && resolution < .infinity
  }

  /// What every method finds in a graph without edges, where igraph's methods differ or divide
  /// by 0.
  var singletons: Partition {
    Partition(membership: Array(0..<vertexCount), quality: nil)
  }

  func weightedMembership(
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

  /// Whole numbers with a sum below 2⁵², as igraph 0.10.2 counts the weight of a label in one.
  ///
  /// Scaling is by a power of two, so it rounds only what is smaller than 2⁻⁵⁰ of the sum.
  private func wholeNumbers(inProportionTo weights: [Double]?) -> [Double]? {
    guard let weights, let largest = weights.max(), largest > 0 else { return weights }
    let sumExponent = Int(largest.exponent + Double(weights.count).exponent) + 2
    return weights.map {
      Double(sign: .plus, exponent: 51 - sumExponent, significand: $0).rounded()
    }
  }
}

/// Seeds igraph's generator, which has 32 bits of seed: both halves of `seed` take part.
private func seedRandomNumbers(_ seed: UInt64) {
  unsafe igraph_rng_seed(igraph_rng_default(), igraph_uint_t((seed ^ (seed >> 32)) & 0xFFFF_FFFF))
}
