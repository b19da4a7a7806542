internal import Foundation
internal import GraphKernels

/// Whether communities are more than what a method finds in a graph without any.
///
/// Methods find communities of high modularity in random graphs too. So the modularity is held against
/// those that the same method reaches in graphs drawn at random, in which everyone has as many friends
/// as here but who they are is left to chance.
public struct CommunitySignificance: Sendable, Hashable {
  /// As ``Communities/modularity`` of the communities in question.
  public let modularity: Double?
  /// The modularity of the communities found in each random graph; empty without friendships.
  public let rewiredModularities: [Double]

  /// Differences up to this are errors of rounding.
  private static var rounding: Double { 1e-12 }

  /// The mean of ``rewiredModularities``; `nil` without any.
  public var mean: Double? {
    rewiredModularities.isEmpty
      ? nil : rewiredModularities.reduce(0, +) / Double(rewiredModularities.count)
  }

  /// The standard deviation of ``rewiredModularities`` as a sample; `nil` for less than two.
  public var standardDeviation: Double? {
    guard let mean, rewiredModularities.count > 1 else { return nil }
    let (low, high) = rewiredModularities.reduce((mean, mean)) { (min($0.0, $1), max($0.1, $1)) }
    if high - low <= Self.rounding { return 0 }
    let sum = rewiredModularities.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (sum / Double(rewiredModularities.count - 1)).squareRoot()
  }

  /// How many standard deviations the modularity lies above the mean; `nil` where that is not defined:
  /// without friendships, and if all random graphs have one modularity.
  public var zScore: Double? {
    guard let modularity, let mean, let standardDeviation, standardDeviation > 0 else { return nil }
    return (modularity - mean) / standardDeviation
  }

  /// How many random graphs reach the modularity.
  public var reachingCount: Int {
    guard let modularity else { return 0 }
    return rewiredModularities.count { $0 >= modularity - Self.rounding }
  }

  /// The share of graphs that reach the modularity, the graph itself being one of them.
  ///
  /// - Range: above 0, at least 1 / (1 + *n*) with *n* random graphs, to 1; `nil` without friendships.
  /// - Source: Davison & Hinkley, *Bootstrap Methods and their Application* (1997), section 4.2:
  ///   (1 + count) / (1 + *n*).
  public var pValue: Double? {
    rewiredModularities.isEmpty
      ? nil : Double(1 + reachingCount) / Double(1 + rewiredModularities.count)
  }
}

extension RelationGraph {
  /// Tells whether communities are more than what a method finds in random graphs with the same
  /// degrees.
  ///
  /// The random graphs come from this one by ten tries per friendship to exchange the ends of two.
  /// Weights are dealt out anew at random, so that strengths differ. Direction is dropped first, unless
  /// the method follows it: then everyone keeps the number of ties in and of ties out.
  ///
  /// - Parameters:
  ///   - communities: The communities in question; `nil` for those that the method finds.
  ///   - method: How communities are found in the random graphs: as those in question were. Leiden with
  ///     `starts: 1` is several times as fast on small graphs.
  ///   - rewiringCount: How many random graphs, at least 1. The smallest ``CommunitySignificance/pValue``
  ///     is 1 / (1 + *rewiringCount*); some 20 do for the mean and the standard deviation.
  ///   - seed: The seed of the method's random choices and of the graphs.
  ///   - threads: How many threads; `nil` for all cores. Changes no byte of the result. Graphs are
  ///     searched side by side, on one thread each, if memory has room and they are enough.
  ///   - onProgress: The finished part, from 0 to 1, called from any thread; it must not call the
  ///     library.
  /// - Returns: The modularity of the communities and of those of the random graphs.
  /// - Throws: `CancellationError` if the task is cancelled; ``GraphError`` if igraph fails.
  /// - Note: Modularity is the yardstick whatever the method makes large, at resolution 1. A graph with
  ///   significant communities may have other, equally good ones: see
  ///   ``communityConsensus(ofRuns:using:seed:threads:onProgress:)``.
  /// - Complexity: For each random graph, as the method, and O(*friendships*) to draw it; 50 bytes per
  ///   friendship for each graph that is made at a time, 80 with weights.
  /// - Source: Guimerà, Sales-Pardo & Amaral, "Modularity from fluctuations in random graphs and complex
  ///   networks" (2004), [doi:10.1103/PhysRevE.70.025101](https://doi.org/10.1103/PhysRevE.70.025101);
  ///   exchanging ends: Milo et al. (2003),
  ///   [arXiv:cond-mat/0312028](https://arxiv.org/abs/cond-mat/0312028).
  /// - Precondition: `rewiringCount >= 1`; the communities, if given, are those of the graph's people.
  public func communitySignificance(
    of communities: Communities? = nil, using method: CommunityMethod = .leiden(),
    rewirings rewiringCount: Int, seed: UInt64, threads: Int? = nil,
    onProgress: @escaping @Sendable (Double) -> Void = { _ in }
  ) async throws -> CommunitySignificance {
    try await RepeatedSearch(self, method, seed: seed, threads: threads, onProgress: onProgress)
      .significance(of: communities, rewirings: rewiringCount)
  }

