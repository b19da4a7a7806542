import Execution
import GraphKernels
import Memory
import Statistics
import Testing

/// The mean of other members of a group.
@Suite struct `Means of others` {
  private func means(_ column: [Double?]) -> [Double?] {
    CanonicalPartition(labels: column.map { _ in 0 }).meanOfOthers(of: column)
  }

  @Test(arguments: [2, 3, 4, 7, 64, 65, 66, 100, 1000])
  func `of equal values are that value`(count: Int) {
    for value in [0.7, 0.1, 1 / 3.0, 0x1p-1030, 1.7e308, -0.3, 0x1p-1074] {
      let column = [Double?](repeating: value, count: count)
      #expect(means(column).allSatisfy { $0 == value })
      // Someone of another value, or none, has the mean of the others all the same.
      #expect(means(column + [9]).last == value)
      #expect(means(column + [nil]) == column + [value])
    }
  }

  @Test(arguments: 2...64)
  func `are bit for bit what the same people are as friends`(count: Int) throws {
    var generator = SplitMix64(seed: UInt64(count))
    let pairs = (0..<count).flatMap { one in (0..<one).map { (one, $0) } }
    let clique = try GraphBuilder(vertexCount: count, isDirected: false).build(
      sources: pairs.map { UInt32($0.0) }, targets: pairs.map { UInt32($0.1) }
    ).graph
    for scale in [1, 1e-300, 1e300, 1.7e308] {
      let column: [Double?] = (0..<count).map { _ in
        Int.random(in: 0..<6, using: &generator) == 0
          ? nil : Double.random(in: -1...1, using: &generator) * scale
      }
      let neighbors = try clique.neighborAggregates(
        of: [column.bitmapped], Execution(threads: 1))[0]
      #expect(means(column) == neighbors.mean.known)
    }
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func `of large groups are the exact means`(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    // Whole numbers below 2^40: their sums are exact.
    let count = Int.random(in: 65..<400, using: &generator)
    let numbers = (0..<count).map { _ in Int.random(in: -1 << 40...1 << 40, using: &generator) }
    let total = numbers.reduce(0, +)
    for (mean, number) in zip(means(numbers.map { Double($0) }), numbers) {
      #expect(mean == Double(total - number) / Double(count - 1))
    }
  }

  @Test func `keep what cancels and what is too large to be added`() {
    // The others of the last person: 10^16, 1, -10^16 and zeros.
    let zeros = [Double?](repeating: 0, count: 70)
    #expect(means([1e16, 1, -1e16] + zeros + [5]).last == 1 / 73.0)
    let large = Double.greatestFiniteMagnitude
    for count in [3, 80] {
      let found = means([Double?](repeating: large, count: count) + [-large])
      #expect(found.last == large)
      let expected = large * (Double(count - 2) / Double(count))
      #expect(isClose(found[0], expected, relative: 1e-15))
    }
  }

  @Test func `of large groups do not know the person's own value`() {
    var generator = SplitMix64(seed: 4)
    let column = (0..<200).map { _ in Double.random(in: -1...1, using: &generator) as Double? }
    let before = means(column)
    for person in [0, 1, 77, 199] {
      for value in [nil, 0, 1.7e308, -1e300, 0x7E8p-1074] as [Double?] {
        var flipped = column
        flipped[person] = value
        #expect(means(flipped)[person]?.bitPattern == before[person]?.bitPattern)
      }
    }
  }
}

@Suite struct `Moments of friends' values` {
  // Scaled by powers of two, the values have the same digits; the first three by the definition.
  @Test(arguments: [0, -1060, -700, -540, -400, 300, 500, 1000])
  func `scale with the values`(exponent: Int) throws {
    let star = try GraphBuilder(vertexCount: 4, isDirected: false).build(
      sources: [0, 0, 0], targets: [1, 2, 3]
    ).graph
    let scale = Double(sign: .plus, exponent: exponent, significand: 1)
    let found = try star.neighborAggregates(
      of: [[nil, scale, 2 * scale, 3 * scale].bitmapped], Execution(threads: 1))[0]
    #expect(found.mean[0] == 2 * scale)
    // Of 1, 2 and 3: the root of 2/3.
    #expect(isClose(found.standardDeviation[0], (2 / 3.0).squareRoot() * scale, relative: 1e-3))
    if exponent > -1000 {
      #expect(isClose(found.standardDeviation[0], (2 / 3.0).squareRoot() * scale, relative: 1e-15))
    }
    #expect(found.minimum[0] == scale)
    #expect(found.maximum[0] == 3 * scale)
    #expect(found.median[0] == 2 * scale)
  }

