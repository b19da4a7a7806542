import Foundation
import Statistics
import Testing

@testable import ScorecardFitting

/// Bins held against those that trying every division finds.
@Suite struct `Optimal bins` {
  private static func limits(
    mostBins: Int, leastWeight: Double = 0, leastEvents: Int = 1
  ) -> OptimalBins.Limits {
    .init(
      mostBins: mostBins, leastWeight: leastWeight, leastEvents: leastEvents,
      leastNonEvents: leastEvents)
  }

  /// Prebins of drawn counts; with weights these are no whole numbers.
  private static func prebins(
    _ count: Int, _ generator: inout SplitMix64, isWeighted: Bool
  ) -> (PrebinCounts, OutcomeTotals) {
    var (prebins, totals) = (PrebinCounts(), OutcomeTotals())
    for _ in 0..<count {
      totals.events += Int.random(in: 0...6, using: &generator)
      totals.nonEvents += Int.random(in: 0...9, using: &generator)
      let unit = isWeighted ? Double.random(in: 0.5..<1.5, using: &generator) : 1
      totals.eventWeight += unit * Double(totals.events - (prebins.events.last ?? 0))
      totals.nonEventWeight += unit * Double(totals.nonEvents - (prebins.nonEvents.last ?? 0))
      prebins.events.append(totals.events)
      prebins.nonEvents.append(totals.nonEvents)
      prebins.eventWeights.append(totals.eventWeight)
      prebins.nonEventWeights.append(totals.nonEventWeight)
    }
    // Rows besides, as of special codes.
    totals.events += 3
    totals.nonEvents += 2
    totals.eventWeight += 3
    totals.nonEventWeight += 2
    return (prebins, totals)
  }

  /// The information value and the event rates of a division; `nil` if a bin does not keep the limits.
  private static func value(
    _ ends: [Int], _ prebins: PrebinCounts, _ totals: OutcomeTotals, _ limits: OptimalBins.Limits
  ) -> (value: Double, rates: [Double])? {
    var (value, rates) = (0.0, [Double]())
    for (start, end) in zip([0] + ends, ends) {
      let events = prebins.events[end] - prebins.events[start]
      let nonEvents = prebins.nonEvents[end] - prebins.nonEvents[start]
      let event = prebins.eventWeights[end] - prebins.eventWeights[start]
      let nonEvent = prebins.nonEventWeights[end] - prebins.nonEventWeights[start]
      guard events >= limits.leastEvents, nonEvents >= limits.leastNonEvents,
        event + nonEvent >= limits.leastWeight * (1 - 1e-12)
      else { return nil }
      let (one, other) = (nonEvent / totals.nonEventWeight, event / totals.eventWeight)
      value += (one - other) * log(one / other)
      rates.append(event / (event + nonEvent))
    }
    return (value, rates)
  }

  private static func keeps(_ rates: [Double], _ trend: BinTrend) -> Bool {
    let steps = zip(rates, rates.dropFirst()).map { $1 - $0 }
    let falls = steps.map { $0 < 0 }
    return switch trend {
    case .free: true
    case .rising: !falls.contains(true)
    case .falling: steps.allSatisfy { $0 <= 0 }
    case .monotonic: keeps(rates, .rising) || keeps(rates, .falling)
    case .peak:
      rates.indices.contains {
        keeps(Array(rates[...$0]), .rising) && keeps(Array(rates[$0...]), .falling)
      }
    case .valley:
      rates.indices.contains {
        keeps(Array(rates[...$0]), .falling) && keeps(Array(rates[$0...]), .rising)
      }
    }
  }

  /// The best of all divisions, each tried.
  private static func best(
    _ prebins: PrebinCounts, _ totals: OutcomeTotals, _ limits: OptimalBins.Limits,
    _ trend: BinTrend
  ) -> Double? {
    let inner = prebins.count - 1
    return (0..<1 << inner).compactMap { cuts -> Double? in
      let ends = (0..<inner).filter { cuts >> $0 & 1 == 1 }.map { $0 + 1 } + [prebins.count]
      guard ends.count <= limits.mostBins,
        let (value, rates) = value(ends, prebins, totals, limits), keeps(rates, trend)
      else { return nil }
      return value
    }.max()
  }

  @Test(arguments: BinTrend.allCases, [false, true])
  func `are the best of all divisions`(_ trend: BinTrend, isWeighted: Bool) throws {
    var generator = SplitMix64(seed: isWeighted ? 11 : 10)
    var divided = 0
    for round in 0..<60 {
      let count = Int.random(in: 1...10, using: &generator)
      let (prebins, totals) = Self.prebins(count, &generator, isWeighted: isWeighted)
      let limits = Self.limits(
        mostBins: Int.random(in: 1...10, using: &generator),
        leastWeight: [0, 0.05, 0.2][round % 3] * totals.weight, leastEvents: 1 + round % 4)
      let expected = Self.best(prebins, totals, limits, trend)
      let ends = OptimalBins(prebins, totals: totals, limits: limits).ends(trend) {}
      guard let expected else {
        #expect(ends == nil)
        continue
      }
      let found = try #require(ends)
      #expect(found.last == count)
      #expect(found.count <= limits.mostBins)
      let (value, rates) = try #require(Self.value(found, prebins, totals, limits))
      #expect(Self.keeps(rates, trend))
      #expect(isClose(value, expected, within: 1e-12))
      #expect(zip(rates, rates.dropFirst()).allSatisfy { $0 != $1 })
      if found.count > 1 { divided += 1 }
    }
    #expect(divided > 15)
  }

  @Test func `are as few as do`() {
    var prebins = PrebinCounts()
    for (events, nonEvents) in [(1, 3), (2, 6), (3, 9), (6, 6), (5, 5)] {
      prebins.events.append((prebins.events.last ?? 0) + events)
      prebins.nonEvents.append((prebins.nonEvents.last ?? 0) + nonEvents)
    }
    prebins.eventWeights = prebins.events.map(Double.init)
    prebins.nonEventWeights = prebins.nonEvents.map(Double.init)
    let totals = OutcomeTotals(events: 17, nonEvents: 29, eventWeight: 17, nonEventWeight: 29)
    let bins = OptimalBins(prebins, totals: totals, limits: Self.limits(mostBins: 5))
    for trend in BinTrend.allCases where trend != .falling {
      #expect(bins.ends(trend) {} == [3, 5])
    }
    #expect(bins.ends(.falling) {} == [5])
  }
}
