import Foundation
import ScoreValidation
import Statistics
import Tables
import Testing

@testable import ScorecardFitting

/// How often intervals of information values hold what they should, in drawn samples.
@Suite struct `Intervals of information values` {
  struct Case: Sendable {
    let binCount: Int
    let strength: Double
    let nonEvents: Int
    let events: Int
  }

  static let cases = [2, 3, 5, 8].flatMap { bins in
    [0, 0.1, 0.25, 0.5, 1].flatMap { strength in
      [(700, 300), (7000, 2000)].map {
        Case(binCount: bins, strength: strength, nonEvents: $0.0, events: $0.1)
      }
    }
  }

  @Test(arguments: cases) func `hold the true value in about 95 of 100 samples or more`(
    _ drawn: Case
  ) async throws {
    let shares = [1.0, -1].map { sign in
      let odds = (0..<drawn.binCount).map { bin in
        exp(sign * drawn.strength * (2 * Double(bin) / Double(drawn.binCount - 1) - 1))
      }
      let sum = odds.reduce(0, +)
      return odds.map { $0 / sum }
    }
    let truth = zip(shares[0], shares[1]).reduce(0) { $0 + ($1.0 - $1.1) * log($1.0 / $1.1) }
    let limits: [Double?] = [nil] + (1..<drawn.binCount).map { Double($0) } + [nil]
    let bins = try ColumnBins(
      "c", .numbers,
      zip(limits, limits.dropFirst()).map { Bin(.numbers(from: $0, below: $1)) } + [Bin(.missing)])
    let totals = OutcomeTotals(
      events: drawn.events, nonEvents: drawn.nonEvents, eventWeight: Double(drawn.events),
      nonEventWeight: Double(drawn.nonEvents))
    var generator = SplitMix64(seed: 21)
    let rounds = 400
    var held = 0
    for _ in 0..<rounds {
      let events = Self.draw(drawn.events, shares[1], &generator)
      let nonEvents = Self.draw(drawn.nonEvents, shares[0], &generator)
      let counts = zip(events, nonEvents).map { event, nonEvent in
        BinCounts(
          events: event, nonEvents: nonEvent, eventWeight: Double(event),
          nonEventWeight: Double(nonEvent), eventSquares: Double(event),
          nonEventSquares: Double(nonEvent))
      }
      let found = BinnedColumn(bins, counts + [BinCounts()], totals, level: 0.95)
      if try #require(found.interval).contains(truth) { held += 1 }
    }
    // Two standard errors of a coverage of 0.94 below it.
    #expect(Double(held) / Double(rounds) > 0.94 - 0.024, "\(held) of \(rounds)")
  }

  /// How many of some rows fall into bins of these shares.
  private static func draw(
    _ count: Int, _ shares: [Double], _ generator: inout SplitMix64
  ) -> [Int] {
    var counts = [Int](repeating: 0, count: shares.count)
    for _ in 0..<count {
      var (rest, bin) = (Double.random(in: 0..<1, using: &generator), 0)
      while bin + 1 < shares.count, rest >= shares[bin] {
        rest -= shares[bin]
        bin += 1
      }
      counts[bin] += 1
    }
    return counts
  }

  @Test func `are those of as many rows where rows have weights`() async throws {
    var people = Drawn(count: 1_000, seed: 22)
    let steps = people.steps(4)
    let table = try people.table(
      Column("c", .integers(steps)), Column("w", .integers(steps.map { _ in 3 })))
    let plain = try await Binning(of: table, outcome: "late", columns: ["c"])
    let weighted = try await Binning(of: table, outcome: "late", weights: "w", columns: ["c"])
    let (one, other) = (
      try #require(plain["c"]?.interval), try #require(weighted["c"]?.interval)
    )
    #expect(isClose(one.lower, other.lower) && isClose(one.upper, other.upper))
  }
}
