import Foundation
import ScoreValidation
import Statistics
import Tables
import Testing

/// What is said of the probabilities that a fitted card states.
@Suite struct `Stated probabilities` {
  private let scaling: OddsScaling

  init() throws { scaling = try OddsScaling(odds: 4, at: 600, doubling: 50) }

  /// People whose log-odds are those of the scale, times a slope and moved.
  private func people(
    _ count: Int, slope: Double = 1, shift: Double = 0, fitted: Bool = false
  ) throws -> ValidationInput {
    var generator = SplitMix64(seed: 11)
    var (scores, events): ([Double?], [Bool]) = ([], [])
    for _ in 0..<count {
      let score = Double(Int.random(in: 450..<800, using: &generator))
      let stated = scaling.probability(of: score)

      let uniform = Double.random(in: 1e-9..<1, using: &generator)
      let odds = stated / (1 - stated)
      let wanted = pow(odds, slope) * exp(shift)
      scores.append(score)
      events.append(uniform < wanted / (1 + wanted))
    }
    var input = ValidationInput(
      name: "card", scores: scores, outcomeName: "late", outcomes: try Outcomes(events),
      identifiers: Column("id", .strings((0..<count).map { "p\($0)" })))
    input.card = FittedCard(
      name: "card", scaling: scaling, outcomeName: "late", areaOutOfFold: 0.75,
      isFittedToRows: fitted)
    return input
  }

  private func judge(_ input: ValidationInput) async throws -> ValidationReport {
    var options = ValidationOptions()
    options.replicates = 20
    return try await ValidationReport(of: input, options: options, seed: 1)
  }

  private func verdict(
    _ about: String, _ report: ValidationReport
  ) throws -> ValidationReport.Verdict {
    try #require(report.verdicts.first { $0.about == about })
  }

  @Test func `that hold have no fault`() async throws {
    let report = try await judge(people(2000))
    #expect(report.probabilitySource == .card("card", scaling))
    let found = try verdict("calibration", report)
    #expect(found.conclusion == "no_fault")
    #expect(
      found.sentence.hasPrefix(
        "No fault is seen in the probabilities that model 'card' states: expected "))
    #expect(report.text.contains("odds of 4 to 1 at 600"))
  }

  @Test func `that are too low and too far apart are called so, with what recalibrating helps`()
    async throws
  {
    let report = try await judge(people(2000, slope: 0.5, shift: 0.7))
    let found = try verdict("calibration", report)
    #expect(found.conclusion == "too_low")
    #expect(
      found.sentence.contains(
        "don't hold: they are too low on the whole and too far apart. Expected "))
    let recalibration = try #require(report.recalibration)
    let (stated, mapped) = (try #require(report.calibration), recalibration.calibration)
    #expect(
      isClose(
        recalibration.logLossChange.value, mapped.logLoss.value - stated.logLoss.value,
        within: 1e-12))
    #expect(
      isClose(
        recalibration.brierChange.value, mapped.brierScore.value - stated.brierScore.value,
        within: 1e-12))
    #expect(try #require(recalibration.logLossChange.interval).upper < 0)
    #expect(try #require(mapped.slope?.interval).contains(1))
    #expect(try #require(mapped.shift?.interval).contains(0))
    #expect(found.sentence.contains("Recalibrated by Platt, log loss changes by -0."))
    #expect(report.json.contains("\"beside\""))
    #expect(report.json.contains("\"log_loss_change\""))
  }

  @Test func `have a verdict that says where recalibrating does not help`() async throws {
    var kinds: Set<String> = []
    for (count, slope) in [(300, 0.6), (400, 0.65), (600, 0.75), (1000, 0.8), (2000, 0.5)] {
      let report = try await judge(people(count, slope: slope))
      let found = try verdict("calibration", report)
      guard found.conclusion != "no_fault", let change = report.recalibration?.logLossChange,
        let interval = change.interval
      else { continue }
      let words =
        interval.upper < 0
        ? "" : interval.lower > 0 ? "that makes them worse" : "that does not surely help here"
      kinds.insert(words)
      #expect(found.sentence.contains("help here") == words.contains("help here"))
      #expect(found.sentence.contains("makes them worse") == words.contains("worse"))
    }
    #expect(kinds.isSuperset(of: ["", "that does not surely help here"]))
  }

  @Test func `are judged as a column of the same numbers is`() async throws {
    var input = try people(400, slope: 0.7)
    let card = try await judge(input)
    input.probabilities = ("pd", input.scores.map { $0.map(scaling.probability) })
    input.card = nil
    let column = try await judge(input)
    #expect(card.calibration == column.calibration)
    #expect(card.recalibration == column.recalibration)
    #expect(column.probabilitySource == .column("pd"))
  }

  @Test func `of the rows that a card was fitted to come with a warning before all else`()
    async throws
  {
    let report = try await judge(people(400, fitted: true))
    #expect(report.verdicts[0].about == "rows" && report.verdicts[0].conclusion == "fitted_to")
    #expect(report.verdicts[0].sentence.contains("its area under the curve was 0.7500"))
  }

  @Test func `that a map makes are beside nothing`() async throws {
    var input = try people(400)
    input.card = nil
    let report = try await judge(input)
    #expect(report.recalibration == nil)
    #expect(try verdict("calibration", report).conclusion == "mapped")
  }
}
