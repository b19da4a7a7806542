import Execution
import GraphKernels
import IgraphCore
import IgraphOracle
import Memory
import Statistics
import Testing

/// Compares kernels with igraph's answers.
struct IgraphAgreement {
  let execution: Execution

  init(threadCount: Int) { execution = Execution(threads: threadCount) }

  /// Every kernel that igraph has.
  func expectAll(
    _ graph: CompressedGraph, seed: UInt64, pageRankTolerance: Double = 1e-9
  ) throws {
    try expectDenseKernels(graph)
    let igraph = try IgraphGraph(graph.outgoing, isDirected: graph.isDirected)
    let storage = igraph.storage
    #expect(
      try graph.components(execution) == CanonicalPartition(labels: storage.components()))
    try expectModularity(graph, seed: seed)

    var generator = SplitMix64(seed: seed)
    let reset = (0..<graph.vertexCount).map { Double($0 == 0 ? 1 : generator.next() % 4) }
    for (weighted, reset) in [(false, nil), (true, nil), (true, reset)] {
      let ranks = try graph.pageRank(usingWeights: weighted, reset: reset, execution)
      let expected = try storage.pageRank(weights: weighted ? igraph.weights : nil, reset: reset)
      #expect(areClose(ranks, expected, relative: pageRankTolerance))
    }
  }

  /// Degrees, strength, coreness, constraint, triangles and, in an undirected graph, clustering.
  func expectDenseKernels(_ graph: CompressedGraph) throws {
    let igraph = try IgraphGraph(graph.outgoing, isDirected: graph.isDirected)
    let storage = igraph.storage
    #expect(storage.edgeCount == graph.edgeCount)
    #expect(try graph.degree(execution).integers == storage.degree())
    #expect(try graph.inDegree(execution).integers == storage.degree(.incoming))
    #expect(try graph.outDegree(execution).integers == storage.degree(.outgoing))
    #expect(
      areClose(
        try graph.strength(execution).known, try storage.strength(weights: igraph.weights),
        relative: 1e-12))
    #expect(try graph.coreness(execution).integers == storage.coreness())

    let constraints = try storage.constraint(weights: igraph.weights).map { $0.isNaN ? nil : $0 }
    #expect(areClose(try graph.constraint(execution).known, constraints, relative: 1e-12))

    let neighbors = try IgraphGraph(graph.neighbors, isDirected: false).storage
    #expect(try graph.triangleCount(execution).integers == neighbors.triangleCount())
    if !graph.isDirected {
      let expected = try neighbors.localClusteringCoefficient().map { $0.isNaN ? nil : $0 }
      #expect(
        areClose(try graph.localClusteringCoefficient(execution).known, expected, relative: 1e-14))
    }
  }

  private func expectModularity(_ graph: CompressedGraph, seed: UInt64) throws {
    let igraph = try IgraphGraph(graph.neighbors, isDirected: false)
    var generator = SplitMix64(seed: seed)
    let count = graph.vertexCount
    let labels = (0..<count).map { _ in Int.random(in: 0..<min(5, count), using: &generator) }
    for resolution in [1, 0.3] {
      let quality = try graph.modularity(
        of: CanonicalPartition(labels: labels), resolution: resolution, execution)
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
