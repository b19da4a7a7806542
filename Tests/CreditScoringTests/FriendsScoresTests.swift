import CreditScoring
import Files
import Foundation
import Statistics
import Tables
import Testing

struct FriendsScoresTests {
  /// The 2015 card with the settings of friends' scores replaced.
  static func card(
    mode: String = "fixed_point", mean: String = "0.5", prior: String = "5"
  ) throws -> ScoreModel {
    try ScoreModel(
      parsing: ScoreModel.reported2015.json
        .replacingOccurrences(of: "\"mode\": \"fixed_point\"", with: "\"mode\": \"\(mode)\"")
        .replacingOccurrences(
          of: "\"earlier_score_column\": null", with: "\"earlier_score_column\": \"earlier\""
        )
        .replacingOccurrences(of: "\"population_mean\": null", with: "\"population_mean\": \(mean)")
        .replacingOccurrences(of: "\"prior_strength\": 5", with: "\"prior_strength\": \(prior)"))
  }

  /// A card of two categories in which friends' scores have the given share of 600 points.
  static func heavyCard(friendsPoints: Int) throws -> ScoreModel {
    let own = 600 - friendsPoints
    return try ScoreModel(
      parsing: """
        {"format": "sesame-score-model/1", "name": "heavy", "version": "1", "purpose": "a test",
         "scale": {"minimum": 350, "maximum": 950}, "bands": [{"name": "all", "from": 350}],
         "coverage": {"minimum": 0.5},
         "categories": [
          {"name": "credit_history", "weight": \(Double(own) / 600), "characteristics": [
           {"name": "x", "column": "x", "direction": "higher_is_better", "budget": \(own),
            "bins": [{"below": 1, "points": 0}, {"from": 1, "below": 2, "points": \(own / 3)},
                     {"from": 2, "points": \(own)}],
            "missing": {"points": 0}, "reason": "x is low"}]},
          {"name": "interpersonal_relationships", "weight": \(Double(friendsPoints) / 600),
           "characteristics": [
           {"name": "friends", "kind": "friends_scores", "budget": \(friendsPoints),
            "mode": "fixed_point", "prior_strength": 0.5, "reason": "friends"}]}]}
        """)
  }

  @Test func `two friends are solved by hand`() async throws {
    // a - b: a at the top, b at the bottom of everything else; w = 0.05, κ = 5, μ = 0.5.
    // z_a = 0.95 + 0.05 r_a, r_a = (2.5 + z_b) / 6, z_b = 0.05 r_b, r_b = (2.5 + z_a) / 6.
    var table = extremeTable(for: .reported2015, rows: 2, best: true)
    let worst = extremeTable(for: .reported2015, rows: 1, best: false)
    for column in worst.columns.dropFirst() {
      table = table.replacing(column.name, row: 1, with: column.values.numbers?[0] ?? nil)
    }
    let scores = try await CreditScorer(model: Self.card()).scores(
      for: table, friends: ListedTies(personCount: 2, [(0, 1)]))
    // With s = 0.05 / 6 the solution is z_a = (0.95 + 2.5 s + 2.5 s²) / (1 - s²).
    let share = 0.05 / 6
    let top = (0.95 + 2.5 * share + share * 2.5 * share) / (1 - share * share)
    let bottom = 2.5 * share + share * top
    let exact = scores.exactScores.map { $0 ?? 0 }
    #expect(abs(exact[0] - (350 + 600 * top)) < 1e-9)
    #expect(abs(exact[1] - (350 + 600 * bottom)) < 1e-9)
    // r_a = (2.5 + 0.0290…) / 6 = 0.4215, 12.6 points; r_b = (2.5 + 0.9711) / 6, 17.4 points.
    #expect(scores.integers("interpersonal_relationships") == [13, 17])
  }

