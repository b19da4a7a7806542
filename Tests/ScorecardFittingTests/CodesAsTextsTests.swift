import CreditScoring
import Execution
import Files
import ScoreValidation
import Tables
import Testing

@testable import ScorecardFitting

/// Numbers that are codes of categories, and what else a table may not decide.
@Suite struct `Codes taken for texts` {
  /// People whose code 2 of five has by far the most events.
  private static func people(asReals: Bool = false) throws -> Table {
    var people = Drawn(count: 1_200, seed: 71)
    let codes = people.events.enumerated().map { place, event in
      event && place % 3 > 0 ? 2 : 1 + (place * 7) % 5
    }
    return try people.table(
      Column(
        "education", asReals ? .reals(codes.map { Double($0) }) : .integers(codes.map { $0 })),
      Column("income", .reals(people.signal(-0.6))))
  }

  private static var options: FittingOptions {
    var options = FittingOptions()
    options.foldCount = 3
    options.binning.texts = ["education"]
    return options
  }

  private static func model(_ table: Table) async throws -> ScoreModel {
    try await FittedScorecard(
      of: table, outcome: "late",
      categories: ["education": .personalCharacteristics, "income": .fulfillmentCapacity],
      options: options
    ).model(named: "late", purpose: "testing")
  }

  @Test func `make groups, the same for 2 and 2.0`() async throws {
    var options = BinningOptions()
    options.texts = ["education"]
    let found = try await Binning(of: Self.people(), outcome: "late", options: options)
    let column = try #require(found["education"])
    #expect(column.bins.kind == .texts)
    #expect(column.bins.bins.contains { $0.content == .texts(["2"], other: false) })
    let reals = try await Binning(
      of: Self.people(asReals: true), outcome: "late", options: options)
    #expect(reals["education"] == column)
    // A document keeps them, and finds them among numbers.
    let bins = try BinDefinitions(parsing: found.json)
    for asReals in [false, true] {
      let counted = try await Binning(
        of: Self.people(asReals: asReals), outcome: "late", bins: bins)
      #expect(counted["education"]?.counts == column.counts)
    }
  }

  @Test func `are in the model, which scores numbers and texts alike`() async throws {
    let table = try Self.people()
    let model = try await Self.model(table)
    #expect(try await Self.model(Self.people(asReals: true)) == model)
    let scorer = CreditScorer(model: model)
    let scores = try await scorer.scores(for: table).map(\.score)
    #expect(try await scorer.scores(for: Self.people(asReals: true)).map(\.score) == scores)
    #expect(try await scorer.scores(for: table.takingAsTexts(["education"])).map(\.score) == scores)
    #expect(Set(scores).count > 5)
    let education = model.categories.flatMap(\.characteristics).first { $0.name == "education" }
    #expect(education != nil)
  }

