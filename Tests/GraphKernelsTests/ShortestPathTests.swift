import Execution
import GraphKernels
import Memory
import Statistics
import Testing

@Suite struct `Shortest paths` {
  /// The distances of all pairs by Floyd and Warshall's method.
  private func distances(_ graph: CompressedGraph) -> [[Int?]] {
    let count = graph.vertexCount
    var known = (0..<count).map { source in
      (0..<count).map { target -> Int? in
        if source == target { return 0 }
        return graph.outgoing.position(of: UInt32(target), in: source) == nil ? nil : 1
      }
    }
    for middle in 0..<count {
      for source in 0..<count {
        for target in 0..<count {
          guard let first = known[source][middle], let second = known[middle][target] else {
            continue
          }
          known[source][target] = min(known[source][target] ?? .max, first + second)
        }
      }
    }
    return known
  }

  /// The first shortest path in the order of vertex numbers, step by step.
  private func path(
    _ graph: CompressedGraph, from source: Int, to target: Int, _ distances: [[Int?]]
  ) -> [Int]? {
    guard var left = distances[source][target] else { return nil }
    var path = [source]
    while left > 0 {
      left -= 1
      let here = path[path.count - 1]
      guard
        let next = (0..<graph.vertexCount).first(where: {
          distances[here][$0] == 1 && distances[$0][target] == left
        })
      else { return nil }
      path.append(next)
    }
    return path
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func `are those that are found by looking at all pairs`(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let count = Int.random(in: 1...24, using: &generator)
    let graph = try EdgeInput.random(
      vertexCount: count, edgeCount: count * Int.random(in: 0...3, using: &generator),
      isDirected: seed & 1 == 1, weighted: seed & 2 == 2, &generator
    ).graph()
    let execution = Execution(threads: 1)
    let expected = distances(graph)
    for source in 0..<count {
      for target in 0..<count {
        #expect(
          try graph.distance(from: source, to: target, execution) == expected[source][target])
        #expect(
          try graph.shortestPath(from: source, to: target, execution)
            == path(graph, from: source, to: target, expected))
      }
      for limit in [0, 1, 3, count] {
        let levels = try graph.outgoing.vertices(within: limit, of: source, execution)
        for (level, vertices) in levels.enumerated() {
          #expect(
            vertices.map(Int.init) == (0..<count).filter { expected[source][$0] == level + 1 })
        }
        #expect(levels.count == min(limit, expected[source].reduce(0) { max($0, $1 ?? 0) }))
      }
    }
  }

  @Test func `of a ring are found by searches that meet halfway`() throws {
    let count = 1001
    let ring = try GraphBuilder(vertexCount: count, isDirected: false).build(
      sources: (0..<count).map { UInt32($0) }, targets: (0..<count).map { UInt32(($0 + 1) % count) }
    ).graph
    let execution = Execution(threads: 1)
    #expect(try ring.distance(from: 0, to: 500, execution) == 500)
    #expect(try ring.shortestPath(from: 0, to: 500, execution) == Array(0...500))
    #expect(try ring.distance(from: 0, to: 501, execution) == 500)
  }

  @Test func `are not looked for once the work is cancelled`() throws {
    let graph = try EdgeInput.random(seed: 3).graph()
    let execution = Execution(threads: 1)
    execution.cancel()
    #expect(throws: CancellationError.self) {
      try graph.outgoing.vertices(within: 3, of: 0, execution)
    }
  }
}
