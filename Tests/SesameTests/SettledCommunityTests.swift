import Communities
import EdgeLists
import Execution
import Graphs
import Sesame
import Statistics
import Tables
import Testing

@Suite struct SettledCommunityTests {
  private static let demo = "\(root)/Graphs/lastfm-credit"

  private func scores(
    edges: EdgeList, people: Table, seed: UInt64, runs: Int? = nil
  ) async throws -> [String: [Int?]] {
    let model = try ScoreModel(contentsOf: "\(Self.demo)/model.json")
    var features = FeatureJob.nothing(seed: seed)
    if let runs { features.communities = .consensus(.leiden(), runs: runs) }
    let result = try await EnrichmentJob(features, model: model).run(
      on: GraphSource(edges: .value(edges), people: .value(people)))
    // The demo's card states what such a run measures.
    #expect(result.consensus?.runs.count == 20)
    #expect(result.measuredModel == model)
    return Dictionary(
      uniqueKeysWithValues: zip(result.graph.identifiers, result.scores).map { name, person in
        (name, [person.score, person.points(in: .interpersonalRelationships)])
      })
  }

  @Test func `no score hangs on the seed or on the order of rows`() async throws {
    let edges = try EdgeList(contentsOf: "\(Self.demo)/edges.csv")
    let people = try Table(contentsOf: "\(Self.demo)/people.csv")
    let first = try await scores(edges: edges, people: people, seed: 1)
    #expect(first.count == 7624)
    for seed in [2, 77] as [UInt64] {
      #expect(try await scores(edges: edges, people: people, seed: seed) == first)
    }
    var chance = SplitMix64(seed: 3)
    let shuffled = people.rows(people.identifiers.indices.shuffled(using: &chance))
    #expect(try await scores(edges: edges, people: shuffled, seed: 5) == first)
  }
}
