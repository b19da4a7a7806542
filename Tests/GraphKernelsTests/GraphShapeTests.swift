import Execution
import GraphKernels
import Memory
import Testing

@Suite struct `Kernels on graphs of many shapes` {
  static let seeds: Range<UInt64> = 0..<4

  @Test(arguments: GraphShape.allCases, seeds)
  func `agree with igraph`(shape: GraphShape, seed: UInt64) throws {
    let input = shape.edges(people: 600, isDirected: seed & 1 == 1, seed: seed)
    try IgraphAgreement(threadCount: 2).expectDenseKernels(input.graph())
  }

  @Test(arguments: GraphShape.allCases, seeds)
  func `clustering of directed ties is its definition written out`(
    shape: GraphShape, seed: UInt64
  ) throws {
    let graph = try shape.edges(people: 300, isDirected: true, seed: seed).graph()
    let found = try graph.localClusteringCoefficient(Execution(threads: 2)).known
    for person in 0..<graph.vertexCount {
      let neighbors = graph.neighbors.entries(of: person).map { graph.neighbors.targets[$0] }
      let pairs = Double(neighbors.count) * Double(neighbors.count - 1)
      var ties = 0
      for friend in neighbors {
        for other in neighbors where graph.outgoing.position(of: other, in: Int(friend)) != nil {
          ties += 1
        }
      }
      #expect(found[person] == (neighbors.count < 2 ? nil : Double(ties) / pairs))
    }
  }

  @Test(arguments: GraphShape.allCases, [false, true])
  func `give the same with every number of threads`(shape: GraphShape, directed: Bool) throws {
    let graph = try shape.edges(people: 4000, isDirected: directed, seed: 9).graph()
    let kernels = [
      Kernel.degree, .triangleCount, .localClusteringCoefficient, .coreness, .reciprocity,
    ]
    for kernel in kernels {
      let expected = try kernel.bits(graph, Execution(threads: 1))
      for threadCount in [2, 3, 8] {
        #expect(try kernel.bits(graph, Execution(threads: threadCount)) == expected)
      }
    }
  }

  /// So many people that most of them share their counts with all threads, and a hub so popular that
  /// its count is one of 64 bits.
  @Test(arguments: [GraphShape.wheel, .preferential])
  func `agree with igraph on many people`(shape: GraphShape) throws {
    let input = shape.edges(people: 75_000, isDirected: false, seed: 3)
    try IgraphAgreement(threadCount: 3).expectDenseKernels(input.graph())
  }

  @Test func `clustering follows from triangles that are known`() throws {
    let execution = Execution(threads: 2)
    for directed in [false, true] {
      let graph = try GraphShape.preferential.edges(people: 500, isDirected: directed, seed: 1)
        .graph()
      let triangles = try graph.triangleCount(execution)
      #expect(
        try graph.localClusteringCoefficient(triangles: triangles, execution).known
          == graph.localClusteringCoefficient(execution).known)
    }
  }
}
