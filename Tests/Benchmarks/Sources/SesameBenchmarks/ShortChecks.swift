internal import Foundation
internal import Sesame

/// Laws that the short run's answers must keep.
enum ShortChecks {
  /// Nothing but times and memory may differ between numbers of threads.
  static func checkEqual(_ one: [Measurement], _ other: [Measurement]) throws {
    for (one, other) in zip(one, other) {
      try require(
        one.checksums == other.checksums && one.numbers == other.numbers,
        "\(one.stage) depends on the number of threads")
    }
  }

  /// A graph from a snapshot has the degrees that it had before.
  static func checkSnapshots(_ measurements: [Measurement]) throws {
    let stages: [Stage] = [.degree, .save, .open]
    let degrees = measurements.filter { stages.map(\.rawValue).contains($0.stage) }
    try require(
      degrees.count == 3 && Set(degrees.map(\.checksums)).count == 1,
      "a snapshot holds another graph")
  }

  static func checkShuffle(_ shuffle: Shuffle, count: Int) throws {
    let places = (0..<count).map { shuffle($0) }
    try require(Set(places) == Set(0..<count), "the shuffle is not one to one")
    try require(
      places.enumerated().allSatisfy { shuffle.undone($0.element) == $0.offset },
      "the shuffle can't be undone")
  }

  /// The laws of a pipeline's table, from a list that has no friendship twice and none of a person
  /// alone if it is simple.
  static func checkLaws(_ files: GraphFiles, isSimple: Bool) async throws {
    let graph = try RelationGraph(
      EdgeList(contentsOf: files.edges()), people: Table(contentsOf: files.people))
    try require(
      isSimple == (graph.summary.duplicateCount + graph.summary.selfLoopCount == 0),
      "repetitions and self-loops are not as the generator has them")
    let table = try Table(contentsOf: files.enriched)
    try require(table.rowCount == graph.personCount, "\(table.rowCount) rows")

    let degrees = try numbers("degree", table)
    try require(
      degrees.reduce(0, +) == Double(2 * graph.friendshipCount), "degrees don't add up")
    try require(
      (degrees.max() ?? 0) > 5 * degrees.reduce(0, +) / Double(degrees.count),
      "degrees have no heavy tail")
    let ranks = try numbers("pagerank", table)
    try require(abs(ranks.reduce(0, +) - 1) < 1e-9, "PageRank doesn't sum to 1")
    let triangles = try numbers("triangle_count", table).reduce(0, +)
    try require(triangles > 0 && triangles.remainder(dividingBy: 3) == 0, "a triangle has 3 people")
    for name in ["coreness", "community_internal_degree"] {
      let values = try numbers(name, table)
      try require(
        zip(values, degrees).allSatisfy { 0 <= $0 && $0 <= $1 }, "\(name) is above the degree")
    }
    let components = try numbers("component_size", table)
    try require(
      zip(components, degrees).allSatisfy { $0 > $1 }, "a component lacks someone's friends")
    for name in graph.people.numericColumnNames {
      let counts = try numbers("neighbor_\(name)_count", table)
      try require(zip(counts, degrees).allSatisfy { $0 <= $1 }, "\(name) of too many friends")
      let bounds = try ["min", "mean", "max"].map { try numbers("neighbor_\(name)_\($0)", table) }
      try require(
        bounds[0].indices.allSatisfy {
          bounds[0][$0] <= bounds[1][$0] * (1 + 1e-12)
            && bounds[1][$0] <= bounds[2][$0] * (1 + 1e-12)
        }, "a mean of \(name) is out of bounds")
    }
  }

  /// The built-in card on the same people.
  static func checkScores(_ files: GraphFiles, people: Int) async throws {
    let result = try await EnrichmentJob(FeatureJob(seed: 1), model: .reported2015).run(
      on: GraphSource(edges: .file(files.edges()), people: .file(files.people)))
    try require(
      (0.3..<1).contains(result.communities?.modularity ?? 0),
      "the planted communities were not found")
    try result.table.write(to: files.scored)
    let table = try Table(contentsOf: files.scored)
    try require(table.rowCount == people, "\(table.rowCount) rows instead of \(people)")
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

  static func require(_ condition: Bool, _ problem: String) throws {
    if !condition { throw BenchmarkError(problem) }
  }
}
