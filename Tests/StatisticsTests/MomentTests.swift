import Statistics
import Testing

/// Means and deviations that are exact but for one rounding.
///
/// All expected numbers by Python's fractions, rounded once.
@Suite struct `Moments of numbers` {
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
  func `have the exact mean, whatever the numbers and their order`(values: [Double], mean: Double) {
    var generator = SplitMix64(seed: 7)
    for _ in 0..<20 {
      let shuffled = values.shuffled(using: &generator)
      let moments = Moments(shuffled.span)
      #expect(moments.mean == mean)
      #expect(moments == Moments(values.span))
    }
  }

  private static let deviations: [(values: [Double], deviation: Double)] = [
    ([9_007_199_254_740_992, 9_007_199_254_740_996, 9_007_199_254_740_992], 1.8856180831641267),
    ([1000000000.6178069, 1000000000.9698132], 0.17600315809249878),
    ([1_000_000_000.1, 1_000_000_000.2, 1_000_000_000.3, 1_000_000_000.7], 0.2277608479838083),
    (
      [1_000_000_000_000_000.125, 1_000_000_000_000_000.25, 1_000_000_000_000_000.5],
      0.15590239111558088
    ),
    ([1.7e308, 1.7e308.nextDown, 1.7e308], 9.408481446916389e291),
    ([1.7e308, 1.7e308, -1.6e308], 1.5556349186104046e308),
  ]

  @Test(arguments: deviations)
  func `leave deviations their digits, where the mean is rounded`(
    values: [Double], deviation: Double
  ) {
    let found = Moments(values.span).deviation
    #expect(abs(found - deviation) <= 0x1p-52 * deviation)
    #expect(Moments(values.reversed().span) == Moments(values.span))
  }
}
