internal import CIgraph
internal import CIgraphShims

extension GraphStorage {
  /// Communities joined two by two where modularity gains most, which is `quality` at its best.
  ///
  /// Uses no random numbers.
  /// - Parameters:
  ///   - weights: one number greater than 0 per edge; `nil` for all 1.
  ///   - observer: cancels the call and hears of its progress. Cancelled in the middle, igraph's code
  ///     loses 64 bytes for each edge.
  /// - Returns: the division and its modularity.
  /// - Throws: ``IgraphError`` also for a directed graph, for parallel edges and for cancellation.
  /// - Complexity: O(*n* *m* log *n*) at worst. Polls once per join.
  /// - Source: Clauset, Newman & Moore, "Finding community structure in very large networks",
  ///   *Phys. Rev. E* 70 (2004) 066111,
  ///   [doi:10.1103/PhysRevE.70.066111](https://doi.org/10.1103/PhysRevE.70.066111).
  package func fastGreedy(
    weights: [Double]? = nil, _ observer: CallObserver? = nil
  ) throws(IgraphError) -> Partition {
    let operation = "fast greedy communities"
    try require(!isDirected, "the graph is directed", in: operation)
    let membership = try unsafe weightedMembership(
      operation, weights: weights, seed: 0, observer
    ) { graph, membership, weights in
      unsafe igraph_community_fastgreedy(graph, weights, nil, nil, membership)
    }
    return Partition(
      membership: membership, quality: try modularity(of: membership, weights: weights))
  }

  /// Communities split in two by the leading eigenvector of the modularity matrix, as long as
  /// modularity gains, which is `quality`.
  ///
  /// - Parameters:
  ///   - communityCount: after how many communities splitting stops, at least 1; every component is
  ///     at least one. igraph counts a community that it finds not worth splitting as a split, so that
  ///     there can be fewer. `nil` for as many as are worth it.
  ///   - weights: one number greater than 0 per edge; `nil` for all 1.
  ///   - seed: of the vector that the search for the eigenvector starts from.
  ///   - observer: cancels the call.
  /// - Returns: the division and its modularity.
  /// - Throws: ``IgraphError`` also for a directed graph, for cancellation, and where the search for an
  ///   eigenvector does not end (``IgraphError/isWithoutEigenvector``).
  /// - Complexity: O(*m* + *n*²) a split. Polls once per split.
  /// - Source: Newman, "Finding community structure in networks using the eigenvectors of matrices",
  ///   *Phys. Rev. E* 74 (2006) 036104,
  ///   [doi:10.1103/PhysRevE.74.036104](https://doi.org/10.1103/PhysRevE.74.036104).
  package func leadingEigenvector(
    atMost communityCount: Int? = nil, weights: [Double]? = nil, seed: UInt64,
    _ observer: CallObserver? = nil
  ) throws(IgraphError) -> Partition {
    let operation = "leading eigenvector communities"
    try require(!isDirected, "the graph is directed", in: operation)
    try require(communityCount ?? 1 >= 1, "the number of communities is less than 1", in: operation)
    let steps = communityCount.map { $0 - 1 } ?? -1
    let membership = try unsafe weightedMembership(
      operation, weights: weights, seed: seed, observer
    ) { graph, membership, weights in
      // Options of this call alone: igraph changes those that it would take otherwise.
      var options = igraph_arpack_options_t()
      unsafe igraph_arpack_options_init(&options)
      return unsafe igraph_community_leading_eigenvector(
        graph, weights, nil, membership, igraph_integer_t(steps), &options, nil, false, nil, nil,
        nil, nil, nil)
    }
    return Partition(
      membership: membership, quality: try modularity(of: membership, weights: weights))
  }

  /// Communities by slow cooling of a spin glass; `quality` is the modularity at this resolution.
  ///
  /// igraph takes connected graphs only. Components are cooled one by one, each with a resolution by
  /// which the modularity of the whole graph is made large.
  ///
  /// - Parameters:
  ///   - options: how it is cooled.
  ///   - weights: one number greater than 0 per edge; `nil` for all 1.
  ///   - seed: the same seed gives the same division.
  ///   - observer: cancels the call and hears of its progress, component by component.
  /// - Returns: the division and its modularity.
  /// - Throws: ``IgraphError`` for arguments out of range and for cancellation.
  /// - Complexity: 50 sweeps for each temperature, each O(*m* + *n* *spins*). Polls once per
  ///   temperature, but not while it looks for the first.
  /// - Source: Reichardt & Bornholdt, "Statistical mechanics of community detection",
  ///   *Phys. Rev. E* 74 (2006) 016110,
  ///   [doi:10.1103/PhysRevE.74.016110](https://doi.org/10.1103/PhysRevE.74.016110).
  package func spinglass(
    _ options: SpinglassOptions, weights: [Double]? = nil, seed: UInt64,
    _ observer: CallObserver? = nil
  ) throws(IgraphError) -> Partition {
    let operation = "spinglass communities"
    try check(weights, in: operation)
    try require(
      options.spins >= 2 && options.spins <= Int(Int32.max), "spins is less than 2", in: operation)
    try require(isValid(resolution: options.resolution), "resolution is not from 0", in: operation)
    let (first, last) = (options.startTemperature, options.stopTemperature)
    try require(
      last > 0 && first >= last && first < .infinity,
      "the temperatures do not fall to a number above 0", in: operation)
    try require(
      options.cooling >= 0 && options.cooling < 1, "cooling is not in 0..<1", in: operation)
    if edgeCount == 0 { return singletons }

    let parts = try connectedParts(weights: weights, observer)
    var membership = Array(repeating: 0, count: vertexCount)
    var communityCount = 0
    var doneCount = 0
    for part in parts {
      // What chance ties two vertices by is their strengths over the whole graph's weight: igraph
      // divides by the part's.
      let gamma = options.resolution * part.share
      let found =
        part.graph.edgeCount == 0
        ? part.graph.singletons.membership
        : try unsafe part.graph.weightedMembership(
          operation, weights: part.weights, seed: seed, observer
        ) { graph, membership, weights in
          unsafe igraph_community_spinglass(
            graph, weights, nil, nil, membership, nil, igraph_integer_t(options.spins),
            false, first, last, options.cooling, IGRAPH_SPINCOMM_UPDATE_CONFIG, gamma,
            IGRAPH_SPINCOMM_IMP_ORIG, 1)
        }
      for (vertex, community) in zip(part.vertices, found) {
        membership[vertex] = communityCount + community
      }
      communityCount += (found.max() ?? -1) + 1
      doneCount += part.vertices.count
      observer?.report(percent: 100 * Double(doneCount) / Double(vertexCount))
    }
    return Partition(
      membership: membership,
      quality: try modularity(of: membership, weights: weights, resolution: options.resolution))
  }

