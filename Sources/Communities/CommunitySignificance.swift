public import Execution
internal import GraphKernels
public import Graphs
internal import Statistics

/// Whether communities are more than what a method finds in a graph without any.
///
/// Methods find communities of high quality in random graphs too. So the quality is held against those
/// that the same method reaches in graphs drawn at random, in which everyone has as many friends as here
/// but who they are is left to chance.
public struct CommunitySignificance: Sendable, Hashable {
  /// The quality that is compared.
  public let measure: CommunityMeasure
  /// The quality of the communities in question; `nil` without friendships.
  public let quality: Double?
  /// The quality of the communities found in each random graph; empty without friendships.
  public let rewiredQualities: [Double]

  /// Differences up to this part of a quality, and of 1, are errors of rounding.
  private static var rounding: Double { 1e-12 }

  /// The mean of ``rewiredQualities``; `nil` without any.
  public var mean: Double? {
    rewiredQualities.isEmpty ? nil : Moments(rewiredQualities.span).mean
  }

  /// The standard deviation of ``rewiredQualities`` as a sample; `nil` for less than two.
  public var standardDeviation: Double? {
    guard rewiredQualities.count > 1 else { return nil }
    let moments = Moments(rewiredQualities.span)
    if moments.maximum - moments.minimum <= Self.rounding(of: moments.mean) { return 0 }
    let count = Double(rewiredQualities.count)
    return moments.deviation * (count / (count - 1)).squareRoot()
  }

  /// How many standard deviations the quality lies above the mean; `nil` where that is not defined:
  /// without friendships, and if all random graphs have one quality.
  public var zScore: Double? {
    guard let quality, let mean, let standardDeviation, standardDeviation > 0 else { return nil }
    return (quality - mean) / standardDeviation
  }

  /// How many random graphs reach the quality.
  public var reachingCount: Int {
    guard let quality else { return 0 }
    return rewiredQualities.count { $0 >= quality - Self.rounding(of: quality) }
  }

  /// The share of graphs that reach the quality, the graph itself being one of them.
  ///
  /// - Range: above 0, at least 1 / (1 + *n*) with *n* random graphs, to 1; `nil` without friendships.
  /// - Source: Davison & Hinkley, *Bootstrap Methods and their Application* (1997), section 4.2:
  ///   (1 + count) / (1 + *n*).
  public var pValue: Double? {
    rewiredQualities.isEmpty
      ? nil : Double(1 + reachingCount) / Double(1 + rewiredQualities.count)
  }

  private static func rounding(of quality: Double) -> Double { rounding * max(1, abs(quality)) }
}

extension RelationGraph {
  /// Tells whether communities are more than what a method finds in random graphs with the same
  /// degrees.
  ///
  /// What is compared is the quality that the method makes large, at its resolution
  /// (``CommunityMethod/measure(isDirected:)``): for methods that make nothing large, and infomap,
  /// modularity, directed modularity if they follow direction.
  ///
  /// The random graphs come from this one by ten tries per friendship to exchange the ends of two.
  /// Weights are dealt out anew at random, so that strengths differ. Direction is dropped first, unless
  /// the method follows it: then everyone keeps the number of ties in, of ties out and of mutual ties,
  /// and the two weights of a mutual tie stay together.
  ///
  /// - Parameters:
  ///   - communities: The communities in question; `nil` for those that the method finds.
  ///   - method: How communities are found in the random graphs: as those in question were. Leiden with
  ///     `starts: 1` is several times as fast on small graphs.
  ///   - runCount: The number of seeded runs whose consensus the communities in question are; 1 for none. Those of
  ///     the random graphs are found alike, as a consensus of several runs is better than one.
  ///   - rewiringCount: How many random graphs, at least 1. The smallest ``CommunitySignificance/pValue``
  ///     is 1 / (1 + *rewiringCount*); some 20 do for the mean and the standard deviation.
  ///   - seed: The seed of the method's random choices and of the graphs.
  ///   - execution: How the work runs; changes no byte of the result. Graphs are
  ///     searched side by side, on one thread each, if memory has room and they are enough.
  /// - Returns: The quality of the communities and of those of the random graphs.
  /// - Throws: `CancellationError` if the task is cancelled; ``GraphError`` if there is to be no run or
  ///   no random graph, or as ``communities(using:startingFrom:keeping:seed:execution:)``.
  /// - Note: A graph with significant communities may have other, equally good ones: see
  ///   ``communityConsensus(ofRuns:using:seed:execution:)``.
  /// - Complexity: For each random graph, as the method, and O(*friendships*) to draw it; 50 bytes per
  ///   friendship for each graph that is made at a time, 80 with weights.
  /// - Source: Guimerà, Sales-Pardo & Amaral, "Modularity from fluctuations in random graphs and complex
  ///   networks" (2004), [doi:10.1103/PhysRevE.70.025101](https://doi.org/10.1103/PhysRevE.70.025101);
  ///   exchanging ends: Milo et al. (2003),
  ///   [arXiv:cond-mat/0312028](https://arxiv.org/abs/cond-mat/0312028); mutual ties apart: Milo et al.,
  ///   "Network motifs" (2002),
  ///   [doi:10.1126/science.298.5594.824](https://doi.org/10.1126/science.298.5594.824).
  /// - Precondition: The communities, if given, are those of the graph's people.
  public func communitySignificance(
    of communities: Communities? = nil, using method: CommunityMethod = .leiden(),
    runs runCount: Int = 1, rewirings rewiringCount: Int, seed: UInt64,
    execution: Execution = Execution()
  ) async throws -> CommunitySignificance {
    try await execution.asWhole {
      try await RepeatedSearch(self, method, seed: seed, $0)
        .significance(of: communities, runs: runCount, rewirings: rewiringCount)
    }
  }

