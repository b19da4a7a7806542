import EdgeLists
import Execution
import Graphs
import Identifiers
import Statistics
import Tables
import TestSupport
import Testing
import TextFormats

/// What is asked of single people and friendships.
@Suite struct `Questions to a graph` {
  //        2       3
  //  ann ──── bob ──── 👩‍👩‍👧
  //    5 \   /1
  //       cid      dot has no friends
  private let drawn = "ann,bob,2\nbob,👩‍👩‍👧,3\ncid,ann,5\nbob,cid,1\n"

  private func built(directed: Bool = false) throws -> RelationGraph {
    try graph(
      drawn, people: people(["dot"], Column("age", .integers([40]))), directed: directed,
      format: EdgeListFormat(weight: 3))
  }

  @Test func `people are found by their text, in the rows of the table`() throws {
    let graph = try built()
    let names = ["dot", "ann", "bob", "👩‍👩‍👧", "cid"]
    #expect(names.map { graph.row(of: $0) } == [0, 1, 2, 3, 4])
    #expect(names.allSatisfy(graph.contains))
    for unknown in ["", "Ann", "ann ", "👩", "0"] {
      #expect(!graph.contains(unknown))
      #expect(graph.row(of: unknown) == nil)
    }
  }

  @Test func `friends come in row order with their weights`() throws {
    let graph = try built()
    let friends = try graph.friends(of: "bob")
    #expect(friends.map(\.identifier) == ["ann", "👩‍👩‍👧", "cid"])
    #expect(friends.map(\.row) == [1, 3, 4])
    #expect(friends.map(\.weight) == [2, 3, 1])
    #expect(try graph.friends(of: "dot") == [])
    #expect(try TestSupport.graph("a,b\n").friends(of: "a").map(\.weight) == [1])
  }

  @Test func `direction tells friends apart, and either adds up their weights`() throws {
    let graph = try graph(
      "ann,bob,2\nbob,ann,3\ncid,ann,5\n", directed: true, format: EdgeListFormat(weight: 3))
    func told(_ direction: RelationGraph.Direction) throws -> [String] {
      try graph.friends(of: "ann", direction: direction).map { "\($0.identifier) \($0.weight)" }
    }
    #expect(try told(.outgoing) == ["bob 2.0"])
    #expect(try told(.incoming) == ["bob 3.0", "cid 5.0"])
    #expect(try told(.either) == ["bob 5.0", "cid 5.0"])
    #expect(try graph.degree(of: "ann", direction: .outgoing) == 1)
    #expect(try graph.degree(of: "ann", direction: .incoming) == 2)
    #expect(try graph.degree(of: "ann") == 3)
    #expect(try built().degree(of: "bob", direction: .outgoing) == 3)
  }

  @Test func `two people are friends or not, and share friends, by direction`() throws {
    let graph = try built()
    #expect(try graph.hasFriendship(between: "ann", and: "bob"))
    #expect(try graph.weight(between: "bob", and: "ann") == 2)
    #expect(try graph.weight(between: "ann", and: "dot") == nil)
    #expect(try !graph.hasFriendship(between: "ann", and: "ann"))
    #expect(try graph.commonFriends(of: "ann", and: "cid") == ["bob"])
    #expect(try graph.commonFriends(of: "ann", and: "ann") == ["bob", "cid"])
    #expect(try graph.commonFriends(of: "dot", and: "ann") == [])
    #expect(try TestSupport.graph("a,b\n").weight(between: "a", and: "b") == 1)

    let directed = try TestSupport.graph(
      "ann,bob,2\nbob,ann,3\ncid,ann,5\ncid,bob,1\n", directed: true,
      format: EdgeListFormat(weight: 3))
    #expect(try directed.weight(between: "ann", and: "bob") == 5)
    #expect(try directed.weight(between: "ann", and: "bob", direction: .outgoing) == 2)
    #expect(try directed.weight(between: "ann", and: "bob", direction: .incoming) == 3)
    #expect(try !directed.hasFriendship(between: "ann", and: "cid", direction: .outgoing))
    #expect(try directed.commonFriends(of: "ann", and: "bob", direction: .outgoing) == [])
    #expect(try directed.commonFriends(of: "ann", and: "bob", direction: .incoming) == ["cid"])
  }

  @Test func `weights that have decayed are those at the date`() throws {
    // A thousand half-lives ago: kept in another unit.
    let graph = try graph(
      "a,b,8,0\n", format: EdgeListFormat(weight: 3, time: 4), asOf: 1010, halfLife: 1)
    #expect(graph.weightExponent != 0)
    let weight = 0x1p-1007
    #expect(try graph.friends(of: "a").map(\.weight) == [weight])
    #expect(graph.friendships.map(\.weight) == [weight])
  }

  @Test func `the friendships as a list make the same graph`() throws {
    let graph = try built()
    let list = graph.edgeList
    #expect(list.names == graph.identifiers && list.count == graph.friendshipCount)
    let again = try RelationGraph(list)
    #expect(again.friendships.map(\.self) == graph.friendships.map(\.self))
    #expect(again.identifiers == graph.identifiers && again.isWeighted == graph.isWeighted)
  }

  @Test func `friendships come once each, by row`() throws {
    func told(_ graph: RelationGraph) -> [String] {
      graph.friendships.map { "\($0.source)-\($0.target) \($0.weight)" }
    }
    #expect(told(try built()) == ["1-2 2.0", "1-4 5.0", "2-3 3.0", "2-4 1.0"])
    #expect(told(try built(directed: true)) == ["1-2 2.0", "2-3 3.0", "2-4 1.0", "4-1 5.0"])
    #expect(told(try graph("b,a\na,b\n", directed: true)) == ["0-1 1.0", "1-0 1.0"])
    let none = try graph("a,a\n")
    #expect(told(none) == [])
    #expect(none.friendships.count == 0)
    #expect(try built().friendships.underestimatedCount == 4)
  }

