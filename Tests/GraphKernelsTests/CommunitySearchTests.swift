import Execution
import GraphKernels
import IgraphCore
import IgraphOracle
import Memory
import Statistics
import Testing

@Suite struct `Leiden and Louvain` {
  static let seeds: Range<UInt64> = 300..<330

  @Test(arguments: CommunitySearchMethod.allCases, seeds)
  func `report the quality that the division has`(
    method: CommunitySearchMethod, seed: UInt64
  ) throws {
    let graph = try EdgeInput.random(seed: seed).graph()
    for function in QualityFunction.allCases {
      for resolution in [1, 0.4] {
        let found = try method.result(graph, function, resolution: resolution, seed: seed)
        let plain = PlainQuality(graph, function, resolution: resolution)
        #expect(isClose(found.quality, plain.value(found.partition.membership.integers)))
        #expect(found.isStable)
      }
    }
  }

  @Test(arguments: seeds)
  func `have igraph's directed modularity`(seed: UInt64) throws {
    let graph = try EdgeInput.random(seed: seed).graph()
    let found = try graph.leiden(
      optimizing: .directedModularity, resolution: 0.8, seed: seed, Execution())
    let igraph = try IgraphGraph(graph.outgoing, isDirected: true)
    let expected = try igraph.storage.modularity(
      of: found.partition.membership.integers, weights: igraph.weights, resolution: 0.8,
      respectsDirection: true)
    #expect(isClose(found.quality, expected))
  }

  @Test(arguments: seeds)
  func `have igraph's modularity and constant Potts quality`(seed: UInt64) throws {
    let graph = try EdgeInput.random(seed: seed).graph()
    let igraph = try IgraphGraph(graph.neighbors, isDirected: false)
    for (function, objective) in [
      (QualityFunction.modularity, LeidenObjective.modularity), (.constantPotts, .constantPotts),
    ] {
      let expected = try igraph.storage.leiden(
        optimizing: objective, weights: igraph.weights, resolution: 0.7, iterations: -1, seed: 1)
      let value = try graph.quality(
        function, of: CanonicalPartition(labels: expected.membership), resolution: 0.7,
        Execution())
      #expect(isClose(value, expected.quality))
    }
  }

  @Test(arguments: CommunitySearchMethod.allCases, seeds)
  func `find connected communities`(method: CommunitySearchMethod, seed: UInt64) throws {
    let graph = try EdgeInput.random(seed: seed).graph()
    for function in QualityFunction.allCases {
      for resolution in [0, 0.05, 1, 3] {
        let found = try method.result(
          graph, function, resolution: resolution, iterations: 2, seed: seed)
        #expect(found.partition.memberLists.allSatisfy(graph.connects))
      }
    }
  }

  @Test(arguments: CommunitySearchMethod.allCases, GraphShape.allCases)
  func `find connected communities of every shape, the same on any number of threads`(
    method: CommunitySearchMethod, shape: GraphShape
  ) throws {
    var start = CommunityStart()
    start.blockWork = 16
    for directed in [false, true] {
      let graph = try shape.edges(people: 300, isDirected: directed, seed: 4).graph()
      let function: QualityFunction = directed ? .directedModularity : .modularity
      let found = try method.result(
        graph, function, iterations: 1, Execution(threads: 1))
      #expect(found.partition.memberLists.allSatisfy(graph.connects))
      for threadCount in [2, 3, 8] {
        let other = try method.result(
          graph, function, iterations: 1, start: start, Execution(threads: threadCount))
        #expect(other == found)
      }
    }
  }

