internal import Sesame

/// The whole work, from two files to an enriched and a scored one, timed by stage.
struct Pipeline {
  let files: GraphFiles
  /// How many threads; `nil` for all cores.
  let threads: Int?
  /// The seed of the communities.
  let seed: UInt64
  private(set) var times = StageTimes()

  init(files: GraphFiles, threads: Int?, seed: UInt64) {
    self.files = files
    self.threads = threads
    self.seed = seed
  }

  /// What one run found.
  struct Outcome {
    let people: Int
    let friendships: Int
    let communities: Int
    let modularity: Double?
    let columns: Int
    let scoredColumns: Int
    /// The peak of memory before the scores.
    let peakBytes: Int?
  }

  /// The prefix of stages that repeat a part of the stage `features` and don't count in the total.
  static let featurePrefix = "feature "

  /// Runs every stage once.
  mutating func run() async throws -> Outcome {
    let edges = try await times.measure("read edges") { try EdgeList(contentsOf: files.edges) }
    let people = try await times.measure("read people") { try Table(contentsOf: files.people) }
    let graph = try await times.measure("build graph") { try RelationGraph(edges, people: people) }

    let features = try await times.measure("features") {
      try await graph.features(.standard, threads: threads)
    }
    let communities = try await times.measure("communities") {
      try await graph.communities(using: .leiden(iterations: nil), seed: seed, threads: threads)
    }
    let aggregates = try await times.measure("aggregates") {
      try await graph.friendAggregates(
        of: people.numericColumnNames, in: people, communities: communities, threads: threads)
    }
    let table = try await times.measure("join") {
      var table = try people.joined(with: features)
      for column in communities.columns { try table.append(column) }
      return try table.joined(with: aggregates)
    }
    try await times.measure("write") { try table.write(to: files.enriched) }
    let peakBytes = PeakMemory.bytes

    let scored = try await times.measure("score") {
      let ties = RelationTies(graph, threads: threads)
      return try table.joined(
        with: CreditScorer(model: .reported2015).scores(for: table, friends: ties))
    }
    try await times.measure("write scored") { try scored.write(to: files.scored) }

    for feature in try FeatureSelection.standard.features(for: graph) {
      _ = try await times.measure(Self.featurePrefix + feature.columnName) {
        try await graph.features([feature], threads: threads)
      }
    }
    return Outcome(
      people: graph.personCount, friendships: graph.friendshipCount,
      communities: communities.count, modularity: communities.modularity,
      columns: table.columns.count, scoredColumns: scored.columns.count,
      peakBytes: peakBytes)
  }
}
