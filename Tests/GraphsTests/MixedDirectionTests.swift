import EdgeLists
import GraphKernels
import Graphs
import Identifiers
import Memory
import Tables
import TestSupport
import Testing

/// Lists in which some friendships have a direction and others have none.
@Suite struct `Friendships without a direction` {
  /// a to b, b and c, c and a twice, d and d, d and e.
  private let list = EdgeList(
    names: TextList(["a", "b", "c", "d", "e"]), sources: [0, 1, 2, 0, 3, 3],
    targets: [1, 2, 0, 2, 3, 4], weights: [1, 2, 4, 8, 16, 32], undirected: [0, 1, 1, 1, 1, 1],
    sourceName: "g.net")

  private func weights(_ graph: RelationGraph) -> [String: Double] {
    var weights: [String: Double] = [:]
    let rows = graph.compressed.outgoing
    for person in 0..<graph.personCount {
      for entry in rows.entries(of: person) {
        let name = graph.identifiers[person] + graph.identifiers[Int(rows.targets[entry])]
        weights[name] = rows.weights?[entry]
      }
    }
    return weights
  }

  @Test func `count both ways in a directed graph, and rows add up`() throws {
    let graph = try RelationGraph(list, rules: GraphRules(directed: true))
    #expect(
      weights(graph) == ["ab": 1, "bc": 2, "cb": 2, "ca": 12, "ac": 12, "de": 32, "ed": 32])
    #expect(graph.friendshipCount == 7)
    // b-c, c-a twice and d-e; the second c-a is merged both ways.
    #expect(graph.summary.bothWaysCount == 4)
    #expect(graph.summary.duplicateCount == 2)
    #expect(graph.summary.selfLoopCount == 1)
    #expect(graph.summary.rowCount + 4 == graph.friendshipCount + 2 + 1)
  }

  @Test func `count once in a graph without directions`() throws {
    let graph = try RelationGraph(list)
    #expect(graph.friendshipCount == 4)
    #expect(graph.summary.bothWaysCount == 0)
    #expect(graph.summary.duplicateCount == 1)
  }

  @Test(arguments: [
    (DuplicatePolicy.first, 4.0), (.last, 8.0), (.max, 8.0), (.count, 2.0), (.sum, 12.0),
  ])
  func `are merged by every policy, the same both ways`(policy: DuplicatePolicy, weight: Double)
    throws
  {
    let weights = weights(
      try RelationGraph(list, rules: GraphRules(directed: true, duplicates: policy)))
    #expect(weights["ac"] == weight)
    #expect(weights["ca"] == weight)
  }

  @Test func `leave the graph once if they name someone unknown`() throws {
    let people = Table([Column("id", .strings(["c", "b", "a"]))])
    let graph = try RelationGraph(
      list, people: people, rules: GraphRules(directed: true, unknownPeople: .drop))
    #expect(graph.friendshipCount == 5)
    #expect(graph.summary.unknownFriendshipCount == 2)
    #expect(graph.summary.bothWaysCount == 3)
  }

  @Test(arguments: [true, false])
  func `come back from a snapshot with all counts`(directed: Bool) async throws {
    let built = try RelationGraph(list, rules: GraphRules(directed: directed))
    let again = try opened(snapshot(of: built))
    expectSame(again, built)
    #expect(again.summary == built.summary)
    let people = Table([Column("id", .strings(["e", "d", "c", "b", "a"]))])
    #expect(try await again.ordered(by: people).summary.bothWaysCount == (directed ? 4 : 0))
  }
}
