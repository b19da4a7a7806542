internal import Foundation
internal import Sesame

/// The whole benchmark on a small graph, checking that its results can be right; times are not judged.
enum ShortRun {
  private static let people = 2_000
  private static let friendships = 20_000

  static func run() async throws -> Report {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "sesame-benchmarks-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = GraphFiles(folder.path(percentEncoded: false))
    try files.write(GeneratedGraph(people: people, friendships: friendships, seed: 1), seed: 1)
    var pipeline = Pipeline(files: files, threads: nil, seed: 1)
    let outcome = try await pipeline.run()
    try check(outcome, files)
    return try Report(pipeline, outcome)
  }

  private static func check(_ outcome: Pipeline.Outcome, _ files: GraphFiles) throws {
    try require(outcome.people == people, "\(outcome.people) people instead of \(people)")
    try require(
      outcome.friendships == friendships,
      "\(outcome.friendships) friendships instead of \(friendships)")
    try require(
      (0.3..<1).contains(outcome.modularity ?? 0), "the planted communities were not found")

    let table = try Table(contentsOf: files.scored)
    try require(table.rowCount == people, "\(table.rowCount) rows instead of \(people)")
    let aggregates = GeneratedPeople.columnNames.flatMap { name in
      ["count", "mean", "sd", "min", "max", "median"].map { "neighbor_\(name)_\($0)" }
        + ["community_\(name)_mean"]
    }
    let expected =
      ["id"] + GeneratedPeople.columnNames + [
        "degree", "triangle_count", "local_clustering_coefficient", "coreness", "pagerank",
        "component", "component_size", "community", "community_size", "community_internal_degree",
      ] + aggregates + ScoreCategory.allCases.map(\.rawValue) + ["score"]
    let names = table.columns.map(\.name)
    try require(
      Array(names.prefix(expected.count - 6)) == Array(expected.dropLast(6))
        && Set(expected).isSubset(of: names), "other columns than expected: \(names)")

    let degrees = try numbers("degree", table)
    try require(degrees.reduce(0, +) == Double(2 * friendships), "degrees don't add up")
    let ranks = try numbers("pagerank", table)
    try require(abs(ranks.reduce(0, +) - 1) < 1e-9, "PageRank doesn't sum to 1")
    let internals = try numbers("community_internal_degree", table)
    try require(
      zip(internals, degrees).allSatisfy { $0 <= $1 }, "more friends inside than in all")
    let scores = try numbers("score", table)
    try require(
      scores.count > people / 2 && scores.allSatisfy { (350...950).contains($0) },
      "scores are missing or out of range")
    try require(Set(scores).count > 50, "scores hardly differ")
  }

  /// The values of a column that are not missing.
  private static func numbers(_ name: String, _ table: Table) throws -> [Double] {
    try table.numbers(inColumn: name).compactMap { $0 }
  }

  private static func require(_ condition: Bool, _ problem: String) throws {
    if !condition { throw BenchmarkError(problem) }
  }
}
