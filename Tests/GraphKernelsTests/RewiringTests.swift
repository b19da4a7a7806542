import Execution
import GraphKernels
import Memory
import Statistics
import Testing

@Suite struct `Rewired graphs` {
  private let execution = Execution(threads: 2)

  /// Both weights of each mutual tie, the smaller first, in order; 1 without weights.
  private func mutualWeights(_ graph: CompressedGraph) -> [[Double]] {
    let rows = graph.outgoing
    var weights: [Int: [Int: Double]] = [:]
    for vertex in 0..<graph.vertexCount {
      for entry in rows.entries(of: vertex) {
        weights[vertex, default: [:]][Int(rows.targets[entry])] = rows.weights?[entry] ?? 1
      }
    }
    var pairs: [[Double]] = []
    for (vertex, row) in weights {
      for (other, weight) in row where vertex < other {
        if let back = weights[other]?[vertex] { pairs.append([weight, back].sorted()) }
      }
    }
    return pairs.sorted { ($0[0], $0[1]) < ($1[0], $1[1]) }
  }

  /// How many mutual ties everyone has.
  private func mutualCounts(_ graph: CompressedGraph) -> [Int] {
    let sets = (0..<graph.vertexCount).map { vertex in
      Set(graph.outgoing.entries(of: vertex).map { Int(graph.outgoing.targets[$0]) })
    }
    return sets.indices.map { vertex in sets[vertex].count { sets[$0].contains(vertex) } }
  }

  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func `everyone keeps their ties out, in and mutual, and ties stay simple`(seed: UInt64) throws {
    let graph = try EdgeInput.random(seed: seed).graph()
    let drawn = try graph.rewired(seed: seed, execution)
    #expect(drawn.isDirected == graph.isDirected)
    #expect(try drawn.outDegree(execution) == graph.outDegree(execution))
    #expect(try drawn.inDegree(execution) == graph.inDegree(execution))
    #expect(mutualCounts(drawn) == mutualCounts(graph))
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
    let expected = try graph.rewired(seed: 7, Execution(threads: 1))
    for threads in [2, 3, 8] {
      #expect(try graph.rewired(seed: 7, Execution(threads: threads)) == expected)
    }
    // Where there is a choice.
    if [.path, .chainOfCliques, .preferential, .recursiveMatrix].contains(shape) {
      #expect(try graph.rewired(seed: 8, execution) != expected)
      #expect(expected != graph)
    }
    if shape == .star || shape == .clique {
      #expect(expected.neighbors == graph.neighbors)
    }
  }

  //  a---b     Of the three ways to pair four people
  //  c---d     each is as likely as the others.
  @Test func `all graphs with the degrees are drawn equally often`() throws {
    let graph = try CompressedGraph("ab cd")
    var counts: [UInt32: Int] = [:]
    for seed in 0..<600 as Range<UInt64> {
      let drawn = try graph.rewired(triesPerEdge: 20, seed: seed, execution)
      counts[drawn.neighbors.targets[0], default: 0] += 1
    }
    // 200 each, with a standard deviation of 12.
    #expect(counts.keys.sorted() == [1, 2, 3])
    #expect(counts.values.allSatisfy { abs($0 - 200) < 50 })
  }

  // The number of graphs in which everyone has as many ties out, in and mutual, counted by trying all.
  @Test(arguments: [
    ("ab bc ca", 2), ("ab ba bc cd da", 2), ("ab ba cd dc be ec", 3), ("ab ba cd dc ac ed", 4),
    ("ab bc ca de ad", 12),
  ])
  func `all graphs with the directed degrees are drawn equally often`(
    text: String, count: Int
  ) throws {
    let graph = try CompressedGraph(text, directed: true)
    var counts: [[UInt32]: Int] = [:]
    let mean = 100
    for seed in 0..<UInt64(mean * count) {
      let drawn = try graph.rewired(triesPerEdge: 40, seed: seed, execution)
      #expect(mutualCounts(drawn) == mutualCounts(graph))
      let ties = (0..<drawn.vertexCount).flatMap { vertex in
        drawn.outgoing.entries(of: vertex).map { UInt32(vertex) * 8 + drawn.outgoing.targets[$0] }
      }
      counts[ties, default: 0] += 1
    }
    #expect(counts.count == count)
    // A standard deviation of 10 at most.
    #expect(counts.values.allSatisfy { abs($0 - mean) < 45 })
  }

  @Test func `both weights of a mutual tie stay together, and on a mutual tie`() throws {
    for seed in 1...20 as ClosedRange<UInt64> {
      var generator = SplitMix64(seed: seed)
      var input = EdgeInput.random(
        vertexCount: 20, edgeCount: 60, isDirected: true, weighted: true, &generator)
      for tie in 0..<30 {
        input.sources.append(input.targets[tie])
        input.targets.append(input.sources[tie])
        input.weights?.append(Double(tie) + 20)
      }
      let graph = try input.graph()
      let drawn = try graph.rewired(seed: seed, execution)
      #expect(mutualWeights(drawn) == mutualWeights(graph))
      #expect(mutualWeights(drawn).count > 10)
      #expect(drawn.outgoing.weights?.sorted() == graph.outgoing.weights?.sorted())
      #expect(drawn != graph)
    }
  }

  @Test func `a single tie stays, and no try changes nothing`() throws {
    let pair = try CompressedGraph("ab", people: 4)
    #expect(try pair.rewired(seed: 1, execution) == pair)
    let path = try CompressedGraph("ab bc cd de")
    #expect(try path.rewired(triesPerEdge: 0, seed: 1, execution) == path)
  }

  @Test(.timeLimit(.minutes(10))) func `it can be cancelled, and tells how far it is`() throws {
    let graph = try GraphShape.preferential.edges(people: 5000, isDirected: false, seed: 1)
      .graph()
    let seen = Shared<[Double]>([])
    let listening = Execution { part in seen.withLock { $0.append(part.fractionCompleted) } }
    _ = try graph.rewired(seed: 1, listening)
    let parts = seen.withLock { $0 }
    #expect(parts == parts.sorted() && parts.last == 1 && parts.count > 5)
    let stopped = Execution()
    #expect(
      try stopped.timeToStop { _ = try graph.rewired(triesPerEdge: 10_000, seed: 1, stopped) }
        < .seconds(1))
  }
}
