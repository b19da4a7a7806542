import Files
import Foundation
import Sesame
import Tables
import Testing

/// Which columns are written, and in which order.
@Suite struct `Columns that are written` {
  private func source() throws -> GraphSource {
    let edges = try EdgeList([("ann", "bob"), ("bob", "cid"), ("cid", "ann"), ("cid", "dan")])
    return GraphSource(edges: .value(edges), people: .value(try people()))
  }

  private func people() throws -> Table {
    try Table([
      "id": ["ann", "bob", "cid", "dan"], "income": [52, nil, 31, 47],
      "town": ["Oslo", "Rome", "Oslo", nil],
    ])
  }

  @Test(arguments: [
    ["degree"], ["neighbor_income_mean", "income", "degree"], ["community_income_mean", "town"],
    ["community_size", "id", "community"], ["neighbor_town_share_Oslo"], [],
  ])
  func `come in the order given, with the values that they have among all`(
    _ names: [String]
  ) async throws {
    var job = FeatureJob(seed: 1)
    job.aggregates = .columns(["income", "town"])
    job.statistics = FriendStatistics([.mean], ofTexts: [.levelShares])
    let all = try await job.run(on: source()).table
    job.columns = names
    let some = try await job.run(on: source()).table
    #expect(some == (try all.selecting(names)))
    let dictionary = try job.dictionary(for: source().schema())
    #expect(dictionary.columns.map(\.name) == some.columnNames)
  }

  @Test func `are refused if there is none of a name, or one is named twice`() async throws {
    var job = FeatureJob(seed: 1)
    job.columnPrefix = "g_"
    job.columns = ["g_degre"]
    let error = await #expect(throws: DataError.self) { try await job.run(on: source()) }
    #expect(error?.description.contains("did you mean 'g_degree'?") ?? false)
    #expect(throws: DataError.self) { try job.dictionary(for: source().schema()) }
    job.columns = ["income", "income"]
    await #expect(throws: GraphError.self) { try await job.run(on: source()) }
    #expect(throws: GraphError.self) { try job.dictionary(for: source().schema()) }
    job.columns = ["degree"]
    await #expect(throws: DataError.self) { try await job.run(on: source()) }
  }

  @Test func `of scores and what they rest on are the same`() async throws {
    let model = try `Outcomes go into no column`.model("neighbor_income_mean")
    var job = EnrichmentJob(FeatureJob(seed: 1), model: model)
    job.features.columnPrefix = "g_"
    let all = try await job.run(on: source()).table
    job.features.columns = ["g_score", "income", "g_degree"]
    let some = try await job.run(on: source()).table
    #expect(some == (try all.selecting(["g_score", "income", "g_degree"])))
    #expect(
      try job.dictionary(for: source().schema()).columns.map(\.name) == some.columnNames)
    job.features.columns = ["g_scor"]
    await #expect(throws: DataError.self) { try await job.run(on: source()) }
  }

  @Test(arguments: ["tie_rows", "family_neighbor_income_mean"])
  func `can do without what a model reads`(column: String) async throws {
    let edges = try EdgeList(
      parsing: "a,b,kind\nann,bob,family\nbob,cid,work\ncid,ann,family\n", named: "e.csv",
      format: EdgeListFormat(kind: "kind"))
    let source = GraphSource(edges: .value(edges), people: .value(try people()))
    var job = EnrichmentJob(
      FeatureJob(seed: 1), model: try `Outcomes go into no column`.model(column))
    job.features.ties = TieSelection()
    job.features.statistics = FriendStatistics([.mean], over: [.friends, .kind("family")])
    let all = try await job.run(on: source).table
    job.features.columns = ["score"]
    #expect(try await job.run(on: source).table == all.selecting(["score"]))
    job.features.columns = ["tie_rows", "score"]
    #expect(try await job.run(on: source).table == all.selecting(["tie_rows", "score"]))
    var alone = job.features
    alone.columns = ["degree"]
    #expect(try await alone.run(on: source).table.columnNames == ["id", "degree"])
  }

  @Test func `of a scored table and of communities are chosen too`() async throws {
    var scoring = ScoringJob(model: try `Outcomes go into no column`.model("income"))
    scoring.columns = ["band", "income"]
    let scored = try await scoring.run(on: .value(people())).table
    #expect(scored.columnNames == ["id", "band", "income"])
    #expect(
      try scoring.dictionary(for: people().schema).columns.map(\.name) == scored.columnNames)
    scoring.columns = ["bands"]
    await #expect(throws: DataError.self) { try await scoring.run(on: .value(people())) }

    var communities = CommunityJob(.levels(.leiden()), seed: 1)
    communities.columnPrefix = "g_"
    communities.columns = ["g_community_level_1", "g_community"]
    let found = try await communities.run(on: source()).table
    #expect(found.columnNames == ["id", "g_community_level_1", "g_community"])
    #expect(
      try communities.dictionary(for: source().schema()).columns.map(\.name)
        == found.columnNames)
    communities.columns = ["community"]
    await #expect(throws: DataError.self) { try await communities.run(on: source()) }
  }
}
