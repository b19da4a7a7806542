import EdgeLists
import Execution
import GraphFeatures
import Graphs
import Statistics
import Tables
import TestSupport
import Testing
import TextFormats

@Suite struct `A list with chance friendships` {
  /// Transfers between forty people, of whom some are in no table, and some rows too late or excluded.
  private func transfers(isDirected: Bool) async throws -> (EdgeList, RelationGraph) {
    var generator = SplitMix64(seed: 6)
    var lines = "from,to,amount,what,when,kind\n"
    for _ in 0..<400 {
      let ends = (0..<2).map { _ in generator.next() % 40 }
      let amount = generator.next() % 90 + 1
      let (what, kind) = (["rent", "gift"][Int(amount % 2)], amount % 7 == 0 ? "loan" : "friend")
      lines += "p\(ends[0]),p\(ends[1]),\(amount),\(what),\(generator.next() % 120),\(kind)\n"
    }
    let edges = try EdgeList(
      parsing: lines, named: "transfers.csv",
      format: EdgeListFormat(time: "when", kind: "kind", columns: ["amount", "what"]))
    var rules = GraphRules(directed: isDirected, asOf: 100)
    rules.excludedKinds = ["loan"]
    rules.unknownPeople = .drop
    let people = Table([Column("id", .strings((0..<36).map { "p\($0)" }))])
    return (edges, try await edges.graph(people: people, rules: rules))
  }

  private func numbers(
    _ graph: RelationGraph, _ edges: EdgeList, _ name: String
  ) async throws -> [Double] {
    let table = try await graph.tieStatistics(of: edges)
    return try table.numbers(inColumn: name).compactMap { $0 }
  }

  @Test(arguments: [false, true])
  func `keeps everyone's number of partners and friends, and all that rows hold`(
    isDirected: Bool
  ) async throws {
    let (edges, graph) = try await transfers(isDirected: isDirected)
    let drawn = try await graph.rewired(withRowsOf: edges, seed: 4, execution: Execution())
    #expect(drawn.graph.identifiers == graph.identifiers)
    #expect(drawn.graph.friendshipCount == graph.friendshipCount)
    #expect(
      try await drawn.graph.features([.degree])["degree"] == graph.features([.degree])["degree"])
    var names = ["tie_partners"]
    if isDirected { names += ["tie_in_partners", "tie_out_partners"] }
    for name in names {
      #expect(
        try await numbers(drawn.graph, drawn.edges, name) == numbers(graph, edges, name), "\(name)")
    }
    let amount = isDirected ? "tie_out_amount_sum" : "tie_amount_sum"
    let (before, after) = (
      try await numbers(graph, edges, amount),
      try await numbers(drawn.graph, drawn.edges, amount)
    )
    #expect(before != after)
    #expect(before.reduce(0, +) == after.reduce(0, +))
    #expect(drawn.edges.columns.count == 2 && drawn.edges.count == edges.count)
    // The ties of the graph are those of the list.
    var rules = GraphRules(directed: isDirected, asOf: 100)
    rules.excludedKinds = ["loan"]
    rules.unknownPeople = .drop
    let built = try await drawn.edges.graph(people: graph.people, rules: rules)
    #expect(built.friendships.map(\.source) == drawn.graph.friendships.map(\.source))
    #expect(built.friendships.map(\.target) == drawn.graph.friendships.map(\.target))
  }

  @Test func `is another for another seed`() async throws {
    let (edges, graph) = try await transfers(isDirected: true)
    let one = try await graph.rewired(withRowsOf: edges, seed: 1, execution: Execution(threads: 1))
    let same = try await graph.rewired(withRowsOf: edges, seed: 1, execution: Execution(threads: 4))
    let other = try await graph.rewired(withRowsOf: edges, seed: 2, execution: Execution())
    #expect(Array(one.edges.targets) == Array(same.edges.targets))
    #expect(Array(one.edges.targets) != Array(other.edges.targets))
  }
}
