import Sesame
import Testing

@Suite struct `Requests that make no sense` {
  private var edges: EdgeList {
    get throws { try EdgeList(sources: ["a", "b"], targets: ["b", "c"], times: [0, 1]) }
  }

  private func error<Answer>(_ run: () async throws -> Answer) async -> String? {
    do {
      _ = try await run()
      return nil
    } catch { return "\(error)" }
  }

  @Test func `dates that can't be followed are refused, not trapped on`() async throws {
    typealias Date = CommunityHistoryJob.Date
    let source = GraphSource(edges: .value(try edges))
    let cases: [([Date], String)] = [
      ([], "there is no date; give at least one"),
      (
        [Date("x", seconds: .nan)],
        "the date 'x' is nan, not a number of seconds; give seconds since 1970"
      ),
      ([Date(" ", seconds: 2)], "a date has no name; give each a name for its column"),
      (
        [Date("x", seconds: 2), Date("x", seconds: 3)],
        "date 'x' is given twice; give each date once"
      ),
      (
        [Date("x", seconds: 3), Date("y", seconds: 3)],
        "the date 'y' does not lie after 'x'; give dates from early to late"
      ),
    ]
    for (dates, problem) in cases {
      let found = await error { try await CommunityHistoryJob(at: dates, seed: 1).run(on: source) }
      #expect(found == problem)
    }
  }

  @Test func `rules are checked before anything is made of their numbers`() async throws {
    for (rules, problem) in [
      (GraphRules(asOf: .nan), "the date as of which friendships count is nan"),
      (GraphRules(asOf: 2, halfLife: .infinity), "a half-life of inf seconds is not possible"),
    ] {
      let source = GraphSource(edges: .value(try edges), rules: rules)
      let found = await error { try await FeatureJob(seed: 1).run(on: source) }
      #expect(found?.hasPrefix(problem) == true)
    }
  }

  @Test func `half-lives beyond the range of numbers are told as such`() async throws {
    let source = GraphSource(
      edges: .value(try edges), rules: GraphRules(asOf: 1e308, halfLife: .leastNonzeroMagnitude))
    let warnings = try await FeatureJob(seed: 1).run(on: source).report.warnings.map(\.description)
    #expect(warnings.contains { $0.contains("is more than 1e308 half-lives old") })
    #expect(!warnings.contains { $0.contains("inf ") })
  }

  @Test func `a table in memory is scored and compared if it tells people apart`() async throws {
    let table = Table([
      Column("id", .strings(["a", "a"])), Column("community", .integers([0, 1])),
    ])
    let twice = "table: row 2: the person is in the table twice, first in row 1; keep one row"
    #expect(
      await error { try await ScoringJob(model: .reported2015).run(on: .value(table)) } == twice)
    #expect(
      await error { try await ComparisonJob().run(on: .value(table), .value(table)) } == twice)
  }

  @Test func `a threshold that is no number is refused before communities are found`() async throws
  {
    var job = CommunityJob(seed: 1)
    job.communityTable = CommunityJob.TableOptions()
    job.communityTable?.thresholds = ["x": .nan]
    let source = GraphSource(
      edges: .value(try EdgeList([("a", "b")])),
      people: .value(try Table(["id": ["a", "b"], "x": [1, 2]])))
    let found = await error { try await job.run(on: source) }
    #expect(found == "the threshold of column 'x' is not a number; give one, or leave it out")
  }
}
