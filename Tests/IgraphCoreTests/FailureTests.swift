import IgraphCore
import IgraphOracle
import Testing

@Suite struct Failures {
  let graph: GraphStorage

  init() throws { graph = try Karate.graph() }

  static let badWeights: [([Double], String)] = [
    ([], "0 weights for 78 edges"),
    (Array(repeating: 1, count: 77), "77 weights for 78 edges"),
    (Array(repeating: 1, count: 79), "79 weights for 78 edges"),
    (
      [1, -2] + Array(repeating: 1, count: 76),
      "weight -2.0 of edge 1 is not a number greater than 0"
    ),
    (
      Array(repeating: 1, count: 77) + [0],
      "weight 0.0 of edge 77 is not a number greater than 0"
    ),
    (
      [.nan] + Array(repeating: 1, count: 77),
      "weight nan of edge 0 is not a number greater than 0"
    ),
    (
      [.infinity] + Array(repeating: 1, count: 77),
      "weight inf of edge 0 is not a number greater than 0"
    ),
  ]

  @Test(arguments: badWeights)
  func `wrong weights are refused by every call and the next call works`(
    weights: [Double], reason: String
  ) throws {
    let calls: [(GraphStorage) throws -> Void] = [
      { _ = try $0.strength(weights: weights) },
      { _ = try $0.pageRank(weights: weights) },
      { _ = try $0.betweenness(lengths: weights) },
      { _ = try $0.betweenness(from: [1], lengths: weights) },
      { _ = try $0.closeness(lengths: weights) },
      { _ = try $0.harmonicCentrality(lengths: weights) },
      { _ = try $0.constraint(weights: weights) },
      { _ = try $0.eigenvectorCentrality(weights: weights) },
      { _ = try $0.modularity(of: Array(0..<34), weights: weights) },
      { _ = try $0.leiden(weights: weights, seed: 1) },
      { _ = try $0.louvain(weights: weights, seed: 1) },
      { _ = try $0.labelPropagation(weights: weights, seed: 1) },
      { _ = try $0.infomap(weights: weights, seed: 1) },
      { _ = try $0.walktrap(weights: weights) },
      { _ = try $0.fastGreedy(weights: weights) },
      { _ = try $0.leadingEigenvector(weights: weights, seed: 1) },
      { _ = try $0.spinglass(weights: weights, seed: 1) },
    ]
    for call in calls {
      let error = #expect(throws: IgraphError.self) { try call(graph) }
      #expect(error?.reason == reason)
      #expect(error?.isInterruption == false)
      #expect(try graph.degree() == Karate.degree)
    }
  }

  @Test func `an edge to a vertex that does not exist makes no graph`() throws {
    for _ in 0..<20 {
      let error = #expect(throws: IgraphError.self) {
        try GraphStorage(vertexCount: 3, sources: [0, 1], targets: [1, 3])
      }
      #expect(error?.operation == "creating the graph")
      #expect(error?.reason.isEmpty == false)
      #expect(error?.code != 0)
      #expect(try graph.coreness() == Karate.coreness)
    }
  }

  @Test func `more vertices than memory holds are an error`() throws {
    #expect(throws: IgraphError.self) {
      try GraphStorage(vertexCount: .max, sources: [], targets: [])
    }
  }

  @Test func `parameters out of range are refused with their reason`() throws {
    let calls: [(String, (GraphStorage) throws -> Void)] = [
      ("damping 1.0 is not in 0..<1", { _ = try $0.pageRank(damping: 1) }),
      ("damping nan is not in 0..<1", { _ = try $0.pageRank(damping: .nan) }),
      ("1 reset values for 34 vertices", { _ = try $0.pageRank(reset: [1]) }),
      (
        "the reset values are not numbers from 0 with a positive sum",
        { _ = try $0.pageRank(reset: Array(repeating: 0, count: 34)) }
      ),
      (
        "the reset values are not numbers from 0 with a positive sum",
        { _ = try $0.pageRank(reset: [-1] + Array(repeating: 1, count: 33)) }
      ),
      ("source 34 is not a vertex number", { _ = try $0.betweenness(from: [0, 34]) }),
      ("source -1 is not a vertex number", { _ = try $0.betweenness(from: [-1]) }),
      ("3 community numbers for 34 vertices", { _ = try $0.modularity(of: [0, 1, 2]) }),
      (
        "a community number is not in 0..<34",
        { _ = try $0.modularity(of: Array(1...34)) }
      ),
      ("resolution is not from 0", { _ = try $0.leiden(resolution: -1, seed: 1) }),
      ("resolution is not from 0", { _ = try $0.louvain(resolution: .nan, seed: 1) }),
      ("beta is not greater than 0", { _ = try $0.leiden(beta: 0, seed: 1) }),
      ("iterations is 0", { _ = try $0.leiden(iterations: 0, seed: 1) }),
      ("trials is less than 1", { _ = try $0.infomap(trials: 0, seed: 1) }),
      ("steps is less than 1", { _ = try $0.walktrap(steps: 0) }),
    ]
    for (reason, call) in calls {
      let error = #expect(throws: IgraphError.self) { try call(graph) }
      #expect(error?.reason == reason)
    }
  }

  @Test func `an error says what was done and what went wrong`() throws {
    let error = #expect(throws: IgraphError.self) { try graph.walktrap(steps: 0) }
    #expect(error?.description == "walktrap communities: steps is less than 1")
  }
}
