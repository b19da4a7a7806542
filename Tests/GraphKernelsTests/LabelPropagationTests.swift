import Execution
import GraphKernels
import Memory
import Statistics
import Testing

@Suite struct `Label propagation` {
  let execution = Execution(threads: 2)

  /// The weight of a person's ties into each group.
  private func weights(
    of vertex: Int, _ graph: CompressedGraph, _ partition: CanonicalPartition
  ) -> [UInt32: Double] {
    var weights: [UInt32: Double] = [:]
    for entry in graph.neighbors.entries(of: vertex) {
      let group = partition.membership[Int(graph.neighbors.targets[entry])]
      weights[group, default: 0] += graph.neighbors.weights?[entry] ?? 1
    }
    return weights
  }

  @Test(arguments: [false, true])
  func `groups are connected, and any number of threads finds them`(weighted: Bool) throws {
    var generator = SplitMix64(seed: 4)
    for size in [1, 2, 30, 400] {
      let graph = try EdgeInput.random(
        vertexCount: size, edgeCount: 3 * size, isDirected: false, weighted: weighted, &generator
      ).graph()
      let expected = try graph.labelPropagation(seed: 7, Execution(threads: 1))
      for group in 0..<expected.groupCount {
        #expect(graph.connects((0..<size).filter { expected.membership[$0] == group }))
      }
      for threadCount in [2, 3, 8] {
        let found = try graph.labelPropagation(seed: 7, Execution(threads: threadCount))
        #expect(found == expected)
      }
    }
  }

  // In the second kind most have over 64 ties: those wait before they look again.
  @Test(arguments: [false, true])
  func `nobody has more ties to another group than to their own`(isDense: Bool) throws {
    var generator = SplitMix64(seed: 9)
    for seed in 0..<20 {
      let weighted = seed % 2 == 0
      let edges =
        isDense
        ? EdgeInput.planted(
          vertexCount: 400, edgeCount: 20_000, groupSize: 40, weighted: weighted, &generator)
        : .random(
          vertexCount: 200, edgeCount: 500, isDirected: false, weighted: weighted, &generator)
      let graph = try edges.graph()
      let found = try graph.labelPropagation(seed: UInt64(seed), execution)
      for vertex in 0..<graph.vertexCount {
        let weights = weights(of: vertex, graph, found)
        let own = weights[found.membership[vertex]] ?? 0
        // Splitting a group leaves all ties of each part in it.
        #expect(weights.values.allSatisfy { $0 <= own * (1 + 1e-9) })
      }
    }
  }

  @Test func `two crowds with one tie between them are two groups, or one by chance`() throws {
    let graph = try CompressedGraph("ab ac ad bc bd cd de ef eg eh fg fh gh")
    let two = CanonicalPartition(labels: [0, 0, 0, 0, 1, 1, 1, 1])
    let one = CanonicalPartition(labels: Array(repeating: 0, count: 8))
    let found = try (1...20).map { try graph.labelPropagation(seed: UInt64($0), execution) }
    #expect(found.allSatisfy { [one, two].contains($0) })
    #expect(found.contains(two))
  }

  @Test func `people without ties are alone, and nobody is no group`() throws {
    let nobody = try GraphBuilder(vertexCount: 0, isDirected: false)
      .build(sources: [], targets: []).graph
    #expect(try nobody.labelPropagation(seed: 1, execution).groupCount == 0)
    let isolates = try GraphBuilder(vertexCount: 5, isDirected: false)
      .build(sources: [], targets: []).graph
    #expect(try isolates.labelPropagation(seed: 1, execution).sizes == [1, 1, 1, 1, 1])
  }
}
