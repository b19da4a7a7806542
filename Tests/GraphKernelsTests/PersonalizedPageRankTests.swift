import Execution
import GraphKernels
import IgraphCore
import IgraphOracle
import Memory
import Statistics
import Testing

@Suite struct `Personalized PageRank` {
  let execution = Execution(threads: 2)

  @Test(arguments: 3000..<3100 as Range<UInt64>)
  func `of several reset vectors is igraph's for each, and that of each alone`(seed: UInt64) throws
  {
    var generator = SplitMix64(seed: seed)
    let input = EdgeInput.random(seed: seed)
    let graph = try input.graph()
    let igraph = try IgraphGraph(graph.outgoing, isDirected: input.isDirected)
    let resets = (0..<Int(seed % 10)).map { group in
      (0..<input.vertexCount).map {
        $0 == group % input.vertexCount ? 1 : Double(generator.next() % 3)
      }
    }
    let ranks = try graph.pageRanks(resettingTo: resets, usingWeights: true, execution)
    #expect(ranks.count == resets.count)
    for (ranks, reset) in zip(ranks, resets) {
      let alone = try graph.pageRank(usingWeights: true, reset: reset, execution)
      #expect(areClose(ranks, alone, relative: 1e-11))
      let expected = try igraph.storage.pageRank(weights: igraph.weights, reset: reset)
      #expect(areClose(ranks, expected, relative: 1e-9))
    }
  }

  //  0---1---2--- … ---59
  @Test func `is exact far from where walks restart, too, if the tolerance asks for it`() throws {
    let count = 60
    let graph = try GraphBuilder(vertexCount: count, isDirected: false)
      .build(sources: (0..<count - 1).map(UInt32.init), targets: (1..<count).map(UInt32.init)).graph
    let reset = (0..<count).map { $0 == 0 ? 1.0 : 0 }
    let ranks = try graph.pageRanks(
      resettingTo: [reset, reset.reversed()], usingWeights: false,
      stop: .converged(tolerance: 1e-26), execution)
    // Everyone but the last hands on a part of what comes in from the left: `part` of it, found from
    // the right. Nothing is subtracted that is nearly equal, so all digits are right.
    let carried = 0.85
    let degree = { (person: Int) in person == 0 || person == count - 1 ? 1.0 : 2.0 }
    var parts = [Double](repeating: 0, count: count)
    for person in (1..<count).reversed() {
      let back = person == count - 1 ? 0 : parts[person + 1] * carried / degree(person + 1)
      parts[person] = carried / degree(person - 1) / (1 - back)
    }
    var expected = [1.0]
    for person in 1..<count { expected.append(expected[person - 1] * parts[person]) }
    let sum = expected.reduce(0, +)
    #expect(areClose(ranks[0], expected.map { $0 / sum }, relative: 1e-10))
    #expect(areClose(ranks[1], expected.reversed().map { $0 / sum }, relative: 1e-10))
    #expect(ranks[0][count - 1] < 1e-14)
  }

  @Test func `is 0 for people whom no walk reaches`() throws {
    let graph = try CompressedGraph("ab cd")
    let ranks = try graph.pageRanks(
      resettingTo: [[1, 0, 0, 0], [0, 0, 0, 5]], usingWeights: false, execution)
    #expect(ranks[0][2] == 0 && ranks[0][3] == 0)
    #expect(ranks[1][0] == 0 && ranks[1][1] == 0)
    let alone = try graph.pageRank(usingWeights: false, reset: [1, 0, 0, 0], execution)
    #expect(alone[2] == 0 && alone[3] == 0)
  }

  @Test func `of no reset vectors is nothing, and without people empty`() throws {
    #expect(
      try CompressedGraph("ab").pageRanks(resettingTo: [], usingWeights: true, execution) == [])
    let nobody = try CompressedGraph("", people: 0)
    #expect(try nobody.pageRanks(resettingTo: [[]], usingWeights: true, execution) == [[]])
  }
}
