import CreditScoring
import Statistics
import Tables
import Testing

/// Every bound is tried by computing scores with and without, before rounding.
struct InfluenceBoundsTests {
  let model: ScoreModel
  let scorer: CreditScorer
  let bounds: InfluenceBounds
  /// Room for floating-point rounding, in points.
  let slack = 1e-9

  /// Read once for all cases.
  private static let card = Result { try FriendsScoresTests.card(mean: "0.55") }
  private static let laggedCard = Result {
    try FriendsScoresTests.card(mode: "lagged", mean: "0.55")
  }

  init() throws {
    model = try Self.card.get()
    scorer = CreditScorer(model: model)
    bounds = try #require(InfluenceBounds(model: model))
  }

  private func draw(_ seed: Int) -> (Table, ListedTies, SplitMix64) {
    var generator = SplitMix64(seed: seed)
    let size = Int.random(in: 3...24, using: &generator)
    let table = randomTable(for: model, rows: size, missing: 0.05, using: &generator)
    let probability = Double.random(in: 0.05...0.5, using: &generator)
    let ties = ListedTies(random: size, probability: probability, using: &generator)
    return (table, ties, generator)
  }

  private func exact(_ table: Table, _ ties: any FriendTies) async throws -> [Double?] {
    try await scorer.scores(for: table, friends: ties).exactScores
  }

  /// The table with some people's rows taken from another table of one row.
  private func table(_ table: Table, from other: Table, where isTaken: (Int) -> Bool) -> Table {
    Table(
      table.columns.map { column in
        guard case .reals(let values) = column.values,
          let value = other[column.name]?.values.numbers
        else { return column }
        return Column(
          column.name, .reals(values.indices.map { isTaken($0) ? value[0] : values[$0] }))
      })
  }

  @Test func `the numbers of the 2015 card are those of the formula`() throws {
    let bounds = try #require(InfluenceBounds(model: .reported2015))
    #expect(bounds.allFriends == 30)
    #expect(bounds.weight == 0.05)
    #expect(bounds.oneFriend(strength: 1, totalStrength: 1) == 5)
    #expect(bounds.oneFriend(strength: 0.5, totalStrength: 10) == 1)
    #expect(bounds.atDistance(0) == 600)
    #expect(abs(bounds.atDistance(2) - 1.5) < 1e-12)
    #expect(abs(bounds.atDistance(3) - 0.075) < 1e-12)
    // 5 points and the feedback of 1 / 0.95.
    #expect(abs(bounds.oneTie(strength: 1) - 5 / 0.95) < 1e-12)
    // Ten invented friends of someone with four: 30 × 10/19 / 0.95.
    let invented = bounds.inventedFriends(count: 10, strength: 1, totalStrength: 4)
    #expect(abs(invented - 30 * 10 / 19 / 0.95) < 1e-12)
    #expect(InfluenceBounds(model: .european) == nil)
    #expect(InfluenceBounds(model: try FriendsScoresTests.card(mode: "off")) == nil)
  }

  @Test(arguments: 0..<300)
  func `one friendship moves no one's score by more than its bound`(seed: Int) async throws {
    let (table, drawn, drawnGenerator) = draw(seed)
    var ties = drawn
    var generator = drawnGenerator
    let left = Int.random(in: 1..<ties.personCount, using: &generator)
    let right = Int.random(in: 0..<left, using: &generator)
    ties.remove(left, right)
    let without = try await exact(table, ties)
    let strength = Double.random(in: 0.01...1, using: &generator)
    ties.add(left, right, strength: strength)
    let with = try await exact(table, ties)
    let bound = bounds.oneTie(strength: strength) + slack
    #expect(zip(without, with).allSatisfy { abs(($0 ?? 0) - ($1 ?? 0)) <= bound })
  }

