public import Execution
internal import GraphKernels
public import Graphs
internal import Identifiers
internal import Tables

extension RelationGraph {
  /// Communities that hang neither on a seed nor on the order of rows, as scores need them.
  ///
  /// They are the consensus of runs with the seeds from 1 on, with people taken in the order of their identifiers'
  /// bytes: what is arbitrary in communities is then always the same. How much that is,
  /// ``CommunityConsensus/stability`` tells.
  ///
  /// - Parameters:
  ///   - method: How.
  ///   - runCount: How many runs, at least 1; `nil` for 20, fewer on graphs of more than 200,000 friendships and with
  ///     igraph's methods, and one of a method without chance.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Returns: The consensus, people's stability, and how much the runs agree.
  /// - Throws: As ``communityConsensus(ofRuns:using:seed:execution:)``.
  /// - Complexity: As ``communityConsensus(ofRuns:using:seed:execution:)``, and sorting the people.
  public func settledCommunities(
    using method: CommunityMethod = .leiden(), runs runCount: Int? = nil,
    execution: Execution = Execution()
  ) async throws -> CommunityConsensus {
    try await execution.asWhole {
      try await RepeatedSearch(self, method, seed: 1, $0).settledConsensus(ofRuns: runCount)
    }
  }
}

extension CommunityMethod {
  /// How many runs a score's communities are the consensus of: fewer where friendships are many, as runs take longer and
  /// agree more there, and a single one where no chance is involved.
  package func settledRunCount(forFriendships count: Int) -> Int {
    guard usesChance else { return 1 }
    return max(4, min(usesIgraph ? 5 : 20, 4_000_000 / max(count, 1)))
  }

  private var usesChance: Bool {
    switch kind {
    case .synchronousLabelPropagation, .walktrap, .fastGreedy, .leadingEigenvector: false
    case .levels, .labelPropagation, .infomap, .spinglass, .fluid: true
    }
  }
}

extension RepeatedSearch {
  /// The consensus of runs that hangs neither on a seed nor on the order of rows, as scores need it.
  ///
  /// People are taken in the order of their identifiers' bytes, and the runs have the seeds from 1 on: what is
  /// arbitrary in the communities is the same whatever a run asks for. How much is arbitrary, the stability tells.
  ///
  /// - Parameter runCount: How many runs; `nil` for as many as suit the graph.
  /// - Returns: The consensus, by row.
  /// - Throws: As ``consensus(ofRuns:)``.
  package func settledConsensus(ofRuns runCount: Int?) async throws -> CommunityConsensus {
    let names = graph.identifiers
    let rows = names.indices.sorted { names.utf8($0).lexicographicallyPrecedes(names.utf8($1)) }
    let ordered = try await graph.ordered(
      by: graph.identifierTable.rows(rows), execution: execution.quiet)
    let found = try await RepeatedSearch(ordered, method, seed: 1, execution).consensus(
      ofRuns: runCount ?? method.settledRunCount(forFriendships: graph.friendshipCount))
    var labels = [Int](repeating: 0, count: rows.count)
    var stability = found.stability
    for (place, row) in rows.enumerated() {
      labels[row] = found.communities.community(ofRow: place)
      stability[row] = found.stability[place]
    }
    let communities = try await graph.communities(
      labels: labels, quality: found.communities.quality, execution: execution.quiet)
    return CommunityConsensus(
      communities: communities, stability: stability, runs: found.runs,
      agreements: found.agreements)
  }
}
