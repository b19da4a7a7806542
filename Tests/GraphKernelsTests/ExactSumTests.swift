import Execution
import GraphKernels
import Memory
import Statistics
import Testing

/// Sums of weights, and means of groups, that are exact but for one rounding.
///
/// All expected numbers by Python's fractions, rounded once.
@Suite struct `Exact sums` {
  private static let sums: [(values: [Double], sum: Double)] = [
    ([0.6, 0.3, 0.1], 1),
    ([Double](repeating: 0.1, count: 10), 1),
    ([0.1, 0.2, 0.3, 1e16, 0.4], 10_000_000_000_000_002),
    // Half-way between two numbers but for the last one, which is beyond twice a number's digits.
    ([1, 0x1p-53, 0x1p-120], 1.0000000000000002),
    ([1, 0x1p-53], 1),
    ([1, 0x1p-53, 0x1p-53], 1.0000000000000002),
    ([0x1p-1074, 0x1p-1022, 0x1p900, 0x1p847, 0x1p-1074], 0x1.0000000000001p900),
  ]

  @Test(arguments: sums)
  func `are strengths, whatever the order of ties`(values: [Double], sum: Double) throws {
    var generator = SplitMix64(seed: 5)
    for isDirected in [false, true] {
      for _ in 0..<20 {
        let weights = values.shuffled(using: &generator)
        // Of a directed graph some ties go out and others come in.
        let ends = weights.indices.map { number -> (UInt32, UInt32) in
          let other = UInt32(number + 1)
          return isDirected && Bool.random(using: &generator) ? (other, 0) : (0, other)
        }
        let graph = try GraphBuilder(vertexCount: values.count + 1, isDirected: isDirected).build(
          sources: ends.map(\.0), targets: ends.map(\.1), weights: weights
        ).graph
        #expect(try graph.strength(Execution(threads: 1))[0] == sum)
      }
    }
  }

  @Test(arguments: sums)
  func `are weights of ties given again, whatever their order`(
    values: [Double], sum: Double
  ) throws {
    var generator = SplitMix64(seed: 6)
    for _ in 0..<20 {
      let weights = values.shuffled(using: &generator)
      let graph = try GraphBuilder(vertexCount: 2, isDirected: false).build(
        sources: values.indices.map { UInt32($0 % 2) },
        targets: values.indices.map { UInt32(1 - $0 % 2) }, weights: weights
      ).graph
      #expect(graph.outgoing.weights == [sum, sum])
    }
  }

  private static let means: [(values: [Double], mean: Double)] = [
    ([-1e308, 1e308, -1e308, 1e308, 1e-300, -1e308, 1e308], 1.4285714285714285e-301),
    ([-1e308, 1e308, 0.7, -1e308, 1e308, 0.7, 0.7, -1e308, 1e308], 0.2333333333333333),
    ([1.7e308, 1.7e308, 1.7e308], 1.7e308),
    ([1.7e308, 1.7e308, -1.6e308], 6e307),
    ([0x1p-1074, 0x1p-1074, 0x1p-1073], 0x1p-1074),
    ([1, 0x1p-52, 0x1p-200], 0.3333333333333334),
    ([1e16, 1, -1e16], 0.3333333333333333),
  ]

  @Test(arguments: means)
  func `are in means, whatever the numbers`(values: [Double], mean: Double) {
    var generator = SplitMix64(seed: 7)
    for _ in 0..<20 {
      let shuffled = values.shuffled(using: &generator)
      for other in [nil, 0.3, -1e308] as [Double?] {
        let column = [other] + shuffled.map(Optional.some)
        let means = CanonicalPartition(labels: column.map { _ in 0 }).meanOfOthers(of: column)
        #expect(means[0] == mean)
      }
    }
  }
}
