import Execution
import Statistics
import Testing

@testable import ScoreValidation

@Suite struct `DeLong's test` {
  /// The data are those of DeLong, DeLong & Clarke-Pearson (1988).
  @Test func `finds what the definition says of three tests of ovarian cancer patients`() throws {
    let golden = try Golden.load().ovarian
    let outcomes = try Outcomes(golden.events)
    try compare(golden.scores, golden.delong, outcomes)
    // To the digits that are printed.
    let comparison = try AreaComparison(
      first: golden.scores[0], second: golden.scores[1], outcomes: outcomes)
    #expect(isClose(comparison.first.value, 0.7258, within: 5e-5))
    #expect(isClose(comparison.first.standardError, 0.1028, within: 5e-5))
    #expect(isClose(comparison.difference.standardError, 0.0953, within: 5e-5))
    #expect(isClose(comparison.pValue, 0.9102, within: 5e-5))
  }

  @Test func `finds what the definition says of scores with many ties`() throws {
    let people = try Golden.load().people
    try compare([people.first, people.second], people.delong, Outcomes(people.events))
  }

  private func compare(
    _ scores: [[Double]], _ expected: Golden.DeLong, _ outcomes: Outcomes
  ) throws {
    for (place, score) in scores.enumerated() {
      let area = try ScoredOutcomes(scores: score, outcomes: outcomes).areaUnderCurve()
      #expect(isClose(area?.value, expected.areas[place]))
      #expect(isClose(area?.standardError, expected.errors[place]))
    }
    for (score, difference) in zip(scores.dropFirst(), expected.differences) {
      let found = try AreaComparison(first: scores[0], second: score, outcomes: outcomes)
      #expect(isClose(found.difference.value, difference.value))
      #expect(isClose(found.difference.standardError, difference.error))
      #expect(isClose(found.difference.interval?.lower, difference.lower))
      #expect(isClose(found.difference.interval?.upper, difference.upper))
      #expect(isClose(found.pValue, difference.p))
    }
  }

  @Test func `finds no difference between a score and the same score in another unit`() throws {
    let people = try Golden.load().people
    let found = try AreaComparison(
      first: people.first, second: people.first.map { 3 * $0 - 100 },
      outcomes: Outcomes(people.events))
    #expect(found.difference.value == 0)
    #expect(found.pValue == 1)
    #expect(found.difference.interval?.lower == 0)
    #expect(found.difference.interval?.upper == 0)
    #expect(found.zStatistic == nil)
  }

  @Test func `has no interval where kinds do not overlap, nor with one person of a kind`() throws {
    let apart = try ScoredOutcomes(
      scores: [1, 2, 3, 4], outcomes: Outcomes([false, false, true, true]))
    #expect(try apart.areaUnderCurve() == apart.areaUnderCurve(level: 0.9))
    #expect(try apart.areaUnderCurve()?.value == 1)
    #expect(try apart.areaUnderCurve()?.interval == nil)
    let single = try ScoredOutcomes(scores: [1, 2, 1], outcomes: Outcomes([false, true, false]))
    #expect(try single.areaUnderCurve()?.standardError == nil)
  }

  @Test func `is refused with weights, with one kind, and at a level of 1`() throws {
    #expect(throws: ValidationError.self) {
      try AreaComparison(
        first: [1, 2], second: [1, 2], outcomes: Outcomes([true, false], weights: [1, 2]))
    }
    #expect(throws: ValidationError.self) {
      try AreaComparison(first: [1, 2], second: [1, 2], outcomes: Outcomes([true, true]))
    }
    #expect(throws: ValidationError.self) {
      try AreaComparison(
        first: [1, 2], second: [1, 2], outcomes: Outcomes([true, false]), level: 1)
    }
  }

  @Test func `covers the true area about as often as it says`() throws {
    var generator = SplitMix64(seed: 5)
    var covered = 0
    for _ in 0..<400 {
      let events = (0..<120).map { $0 < 40 }
      let scores = events.map { event in
        NormalDistribution.quantile(.random(in: 1e-9..<1, using: &generator)) + (event ? 1 : 0)
      }
      let area = try ScoredOutcomes(scores: scores, outcomes: Outcomes(events)).areaUnderCurve()
      // The area of two normal distributions, 1 apart.
      if try #require(area?.interval).contains(0.7602499389065233) { covered += 1 }
    }
    #expect((365...392).contains(covered))
  }
}

