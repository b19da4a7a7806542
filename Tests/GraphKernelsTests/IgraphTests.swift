import Buffers
import GraphKernels
import IgraphCore
import Testing

@Suite struct `Kernels and igraph` {
  static let seeds: Range<UInt64> = 2000..<2300
  let context = KernelContext(threadCount: 2)

  @Test(arguments: seeds)
  func `agree on small random graphs`(seed: UInt64) throws {
    try expectAgreement(EdgeInput.random(seed: seed), seed: seed)
  }

  @Test(arguments: 0..<4 as Range<UInt64>)
  func `agree on a graph of many blocks`(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let input = EdgeInput.random(
      vertexCount: 4000, edgeCount: 24_000, isDirected: seed & 1 == 1, weighted: seed & 2 == 2,
      &generator)
    // PRPACK iterates on larger graphs, to its own tolerance of 1e-10 for the sum of all changes.
    try expectAgreement(input, seed: seed, pageRankTolerance: 1e-7)
  }

  private func expectAgreement(
    _ input: EdgeInput, seed: UInt64, pageRankTolerance: Double = 1e-9
  ) throws {
    let graph = try input.graph()
    let igraph = try IgraphGraph(graph.outgoing, isDirected: input.isDirected)
    let storage = igraph.storage
    #expect(storage.edgeCount == graph.edgeCount)
    #expect(try graph.degree(context) == storage.degree())
    #expect(try graph.inDegree(context) == storage.degree(.incoming))
    #expect(try graph.outDegree(context) == storage.degree(.outgoing))
    #expect(
      areClose(
        try graph.strength(context), try storage.strength(weights: igraph.weights),
        relative: 1e-12))
    #expect(try graph.coreness(context) == storage.coreness())
    #expect(
      try graph.components(context) == CanonicalPartition(labels: storage.components()))
    try expectFriendAgreement(graph, seed: seed)

    var generator = SplitMix64(seed: seed)
    let reset = (0..<input.vertexCount).map { Double($0 == 0 ? 1 : generator.next() % 4) }
    for (weighted, reset) in [(false, nil), (true, nil), (true, reset)] {
      let ranks = try graph.pageRank(usingWeights: weighted, reset: reset, context)
      let expected = try storage.pageRank(weights: weighted ? igraph.weights : nil, reset: reset)
      #expect(areClose(ranks, expected, relative: pageRankTolerance))
    }
  }

  /// What looks at friends without direction, against igraph on the graph of friendships.
  private func expectFriendAgreement(_ graph: CompressedGraph, seed: UInt64) throws {
    let igraph = try IgraphGraph(graph.friends, isDirected: false)
    #expect(try graph.triangleCount(context) == igraph.storage.triangleCount())
    if !graph.isDirected {
      let expected = try igraph.storage.localClusteringCoefficient().map { $0.isNaN ? nil : $0 }
      #expect(
        areClose(try graph.localClusteringCoefficient(context), expected, relative: 1e-14))
    }
    var generator = SplitMix64(seed: seed)
    let count = graph.vertexCount
    let labels = (0..<count).map { _ in Int.random(in: 0..<min(5, count), using: &generator) }
    for resolution in [1, 0.3] {
      let quality = try graph.modularity(
        of: CanonicalPartition(labels: labels), resolution: resolution, context)
      let expected = try igraph.storage.modularity(
        of: labels, weights: igraph.weights, resolution: resolution)
      #expect(isClose(quality, expected, absolute: 1e-12))
    }
  }
}

/// The same ties in igraph.
struct IgraphGraph {
  let storage: GraphStorage
  let weights: [Double]?

  init(_ rows: CompressedRows, isDirected: Bool) throws {
    var sources: [UInt32] = []
    var targets: [UInt32] = []
    var weights: [Double] = []
    for vertex in 0..<rows.vertexCount {
      for entry in rows.entries(of: vertex) where isDirected || rows.targets[entry] > vertex {
        sources.append(UInt32(vertex))
        targets.append(rows.targets[entry])
        if let own = rows.weights { weights.append(own[entry]) }
      }
    }
    storage = try GraphStorage(
      vertexCount: rows.vertexCount, sources: sources, targets: targets, isDirected: isDirected)
    self.weights = rows.weights == nil ? nil : weights
  }
}
