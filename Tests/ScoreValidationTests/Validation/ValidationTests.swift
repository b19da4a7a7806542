import Execution
import ScoreValidation
import Statistics
import Tables
import Testing

/// What is told of a score, and what is refused.
@Suite struct `Validation of a score` {
  private func input(
    _ scores: [Double?], _ events: [Bool?], weights: [Double]? = nil
  ) throws -> ValidationInput {
    ValidationInput(
      name: "score", scores: scores, outcomeName: "late",
      outcomes: try Outcomes(events, weights: weights),
      identifiers: Column("id", .strings(scores.indices.map { "p\($0)" })))
  }

  private func drawn(_ count: Int, seed: UInt64 = 3) throws -> ValidationInput {
    var generator = SplitMix64(seed: seed)
    let events = (0..<count).map { _ in Int.random(in: 0..<4, using: &generator) == 0 }
    let scores = events.map { event -> Double? in
      Double(Int.random(in: event ? 350..<700 : 450..<900, using: &generator))
    }
    return try input(scores, events)
  }

  private func judge(
    _ input: ValidationInput, _ change: (inout ValidationOptions) -> Void = { _ in }
  ) async throws -> ValidationReport {
    var options = ValidationOptions()
    options.replicates = 50
    change(&options)
    return try await ValidationReport(of: input, options: options, seed: 1)
  }

  private func error(
    _ input: ValidationInput, _ change: (inout ValidationOptions) -> Void = { _ in }
  ) async -> String {
    do {
      _ = try await judge(input, change)
      return "nothing is wrong"
    } catch { return "\(error)" }
  }

  // Of 5 × 3 pairs the one without the event has the higher score in 13.
  @Test func `the example of the documentation`() async throws {
    let report = try await judge(
      input(
        [380, 420, 500, 610, 640, 700, 720, 810],
        [true, true, false, false, true, false, false, false]))
    #expect(report.areaUnderCurve.value == 13.0 / 15)
    #expect(report.isTooSmall)
    #expect(report.verdicts[0].conclusion == "too_few")
    #expect(report.text.contains("Too few people to judge by: 3 with the event and 5 without"))
  }

  @Test func `neither threads nor the order of rows nor the unit of weights change a figure`()
    async throws
  {
    var whole = try drawn(600)
    whole.groups = [Column("g", .strings((0..<600).map { $0 % 3 == 0 ? "a" : "b" }))]
    let options = ValidationOptions()
    let one = try await ValidationReport(
      of: whole, options: options, seed: 1, execution: Execution(threads: 1))
    let three = try await ValidationReport(
      of: whole, options: options, seed: 1, execution: Execution(threads: 3))
    #expect(one.json == three.json)
    let events = (0..<600).map { whole.outcomes[$0] }
    let reversed = try await judge(input(whole.scores.reversed(), events.reversed()))
    let plain = try await judge(input(whole.scores, events))
    #expect(reversed.areaUnderCurve == plain.areaUnderCurve)
    #expect(reversed.kolmogorovSmirnov == plain.kolmogorovSmirnov)
    #expect(reversed.cutOffs == plain.cutOffs)
    let weights = (0..<600).map { Double(1 + $0 % 4) }
    let small = try await judge(input(whole.scores, events, weights: weights))
    let large = try await judge(input(whole.scores, events, weights: weights.map { 1024 * $0 }))
    #expect(small.areaUnderCurve == large.areaUnderCurve)
    #expect(small.averagePrecision == large.averagePrecision)
    #expect(small.cutOffs == large.cutOffs)
  }

