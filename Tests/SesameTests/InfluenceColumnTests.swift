import EdgeLists
import Sesame
import Tables
import Testing

/// Influence from known people and ratings as columns of jobs.
@Suite struct `Columns of influence and ratings` {
  private static let text = """
    from,to,rating,day
    a,b,8,1
    b,c,-4,1
    c,a,2,1
    a,c,6,1
    d,b,10,1
    a,b,4,2
    c,c,5,1
    c,d,,1
    d,a,9,9

    """
  private static let people = Result {
    try Table(["id": ["a", "b", "c", "d", "e"], "sure": [1, 0, nil, 3, nil]])
  }

  private func source(directed: Bool = true) throws -> GraphSource {
    let edges = try EdgeList(
      parsing: Self.text, named: "r.csv",
      format: EdgeListFormat(time: "day", columns: [.numbers("rating")]))
    return try GraphSource(
      edges: .value(edges), people: .value(Self.people.get()),
      rules: GraphRules(directed: directed, asOf: 5))
  }

  private var job: FeatureJob {
    var job = FeatureJob.nothing(seed: 1)
    job.influence = InfluenceSelection(from: .column("sure"))
    job.ratings = RatingSelection(column: "rating", largest: 10)
    return job
  }

  static let names = [
    "personalized_pagerank", "personalized_pagerank_per_degree", "activation",
    "activation_per_degree", "sybil_trust", "sybil_rank", "fairness", "goodness", "rev2_fairness",
    "rev2_goodness",
  ]

  @Test(arguments: [false, true])
  func `they are in the dictionary as they come out`(directed: Bool) async throws {
    for prefix in ["", "g_"] {
      var job = job
      job.columnPrefix = prefix
      let source = try source(directed: directed)
      let dictionary = try job.dictionary(for: source.schema())
      let table = try await job.run(on: source).table
      #expect(table.columns.map(\.name) == ["id", "sure"] + Self.names.map { prefix + $0 })
      #expect(dictionary.columns.map(\.name) == table.columns.map(\.name))
      for (column, entry) in zip(table.columns, dictionary.columns) {
        #expect(column.type == entry.type && (entry.missing != nil || column.values.isComplete))
      }
    }
  }

  @Test func `influence goes along positive ratings, and the summary tells of the others`()
    async throws
  {
    let result = try await job.run(on: source())
    // The last ratings of pairs before day 5, of which that of b for c is below 0.
    let positive = try EdgeList([
      ("c", "a", 2.0), ("a", "c", 6), ("d", "b", 10), ("a", "b", 4),
    ])
    let graph = try await positive.graph(
      people: Self.people.get(), rules: GraphRules(directed: true))
    let seeds = InfluenceSeeds.column("sure")
    let ranks = try await graph.personalizedPageRank(from: [seeds])[0]
    let energy = try await graph.spreadingActivation(from: seeds)
    let trust = try await graph.sybilRank(trusting: seeds)
    for column in ranks.columns + energy.columns + trust.columns {
      let found = try result.table.numbers(inColumn: column.name)
      for (one, other) in zip(found, try #require(column.values.numbers)) {
        #expect((one == nil) == (other == nil) && abs((one ?? 0) - (other ?? 0)) < 1e-12)
      }
    }
    #expect(result.description.contains("\ninfluence    from 2 seeds\n"))
    #expect(
      result.description.contains(
        "\nratings      5 (1 replaced by the last of their pair, 1 of oneself left out, 1 row without one, "
          + "1 not above 0 left out of influence)\n"))
  }

  @Test func `ratings give what the graph's own methods do`() async throws {
    let result = try await job.run(on: source())
    let ratings = try Ratings(
      [("c", "a", 2.0), ("a", "c", 6), ("d", "b", 10), ("a", "b", 4), ("b", "c", -4)], largest: 10)
    let fair = try await result.graph.fairnessAndGoodness(of: ratings, coldStart: .missing)
    let rev2 = try await result.graph.rev2(
      of: ratings, fairnessPrior: .median, fairnessPriorWeight: 1, goodnessPrior: .median,
      goodnessPriorWeight: 1, coldStart: .missing)
    for column in fair.columns + rev2.columns {
      let found = try result.table.numbers(inColumn: column.name)
      for (one, other) in zip(found, try #require(column.values.numbers)) {
        #expect((one == nil) == (other == nil) && abs((one ?? 0) - (other ?? 0)) < 1e-12)
      }
    }
    #expect(Array(rev2.fairness.suffix(1)) == [nil])
  }

  @Test func `a score model reads them, shown or not`() async throws {
    let model = try ScoreModel(
      name: "ranks", purpose: "a test", scale: 0...100, bands: [.init(name: "all", from: 0)],
      categories: [
        .init(
          name: .creditHistory, weight: 1,
          characteristics: [
            .init(
              name: "rank", reason: "Rank", budget: 100,
              measure: .column(
                .init(
                  "sybil_rank", .higherIsBetter, bins: .steps(at: [1], points: [0, 100]),
                  missingPoints: 50)))
          ])
      ])
    var job = job
    job.influence?.methods = []
    job.ratings = nil
    let result = try await EnrichmentJob(job, model: model).run(on: source())
    #expect(result.table["sybil_rank"] == nil && result.table["score"] != nil)
    #expect(result.scores.assessedCount > 0)
  }

  @Test func `what can't be computed is said before anything is`() async throws {
    var texts = job
    texts.ratings = RatingSelection(column: "nope")
    await #expect(throws: GraphError.self) { try await texts.run(on: source()) }
    var large = job
    large.ratings?.largest = 5
    let error = await #expect(throws: DataError.self) { try await large.run(on: source()) }
    #expect(error?.description.contains("rating '8' is not from -5 to 5") == true)
    var unknown = job
    unknown.influence?.seeds = .column("unsure")
    await #expect(throws: DataError.self) { try await unknown.run(on: source()) }
  }
}

extension ColumnValues {
  /// Whether no value is missing.
  fileprivate var isComplete: Bool { (0..<count).allSatisfy { !isMissing($0) } }
}
