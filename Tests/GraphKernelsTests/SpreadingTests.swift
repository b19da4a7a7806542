import Execution
import GraphKernels
import Memory
import Statistics
import Testing

@Suite struct `Spreading from seeds` {
  let execution = Execution(threads: 2)

  /// The definition in plain loops over a square table.
  private func plain(
    _ graph: DenseGraph, seeds: [Double], _ options: SpreadingOptions, usingWeights: Bool
  ) -> [Double] {
    let total = seeds.reduce(0, +)
    var energies = seeds.map { $0 / total }
    for _ in 0..<options.stepCount {
      var next = energies
      for source in graph.people {
        let weights = graph.weights[source].map { $0.map { usingWeights ? $0 : 1 } ?? 0 }
        let strength = weights.reduce(0, +)
        guard strength > 0, energies[source] > options.threshold else { continue }
        let sent = options.spreadingFactor * energies[source]
        next[source] -= sent
        for target in graph.people { next[target] += sent * weights[target] / strength }
      }
      energies = next
    }
    return energies
  }

  private func seeds(_ count: Int, seed: UInt64) -> [Double] {
    var generator = SplitMix64(seed: seed)
    return (0..<count).map { $0 == 0 ? 1 : Double(generator.next() % 3) / 2 }
  }

  @Test(arguments: 100..<200 as Range<UInt64>)
  func `hands energy on as a plain loop does, and loses none`(seed: UInt64) throws {
    let input = EdgeInput.random(seed: seed)
    let seeds = seeds(input.vertexCount, seed: seed)
    for (factor, threshold) in [(0.5, 0), (0.85, 0.07), (1, 0)] {
      for usingWeights in [false, true] {
        let options = SpreadingOptions(
          spreadingFactor: factor, threshold: threshold, tolerance: 0, stepCount: 6)
        let found = try input.graph().spreadingActivation(
          from: seeds, options, usingWeights: usingWeights, execution)
        let expected = plain(
          DenseGraph(input), seeds: seeds, options, usingWeights: usingWeights)
        #expect(areClose(Array(found.values), expected, absolute: 1e-14))
        #expect(isClose(found.values.reduce(0, +), 1, relative: 1e-13))
      }
    }
  }

  //  a---b---c     d is alone.
  @Test func `has the energies found by hand`() throws {
    let graph = try CompressedGraph("ab bc", people: 4)
    func energies(threshold: Double, steps: Int) throws -> InfluenceValues {
      try graph.spreadingActivation(
        from: [1, 0, 0, 1],
        SpreadingOptions(
          spreadingFactor: 0.5, threshold: threshold, tolerance: 0, stepCount: steps),
        usingWeights: false, execution)
    }
    #expect(Array(try energies(threshold: 0, steps: 0).values) == [0.5, 0, 0, 0.5])
    #expect(Array(try energies(threshold: 0, steps: 1).values) == [0.25, 0.25, 0, 0.5])
    #expect(
      Array(try energies(threshold: 0, steps: 2).values) == [0.1875, 0.25, 0.0625, 0.5])
    // Nobody but d, who has no friends, has more than the threshold after a step.
    let ended = try energies(threshold: 0.3, steps: 50)
    #expect(Array(ended.values) == [0.25, 0.25, 0, 0.5])
    #expect(ended.stepCount == 2 && ended.hasSettled && ended.lastChange == 0)
  }

  @Test(arguments: 100..<160 as Range<UInt64>)
  func `hands all trust on in SybilRank, whatever the direction`(seed: UInt64) throws {
    let input = EdgeInput.random(seed: seed)
    let graph = try input.graph()
    let seeds = seeds(input.vertexCount, seed: seed)
    for usingWeights in [false, true] {
      let steps = CompressedGraph.sybilRankStepCount(vertexCount: input.vertexCount)
      let found = try graph.sybilTrust(
        from: seeds, stepCount: steps, usingWeights: usingWeights, execution)
      var dense = DenseGraph(input)
      for one in dense.people {
        for other in dense.people where dense.isFriend(one, other) {
          // Without weights a mutual friendship counts once.
          dense.weights[one][other] =
            input.weights == nil ? 1 : DenseGraph(input).friendWeight(one, other)
        }
      }
      let options = SpreadingOptions(
        spreadingFactor: 1, threshold: 0, tolerance: 0, stepCount: steps)
      #expect(found.stepCount == steps)
      #expect(
        areClose(
          Array(found.values),
          plain(dense, seeds: seeds, options, usingWeights: usingWeights), absolute: 1e-14))
    }
  }

  @Test func `takes the logarithm of the number of people for SybilRank's steps, rounded up`() {
    let counts = [0, 1, 2, 3, 4, 5, 8, 9, 1024, 1025, 7624]
    #expect(
      counts.map { CompressedGraph.sybilRankStepCount(vertexCount: $0) }
        == [0, 0, 1, 2, 2, 3, 3, 4, 10, 11, 13])
  }

  @Test func `evens trust out, divided by the part of all ends, in a connected graph`() throws {
    let graph = try CompressedGraph("ab bc ca cd de ef", people: 7, weights: [1, 2, 3, 1, 5, 1])
    for usingWeights in [false, true] {
      let found = try graph.sybilTrust(
        from: [1, 0, 0, 0, 0, 0, 0], stepCount: 3000, usingWeights: usingWeights, execution)
      let ranks = try graph.relative(found.values, usingWeights: usingWeights, execution).known
      #expect(areClose(ranks, [1, 1, 1, 1, 1, 1, nil], absolute: 1e-9))
    }
  }

  @Test(arguments: [1e-200, 0.1, 7, 1e200])
  func `does not depend on the unit of weights or of seeds`(factor: Double) throws {
    var generator = SplitMix64(seed: 4)
    let input = EdgeInput.random(
      vertexCount: 60, edgeCount: 200, isDirected: true, weighted: true, &generator)
    var other = input
    other.weights = input.weights?.map { $0 * factor }
    let options = SpreadingOptions(
      spreadingFactor: 0.8, threshold: 1e-3, tolerance: 0, stepCount: 8)
    func values(_ input: EdgeInput, _ seed: Double) throws -> [[Double?]] {
      let graph = try input.graph()
      let seeds = (0..<60).map { $0 < 5 ? seed : 0 }
      let spread = try graph.spreadingActivation(
        from: seeds, options, usingWeights: true, execution)
      let trust = try graph.sybilTrust(
        from: seeds, stepCount: 6, usingWeights: true, execution)
      return [
        spread.values.known, trust.values.known,
        try graph.relative(spread.values, usingWeights: true, execution).known,
      ]
    }
    for (one, other) in zip(try values(input, 1), try values(other, factor)) {
      #expect(areClose(one, other, relative: 1e-10))
    }
  }

  @Test func `tells the steps and the last change of personalized PageRank`() throws {
    for isDirected in [false, true] {
      var generator = SplitMix64(seed: 4)
      let graph = try EdgeInput.random(
        vertexCount: 60, edgeCount: 200, isDirected: isDirected, weighted: false, &generator
      ).graph()
      let seeds = (0..<60).map { $0 < 5 ? 1.0 : 0 }
      for (tolerance, isSettled) in [(1e-10, true), (1e-300, false)] {
        let found = try graph.settledPageRanks(
          PageRankOptions(damping: 0.85, stop: .converged(tolerance: tolerance)),
          resettingTo: [seeds], usingWeights: false, execution)
        #expect(found[0].hasSettled == (found[0].lastChange <= tolerance))
        #expect(found[0].stepCount > 3)
        if isSettled { #expect(found[0].hasSettled) }
      }
    }
  }
}
