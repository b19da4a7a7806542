import IgraphCore
import IgraphOracle
import Testing

@Suite struct `Odd graphs` {
  @Test(arguments: [false, true])
  func `the empty graph has an empty answer to everything`(isDirected: Bool) throws {
    let graph = try GraphStorage(vertexCount: 0, sources: [], targets: [], isDirected: isDirected)
    for weights in [nil, []] as [[Double]?] {
      for answer in try everyNumber(graph, weights: weights) { #expect(answer.isEmpty) }
    }
    #expect(try graph.degree().isEmpty)
    #expect(try graph.coreness().isEmpty)
    #expect(try graph.components().isEmpty)
    #expect(try graph.pageRank(reset: []).isEmpty)
    #expect(try graph.betweenness(from: []).isEmpty)
    #expect(try graph.modularity(of: []) == nil)
  }

  @Test(arguments: [1, 2, 5], [false, true])
  func `without edges nobody has a neighbor`(count: Int, isDirected: Bool) throws {
    let graph = try GraphStorage(
      vertexCount: count, sources: [], targets: [], isDirected: isDirected)
    func all(_ value: Double) -> [Double] { Array(repeating: value, count: count) }
    for weights in [nil, []] as [[Double]?] {
      let expected = [
        all(0), all(0), all(.nan), all(1 / Double(count)), all(0), all(0), all(.nan), all(0),
        all(.nan), all(1),
      ]
      for (answer, expected) in zip(try everyNumber(graph, weights: weights), expected) {
        #expect(agree(answer, expected))
      }
    }
    #expect(try graph.degree() == Array(repeating: 0, count: count))
    #expect(try graph.coreness() == Array(repeating: 0, count: count))
    #expect(try graph.components() == Array(0..<count))
    #expect(try graph.modularity(of: Array(0..<count)) == nil)
  }

  @Test(arguments: [0, 1, 4])
  func `without edges everyone is a community of their own`(count: Int) throws {
    let graph = try GraphStorage(vertexCount: count, sources: [], targets: [])
    for found in try everyMethod(graph) {
      #expect(found == Partition(membership: Array(0..<count), quality: nil))
    }
  }

  @Test func `an isolate beside a pair`() throws {
    let graph = try GraphStorage(vertexCount: 3, sources: [0], targets: [2])
    #expect(agree(try graph.closeness(), [1, .nan, 1]))
    #expect(agree(try graph.harmonicCentrality(), [0.5, 0, 0.5]))
    #expect(agree(try graph.constraint(), [1, .nan, 1]))
    #expect(agree(try graph.eigenvectorCentrality(), [1, 0, 1]))
    #expect(agree(try graph.betweenness(), [0, 0, 0]))
    // The isolate is jumped to, and from: 1 : 1/0.15 in proportion for those of the pair.
    let rank = try graph.pageRank()
    #expect(abs(rank.reduce(0, +) - 1) < 1e-12)
    #expect(agree([rank[0] / rank[1]], [1 / 0.15]))
    for found in try everyMethod(graph) { #expect(canonical(found.membership) == [0, 1, 0]) }
  }

  @Test func `one vertex with a self-loop`() throws {
    let graph = try GraphStorage(vertexCount: 1, sources: [0], targets: [0])
    #expect(try graph.degree() == [2])
    #expect(agree(try graph.pageRank(), [1]))
    #expect(agree(try graph.betweenness(), [0]))
    #expect(agree(try graph.harmonicCentrality(), [0]))
    #expect(agree(try graph.closeness(), [.nan]))
    #expect(agree(try graph.eigenvectorCentrality(), [1]))
    for found in try everyMethod(graph) { #expect(found.membership == [0]) }
  }

  @Test func `self-loops and parallel edges are no obstacle`() throws {
    let graph = try GraphStorage(
      vertexCount: 4, sources: [0, 0, 0, 1, 2, 3], targets: [0, 1, 1, 2, 2, 3])
    let weights = [1, 2, 3, 4, 5, 6.0]
    for answer in try everyNumber(graph, weights: weights) { #expect(answer.count == 4) }
    for found in try everyMethod(graph) {
      #expect(found.membership.count == 4)
      #expect(
        found.membership.allSatisfy { found.membership[3] != $0 || $0 == found.membership[3] })
      let communities = Set(found.membership)
      #expect(communities == Set(0..<communities.count))
    }
    #expect(agree(try graph.betweenness(), [0, 1, 0, 0]))
  }

  @Test func `methods for undirected graphs refuse a directed one`() throws {
    let graph = try GraphStorage(vertexCount: 2, sources: [0], targets: [1], isDirected: true)
    #expect(throws: IgraphError.self) { try graph.leiden(seed: 1) }
    #expect(throws: IgraphError.self) { try graph.louvain(seed: 1) }
    #expect(try graph.infomap(seed: 1).membership.count == 2)
    #expect(try graph.walktrap().membership == [0, 0])
    #expect(agree(try graph.eigenvectorCentrality(), [0, 0]))
  }

  @Test func `a large sparse graph of isolates stays cheap`() throws {
    let graph = try GraphStorage(vertexCount: 1_000_000, sources: [5], targets: [999_999])
    #expect(try graph.components().max() == 999_998)
    #expect(try graph.degree()[999_999] == 1)
  }
}

/// Every answer that is a number per vertex, in the order that the tests above list.
private func everyNumber(_ graph: GraphStorage, weights: [Double]?) throws -> [[Double]] {
  [
    try graph.strength(weights: weights),
    try graph.triangleCount().map(Double.init),
    try graph.localClusteringCoefficient(),
    try graph.pageRank(weights: weights),
    try graph.betweenness(lengths: weights),
    try graph.betweenness(from: Array(0..<graph.vertexCount), lengths: weights),
    try graph.closeness(lengths: weights),
    try graph.harmonicCentrality(lengths: weights),
    try graph.constraint(weights: weights),
    try graph.eigenvectorCentrality(weights: weights),
  ]
}
