import Execution
import GraphKernels
import Memory
import Testing

@Suite struct `Odd graphs` {
  @Test(arguments: Kernel.allCases, [false, true])
  func `without people have no results`(kernel: Kernel, directed: Bool) throws {
    let graph = try CompressedGraph("", people: 0, directed: directed)
    let bits = try kernel.bits(graph, Execution())
    #expect(bits.isEmpty || kernel == .modularity)
  }

  @Test(arguments: Kernel.allCases, [false, true])
  func `of isolates have one result per person`(kernel: Kernel, directed: Bool) throws {
    for count in [1, 3] {
      let graph = try CompressedGraph("", people: count, directed: directed)
      let bits = try kernel.bits(graph, Execution())
      if kernel.isPerPerson { #expect(bits.count == count) }
    }
  }

  @Test(arguments: [false, true])
  func `of isolates have the documented values`(directed: Bool) throws {
    let graph = try CompressedGraph("", people: 2, directed: directed)
    let execution = Execution()
    #expect(try graph.degree(execution).integers == [0, 0])
    #expect(try graph.strength(execution).known == [0, 0])
    #expect(try graph.triangleCount(execution).integers == [0, 0])
    #expect(try graph.localClusteringCoefficient(execution).known == [nil, nil])
    #expect(try graph.coreness(execution).integers == [0, 0])
    #expect(try graph.components(execution).membership == [0, 1])
    #expect(try graph.pageRank(usingWeights: true, execution) == [0.5, 0.5])
    #expect(try graph.reciprocity(execution).known == [nil, nil])
    #expect(try graph.modularity(of: CanonicalPartition(labels: [0, 0]), execution) == nil)
    let aggregates = try graph.neighborAggregates(of: [[1, 2]], execution)[0]
    #expect(aggregates.count == [0, 0])
    #expect(aggregates.mean == [nil, nil])
    #expect(aggregates.standardDeviation == [nil, nil])
    #expect(aggregates.minimum == [nil, nil])
    #expect(aggregates.maximum == [nil, nil])
    #expect(aggregates.median == [nil, nil])
  }

  @Test func `a person whose only edge is a self-loop is an isolate`() throws {
    let built = try GraphBuilder(vertexCount: 1, isDirected: false)
      .build(sources: [0], targets: [0], weights: [5])
    #expect(built.droppedSelfLoopCount == 1)
    #expect(try built.graph.degree(Execution()).integers == [0])
    #expect(try built.graph.coreness(Execution()).integers == [0])
  }

  @Test func `a star has no triangles however large its hub`() throws {
    let count: UInt32 = 30_000
    let graph = try GraphBuilder(vertexCount: Int(count), isDirected: false)
      .build(sources: [UInt32](repeating: 0, count: Int(count) - 1), targets: Array(1..<count))
      .graph
    let execution = Execution()
    #expect(try graph.triangleCount(execution).integers.allSatisfy { $0 == 0 })
    #expect(try graph.coreness(execution).integers.allSatisfy { $0 == 1 })
    // The hub's rank solves r = d(1 − r) + (1 − d)/n.
    let ranks = try graph.pageRank(usingWeights: false, execution)
    #expect(isClose(ranks[0], (0.85 + 0.15 / Double(count)) / 1.85, relative: 1e-11))
  }

  @Test func `in a complete graph everyone is alike`() throws {
    let people = 60
    let pairs = (0..<people).flatMap { a in (0..<a).map { b in (UInt32(a), UInt32(b)) } }
    let graph = try GraphBuilder(vertexCount: people, isDirected: false)
      .build(sources: pairs.map(\.0), targets: pairs.map(\.1)).graph
    let execution = Execution()
    #expect(
      try graph.triangleCount(execution).integers == [Int](repeating: 59 * 58 / 2, count: people))
    #expect(
      try graph.localClusteringCoefficient(execution).known
        == [Double?](repeating: 1, count: people))
    #expect(try graph.coreness(execution).integers == [Int](repeating: 59, count: people))
  }
}