@Suite struct `The bootstrap` {
  @Test func `gives the same bytes for every number of threads, and others for another seed`()
    async throws
  {
    let people = try Golden.load().people
    let scored = try ScoredOutcomes(scores: people.first, outcomes: Outcomes(people.events))
    let one = try await scored.quality(replicates: 200, seed: 1, execution: Execution(threads: 1))
    let many = try await scored.quality(replicates: 200, seed: 1, execution: Execution(threads: 7))
    #expect(one == many)
    let other = try await scored.quality(replicates: 200, seed: 2)
    #expect(one != other)
    #expect(one[.areaUnderCurve] == other[.areaUnderCurve])
  }

  @Test func `agrees with DeLong on the spread of an area`() async throws {
    let people = try Golden.load().people
    let ones = [Double](repeating: 1, count: people.events.count)
    let weighted = try ScoredOutcomes(
      scores: people.first, outcomes: Outcomes(people.events, weights: ones))
    let drawn = try #require(
      try await weighted.quality(replicates: 2_000, seed: 1)[.areaUnderCurve])
    let expected = people.delong.errors[0]
    #expect(isClose(drawn.standardError, expected, within: 0.1 * expected))
    let interval = try #require(drawn.interval)
    #expect(isClose(interval.lower, drawn.value - 1.96 * expected, within: 0.01))
    #expect(isClose(interval.upper, drawn.value + 1.96 * expected, within: 0.01))
  }

  @Test func `corrects nothing where replicates are even about the value`() {
    let draws = (0...1_000).map { Double($0) / 1_000 }
    let plain = ConfidenceInterval.percentile(draws, level: 0.9)
    let corrected = ConfidenceInterval.corrected(0.5, draws, acceleration: 0, level: 0.9)
    #expect(isClose(corrected.lower, plain.lower))
    #expect(isClose(corrected.upper, plain.upper))
    // Most replicates lie above the value: they are too high, and both bounds go down.
    let biased = ConfidenceInterval.corrected(0.4, draws, acceleration: 0, level: 0.9)
    #expect(biased.upper < plain.upper)
    #expect(biased.lower < plain.lower)
    let skewed = ConfidenceInterval.corrected(0.5, draws, acceleration: 0.1, level: 0.9)
    #expect(skewed.upper > plain.upper)
    #expect(skewed.lower > plain.lower)
  }

  @Test func `corrects a skewed measure a little`() async throws {
    let people = try Golden.load().people
    let scored = try ScoredOutcomes(scores: people.first, outcomes: Outcomes(people.events))
    let plain = try await scored.quality(replicates: 500, seed: 1)
    let corrected = try await scored.quality(
      replicates: 500, interval: .biasCorrectedAccelerated, seed: 1)
    for measure in [ScoreMeasure.averagePrecision, .brierScore, .logLoss] {
      let (one, other) = try (#require(plain[measure]), #require(corrected[measure]))
      #expect(one.standardError == other.standardError)
      #expect(one.interval != other.interval)
      let reach = try 1.2 * #require(one.standardError)
      #expect(isClose(other.interval?.lower, try #require(one.interval).lower, within: reach))
    }
  }

  @Test func `stops when its task is canceled`() async throws {
    let count = 20_000
    let scored = try ScoredOutcomes(
      scores: (0..<count).map(Double.init), outcomes: Outcomes((0..<count).map { $0 % 3 == 0 }))
    let task = Task { try await scored.quality(replicates: 1_000_000, seed: 1) }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
  }
}
