import Communities
import EdgeLists
import Execution
import GraphFeatures
import Graphs
import Identifiers
import Statistics
import TestSupport
import Testing

/// SybilRank on the friendships of LastFM in Asia with a region of false accounts added.
@Suite struct `A region of false accounts` {
  static let sybilCount = 1500

  /// The honest friendships, those of a region where newcomers prefer people of many friends, and some
  /// between the two.
  private func graph(attackEdges: Int) throws -> RelationGraph {
    var generator = SplitMix64(seed: 5)
    let honest = try graphLines("lastfm-asia/edges.csv").dropFirst().map { ($0[0], $0[1]) }
    let people = Array(Set(honest.flatMap { [$0.0, $0.1] })).sorted()
    var ties = honest
    var ends = ["s0"]
    for sybil in 1..<Self.sybilCount {
      for _ in 0..<4 {
        let other = ends[Int.random(in: 0..<ends.count, using: &generator)]
        ties.append(("s\(sybil)", other))
        ends += ["s\(sybil)", other]
      }
    }
    for _ in 0..<attackEdges {
      let victim = people[Int.random(in: 0..<people.count, using: &generator)]
      ties.append(("s\(Int.random(in: 0..<Self.sybilCount, using: &generator))", victim))
    }
    return try RelationGraph(EdgeList(ties))
  }

  /// How well low ranks tell false accounts.
  private func area(attackEdges: Int) async throws -> Double {
    let graph = try graph(attackEdges: attackEdges)
    let communities = try await graph.communities(using: .leiden(), seed: 1)
    // Whoever looks at the candidates finds the false ones.
    let rows = InfluenceSeeds.candidates(
      in: communities, of: graph, perCommunity: 5, smallestSize: 20
    ).joined().filter { !graph.identifiers[$0].hasPrefix("s") }
    let seeds = try InfluenceSeeds(rows.map { graph.identifiers[$0] })
      .spread(over: communities, in: graph)
    let ranks = try await graph.sybilRank(trusting: seeds).relativeValues
    return areaUnderCurve(
      zip(graph.identifiers, ranks).compactMap { identifier, rank in
        rank.map { (-$0, identifier.hasPrefix("s")) }
      })
  }

  @Test func `is found behind few friendships, and less surely the more there are`() async throws {
    let areas = try await [10, 100, 2000, 10_000].asyncMap { try await area(attackEdges: $0) }
    #expect(areas[0] > 0.95)
    #expect(areas[1] > 0.95)
    #expect(areas[1] > areas[2] && areas[2] > areas[3])
    #expect(areas[3] < 0.8)
  }

  //  a     e---g
  //  |\   /|
  //  b-c-d-f
  @Test func `candidates are those of most friends, and seeds are spread by size`() async throws {
    let small = try TestSupport.graph("a,b\na,c\nb,c\nc,d\nd,e\nd,f\ne,f\ne,g\n")
    let communities = try await small.communities(using: .leiden(), seed: 1)
    #expect(communities.sizes == [4, 3])
    let names = InfluenceSeeds.candidates(in: communities, of: small, perCommunity: 2)
      .map { $0.map { small.identifiers[$0] } }
    #expect(names == [["d", "e"], ["c", "a"]])
    #expect(
      InfluenceSeeds.candidates(in: communities, of: small, perCommunity: 1, smallestSize: 4).count
        == 1)
    let seeds = try InfluenceSeeds(["d": 3, "e": 1, "a": 7]).spread(over: communities, in: small)
    #expect(try seeds.weights(in: small) == [3, 0, 0, 3, 1, 0, 0])
  }
}

extension Array {
  fileprivate func asyncMap<Answer>(_ body: (Element) async throws -> Answer) async rethrows
    -> [Answer]
  {
    var answers: [Answer] = []
    for element in self { answers.append(try await body(element)) }
    return answers
  }
}
