import Execution
import Memory
import Statistics
import Testing

@testable import GraphKernels

@Suite struct `What divisions have in common` {
  /// A random graph, and divisions of it that searches found, or that were drawn.
  private func input(
    seed: UInt64, _ function: QualityFunction, drawn: Bool
  ) throws -> (CompressedGraph, [CanonicalPartition]) {
    let graph = try EdgeInput.random(seed: seed).graph()
    var generator = SplitMix64(seed: seed)
    let divisions = try (0..<4).map { number in
      guard !drawn else {
        return CanonicalPartition(
          labels: (0..<graph.vertexCount).map { _ in Int.random(in: 0..<3, using: &generator) })
      }
      return try graph.leiden(
        optimizing: function, resolution: 0.7, iterations: 1, seed: seed + UInt64(number),
        Execution()
      ).partition
    }
    return (graph, divisions)
  }

  @Test(arguments: CommunitySearchMethod.allCases, 300..<316 as Range<UInt64>)
  func `friends together in all stay together, others are never joined, and quality never falls`(
    method: CommunitySearchMethod, seed: UInt64
  ) throws {
    for function in QualityFunction.allCases {
      for drawn in [false, true] {
        let (graph, divisions) = try input(seed: seed, function, drawn: drawn)
        let quality = PlainQuality(graph, function, resolution: 0.7)
        func isTogether(_ one: Int, _ other: UInt32, in division: CanonicalPartition) -> Bool {
          division.membership[one] == division.membership[Int(other)]
        }
        for best in divisions {
          let found = try method.result(
            graph, function, resolution: 0.7,
            start: CommunityStart(from: best, divisions: divisions), seed: seed)
          if let before = quality.value(best.membership.map(Int.init)),
            let after = quality.value(found.partition.membership.map(Int.init))
          {
            #expect(after >= before - 1e-12)
            #expect(abs(try #require(found.quality) - after) < 1e-12)
          }
          var inside: [(Int, Int)] = []
          for vertex in 0..<graph.vertexCount {
            for entry in graph.neighbors.entries(of: vertex) {
              let friend = graph.neighbors.targets[entry]
              let count = divisions.count { isTogether(vertex, friend, in: $0) }
              if count == divisions.count {
                #expect(isTogether(vertex, friend, in: found.partition))
              }
              if count > 0 { inside.append((vertex, Int(friend))) }
            }
          }
          // Ties inside a community of some division are what holds each community together.
          let held = try GraphBuilder(vertexCount: graph.vertexCount, isDirected: false)
            .build(sources: inside.map { UInt32($0.0) }, targets: inside.map { UInt32($0.1) })
            .graph
          #expect(found.partition.memberLists.allSatisfy(held.connects))
        }
      }
    }
  }

  @Test(arguments: CommunitySearchMethod.allCases, QualityFunction.allCases)
  func `equal divisions are what they have in common, however good`(
    method: CommunitySearchMethod, function: QualityFunction
  ) throws {
    let graph = try GraphShape.chainOfCliques.edges(people: 90, isDirected: true, seed: 2).graph()
    // Everyone alone, all together, and pairs of neighbors in the chain.
    let divisions = [
      CanonicalPartition(labels: Array(0..<90)),
      CanonicalPartition(labels: [Int](repeating: 0, count: 90)),
      CanonicalPartition(labels: (0..<90).map { $0 / 2 }),
    ]
    for division in divisions where division.memberLists.allSatisfy(graph.connects) {
      for count in [1, 5] {
        let found = try method.result(
          graph, function, resolution: 0.7,
          start: CommunityStart(
            from: division, divisions: Array(repeating: division, count: count)))
        #expect(found.partition == division)
      }
    }
  }

  @Test(arguments: GraphShape.allCases, [false, true])
  func `threads change nothing`(shape: GraphShape, isDirected: Bool) throws {
    let function: QualityFunction = isDirected ? .directedModularity : .modularity
    let graph = try shape.edges(people: 300, isDirected: isDirected, seed: 3).graph()
    let divisions = try (1...5).map { seed in
      try graph.leiden(
        optimizing: function, iterations: 1, tolerance: 0.5, seed: seed, Execution()
      ).partition
    }
    let found = try [1, 2, 3, 8].map { threadCount in
      var start = CommunityStart(from: divisions[2], divisions: divisions)
      start.blockWork = threadCount == 1 ? 8192 : 1
      return try CommunitySearchMethod.leiden.result(
        graph, function, start: start, Execution(threads: threadCount))
    }
    #expect(found.allSatisfy { $0 == found[0] })
  }

  //   a       Both divisions have a and b together, either has the others' ties.
  //  / \
  // b---c---d
  @Test func `ties weigh by the share of divisions that have both ends together`() throws {
    let divisions = [[0, 0, 0, 1], [0, 0, 1, 1]].map { CanonicalPartition(labels: $0) }
    let execution = Execution(threads: 2)
    let graph = try CompressedGraph("ab bc ca cd")
    let half = 0.05 + 0.95 / 2
    let weighed = try graph.weighted(byCoMembershipIn: divisions, execution)
    #expect(
      weighed.neighbors.weights.map(Array.init) == [1, half, 1, half, half, half, half, half])
    let ties = try CompressedGraph("ab ba cd ad", directed: true, weights: [2, 3, 4, 5])
    let both = try ties.weighted(byCoMembershipIn: divisions, execution)
    #expect(both.isDirected)
    // a to b, a to d, b to a, c to d; then each friendship from both ends.
    #expect(both.outgoing.weights.map(Array.init) == [2, 0.25, 3, 4 * half])
    #expect(both.incoming.weights.map(Array.init) == [3, 2, 0.25, 4 * half])
    #expect(
      both.neighbors.weights.map(Array.init) == [5, 0.25, 5, 4 * half, 0.25, 4 * half])
  }
}
