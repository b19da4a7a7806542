import Sesame
import Tables
import Testing

/// Score models that read further aggregates over friends by their names.
@Suite struct `Models of friends' statistics` {
  private static let edges = try? EdgeList([
    ("ann", "bob", 2.0), ("bob", "cid", 1), ("cid", "ann", 1), ("cid", "dan", 3),
  ])

  private func people() throws -> Table {
    Table([
      Column("id", .strings(["ann", "bob", "cid", "dan"])),
      Column("income", .reals([52, nil, 31, 47])),
      Column("town", .strings(["Oslo", "Ny York", "Oslo", "Rome"])),
    ])
  }

  private func model(_ column: String) throws -> ScoreModel {
    try ScoreModel(
      name: "friends", purpose: "a test", scale: 0...100,
      bands: [.init(name: "low", from: 0)],
      categories: [
        .init(
          name: .creditHistory, weight: 1,
          characteristics: [
            .init(
              name: "friends", reason: "Friends", budget: 100,
              measure: .column(
                .init(
                  column, .higherIsBetter, bins: .steps(at: [0.5], points: [0, 100]),
                  missingPoints: 50)))
          ])
      ])
  }

  private func score(_ column: String, showing job: FeatureJob = .nothing(seed: 1)) async throws
    -> Table
  {
    let edges = try #require(Self.edges)
    return try await EnrichmentJob(job, model: model(column)).run(
      on: GraphSource(edges: .value(edges), people: .value(people()))
    ).table
  }

  @Test(arguments: [
    "neighbor_income_q90", "neighbor_income_share_below_40", "neighbor_income_weighted_mean",
    "second_neighbor_income_mean", "neighbor_income_shrunk_mean", "neighbor_income_rank",
    "neighbor_town_share_Oslo", "neighbor_town_share_Ny_York", "neighbor_town_entropy",
    "neighbor_town_share_like_own", "neighbor_town_share_other", "neighbor_income_count",
    "neighbor_town_count", "community_income_mean",
  ])
  func `what a model reads is computed, and not shown`(_ column: String) async throws {
    let table = try await score(column)
    #expect(table["score"]?.values.numbers?.contains { $0 != nil } ?? false)
    #expect(table[column] == nil)
  }

  @Test func `scores are the same whether the column is shown or not`() async throws {
    let column = "neighbor_income_share_below_40"
    var job = FeatureJob.nothing(seed: 1)
    job.aggregates = .columns(["income"])
    job.statistics = [.shareBelow(40), .mean]
    let shown = try await score(column, showing: job)
    #expect(shown[column]?.values == .reals([1, 0.5, 0, 1]))
    #expect(try await score(column)["score"]?.values == shown["score"]?.values)
  }

  @Test(arguments: [
    "neighbor_income_q101", "in_neighbor_income_mean", "neighbor_town_share_Paris",
    "family_neighbor_income_mean", "neighbor_town_mean", "neighbor_wealth_q90",
  ])
  func `what can't be computed is an error of the model`(_ column: String) async throws {
    await #expect(throws: (any Error).self) { try await score(column) }
  }
}