  @Test func `are right for the smallest and the widest values`() {
    // numpy: np.std([1, 2, 3]) * 1e-200.
    let tiny = Moments([1e-200, 2e-200, 3e-200].span)
    #expect(isClose(tiny.deviation, 8.164965809277260e-201, relative: 1e-14))
    let largest = Double.greatestFiniteMagnitude
    let wide = Moments([-largest, largest].span)
    #expect(wide.mean == 0)
    #expect(wide.deviation == largest)
    let subnormal = Moments([0x1p-1074, 3 * 0x1p-1074].span)
    #expect(subnormal.mean == 0x2p-1074)
    #expect(subnormal.deviation == 0x1p-1074)
    // numpy: np.std([0, 0, 1e-170]) and, scaled, of 1e160 and three zeros.
    #expect(
      isClose(Moments([0, 0, 1e-170].span).deviation, 4.714045207910317e-171, relative: 1e-14))
    #expect(
      isClose(Moments([0, 0, 0, 1e160].span).deviation, 4.330127018922193e159, relative: 1e-14))
  }
}

@Suite struct `Means of any order` {
  // Python: float(sum(map(Fraction, values)) / len(values)).
  @Test(arguments: [
    ([0.7, 0.8, 0.9], 0.8),
    ([0.153, 0.061, 0.866, 0.431, 0.302], 0.3626),
    ([0.924, 0.151, 0.116, 0.387, 0.842, 0.545, 0.983], 0.5640000000000001),
    ([0.465, 0.945, 0.636], 0.6819999999999999),
    ([0.706, 0.748, 0.326, 0.491, 0.281, 0.299, 0.482], 0.47614285714285715),
    (
      [
        0.706, 0.317, 0.496, 0.166, 0.738, 0.05, 0.083, 0.616, 0.547, 0.946, 0.416, 0.033, 0.244,
        0.759, 0.609, 0.353, 0.847, 0.257, 0.467, 0.667, 0.432, 0.15, 0.058, 0.939, 0.654, 0.034,
        0.821, 0.506, 0.343, 0.859, 0.213, 0.134, 0.75, 0.578, 0.973, 0.136, 0.646, 0.919, 0.807,
        0.424,
      ], 0.492325
    ),
  ])
  func `are the exact mean rounded once`(values: [Double], mean: Double) throws {
    var generator = SplitMix64(seed: 1)
    for _ in 0..<30 {
      let shuffled = values.shuffled(using: &generator)
      #expect(Moments(shuffled.span).mean == mean)
      for other in [nil, 0.3, 1e9] as [Double?] {
        let column = [other] + shuffled.map(Optional.some)
        let means = CanonicalPartition(labels: column.map { _ in 0 }).meanOfOthers(of: column)
        #expect(means[0] == mean)
      }
      let star = try GraphBuilder(vertexCount: values.count + 1, isDirected: false).build(
        sources: values.map { _ in 0 }, targets: values.indices.map { UInt32($0 + 1) }
      ).graph
      let found = try star.neighborAggregates(
        of: [([nil] + shuffled.map(Optional.some)).bitmapped], Execution(threads: 1))[0]
      #expect(found.mean[0] == mean)
    }
  }

  @Test(arguments: 0..<50 as Range<UInt64>)
  func `have deviations of no order either`(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let count = Int.random(in: 2...300, using: &generator)
    let scale = [1, 1e-200, 1e300, 1.7e308][Int(seed % 4)]
    let values = (0..<count).map { _ in Double.random(in: -1...1, using: &generator) * scale }
    let moments = Moments(values.span)
    for _ in 0..<10 { #expect(Moments(values.shuffled(using: &generator).span) == moments) }
  }
}
