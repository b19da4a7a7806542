import Communities
import EdgeLists
import GraphFeatures
import Graphs
import Tables
import TestSupport
import Testing
import TextFormats

/// Answers that must not depend on the unit that weights are given in.
@Suite struct `The unit of weights` {
  /// Groups of ten people with weights from 1 to 9, and a triangle of its own.
  private static let ties: [(String, String, Double)] = {
    var ties: [(String, String, Double)] = [("x", "y", 2), ("y", "z", 2), ("x", "z", 1)]
    var state: UInt64 = 7
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    for person in 0..<40 {
      for _ in 0..<4 {
        let other = next(10) < 8 ? person / 10 * 10 + next(10) : next(40)
        if other != person { ties.append(("p\(person)", "p\(other)", Double(1 + next(9)))) }
      }
    }
    return ties
  }()

  private func built(times factor: Double, directed: Bool = false) throws -> RelationGraph {
    let lines = Self.ties.map { "\($0.0),\($0.1),\($0.2 * factor)\n" }.joined()
    return try graph(
      "source,target,weight\n" + lines, directed: directed, duplicates: .max,
      format: EdgeListFormat(weight: "weight"))
  }

  private static let factors = [1e-300, 1e-100, 1e-24, 0.01, 7, 1e100, 1e150, 1e300]

  @Test(arguments: factors, [false, true])
  func `changes no feature but strength`(factor: Double, directed: Bool) async throws {
    let features: FeatureSelection = [
      .pageRank, .constraint, .eigenvectorCentrality, .closeness, .harmonicCentrality,
      .betweenness,
    ]
    let one = try await built(times: 1, directed: directed).features(features)
    let other = try await built(times: factor, directed: directed).features(features)
    for column in one.columns.dropFirst() {
      for (value, again) in zip(
        try one.numbers(inColumn: column.name), try other.numbers(inColumn: column.name))
      {
        // Whoever ends all paths reaches nobody, and has no closeness.
        guard let value, let again else {
          #expect(value == nil && again == nil, "\(column.name)")
          continue
        }
        #expect(abs(value - again) <= 1e-9 * max(value, 1e-6), "\(column.name)")
      }
    }
  }

  @Test(
    arguments: [
      CommunityMethod.leiden(), .louvain(), .leiden(optimizing: .directedModularity),
      .labelPropagation, .infomap(), .walktrap(), .fastGreedy, .leadingEigenvector(),
      .spinglass(), .spinglass(resolution: 0.5),
    ], factors)
  func `changes no communities`(method: CommunityMethod, factor: Double) async throws {
    let needsDirection = method == .leiden(optimizing: .directedModularity)
    for directed in needsDirection ? [true] : [false, true] {
      let found = try await built(times: 1, directed: directed)
        .communities(using: method, seed: 3)
      let again = try await built(times: factor, directed: directed)
        .communities(using: method, seed: 3)
      #expect(found.membership == again.membership)
      let (value, other) = (try #require(found.modularity), try #require(again.modularity))
      #expect(abs(value - other) < 1e-12)
    }
  }

  // NetworKit's and igraph's karate club: spinglass found 19 communities at weight 0.01.
  @Test(arguments: [1e-9, 0.01, 1, 1000])
  func `equal weights of any size give spinglass's communities without weights`(
    weight: Double
  ) async throws {
    let ties = Self.ties.map { "\($0.0),\($0.1)" }
    let plain = try graph(ties.joined(separator: "\n"))
    let weighted = try graph(
      ties.map { "\($0),\(weight)" }.joined(separator: "\n"), duplicates: .first,
      format: EdgeListFormat(weight: .number(3)))
    #expect(
      try await weighted.communities(using: .spinglass(), seed: 1).membership
        == plain.communities(using: .spinglass(), seed: 1).membership)
  }

  @Test func `of modularity is none in its value`() async throws {
    for method in [CommunityMethod.walktrap(), .fastGreedy, .leadingEigenvector(), .spinglass()] {
      let found = try await built(times: 0.01).communities(using: method, seed: 1)
      let (quality, modularity) = (try #require(found.quality), try #require(found.modularity))
      #expect(abs(quality - modularity) < 1e-15)
    }
  }

  // Burt's constraint by its definition: python-igraph 0.11 gives the same to the last digit.
  @Test func `does not matter to the range of constraint`() async throws {
    func constraints(_ lines: String) async throws -> [Double?] {
      try await graph(lines, format: EdgeListFormat(weight: .number(3)))
        .features([.constraint]).numbers(inColumn: "constraint").map { $0 }
    }
    #expect(try await constraints("a,b,4") == [1, 1])
    #expect(try await constraints("a,b,4\nb,c,4\na,c,4") == [1.125, 1.125, 1.125])
    for count in [4, 5, 10, 20] {
      let clique = (0..<count).flatMap { one in (0..<one).map { "\(one),\($0),7" } }
      let expected =
        Double((2 * count - 3) * (2 * count - 3))
        / Double(
          (count - 1) * (count - 1) * (count - 1))
      for found in try await constraints(clique.joined(separator: "\n")) {
        #expect(abs(try #require(found) - expected) < 1e-14)
      }
    }
    // Two friends tied far more to each other: 2 is the limit.
    let near = try #require(try await constraints("a,b,1e-9\na,c,1e-9\nb,c,1")[0])
    #expect(near < 2 && near > 2 - 1e-8)
  }
}
