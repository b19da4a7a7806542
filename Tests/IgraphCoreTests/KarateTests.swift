import IgraphCore
import IgraphOracle
import Testing

@Suite struct `Karate club` {
  let graph: GraphStorage

  init() throws { graph = try Karate.graph() }

  @Test func `counts equal the reference`() throws {
    #expect(try graph.degree() == Karate.degree)
    #expect(try graph.coreness() == Karate.coreness)
    #expect(try graph.triangleCount() == Karate.triangleCount)
    #expect(try graph.components() == Array(repeating: 0, count: 34))
    #expect(try graph.degree().reduce(0, +) == 2 * graph.edgeCount)
  }

  @Test func `clustering equals the reference`() throws {
    #expect(agree(try graph.localClusteringCoefficient(), Karate.localClusteringCoefficient))
  }

  @Test func `betweenness equals the reference`() throws {
    #expect(agree(try graph.betweenness(), Karate.betweenness))
    #expect(agree(try graph.betweenness(lengths: Karate.weights), Karate.lengthBetweenness))
    #expect(agree(try graph.betweenness(from: [0, 5, 33]), Karate.betweennessFromThree))
  }

  @Test func `closeness and harmonic centrality equal the reference`() throws {
    #expect(agree(try graph.closeness(), Karate.closeness))
    #expect(agree(try graph.harmonicCentrality(), Karate.harmonicCentrality))
  }

  @Test func `constraint equals the reference`() throws {
    #expect(agree(try graph.constraint(), Karate.constraint))
    #expect(agree(try graph.constraint(weights: Karate.weights), Karate.weightedConstraint))
  }

  @Test func `eigenvector centrality equals the reference`() throws {
    #expect(agree(try graph.eigenvectorCentrality(), Karate.eigenvectorCentrality))
    #expect(
      agree(
        try graph.eigenvectorCentrality(weights: Karate.weights),
        Karate.weightedEigenvectorCentrality))
  }

  @Test func `PageRank equals the reference`() throws {
    #expect(agree(try graph.pageRank(), Karate.pageRank))
    #expect(agree(try graph.pageRank(weights: Karate.weights), Karate.weightedPageRank))
    #expect(agree(try graph.pageRank(reset: (0..<34).map(Double.init)), Karate.personalPageRank))
  }

  @Test func `progress grows from 0 to 1`() throws {
    let recorder = ProgressRecorder()
    _ = try graph.betweenness(CallObserver(onProgress: recorder.record))
    let values = recorder.values
    #expect(values.count > 2)
    #expect(values == values.sorted())
    #expect(values.first == 0)
    #expect(values.last == 1)
  }

  @Test func `the beginning of every call is told, also of one that says nothing more`() throws {
    let (begun, told) = (ProgressRecorder(), ProgressRecorder())
    let observer = CallObserver(onBegin: { begun.record(1) }, onProgress: told.record)
    _ = try graph.infomap(trials: 1, seed: 1, observer)
    #expect(begun.values == [1] && told.values.isEmpty)
    _ = try graph.betweenness(observer)
    #expect(begun.values == [1, 1] && !told.values.isEmpty)
  }
}