  @Test(arguments: 0..<200)
  func `all friends together move a score by no more than the budget`(seed: Int) async throws {
    let (table, ties, _) = draw(seed + 1000)
    let alone = try await exact(table, ListedTies(personCount: ties.personCount))
    let worst = extremeTable(for: model, rows: 1, best: false)
    let best = extremeTable(for: model, rows: 1, best: true)
    let low = self.table(table, from: worst) { $0 > 0 }
    let high = self.table(table, from: best) { $0 > 0 }
    guard let before = alone[0] else { return }
    let bottom = try #require(try await exact(low, ties)[0])
    let top = try #require(try await exact(high, ties)[0])
    #expect(bottom <= top + slack && top - bottom <= bounds.allFriends + slack)
    #expect(abs(before - top) <= bounds.allFriends + slack)
  }

  @Test(arguments: 0..<200)
  func `one friend moves a score by no more than the bound on all ways`(seed: Int) async throws {
    let (table, ties, _) = draw(seed + 2000)
    guard let tie = ties.friends[0].first else { return }
    let low = self.table(table, from: extremeTable(for: model, rows: 1, best: false)) {
      $0 == tie.person
    }
    let high = self.table(table, from: extremeTable(for: model, rows: 1, best: true)) {
      $0 == tie.person
    }
    let before = try await exact(low, ties)
    let after = try await exact(high, ties)
    guard let bottom = before[0], let top = after[0] else { return }
    // The strength that contributes: friends without a score do not.
    let total = ties.friends[0].reduce(0) { $0 + (before[$1.person] == nil ? 0 : $1.strength) }
    let bound = bounds.oneFriendOnAllWays(strength: tie.strength, totalStrength: total)
    #expect(abs(top - bottom) <= bound + slack)
  }

  @Test(arguments: 0..<200)
  func `the earlier score of one friend moves a score by no more than its bound`(seed: Int)
    async throws
  {
    let (drawn, ties, _) = draw(seed + 3000)
    var table = drawn
    let lagged = CreditScorer(model: try Self.laggedCard.get())
    guard let tie = ties.friends[0].first else { return }
    try table.append(
      Column("earlier", .reals(Array(repeating: 650, count: ties.personCount))))
    let low = try await lagged.scores(
      for: table.replacing("earlier", row: tie.person, with: 350), friends: ties
    ).exactScores
    let high = try await lagged.scores(
      for: table.replacing("earlier", row: tie.person, with: 950), friends: ties
    ).exactScores
    guard let bottom = low[0], let top = high[0] else { return }
    let bound = bounds.oneFriend(strength: tie.strength, totalStrength: ties.strength(of: 0))
    // Here the bound is reached exactly.
    #expect(abs(top - bottom - bound) < 1e-9)
  }

  @Test(arguments: 0..<200)
  func `people far away move a score by no more than their distance allows`(seed: Int) async throws
  {
    let (table, ties, _) = draw(seed + 4000)
    let distances = ties.distances(from: 0)
    let worst = extremeTable(for: model, rows: 1, best: false)
    let best = extremeTable(for: model, rows: 1, best: true)
    // Everyone has data, so that no one joins or leaves the sums.
    let base = self.table(table, from: worst) { _ in true }
    for steps in 1...4 {
      let changed = self.table(base, from: best) { distances[$0].map { $0 >= steps } ?? true }
      let before = try #require(try await exact(base, ties)[0])
      let after = try #require(try await exact(changed, ties)[0])
      #expect(abs(after - before) <= bounds.atDistance(steps) + slack)
    }
  }

