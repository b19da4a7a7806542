import Foundation
import ScoreValidation
import Statistics
import Testing

/// What NumPy, SciPy and optbinning found, written by Tests/Golden/stability.py.
struct StabilityGolden: Decodable {
  struct Index: Decodable {
    let before, after: [Int]
    let index: Double
    let free: Int
    let plain, p, chiSquareP: Double?
    let critical, detectable: [Double]?
  }

  struct Chance: Decodable {
    let before, after, bins: Int
    let critical, size: Double
    /// The shares of drawn samples that pass the critical value, without a shift and with one.
    let `false`, seen: Double
  }

  struct Sample: Decodable {
    let before, after: [Double]
    let kolmogorovSmirnov: Double
    let wasserstein: Double?
  }

  let indexes: [Index]
  let chance: [Chance]
  let samples: [Sample]

  static func load() throws -> StabilityGolden {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Golden/stability.json")
    return try JSONDecoder().decode(StabilityGolden.self, from: Data(contentsOf: file))
  }
}

@Suite struct `Stability index` {
  @Test func `is NumPy's, and without an empty bin optbinning's`() throws {
    for golden in try StabilityGolden.load().indexes {
      let found = try StabilityIndex(before: golden.before, after: golden.after)
      #expect(isClose(found.index, golden.index))
      #expect(found.degreesOfFreedom == golden.free)
      #expect((found.plainIndex == nil) == (golden.plain == nil))
      if let plain = golden.plain { #expect(isClose(found.plainIndex, plain)) }
      #expect(isClose(found.parts.reduce(0) { $0 + $1.index }, found.index))
      // Half a row more in each bin changes little where there are many.
      if let plain = golden.plain, golden.before.min() ?? 0 >= 100 {
        #expect(abs(found.index - plain) <= 0.02 * plain)
      }
    }
  }

  @Test func `has SciPy's tails, critical values and power`() throws {
    for golden in try StabilityGolden.load().indexes where golden.free > 0 {
      let found = try StabilityIndex(before: golden.before, after: golden.after)
      #expect(isRelative(found.pValue, golden.p, 1e-9))
      #expect(isRelative(found.chiSquarePValue, golden.chiSquareP, 1e-9))
      for (level, expected) in zip([0.05, 0.001], golden.critical ?? []) {
        #expect(isRelative(try found.criticalValue(significance: level), expected, 1e-9))
      }
      let settings = [(0.05, 0.8), (0.0005, 0.9)]
      for ((level, power), expected) in zip(settings, golden.detectable ?? []) {
        let size = try found.smallestDetectable(significance: level, power: power)
        #expect(isRelative(size, expected, 1e-8))
      }
    }
  }

  @Test func `has the critical values and the power of 40,000 drawn samples`() throws {
    for golden in try StabilityGolden.load().chance {
      let counts = { (rows: Int) in [Int](repeating: rows / golden.bins, count: golden.bins) }
      let found = try StabilityIndex(before: counts(golden.before), after: counts(golden.after))
      // Drawn quantiles err by about 1 %. With 10 rows in a bin the distribution is 4 % narrower; with two
      // bins the index has few values, and 3 % lie between two of them.
      let tolerance = min(golden.before, golden.after) / golden.bins < 20 ? 0.06 : 0.04
      #expect(isRelative(try found.criticalValue(), golden.critical, tolerance))
      #expect(isRelative(try found.smallestDetectable(), golden.size, 1e-8))
      #expect(abs(golden.false - 0.05) < 0.01)
      #expect(golden.seen > 0.75 && golden.seen < 0.81)
    }
  }

  /// Under no change the share of indexes beyond the critical value is the stated one, within four binomial
  /// standard errors and, with 10 rows in a bin, up to a fifth less.
  @Test(arguments: [50, 100, 200, 1_000, 5_000, 50_000])
  func `passes the critical value by chance as often as stated`(rows: Int) throws {
    let draws = 2_000
    let bins = max(2, min(10, rows / 10))
    var generator = SplitMix64(seed: 5, stream: rows)
    var significant = 0
    var called: [StabilityVerdict: Int] = [:]
    for _ in 0..<draws {
      let samples = [0, 1].map { _ in
        multinomial(rows, bins, &generator)
      }
      let index = try StabilityIndex(before: samples[0], after: samples[1])
      if index.pValue <= 0.05 { significant += 1 }
      #expect((index.pValue <= 0.05) == (index.index >= (try index.criticalValue())))
      let finding = try StabilityRule().findings(of: [.counts(index)])[0]
      called[finding.verdict, default: 0] += 1
    }
    let share = Double(significant) / Double(draws)
    let error = (0.05 * 0.95 / Double(draws)).squareRoot()
    #expect(share <= 0.05 + 4 * error)
    #expect(share >= (rows < 200 ? 0.04 : 0.05) - 4 * error)
    let moved = called[.moved, default: 0] + called[.movedSlightly, default: 0]
    #expect(moved <= significant)
    // With few rows nobody can tell, with many what is the same is stable.
    #expect(rows > 200 || called[.stable, default: 0] <= significant)
    #expect(rows < 1_000 || called[.stable] == draws)
  }

  @Test func `of the example is as documented`() throws {
    let index = try StabilityIndex(before: [120, 260, 380, 240], after: [70, 110, 180, 140])
    #expect(isClose(index.index, 0.0170, within: 0.00005))
    #expect(isClose(try index.criticalValue(), 0.0234, within: 0.00005))
    #expect(isClose(index.pValue, 0.1292, within: 0.00005))
    #expect(isClose(try index.smallestDetectable(power: 0.8), 0.0327, within: 0.00005))
    #expect(isClose(index.meanByChance, 0.009))
    #expect(isClose(index.excess, index.index - 0.009))
  }

  @Test func `of one bin, and of the same counts, is 0`() throws {
    let one = try StabilityIndex(before: [10, 0], after: [5, 0])
    #expect(one.index == 0 && one.pValue == 1 && one.degreesOfFreedom == 0)
    #expect(try one.criticalValue() == 0)
    #expect(try one.smallestDetectable() == nil)
    let same = try StabilityIndex(before: [10, 20, 3], after: [10, 20, 3])
    #expect(same.index == 0 && same.pValue == 1 && same.chiSquarePValue == 1)
  }

  @Test func `is symmetric, and the same for bins in another order`() throws {
    let (one, other) = ([12, 30, 8, 0], [40, 9, 8, 3])
    let index = try StabilityIndex(before: one, after: other).index
    #expect(isClose(try StabilityIndex(before: other, after: one).index, index))
    #expect(
      isClose(try StabilityIndex(before: one.reversed(), after: other.reversed()).index, index))
  }

