import EdgeLists
import Execution
import Files
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

  @Test(arguments: [
    ([1, 2], "there are 2 for 5 people; give one for each person, in the order of the graph"),
    ([], "there are 0 for 5 people; give one for each person, in the order of the graph"),
    ([1, .nan, 0, 0, 0], "number 2 is nan; give finite numbers, none below zero"),
    ([1, 0, .infinity, 0, 0], "number 3 is inf; give finite numbers, none below zero"),
    ([-1, 0, 0, 0, 0], "number 1 is -1.0; give finite numbers, none below zero"),
    ([0, 0, 0, 0, 0], "none is above zero; give some that are"),
  ])
  func `numbers that can't say where to restart are refused`(
    _ numbers: [Double], _ problem: String
  ) async throws {
    let built = try graph(kite, people: five)
    let expected = "they can't say where PageRank restarts: \(problem)"
    let feature = await #expect(throws: DataError.self) {
      try await built.features([.pageRank(resettingTo: .numbers(numbers))])
    }
    #expect(feature?.description == "reset numbers: \(expected)")
    let group = await #expect(throws: DataError.self) {
      try await built.personalizedPageRank(resettingTo: [resets[0], numbers])
    }
    #expect(group?.description == "reset numbers of group 2: \(expected)")
  }
}