  /// A graph with the same people and degrees, but chance friendships: without kinds and resources.
  package func rewired(
    keepingDirection: Bool, seed: UInt64, execution: Execution
  ) async throws -> RelationGraph {
    let graph = keepingDirection ? compressed : compressed.withoutDirection
    let drawn = try await Computation.run(execution, on: origin) {
      try graph.rewired(seed: seed, $0.execution)
    }
    return replacingTies(drawn)
  }
}

extension RepeatedSearch {
  /// What ``RelationGraph/communitySignificance(of:using:runs:rewirings:seed:execution:)``
  /// gives.
  package func significance(
    of communities: Communities?, runs runCount: Int, rewirings rewiringCount: Int
  ) async throws -> CommunitySignificance {
    guard runCount >= 1 else { throw GraphError.needsMore("runs", than: runCount) }
    guard rewiringCount >= 1 else {
      throw GraphError.needsMore("random graphs to compare with", than: rewiringCount)
    }
    try method.checkDirection(isDirected: graph.isDirected)
    precondition(
      communities.map { $0.personCount == self.graph.personCount } ?? true,
      "one community per person")
    let (graph, method, seed) = (graph, method, seed)
    let measure = method.measure(isDirected: graph.isDirected)
    guard graph.friendshipCount > 0 else {
      execution.report(1)
      return CommunitySignificance(measure: measure, quality: nil, rewiredQualities: [])
    }
    let friendships = Double(graph.friendshipCount)
    // The list of ties, their set, and the rows made from them; and what runs have found.
    let bytes =
      friendships * (graph.isWeighted ? 80 : 50) + 4 * Double(runCount * graph.personCount)
    // The first piece is the graph as it is.
    let pieces = try await execution.sideBySide(
      rewiringCount + 1, bytesEach: bytesOfSearch + bytes
    ) { number, execution in
      if number == rewiringCount {
        return try await Self.quality(
          of: communities, runs: runCount, measure,
          in: RepeatedSearch(graph, method, seed: seed, execution))
      }
      var seeds = SplitMix64(seed: seed)
      for _ in 0..<number { _ = seeds.next() }
      let drawn = try await graph.rewired(
        keepingDirection: method.followsDirection, seed: seeds.next(),
        execution: execution.reporting(0...0.5))
      let search = RepeatedSearch(
        drawn, method, seed: seed &+ UInt64(number), execution.reporting(0.5...1))
      return try await Self.quality(of: nil, runs: runCount, measure, in: search)
    }
    return CommunitySignificance(
      measure: measure, quality: pieces[rewiringCount],
      rewiredQualities: pieces.prefix(rewiringCount).compactMap { $0 })
  }

  /// The quality of communities of a graph; of those that are found if none are given.
  private static func quality(
    of given: Communities?, runs runCount: Int, _ measure: CommunityMeasure,
    in search: RepeatedSearch
  ) async throws -> Double? {
    let found: Communities
    if let given {
      found = given
    } else if runCount > 1 {
      found = try await search.consensus(ofRuns: runCount).communities
    } else {
      found = try await search.graph.communities(
        using: search.method, seed: search.seed, execution: search.execution)
    }
    let graph = search.graph.compressed
    return try await Computation.run(search.execution) { computation in
      try measure.value(
        of: found.partition, in: graph, computation.execution)
    }
  }
}
