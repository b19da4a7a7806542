import Statistics
import Testing
import TextFormats

@testable import ScorecardFitting

@Suite struct `Cut points` {
  @Test(arguments: [
    (3, 4, 4), (3, 7, 5), (0, 1, 1), (-1, 1, 0), (-1, 0, 0), (-2, -1, -1), (95, 105, 100),
    (1.3857, 1.4012, 1.4), (0.1, 0.3, 0.2), (-7.5, -2.5, -5), (1e-12, 2e-12, 2e-12),
    (1234, 1999, 1600),
  ])
  func `have the fewest digits, and lie near the middle`(
    _ low: Double, _ high: Double, _ cut: Double
  ) {
    #expect(CutPoint.between(low, high) == cut)
  }

  @Test func `lie above the smaller number and not above the larger one`() {
    var generator = SplitMix64(seed: 5)
    for round in 0..<20_000 {
      let size = Double(
        sign: .plus, exponent: Int.random(in: -1000...1000, using: &generator), significand: 1)
      let low = Double.random(in: -1...1, using: &generator) * size
      let other = Double.random(in: -1...1, using: &generator) * size
      let high = round % 3 == 0 ? low.nextUp : max(other, low.nextUp)
      let cut = CutPoint.between(min(low, high), high)
      #expect(cut > min(low, high) && cut <= high, "\(low) \(high)")
      let day = CutPoint.betweenDays(min(low, high), high)
      #expect(day > min(low, high) && day <= high, "\(low) \(high)")
    }
    let most = Double.greatestFiniteMagnitude
    #expect(CutPoint.between(-most, most) == 0)
    #expect(CutPoint.between(most.nextDown, most) == most)
  }

  @Test func `of dates are days, or seconds within one`() {
    #expect(CutPoint.betweenDays(10, 11) == 11)
    #expect(CutPoint.betweenDays(10, 20) == 15)
    #expect(CutPoint.betweenDays(10.25, 10.75) == 10.5)
  }
}
