import IgraphCore
import IgraphOracle
import Testing

@Suite struct Communities {
  let graph: GraphStorage

  init() throws { graph = try Karate.graph() }

  @Test func `Leiden finds the best known modularity of the karate club`() throws {
    // 0.4198, proven optimal by Brandes et al., doi:10.1109/TKDE.2007.190689; the digits are
    // python-igraph's.
    let best = try (0..<20).map { seed in
      try graph.leiden(iterations: -1, seed: seed).quality ?? 0
    }.max()
    #expect(abs((best ?? 0) - 0.41978961209730437) < 1e-12)
  }

  @Test func `Louvain reaches it over the seeds as well`() throws {
    let best = try (0..<20).map { seed in try graph.louvain(seed: seed).quality ?? 0 }.max()
    #expect((best ?? 0) > 0.415)
    #expect((best ?? 1) < 0.41978961209730437 + 1e-12)
  }

  @Test(arguments: [nil, Karate.weights])
  func `quality is the modularity of the division`(weights: [Double]?) throws {
    for resolution in [0.5, 1, 2] {
      for found in [
        try graph.leiden(weights: weights, resolution: resolution, iterations: -1, seed: 7),
        try graph.leiden(weights: weights, resolution: resolution, iterations: 3, seed: 7),
        try graph.louvain(weights: weights, resolution: resolution, seed: 7),
      ] {
        let modularity = try #require(
          try graph.modularity(of: found.membership, weights: weights, resolution: resolution))
        #expect(abs(modularity - (found.quality ?? 0)) < 1e-12)
      }
    }
  }

  @Test func `quality of the constant Potts model is that of its formula`() throws {
    let resolution = 0.1
    let found = try graph.leiden(
      optimizing: .constantPotts, resolution: resolution, iterations: -1, seed: 3)
    let inside = Karate.edges.count {
      found.membership[Int($0.0)] == found.membership[Int($0.1)]
    }
    let sizes = Dictionary(grouping: found.membership, by: { $0 }).values.map { Double($0.count) }
    let pairs = sizes.map { $0 * $0 }.reduce(0, +)
    let expected = (2 * Double(inside) - resolution * pairs) / (2 * 78)
    #expect(abs((found.quality ?? 0) - expected) < 1e-12)
    #expect(abs(expected - 0.5307692307692309) < 0.02)  // python-igraph's division
  }

  @Test func `modularity of a given division equals the reference`() throws {
    // python-igraph 1.0.0, `g.modularity(...)` of the first 10 people, the next 10 and the rest.
    let thirds = (0..<34).map { min($0 / 10, 2) }
    let found = [
      try graph.modularity(of: thirds),
      try graph.modularity(of: thirds, weights: Karate.weights),
      try graph.modularity(of: thirds, resolution: 0.5),
    ]
    #expect(
      agree(
        found.map { $0 ?? .nan }, [0.1688856015779093, 0.16956360946745563, 0.36008382642998027]))
  }

  @Test func `walktrap equals the reference`() throws {
    let found = try graph.walktrap()
    #expect(canonical(found.membership) == canonical(Karate.walktrap))
    #expect(abs((found.quality ?? 0) - 0.35322156476002636) < 1e-12)
  }

  @Test func `Infomap finds the reference's description length`() throws {
    let found = try graph.infomap(trials: 10, seed: 1)
    // Three communities, of 17, 12 and 5 people. python-igraph 0.10.2 counts the steps of a walker
    // who jumps with probability 0.15; python-igraph 1.0.0 counts none, as on this division does
    // the map equation for undirected graphs.
    let expected =
      IgraphGate.igraphVersion.hasPrefix("0.") ? 4.606058612350067 : 4.31179264580183
    #expect(abs((found.quality ?? 0) - expected) < 1e-9)
    let sizes = Dictionary(grouping: found.membership, by: { $0 }).values.map(\.count)
    #expect(sizes.sorted() == [5, 12, 17])
  }

  @Test func `label propagation gives every vertex a label that its friends hold most`() throws {
    for weights in [nil, Karate.weights, Karate.weights.map { $0 * 0.1 }] {
      for seed in 0..<5 as Range<UInt64> {
        let found = try graph.labelPropagation(weights: weights, seed: seed)
        #expect(found.quality == nil)
        for vertex in 0..<34 {
          var votes: [Int: Double] = [:]
          for (index, edge) in Karate.edges.enumerated() {
            let ends = [Int(edge.0), Int(edge.1)]
            guard ends.contains(vertex) else { continue }
            let other = ends[0] == vertex ? ends[1] : ends[0]
            votes[found.membership[other], default: 0] += weights?[index] ?? 1
          }
          let own = votes[found.membership[vertex]] ?? 0
          #expect(own >= (votes.values.max() ?? 0) - 1e-9)
        }
      }
    }
  }

  @Test func `label propagation does not depend on the unit of the weights`() throws {
    let weights = (0..<78).map { Double($0 % 7 + 1) / 16 }
    let found = try graph.labelPropagation(weights: weights, seed: 5)
    for scale in [0x1p-900, 0.25, 1024, 0x1p900] {
      #expect(try graph.labelPropagation(weights: weights.map { $0 * scale }, seed: 5) == found)
    }
  }

  @Test func `heavy edges hold communities together`() throws {
    // A ring of 8 in which the edges 0-1, 2-3, 4-5, 6-7 are heavy.
    let ring = try GraphStorage(
      vertexCount: 8, sources: [0, 1, 2, 3, 4, 5, 6, 7], targets: [1, 2, 3, 4, 5, 6, 7, 0])
    let weights = [9, 0.1, 9, 0.1, 9, 0.1, 9, 0.1]
    let pairs = [0, 0, 1, 1, 2, 2, 3, 3]
    #expect(try canonical(ring.leiden(weights: weights, seed: 1).membership) == pairs)
    #expect(try canonical(ring.louvain(weights: weights, seed: 1).membership) == pairs)
    #expect(try canonical(ring.walktrap(weights: weights).membership) == pairs)
    #expect(try canonical(ring.infomap(weights: weights, seed: 1).membership) == pairs)
    #expect(try canonical(ring.labelPropagation(weights: weights, seed: 1).membership) == pairs)
  }

  @Test func `an isolate is a community of its own, by every method`() throws {
    let graph = try GraphStorage(vertexCount: 5, sources: [0, 1, 3], targets: [1, 3, 0])
    for found in try everyMethod(graph) {
      #expect(canonical(found.membership) == [0, 0, 1, 0, 2])
    }
  }

  @Test func `the halves of a seed both count`() throws {
    let low = try graph.labelPropagation(seed: 1)
    let others = try (1...40).map { try graph.labelPropagation(seed: 1 | UInt64($0) << 32) }
    #expect(others.contains { $0 != low })
  }
}

/// Every method once, with defaults and one seed.
func everyMethod(_ graph: GraphStorage, seed: UInt64 = 42) throws -> [Partition] {
  [
    try graph.leiden(iterations: -1, seed: seed),
    try graph.leiden(optimizing: .constantPotts, resolution: 0.05, iterations: -1, seed: seed),
    try graph.louvain(seed: seed),
    try graph.labelPropagation(seed: seed),
    try graph.infomap(seed: seed),
    try graph.walktrap(),
  ]
}

/// The same division with communities numbered by their first member.
func canonical(_ membership: [Int]) -> [Int] {
  var numbers: [Int: Int] = [:]
  return membership.map { community in
    let number = numbers[community] ?? numbers.count
    numbers[community] = number
    return number
  }
}
