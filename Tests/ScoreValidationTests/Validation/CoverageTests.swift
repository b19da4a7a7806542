import Execution
import ScoreValidation
import Statistics
import Tables
import Testing

/// A score of twenty levels whose true figures are known.
private struct KnownScore {
  static let levels = 20
  static let eventShare = 0.25
  /// The chance of each level, the safest first, of people without the event and with it.
  let others: [Double]
  let events: [Double]

  init() {
    let heights = (0..<Self.levels).map { level in
      let x = (Double(level) - 9.5) / 5
      return 1 / (1 + x * x)
    }
    let tilted = heights.enumerated().map { $1 * (1 + Double($0) / 6) }
    others = heights.map { $0 / heights.reduce(0, +) }
    events = tilted.map { $0 / tilted.reduce(0, +) }
  }

  /// The chance that a person with the event stands at a riskier level.
  var area: Double {
    var (below, sum) = (0.0, 0.0)
    for level in others.indices {
      sum += events[level] * (below + others[level] / 2)
      below += others[level]
    }
    return sum
  }

  var distance: Double {
    var (gap, best) = (0.0, 0.0)
    for level in others.indices {
      gap += others[level] - events[level]
      best = max(best, gap)
    }
    return best
  }

  func profit(_ rule: ProfitRule) -> Double {
    var (sum, best) = (0.0, 0.0)
    for level in others.indices {
      sum +=
        rule.gain * (1 - Self.eventShare) * others[level] - rule.loss * Self.eventShare
        * events[level]
      best = max(best, sum)
    }
    return best
  }

  /// People drawn at random.
  func sample(_ count: Int, seed: UInt64) throws -> ValidationInput {
    var generator = SplitMix64(seed: seed)
    var (scores, isEvent): ([Double?], [Bool]) = ([], [])
    for _ in 0..<count {
      let event = Double.random(in: 0..<1, using: &generator) < Self.eventShare
      var rest = Double.random(in: 0..<1, using: &generator)
      let chances = event ? events : others
      var level = 0
      while level < Self.levels - 1, rest >= chances[level] {
        rest -= chances[level]
        level += 1
      }
      scores.append(Double(-level))
      isEvent.append(event)
    }
    return ValidationInput(
      name: "score", scores: scores, outcomeName: "late", outcomes: try Outcomes(isEvent),
      identifiers: Column("id", .strings(scores.indices.map { "\($0)" })))
  }
}

/// Intervals hold the truth as often as they say, within the error of so many samples.
@Suite struct `Coverage of intervals` {
  @Test func `area, distance, rate and profit are in their intervals`() async throws {
    let known = KnownScore()
    var options = ValidationOptions()
    options.replicates = 60
    options.profit = try ProfitRule(gain: 1, loss: 2.5)
    options.scaling = try OddsScaling(odds: 3, at: -10, doubling: 4)
    let rule = try #require(options.profit)
    let sampleCount = 120
    var (held, all): ([String: Int], [String: Int]) = ([:], [:])
    for number in 0..<sampleCount {
      let report = try await ValidationReport(
        of: known.sample(400, seed: UInt64(number)), options: options, seed: 5,
        execution: Execution(threads: 1))
      for (name, estimate, truth) in [
        ("area", report.areaUnderCurve, known.area),
        ("distance", report.kolmogorovSmirnov, known.distance),
        ("rate", report.eventRate, KnownScore.eventShare),
        ("profit", try #require(report.profit).perPerson, known.profit(rule)),
      ] {
        let interval = try #require(estimate.interval)
        all[name, default: 0] += 1
        if interval.contains(truth) { held[name, default: 0] += 1 }
      }
    }
    // Four standard errors of the share of samples.
    let reach = 4 * (0.95 * 0.05 / Double(sampleCount)).squareRoot()
    for name in ["area", "distance", "rate", "profit"] {
      #expect(all[name] == sampleCount)
      #expect(Double(held[name] ?? 0) / Double(sampleCount) > 0.95 - reach, "\(name)")
    }
  }
}
