internal import Communities
internal import Execution
internal import GraphFeatures
internal import Graphs
internal import Tables

extension Stage {
  static let communities = Stage("communities", share: 20)
  // Random graphs and scans take far longer than finding communities once.
  static let significance = Stage("significance", share: 60)
  static let scan = Stage("scan", share: 60)
}

/// The communities of a graph, and how sure they are.
struct FoundCommunities {
  let communities: Communities
  /// The levels, the finest first and the communities themselves last; the communities alone if no
  /// levels are kept.
  let levels: [Communities]
  let consensus: CommunityConsensus?

  init(_ communities: Communities) {
    self.communities = communities
    levels = []
    consensus = nil
  }

  init(levels: [Communities]) {
    communities = levels[levels.count - 1]
    self.levels = levels
    consensus = nil
  }

  init(_ consensus: CommunityConsensus) {
    communities = consensus.communities
    levels = []
    self.consensus = consensus
  }

  /// The columns of communities and, of a consensus, of stability.
  var columns: [Column] { communities.columns + [consensus?.column].compactMap(\.self) }
}

extension JobRun {
  /// Finds communities as a search says.
  mutating func communities(
    _ search: CommunitySearch, seed: UInt64, _ graph: RelationGraph
  ) async throws -> FoundCommunities {
    let found = try await stage(.communities) { execution in
      switch search {
      case .once(let method):
        FoundCommunities(
          try await graph.communities(using: method, seed: seed, execution: execution))
      case .consensus(let method, let runs):
        FoundCommunities(
          try await RepeatedSearch(graph, method, seed: seed, execution).consensus(ofRuns: runs))
      case .settled(let method, let runs):
        FoundCommunities(
          try await RepeatedSearch(graph, method, seed: seed, execution).settledConsensus(
            ofRuns: runs))
      }
    }
    report.summary.note(found, by: search.method, graph)
    return found
  }
}

extension JobSummary {
  /// Notes the communities of a graph.
  mutating func note(
    _ found: FoundCommunities, by method: CommunityMethod, _ graph: RelationGraph
  ) {
    communities = (found.communities.count, found.communities.modularity)
    isolateCommunityCount = graph.isolateCount(among: found.communities)
    if let measure = method.ownQuality(isDirected: graph.isDirected),
      let quality = found.communities.quality
    {
      communityQuality = (measure, quality)
    }
    runAgreement = found.consensus.flatMap { consensus in
      consensus.meanAgreement.map { (consensus.runs.count, $0) }
    }
  }
}
