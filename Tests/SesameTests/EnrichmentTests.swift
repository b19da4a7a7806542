import Foundation
import Sesame
import Testing

@Suite struct EnrichmentTests {
  static let demo = "\(root)/Graphs/lastfm-credit"

  func enrich(
    _ change: (inout FeatureJob) -> Void = { _ in }
  ) async throws -> EnrichmentJob.Result {
    var features = FeatureJob(seed: 1)
    features.communities = .once(.leiden(starts: 1))
    change(&features)
    let model = try ScoreModel(contentsOf: "\(Self.demo)/model.json")
    return try await EnrichmentJob(features, model: model).run(
      on: GraphSource(edges: "\(Self.demo)/edges.csv", people: "\(Self.demo)/people.csv"))
  }

  @Test func `scores do not depend on which columns are shown`() async throws {
    let all = try await enrich()
    let none = try await enrich {
      $0.features = []
      $0.communityColumns = []
      $0.aggregates = .columns([])
    }
    #expect(all.table["score"] == none.table["score"])
    #expect(all.table["interpersonal_relationships"] == none.table["interpersonal_relationships"])
    #expect(all.table.columns.count == 117)
    #expect(none.table.columns.count == 16 + 14)
    let some = try await enrich {
      $0.features = [.pageRank, .degree]
      $0.communityColumns = []
      $0.aggregates = .columns(["credit_limit"])
    }
    #expect(all.table["score"] == some.table["score"])
    #expect(
      some.table.columns.dropFirst(16).prefix(8).map(\.name) == [
        "degree", "pagerank", "neighbor_credit_limit_count", "neighbor_credit_limit_mean",
        "neighbor_credit_limit_sd", "neighbor_credit_limit_min", "neighbor_credit_limit_max",
        "neighbor_credit_limit_median",
      ])
  }

  // Whatever else the machine does slows the stages as well.
  @Test func `the stages take the whole time`() async throws {
    let start = ContinuousClock.now
    let result = try await enrich()
    let whole = (ContinuousClock.now - start) / .seconds(1)
    let told = result.report.summary.stages.reduce(0) { $0 + $1.seconds }
    #expect(told <= whole)
    #expect(told > whole / 2)
  }

  /// The points of the four categories without friends, computed by Tests/Golden/generate.py.
  @Test func `the demo's points equal an independent computation`() async throws {
    let golden = try Table(contentsOf: "\(root)/Tests/Golden/lastfm-credit-points.csv.gz")
    let result = try await enrich()
    #expect(golden.columns.count == 5)
    for column in golden.columns { #expect(result.table[column.name] == column) }
    let numbers = golden.columns.dropFirst().compactMap { $0.values.numbers }
    let relationships = try #require(
      result.table["interpersonal_relationships"]?.values.numbers)
    let scores = try #require(result.table["score"]?.values.numbers)
    for row in scores.indices {
      let own = numbers.reduce(350) { $0 + ($1[row] ?? 0) }
      #expect(scores[row] == own + (relationships[row] ?? 0))
    }
  }

  /// A partition given from outside, by Tests/Golden/generate.py: people's countries.
  @Test func `the community's mean leaves the person out, as an independent computation says`()
    async throws
  {
    let golden = try Table(contentsOf: "\(root)/Tests/Golden/lastfm-credit-countries.csv.gz")
    let people = try Table(contentsOf: "\(Self.demo)/people.csv")
    let graph = try RelationGraph(
      EdgeList(contentsOf: "\(Self.demo)/edges.csv"), people: people)
    let countries = try #require(golden["community"]?.values.numbers).map { Int($0 ?? -1) }
    let communities = try await graph.communities(labels: countries)
    #expect(communities.membership == countries)
    #expect(golden["community_size"] == communities.columns[1])
    #expect(golden["community_internal_degree"] == communities.columns[2])
    let names = ["on_time_share", "payment_ratio"]
    let table = try await graph.friendAggregates(of: names, communities: communities)
    for name in names.map({ "community_\($0)_mean" }) {
      let ours = try #require(table[name]?.values.numbers)
      let theirs = try #require(golden[name]?.values.numbers)
      for (our, their) in zip(ours, theirs) {
        #expect((our == nil) == (their == nil))
        if let our, let their { #expect(abs(our - their) <= 1e-9 * abs(their)) }
      }
    }
  }
}
