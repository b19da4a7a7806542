import Communities
import EdgeLists
import Files
import GraphFeatures
import Graphs
import Identifiers
import Tables
import TestSupport
import Testing
import TextFormats

@Suite struct FeatureTests {
  //   a       A triangle a-b-c with
  //  / \      a pendant d on c.
  // b---c---d
  let kite = "a,b\nb,c\nc,a\nc,d\n"

  @Test func `standard features of the kite`() async throws {
    let table = try await graph(kite).features()
    #expect(table.identifiers == ["a", "b", "c", "d"])
    #expect(
      table.columns.map(\.name) == [
        "id", "degree", "triangle_count", "local_clustering_coefficient", "coreness", "pagerank",
        "component", "component_size",
      ])
    #expect(table["degree"]?.values == .integers([2, 2, 3, 1]))
    #expect(table["triangle_count"]?.values == .integers([1, 1, 1, 0]))
    #expect(table["local_clustering_coefficient"]?.values == .reals([1, 1, 1.0 / 3, nil]))
    #expect(table["coreness"]?.values == .integers([2, 2, 2, 1]))
    #expect(table["component"]?.values == .integers([0, 0, 0, 0]))
    #expect(table["component_size"]?.values == .integers([4, 4, 4, 4]))
  }

  @Test func `columns come in the output's order whatever the request's`() async throws {
    let table = try await graph(kite).features([.betweenness, .coreness, .degree])
    #expect(table.columns.map(\.name) == ["id", "degree", "coreness", "betweenness"])
    #expect(table["betweenness"]?.values == .reals([0, 0, 2, 0]))
  }

  @Test func `a feature that the graph can't have is an error`() async throws {
    let built = try graph(kite)
    for feature in [
      Feature.strength, .inDegree, .outDegree, .reciprocity, .weightedClustering,
      .strengthDiversity,
    ] {
      await #expect(throws: GraphError.self) { try await built.features([feature]) }
    }
  }

  @Test(arguments: ["a,a\n", "a,b\n"])
  func `one or two people have every feature`(lines: String) async throws {
    for directed in [false, true] {
      let built = try graph(lines, directed: directed)
      let table = try await built.features(.all)
      #expect(table.rowCount == built.personCount)
      #expect(table.columns.count >= 12)
      for method in [
        CommunityMethod.leiden(), .louvain(), .labelPropagation, .infomap(), .walktrap(),
        .fastGreedy, .leadingEigenvector(), .spinglass(), .fluid(communityCount: 1),
        .synchronousLabelPropagation(), .leiden(optimizing: .constantPotts, resolution: 0.1),
      ] {
        let found = try await built.communities(using: method, seed: 1)
        #expect(found.membership.count == built.personCount)
      }
    }
  }

  @Test func `a graph of people alone has all features`() async throws {
    let built = try graph(
      "x,y\n", people: people(["a", "b"]), unknownPeople: .drop)
    #expect(built.friendshipCount == 0)
    let table = try await built.features(.all)
    #expect(table["degree"]?.values == .integers([0, 0]))
    #expect(table["pagerank"]?.values == .reals([0.5, 0.5]))
    let found = try await built.communities(seed: 1)
    #expect(found.membership == [0, 1])
    #expect(found.modularity == nil)
  }

  @Test func `sampling everyone for betweenness is exact`() async throws {
    let built = try graph(kite)
    let all = try await built.features([.betweenness])
    let sampled = try await built.features([.betweenness(from: .sampled(4, seed: 7))])
    #expect(all == sampled)
  }

  @Test(arguments: [0, -1, Int.min])
  func `betweenness from nobody is refused`(_ count: Int) async throws {
    let built = try graph("a,b\nb,c\n")
    let error = await #expect(throws: GraphError.self) {
      try await built.features([.betweenness(from: .sampled(count, seed: 1))])
    }
    #expect(
      error?.description
        == "betweenness can't be sampled from \(count) people; sample at least one")
  }
}
