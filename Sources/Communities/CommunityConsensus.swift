public import Execution
internal import GraphKernels
public import Graphs
public import Tables

/// What runs of one method with different seeds have in common, and how sure that is.
public struct CommunityConsensus: Sendable {
  /// One of the runs.
  public struct Run: Sendable, Hashable {
    /// The seed.
    public let seed: UInt64
    /// The number of communities.
    public let communityCount: Int
    /// As ``Communities/modularity``.
    public let modularity: Double?
    /// As ``Communities/quality``.
    public let quality: Double?
  }

  /// The communities that the runs have in common; where all runs agree, exactly theirs.
  public let communities: Communities
  /// For each person the share of runs, 0 to 1, in which they are in the core of their community: that
  /// community of the run which has most people in common with it.
  public let stability: [Double]
  /// The runs, in the order of their seeds.
  public let runs: [Run]
  /// How much each two runs agree: the first with the second, with the third and so on, then the
  /// second with the third.
  public let agreements: [CommunityAgreement]

  /// The name of ``column``.
  public static let columnName = "community_stability"

  /// The column `community_stability`.
  public var column: Column { Column(Self.columnName, .reals(stability)) }

  /// The mean adjusted mutual information of two runs; `nil` for a single run.
  public var meanAgreement: Double? {
    agreements.isEmpty
      ? nil
      : agreements.reduce(0) { $0 + $1.adjustedMutualInformation } / Double(agreements.count)
  }

  /// The mean stability of all people, 0 to 1: how stable what is made of these communities is; `nil` without
  /// people, and for a single run.
  public var meanStability: Double? {
    stability.isEmpty || runs.count < 2
      ? nil : stability.reduce(0, +) / Double(stability.count)
  }

  /// The mean stability of each community's members.
  public var stabilityByCommunity: [Double] {
    var sums = [Double](repeating: 0, count: communities.count)
    for (person, community) in communities.partition.membership.enumerated() {
      sums[Int(community)] += stability[person]
    }
    return zip(sums, communities.sizes).map { $0 / Double($1) }
  }
}

extension RelationGraph {
  /// Divides the people into communities several times, and finds what the results have in common.
  ///
  /// The consensus is as good as the method is meant to make it:
  ///
  /// - Leiden and Louvain make a quality large. Whoever is together in all runs moves as one, people
  ///   whom no run has together are not joined, and within these bounds the search goes on, with the
  ///   method's own objective and resolution: from the communities of the graph in which a friendship
  ///   weighs by the share of runs that have both friends together, or from the best run if that ends
  ///   below it. So the quality is at least the best run's.
  /// - Of the other methods, for which that would be another method's answer, the consensus is one of
  ///   the runs: of those at least as good as their median, the one that agrees most with all others.
  ///   What is good is ``Communities/quality``, short descriptions for infomap, and modularity for
  ///   methods that report no quality.
  ///
  /// Runs that agree are their own consensus, a single run too. Where random choices mattered, people's
  /// stability is low.
  ///
  /// - Parameters:
  ///   - runCount: How many runs, at least 1.
  ///   - method: How. Leiden begins once in each run if it does not say how often.
  ///   - seed: The first run's seed; the others have those that follow.
  ///   - execution: How the work runs; changes no byte of the result. Runs are made
  ///     side by side, on one thread each, if memory has room and they are enough.
  /// - Returns: The consensus, people's stability, and how much the runs agree.
  /// - Throws: `CancellationError` if the task is cancelled; ``GraphError`` if there is to be no run, or
  ///   as ``communities(using:startingFrom:keeping:seed:execution:)``.
  /// - Complexity: As the method, for each run; comparing them, O(*people* *runCount*²), and with Leiden
  ///   and Louvain O(*friendships* *runCount*) at worst. 4 bytes per person and run; with Leiden and
  ///   Louvain up to 40 per friendship; for each run that is made at a time 60 per person and 24
  ///   per friendship.
  /// - Source: Ovelgönne & Geyer-Schulz, "An ensemble learning strategy for graph clustering" (2013),
  ///   *Contemporary Mathematics* 588, 187–206; weights by the share of runs: Poulin & Théberge,
  ///   "Ensemble clustering for graphs" (2019),
  ///   [doi:10.1007/978-3-030-05411-3_19](https://doi.org/10.1007/978-3-030-05411-3_19); the run that agrees most: Strehl & Ghosh, "Cluster
  ///   ensembles" (2002), [jmlr.org/papers/v3/strehl02a](https://jmlr.org/papers/v3/strehl02a.html).
  public func communityConsensus(
    ofRuns runCount: Int, using method: CommunityMethod = .leiden(), seed: UInt64,
    execution: Execution = Execution()
  ) async throws -> CommunityConsensus {
    try await execution.asWhole {
      try await RepeatedSearch(self, method, seed: seed, $0).consensus(ofRuns: runCount)
    }
  }
}

extension RepeatedSearch {
  /// What ``RelationGraph/communityConsensus(ofRuns:using:seed:execution:)`` gives.
  package func consensus(ofRuns runCount: Int) async throws -> CommunityConsensus {
    guard runCount >= 1 else { throw GraphError.needsMore("runs of a consensus", than: runCount) }
    let (graph, method, seed) = (graph, method.beginningOnce, seed)
    // The runs, and one more for their consensus.
    let part = 0.9 * Double(runCount) / Double(runCount + 1)
    let runs = try await execution.reporting(0...part).sideBySide(
      runCount, bytesEach: bytesOfSearch
    ) { number, execution in
      let seed = seed &+ UInt64(number)
      let found = try await graph.communities(using: method, seed: seed, execution: execution)
      return CommonRuns.Run(found, seed: seed, merit: method.merit(of: found))
    }
    return try await Computation.run(execution, on: graph.origin) { computation in
      let execution = computation.execution.quiet
      let onProgress = computation.execution.report
      var agreements: [CommunityAgreement] = []
      for (number, run) in runs.enumerated() {
        for other in runs[(number + 1)...] {
          agreements.append(
            CommunityAgreement(try PartitionAgreement(run.partition, other.partition, execution)))
        }
        onProgress(part + 0.1 * Double(number + 1) / Double(runCount))
      }
      let (partition, communities) = try CommonRuns(
        runs, of: graph.compressed, method,
        agreements: agreements.map(\.adjustedMutualInformation)
      ).consensus(seed: seed, execution)
      onProgress(max(part + 0.1, 0.95))
      let stability = try partition.stability(in: runs.map(\.partition), execution)
      onProgress(1)
      return CommunityConsensus(
        communities: communities, stability: Array(stability), runs: runs.map(\.summary),
        agreements: agreements)
    }
  }
}

extension CommunityConsensus: CustomStringConvertible {
  /// The communities, and how many runs they are the consensus of: one line.
  public var description: String {
    "\(communities), consensus of \(runs.count) runs"
      + (meanAgreement.map { ", agreement \($0)" } ?? "")
  }
}
