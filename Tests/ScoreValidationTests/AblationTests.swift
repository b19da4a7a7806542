import Execution
import Statistics
import Tables
import Testing

@testable import ScoreValidation

@Suite struct `What a graph adds` {
  private let people = Drawn(count: 600, seed: 4)

  private func folds(_ seeds: ClosedRange<UInt64>) throws -> [Folds] {
    try seeds.map { try people.folds(3, seed: $0) }
  }

  private let test = AblationTest(replicates: 100)

  @Test func `helps where its columns tell the outcome and placebos do not`() async throws {
    let result = try await test.result(
      own: [people.texts], graph: [people.signal],
      placebos: [[Column("signal", people.noise(1).values)]], outcomes: people.outcomes,
      folds: folds(1...3), seed: 1)
    #expect(result.verdict.conclusion == .helps)
    #expect(result.verdict.reason == .intervalExcludesZero)
    #expect(result.placeboDifferences.count == 1)
    #expect(result.verdict.goodPlaceboCount == 0)
    #expect(try #require(result.verdict.pValue) < 1e-3)
    #expect(result.contributions[0].name == "signal")
    #expect(result.contributions[0].isFromGraph)
    #expect(isClose(result.contributions.reduce(0) { $0 + $1.share }, 1))
    #expect(result.eventCount == 200)
    #expect(result.nonEventCount == 400)
    #expect(result.repetitions.count == 3)
    for measure in ScoreMeasure.allCases {
      let difference = try #require(result.difference(measure))
      #expect((difference.value > 0) == measure.largerIsBetter)
      #expect(difference.interval != nil)
      #expect(result.own(measure) != nil)
      #expect(result.withGraph(measure) != nil)
    }
  }

  @Test func `is no evidence where its columns are noise`() async throws {
    let result = try await test.result(
      own: [people.signal], graph: [people.noise(1), people.noise(2)], outcomes: people.outcomes,
      folds: folds(1...2), seed: 1)
    #expect(result.verdict.conclusion != .helps)
    let interval = try #require(result.verdict.difference?.interval)
    #expect(interval.level == 0.95)
    // Of two repetitions the interval is the wider way to take both.
    for repetition in result.repetitions {
      #expect(repetition.difference(.areaUnderCurve)?.interval?.level == 0.975)
    }
  }

  @Test(arguments: [2, 4]) func `has values of one draw of folds, which differ by the difference`(
    draws: Int
  ) async throws {
    let result = try await test.result(
      own: [people.noise(3)], graph: [people.noise(1), people.noise(2)],
      outcomes: people.outcomes, folds: folds(1...UInt64(draws)), seed: 1)
    for measure in ScoreMeasure.allCases {
      let own = try #require(result.own(measure)).value
      let both = try #require(result.withGraph(measure)).value
      let difference = try #require(result.difference(measure)).value
      #expect(abs(both - own - difference) < 1e-12)
      let all = try result.repetitions.map { try #require($0.difference(measure)).value }.sorted()
      let middles = [all[draws / 2 - 1], all[draws / 2]]
      #expect(difference == middles.min { $0.magnitude < $1.magnitude })
    }
  }

  @Test func `is no evidence where a placebo adds as much`() async throws {
    let result = try await test.result(
      own: [people.texts], graph: [people.signal], placebos: [[people.signal]],
      outcomes: people.outcomes, folds: folds(1...1), seed: 1)
    #expect(result.verdict.conclusion == .noEvidence)
    #expect(result.verdict.reason == .placeboAddsAsMuch)
    #expect(result.verdict.description.hasSuffix("; the placebo adds as much"))
  }

  @Test func `is no evidence with fewer than 20 people of a kind`() async throws {
    let few = Drawn(count: 57, seed: 4)
    let folds = try [few.folds(3, seed: 1)]
    let result = try await test.result(
      own: [few.noise(1)], graph: [Column("leak", .booleans(few.events))],
      outcomes: few.outcomes, folds: folds, seed: 1)
    #expect(result.eventCount == 19)
    #expect(result.verdict.reason == .tooFewPeople)
  }

  @Test func `hurts where its columns take away what the own ones tell`() throws {
    let loss = Estimate(-0.05, from: -0.08, to: -0.02)
    let verdict = Verdict(loss, placebos: [])
    #expect(verdict.conclusion == .hurts)
    #expect(
      verdict.description
        == "the graph hurts: area under the curve -0.0500 (-0.0800 to -0.0200), 300 people, 100 events; "
        + "no placebo was tried"
    )
    #expect(Verdict(Estimate(0.01, from: 0, to: 0.02), placebos: []).conclusion == .noEvidence)
    #expect(Verdict(loss, placebos: [-0.01, 0]).conclusion == .hurts)
    // What chance graphs take too is the price of more columns.
    let chance = Verdict(loss, placebos: [-0.01, -0.06])
    #expect(chance.conclusion == .noEvidence)
    #expect(chance.reason == .placeboTakesAsMuch)
    #expect(chance.description.hasSuffix("; 1 of 2 placebos take as much"))
    let usual = Verdict(loss, placebos: [-0.01, -0.04])
    #expect(usual.conclusion == .noEvidence)
    #expect(usual.description.hasSuffix("; placebos add -0.0250 on average"))
  }

