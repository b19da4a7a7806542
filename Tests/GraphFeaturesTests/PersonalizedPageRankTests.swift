import EdgeLists
import Execution
import GraphFeatures
import Graphs
import Tables
import TestSupport
import Testing

@Suite struct PersonalizedPageRankTests {
  //   a
  //  / \
  // b---c---d     e is alone.
  let kite = "a,b\nb,c\nc,a\nc,d\n"
  let five = people(["a", "b", "c", "d", "e"])
  let resets = (0..<5).map { group in (0..<5).map { $0 == group ? 1.0 : 0 } }

  @Test func `each reset vector has a column of its own, as if alone`() async throws {
    let built = try graph(kite, people: five)
    let table = try await built.personalizedPageRank(resettingTo: resets)
    #expect(table.columns.map(\.name) == ["id"] + (1...5).map { "pagerank_\($0)" })
    #expect(table.identifiers == built.identifiers)
    for (index, reset) in resets.enumerated() {
      let feature = Feature.pageRank(resettingTo: .numbers(reset))
      let alone = try await built.features([feature]).numbers(inColumn: "pagerank")
      let ranks = try table.numbers(inColumn: "pagerank_\(index + 1)")
      for (rank, expected) in zip(ranks, alone) {
        #expect(abs((rank ?? -1) - (expected ?? -2)) < 1e-12)
      }
    }
    // Whoever is alone keeps what restarts bring them.
    #expect(try table.numbers(inColumn: "pagerank_5").map { $0 } == [0, 0, 0, 0, 1])
  }

  @Test func `the number of threads changes nothing`() async throws {
    let built = try graph(kite, people: five)
    let expected = try await built.personalizedPageRank(
      resettingTo: resets, execution: Execution(threads: 1))
    for threads in [2, 3, 8] {
      #expect(
        try await built.personalizedPageRank(
          resettingTo: resets, execution: Execution(threads: threads)) == expected)
    }
  }

  @Test func `a cancelled task gets nothing`() async throws {
    let built = try graph(kite, people: five)
    let task = Task {
      while !Task.isCancelled { await Task.yield() }
      return try await built.personalizedPageRank(resettingTo: resets)
    }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
  }

  @Test func `no reset vectors leave the identifiers`() async throws {
    let built = try graph(kite, people: five)
    #expect(try await built.personalizedPageRank(resettingTo: []).columns.count == 1)
  }
}
