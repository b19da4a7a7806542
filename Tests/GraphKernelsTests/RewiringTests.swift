import Buffers
import GraphKernels
import Testing

@Suite struct `Rewired graphs` {
  private let context = KernelContext(threadCount: 2)

  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func `everyone keeps their ties out and in, and ties stay simple`(seed: UInt64) throws {
    let graph = try EdgeInput.random(seed: seed).graph()
    let drawn = try graph.rewired(seed: seed, context)
    #expect(drawn.isDirected == graph.isDirected)
    #expect(try drawn.outDegree(context) == graph.outDegree(context))
    #expect(try drawn.inDegree(context) == graph.inDegree(context))
    #expect(drawn.edgeCount == graph.edgeCount)
    for vertex in 0..<drawn.vertexCount {
      let row = drawn.outgoing.entries(of: vertex).map { Int(drawn.outgoing.targets[$0]) }
      #expect(Set(row).count == row.count && !row.contains(vertex))
    }
    let weights = { (graph: CompressedGraph) in graph.outgoing.weights.map { $0.sorted() } }
    #expect(weights(drawn) == weights(graph))
  }

  @Test(arguments: GraphShape.allCases, [false, true])
  func `threads change nothing, and the seed decides`(
    shape: GraphShape, isDirected: Bool
  ) throws {
    let graph = try shape.edges(people: 500, isDirected: isDirected, seed: 1).graph()
    let expected = try graph.rewired(seed: 7, KernelContext(threadCount: 1))
    for threads in [2, 3, 8] {
      #expect(try graph.rewired(seed: 7, KernelContext(threadCount: threads)) == expected)
    }
    // Where there is a choice.
    if [.path, .chainOfCliques, .preferential, .recursiveMatrix].contains(shape) {
      #expect(try graph.rewired(seed: 8, context) != expected)
      #expect(expected != graph)
    }
    if shape == .star || shape == .clique && !isDirected {
      #expect(expected.friends == graph.friends)
    }
  }

  //  a---b     Of the three ways to pair four people
  //  c---d     each is as likely as the others.
  @Test func `all graphs with the degrees are drawn equally often`() throws {
    let graph = try CompressedGraph("ab cd")
    var counts: [UInt32: Int] = [:]
    for seed in 0..<600 as Range<UInt64> {
      let drawn = try graph.rewired(triesPerTie: 20, seed: seed, context)
      counts[drawn.friends.targets[0], default: 0] += 1
    }
    // 200 each, with a standard deviation of 12.
    #expect(counts.keys.sorted() == [1, 2, 3])
    #expect(counts.values.allSatisfy { abs($0 - 200) < 50 })
  }

  @Test func `a single tie stays, and no try changes nothing`() throws {
    let pair = try CompressedGraph("ab", people: 4)
    #expect(try pair.rewired(seed: 1, context) == pair)
    let path = try CompressedGraph("ab bc cd de")
    #expect(try path.rewired(triesPerTie: 0, seed: 1, context) == path)
  }

  @Test(.timeLimit(.minutes(1))) func `it can be cancelled, and tells how far it is`() throws {
    let graph = try GraphShape.preferential.edges(people: 5000, isDirected: false, seed: 1)
      .graph()
    let seen = Shared<[Double]>([])
    let listening = KernelContext { part in seen.withLock { $0.append(part) } }
    _ = try graph.rewired(seed: 1, listening)
    let parts = seen.withLock { $0 }
    #expect(parts == parts.sorted() && parts.last == 1 && parts.count > 5)
    let stopped = KernelContext()
    #expect(
      try stopped.timeToStop { _ = try graph.rewired(triesPerTie: 10_000, seed: 1, stopped) }
        < .seconds(1))
  }
}