  @Test func `helps only where more is told with it than chance would tell`() throws {
    let gain = Estimate(0.03, from: 0.01, to: 0.05)
    #expect(Verdict(gain, placebos: [0.001]).conclusion == .helps)
    let poor = Verdict(gain, withGraph: Estimate(0.51, from: 0.49, to: 0.53), placebos: [0.001])
    #expect(poor.conclusion == .noEvidence)
    #expect(poor.reason == .noBetterThanChance)
    #expect(poor.description.hasSuffix("; the area with the graph is not surely above 0.5"))
    let perfect = Estimate(value: 1, standardError: 0, interval: nil)
    #expect(Verdict(gain, withGraph: perfect, placebos: [0.001]).conclusion == .helps)
  }

  @Test func `leaves out what the events of a fold make of its base rate`() async throws {
    // Without a signal, pooled areas would lie below 0.5: models' intercepts are lower where the fold
    // that they leave out has more events.
    var areas: [Double] = []
    for seed in 0..<12 as Range<UInt64> {
      let people = Drawn(count: 400, seed: 40 + seed)
      let predictions = try await ColumnRegression().outOfFold(
        [people.noise(Int(seed))], outcomes: people.outcomes, folds: people.folds(5, seed: seed),
        seed: seed)
      let scores = try ScoredOutcomes(scores: predictions.scores, outcomes: people.outcomes)
      areas.append(scores.value(of: .areaUnderCurve) ?? 0.5)
    }
    let mean = areas.reduce(0, +) / Double(areas.count)
    #expect(abs(mean - 0.5) < 0.02, "\(mean)")
  }

  @Test func `is the same for every number of threads`() async throws {
    let folds = try folds(1...2)
    func result(_ threads: Int) async throws -> AblationResult {
      try await test.result(
        own: [people.texts], graph: [people.signal], outcomes: people.outcomes, folds: folds,
        seed: 3, execution: Execution(threads: threads))
    }
    #expect(try await result(1) == result(6))
  }

  @Test func `resamples where people have weights`() async throws {
    let weights = (0..<600).map { Double($0 % 3 + 1) }
    let outcomes = try Outcomes(people.events, weights: weights)
    let folds = try [people.folds(3, seed: 1)]
    let result = try await test.result(
      own: [people.texts], graph: [people.signal], outcomes: outcomes, folds: folds, seed: 1)
    #expect(result.verdict.conclusion == .helps)
    #expect(try #require(result.verdict.pValue) < 0.01)
  }

  @Test func `takes columns that are made anew for each fold`() async throws {
    let folds = try folds(1...2)
    let plain = try await test.result(
      own: [people.texts], graph: [people.signal], outcomes: people.outcomes, folds: folds, seed: 1)
    let nested = folds.map { folds in (0..<folds.count).map { _ in [people.signal] } }
    #expect(
      try await test.result(
        own: [people.texts], graph: [], outOfFold: nested, outcomes: people.outcomes, folds: folds,
        seed: 1) == plain)
    // Columns that tell the outcome of one fold only.
    let leaks = folds.map { folds in
      (0..<folds.count).map { fold in
        [
          Column(
            "signal",
            .reals(
              (0..<600).map { folds.fold(ofRow: $0) == fold ? (people.events[$0] ? 1 : 0) : 0 }))
        ]
      }
    }
    let useless = try await test.result(
      own: [people.texts], graph: [], outOfFold: leaks, outcomes: people.outcomes, folds: folds,
      seed: 1)
    #expect(useless.verdict.conclusion != .helps)
    for wrong in [[nested[0]], nested.map { $0.dropLast() }] {
      let error = await #expect(throws: ValidationError.self) {
        try await test.result(
          own: [people.texts], graph: [], outOfFold: wrong, outcomes: people.outcomes,
          folds: folds, seed: 1)
      }
      #expect(error?.code == .differentLengths)
    }
  }

  @Test func `is refused without folds, and for columns of one name`() async throws {
    let folds = try folds(1...1)
    await #expect(throws: ValidationError.self) {
      try await test.result(
        own: [people.texts], graph: [people.signal], outcomes: people.outcomes, folds: [], seed: 1)
    }
    let error = await #expect(throws: ValidationError.self) {
      try await test.result(
        own: [people.texts], graph: [people.texts], outcomes: people.outcomes, folds: folds,
        seed: 1)
    }
    #expect(error?.code == .duplicateName)
  }
}

extension Estimate {
  fileprivate init(_ value: Double, from lower: Double, to upper: Double) {
    self.init(
      value: value, standardError: nil,
      interval: ConfidenceInterval(lower: lower, upper: upper, level: 0.95))
  }
}

extension Verdict {
  fileprivate init(
    _ difference: Estimate, withGraph: Estimate = Estimate(0.7, from: 0.65, to: 0.75),
    placebos: [Double]
  ) {
    self.init(
      difference: difference, withGraph: withGraph, pValue: nil, placebos: placebos,
      eventCount: 100, nonEventCount: 200)
  }
}