  @Test(arguments: [false, true])
  func `a subgraph keeps the order, weights and columns of its people`(directed: Bool) async throws
  {
    let part = try await built(directed: directed).subgraph(of: ["cid", "dot", "ann", "cid", "bob"])
    #expect(Array(part.identifiers) == ["dot", "ann", "bob", "cid"])
    #expect(part.people["age"]?.values == .integers([40, nil, nil, nil]))
    #expect(part.isDirected == directed)
    let told = part.friendships.map { "\($0.source)-\($0.target) \($0.weight)" }
    #expect(
      told == (directed ? ["1-2 2.0", "2-3 1.0", "3-1 5.0"] : ["1-2 2.0", "1-3 5.0", "2-3 1.0"]))
    #expect(part.summary.unknownFriendshipCount == 1)
    // What was left out adds up in the file as well.
    let again = try opened(snapshot(of: part))
    #expect(again.friendshipCount == 3)
    #expect(again.summary == part.summary)
  }

  @Test func `the subgraph of nobody is empty, that of everyone is the graph`() async throws {
    let whole = try built()
    #expect(try await whole.subgraph(of: []).personCount == 0)
    expectSame(try await whole.subgraph(of: whole.identifiers.reversed()), whole)
  }

  @Test func `a stranger stops work without being named`() async throws {
    let graph = try built()
    let subgraph = await #expect(throws: GraphError.self) {
      try await graph.subgraph(of: ["ann", "zoe"])
    }
    #expect(
      subgraph?.description == "person 2 of those asked for is not in the graph; "
        + "leave the person out, or ask contains(_:) first")
    let path = await #expect(throws: GraphError.self) {
      try await graph.shortestPath(from: "ann", to: "zoe")
    }
    #expect(path?.code == .unknownPerson)
    #expect(path?.description == "the target is not in the graph; ask contains(_:) first")
    let friends = #expect(throws: GraphError.self) { try graph.friends(of: "zoe") }
    #expect(friends?.description == "the person is not in the graph; ask contains(_:) first")
    let degree = #expect(throws: GraphError.self) { try graph.degree(of: "zoe") }
    #expect(degree?.code == .unknownPerson)
    let weight = #expect(throws: GraphError.self) { try graph.weight(between: "ann", and: "zoe") }
    #expect(weight?.description.hasPrefix("the second person is not in the graph") == true)
    #expect(throws: GraphError.self) { try graph.hasFriendship(between: "zoe", and: "ann") }
    #expect(throws: GraphError.self) { try graph.commonFriends(of: "zoe", and: "ann") }
    await #expect(throws: GraphError.self) { try await graph.distance(from: "zoe", to: "ann") }
    await #expect(throws: GraphError.self) { try await graph.people(within: 1, of: "zoe") }
  }

  @Test func `a graph is printed in one line`() throws {
    #expect(
      "\(try built())" == "5 people, 4 friendships (undirected, weighted; people's columns: 2)")
  }
}

/// Paths that ignore weights and follow direction.
@Suite struct `Shortest paths between people` {
  //  a ── b ── c        Of two shortest paths from a to c that by b comes first;
  //   \       /         f has no friends.
  //    d ── e           a-d-e-c is one longer
  private let drawn = "a,b\nb,c\na,d\nd,e\ne,c\nf,f\n"

  @Test func `lead along friendships, and there is none to another component`() async throws {
    let graph = try graph(drawn + "g,h\n")
    #expect(try await graph.shortestPath(from: "a", to: "c") == ["a", "b", "c"])
    #expect(try await graph.shortestPath(from: "b", to: "e") == ["b", "c", "e"])
    #expect(try await graph.shortestPath(from: "a", to: "a") == ["a"])
    #expect(try await graph.shortestPath(from: "a", to: "f") == nil)
    #expect(try await graph.shortestPath(from: "h", to: "a") == nil)
    #expect(try await graph.distance(from: "a", to: "e") == 2)
    #expect(try await graph.distance(from: "f", to: "f") == 0)
    #expect(try await graph.distance(from: "g", to: "b") == nil)
  }

  @Test func `follow direction`() async throws {
    let graph = try graph(drawn, directed: true)
    #expect(try await graph.shortestPath(from: "a", to: "e") == ["a", "d", "e"])
    #expect(try await graph.shortestPath(from: "c", to: "a") == nil)
    let near = try await graph.people(within: 1, of: "c", direction: .incoming)
    #expect(near.map(\.identifier) == ["b", "e"])
    #expect(try await graph.people(within: 9, of: "c").isEmpty)
    let both = try await graph.people(within: 2, of: "c", direction: .either)
    #expect(both.map { "\($0.identifier)\($0.distance)" } == ["b1", "e1", "a2", "d2"])
  }

  @Test func `people within some steps come by distance, then by row`() async throws {
    let graph = try graph(drawn)
    func told(_ steps: Int) async throws -> [String] {
      try await graph.people(within: steps, of: "a").map {
        "\($0.row)\($0.identifier)\($0.distance)"
      }
    }
    #expect(try await told(0) == [])
    #expect(try await told(1) == ["1b1", "3d1"])
    #expect(try await told(2) == ["1b1", "3d1", "2c2", "4e2"])
    #expect(try await told(.max) == ["1b1", "3d1", "2c2", "4e2"])
  }
}
