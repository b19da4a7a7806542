import Execution
import GraphKernels
import Memory
import Statistics
import Testing

@Suite struct `Ratings of people by people` {
  let execution = Execution(threads: 2)
  let limits = IterationLimits(tolerance: 1e-14, count: 1000)

  @Test(arguments: 1..<120 as Range<UInt64>)
  func `have the fairness and goodness of a plain solution`(seed: UInt64) throws {
    let input = RatingInput.random(seed: seed)
    let scores = try input.rows().fairnessAndGoodness(limits, execution)
    let expected = input.fairnessAndGoodness()
    #expect(scores.hasSettled)
    #expect(scores.iterationCount <= 50)
    #expect(areClose(scores.fairness.known, expected.fairness, absolute: 1e-12))
    #expect(areClose(scores.goodness.known, expected.goodness, absolute: 1e-12))
  }

  // 0 and 1 rate 2 by 1 and −1, and 0 rates 1 by 1. With a and b the fairness of 0 and 1, the goodness
  // of 1 is a and that of 2 is g = (a − b) / 2. Then a = 1 − (1 − g) / 4 − (1 − a) / 4, which is
  // 3a = 2 + g, and b = 1 − (1 + g) / 2. With a = b + 2g that makes g = 1/7.
  @Test func `have the fairness and goodness found by hand`() throws {
    let rows = try RatingInput(
      count: 4, sources: [0, 1, 0], targets: [2, 2, 1], ratings: [1, -1, 1]
    ).rows()
    let scores = try rows.fairnessAndGoodness(limits, execution)
    #expect(areClose(scores.fairness.known, [5 / 7.0, 3 / 7.0, nil, nil], absolute: 1e-13))
    #expect(areClose(scores.goodness.known, [nil, 5 / 7.0, 1 / 7.0, nil], absolute: 1e-13))
  }

  @Test(arguments: [0, 0.5, 1])
  func `have one fixed point from every beginning`(initialFairness: Double) throws {
    let rows = try RatingInput.random(seed: 77).rows()
    let expected = try rows.fairnessAndGoodness(limits, execution)
    let scores = try rows.fairnessAndGoodness(
      initialFairness: initialFairness, limits, execution)
    #expect(areClose(scores.fairness.known, expected.fairness.known, absolute: 1e-12))
    #expect(areClose(scores.goodness.known, expected.goodness.known, absolute: 1e-12))
  }

  @Test func `end unsettled where the limit of iterations is too low`() throws {
    let rows = try RatingInput.random(seed: 77).rows()
    let scores = try rows.fairnessAndGoodness(
      IterationLimits(tolerance: 1e-12, count: 2), execution)
    #expect(scores.iterationCount == 2 && !scores.hasSettled && scores.lastChange > 1e-12)
  }

  // So many seeds have each weight with each other.
  @Test(arguments: 1...36 as ClosedRange<UInt64>)
  func `have the numbers of REV2 of a plain solution`(seed: UInt64) throws {
    let input = RatingInput.random(seed: seed)
    let weights = (alpha: Double(seed % 3), beta: Double(seed / 3 % 3))
    let gamma = [(1.0, 1.0), (2, 1), (1, 2), (0, 1)][Int(seed % 4)]
    for priors in [(fairness: 0.6, goodness: -0.1), nil] {
      let scores = try input.rows().rev2(
        Rev2Options(
          fairnessWeight: gamma.0, agreementWeight: gamma.1, fairnessPriorWeight: weights.alpha,
          goodnessPriorWeight: weights.beta,
          fairnessPrior: priors.map { .fixed($0.fairness) } ?? .median,
          goodnessPrior: priors.map { .fixed($0.goodness) } ?? .median), limits, execution)
      let expected = input.rev2(
        gamma: gamma, alpha: weights.alpha, beta: weights.beta, priors: priors)
      #expect(scores.hasSettled)
      for person in 0..<input.count {
        // Those without ratings have the prior, which the plain solution leaves out.
        if let fairness = expected.fairness[person] {
          #expect(isClose(scores.fairness[person], fairness, absolute: 1e-11))
        } else {
          #expect(scores.fairness[person].isNaN == (weights.alpha == 0))
        }
        if let goodness = expected.goodness[person] {
          #expect(isClose(scores.goodness[person], goodness, absolute: 1e-11))
        } else {
          #expect(scores.goodness[person].isNaN == (weights.beta == 0))
        }
      }
    }
  }

