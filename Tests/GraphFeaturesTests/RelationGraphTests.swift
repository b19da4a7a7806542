import Communities
import EdgeLists
import Files
import GraphFeatures
import Graphs
import Identifiers
import Tables
import Testing
import TextFormats

/// A graph from lines such as `a,b`.
func graph(
  _ lines: String, people: Table? = nil, directed: Bool = false,
  duplicates: DuplicatePolicy = .sum, selfLoops: SelfLoopPolicy = .drop,
  unknownPeople: UnknownPeoplePolicy = .add, format: EdgeListFormat = .detected,
  asOf: Double? = nil, halfLife: Double? = nil
) throws -> RelationGraph {
  try RelationGraph(
    EdgeList(parsing: lines, named: "friends.csv", format: format), people: people,
    directed: directed, duplicates: duplicates, selfLoops: selfLoops,
    unknownPeople: unknownPeople, asOf: asOf, halfLife: halfLife)
}

func people(_ identifiers: [String], _ columns: Column...) -> Table {
  Table([Column("id", .strings(identifiers))] + columns)
}

@Suite struct RelationGraphTests {
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

  @Test func `people of the table come first and may have no friends`() async throws {
    let table = people(["z", "c", "lonely"])
    let built = try graph(kite, people: table)
    #expect(Array(built.identifiers) == ["z", "c", "lonely", "a", "b", "d"])
    #expect(built.summary.unknownPersonCount == 3)
    let features = try await built.features(.all)
    #expect(features["degree"]?.values == .integers([0, 3, 0, 2, 2, 1]))
    #expect(features["closeness"]?.values.numbers?[0] == nil)
    #expect(features["constraint"]?.values.numbers?[2] == nil)
    #expect(features["component"]?.values == .integers([1, 0, 2, 0, 0, 0]))
  }

  @Test func `identifiers are their text`() throws {
    let built = try graph("7,07\n07,7.0\n")
    #expect(Array(built.identifiers) == ["7", "07", "7.0"])
    #expect(built.friendshipCount == 2)
  }

  @Test func `unknown people are added, dropped or reported with their place`() throws {
    let known = people(["a", "b"])
    #expect(try graph(kite, people: known).personCount == 4)
    let dropped = try graph(kite, people: known, unknownPeople: .drop)
    #expect(dropped.personCount == 2)
    #expect(dropped.friendshipCount == 1)
    #expect(dropped.summary.unknownFriendshipCount == 3)
    #expect(dropped.summary.unknownPersonCount == 2)
    let error = #expect(throws: DataError.self) {
      try graph(kite, people: known, unknownPeople: .error)
    }
    #expect(
      error?.description
        == "friends.csv:2:3: the person is not in the people table; add them there, or use "
        + "`unknownPeople: add` or drop")
  }

  @Test func `duplicates and self-loops follow their policies`() async throws {
    let lines = "a,b,1\nb,a,3\na,b,2\na,a,9\n"
    let weighted = EdgeListFormat(weight: .number(3))
    for (policy, strength) in [
      (DuplicatePolicy.sum, 6.0), (.first, 1), (.last, 2), (.max, 3), (.count, 3),
    ] {
      let built = try graph(lines, duplicates: policy, format: weighted)
      #expect(built.friendshipCount == 1)
      #expect(built.summary.duplicateCount == 2)
      #expect(built.summary.selfLoopCount == 1)
      let table = try await built.features([.strength])
      #expect(table["strength"]?.values == .reals([strength, strength]))
    }
    let unweighted = try graph(lines)
    #expect(!unweighted.isWeighted)
    #expect(try graph(lines, duplicates: .count).isWeighted)
    let directed = try graph(lines, directed: true, format: weighted)
    #expect(directed.friendshipCount == 2)
    let table = try await directed.features([.inDegree, .outDegree, .strength, .reciprocity])
    #expect(table["in_degree"]?.values == .integers([1, 1]))
    #expect(table["strength"]?.values == .reals([6, 6]))
    #expect(table["reciprocity"]?.values == .reals([1, 1]))
    let duplicate = #expect(throws: DataError.self) { try graph(lines, duplicates: .error) }
    #expect(
      duplicate?.description
        == "friends.csv:2:1: the friendship is in line 1 already; remove one, or use "
        + "`duplicates: sum`")
    let loop = #expect(throws: DataError.self) { try graph(lines, selfLoops: .error) }
    #expect(
      loop?.description
        == "friends.csv:4:1: the edge is from a person to themselves; remove the row, or use "
        + "`selfLoops: drop`")
  }

  @Test func `only what lies strictly before the date counts, and weights decay`() async throws {
    let lines = "source,target,time\na,b,0\nb,c,100\nc,d,200\n"
    let timed = EdgeListFormat(time: .name("time"))
    let built = try graph(lines, format: timed, asOf: 200, halfLife: 100)
    #expect(Array(built.identifiers) == ["a", "b", "c"])
    #expect(built.summary.tooLateCount == 1)
    let table = try await built.features([.strength])
    #expect(table["strength"]?.values == .reals([0.25, 0.75, 0.5]))
    #expect(throws: GraphError.self) { try graph(lines, format: timed) }
    #expect(throws: GraphError.self) { try graph(lines, asOf: 200) }
  }

  @Test func `a feature that the graph can't have is an error`() async throws {
    let built = try graph(kite)
    for feature in [Feature.strength, .inDegree, .outDegree, .reciprocity] {
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
}
