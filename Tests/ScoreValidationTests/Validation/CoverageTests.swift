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
  /// A figure of a sample, beside the truth.
  private struct Figure: Sendable {
    let name: String
    let holds: Bool
    /// How far the middle of the interval lies from the truth, in standard errors of the interval's width.
    let distance: Double
  }

  private static func figures(
    _ known: KnownScore, _ options: ValidationOptions, _ rule: ProfitRule, seed: UInt64
  ) async throws -> [Figure] {
    let report = try await ValidationReport(
      of: known.sample(400, seed: seed), options: options, seed: 5,
      execution: Execution(threads: 1))
    return try [
      ("area", report.areaUnderCurve, known.area),
      ("distance", report.kolmogorovSmirnov, known.distance),
      ("rate", report.eventRate, KnownScore.eventShare),
      ("profit", try #require(report.profit).perPerson, known.profit(rule)),
    ].map { name, estimate, truth in
      let interval = try #require(estimate.interval)
      let error = (interval.upper - interval.lower) / 2 / NormalDistribution.quantile(0.975)
      return Figure(
        name: name, holds: interval.contains(truth),
        distance: ((interval.upper + interval.lower) / 2 - truth) / error)
    }
  }

  @Test func `area, distance, rate and profit are in their intervals`() async throws {
    let known = KnownScore()
    let rule = try ProfitRule(gain: 1, loss: 2.5)
    var options = ValidationOptions()
    (options.replicates, options.groupCount, options.cutOffs) = (40, 2, [-10])
    options.profit = rule
    let sampleCount = 60
    let judged = options
    let figures = try await withThrowingTaskGroup(of: [Figure].self) { group in
      for seed in 0..<sampleCount {
        group.addTask { try await Self.figures(known, judged, rule, seed: UInt64(seed)) }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    // Four standard errors of the share of samples; of the mean of so many distances, each of which has
    // a standard deviation of 1; and of the mean of their squares, of which each has one of √2.
    let count = Double(sampleCount)
    let reach = 4 / count.squareRoot()
    for name in ["area", "distance", "rate", "profit"] {
      let own = figures.filter { $0.name == name }
      #expect(own.count == sampleCount)
      let held = Double(own.count { $0.holds }) / count
      #expect(held > 0.95 - reach * (0.95 * 0.05).squareRoot(), "\(name)")
      let mean = own.reduce(0) { $0 + $1.distance } / count
      #expect(abs(mean) < reach, "\(name)")
      let square = own.reduce(0) { $0 + $1.distance * $1.distance } / count
      #expect(abs(square - 1) < reach * 2.0.squareRoot(), "\(name)")
    }
  }
}
