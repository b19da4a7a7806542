import Statistics
import Testing

@Suite struct `Quantiles of sorted lists` {
  private func sorted(_ values: [Double]) -> [Double] {
    var values = values
    var span = values.mutableSpan
    Sorting.sort(&span)
    return values
  }

  @Test(arguments: [0, 1, 2, 24, 25, 100, 1000, 5000])
  func `any numbers are put into rising order`(count: Int) {
    var generator = SplitMix64(seed: UInt64(count))
    let random = (0..<count).map { _ in Double(generator.next() % 1000) / 7 - 60 }
    let organ = (0..<count).map { Double(min($0, count - $0)) }
    for values in [random, random.sorted(), random.sorted().reversed(), organ] {
      #expect(sorted(values) == values.sorted())
    }
    #expect(sorted(Array(repeating: 0.5, count: count)) == Array(repeating: 0.5, count: count))
  }

  @Test func `they lie on the line between two places, as numpy's do`() {
    let values = [1.0, 2, 4, 8]
    #expect(Quantile.take(0, ofSorted: values.span) == 1)
    #expect(Quantile.take(0.5, ofSorted: values.span) == 3)
    #expect(Quantile.take(0.25, ofSorted: values.span) == 1.75)
    #expect(Quantile.take(0.9, ofSorted: values.span) == 6.800000000000001)
    #expect(Quantile.take(1, ofSorted: values.span) == 8)
    #expect(Quantile.take(0.5, ofSorted: [-1e308, 1e308].span) == 0)
  }
}

@Suite struct `Weighted means` {
  @Test func `are sums of products over sums of weights`() {
    let (values, weights) = ([1.0, 2, 4], [1.0, 1, 2])
    #expect(WeightedMean.of(values.span, weights: weights.span) == 2.75)
    let nothing = [0.0, 0, 0]
    #expect(WeightedMean.of(values.span, weights: nothing.span).isNaN)
  }

  @Test(arguments: 0..<50 as Range<UInt64>)
  func `do not depend on the order, nor on the unit of weights in powers of two`(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let count = 2 + Int(generator.next() % 60)
    let pairs = (0..<count).map { _ in
      (Double(generator.next() % 1_000_003) / 9 - 5e4, Double(1 + generator.next() % 999) / 7)
    }
    func mean(_ pairs: [(Double, Double)], unit: Double = 1, scale: Double = 1) -> Double {
      let values = pairs.map { $0.0 * scale }
      let weights = pairs.map { $0.1 * unit }
      return WeightedMean.of(values.span, weights: weights.span)
    }
    let expected = mean(pairs)
    #expect(mean(pairs.reversed()) == expected)
    #expect(mean(pairs.shuffled(using: &generator)) == expected)
    for unit in [0x1p-900, 0x1p900, 8] { #expect(mean(pairs, unit: unit) == expected) }
    for scale in [0x1p-900, 0x1p900] {
      #expect(mean(pairs, scale: scale) == expected * scale)
    }
    let naive =
      pairs.reduce(0) { $0 + $1.0 * $1.1 } / pairs.reduce(0) { $0 + $1.1 }
    #expect(abs(naive - expected) <= 1e-9)
  }
}