  /// A graph with the same people and degrees, but chance friendships.
  fileprivate func rewired(
    keepingDirection: Bool, seed: UInt64, threads: Int?,
    onProgress: @escaping @Sendable (Double) -> Void
  ) async throws -> RelationGraph {
    let graph = keepingDirection ? compressed : compressed.withoutDirection
    let drawn = try await Computation(threads: threads, on: origin, onProgress: onProgress).run {
      try graph.rewired(seed: seed, $0.context)
    }
    return RelationGraph(
      identifiers: identifiers, people: people, isDirected: drawn.isDirected, asOf: asOf,
      halfLife: halfLife, summary: summary, compressed: drawn,
      weightExponent: weightExponent, origin: origin)
  }
}

extension RepeatedSearch {
  /// What ``RelationGraph/communitySignificance(of:using:rewirings:seed:threads:onProgress:)`` gives.
  package func significance(
    of communities: Communities?, rewirings rewiringCount: Int
  ) async throws -> CommunitySignificance {
    precondition(rewiringCount >= 1, "at least one random graph")
    precondition(
      communities.map { $0.membership.count == self.graph.personCount } ?? true,
      "one community per person")
    let (graph, method, seed) = (graph, method, seed)
    guard graph.friendshipCount > 0 else {
      onProgress(1)
      return CommunitySignificance(modularity: nil, rewiredModularities: [])
    }
    let friendships = Double(graph.friendshipCount)
    // The list of ties, their set, and the rows made from them.
    let bytes = friendships * (graph.isWeighted ? 80 : 50)
    // The first piece is the graph as it is.
    let pieces = try await map(
      rewiringCount + (communities == nil ? 1 : 0), bytesBesides: bytes, onProgress: onProgress
    ) { number, threads, onProgress in
      if number == rewiringCount {
        return try await graph.communities(
          using: method, seed: seed, threads: threads, onProgress: onProgress
        ).modularity
      }
      var seeds = SplitMix64(seed: seed)
      for _ in 0..<number { _ = seeds.next() }
      let drawn = try await graph.rewired(
        keepingDirection: method.followsDirection, seed: seeds.next(), threads: threads
      ) { onProgress(0.5 * $0) }
      return try await drawn.communities(
        using: method, seed: seed &+ UInt64(number), threads: threads
      ) { onProgress(0.5 + 0.5 * $0) }.modularity
    }
    return CommunitySignificance(
      modularity: communities.map(\.modularity) ?? pieces[pieces.count - 1],
      rewiredModularities: pieces.prefix(rewiringCount).compactMap { $0 })
  }
}

extension CommunityMethod {
  /// Whether communities depend on the direction of ties.
  fileprivate var followsDirection: Bool {
    switch kind {
    case .infomap, .synchronousLabelPropagation: true
    case .leiden(let options), .louvain(let options):
      options.objective == .directedModularity
    default: false
    }
  }
}