  @Test func `equal weights tell what none tell`() async throws {
    let whole = try drawn(300)
    let events = (0..<300).map { whole.outcomes[$0] }
    let weighted = try await judge(
      input(whole.scores, events, weights: [Double](repeating: 2, count: 300)))
    let plain = try await judge(input(whole.scores, events))
    #expect(isClose(weighted.areaUnderCurve.value, plain.areaUnderCurve.value))
    #expect(isClose(weighted.eventRate.interval?.lower, plain.eventRate.interval?.lower ?? 0))
    #expect(weighted.areaUnderCurve.method == .bayesianBootstrap)
    let (one, other) = (
      try #require(weighted.areaUnderCurve.standardError),
      try #require(plain.areaUnderCurve.standardError)
    )
    // Fifty draws tell a standard error to a tenth of itself.
    #expect(abs(one / other - 1) < 0.3)
  }

  @Test func `a score that runs the other way is told, and right the other way`() async throws {
    let whole = try drawn(300)
    let events = (0..<300).map { whole.outcomes[$0] }
    let backwards = try input(whole.scores.map { $0.map { -$0 } }, events)
    let report = try await judge(backwards)
    #expect(report.isReversed)
    #expect(report.verdicts[0].conclusion == "reversed")
    let right = try await judge(backwards) { $0.higherIs = .riskier }
    #expect(right.verdicts[0].conclusion == "tells")
    #expect(isClose(right.areaUnderCurve.value, 1 - report.areaUnderCurve.value))
  }