  @Test(arguments: CommunitySearchMethod.allCases, seeds)
  func `never end below the start`(method: CommunitySearchMethod, seed: UInt64) throws {
    let graph = try EdgeInput.random(seed: seed).graph()
    var generator = SplitMix64(seed: seed)
    for function in QualityFunction.allCases {
      let start = CanonicalPartition(
        labels: (0..<graph.vertexCount).map { _ in Int.random(in: 0..<4, using: &generator) })
      let before = try graph.quality(function, of: start, resolution: 0.6, Execution())
      let found = try method.result(
        graph, function, resolution: 0.6, iterations: 1, start: CommunityStart(partition: start),
        seed: seed)
      if let before, let after = found.quality { #expect(after >= before - 1e-12) }
      #expect(found.partition.memberLists.allSatisfy(graph.connects))
    }
  }

  @Test(arguments: CommunitySearchMethod.allCases, seeds)
  func `improve from iteration to iteration and then stay`(
    method: CommunitySearchMethod, seed: UInt64
  ) throws {
    var generator = SplitMix64(seed: seed)
    let graph = try EdgeInput.random(
      vertexCount: 60, edgeCount: 180, isDirected: false, weighted: seed & 1 == 1, &generator
    ).graph()
    let execution = Execution(threads: 2)
    var last = -1.0
    // Leiden's only iteration refines people, the first of several does not.
    for iterations in (method == .leiden ? 2 : 1)...5 {
      let found = try method.result(graph, iterations: iterations, seed: seed, execution)
      #expect(found.iterationCount <= iterations)
      let quality = try #require(found.quality)
      #expect(quality >= last - 1e-12)
      last = quality
    }
    let stable = try method.result(graph, seed: seed, execution)
    #expect(stable.isStable)
    #expect(try #require(stable.quality) >= last - 1e-12)
  }

  // After Traag et al. (2019): after each iteration communities are separated, after a stable one
  // nobody gains by moving either.
  @Test(arguments: seeds)
  func `a stable division can't be improved by moving a person or by joining communities`(
    seed: UInt64
  ) throws {
    let graph = try EdgeInput.random(seed: seed).graph()
    for function in QualityFunction.allCases {
      for resolution in [0.1, 0.5, 1] {
        let found = try graph.leiden(
          optimizing: function, resolution: resolution, iterations: nil, seed: seed,
          Execution())
        let plain = PlainQuality(graph, function, resolution: resolution)
        let communities = found.partition.memberLists
        for (number, community) in communities.enumerated() {
          for other in communities[..<number] {
            #expect(plain.gain(joining: community, to: other) <= 1e-9)
          }
          for person in community {
            let rest = community.filter { $0 != person }
            let bond = plain.gain(joining: [person], to: rest)
            #expect(bond >= -1e-9)
            for (otherNumber, other) in communities.enumerated() where otherNumber != number {
              #expect(plain.gain(joining: [person], to: other) <= bond + 1e-9)
            }
          }
        }
      }
    }
  }

  @Test(arguments: seeds)
  func `communities are separated after every iteration of Leiden`(seed: UInt64) throws {
    let graph = try EdgeInput.random(seed: seed).graph()
    for iterations in 1...2 {
      let found = try graph.leiden(
        optimizing: .constantPotts, resolution: 0.4, iterations: iterations, seed: seed,
        Execution())
      let plain = PlainQuality(graph, .constantPotts, resolution: 0.4)
      let communities = found.partition.memberLists
      for (number, community) in communities.enumerated() {
        for other in communities[..<number] {
          #expect(plain.gain(joining: community, to: other) <= 1e-9)
        }
      }
    }
  }

  @Test(arguments: CommunitySearchMethod.allCases, seeds)
  func `leave fixed people where they are`(method: CommunitySearchMethod, seed: UInt64) throws {
    let graph = try EdgeInput.random(seed: seed).graph()
    var generator = SplitMix64(seed: seed)
    let count = graph.vertexCount
    let labels = (0..<count).map { _ in Int.random(in: 0..<3, using: &generator) }
    let fixed = (0..<count).map { _ in Int.random(in: 0..<3, using: &generator) == 0 }
    for function in QualityFunction.allCases {
      let found = try method.result(
        graph, function,
        start: CommunityStart(
          partition: CanonicalPartition(labels: labels), fixed: Buffer(fixed)), seed: seed)
      let held = (0..<count).filter { fixed[$0] }
      for one in held {
        for other in held {
          let together = found.partition.membership[one] == found.partition.membership[other]
          #expect(together == (labels[one] == labels[other]))
        }
      }
    }
    let all = CommunityStart(
      partition: CanonicalPartition(labels: labels),
      fixed: Buffer(repeating: true, count: count))
    #expect(try method.result(graph, start: all).partition == all.partition)
  }

  @Test(arguments: CommunitySearchMethod.allCases, seeds)
  func `levels are parts of one another`(method: CommunitySearchMethod, seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let graph = try EdgeInput.random(
      vertexCount: 100, edgeCount: 200, isDirected: false, weighted: false, &generator
    ).graph()
    let found = try method.result(graph, iterations: 1, seed: seed, keepsLevels: true)
    #expect(found.levels.count > 1)
    #expect(found.levels.last == found.partition)
    for (fine, coarse) in zip(found.levels, found.levels.dropFirst()) {
      #expect(fine.groupCount > coarse.groupCount)
      for group in fine.memberLists { #expect(Set(group.map { coarse.membership[$0] }).count == 1) }
    }
    #expect(found.levels.allSatisfy { $0.memberLists.allSatisfy(graph.connects) })
    #expect(try method.result(graph, iterations: 1, seed: seed).levels.isEmpty)
  }

  // Sizes of people without weights are whole numbers of 32 bits, those of others decimal numbers.
  @Test(arguments: CommunitySearchMethod.allCases, QualityFunction.allCases)
  func `weights that are all 1 change no bit`(
    method: CommunitySearchMethod, function: QualityFunction
  ) throws {
    for seed in Self.seeds.prefix(5) {
      // In the last shape people have over 64 ties: those wait before they look again.
      for shape in [
        (people: 30, ties: 60), (people: 400, ties: 1200), (people: 120, ties: 6000),
      ] {
        var generator = SplitMix64(seed: seed)
        // Two who each name the other are one tie without weights, and one of weight 2 with: the
        // same only where direction counts.
        let plain = EdgeInput.random(
          vertexCount: shape.people, edgeCount: shape.ties,
          isDirected: function == .directedModularity && seed & 1 == 1, weighted: false, &generator)
        var weighted = plain
        weighted.weights = plain.sources.map { _ in 1 }
        let graph = try plain.graph()
        let ones = try weighted.built(duplicates: .first).graph
        #expect(ones.isWeighted && !graph.isWeighted)
        for resolution in [1, 0.3] {
          let found = try method.result(
            graph, function, resolution: resolution, seed: seed, keepsLevels: true)
          let same = try method.result(
            ones, function, resolution: resolution, seed: seed, keepsLevels: true)
          #expect(same.partition == found.partition && same.levels == found.levels)
          #expect(same.iterationCount == found.iterationCount)
          #expect(same.quality?.bitPattern == found.quality?.bitPattern)
        }
      }
    }
  }

  @Test(arguments: CommunitySearchMethod.allCases)
  func `a larger tolerance is less good`(method: CommunitySearchMethod) throws {
    var generator = SplitMix64(seed: 5)
    let graph = try EdgeInput.random(
      vertexCount: 2000, edgeCount: 8000, isDirected: false, weighted: false, &generator
    ).graph()
    let means = try [0, 0.3, 1].map { tolerance in
      let found = try (1...10).map { seed in
        try method.result(graph, iterations: 1, tolerance: tolerance, seed: seed)
      }
      #expect(found.allSatisfy { $0.partition.memberLists.allSatisfy(graph.connects) })
      return found.reduce(0) { $0 + ($1.quality ?? 0) } / 10
    }
    #expect(means[0] > means[1] + 0.001 && means[1] > means[2] + 0.001)
  }

  @Test(arguments: CommunitySearchMethod.allCases)
  func `other seeds find other divisions`(method: CommunitySearchMethod) throws {
    var generator = SplitMix64(seed: 3)
    let graph = try EdgeInput.random(
      vertexCount: 300, edgeCount: 600, isDirected: false, weighted: false, &generator
    ).graph()
    let first = try method.result(graph, seed: 1)
    #expect(try method.result(graph, seed: 1) == first)
    #expect(try (2...5).contains { try method.result(graph, seed: $0) != first })
  }
}

private func isClose(_ value: Double?, _ expected: Double?) -> Bool {
  guard let value, let expected else { return value == nil && expected == nil }
  return abs(value - expected) <= 1e-9 * max(1, abs(expected))
}
