import CreditScoring
import Execution
import Files
import Foundation
import Memory
import ScoreValidation
import Tables
import Testing

@testable import ScorecardFitting

/// Cards as they are fitted, and the models that are made of them.
@Suite struct `Fitted cards` {
  /// People with columns of every kind, some values missing, some special.
  private static func people(_ count: Int = 1_200, seed: UInt64 = 5) throws -> Table {
    var people = Drawn(count: count, seed: seed)
    let income = people.signal(-0.8)
    let delays = people.steps(12)
    let code = people.signal(0.7)
    return try people.table(
      Column("income", .reals(income.enumerated().map { $0 % 9 == 4 ? nil : $1 })),
      Column("delays", .integers(delays)),
      Column("town", .strings(people.texts(["Rome", "Oslo", "Bern", "Kiel"]))),
      Column("owner", .booleans(people.signal(0.5).map { $0 > 0.3 })),
      Column(
        "code",
        .reals(code.enumerated().map { $0 % 7 == 2 ? -9 : $0 % 50 == 3 ? nil : $1 })),
      Column("noise", .reals(people.signal(0))))
  }

  private static let categories: [String: ScoreCategory] = [
    "income": .fulfillmentCapacity, "delays": .creditHistory, "town": .personalCharacteristics,
    "owner": .fulfillmentCapacity, "code": .behaviorAndPreferences,
    "noise": .behaviorAndPreferences,
  ]

  private static func card(
    _ table: Table, execution: Execution = Execution(),
    _ change: (inout FittingOptions) -> Void = { _ in }
  ) async throws -> FittedScorecard {
    var options = FittingOptions()
    options.binning.usual.specialCodes = []
    options.binning.specialCodes = ["-9"]
    options.foldCount = 3
    change(&options)
    return try await FittedScorecard(
      of: table, outcome: "late", categories: categories, options: options, execution: execution)
  }

  @Test func `state the part of the rows in each bin`() async throws {
    let table = try Self.people()
    let model = try await Self.card(table).model(named: "late", purpose: "testing")
    #expect(try ScoreModel(parsing: model.json) == model)
    let scores = try await CreditScorer(model: model).scores(for: table)
    let counts = scores.binCounts(where: scores.map { $0.score != nil })
    for (characteristic, found) in zip(model.categories.flatMap(\.characteristics), counts) {
      guard case .column(let measure) = characteristic.measure else { continue }
      let known = found.counts.dropFirst().reduce(0, +)
      for (bin, count) in zip(measure.bins, found.counts.dropFirst()) {
        // Those of the assessed, where the fit counts all rows.
        #expect(abs((bin.share ?? -1) - Double(count) / Double(known)) < 0.02)
      }
    }
  }

  @Test func `score as by hand, and as their regression but for rounding`() async throws {
    let table = try Self.people()
    let card = try await Self.card(table)
    let model = try card.model(named: "late", purpose: "testing")
    let scores = try await CreditScorer(model: model).scores(for: table)
    #expect(scores.warnings.isEmpty)
    var largest = 0.0
    for row in 0..<table.rowCount {
      var (points, logOdds) = (card.scale.lowerBound, card.intercept.value)
      for one in card.characteristics {
        let column = try #require(table[one.column])
        let bin = Int(try one.bins.numbers(of: column)[row])
        points += one.points[bin]
        logOdds += one.estimate.value * one.evidence[bin]
      }
      let score = try #require(scores[row].score)
      #expect(score == points)
      let unrounded = 600 + 40 / log(2.0) * (logOdds - log(20.0))
      largest = max(largest, (Double(score) - unrounded).magnitude)
    }
    #expect(isClose(largest, card.rounding.largestDifference))
    #expect(largest < 0.5 * Double(card.characteristics.count + 1))
    #expect((card.rounding.areaUnderCurve - card.inSample.areaUnderCurve).magnitude < 0.003)
    #expect(isClose(card.eventRate(at: 600), 1.0 / 21))
    #expect(isClose(try #require(model.fit).eventRate(at: 640), 1.0 / 41))
    #expect(isClose(card.doubling, 40))
  }

  @Test func `have a model that reads back, in every rendering`() async throws {
    let table = try Self.people()
    let card = try await Self.card(table) { $0.selection.direction = .none }
    let model = try card.model(
      named: "late", purpose: "testing", date: "2024-06-30", coverage: 0.4)
    #expect(try ScoreModel(parsing: model.json) == model)
    #expect(model.fit?.coefficients.map(\.characteristic) == card.characteristics.map(\.column))
    #expect(model.scale == card.scale && model.coverage.minimum == 0.4)
    #expect(model.bands.first == ScoreModel.Band(name: "poor", from: card.scale.lowerBound))
    #expect(model.markdown.contains("| intercept | "))
    #expect(model.pointsTable.contains("Out of 3 folds (seed 1): area under the curve 0."))
    #expect(try model.pmml().contains("<Scorecard"))
    #expect(try model.sql(.duckDB, table: "t", identifier: "id").contains("= -9 THEN"))
    let code = model.categories.flatMap(\.characteristics).first { $0.name == "code" }
    guard case .column(let measure) = code?.measure else {
      Issue.record("no column")
      return
    }
    #expect(measure.bins.last?.values == .specialNumbers([-9]))
  }