  @Test(arguments: 0..<200)
  func `invented friends bring no more than their bound`(seed: Int) async throws {
    let (drawn, ties, drawnGenerator) = draw(seed + 5000)
    var table = drawn
    var generator = drawnGenerator
    let before = try await exact(table, ties)
    guard before[0] != nil else { return }
    let size = ties.personCount
    let count = [1, 5, 20, 60].randomElement(using: &generator) ?? 1
    let strength = Double.random(in: 0.1...1, using: &generator)
    let best = extremeTable(for: model, rows: 1, best: true)
    var grown = ListedTies(personCount: size + count)
    for person in 0..<size { grown.friends[person] = ties.friends[person] }
    for sybil in size..<(size + count) {
      grown.add(0, sybil, strength: strength)
      // Invented people vouch for one another.
      for other in size..<sybil { grown.add(other, sybil, strength: 1) }
    }
    table = Table(
      table.columns.map { column in
        switch column.values {
        case .reals(let values):
          Column(
            column.name,
            .reals(
              values
                + Array(repeating: best[column.name]?.values.numbers?[0] ?? nil, count: count)))
        case .strings(let values):
          Column(column.name, .strings(values + (0..<count).map { "sybil \($0)" }))
        default: column
        }
      })
    let after = try await exact(table, grown)
    let total = ties.friends[0].reduce(0) { $0 + (before[$1.person] == nil ? 0 : $1.strength) }
    let bound = bounds.inventedFriends(count: count, strength: strength, totalStrength: total)
    for person in 0..<size {
      let gain = (after[person] ?? 0) - (before[person] ?? 0)
      #expect(gain >= -slack - bound && gain <= bound + slack)
    }
  }
}

/// Characteristics beside friends' scores that rest on others.
struct OtherBudgetTests {
  /// Friends' scores 20, a column of 10 points beside them, and 30 points elsewhere of 600.
  static func card(outside: String = "income", coverage: Double = 0) throws -> ScoreModel {
    func part(_ name: String, _ column: String, _ budget: Int) -> String {
      """
      {"name": "\(name)", "column": "\(column)", "direction": "higher_is_better",
       "budget": \(budget), "reason": "\(name)", "missing": {"points": 1},
       "bins": [{"below": 1, "points": 0}, {"from": 1, "points": \(budget)}]}
      """
    }
    return try ScoreModel(
      parsing: """
        {"format": "sesame-score-model/1", "name": "wide", "version": "1", "purpose": "a test",
         "scale": {"minimum": 350, "maximum": 950}, "bands": [{"name": "all", "from": 350}],
         "coverage": {"minimum": \(coverage)}, "categories": [
          {"name": "credit_history", "weight": 0.95, "characteristics": [
            \(part("own", "own", 540)), \(part("elsewhere", outside, 30))]},
          {"name": "interpersonal_relationships", "weight": 0.05, "characteristics": [
            \(part("ties", "coreness", 10)),
            {"name": "friends", "kind": "friends_scores", "budget": 20, "mode": "fixed_point",
             "population_mean": 0.5, "reason": "friends"}]}]}
        """)
  }

  @Test func `others' columns add their budget, and what they do to friends' scores`() throws {
    let bounds = try #require(InfluenceBounds(model: Self.card()))
    #expect(bounds.budget == 20 && bounds.otherBudget == 10 && !bounds.decidesAssessment)
    // w = 1/30: 20 × 1/6 for the tie, and 10 points of everyone passed on 1/30 and again and again.
    #expect(abs(bounds.oneTie(strength: 1) - (20.0 / 6 * 30 / 29 + 10.0 / 29)) < 1e-12)
    #expect(abs(bounds.atDistance(2) - (600.0 / 900 + 10.0 / 29)) < 1e-12)
    // One of 40 people moves an open mean by no more than a 40th.
    #expect(bounds.meanShift(changing: 1, of: 40) == 0.5)
    #expect(bounds.meanShift(changing: 50, of: 40) == 20)
  }

