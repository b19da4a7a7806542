internal import Execution
internal import GraphKernels
internal import Statistics

/// Runs of one method, and what they have in common.
struct CommonRuns {
  /// A run, and the communities that it found.
  struct Run: Sendable {
    let summary: CommunityConsensus.Run
    let partition: CanonicalPartition
    /// As ``CommunityMethod/merit(of:)``.
    let merit: Double

    init(_ found: Communities, seed: UInt64, merit: Double) {
      summary = CommunityConsensus.Run(
        seed: seed, communityCount: found.count, modularity: found.modularity,
        quality: found.quality)
      partition = found.partition
      self.merit = merit
    }
  }

  private let runs: [Run]
  private let graph: CompressedGraph
  private let method: CommunityMethod
  /// How much each two runs agree: the first with the second, with the third and so on; only needed for
  /// methods without a search that starts from given communities.
  private let agreements: [Double]

  init(
    _ runs: [Run], of graph: CompressedGraph, _ method: CommunityMethod, agreements: [Double]
  ) {
    self.runs = runs
    self.graph = graph
    self.method = method
    self.agreements = agreements
  }

  /// The communities that the runs have in common.
  func consensus(
    seed: UInt64, _ execution: Execution
  ) throws(CancellationError) -> (CanonicalPartition, Communities) {
    if let asked = method.search, runs.count > 1 {
      let found = try common(asked, seed: seed, execution)
      return (
        found.partition, Communities(found.partition, found.weights, quality: found.quality)
      )
    }
    let run = runs[mostCommon]
    return (
      run.partition,
      try Communities(run.partition, quality: run.summary.quality, in: graph, execution)
    )
  }

  /// What a search of high quality makes of what the runs have in common.
  ///
  /// Where runs differ much, a search among ties that weigh by the share of runs comes nearer to what
  /// they have in common than the best run is, and from there quality often goes higher.
  private func common(
    _ asked: QualitySearch, seed: UInt64, _ execution: Execution
  ) throws(CancellationError) -> CommunityResult {
    let quiet = execution.quiet
    let divisions = runs.map(\.partition)
    let best = runs[best]
    let start = CommunityStart(from: best.partition, divisions: divisions)
    let weighed = try graph.weighted(byCoMembershipIn: divisions, quiet)
      .communities(by: asked, from: start, seed: seed, quiet).partition
    let found = try graph.communities(
      by: asked, from: CommunityStart(from: weighed, divisions: divisions), seed: seed, quiet)
    if found.quality ?? 0 >= best.merit { return found }
    return try graph.communities(by: asked, from: start, seed: seed, quiet)
  }

  /// The best run, of several such the first.
  private var best: Int {
    runs.indices.dropFirst().reduce(0) { runs[$1].merit > runs[$0].merit ? $1 : $0 }
  }

  /// Of the runs at least as good as the median the one that agrees most with all others, of several
  /// such the best, of several of these the first.
  private var mostCommon: Int {
    let median = median
    let sums = agreementSums
    var chosen: Int?
    for number in runs.indices where runs[number].merit >= median {
      guard let other = chosen else {
        chosen = number
        continue
      }
      if (sums[number], runs[number].merit) > (sums[other], runs[other].merit) { chosen = number }
    }
    return chosen ?? 0
  }

  private var median: Double {
    let merits = runs.map(\.merit).sorted()
    let (lower, upper) = (merits[(merits.count - 1) / 2], merits[merits.count / 2])
    return Median.middle(lower, upper)
  }

  /// How much each run agrees with all others together.
  private var agreementSums: [Double] {
    var sums = [Double](repeating: 0, count: runs.count)
    var pairs = agreements.makeIterator()
    for one in runs.indices {
      for other in runs.indices where other > one {
        guard let agreement = pairs.next() else { return sums }
        sums[one] += agreement
        sums[other] += agreement
      }
    }
    return sums
  }
}
