import IgraphCore
import IgraphOracle
import Testing

@Suite struct `Communities of small graphs` {
  /// Two triangles tied by one edge, a pair, and an isolate.
  private func pieces() throws -> GraphStorage {
    try GraphStorage(
      vertexCount: 9, sources: [0, 1, 2, 2, 3, 4, 5, 6], targets: [1, 2, 0, 3, 4, 5, 3, 7])
  }

  private func methods(
    _ graph: GraphStorage, weights: [Double]? = nil, seed: UInt64 = 42,
    observer: CallObserver? = nil
  ) -> [() throws -> Partition] {
    [
      { try graph.fastGreedy(weights: weights, observer) },
      { try graph.leadingEigenvector(weights: weights, seed: seed, observer) },
      { try graph.spinglass(weights: weights, seed: seed, observer) },
    ]
  }

  @Test func `are whole pieces and their parts`() throws {
    let graph = try pieces()
    for method in methods(graph) {
      let found = try method()
      #expect(canonical(found.membership) == [0, 0, 0, 1, 1, 1, 2, 2, 3])
      #expect(Set(found.membership) == Set(0..<4))
      #expect(found.quality == (try graph.modularity(of: found.membership)))
    }
  }

  @Test func `are people alone without edges`() throws {
    for count in [0, 1, 4] {
      let graph = try GraphStorage(vertexCount: count, sources: [], targets: [])
      for method in methods(graph) {
        #expect(try method() == Partition(membership: Array(0..<count), quality: nil))
      }
    }
    let one = try GraphStorage(vertexCount: 1, sources: [], targets: [])
    #expect(try one.fluid(communityCount: 1, seed: 1).membership == [0])
  }

  @Test func `are the same for a seed, whatever ran before`() throws {
    let graph = try Karate.graph()
    let fluid = { try graph.fluid(communityCount: 4, seed: 7) }
    let methods = methods(graph, weights: Karate.weights, seed: 7) + [fluid]
    let first = try methods.map { try $0() }
    for _ in 0..<5 {
      _ = try Karate.graph().spinglass(seed: 3)
      for seed in 0..<3 as Range<UInt64> {
        _ = try pieces().leadingEigenvector(seed: seed)
      }
      #expect(try methods.map { try $0() } == first)
    }
  }

  @Test func `hold heavy edges together`() throws {
    // A ring of 8 in which the edges 0-1, 2-3, 4-5, 6-7 are heavy.
    let ring = try GraphStorage(
      vertexCount: 8, sources: [0, 1, 2, 3, 4, 5, 6, 7], targets: [1, 2, 3, 4, 5, 6, 7, 0])
    // Not the leading eigenvector: a ring has several, and chance says which is found.
    let weights = [9, 0.1, 9, 0.1, 9, 0.1, 9, 0.1]
    for found in [
      try ring.fastGreedy(weights: weights), try ring.spinglass(weights: weights, seed: 1),
    ] {
      #expect(canonical(found.membership) == [0, 0, 1, 1, 2, 2, 3, 3])
    }
  }

  @Test func `spinglass makes the modularity of all pieces large together`() throws {
    // Twice the karate club: at resolution 1/2 what each half would be at resolution 1 by itself.
    let edges = Karate.edges
    let twice = try GraphStorage(
      vertexCount: 68, sources: edges.map { UInt32($0.0) } + edges.map { UInt32($0.0) + 34 },
      targets: edges.map { UInt32($0.1) } + edges.map { UInt32($0.1) + 34 })
    let club = try Karate.graph()
    for resolution in [0.5, 1] {
      let whole = try twice.spinglass(resolution: 2 * resolution, seed: 1)
      let half = try club.spinglass(resolution: resolution, seed: 1)
      #expect(Array(whole.membership.prefix(34)) == half.membership)
      #expect(canonical(Array(whole.membership.suffix(34))) == canonical(half.membership))
    }
  }

  @Test func `leading eigenvector stops at the number asked for`() throws {
    let graph = try Karate.graph()
    for count in 1...4 {
      let found = try graph.leadingEigenvector(atMost: count, seed: 1)
      #expect(Set(found.membership).count <= count)
    }
    #expect(Set(try graph.leadingEigenvector(atMost: 2, seed: 1).membership).count == 2)
  }

  @Test func `arguments out of range are refused with their reason`() throws {
    let graph = try Karate.graph()
    let directed = try GraphStorage(
      vertexCount: 2, sources: [0], targets: [1], isDirected: true)
    let calls: [(String, () throws -> Partition)] = [
      ("spins is less than 2", { try graph.spinglass(spins: 1, seed: 1) }),
      ("resolution is not from 0", { try graph.spinglass(resolution: -1, seed: 1) }),
      (
        "the temperatures do not fall to a number above 0",
        { try graph.spinglass(temperatures: (1, 2), seed: 1) }
      ),
      ("cooling is not in 0..<1", { try graph.spinglass(cooling: 1, seed: 1) }),
      (
        "the number of communities is less than 1",
        { try graph.leadingEigenvector(atMost: 0, seed: 1) }
      ),
      (
        "the number of communities is not in 1...34",
        { try graph.fluid(communityCount: 35, seed: 1) }
      ),
      ("the graph is directed", { try directed.fastGreedy() }),
      ("the graph is directed", { try directed.leadingEigenvector(seed: 1) }),
      ("the graph is directed", { try directed.fluid(communityCount: 1, seed: 1) }),
    ]
    for (reason, call) in calls {
      let error = #expect(throws: IgraphError.self) { try call() }
      #expect(error?.reason == reason)
    }
    let bad: [[Double]] = [[], [1, -2] + Array(repeating: 1, count: 76)]
    for weights in bad {
      for method in methods(graph, weights: weights) {
        #expect(throws: IgraphError.self) { try method() }
      }
    }
    #expect(throws: IgraphError.self) { try pieces().fluid(communityCount: 2, seed: 1) }
    #expect(try graph.degree() == Karate.degree)
  }

  @Test func `stop when cancelled, and say how far they are`() throws {
    let graph = try Karate.graph()
    let cancelled = CallObserver()
    cancelled.cancel()
    let fluid = { try graph.fluid(communityCount: 2, seed: 1, cancelled) }
    for method in methods(graph, observer: cancelled) + [fluid] {
      let error = #expect(throws: IgraphError.self) { try method() }
      #expect(error?.isInterruption == true)
    }
    let heard = ProgressRecorder()
    _ = try graph.fastGreedy(CallObserver(onProgress: heard.record))
    let told = ProgressRecorder()
    _ = try pieces().spinglass(seed: 1, CallObserver(onProgress: told.record))
    for progress in [heard.values, told.values] {
      #expect(progress == progress.sorted())
      #expect(progress.last == 1)
    }
  }
}