  // 0 rates 1 by 1, and nothing else is known. With all weights 1 and the priors 1/2 and 0:
  // G = R / 2, R = (F + 1 − (1 − G) / 2) / 2 and F = (R + 1/2) / 2, so R = 3R/8 + 3/8 = 0.6.
  @Test func `have the numbers of REV2 found by hand`() throws {
    let rows = try RatingInput(count: 3, sources: [0], targets: [1], ratings: [1]).rows()
    let options = Rev2Options(
      fairnessPriorWeight: 1, goodnessPriorWeight: 1, fairnessPrior: .fixed(0.5),
      goodnessPrior: .fixed(0))
    let scores = try rows.rev2(options, limits, execution)
    #expect(areClose(Array(scores.fairness), [0.55, 0.5, 0.5], absolute: 1e-13))
    #expect(areClose(Array(scores.goodness), [0, 0.3, 0], absolute: 1e-13))
    #expect(
      isClose(options.reliability(of: 1, fairness: 0.55, goodness: 0.3), 0.6, absolute: 1e-13))
  }

  @Test func `shrink what changes in REV2 to three quarters with fixed priors`() throws {
    let rows = try RatingInput.random(seed: 11).rows()
    let options = Rev2Options(
      fairnessPriorWeight: 0, goodnessPriorWeight: 0, fairnessPrior: .fixed(1),
      goodnessPrior: .fixed(0))
    let changes = try (2...20).map {
      try rows.rev2(options, IterationLimits(tolerance: 0, count: $0), execution).lastChange
    }
    for (earlier, later) in zip(changes, changes.dropFirst()) {
      #expect(later <= earlier * 0.75 + 1e-15)
    }
  }

  @Test func `of one pair count last, and those of oneself not at all`() throws {
    let rows = try RatingInput(
      count: 3, sources: [0, 1, 0, 0], targets: [1, 1, 1, 2], ratings: [1, 0.5, -0.25, 0]
    ).rows()
    #expect(rows.replacedCount == 1 && rows.selfRatingCount == 1)
    #expect(Array(rows.given.targets) == [1, 2])
    #expect(rows.given.weights.map(Array.init) == [-0.25, 0])
    #expect(rows.received.count(of: 1) == 1 && rows.received.count(of: 2) == 1)
  }

  @Test func `of one pair count by time where there are times`() throws {
    let rows = try RatingRows(
      vertexCount: 2, sources: [0, 0, 0], targets: [1, 1, 1], ratings: [0.1, 0.2, 0.3],
      times: [5, 9, 7], execution)
    #expect(rows.given.weights.map(Array.init) == [0.2])
  }

  @Test(arguments: [Double.nan, .infinity, 1.01, -2])
  func `beyond the range are refused and counted`(rating: Double) throws {
    #expect(throws: RatingRejection(count: 2, first: 1)) {
      try RatingRows(
        vertexCount: 2, sources: [0, 1, 0], targets: [1, 0, 1], ratings: [1, rating, rating],
        execution)
    }
  }

  @Test func `of nobody, one person and people without ratings are nothing`() throws {
    for count in [0, 1, 3] {
      let rows = try RatingInput(count: count).rows()
      let scores = try rows.fairnessAndGoodness(limits, execution)
      #expect(scores.fairness.known == .init(repeating: nil, count: count))
      #expect(scores.hasSettled && scores.lastChange == 0)
      let filled = try rows.filled(scores, (.median, .fixed(0.25)), execution)
      #expect(filled.fairness.known == .init(repeating: nil, count: count))
      #expect(filled.goodness.known == .init(repeating: 0.25, count: count))
    }
  }

  @Test func `permuting people permutes their numbers`() throws {
    let input = RatingInput.random(seed: 77)
    var generator = SplitMix64(seed: 1)
    let names = (0..<input.count).shuffled(using: &generator)
    var renamed = input
    renamed.sources = input.sources.map { names[$0] }
    renamed.targets = input.targets.map { names[$0] }
    let scores = try input.rows().fairnessAndGoodness(limits, execution)
    let others = try renamed.rows().fairnessAndGoodness(limits, execution)
    for person in 0..<input.count {
      let name = names[person]
      #expect(
        isClose(scores.fairness.known[person], others.fairness.known[name], absolute: 1e-13))
      #expect(
        isClose(scores.goodness.known[person], others.goodness.known[name], absolute: 1e-13))
    }
  }

  @Test func `have medians that are found without sorting`() throws {
    var generator = SplitMix64(seed: 9)
    for count in [1, 2, 3, 10, 1001, 20_000] {
      // Everyone rates the next one; the last ones' goodness hangs on the ratings alone.
      let input = RatingInput(
        count: count + 1, sources: Array(0..<count), targets: (0..<count).map { $0 + 1 },
        ratings: (0..<count).map { _ in Double.random(in: -1...1, using: &generator) })
      let rows = try input.rows()
      let scores = try rows.fairnessAndGoodness(
        IterationLimits(tolerance: 1e-9, count: 100), execution)
      let filled = try rows.filled(scores, (.median, .median), execution)
      let sorted = scores.goodness.known.compactMap { $0 }.sorted()
      let median =
        count % 2 == 1
        ? sorted[count / 2] : (sorted[count / 2 - 1] + sorted[count / 2]) / 2
      #expect(filled.goodness[0] == median)
    }
  }
}
