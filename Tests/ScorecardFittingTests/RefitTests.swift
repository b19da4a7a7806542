import CreditScoring
import Execution
import Foundation
import ScoreValidation
import Statistics
import Tables
import TestSupport
import Testing

@testable import ScorecardFitting

/// Fits to rows that are drawn again, which tell how sure a card's points are.
struct RefitTests {
  private static let names = ["a", "b", "c"]

  /// People of three columns, each 0, 1 or 2, that make the event rarer by these log-odds.
  private static func people(_ count: Int, seed: UInt64, weighted: Bool = false) throws -> Table {
    var generator = SplitMix64(seed: seed)
    var (columns, events) = ([[Int]](repeating: [], count: 3), [Bool]())
    for _ in 0..<count {
      let values = names.map { _ in Int.random(in: 0...2, using: &generator) }
      let odds = 0.8 + 0.5 * Double(values[0] - 1) + 0.3 * Double(values[1] - 1)
      for place in values.indices { columns[place].append(values[place]) }
      events.append(Double.random(in: 0..<1, using: &generator) > 1 / (1 + exp(-odds)))
    }
    let weights =
      weighted ? [Column("w", .integers((0..<count).map { 1 + $0 % 3 }))] : []
    return try Table(
      [Column("id", .strings((0..<count).map { "p\($0)" }))]
        + zip(names, columns).map { Column($0, .integers($1)) } + weights
        + [Column("late", .booleans(events.map { $0 }))]
    ).declaring(outcome: "late")
  }

  private static func options(_ replicates: Int) throws -> FittingOptions {
    var options = FittingOptions()
    options.foldCount = 2
    options.leastInformationValue = 0
    options.replicateCount = replicates
    options.bins = BinDefinitions(
      try names.map { name in
        let limits: [Double?] = [nil, 1, 2, nil]
        return try ColumnBins(
          name, .numbers,
          zip(limits, limits.dropFirst()).map { Bin(.numbers(from: $0, below: $1)) }
            + [Bin(.missing)])
      })
    return options
  }

  private static func card(
    _ table: Table, _ options: FittingOptions, weights: String? = nil,
    categories: [ScoreCategory] = [.creditHistory, .behaviorAndPreferences, .creditHistory],
    execution: Execution = Execution()
  ) async throws -> FittedScorecard {
    try await FittedScorecard(
      of: table, outcome: "late", weights: weights,
      categories: Dictionary(uniqueKeysWithValues: zip(names, categories)), options: options,
      execution: execution)
  }

  @Test(arguments: [false, true])
  func `neither threads nor later refits change any`(isWeighted: Bool) async throws {
    let table = try Self.people(700, seed: 3, weighted: isWeighted)
    let weights = isWeighted ? "w" : nil
    let few = try await Self.card(
      table, Self.options(7), weights: weights, execution: Execution(threads: 1))
    let many = try await Self.card(
      table, Self.options(14), weights: weights, execution: Execution(threads: 3))
    let none = try await Self.card(table, Self.options(0), weights: weights)
    for (one, other) in zip(few.characteristics, many.characteristics) {
      #expect(one.replicates.count == 7 && other.replicates.count == 14)
      #expect(one.replicates == Array(other.replicates.prefix(7)))
      #expect(Set(other.replicates.map { $0 }).count > 7)
    }
    #expect(none.characteristics.allSatisfy { $0.replicates.isEmpty })
    #expect(none.characteristics.map(\.points) == many.characteristics.map(\.points))
    #expect(none.scale == many.scale && none.warnings == many.warnings)
    var options = try Self.options(7)
    options.seed = 2
    let other = try await Self.card(table, options, weights: weights)
    #expect(other.characteristics.map(\.replicates) != few.characteristics.map(\.replicates))
  }

  @Test func `a model keeps them, and tells errors of points`() async throws {
    let card = try await Self.card(Self.people(700, seed: 3), Self.options(50))
    let model = try card.model(named: "m", purpose: "a test")
    #expect(model.documentFormat == "sesame-score-model/2")
    #expect(try ScoreModel(parsing: model.json) == model)
    #expect(model.fit?.replicates.count == 50)
    let errors = try #require(model.pointErrors)
    #expect(errors.replicateCount == 50)
    let own = try #require(card["a"])
    // A missing value's comes first in the model, and last in the card.
    for (bin, error) in zip([3, 0, 1, 2], try #require(errors.points["a"])) {
      let points = own.replicates.map { Double($0[bin]) }
      let mean = points.reduce(0, +) / 50
      let variance = points.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 49
      #expect(isClose(error, variance.squareRoot()))
    }
    #expect(try #require(errors.score) > 0)
    #expect(model.markdown.contains(" ± ") && model.pointsTable.contains("Refits to 50 draws"))
  }

