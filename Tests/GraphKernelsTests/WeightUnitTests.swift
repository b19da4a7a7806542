import Execution
import GraphKernels
import Memory
import Statistics
import Testing

@Suite struct `Units of weights` {
  private let execution = Execution(threads: 2)

  private func graph(
    directed: Bool = false, times factor: Double = 1, seed: UInt64, people: Int = 60
  ) throws -> CompressedGraph {
    var generator = SplitMix64(seed: seed)
    let ties = (0..<6 * people).map { _ -> (UInt32, UInt32, Double) in
      let source = Int.random(in: 0..<people, using: &generator)
      let isInside = Int.random(in: 0..<10, using: &generator) < 7
      let group = source / 10 * 10..<(source / 10 + 1) * 10
      let target = Int.random(in: isInside ? group : 0..<people, using: &generator)
      return (UInt32(source), UInt32(target), Double(Int.random(in: 1...9, using: &generator)))
    }
    return try GraphBuilder(vertexCount: people, isDirected: directed, duplicates: .max).build(
      sources: ties.map(\.0), targets: ties.map(\.1), weights: ties.map { $0.2 * factor }
    ).graph
  }

  static let factors = [1e-300, 1e-100, 1e-24, 0.01, 3, 1e100, 1e150, 0x1p-900, 0x1p900]

  @Test(arguments: factors)
  func `are the graph's own, whatever the weights were given in`(factor: Double) throws {
    for directed in [false, true] {
      let once = try graph(directed: directed, seed: 5)
      let own = try once.withOwnUnit(execution)
      #expect(own == once)
      #expect(try graph(directed: directed, times: factor, seed: 5).withOwnUnit(execution) == once)
    }
  }

  @Test func `keep proportions that can be kept`() throws {
    func units(_ weights: [Double]) throws -> [Double] {
      let chain = try GraphBuilder(vertexCount: weights.count + 1, isDirected: false).build(
        sources: weights.indices.map { UInt32($0) },
        targets: weights.indices.map { UInt32($0 + 1) }, weights: weights
      ).graph.withOwnUnit(execution)
      return (0..<weights.count).map { vertex in
        let entry = chain.neighbors.position(of: UInt32(vertex + 1), in: vertex)
        return entry.flatMap { chain.neighbors.weights?[$0] } ?? .nan
      }
    }
    #expect(try units([0.1, 0.2, 0.7]) == [1, 2, 7])
    #expect(try units([3, 3, 3]) == [1, 1, 1])
    // A third of 2^31, to 32 binary digits.
    #expect(try units([3, 0x1p31]) == [1, 715_827_882.75])
    #expect(try units([1e300, 1e-300]) == [0x1p500, 0x1p-1000])
    #expect(try units([0x1p600, 0x1p-300]) == [0x1p500, 0x1p-400])
  }

