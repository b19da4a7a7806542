import CreditScoring
import Execution
import Files
import Identifiers
import Statistics
import Tables
import Testing

/// Who has which benefit.
struct BenefitHoldingTests {
  private static func benefits(hysteresis: Int = 0) throws -> Benefits {
    try Benefits(
      parsing: """
        {"format": "sesame-benefits/1", "name": "b", "version": "1", "benefits": [
          {"id": "a", "title": "A", "issuer": "I", "kind": "privilege", "from": 650,
           "hysteresis": \(hysteresis)},
          {"id": "l", "title": "L", "issuer": "I", "kind": "loan_limit", "hysteresis": \(hysteresis),
           "steps": [{"from": 600, "amount": 100}, {"from": 700, "amount": 900}]},
          {"id": "t", "title": "T", "issuer": "I", "kind": "reward", "from": 400,
           "valid_from": "2026-02-01", "valid_until": "2026-03-01"}]}
        """)
  }

  /// A model in which a person's score is a column from 350 to 950.
  static let plainCard: ScoreModel = {
    let bins: [ScoreModel.Bin] = .steps(
      at: (1...600).map { Double(350 + $0) }, points: Array(0...600))
    let characteristic = ScoreModel.Characteristic(
      name: "x", reason: "x is low", budget: 600,
      measure: .column(.init("x", .higherIsBetter, bins: bins, missingPoints: 0)))
    do {
      return try ScoreModel(
        name: "plain", purpose: "a test", bands: [.init(name: "all", from: 350)],
        categories: [.init(name: .creditHistory, weight: 1, characteristics: [characteristic])])
    } catch {
      preconditionFailure("the card is sound: \(error)")
    }
  }()

  static func scores(_ values: [Int?]) async throws -> Scores {
    let table = Table([
      Column("id", .strings(values.indices.map { "p\($0)" })), Column("x", .integers(values)),
    ])
    return try await CreditScorer(model: plainCard).scores(for: table)
  }

  private func held(
    _ values: [Int?], _ benefits: Benefits, on day: String? = "2026-02-15", before: Table? = nil
  ) async throws -> Table {
    let scores = try await Self.scores(values)
    let earlier = before.map { EarlierRun($0, for: scores.identified) }
    let holdings = try BenefitHoldings(
      benefits, scores: scores, on: day.flatMap { Benefit.Day($0) }, earlier: earlier,
      execution: Execution())
    return Table(scores.identified.columns + holdings.columns(execution: Execution()))
  }

  @Test
  func `without hysteresis a benefit is held from its threshold on, and by nobody without a score`()
    async throws
  {
    let values = [350, 599, 600, 649, 650, 699, 700, 950, nil]
    let table = try await held(values, Self.benefits())
    #expect(
      table[booleans: "benefit_a"].map(Array.init) == values.map { $0.map { $0 >= 650 } ?? false })
    #expect(
      table.integers("benefit_l")
        == values.map { value in value.map { $0 >= 700 ? 900 : $0 >= 600 ? 100 : 0 } ?? 0 })
    #expect(table.texts("next_benefit") == ["t", "l", "a", "a", "l", "l", nil, nil, nil])
    #expect(table.integers("points_to_next") == [50, 1, 50, 1, 50, 1, nil, nil, nil])
    #expect(table["benefits_gained"] == nil)
  }

  @Test func `a benefit is granted from its first day on, and no more on the last`() async throws {
    for (day, isHeld) in [
      ("2026-01-31", false), ("2026-02-01", true), ("2026-02-28", true), ("2026-03-01", false),
    ] {
      let table = try await held([500], Self.benefits(), on: day)
      #expect(table[booleans: "benefit_t"].map(Array.init) == [isHeld], "\(day)")
    }
    await #expect(throws: ScoreModelError.self) {
      try await held([500], Self.benefits(), on: nil)
    }
  }

  /// Scores that hover about a threshold: what is had stays, and does not come and go.
  @Test func `with hysteresis a benefit that hovers is kept, and lost for good below it`()
    async throws
  {
    let benefits = try Self.benefits(hysteresis: 10)
    var before: Table?
    var found: [[Int?]] = []
    var lost: [String?] = []
    for score in [645, 650, 641, 655, 640, 639, 645, 650] {
      let table = try await held([score], benefits, before: before)
      found.append([
        table[booleans: "benefit_a"]?[0] == true ? 1 : 0, table.integers("benefit_l")[0],
      ])
      lost.append(table["benefits_lost"] == nil ? nil : table.texts("benefits_lost")[0])
      before = table
    }
    #expect(found.map { $0[0] } == [0, 1, 1, 1, 1, 0, 0, 1])
    #expect(found.allSatisfy { $0[1] == 100 })
    #expect(lost == [nil, nil, nil, nil, nil, "a", nil, nil])
  }

  @Test func `a step of a loan is kept within the hysteresis, not one that was not had`()
    async throws
  {
    let benefits = try Self.benefits(hysteresis: 10)
    let before = try await held([700, 699, 600, 350], benefits)
    let now = try await held([692, 692, 592, 592], benefits, before: before)
    #expect(now.integers("benefit_l") == [900, 100, 100, 0])
    #expect(now.texts("benefits_gained") == [nil, nil, nil, "t"])
    let later = try await held([689, 589, 589, nil], benefits, before: now)
    #expect(later.integers("benefit_l") == [100, 0, 0, 0])
    #expect(later.texts("benefits_lost") == ["l", "a l", "l", "t"])
  }

  /// The law of all levels: what is reached is held, and what is not had is not kept.
  @Test func `levels follow the law on random steps`() throws {
    var generator = SplitMix64(seed: 4)
    for _ in 0..<300 {
      let froms = Set((0..<4).map { _ in Int.random(in: 350...950, using: &generator) }).sorted()
      let hysteresis = Int.random(in: 0...60, using: &generator)
      let steps = froms.enumerated().map { "{\"from\": \($1), \"amount\": \($0 + 1)}" }
      let benefits = try Benefits(
        parsing: """
          {"format": "sesame-benefits/1", "name": "b", "version": "1", "benefits": [
            {"id": "l", "title": "L", "issuer": "I", "kind": "reward", "hysteresis": \(hysteresis),
             "steps": [\(steps.joined(separator: ","))]}]}
          """)
      let benefit = try #require(benefits["l"])
      let score = Int.random(in: 350...950, using: &generator)
      for before in 0...froms.count {
        let level = benefit.level(score: score, before: before)
        for (place, from) in froms.enumerated() {
          let isHeld = score >= from || (place < before && score >= from - hysteresis)
          #expect((place < level) == isHeld)
        }
        #expect(benefit.level(score: nil, before: before) == 0)
      }
    }
  }

  @Test func `a threshold that is no score of the model is refused`() async throws {
    let benefits = try Benefits(
      parsing: """
        {"format": "sesame-benefits/1", "name": "b", "version": "1", "benefits": [
          {"id": "a", "title": "A", "issuer": "I", "kind": "privilege", "from": 951}]}
        """, named: "b.json")
    let error = await #expect(throws: ScoreModelError.self) { try await held([500], benefits) }
    #expect(
      error?.description
        == "b.json: $.benefits[0].from: 951 is no score of model 'plain'; write a number from 350 to 950"
    )
  }

  @Test func `texts where benefits were are refused`() async throws {
    let before = Table([
      Column("id", .strings(["p0"])), Column("benefit_a", .strings(["maybe"])),
    ])
    await #expect(throws: DataError.self) {
      try await held([700], Self.benefits(), before: before)
    }
  }
}