  /// Communities that spread like fluids, pushing each other away; `quality` is `nil`, the method
  /// optimizes nothing.
  ///
  /// Weights are ignored. A fluid can be pushed out of existence, so that there can be fewer.
  ///
  /// - Parameters:
  ///   - communityCount: how many, from 1 to the number of vertices.
  ///   - seed: the same seed gives the same division.
  ///   - observer: cancels the call before it starts.
  /// - Returns: the division.
  /// - Throws: ``IgraphError`` also for a directed graph, one that is not connected, and parallel edges.
  /// - Complexity: O(*m* + *n* *communityCount*) a round, usually a few rounds. Never polls for
  ///   cancellation.
  /// - Source: Parés et al., "Fluid communities: a competitive, scalable and diverse community
  ///   detection algorithm" (2018), [arXiv:1703.09307](https://arxiv.org/abs/1703.09307).
  package func fluid(
    communityCount: Int, seed: UInt64, _ observer: CallObserver? = nil
  ) throws(IgraphError) -> Partition {
    let operation = "fluid communities"
    try require(!isDirected, "the graph is directed", in: operation)
    try require(
      communityCount >= 1 && communityCount <= max(1, vertexCount),
      "the number of communities is not in 1...\(max(1, vertexCount))", in: operation)
    let membership = try unsafe weightedMembership(
      operation, weights: nil, seed: seed, observer
    ) { graph, membership, _ in
      unsafe igraph_community_fluid_communities(
        graph, igraph_integer_t(communityCount), membership)
    }
    return Partition(membership: membership.withoutGaps, quality: nil)
  }
}

/// A connected part of a graph as a graph of its own.
private struct ConnectedPart {
  let graph: GraphStorage
  let vertices: [Int]
  let weights: [Double]?
  /// Its part of the weight of all edges.
  let share: Double
}

extension GraphStorage {
  /// The components, in the order of their first vertices.
  private func connectedParts(
    weights: [Double]?, _ observer: CallObserver?
  ) throws(IgraphError) -> [ConnectedPart] {
    let component = try components(observer)
    let edges = try edgeList()
    let count = (component.max() ?? -1) + 1
    var vertices = [[Int]](repeating: [], count: count)
    var places = [UInt32](repeating: 0, count: vertexCount)
    for (vertex, part) in component.enumerated() {
      places[vertex] = UInt32(vertices[part].count)
      vertices[part].append(vertex)
    }
    var inside = [[Int]](repeating: [], count: count)
    for (edge, source) in edges.sources.enumerated() {
      inside[component[Int(source)]].append(edge)
    }
    let total = weights?.reduce(0, +) ?? Double(edgeCount)
    var parts: [ConnectedPart] = []
    for (vertices, inside) in zip(vertices, inside) {
      let own = weights.map { weights in inside.map { weights[$0] } }
      parts.append(
        ConnectedPart(
          graph: try GraphStorage(
            vertexCount: vertices.count, sources: inside.map { places[Int(edges.sources[$0])] },
            targets: inside.map { places[Int(edges.targets[$0])] }),
          vertices: vertices, weights: own,
          share: (own?.reduce(0, +) ?? Double(inside.count)) / total))
    }
    return parts
  }

  /// The ends of all edges, in their order.
  private func edgeList() throws(IgraphError) -> (sources: [UInt32], targets: [UInt32]) {
    try unsafe call("listing the edges") { graph, key throws(GateFailure) in
      var endpoints = try IntVector(key)
      try unsafe endpoints.withPointer { endpoints throws(GateFailure) in
        try key.check(unsafe igraph_get_edgelist(graph, endpoints, false))
      }
      return endpoints.endpoints()
    }
  }
}

extension [Int] {
  /// The same division with numbers from 0, none left out, in order of first appearance.
  fileprivate var withoutGaps: [Int] {
    var numbers: [Int: Int] = [:]
    return map { label in
      let number = numbers[label] ?? numbers.count
      numbers[label] = number
      return number
    }
  }
}
