import EdgeLists
import Execution
import GraphKernels
import Memory
import Statistics
import Tables
import TestSupport
import Testing
import TextFormats

@testable import Communities
@testable import Graphs

/// Communities are held against chance by what was searched, in graphs with the same mutual ties.
@Suite struct `Significance by what was searched` {
  private static let directed: [CommunityMethod] = [
    .leiden(optimizing: .directedModularity, starts: 1),
    .louvain(optimizing: .directedModularity),
  ]

  /// Ties between people of the same group of 20 in so many of ten cases, else between anyone; in so
  /// many of ten cases both ways, with the same weight.
  private func planted(
    insideOfTen: Int, mutualOfTen: Int, ties: Int, weighted: Bool = false, seed: UInt64
  ) throws -> RelationGraph {
    var generator = SplitMix64(seed: seed)
    var lines = ["source,target" + (weighted ? ",weight" : "")]
    var known: Set<[Int]> = []
    while known.count < ties {
      let source = Int.random(in: 0..<200, using: &generator)
      let start = source / 20 * 20
      let isInside = Int.random(in: 0..<10, using: &generator) < insideOfTen
      let target = Int.random(in: isInside ? start..<start + 20 : 0..<200, using: &generator)
      if source == target || !known.insert([source, target].sorted()).inserted { continue }
      let weight = weighted ? ",\(Int.random(in: 1..<50, using: &generator))" : ""
      lines.append("p\(source),p\(target)\(weight)")
      if Int.random(in: 0..<10, using: &generator) < mutualOfTen {
        lines.append("p\(target),p\(source)\(weight)")
      }
    }
    return try graph(
      lines.joined(separator: "\n"), directed: true,
      format: weighted ? EdgeListFormat(source: 1, target: 2, weight: 3) : .detected)
  }

  @Test(arguments: directed, [0, 5, 10])
  func `mutual ties at random make no communities`(
    method: CommunityMethod, mutualOfTen: Int
  ) async throws {
    for weighted in [false, true] {
      let built = try planted(
        insideOfTen: 0, mutualOfTen: mutualOfTen, ties: 900, weighted: weighted, seed: 11)
      let found = try await built.communitySignificance(using: method, rewirings: 24, seed: 2)
      #expect(found.measure.description == "directed modularity")
      #expect(abs(try #require(found.zScore)) < 3.5)
      #expect(try #require(found.pValue) > 0.05)
    }
  }

  @Test func `the consensus of runs is held against consensuses`() async throws {
    let built = try planted(insideOfTen: 0, mutualOfTen: 10, ties: 900, seed: 12)
    let method = CommunityMethod.leiden(optimizing: .directedModularity)
    let found = try await built.communitySignificance(
      using: method, runs: 4, rewirings: 12, seed: 2)
    let own = try await built.communityConsensus(ofRuns: 4, using: method, seed: 2).communities
    #expect(found.quality == own.quality)
    #expect(abs(try #require(found.zScore)) < 3.5)
    let given = try await built.communitySignificance(
      of: own, using: method, runs: 4, rewirings: 12, seed: 2, execution: Execution(threads: 1))
    #expect(given == found)
  }

  @Test(arguments: directed, [0, 5, 10])
  func `planted communities with direction are beyond chance`(
    method: CommunityMethod, mutualOfTen: Int
  ) async throws {
    let built = try planted(insideOfTen: 6, mutualOfTen: mutualOfTen, ties: 900, seed: 13)
    let found = try await built.communitySignificance(using: method, rewirings: 19, seed: 2)
    #expect(try #require(found.zScore) > 10)
    #expect(found.pValue == 0.05)
  }

  @Test func `infomap and synchronous labels are judged with direction`() async throws {
    let built = try planted(insideOfTen: 7, mutualOfTen: 3, ties: 900, seed: 14)
    for method in [CommunityMethod.infomap(trials: 2), .synchronousLabelPropagation()] {
      let found = try await built.communitySignificance(using: method, rewirings: 5, seed: 2)
      #expect(found.measure.objective == .directedModularity)
      #expect(found.measure.resolution == 1)
      let communities = try await built.communities(using: method, seed: 2)
      #expect(abs(try #require(found.quality) - plain(communities, built)) < 1e-9)
    }
  }

  /// Directed modularity as Leicht & Newman write it, over all pairs of people.
  private func plain(_ communities: Communities, _ graph: RelationGraph) -> Double {
    let count = graph.personCount
    var tied = [[Double]](repeating: [Double](repeating: 0, count: count), count: count)
    let rows = graph.compressed.outgoing
    for person in 0..<count {
      for entry in rows.entries(of: person) { tied[person][Int(rows.targets[entry])] = 1 }
    }
    let out = tied.map { $0.reduce(0, +) }
    let into = (0..<count).map { person in tied.reduce(0) { $0 + $1[person] } }
    let total = out.reduce(0, +)
    var sum = 0.0
    for one in 0..<count {
      for other in 0..<count
      where communities.membership[one] == communities.membership[other] {
        sum += tied[one][other] - out[one] * into[other] / total
      }
    }
    return sum / total
  }

  @Test(arguments: [
    (CommunityMethod.leiden(resolution: 3, starts: 1), "modularity at resolution 3"),
    (.louvain(resolution: 0.5), "modularity at resolution 0.5"),
    (
      .leiden(optimizing: .constantPotts, resolution: 0.2, starts: 1),
      "constant Potts quality at resolution 0.2"
    ),
    (.spinglass(spins: 10, resolution: 2, cooling: 0.5), "modularity at resolution 2"),
    (
      .leiden(optimizing: .directedModularity, resolution: 2, starts: 1),
      "directed modularity at resolution 2"
    ),
    (.labelPropagation, "modularity"), (.walktrap(), "modularity"), (.fastGreedy, "modularity"),
  ])
  func `the objective and the resolution are those of the search`(
    method: CommunityMethod, text: String
  ) async throws {
    let built = try planted(insideOfTen: 0, mutualOfTen: 10, ties: 400, seed: 15)
    let found = try await built.communitySignificance(using: method, rewirings: 16, seed: 2)
    #expect(found.measure.description == text)
    let own = try await built.communities(using: method, seed: 2)
    #expect(abs(try #require(found.quality) - (own.quality ?? own.modularity ?? 0)) < 1e-9)
    #expect(abs(try #require(found.zScore)) < 3.5)
  }

  @Test func `without direction infomap is judged by modularity`() async throws {
    let built = try graph("a,b\nb,c\nc,a\nc,d\nd,e\ne,f\nf,d\n")
    let found = try await built.communitySignificance(using: .infomap(), rewirings: 3, seed: 1)
    #expect(found.measure.description == "modularity")
  }
}