  @Test(arguments: [(30, 0), (30, 1), (200, 2), (300, 3), (540, 4), (598, 5)])
  func `the fixed point is the dense solution`(friendsPoints: Int, seed: Int) async throws {
    let model = try Self.heavyCard(friendsPoints: friendsPoints)
    var generator = SplitMix64(seed: seed)
    let weight = Double(friendsPoints) / 600
    for size in [1, 2, 7, 40] {
      let table = randomTable(for: model, rows: size, missing: 0.2, using: &generator)
      let ties = ListedTies(random: size, probability: 0.2, using: &generator)
      let scores = try await CreditScorer(model: model).scores(for: table, friends: ties)
      let own = scores.integers("credit_history").map { $0.map { Double($0) / 600 } }
      guard let mean = scores.populationMean, own.contains(where: { $0 != nil }) else { continue }
      // z_i - w Σ a z_j / (κ + A_i) = c_i + w κ μ / (κ + A_i), over people with a score.
      var rows: [[Double]] = []
      for person in 0..<size {
        var row = Array(repeating: 0.0, count: size + 1)
        row[person] = 1
        if let part = own[person] {
          let contributing = ties.friends[person].filter { own[$0.person] != nil }
          let total = 0.5 + contributing.reduce(0) { $0 + $1.strength }
          for friend in contributing { row[friend.person] -= weight * friend.strength / total }
          row[size] = part + weight * 0.5 * mean / total
        }
        rows.append(row)
      }
      let solution = solve(rows)
      for person in 0..<size where own[person] != nil {
        let exact = try #require(scores.exactScores[person])
        #expect(abs((exact - 350) / 600 - solution[person]) < 1e-9)
      }
    }
  }

  /// Gaussian elimination with row exchanges; the last entry of a row is its right-hand side.
  private func solve(_ system: [[Double]]) -> [Double] {
    var rows = system
    let size = rows.count
    for column in 0..<size {
      let pivot =
        (column..<size).max { abs(rows[$0][column]) < abs(rows[$1][column]) } ?? column
      rows.swapAt(column, pivot)
      for row in 0..<size where row != column {
        let factor = rows[row][column] / rows[column][column]
        for entry in column...size { rows[row][entry] -= factor * rows[column][entry] }
      }
    }
    return rows.indices.map { rows[$0][size] / rows[$0][$0] }
  }

  @Test func `the population mean does not depend on ties`() async throws {
    var generator = SplitMix64(seed: 8)
    let table = randomTable(for: .reported2015, rows: 50, missing: 0.1, using: &generator)
    let scorer = CreditScorer(model: .reported2015)
    let sparse = ListedTies(random: 50, probability: 0.02, using: &generator)
    let dense = ListedTies(random: 50, probability: 0.5, using: &generator)
    var means: [Double?] = []
    for ties in [nil, sparse, dense] {
      means.append(try await scorer.scores(for: table, friends: ties).populationMean)
    }
    #expect(means[0] != nil && means[0] == means[1] && means[1] == means[2])
  }

  @Test func `whether someone is assessable does not depend on friends`() async throws {
    var generator = SplitMix64(seed: 9)
    let table = randomTable(for: .reported2015, rows: 80, missing: 0.45, using: &generator)
    let scorer = CreditScorer(model: .reported2015)
    let ties = ListedTies(random: 80, probability: 0.2, using: &generator)
    let alone = try await scorer.scores(for: table)
    let together = try await scorer.scores(for: table, friends: ties)
    #expect(alone.texts("score_status") == together.texts("score_status"))
    #expect(Set(alone.texts("score_status")).count > 2)
  }

  @Test func `friends who are not assessable contribute nothing`() async throws {
    //  0 - 1   and 1 has no data: 0 stays neutral, as if alone
    var table = extremeTable(for: .reported2015, rows: 3, best: true)
    for column in table.columns.dropFirst() {
      table = table.replacing(column.name, row: 1, with: nil)
    }
    let scores = try await CreditScorer(model: Self.card(mean: "0.5")).scores(
      for: table, friends: ListedTies(personCount: 3, [(0, 1)]))
    #expect(scores.integers("interpersonal_relationships") == [15, nil, 15])
    // Of the friend who has a score nothing is told, and the others have none: all 30 points are open.
    #expect(scores.integers("score_minimum") == [920, 350, 920])
  }