  @Test func `rows without outcome or score are left out and counted`() async throws {
    let whole = try drawn(200)
    var scores = whole.scores
    var events = (0..<200).map { whole.outcomes[$0] }
    for row in 0..<10 { scores[row] = nil }
    for row in 5..<20 { events[row] = nil }
    let report = try await judge(input(scores, events))
    #expect(report.rowCount == 200)
    #expect(report.missingOutcomeCount == 15)
    #expect(report.missingScoreCount == 5)
    #expect(report.count == 180)
    #expect(
      report.text.contains(
        "Left out: 15 rows without an outcome, 5 with an outcome and without a score."))
  }

  @Test func `periods have rates and areas, and trends are found`() async throws {
    let count = 1200
    let whole = try drawn(count)
    var input = whole
    // From period to period fewer scores are other than chance.
    var generator = SplitMix64(seed: 9)
    input.scores = whole.scores.enumerated().map { row, score in
      Int.random(in: 0..<8, using: &generator) < row / 150
        ? Double(Int.random(in: 400..<800, using: &generator)) : score
    }
    let days = (0..<count).map { row -> Double? in Double(row / 150) * 91.3125 + 19_730 }
    input.periods = try CalendarPeriods(
      column: "opened", days: OptionalValues(days), length: .quarter)
    let periods = try #require(try await judge(input).periods)
    #expect(
      periods.periods.map(\.name) == [
        "2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4", "2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4",
      ])
    #expect(periods.periods.allSatisfy { $0.count == 150 })
    #expect(try #require(periods.areaTrend?.pValue) < 0.01)
    #expect(try #require(periods.areaTrend).perPeriod.value < 0)
    #expect(try #require(periods.rateTrend?.pValue) > 0.001)
  }

  @Test func `months, quarters and years of dates before and after 1970`() throws {
    let days: [Double?] = [-1, 0, 58.9, 59, nil, -719_162, 19_782]
    func names(_ length: PeriodLength) throws -> [String] {
      try CalendarPeriods(column: "d", days: OptionalValues(days), length: length).names
    }
    #expect(
      try names(.month) == ["0001-01", "1969-12", "1970-01", "1970-02", "1970-03", "2024-02"])
    #expect(try names(.quarter) == ["0001-Q1", "1969-Q4", "1970-Q1", "2024-Q1"])
    #expect(try names(.year) == ["0001", "1969", "1970", "2024"])
  }

  @Test func `a graph column that names the group stands in, one of chance does not`() async throws
  {
    let count = 400
    var input = try drawn(count)
    var generator = SplitMix64(seed: 4)
    let isMember = (0..<count).map { _ in Bool.random(using: &generator) }
    input.protected = [Column("town", .strings(isMember.map { $0 ? "north" : "south" }))]
    input.graphColumns = [
      Column("degree", .integers(isMember.map { _ in Int.random(in: 0..<20, using: &generator) })),
      Column(
        "community_share",
        .reals(
          isMember.map { ($0 ? 0.3 : 0) + Double.random(in: 0..<0.5, using: &generator) })),
    ]
    let proxy = try #require(try await judge(input).proxies.first)
    let group = try #require(proxy.groups.first)
    #expect(proxy.groups.count == 1)
    #expect(group.columns.map(\.column) == ["community_share", "degree"])
    #expect(group.columns[0].standsIn(above: ProxyTest.limit))
    #expect(!group.columns[1].standsIn(above: ProxyTest.limit))
    #expect(!group.score.standsIn(above: ProxyTest.limit))
    #expect(try #require(group.together).standsIn(above: ProxyTest.limit))
  }

  @Test func `people of one kind in a group have no area, and rates where they can`() async throws {
    var input = try drawn(200)
    input.groups = [
      Column(
        "g", .strings((0..<200).map { input.outcomes[$0] == true || $0 % 2 == 0 ? "a" : "b" }))
    ]
    let comparison = try #require(
      try await judge(input) { $0.references = ["g": "a"] }.groups.first)
    let group = try #require(comparison.groups.last)
    #expect(group.eventCount == 0)
    #expect(group.areaUnderCurve == nil)
    #expect(group.decisions[0].falsePositiveRate == nil)
    #expect(group.decisions[0].falsePositiveGap == nil)
    #expect(group.decisions[0].truePositiveRate != nil)
  }

  @Test func `groups of numbers are in the order of numbers`() async throws {
    var input = try drawn(300)
    input.groups = [Column("g", .integers((0..<300).map { [10, 9, 2][$0 % 3] }))]
    let report = try await judge(input) { $0.references = ["g": "2"] }
    #expect(report.groups[0].groups.map(\.name) == ["2", "9", "10"])
  }

  @Test func `what can't be judged is told with a remedy`() async throws {
    let whole = try drawn(100)
    let events = (0..<100).map { whole.outcomes[$0] }
    #expect(
      await error(try input(whole.scores, [Bool?](repeating: false, count: 100)))
        == "of 100 people with an outcome and a score nobody has the event, so that there is nobody to tell "
        + "from others; take people of both kinds, and check which value is the event")
    #expect(
      await error(try input([Double?](repeating: 5, count: 100), events))
        == "all 100 scores are the same, and tell nobody from anybody; name another column, or take people "
        + "with different scores")
    #expect(
      await error(try input(whole.scores, [Bool?](repeating: nil, count: 100)))
        == "all 100 outcomes are missing; take people of whom it is known what became of them")
    #expect(
      await error(try input([Double?](repeating: nil, count: 100), events))
        == "nobody with an outcome has a score; score the people whose outcomes are known")
    var infinite = whole.scores
    infinite[3] = .infinity
    #expect(
      await error(try input(infinite, events))
        == "the score of row 4 is not a finite number; leave out what is not known")
    var many = try drawn(101)
    many.groups = [Column("g", .strings((0..<101).map { "g\($0)" }))]
    #expect(
      await error(many)
        == "column 'g' has more than 100 different values, too many to be groups of people; name a column "
        + "of few values, or make classes of its values")
    many.groups = [Column("g", .strings((0..<101).map { $0 < 90 ? "a" : "b" }))]
    #expect(
      await error(many)
        == "column 'g' has one group alone of at least 30 people with an outcome and a score; take a smaller "
        + "least number, or more people")
    var improbable = whole
    improbable.probabilities = ("pd", (0..<100).map { Double($0) / 50 })
    #expect(
      await error(improbable)
        == "column 'pd' has no probability in row 52; name a column of numbers from 0 to 1; of points a map "
        + "makes probabilities")
  }
}