  @Test(
    arguments: [
      (([1], [1, 2]), "there are 1 bins before and 2 after; count the same bins in both samples"),
      (([1, -1], [1, 2]), "a bin has less than 0 rows; count the rows of each bin"),
      (([0, 0], [1, 2]), "there are no rows before; compare two samples that have rows"),
      (([1, 2], []), "there are 2 bins before and 0 after; count the same bins in both samples"),
      (([1, 2], [0, 0]), "there are no rows after; compare two samples that have rows"),
    ] as [(([Int], [Int]), String)])
  func `refuses counts that can't be compared`(counts: ([Int], [Int]), text: String) {
    #expect(throws: ValidationError.self) {
      do throws(ValidationError) {
        _ = try StabilityIndex(before: counts.0, after: counts.1)
      } catch {
        #expect(error.description == text)
        throw error
      }
    }
  }

  @Test func `refuses probabilities out of their range`() throws {
    let index = try StabilityIndex(before: [1, 2], after: [2, 1])
    #expect(throws: ValidationError.self) { try index.criticalValue(significance: 0) }
    #expect(throws: ValidationError.self) { try index.smallestDetectable(power: 1) }
    #expect(throws: ValidationError.self) {
      try index.smallestDetectable(significance: 0.5, power: 0.4)
    }
    #expect(throws: ValidationError.self) {
      try StabilityRule(slight: 0.3, large: 0.2).findings(of: [])
    }
  }
}

/// Whether two numbers differ by no more than a part; tails that can't be told from 0 are equal.
private func isRelative(_ found: Double?, _ expected: Double?, _ part: Double) -> Bool {
  guard let found, let expected else { return found == nil && expected == nil }
  return abs(found - expected) <= part * abs(expected) + 1e-280
}

/// Rows that fall in bins of the same probability.
private func multinomial(
  _ rows: Int, _ bins: Int, _ generator: inout SplitMix64
) -> [Int] {
  var counts = [Int](repeating: 0, count: bins)
  for _ in 0..<rows {
    counts[Int(((generator.next() >> 32) &* UInt64(bins)) >> 32)] += 1
  }
  return counts
}
