import Foundation
import ScoreValidation
import Statistics
import Tables
import Testing

/// What a verdict makes of figures: limits below which nothing matters, references and cut-offs.
@Suite struct `What verdicts make of figures` {
  private let scaling: OddsScaling

  init() throws { scaling = try OddsScaling(odds: 4, at: 600, doubling: 50) }

  /// People whose log-odds are those of the scale, moved.
  private func people(_ count: Int, shift: Double = 0) throws -> ValidationInput {
    var generator = SplitMix64(seed: 29)
    var (scores, events): ([Double?], [Bool]) = ([], [])
    for _ in 0..<count {
      let score = Double(Int.random(in: 450..<800, using: &generator))
      let stated = scaling.probability(of: score)
      let odds = stated / (1 - stated) * exp(shift)
      scores.append(score)
      events.append(Double.random(in: 1e-9..<1, using: &generator) < odds / (1 + odds))
    }
    var input = ValidationInput(
      name: "card", scores: scores, outcomeName: "late", outcomes: try Outcomes(events),
      identifiers: Column("id", .strings((0..<count).map { "p\($0)" })))
    input.card = FittedCard(
      name: "card", scaling: scaling, outcomeName: "late", areaOutOfFold: 0.75,
      isFittedToRows: false)
    return input
  }

  private func judge(
    _ input: ValidationInput, _ change: (inout ValidationOptions) -> Void = { _ in }
  ) async throws -> ValidationReport {
    var options = ValidationOptions()
    options.replicates = 20
    change(&options)
    return try await ValidationReport(of: input, options: options, seed: 1)
  }

  private func verdict(
    _ about: String, _ report: ValidationReport
  ) throws -> ValidationReport.Verdict {
    try #require(report.verdicts.first { $0.about == about })
  }

