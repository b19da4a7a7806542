import CreditScoring
import Files
import ScoreValidation
import Tables
import Testing

@testable import ScorecardFitting

/// Columns that cards do without, and tables to which none can be fitted.
@Suite struct `Cards and what they leave out` {
  private static func people(_ count: Int = 1_200) throws -> Table {
    var people = Drawn(count: count, seed: 5)
    return try people.table(
      Column("income", .reals(people.signal(-0.8))), Column("delays", .integers(people.steps(12))),
      Column("noise", .reals(people.signal(0))))
  }

  private static let categories: [String: ScoreCategory] = [
    "income": .fulfillmentCapacity, "delays": .creditHistory, "noise": .behaviorAndPreferences,
    "since": .creditHistory, "paid_back": .creditHistory, "days": .creditHistory,
  ]

  @Test func `do without columns that tell too little, unless these are named`() async throws {
    let table = try Self.people(6_000)
    let card = try await Drawn.card(table, categories: Self.categories)
    #expect(card.characteristics.map(\.column) == ["delays", "income"])
    #expect(card.leftOut.map(\.column) == ["noise"])
    #expect(card.leftOut.map(\.reason) == [.uninformative])
    let value = try #require(card.leftOut.first?.informationValue)
    #expect(value < 0.005)
    #expect(
      try card.model(named: "late", purpose: "testing").fit?.method.leastInformationValue == 0.005)
    let named = try await Drawn.card(table, categories: Self.categories) {
      $0.columns = ["income", "noise"]
    }
    #expect(!named.leftOut.contains { $0.reason == .uninformative })
    let all = try await Drawn.card(table, categories: Self.categories) {
      $0.leastInformationValue = 0
    }
    #expect(!all.leftOut.contains { $0.reason == .uninformative })
    #expect(try all.model(named: "late", purpose: "testing").fit?.method.leastInformationValue == 0)
  }

  @Test func `keep the coefficient of a column whose points all round to 0`() async throws {
    let table = try Self.people(6_000)
    let card = try await Drawn.card(table, categories: Self.categories) {
      $0.columns = ["income", "delays", "noise"]
      $0.hasSigns = false
      $0.penalty = 5_000
    }
    let noise = try #require(card["noise"])
    #expect(noise.budget == 0 && Set(noise.points) == [0] && noise.estimate.value != 0)
    let model = try card.model(named: "late", purpose: "testing")
    #expect(!model.categories.flatMap(\.characteristics).contains { $0.name == "noise" })
    let fit = try #require(model.fit)
    #expect(fit.coefficients.contains { $0.characteristic == "noise" })
    #expect(fit.leftOut.map(\.column) == ["noise"])
    #expect(try ScoreModel(parsing: model.json) == model)
    #expect(card.rounding.largestDifference < 2)
  }

  @Test func `do without dates, and say what to give instead`() async throws {
    var table = try Self.people()
    try table.append(
      Column(
        "since",
        .strings((0..<table.rowCount).map { "20\(10 + $0 % 9)-0\(1 + $0 % 7)-1\($0 % 10)" })))
    let card = try await Drawn.card(table, categories: Self.categories) {
      $0.columns = ["income", "delays", "since"]
    }
    #expect(card.leftOut == [LeftOutColumn(column: "since", reason: .dates)])
    #expect(
      card.warnings.contains(
        "Cards have no bins of dates, and do without since: give the days from each date to the one on which a "
          + "person is scored, as numbers."))
  }

  @Test func `refuse what nothing can be fitted to`() async throws {
    let table = try Self.people()
    await #expect(throws: CategoriesMissing.self) {
      try await FittedScorecard(of: table, outcome: "late", categories: ["income": .creditHistory])
    }
    let few = try Self.people(40)
    let error = await #expect(throws: ValidationError.self) {
      try await Drawn.card(few, categories: Self.categories)
    }
    #expect(error?.problem.contains("too few to fit a card to") ?? false)
    var leaking = table
    let events = try table.events(ofOutcome: "late")
    try leaking.append(Column("paid_back", .booleans(events.map { $0.map { !$0 } })))
    try leaking.append(
      Column("days", .integers(events.enumerated().map { $1 == true ? 30 + $0 % 9 : $0 % 20 })))
    var options = FittingOptions()
    var categories = Self.categories
    (categories["paid_back"], categories["days"]) = (.creditHistory, .creditHistory)
    let leak = await #expect(throws: DataError.self) {
      try await FittedScorecard(
        of: leaking, outcome: "late", categories: categories, options: options)
    }
    #expect(leak?.problem.hasPrefix("columns 'paid_back', 'days' alone tell the outcome") ?? false)
    options.except = ["paid_back"]
    options.trusted = ["days"]
    // Of whoever is late for sure no bin has people of both kinds: there is no weight of evidence.
    let card = try await FittedScorecard(
      of: leaking, outcome: "late", categories: categories, options: options)
    #expect(card.leftOut.contains(LeftOutColumn(column: "days", reason: .noBins(.bareBins))))
  }

  @Test func `have no column where none tells enough`() async throws {
    var people = Drawn(count: 4_000, seed: 3)
    let table = try people.table(
      Column("a", .reals(people.signal(0))), Column("b", .reals(people.signal(0))))
    let error = await #expect(throws: DataError.self) {
      try await FittedScorecard(
        of: table, outcome: "late", categories: ["a": .creditHistory, "b": .creditHistory])
    }
    #expect(
      error?.problem
        == "no column tells enough of the outcome to be in a card ('a' is out since alone it tells "
        + "too little; 'b' is out since alone it tells too little)"
    )
  }
}
