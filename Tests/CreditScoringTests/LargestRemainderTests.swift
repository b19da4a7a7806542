import Statistics
import Testing

@testable import CreditScoring

struct LargestRemainderTests {
  static let weightCases: [(Int, [Double], [Int])] = [
    // The two published orders of weights.
    (600, [0.35, 0.25, 0.2, 0.15, 0.05], [210, 150, 120, 90, 30]),
    (600, [0.35, 0.2, 0.25, 0.15, 0.05], [210, 120, 150, 90, 30]),
    // Three equal remainders of 1/3: the first part takes the point.
    (100, [1.0 / 3, 1.0 / 3, 1.0 / 3], [34, 33, 33]),
    // Remainders .5 and .5.
    (7, [0.5, 0.5], [4, 3]),
    (1, [0.2, 0.2, 0.2, 0.2, 0.2], [1, 0, 0, 0, 0]),
    // 600 × 0.29 is 173.99999999999997 in floating point and counts as 174.
    (600, [0.29, 0.71], [174, 426]),
    (600, [1], [600]),
  ]

  @Test(arguments: weightCases)
  func `weights become whole budgets`(total: Int, weights: [Double], budgets: [Int]) {
    let quotas = weights.map { $0 * Double(total) }
    #expect(LargestRemainder.shares(of: total, quotas: quotas) == budgets)
  }

  @Test(arguments: [
    // 210, 150, 120, 90 times 600/570: 221.05, 157.89, 126.32, 94.74.
    (600, [210, 150, 120, 90], [221, 158, 126, 95]),
    (10, [1, 1, 1], [4, 3, 3]),
    (5, [0, 0], [0, 0]),
    (0, [3, 4], [0, 0]),
  ])
  func `whole parts are scaled to a total`(total: Int, parts: [Int], shares: [Int]) {
    #expect(LargestRemainder.shares(of: total, inProportionTo: parts) == shares)
  }

  @Test func `shares add up and differ from their quota by less than one`() {
    var generator = SplitMix64(seed: 1)
    for _ in 0..<500 {
      let parts = (0..<Int.random(in: 1...9, using: &generator)).map { _ in
        Int.random(in: 1...300, using: &generator)
      }
      let sum = parts.reduce(0, +)
      let total = Int.random(in: 0...2000, using: &generator)
      let exact = LargestRemainder.shares(of: total, inProportionTo: parts)
      let quotas = parts.map { Double($0) * Double(total) / Double(sum) }
      #expect(exact.reduce(0, +) == total)
      #expect(zip(exact, quotas).allSatisfy { abs(Double($0) - $1) < 1 })
      #expect(LargestRemainder.shares(of: total, quotas: quotas) == exact)
    }
  }
}