  @Test func `where others decide who is assessed no bound is below the budget`() throws {
    let bounds = try #require(
      InfluenceBounds(model: Self.card(outside: "degree"), relationColumns: ["degree", "coreness"]))
    #expect(bounds.otherBudget == 40 && bounds.decidesAssessment)
    #expect(bounds.oneTie(strength: 1) == 20)
    #expect(bounds.atDistance(3) == 20)
  }

  @Test func `an explanation names all that rests on others, and what they can do at most`()
    async throws
  {
    let table = Table([
      Column("id", .strings((0..<6).map { "p\($0)" })),
      Column("own", .integers([1, 1, 1, 1, 1, 1])),
      Column("income", .integers([1, 1, 1, 1, 1, 1])),
      Column("coreness", .integers([1, 1, 1, 1, 1, 0])),
    ])
    let explanation = try await CreditScorer(model: Self.card()).explanation(
      for: "p0", in: table, friends: ExplanationTests.star,
      relationColumns: RelationColumns(names: ["coreness"]))
    let others = try #require(explanation.others)
    #expect(others.characteristics.map(\.name) == ["ties", "friends"])
    #expect(others.characteristics.map(\.budget) == [10, 20])
    let score = try #require(explanation.score)
    let moved = 10 + (explanation.friends?.points ?? 0)
    #expect(others.scores == score - moved...score - moved + 30)
    // Σ a = 5: 20 × (1/10 + 1/30/6) and 10/29, 2.4559…, at most 3 whole points, and 10 for the ties.
    let one = try #require(
      others.bounds.first { $0.influence == "what is known about one other person" })
    #expect(abs(one.friendsScoresPoints - (2 + 20.0 / 180 + 10.0 / 29)) < 1e-12)
    #expect(one.points == 13)
    #expect(explanation.text.contains("\n  Whatever others do, the score stays between "))
    #expect(explanation.markdown.contains("includes all the points of ties where they can"))
    #expect(explanation.json.contains("\"friends_scores_points\": 20"))
    #expect(explanation.markdown.contains("| 13 | 2.46 |"))
  }

  /// Of 600 points 540 are the person's own, so that 30 for a degree never decide on half of them.
  @Test func `a degree is out of reach of what is known about others, and decides on no score`()
    async throws
  {
    let table = Table([
      Column("id", .strings((0..<6).map { "p\($0)" })),
      Column("own", .integers([1, 1, 1, 1, 1, 1])),
      Column("degree", .integers([5, 1, 1, 1, 1, 1])),
      Column("coreness", .integers([1, 1, 1, 1, 1, 1])),
    ])
    let model = try Self.card(outside: "degree", coverage: 0.5)
    func explained(_ traits: RelationColumns.Traits) async throws -> Explanation {
      let names: Set<String> = ["degree", "coreness"]
      return try await CreditScorer(model: model).explanation(
        for: "p0", in: table, friends: ExplanationTests.star,
        relationColumns: RelationColumns(
          names: names, traits: Dictionary(uniqueKeysWithValues: names.map { ($0, traits) })))
    }
    let known = try await explained([.friendshipsOnly, .complete])
    #expect(known.others?.decidesAssessment == false && !known.text.contains("Whether there is"))
    // Five friends: 20 × (1/10 + 1/30/6) = 2.11…, at most 3 whole points.
    #expect(known.others?.bounds.map(\.points).prefix(2) == [60, 3])
    // Where a value could be missing 540 of 570 points are known all the same. What others have besides
    // moves them on: 40/29 more are 3.49…, at most 4, and 40 for degree and coreness.
    let unknown = try await explained([])
    #expect(unknown.others?.decidesAssessment == false)
    #expect(unknown.others?.bounds.map(\.points).prefix(2) == [60, 44])
  }

  @Test func `what came with the table is said to be beyond telling`() async throws {
    let table = Table([
      Column("id", .strings(["a"])), Column("own", .integers([1])),
      Column("income", .integers([1])), Column("coreness", .integers([1])),
    ])
    let given = try await CreditScorer(model: Self.card()).explanation(for: "a", in: table)
    #expect(given.markdown.contains("What is missing about others behind ties can't be told"))
    #expect(given.others?.characteristics.map(\.hasUnknownRoom) == [true, false])
  }
}
