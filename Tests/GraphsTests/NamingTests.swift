import EdgeLists
import Execution
import Files
import Graphs
import Identifiers
import Statistics
import Tables
import TestSupport
import Testing
import TextFormats

/// The rows, friendships and counts of a graph, edge by edge with dictionaries.
private struct NaiveGraph {
  var identifiers: [String]
  var pairs: Set<[String]> = []
  var tooLate = 0
  var unknownFriendships = 0
  var unknownPeople: Set<String> = []

  /// - Precondition: no edge ties a person to themself.
  init(_ edges: [(String, String, Int)], people: [String]?, adding: Bool, asOf: Int) {
    identifiers = people ?? []
    for (source, target, time) in edges {
      guard time < asOf else {
        tooLate += 1
        continue
      }
      for person in [source, target] where !identifiers.contains(person) {
        if people != nil { unknownPeople.insert(person) }
        if adding { identifiers.append(person) }
      }
      if identifiers.contains(source), identifiers.contains(target) {
        pairs.insert([source, target].sorted())
      } else {
        unknownFriendships += 1
      }
    }
  }
}

@Suite struct `Rows of people` {
  @Test(arguments: 0..<40 as Range<UInt64>)
  func `follow the table, then first appearance among the edges that count`(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let names = (0..<12).map { "p\($0)" }
    let edges = (0..<20).map { _ in
      let source = Int.random(in: 0..<12, using: &generator)
      let target = (source + Int.random(in: 1..<12, using: &generator)) % 12
      return (names[source], names[target], Int.random(in: 0..<10, using: &generator))
    }
    let text = edges.map { "\($0.0),\($0.1),\($0.2)\n" }.joined()
    let list = try EdgeList(
      parsing: text, named: "friends.csv", format: EdgeListFormat(source: 1, target: 2, time: 3))
    let known = names.shuffled(using: &generator).prefix(Int.random(in: 0...6, using: &generator))
    for ids in [nil, Array(known)] {
      for policy in [UnknownPeoplePolicy.add, .drop] where ids != nil || policy == .add {
        for asOf in [4, 100] {
          let naive = NaiveGraph(
            edges, people: ids, adding: policy == .add, asOf: asOf)
          let graph = try RelationGraph(
            list, people: ids.map { people($0) },
            rules: GraphRules(unknownPeople: policy, asOf: Double(asOf)),
            execution: Execution(threads: 3))
          #expect(Array(graph.identifiers) == naive.identifiers)
          #expect(graph.people.identifiers == graph.identifiers)
          #expect(graph.friendshipCount == naive.pairs.count)
          #expect(graph.summary.tooLateCount == naive.tooLate)
          #expect(graph.summary.unknownFriendshipCount == naive.unknownFriendships)
          #expect(graph.summary.unknownPersonCount == naive.unknownPeople.count)
          #expect(
            graph.summary.duplicateCount
              == 20 - naive.tooLate - naive.unknownFriendships - naive.pairs.count)
        }
      }
    }
  }

  @Test func `are the list's own numbers where nothing changes them`() throws {
    let list = try EdgeList(parsing: "b,a\nc,b\n", named: "friends.csv")
    #expect(try RelationGraph(list).identifiers == ["b", "a", "c"])
  }

  @Test func `a late edge is no error whomever it names`() throws {
    let list = try EdgeList(
      parsing: "x,a,9\na,b,1\nb,y,2\n", named: "friends.csv",
      format: EdgeListFormat(source: 1, target: 2, time: 3))
    let table = people(["a", "b"])
    #expect(
      try RelationGraph(list, people: table, rules: GraphRules(unknownPeople: .error, asOf: 2))
        .friendshipCount == 1)
    let error = #expect(throws: DataError.self) {
      try RelationGraph(list, people: table, rules: GraphRules(unknownPeople: .error, asOf: 3))
    }
    #expect(
      error?.description
        == "friends.csv:3:3: the person is not in the people table; "
        + "add them there, or use `unknownPeople: .add` or `.drop`")
  }
}
