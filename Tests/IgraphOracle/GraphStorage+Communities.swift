internal import CIgraph
internal import CIgraphOracle
package import IgraphCore

extension GraphStorage {
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
