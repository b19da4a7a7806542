import CreditScoring
import Statistics
import Tables
import Testing

/// Friends' scores discounted by friends' sybil risk.
@Suite struct `Friends' scores discounted by sybil risk` {
  private static let card = Result { try FriendsScoresTests.card(mean: "0.5") }
  private let plain: ScoreModel
  private let model: ScoreModel

  init() throws {
    plain = try Self.card.get()
    model = try plain.discountingFriends(bySybilRankIn: "rank")
  }

  private func table(_ ranks: [Double?], worstRow: Int? = nil) throws -> Table {
    var table = extremeTable(for: .reported2015, rows: ranks.count, best: true)
    let worst = extremeTable(for: .reported2015, rows: 1, best: false)
    if let worstRow {
      for column in worst.columns.dropFirst() {
        table = table.replacing(
          column.name, row: worstRow, with: column.values.numbers?[0] ?? nil)
      }
    }
    try table.append(Column("rank", .reals(OptionalValues(ranks))))
    return table
  }

  @Test func `a friend counts by the rank over the median, at most fully`() async throws {
    // 0 has the friends 1, 2, 3 and 4, all at the top; the median of 8, 1, 2, 4 and none is 3.
    let ties = ListedTies(personCount: 5, [(0, 1), (0, 2), (0, 3), (0, 4)])
    let scores = try await CreditScorer(model: model).scores(
      for: table([8, 1, 2, 4, nil]), friends: ties)
    let explanation = try scores.explanation(for: "p0")
    let figure = try #require(scores.exactScores[0].map { ($0 - 920) / 30 })
    // Friends' positions: 0.95 + 0.05 r with r = (2.5 + z₀) / 6, to six decimals.
    var (z, figures) = ([Double](repeating: 1, count: 5), [Double](repeating: 0.5, count: 5))
    let trust = [1.0, 1 / 3.0, 2 / 3.0, 1, 0]
    for _ in 0..<60 {
      figures[0] = (2.5 + (1...4).reduce(0) { $0 + trust[$1] * z[$1] }) / (5 + 2)
      for friend in 1...4 { figures[friend] = (2.5 + z[0]) / 6 }
      for person in 0..<5 { z[person] = 0.95 + 0.05 * figures[person] }
    }
    #expect(abs(figure - figures[0]) < 1e-9)
    #expect(explanation.friends?.sybilRankColumn == "rank" && explanation.friends?.medianRank == 3)
    // The one without a rank does not contribute, so that three do: too few to show them.
    #expect(explanation.friends?.contributing == .few)
    #expect(explanation.markdown.contains("less the risk that the friend is a false account"))
    let disclosure = try scores.disclosure(for: "p0").markdown
    #expect(disclosure.contains("times 1 − the friend's sybil risk"))
    #expect(explanation.json.contains("\"sybil_rank_column\": \"rank\""))
  }

  @Test func `a model without a discount is written as before`() throws {
    #expect(!plain.json.contains("sybil"))
    #expect(try ScoreModel(parsing: model.json) == model)
    #expect(try ScoreModel(parsing: plain.json) == plain)
    #expect(try model.discountingFriends(bySybilRankIn: nil) == plain)
    #expect(model.columnNames.last == "rank" && plain.columnNames == model.columnNames.dropLast())
    #expect(try model.readingFriendsScores(.off).columnNames == plain.columnNames)
  }

  @Test func `equal ranks change no byte but the explanation`() async throws {
    var generator = SplitMix64(seed: 3)
    var table = randomTable(for: plain, rows: 40, missing: 0.1, using: &generator)
    let ties = ListedTies(random: 40, probability: 0.2, using: &generator)
    try table.append(Column("rank", .integers(IntegerValues(repeating: 7, count: 40))))
    let before = try await CreditScorer(model: plain).scores(for: table, friends: ties)
    let after = try await CreditScorer(model: model).scores(for: table, friends: ties)
    #expect(before.table() == after.table())
  }

  @Test(arguments: [
    (
      Column("rank", .reals([1, -1])),
      "row 2 of column 'rank' of table is no rank; ranks are numbers from 0"
    ),
    (
      Column("rank", .reals([0, 0])),
      "half of the ranks in column 'rank' of table are 0, so that there is no median to compare with; "
        + "name more seeds, in every part of the graph"
    ),
    (
      Column("rank", .strings(["high", nil])),
      "column 'rank' of table holds no ranks: 1 of 1 value is not a number, first in row 1; "
        + "name a column of numbers as 'sybil_rank_column'"
    ),
    (
      Column("rang", .reals([1, 1])),
      "table has no column 'rank'; did you mean 'rang'? its columns are person, rang"
    ),
  ])
  func `ranks that are none are errors`(column: Column, message: String) async throws {
    let table = Table([Column("person", .strings(["a", "b"])), column])
    let error = await #expect(throws: ScoreModelError.self) {
      try await CreditScorer(model: model).scores(
        for: table, friends: ListedTies(personCount: 2, [(0, 1)]))
    }
    #expect(error?.description == "model: $.categories[4].characteristics[0]: " + message)
  }

  @Test func `an empty name is a mistake among all others`() throws {
    let text = model.json
      .replacing("\"sybil_rank_column\": \"rank\"", with: "\"sybil_rank_column\": \" \"")
      .replacing("\"prior_strength\": 5", with: "\"prior_strength\": 0")
    let error = try #require(throws: ScoreModelError.self) { try ScoreModel(parsing: text) }
    #expect(error.description.contains("sybil_rank_column: the text is empty"))
    #expect(error.description.contains("prior_strength"))
  }

  @Test(arguments: 0..<60)
  func `bounds hold for ranks that stay`(seed: Int) async throws {
    var generator = SplitMix64(seed: seed + 9000)
    let size = Int.random(in: 4...20, using: &generator)
    var table = randomTable(for: model, rows: size, missing: 0, using: &generator)
    let ranks = (0..<size).map { _ in Double.random(in: 0.1...3, using: &generator) }
    try table.append(Column("rank", .reals(OptionalValues(ranks.map { $0 }))))
    let ties = ListedTies(random: size, probability: 0.4, using: &generator)
    let bounds = try #require(InfluenceBounds(model: model))
    #expect(bounds.discountsTies && bounds.oneTie(strength: 0.1) == 30)
    #expect(bounds.inventedFriends(count: 1, strength: 0.1, totalStrength: 9) == 30)
    let scorer = CreditScorer(model: model)
    let before = try await scorer.scores(for: table, friends: ties).exactScores
    for friend in ties.friends[0] {
      var fewer = ties
      fewer.remove(0, friend.person)
      let after = try await scorer.scores(for: table, friends: fewer).exactScores
      let bound = bounds.holdingRisks.oneTie(strength: friend.strength)
      for (old, new) in zip(before, after) {
        if let old, let new { #expect(abs(new - old) <= bound + 1e-9) }
      }
    }
  }
}