  @Test func `without friendships everyone is neutral, with a warning`() async throws {
    let table = extremeTable(for: .reported2015, rows: 2, best: true)
    let scores = try await CreditScorer(model: Self.card(mean: "0.25")).scores(for: table)
    // 30 × 0.25 = 7.5, half up.
    #expect(scores.integers("interpersonal_relationships") == [8, 8])
    #expect(
      scores.warnings.map(\.description) == [
        "no friendships are given: friends_scores brings everyone the neutral 8 points"
      ])
  }

  @Test func `earlier scores come from their column`() async throws {
    // 0 - 1 - 2: earlier scores 950, none, 350; only friends with an earlier score count.
    var table = extremeTable(for: .reported2015, rows: 3, best: true)
    try table.append(Column("earlier", .integers([950, nil, 350])))
    let ties = ListedTies(personCount: 3, [(0, 1), (1, 2)])
    let scores = try await CreditScorer(model: Self.card(mode: "lagged")).scores(
      for: table, friends: ties)
    // r_1 = (2.5 + 1 + 0) / 7 = 0.5; 0 and 2 have no contributing friend.
    #expect(scores.integers("interpersonal_relationships") == [15, 15, 15])
    #expect(scores.iterations == 0)
    let more = ListedTies(personCount: 3, [(0, 1), (1, 2), (0, 2)])
    let tied = try await CreditScorer(model: Self.card(mode: "lagged")).scores(
      for: table, friends: more)
    // r_0 = 2.5 / 6 → 12.5, half up from 0.416667; r_2 = 3.5 / 6 → 17.5.
    #expect(tied.integers("interpersonal_relationships") == [13, 15, 17])
  }

  @Test(arguments: [
    (
      Column("earlier", .reals([600, 349.5])),
      "row 2 of column 'earlier' of table is no score; scores lie from 350 to 950"
    ),
    (
      Column("earlier", .strings(["600", nil])),
      "column 'earlier' of table holds no scores; name a column of numbers as "
        + "'earlier_score_column'"
    ),
    (
      Column("later", .reals([600, 600])),
      "table has no column 'earlier'; its columns are person, later"
    ),
  ])
  func `earlier scores that are none are errors`(column: Column, message: String) async throws {
    let table = Table([Column("person", .strings(["a", "b"])), column])
    let error = await #expect(throws: ScoreModelError.self) {
      try await CreditScorer(model: Self.card(mode: "lagged")).scores(
        for: table, friends: ListedTies(personCount: 2, [(0, 1)]))
    }
    #expect(error?.description == "model: $.categories[4].characteristics[0]: " + message)
  }

  @Test func `switched off they leave their points to the others`() async throws {
    var generator = SplitMix64(seed: 4)
    let model = try Self.card(mode: "off")
    let table = randomTable(for: model, rows: 30, missing: 0.1, using: &generator)
    let ties = ListedTies(random: 30, probability: 0.2, using: &generator)
    let off = try await CreditScorer(model: model).scores(for: table, friends: ties)
    let european = try await CreditScorer(model: .european).scores(for: table)
    #expect(off.table() == european.table())
    #expect(off.model.categories == ScoreModel.european.categories)
    #expect(off.populationMean == nil)
    #expect(
      off.table().integers("interpersonal_relationships").allSatisfy { $0 == 0 || $0 == nil })
    #expect(
      off.warnings.map(\.description) == [
        "friends' scores are switched off: the points of interpersonal_relationships are shared "
          + "out among the other categories"
      ])
  }

  @Test func `the fixed point takes few rounds`() async throws {
    var generator = SplitMix64(seed: 6)
    let table = randomTable(for: .reported2015, rows: 300, missing: 0.1, using: &generator)
    let ties = ListedTies(random: 300, probability: 0.05, using: &generator)
    let scores = try await CreditScorer(model: .reported2015).scores(for: table, friends: ties)
    #expect((2...12).contains(scores.iterations))
  }

  @Test func `renaming people permutes their scores`() async throws {
    var generator = SplitMix64(seed: 7)
    let size = 40
    let table = randomTable(for: .reported2015, rows: size, missing: 0.1, using: &generator)
    let ties = ListedTies(random: size, probability: 0.2, using: &generator)
    let order = Array(0..<size).shuffled(using: &generator)  // new row i is old row order[i]
    var places = order
    for (new, old) in order.enumerated() { places[old] = new }
    var moved = ListedTies(personCount: size)
    for person in 0..<size {
      moved.friends[places[person]] = ties.friends[person].map {
        (person: places[$0.person], strength: $0.strength)
      }
    }
    let movedTable = Table(
      table.columns.map { column in
        switch column.values {
        case .reals(let values): Column(column.name, .reals(order.map { values[$0] }))
        case .strings(let values): Column(column.name, .strings(order.map { values[$0] }))
        default: column
        }
      })
    let scorer = CreditScorer(model: .reported2015)
    let before = try await scorer.scores(for: table, friends: ties)
    let after = try await scorer.scores(for: movedTable, friends: moved)
    for name in ["score", "interpersonal_relationships", "score_minimum"] {
      #expect(after.integers(name) == order.map { before.integers(name)[$0] })
    }
    #expect(after.texts("reason_1") == order.map { before.texts("reason_1")[$0] })
  }
}
