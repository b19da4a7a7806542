import IgraphCore
import IgraphOracle
import Testing

//   0       A triangle 0-1-2 with
//  / \      a pendant 3 on 2.
// 1---2---3
private func kite(isDirected: Bool = false) throws -> GraphStorage {
  try GraphStorage(
    vertexCount: 4, sources: [0, 1, 2, 2], targets: [1, 2, 0, 3], isDirected: isDirected)
}

@Suite struct `Small graphs` {
  @Test func `a graph knows its size`() throws {
    let graph = try kite(isDirected: true)
    #expect(graph.vertexCount == 4)
    #expect(graph.edgeCount == 4)
    #expect(graph.isDirected)
  }

  @Test func `degree counts edges, in a directed graph by direction`() throws {
    #expect(try kite().degree() == [2, 2, 3, 1])
    let directed = try kite(isDirected: true)
    #expect(try directed.degree(.outgoing) == [1, 1, 2, 0])
    #expect(try directed.degree(.incoming) == [1, 1, 1, 1])
    #expect(try directed.degree() == [2, 2, 3, 1])
  }

  @Test func `a self-loop counts twice and parallel edges each`() throws {
    let graph = try GraphStorage(vertexCount: 2, sources: [0, 0, 0], targets: [0, 1, 1])
    #expect(try graph.degree() == [4, 2])
    #expect(try graph.strength(weights: [1, 2, 3]) == [7, 5])
  }