  @Test func `take missing values and codes as bins where there are enough, else as neutral`()
    async throws
  {
    let table = try Self.people()
    let card = try await Self.card(table) { $0.selection.direction = .none }
    let income = try #require(card["income"])
    let missing = try #require(income.bins.bins.firstIndex { $0.content == .missing })
    #expect(!income.isNeutral[missing])
    let code = try #require(card["code"])
    let unknown = try #require(code.bins.bins.firstIndex { $0.content == .missing })
    let special = try #require(code.bins.bins.firstIndex { $0.content == .specialNumbers([-9]) })
    // Twenty-four rows are not enough of thirty.
    let strict = try await Self.card(table) {
      $0.selection.direction = .none
      $0.leastOwnRows = 30
    }
    #expect(!code.isNeutral[unknown] && !code.isNeutral[special])
    #expect(try #require(strict["code"]).isNeutral[unknown])
    #expect(!(try #require(strict["code"])).isNeutral[special])
    // Texts that no row has.
    let town = try #require(card["town"])
    let other = try #require(town.bins.bins.firstIndex { $0.content == .texts([], other: true) })
    #expect(town.isNeutral[other])
    let range = try #require(town.evidence.min())...(try #require(town.evidence.max()))
    #expect(range.contains(town.evidence[other]))
  }

  @Test func `hang neither on threads nor on anybody's own outcome out of fold`() async throws {
    let table = try Self.people(500)
    let one = try await Self.card(table, execution: Execution(threads: 1))
    let three = try await Self.card(table, execution: Execution(threads: 3))
    #expect(one == three)
    var events = try table.events(ofOutcome: "late")
    events[17] = events[17].map { !$0 }
    let flipped = try table.replacing(Column("late", .booleans(events))).declaring(outcome: "late")
    let other = try await Self.card(flipped)
    #expect(other.folds == one.folds)
    #expect(other.outOfFoldProbabilities[17] == one.outOfFoldProbabilities[17])
    #expect(other.outOfFoldProbabilities != one.outOfFoldProbabilities)
  }

  @Test func `reach the ends of a scale that is given`() async throws {
    let table = try Self.people()
    let card = try await Self.card(table) { $0.scaling = .range(300...850) }
    #expect(card.scale == 300...850)
    #expect(card.characteristics.reduce(0) { $0 + $1.budget } == 550)
    let model = try card.model(named: "late", purpose: "testing")
    // About a fifth of the rows in each band.
    #expect(model.bands.map(\.name) == ["poor", "fair", "good", "excellent", "outstanding"])
    let scores = try await CreditScorer(model: model).scores(for: table)
    let found = (0..<table.rowCount).compactMap { scores[$0].band }
    for band in model.bands {
      let share = Double(found.count { $0 == band.name }) / Double(found.count)
      #expect((share - 0.2).magnitude < 0.03, "\(band.name) \(share)")
    }
    let named = try await Self.card(table) {
      $0.bands = [
        .init(name: "no", from: 0), .init(name: "yes", from: 500), .init(name: "top", from: 9_999),
      ]
    }
    #expect(
      named.bands == [
        .init(name: "no", from: named.scale.lowerBound), .init(name: "yes", from: 500),
      ])
    let fit = try #require(model.fit)
    #expect(fit.scaling.score == 600 && isClose(fit.scaling.odds, card.odds(at: 600)))
    #expect(isClose(fit.eventRate(at: 512), card.eventRate(at: 512)))
  }

  @Test func `assume outcomes of rejected applicants, and judge without them`() async throws {
    let table = try Self.people()
    var events = try table.events(ofOutcome: "late")
    let isRejected = events.indices.map { $0 % 4 == 1 }
    for row in events.indices where isRejected[row] { events[row] = nil }
    var applicants = try table.replacing(Column("late", .booleans(events)))
      .declaring(outcome: "late")
    try applicants.append(Column("rejected", .booleans(isRejected.map { $0 })))
    let accepted = try await Self.card(applicants) { $0.except = ["rejected"] }
    for method in RejectInference.Method.allCases {
      var rates: [Double] = []
      for factor in [1.0, 4] {
        let card = try await Self.card(applicants) {
          $0.rejects = RejectInference(column: "rejected", method: method, factor: factor)
        }
        #expect(card.rowCount == 900 && card.rejectedCount == 300 && card.missingCount == 0)
        #expect(accepted.missingCount == 300 && card.folds == accepted.folds)
        rates.append(try #require(card.assumedEventRate))
        let model = try card.model(named: "late", purpose: "testing")
        #expect(model.fit?.rejects?.method == method.rawValue)
        #expect(try ScoreModel(parsing: model.json) == model)
        #expect(card.warnings.contains { $0.hasPrefix("Outcomes of rejected applicants") })
      }
      let rate = Double(accepted.eventCount) / Double(accepted.rowCount)
      #expect(isClose(rates[0], rate, within: 0.04))
      #expect(rates[1] > rates[0] + 0.15)
    }
  }
}
