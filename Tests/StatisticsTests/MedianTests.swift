import Statistics
import Testing

@Suite struct `Medians` {
  private func median(_ values: [Double]) -> Double {
    var values = values
    var span = values.mutableSpan
    return Median.take(&span)
  }

  private static let drawn: [(values: [Double], median: Double)] = [
    ([7.0], 7.0), ([1, 2], 1.5), ([3, 1, 2], 2), ([0.7, 0.7, 0.7, 0.7], 0.7),
    ([-0x1p1023, -0x1.8p1023], -0x1.4p1023), ([.leastNonzeroMagnitude, 0], 0),
  ]

  @Test(arguments: drawn)
  func `are the middle value, or the mean of the middle two`(values: [Double], expected: Double) {
    #expect(median(values) == expected)
  }

  // Lists for insertion sort, for the pivots, and such as make pivots fail.
  @Test(arguments: [31, 32, 33, 64, 99, 100, 1000, 4001])
  func `are what sorting gives, whatever the order`(count: Int) {
    var generator = SplitMix64(seed: UInt64(count))
    let rising = (0..<count).map(Double.init)
    let lists: [[Double]] = [
      rising, rising.reversed(), rising.shuffled(using: &generator),
      rising.map { min($0, Double(count) - $0) }, rising.map { _ in 3 },
      rising.map { _ in Double(generator.next() % 5) },
    ]
    for list in lists {
      let sorted = list.sorted()
      #expect(median(list) == (sorted[(count - 1) / 2] + sorted[count / 2]) / 2)
    }
  }
}