  @Test func `strength sums weights, and doubles with them`() throws {
    let graph = try kite()
    #expect(try graph.strength(weights: [1, 2, 3, 0.5]) == [4, 3, 5.5, 0.5])
    #expect(try graph.strength(weights: [2, 4, 6, 1]) == [8, 6, 11, 1])
    #expect(try graph.strength(weights: nil) == [2, 2, 3, 1])
    #expect(
      try kite(isDirected: true).strength(weights: [1, 2, 3, 0.5], .outgoing) == [1, 2, 3.5, 0])
  }

  @Test func `coreness drops from 2 to 1 outside the triangle`() throws {
    #expect(try kite().coreness() == [2, 2, 2, 1])
  }

  @Test func `the triangle counts once for each of its corners`() throws {
    #expect(try kite().triangleCount() == [1, 1, 1, 0])
  }

  @Test func `clustering is undefined for a vertex with one neighbor`() throws {
    #expect(agree(try kite().localClusteringCoefficient(), [1, 1, 1.0 / 3, .nan]))
  }

  @Test func `components ignore direction`() throws {
    let graph = try GraphStorage(
      vertexCount: 5, sources: [0, 2], targets: [1, 1], isDirected: true)
    #expect(try graph.components() == [0, 0, 0, 1, 2])
  }

  @Test func `vertex 2 lies between its pendant and both others`() throws {
    let graph = try kite()
    #expect(try graph.betweenness() == [0, 0, 2, 0])
    // Directed: 0 lies on 2-1; 1 on 0-2 and 0-3; 2 on 0-3, 1-0 and 1-3.
    #expect(try kite(isDirected: true).betweenness() == [1, 2, 3, 0])
    // A long edge 1-2 makes the way over 0 as short, then shorter.
    #expect(try graph.betweenness(lengths: [1, 2, 1, 1]) == [1, 0, 2, 0])
    #expect(try graph.betweenness(lengths: [1, 3, 1, 1]) == [2, 0, 2, 0])
  }

  @Test func `betweenness from every source is the exact one`() throws {
    let graph = try kite()
    #expect(try graph.betweenness(from: [0, 1, 2, 3]) == graph.betweenness())
    #expect(try graph.betweenness(from: [3]) == [0, 0, 1, 0])
    #expect(try graph.betweenness(from: [3, 3]) == [0, 0, 2, 0])
    #expect(try graph.betweenness(from: []) == [0, 0, 0, 0])
  }

  @Test func `closeness inverts the mean distance within reach`() throws {
    #expect(agree(try kite().closeness(), [3.0 / 4, 3.0 / 4, 1, 3.0 / 5]))
    // Directed, 3 reaches nobody.
    #expect(agree(try kite(isDirected: true).closeness(), [0.5, 0.6, 0.75, .nan]))
  }

  @Test func `harmonic centrality averages inverse distances`() throws {
    #expect(agree(try kite().harmonicCentrality(), [2.5 / 3, 2.5 / 3, 1, 2.0 / 3]))
    #expect(
      agree(
        try kite().harmonicCentrality(lengths: [1, 1, 1, 2]), [7.0 / 9, 7.0 / 9, 2.5 / 3, 7.0 / 18])
    )
  }

  @Test func `PageRank sums to 1 and jumps where it is told to`() throws {
    let ranks = try kite().pageRank()
    #expect(abs(ranks.reduce(0, +) - 1) < 1e-12)
    #expect(ranks[2] > ranks[0] && ranks[0] > ranks[3])
    // Without damping the walker only jumps.
    #expect(agree(try kite().pageRank(damping: 0, reset: [1, 0, 3, 0]), [0.25, 0, 0.75, 0]))
    #expect(agree(try kite().pageRank(damping: 0), [0.25, 0.25, 0.25, 0.25]))
  }

  @Test func `eigenvector centrality is all alike on a cycle`() throws {
    let cycle = try GraphStorage(
      vertexCount: 5, sources: [0, 1, 2, 3, 4], targets: [1, 2, 3, 4, 0])
    #expect(agree(try cycle.eigenvectorCentrality(), [1, 1, 1, 1, 1]))
  }

  @Test func `a star's center has the least constraint`() throws {
    // 0 in the middle of 1, 2, 3, 4: each tie takes a quarter, (1/4)² four times.
    let star = try GraphStorage(vertexCount: 5, sources: [0, 0, 0, 0], targets: [1, 2, 3, 4])
    #expect(agree(try star.constraint(), [0.25, 1, 1, 1, 1]))
  }

  @Test func `modularity of the two triangles of a barbell`() throws {
    // 0-1-2 and 3-4-5 joined by 2-3: 7 edges, 6 inside, degrees 7 and 7.
    let barbell = try GraphStorage(
      vertexCount: 6, sources: [0, 1, 2, 2, 3, 4, 5], targets: [1, 2, 0, 3, 4, 5, 3])
    let halves = [0, 0, 0, 1, 1, 1]
    #expect(try barbell.modularity(of: halves) == 6.0 / 7 - 0.5)
    let resolved = try #require(try barbell.modularity(of: halves, resolution: 0.5))
    #expect(abs(resolved - (6.0 / 7 - 0.25)) < 1e-12)
    #expect(try barbell.leiden(seed: 1).membership == halves)
    #expect(try barbell.louvain(seed: 1).membership == halves)
    #expect(try barbell.walktrap().membership == halves)
    #expect(try barbell.infomap(seed: 1).membership == halves)
    // Directed, both triangles are cycles: out- and in-degrees are 4 and 3, 3 and 4.
    let directed = try GraphStorage(
      vertexCount: 6, sources: [0, 1, 2, 2, 3, 4, 5], targets: [1, 2, 0, 3, 4, 5, 3],
      isDirected: true)
    let value = try #require(try directed.modularity(of: halves, respectsDirection: true))
    #expect(abs(value - (6.0 / 7 - 24.0 / 49)) < 1e-12)
  }

  @Test func `renumbering the vertices permutes every answer`() throws {
    let order: [UInt32] = [3, 1, 0, 2]  // the new number of each vertex
    let sources: [UInt32] = [0, 1, 2, 2]
    let targets: [UInt32] = [1, 2, 0, 3]
    let graph = try kite()
    let renumbered = try GraphStorage(
      vertexCount: 4, sources: sources.map { order[Int($0)] },
      targets: targets.map { order[Int($0)] })
    func permuted(_ values: [Double]) -> [Double] {
      var result = values
      for (old, new) in order.enumerated() { result[Int(new)] = values[old] }
      return result
    }
    #expect(agree(try renumbered.betweenness(), permuted(try graph.betweenness())))
    #expect(agree(try renumbered.closeness(), permuted(try graph.closeness())))
    #expect(agree(try renumbered.constraint(), permuted(try graph.constraint())))
    #expect(agree(try renumbered.pageRank(), permuted(try graph.pageRank())))
    #expect(
      agree(try renumbered.eigenvectorCentrality(), permuted(try graph.eigenvectorCentrality())))
  }

  @Test func `the version is that of a supported igraph`() {
    let version = IgraphGate.igraphVersion
    #expect(version.hasPrefix("0.10.") || version.hasPrefix("1."))
  }
}