  @Test func `probabilities that are surely off by little nearly hold`() async throws {
    let report = try await judge(people(60_000, shift: 0.06))
    let shift = try #require(report.calibration?.shift)
    #expect(try #require(shift.interval).lower > 0 && shift.value < Calibration.limit)
    let found = try verdict("calibration", report)
    #expect(found.conclusion == "nearly_right")
    #expect(
      found.sentence.contains("nearly hold: they are surely too low on the whole, but by less"))
    let far = try await judge(people(60_000, shift: 0.3))
    #expect(try verdict("calibration", far).conclusion == "too_low")
  }

  @Test func `a model is not judged by another event without a word`() async throws {
    var input = try people(400)
    #expect(try await judge(input).verdicts.first?.about != "event")
    input.card?.events = ["bad"]
    input.card?.askedEvents = ["good"]
    input.outcomes = try Outcomes((0..<400).map { input.outcomes[$0].map { !$0 } })
    let report = try await judge(input)
    #expect(report.isReversed)
    #expect(report.verdicts[0].conclusion == "other_event")
    #expect(
      report.verdicts[0].sentence.contains(
        "predicts 'bad' of late, and the event asked for is 'good'"))
    #expect(!report.text.contains("judge it as one of which"))
  }

  @Test(
    arguments: [
      (nil, nil, false), (["1"], nil, false), (nil, ["true"], false), (["no"], nil, true),
      (["a", "b"], ["b", "a"], false), (["a"], ["a", "b"], true),
    ] as [([String]?, [String]?, Bool)])
  func `events are the same in any order, and true is 1`(
    events: [String]?, asked: [String]?, isOther: Bool
  ) {
    let card = FittedCard(
      name: "card", scaling: scaling, outcomeName: "late", areaOutOfFold: 0.75,
      isFittedToRows: false, events: events, askedEvents: asked)
    #expect(card.predictsOtherEvent == isOther)
  }

  private func input(_ scores: [Double], _ events: [Bool], weight: Double? = nil) throws
    -> ValidationInput
  {
    ValidationInput(
      name: "score", scores: scores, outcomeName: "late",
      outcomes: try Outcomes(
        events, weights: weight.map { Array(repeating: $0, count: events.count) }),
      identifiers: Column("id", .strings(scores.indices.map { "p\($0)" })))
  }

  @Test func `an interval holds its value, whatever looking for the cut-off adds`() async throws {
    let input = try input((0..<200).map(Double.init), (0..<200).map { $0 % 3 == 0 })
    let found = try await judge(input).kolmogorovSmirnov
    let interval = try #require(found.interval)
    #expect(0 <= interval.lower && interval.lower <= found.value && found.value <= interval.upper)
  }

  @Test func `a ratio of nobody has an interval from 0 on`() async throws {
    var input = try input((0..<1_000).map(Double.init), (0..<1_000).map { $0 % 7 == 0 })
    input.groups = [Column("g", .strings((0..<1_000).map { $0 < 100 ? "a" : "b" }))]
    let report = try await judge(input) { $0.cutOffs = [500] }
    let ratio = try #require(report.groups[0].groups[1].decisions[0].impactRatio)
    #expect(ratio.value == 0 && ratio.interval?.lower == 0)
  }

  @Test func `a score that tells everybody the wrong way is reversed`() async throws {
    let report = try await judge(input((0..<200).map(Double.init), (0..<200).map { $0 >= 100 }))
    #expect(report.areaUnderCurve.value == 0 && report.isReversed)
    #expect(try verdict("score", report).conclusion == "reversed")
  }

  @Test(arguments: [1e200, 1e-200]) func `the unit of weights may be anything`(_ weight: Double)
    async throws
  {
    let scores = (0..<300).map { Double($0 * 37 % 300) }
    let events = (0..<300).map { $0 * 37 % 300 + $0 % 100 < 150 }
    let plain = try await judge(input(scores, events, weight: 1))
    let report = try await judge(input(scores, events, weight: weight))
    #expect(report.areaUnderCurve == plain.areaUnderCurve)
    #expect(report.calibration == plain.calibration && report.cutOffs == plain.cutOffs)
    #expect(!report.json.contains("nan") && !report.json.contains("inf"))
  }

  @Test func `numbers that leave no room for squares are refused`() async throws {
    #expect(throws: ValidationError.self) { try ProfitRule(gain: 1e308, loss: 1e308) }
    var scores = (0..<200).map(Double.init)
    scores[7] = 1e301
    let events = (0..<200).map { $0 % 3 == 0 }
    let wide = try input(scores, events)
    let error = await #expect(throws: ValidationError.self) { try await judge(wide) }
    #expect(error?.description.contains("the score of row 8 is beyond 1e100") == true)
    var apart = try input((0..<200).map(Double.init), events)
    apart.outcomes = try Outcomes(events, weights: (0..<200).map { $0 == 0 ? 1e-20 : 1 })
    await #expect(throws: ValidationError.self) { try await judge(apart) }
  }

  @Test func `a third number beside two is seen`() async throws {
    func table(_ other: Int) -> Table {
      Table([
        Column("id", .strings((0..<2_000).map { "p\($0)" })),
        Column("x", .integers((0..<2_000).map { $0 % 2 * other })),
      ])
    }
    let found = try await TableStability(before: table(1), after: table(7)).columns[0]
    #expect(found.index.index > 1 && found.index.degreesOfFreedom == 2)
    let bins = found.bins
    #expect(bins.labels == ["0", "1", "7"])
    #expect(
      try await TableStability(before: table(1), after: table(1)).columns[0].bins.labels == [
        "0", "1",
      ])
  }

  @Test func `the reference is no lucky group of few`() async throws {
    var input = try people(4_000)
    // All of the 40 have the best scores there are.
    let best = Set((0..<4_000).sorted { input.scores[$0] ?? 0 > input.scores[$1] ?? 0 }.prefix(40))
    input.groups = [
      Column("g", .strings((0..<4_000).map { best.contains($0) ? "few" : ["a", "b"][$0 % 2] }))
    ]
    let comparison = try #require(try await judge(input).groups.first)
    #expect(comparison.groups.map(\.name).contains("few") && comparison.reference != "few")
    #expect(try await judge(input) { $0.references = ["g": "few"] }.groups[0].reference == "few")
  }

  @Test func `many numbers are groups by intervals`() async throws {
    var input = try people(2_000)
    input.groups = [Column("age", .integers((0..<2_000).map { 20 + $0 % 50 }))]
    let five = try #require(try await judge(input).groups.first)
    #expect(five.numberCount == 50)
    #expect(
      Set(five.groups.map(\.name)) == [
        "below 30", "30 to below 40", "40 to below 50", "50 to below 60", "60 or more",
      ])
    #expect(five.groups.allSatisfy { $0.count == 400 })
    let report = try await judge(input) { $0.groupCuts = ["age": [25, 65]] }
    #expect(
      Set(report.groups[0].groups.map(\.name)) == ["below 25", "25 to below 65", "65 or more"])
    #expect(report.text.contains("Groups are intervals of 50 different numbers."))
    input.groups = [Column("town", .strings((0..<2_000).map { "\($0 % 2)x" }))]
    await #expect(throws: ValidationError.self) {
      try await judge(input) { $0.groupCuts = ["town": [1]] }
    }
    await #expect(throws: ValidationError.self) {
      try await judge(input) { $0.groupCuts = ["age": [3, 2]] }
    }
  }

  @Test func `of several named cut-offs one is that of the verdict`() async throws {
    let input = try people(2_000)
    let free = try await judge(input)
    let named = try await judge(input) { $0.cutOffs = [500, 780] }
    #expect(free.cutOffChoice == .furthestApart)
    #expect(named.cutOffChoice == .namedFurthestApart)
    #expect(named.cutOffs.map(\.score) == [780, 500])
    #expect(named.cutOffs[named.chosenCutOff].score == 500)
    let profit = try ProfitRule(gain: 1, loss: 50)
    let earning = try await judge(input) {
      $0.cutOffs = [500, 780]
      $0.profit = profit
    }
    #expect(earning.cutOffChoice == .namedMostProfit)
    #expect(earning.cutOffs[earning.chosenCutOff].score == 780)
    #expect(earning.text.contains("780, is the one of those named that earns most."))
  }
}