  @Test(arguments: factors)
  func `change no communities`(factor: Double) throws {
    for directed in [false, true] {
      for seed in 1...3 as ClosedRange<UInt64> {
        let (once, other) = (
          try graph(directed: directed, seed: seed),
          try graph(directed: directed, times: factor, seed: seed)
        )
        for method in CommunitySearchMethod.allCases {
          for function in [QualityFunction.modularity, .directedModularity] {
            let (found, again) = (
              try method.result(once, function, iterations: 3),
              try method.result(other, function, iterations: 3)
            )
            #expect(found.partition == again.partition)
            #expect(isClose(found.quality, again.quality))
          }
        }
        #expect(
          try once.labelPropagation(seed: seed, execution)
            == other.labelPropagation(seed: seed, execution))
      }
    }
  }

  // Of people with many ties: whether they wait before they look again went by the weights.
  @Test(arguments: [1e-24, 0.01, 1e100])
  func `change no communities of people with many ties`(factor: Double) throws {
    let (once, other) = (
      try dense(times: 1), try dense(times: factor)
    )
    for method in CommunitySearchMethod.allCases {
      let found = try method.result(once, iterations: 3)
      #expect(found.partition == (try method.result(other, iterations: 3)).partition)
    }
    #expect(
      try once.labelPropagation(seed: 1, execution) == other.labelPropagation(seed: 1, execution))
  }

  private func dense(times factor: Double) throws -> CompressedGraph {
    var generator = SplitMix64(seed: 8)
    let ties = (0..<60_000).map { _ -> (UInt32, UInt32, Double) in
      let source = Int.random(in: 0..<600, using: &generator)
      let isInside = Int.random(in: 0..<10, using: &generator) < 5
      let group = source / 100 * 100..<(source / 100 + 1) * 100
      let target = Int.random(in: isInside ? group : 0..<600, using: &generator)
      return (UInt32(source), UInt32(target), Double(Int.random(in: 1...20, using: &generator)))
    }
    return try GraphBuilder(vertexCount: 600, isDirected: false, duplicates: .max).build(
      sources: ties.map(\.0), targets: ties.map(\.1), weights: ties.map { $0.2 * factor }
    ).graph
  }

  @Test(arguments: factors)
  func `change no ranks`(factor: Double) throws {
    for directed in [false, true] {
      let once = try graph(directed: directed, seed: 9)
      let other = try graph(directed: directed, times: factor, seed: 9)
      let (ranks, again) = (
        try once.pageRank(usingWeights: true, execution),
        try other.pageRank(usingWeights: true, execution)
      )
      if factor.significand == 1 {
        #expect(ranks == again)
      } else {
        #expect(areClose(Array(ranks), Array(again)))
      }
      let reset = (0..<60).map { $0 < 3 ? 1.0 : 0 }
      let walks = try [once, other].map {
        try $0.pageRanks(resettingTo: [reset], usingWeights: true, execution)[0]
      }
      #expect(areClose(Array(walks[0]), Array(walks[1]), absolute: 1e-13))
    }
  }

  // Two groups of people, one of which has only ties that weigh next to nothing: every person's walk goes
  // by the proportions of their own ties.
  @Test(arguments: [10, 100, 400, 600, 1000])
  func `ranks are right beside ties far lighter`(exponent: Int) throws {
    let light = Double(sign: .plus, exponent: -exponent, significand: 1)
    let weights = [2, 1, 3, 2 * light, light, 3 * light, light * 5]
    // A triangle, a triangle of light ties, and a pendant tied to the first by a light one.
    let graph = try GraphBuilder(vertexCount: 7, isDirected: false).build(
      sources: [0, 1, 0, 3, 4, 3, 0], targets: [1, 2, 2, 4, 5, 5, 6], weights: weights
    ).graph
    let ranks = try graph.pageRank(usingWeights: true, execution)
    // The triangles as two graphs of their own, each with its part of the restarts; the pendant sends
    // all to the first person, and has next to nothing from there.
    #expect(areClose([ranks[3], ranks[4], ranks[5]], try triangle([1, 1, 1], of: 7)))
    if exponent >= 100 {
      #expect(isClose(ranks[6], 0.15 / 7, relative: 1e-12))
      #expect(areClose([ranks[0], ranks[1], ranks[2]], try triangle([1 + 0.85, 1, 1], of: 7)))
    }
  }

  /// The ranks in a triangle of weights 2, 1 and 3 whose restarts come in these shares of one person's
  /// of so many: by plain steps.
  private func triangle(_ restarts: [Double], of count: Int) throws -> [Double] {
    let weights = [[0, 2, 3], [2, 0, 1], [3, 1, 0.0]]
    var ranks = restarts
    for _ in 0..<400 {
      ranks = (0..<3).map { one in
        restarts[one] * 0.15 / Double(count)
          + 0.85
          * (0..<3).reduce(0) { sum, other in
            sum + ranks[other] * weights[one][other] / weights[other].reduce(0, +)
          }
      }
    }
    return ranks
  }
}
