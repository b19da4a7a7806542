internal import GraphKernels
internal import IgraphCore

extension RelationGraph {
  /// Divides the people into communities.
  ///
  /// - Parameters:
  ///   - method: How; the options are the method's arguments.
  ///   - seed: The seed of the method's random choices: the same seed gives the same communities.
  ///   - threads: How many threads; `nil` for all cores. Changes no byte of the result.
  ///   - onProgress: The finished part, from 0 to 1, called from any thread; it must not call the
  ///     library.
  /// - Returns: Each person's community, with canonical numbers, and the partition's modularity.
  /// - Throws: `CancellationError` if the task is cancelled; ``GraphError`` if igraph fails.
  /// - Note: Weights count where the graph has them. Infomap follows direction; the other methods
  ///   take two people as tied whatever the direction. An isolate is a community of its own.
  public func communities(
    using method: CommunityMethod = .leiden(), seed: UInt64, threads: Int? = nil,
    onProgress: @escaping @Sendable (Double) -> Void = { _ in }
  ) async throws -> Communities {
    let graph = compressed
    return try await Computation(threads: threads, onProgress: onProgress).run { computation in
      if let found = try graph.communities(by: method.kind, seed: seed, computation.context) {
        return try Communities(
          found.partition, quality: found.quality, in: graph,
          computation.context.reporting(to: nil))
      }
      let found = try computation.igraph {
        try IgraphGraphs(of: graph).partition(by: method.kind, seed: seed, computation.observer)
      }
      return try Communities(
        CanonicalPartition(labels: found.membership), quality: found.quality, in: graph,
        computation.context)
    }
  }

  /// Communities that come from elsewhere, such as people's countries, with canonical numbers.
  ///
  /// - Parameters:
  ///   - labels: One number per person, in row order; equal numbers are one community.
  ///   - threads: How many threads; `nil` for all cores. Changes no byte of the result.
  /// - Returns: The same partition, numbered by size, and its modularity.
  /// - Throws: `CancellationError` if the task is cancelled.
  /// - Complexity: O(*people* + *friendships*).
  /// - Precondition: As many labels as people.
  public func communities(labels: [Int], threads: Int? = nil) async throws -> Communities {
    precondition(labels.count == personCount, "one label per person")
    let graph = compressed
    return try await Computation(threads: threads).run { computation in
      try Communities(
        CanonicalPartition(labels: labels), quality: nil, in: graph, computation.context)
    }
  }
}

extension Communities {
  init(
    _ partition: CanonicalPartition, quality: Double?, in graph: CompressedGraph,
    _ context: KernelContext
  ) throws {
    self.init(
      membership: partition.membership.map(Int.init), sizes: partition.sizes,
      internalDegrees: try graph.internalDegree(in: partition, context).map(Int.init),
      modularity: try graph.modularity(of: partition, context), quality: quality)
  }
}

extension CompressedGraph {
  /// The communities that a kernel finds; `nil` if the method has none.
  fileprivate func communities(
    by kind: CommunityMethod.Kind, seed: UInt64, _ context: KernelContext
  ) throws(CancellationError) -> (partition: CanonicalPartition, quality: Double?)? {
    switch kind {
    case .leiden(let objective, let resolution, let iterations):
      let found = try leiden(
        optimizing: objective == .modularity ? .modularity : .constantPotts,
        resolution: resolution, iterations: iterations, seed: seed, context)
      return (found.partition, found.quality)
    case .louvain(let resolution):
      let found = try louvain(resolution: resolution, seed: seed, context)
      return (found.partition, found.quality)
    case .labelPropagation: return (try labelPropagation(seed: seed, context), nil)
    case .infomap, .walktrap: return nil
    }
  }
}

extension IgraphGraphs {
  /// The partition that a method of igraph's finds, with numbers as igraph gives them.
  func partition(
    by kind: CommunityMethod.Kind, seed: UInt64, _ observer: CallObserver
  ) throws(IgraphError) -> Partition {
    let copy = if case .infomap = kind { try asGiven() } else { try undirected() }
    let (graph, weights) = (copy.storage, copy.weights)
    return switch kind {
    case .leiden, .louvain, .labelPropagation:
      preconditionFailure("a kernel finds these communities")
    case .infomap(let trials):
      try graph.infomap(weights: weights, trials: trials, seed: seed, observer)
    case .walktrap(let steps): try graph.walktrap(weights: weights, steps: steps, observer)
    }
  }
}