  /// The share of errors by refits agrees with what regressions tell: a coefficient's span in points.
  @Test func `they scatter as standard errors say`() async throws {
    let card = try await Self.card(Self.people(4_000, seed: 8), Self.options(200))
    let own = try #require(card["a"])
    let spans = own.replicates.map { Double($0[2] - $0[0]) }
    let mean = spans.reduce(0, +) / Double(spans.count)
    let error = (spans.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 199).squareRoot()
    let span = (own.evidence.max() ?? 0) - (own.evidence.min() ?? 0)
    let expected = own.estimate.standardError * span * 40 / log(2)
    #expect((0.75...1.33).contains(error / expected), "\(error) and \(expected)")
  }

  @Test func `they keep what is held`() async throws {
    var options = try Self.options(20)
    options.heldWeights = [.creditHistory: 0.6, .behaviorAndPreferences: 0.4]
    let card = try await Self.card(Self.people(2_000, seed: 5), options)
    func span(_ name: String, _ refit: Int) -> Int {
      let points = (card[name]?.replicates[refit] ?? []).dropLast()
      return (points.max() ?? 0) - (points.min() ?? 0)
    }
    for refit in 0..<20 {
      let credit = span("a", refit) + span("c", refit)
      let all = credit + span("b", refit)
      #expect(abs(Double(credit) / Double(all) - 0.6) < 0.02)
    }
    #expect(card.characteristics.allSatisfy { $0.replicates.allSatisfy { $0.count == 4 } })
  }

  /// The 90 % interval of a fixed applicant holds the expected score in about 90 % of samples, away from the ends of
  /// the scale, where intervals are cut off.
  @Test(arguments: [300, 1_000])
  func `intervals hold expected scores as often as they say`(rows: Int) async throws {
    let applicants = Table([
      Column("id", .strings(["low", "middle", "high"])), Column("a", .integers([0, 1, 2])),
      Column("b", .integers([1, 1, 1])), Column("c", .integers([1, 0, 2])),
    ])
    let sampleCount = 150
    var (scores, intervals) = ([[Int]](), [[ClosedRange<Int>]]())
    for sample in 0..<sampleCount {
      let card = try await Self.card(
        Self.people(rows, seed: UInt64(1_000 + sample)), Self.options(100))
      let scorer = CreditScorer(
        model: try card.model(named: "m", purpose: "a test"), certainty: CertaintyOptions(.none))
      let scored = try await scorer.scores(for: applicants)
      scores.append(try (0..<3).map { try #require(scored[$0].score) })
      intervals.append(try (0..<3).map { try #require(scored.certainty(ofRow: $0)?.interval) })
    }
    for person in 0..<3 {
      let expected = scores.reduce(0) { $0 + Double($1[person]) } / Double(sampleCount)
      let held = intervals.count { interval in
        let range = interval[person]
        return Double(range.lowerBound) - 0.5...Double(range.upperBound) + 0.5 ~= expected
      }
      let share = Double(held) / Double(sampleCount)
      #expect((0.82...0.97).contains(share), "person \(person) of \(rows) rows: \(share)")
    }
  }

  @Test func `numbers out of range are refused`() async throws {
    for count in [-1, 1, 10_001] {
      let error = await #expect(throws: ValidationError.self) {
        try await Self.card(Self.people(200, seed: 1), Self.options(count))
      }
      #expect(error?.code == .badSetting)
    }
  }

  /// Without either of two people, whom most draws leave out, a column tells rows apart without a doubt.
  @Test func `rows without a regression are drawn anew, and that is told`() async throws {
    let events = (0..<60).map { $0 < 30 }
    let values = events.indices.map { $0 == 10 || $0 == 40 ? $0 / 40 ^ 1 : events[$0] ? 0 : 1 }
    let table = try Table([
      Column("id", .strings(events.indices.map { "p\($0)" })), Column("a", .integers(values)),
      Column("late", .booleans(events.map { $0 })),
    ]).declaring(outcome: "late")
    var options = try Self.options(10)
    options.bins = BinDefinitions([
      try ColumnBins(
        "a", .numbers,
        [Bin(.numbers(from: nil, below: 1)), Bin(.numbers(from: 1, below: nil)), Bin(.missing)])
    ])
    options.trusted = ["a"]
    let trainer = try ScorecardFitter(table, "late", nil, ["a": .creditHistory], options)
    let trained = try trainer.trainer.train(trainer.outcomes, Execution())
    let refits = Refits(trainer, trained, try ScaledRegression(trainer, trained))
    let found = try refits.replicates(Execution())
    #expect(found.points[0].count == 10)
    #expect(found.points[0].joined().allSatisfy { abs($0) < 1_000 })
    #expect(found.warnings.count == 1)
    #expect(found.warnings[0].hasPrefix("For 10 refits rows were drawn "))
  }

  @Test(.timeLimit(.minutes(2)), .ownThreads) func `a cancelled fit ends`() async throws {
    let table = try Self.people(20_000, seed: 2)
    let options = try Self.options(10_000)
    let task = Task(executorPreference: HelperExecutor.shared) {
      try await Self.card(table, options)
    }
    try await Task.sleep(for: .milliseconds(300))
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
  }
}
