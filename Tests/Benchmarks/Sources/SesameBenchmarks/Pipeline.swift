internal import Sesame

/// The whole work, from two files to an enriched table in a third, timed by part.
struct Pipeline {
  /// How many threads; `nil` for all cores.
  let threads: Int?
  let leidenIterations: Int
  /// The seed of the communities.
  let seed: UInt64
  private(set) var stopwatch = Stopwatch()

  init(threads: Int?, leidenIterations: Int, seed: UInt64) {
    self.threads = threads
    self.leidenIterations = leidenIterations
    self.seed = seed
  }

  struct Outcome {
    let graph: RelationGraph
    let communities: Communities
    let table: Table
  }

  /// Runs every part once.
  mutating func run(edges: String, people: String, output: String) async throws -> Outcome {
    stopwatch = Stopwatch()
    let execution = Execution(threads: threads)
    let graph = try await stopwatch.measure("read") {
      try RelationGraph(
        EdgeList(contentsOf: edges, execution: execution), people: Table(contentsOf: people),
        execution: execution)
    }
    var table = graph.people
    for (name, features) in Self.features {
      let found = try await stopwatch.measure(name) {
        try await graph.features(.only(features), execution: execution)
      }
      table = try table.joined(with: found)
    }
    let communities = try await stopwatch.measure("leiden") {
      try await graph.communities(
        using: .leiden(iterations: leidenIterations), seed: seed, execution: execution)
    }
    for column in communities.columns { try table.append(column) }
    let aggregates = try await stopwatch.measure("aggregates") {
      // What the peers compute.
      try await graph.friendAggregates(
        of: graph.people.numericColumnNames,
        statistics: [.mean, .standardDeviation, .minimum, .maximum],
        execution: execution)
    }
    table = try await stopwatch.measure("join") { try table.joined(with: aggregates) }
    try await stopwatch.measure("write") { try table.write(to: output) }
    return Outcome(graph: graph, communities: communities, table: table)
  }

  private static let features: [(String, [Feature])] = [
    ("degree", [.degree]), ("triangles", [.triangleCount, .localClusteringCoefficient]),
    ("coreness", [.coreness]), ("pagerank", [.pageRank(tolerance: StageRun.rankTolerance)]),
    ("components", [.component, .componentSize]),
  ]
}