  @Test func `leave texts as they are, and refuse what has no bins`() async throws {
    var people = Drawn(count: 400, seed: 72)
    let table = try people.table(
      Column("word", .strings(people.texts(["1.0", "1e0", "01", "x"]))),
      Column("w", .integers(people.events.map { _ in 1 })))
    var options = BinningOptions()
    options.texts = ["word"]
    let plain = try await Binning(of: table, outcome: "late")
    #expect(try await Binning(of: table, outcome: "late", options: options) == plain)
    let listed = try #require(plain["word"]).bins.bins.flatMap { bin -> [String] in
      if case .texts(let texts, _) = bin.content { texts } else { [] }
    }
    #expect(Set(listed) == ["1.0", "1e0", "01", "x"])
    for (name, problem) in [
      ("words", "column 'words' is missing"), ("late", "column 'late' holds outcomes"),
      ("id", "column 'id' holds identifiers"), ("w", "column 'w' holds weights"),
    ] {
      options.texts = [name]
      let error = await #expect(throws: DataError.self) {
        try await Binning(of: table, outcome: "late", weights: "w", options: options)
      }
      #expect(error?.problem.hasPrefix(problem) ?? false, "\(String(describing: error))")
    }
    options.texts = []
    options["word"].trend = .rising
    let error = await #expect(throws: DataError.self) {
      try await Binning(of: table, outcome: "late", options: options)
    }
    #expect(error?.problem == "column 'word' holds texts, which have no order for a trend")
  }

  @Test func `many texts go into groups of nearly the same event rate`() async throws {
    let people = Drawn(count: 12_000, seed: 73)
    let texts = people.events.indices.map { "L\($0 / 3)" }
    let table = try people.table(Column("t", .strings(texts)))
    let found = try await Binning(of: table, outcome: "late", options: .with { $0.rareShare = 0 })
    let column = try #require(found["t"])
    // Three rows have 0, 1, 2 or 3 events: a division between any two rates is possible.
    #expect(column.counts.filter { $0.rows > 0 }.count <= 4)
    #expect(column.correctedInformationValue < 0.1)
    let sample = try RowSample(of: "late", weights: nil, in: table)
    guard case .strings(let values) = table.columns[1].values else { return }
    let levels = try TextLevels(values, without: [], rareShare: 0, sample, .init(threads: 1))
    let ends = levels.groupEnds(atMost: 2)
    #expect(ends.count <= 3 && ends.last == levels.order.count)
    #expect(levels.groupEnds(atMost: 10_000) == Array(1...levels.order.count))
    let counts = levels.prebins(endingAt: ends)
    #expect(counts.events.last == sample.totals.events)
  }

  @Test func `out of fold no figure hangs on the order of rows`() async throws {
    let table = try Self.people()
    let turned = try Table(
      table.columns.map { column in
        column.rearranged(RowPlaces((0..<table.rowCount).reversed().map { UInt32($0) }))
      }
    ).declaring(outcome: "late")
    let categories: [String: ScoreCategory] = [
      "education": .personalCharacteristics, "income": .fulfillmentCapacity,
    ]
    let cards = [
      try await FittedScorecard(
        of: table, outcome: "late", categories: categories, options: Self.options),
      try await FittedScorecard(
        of: turned, outcome: "late", categories: categories, options: Self.options),
    ]
    #expect(cards[0].outOfFold.areaUnderCurve == cards[1].outOfFold.areaUnderCurve)
    for (one, other) in zip(
      cards[0].outOfFoldProbabilities.reversed(), cards[1].outOfFoldProbabilities)
    {
      #expect(isClose(one ?? 0, other ?? 1, within: 1e-8))
    }
  }

  @Test(arguments: [
    (1e9, 40, "with a ridge of 1000000000 the points of all columns round to 0"),
    (0, 0.0001, "where 0.0001 points double the odds the points of all columns round to 0"),
  ])
  func `a card without a point names the option`(
    _ penalty: Double, _ doubling: Double, _ problem: String
  ) async throws {
    var options = Self.options
    options.penalty = penalty
    options.scaling = .odds(score: 600, odds: 20, doubling: doubling)
    let error = await #expect(throws: ValidationError.self) {
      try await FittedScorecard(
        of: Self.people(), outcome: "late",
        categories: ["education": .personalCharacteristics, "income": .fulfillmentCapacity],
        options: options)
    }
    #expect(error?.problem == problem)
  }

  @Test func `noise enters in about one of a hundred columns, whatever the trend`() async throws {
    for trend in [BinTrend.monotonic, .free, .peak, .valley] {
      var people = Drawn(count: 500, seed: 74)
      var table = try people.table()
      for number in 0..<100 {
        try table.append(Column("n\(number)", .reals(people.signal(0))))
      }
      let found = try await Binning(of: table, outcome: "late", options: .with { $0.trend = trend })
      let entered = found.columns.count { $0.chanceShare ?? 1 <= 0.01 }
      #expect(entered <= 4, "\(trend): \(entered)")
      let net =
        found.columns.map(\.informationValue).reduce(0, +)
        - found.columns.map(\.correctedInformationValue).reduce(0, +)
      #expect(net > 0)
    }
  }
}
