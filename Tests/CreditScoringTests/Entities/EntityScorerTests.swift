import CreditScoring
import Files
import Foundation
import Memory
import Statistics
import Tables
import Testing

/// People and businesses with cards that read one column and weigh friends differently: *w* is 0.1 and 0.4.
struct EntityVillage {
  static let person = Result { try FriendsScoresTests.heavyCard(friendsPoints: 60) }
  static let business = Result { try FriendsScoresTests.heavyCard(friendsPoints: 240) }

  var table: Table
  var ties: ListedTies
  let cards: EntityCards
  var generator: SplitMix64

  init(seed: Int, missing: Double = 0.1, kinds: [String?] = ["person", "business"]) throws {
    var generator = SplitMix64(seed: seed)
    cards = try EntityCards(
      kindColumn: "kind",
      [("person", try Self.person.get()), ("business", try Self.business.get())])
    let count = Int.random(in: 4...24, using: &generator)
    let values = (0..<count).map { _ -> Double? in
      Double.random(in: 0..<1, using: &generator) < missing
        ? nil : Double.random(in: 0...3, using: &generator)
    }
    // Both kinds are there in any case.
    let drawn =
      ["person", "business"]
      + (2..<count).map { _ in kinds.randomElement(using: &generator) ?? nil }
    table = Table([
      Column("id", .strings((0..<count).map { "e\($0)" })),
      Column("kind", .strings(TextValues(drawn))), Column("x", .reals(values)),
    ])
    let probability = Double.random(in: 0.1...0.5, using: &generator)
    ties = ListedTies(random: count, probability: probability, using: &generator)
    self.generator = generator
  }

  func scores(_ table: Table? = nil, _ ties: ListedTies? = nil) async throws -> EntityScores {
    let ties = ties ?? self.ties
    return try await EntityScorer(cards: cards).scores(
      for: table ?? self.table, friends: { _ in ties })
  }
}

struct EntityScorerTests {
  @Test(arguments: 0..<40)
  func `one card for two kinds gives the bytes of one card for all`(seed: Int) async throws {
    let village = try EntityVillage(seed: seed)
    let model = try EntityVillage.business.get()
    let cards = try EntityCards(kindColumn: "kind", [("person", model), ("business", model)])
    let ties = village.ties
    let certainty = CertaintyOptions(.none, showsBandProbabilities: true)
    let both = try await EntityScorer(cards: cards, certainty: certainty).scores(
      for: village.table, friends: { _ in ties })
    let one = try await CreditScorer(model: model, certainty: certainty).scores(
      for: village.table, friends: ties)
    #expect(both.table() == one.table())
    #expect(both.parts.map(\.kinds) == [["person", "business"]])
    #expect(try both.explanation(for: "e1").json == one.explanation(for: "e1").json)
  }

  @Test(arguments: 0..<40)
  func `cards that differ in name and state one mean give the scores of one card`(
    seed: Int
  ) async throws {
    let village = try EntityVillage(seed: seed)
    let model = try EntityVillage.business.get()
    func card(_ name: String) throws -> ScoreModel {
      try ScoreModel(
        parsing: model.json
          .replacingOccurrences(of: "\"name\": \"heavy\"", with: "\"name\": \"\(name)\"")
          .replacingOccurrences(of: "\"population_mean\": null", with: "\"population_mean\": 0.6"))
    }
    let cards = try EntityCards(
      kindColumn: "kind", [("person", card("a")), ("business", card("b"))])
    let ties = village.ties
    let both = try await EntityScorer(cards: cards).scores(
      for: village.table, friends: { _ in ties })
    let one = try await CreditScorer(model: card("a")).scores(for: village.table, friends: ties)
    #expect(both.parts.count == 2)
    #expect(both.table() == one.table())
  }

  @Test(arguments: 0..<20)
  func `names of kinds and the order of cards change nothing, and rows permute`(
    seed: Int
  ) async throws {
    let village = try EntityVillage(seed: seed, kinds: ["person", "business", "club", nil])
    let scores = try await village.scores()
    let names = ["person": "P", "business": "a b", "club": "c"]
    let renamed = Table(
      village.table.columns.map { column in
        column.name != "kind"
          ? column
          : Column(
            "kind",
            .strings(
              TextValues(village.table.texts("kind").map { $0.flatMap { names[$0] } })))
      })
    let cards = try EntityCards(
      kindColumn: "kind",
      [("a b", EntityVillage.business.get()), ("P", EntityVillage.person.get())])
    let ties = village.ties
    let other = try await EntityScorer(cards: cards).scores(for: renamed, friends: { _ in ties })
    for name in ["score", "score_minimum", "score_maximum", "interpersonal_relationships"] {
      #expect(other.table().integers(name) == scores.table().integers(name))
    }
    // The last row comes first.
    let count = village.table.rowCount
    var turned = ListedTies(personCount: count)
    for (row, friends) in ties.friends.enumerated() {
      for (friend, strength) in friends where friend < row {
        turned.add(count - 1 - row, count - 1 - friend, strength: strength)
      }
    }
    let back = try await village.scores(village.table.rows((0..<count).reversed()), turned)
    for (left, right) in zip(back.exactScores.reversed(), scores.exactScores) {
      #expect((left == nil) == (right == nil))
      if let left, let right { #expect(abs(left - right) < 1e-9) }
    }
  }

  @Test func `a business and its owner are solved by hand`() async throws {
    // The owner at the top of everything else, the business at the bottom; κ = 0.5, w = 0.1 and 0.4,
    // the means are those of the one of each kind: 1 and 0.
    let village = try EntityVillage(seed: 1)
    let table = Table([
      Column("id", .strings(["owner", "shop"])),
      Column("kind", .strings(["person", "business"])), Column("x", .reals([2.5, 0])),
    ])
    let scores = try await village.scores(table, ListedTies(personCount: 2, [(0, 1)]))
    // z_o = 0.9 + 0.1 (0.5 + z_s) / 1.5, z_s = 0.4 z_o / 1.5.
    let owner = (0.9 + 0.1 / 3) / (1 - 0.1 / 1.5 * 0.4 / 1.5)
    let shop = 0.4 * owner / 1.5
    let exact = scores.exactScores.compactMap(\.self)
    #expect(abs(exact[0] - (350 + 600 * owner)) < 1e-9)
    #expect(abs(exact[1] - (350 + 600 * shop)) < 1e-9)
  }

  @Test func `rows without a card contribute nothing, and say why`() async throws {
    let village = try EntityVillage(seed: 1)
    let table = Table([
      Column("id", .strings(["a", "b", "c", "d"])),
      Column("kind", .strings(TextValues(["person", "business", "club", nil]))),
      Column("x", .reals([2.5, 0, 2.5, 2.5])),
    ])
    let pairs = ListedTies(personCount: 4, [(0, 1), (0, 2), (0, 3), (1, 2)])
    let scores = try await village.scores(table, pairs)
    let alone = try await village.scores(table, ListedTies(personCount: 4, [(0, 1)]))
    #expect(scores.exactScores == alone.exactScores)
    #expect(
      scores.table().texts("score_status") == [
        "assessed", "assessed", "not assessable: no card for kind 'club'",
        "not assessable: the kind is not known",
      ])
    #expect(scores.table().integers("score_maximum")[2...] == [nil, nil])
    #expect(scores.score(of: "c") == nil)
    #expect(
      scores.warnings.map(\.description) == [
        "1 row can't be assessed: there is no card for kind 'club'",
        "1 row can't be assessed: the kind is not known",
      ])
    #expect(throws: ScoreModelError.self) { try scores.explanation(for: "c") }
  }

  @Test func `a card without rows is told of, and has no say`() async throws {
    let village = try EntityVillage(seed: 1)
    let table = Table([
      Column("id", .strings(["a"])), Column("kind", .strings(["person"])),
      Column("x", .reals([2.5])),
    ])
    let scores = try await village.scores(table, ListedTies(personCount: 1))
    #expect(
      scores.warnings.map(\.description) == [
        "there is a card for kind 'business', and no row of it"
      ]
    )
    #expect(scores.assessedCount == 1)
  }

  @Test func `cards that don't go together are refused`() throws {
    let model = try EntityVillage.person.get()
    let lagged = try EntityVillage.business.get().readingFriendsScores(.lagged, from: "earlier")
    let other = try model.readingFriendsScores(.lagged, from: "before")
    func problem(_ cards: [(kind: String, model: ScoreModel)]) -> String? {
      do throws(ScoreModelError) {
        _ = try EntityCards(kindColumn: "kind", cards)
        return nil
      } catch {
        return error.mistakes[0].problem
      }
    }
    #expect(problem([]) == "there is none")
    #expect(problem([("a", model), ("a", lagged)]) == "there are two cards for kind 'a'")
    #expect(
      problem([("a", model), ("b", lagged)])
        == "friends' scores are of the same run in one card and earlier ones in another")
    #expect(
      problem([("a", other), ("b", lagged)])
        == "the cards take earlier scores from columns of different names")
    #expect(problem([("a", model), ("b", .european)]) == nil)
  }

  @Test func `one card whose values have reliabilities is enough`() async throws {
    let cards = try EntityCards(
      kindColumn: "kind", [("person", .reported2015), ("business", .smallBusiness)])
    let person = randomPeople(for: .reported2015)
    let business = randomPeople(for: .smallBusiness)
    let known = Set(person.columnNames)
    let kinds = (0..<person.rowCount).map { $0 % 2 == 0 ? "person" : "business" }
    var columns = person.columns + business.columns.filter { !known.contains($0.name) }
    columns.append(Column("kind", .strings(kinds)))
    let table = Table(columns, sourceName: "entities.csv")
    let scorer = EntityScorer(cards: cards, certainty: CertaintyOptions(.columns))
    let none = await #expect(throws: ScoreModelError.self) { try await scorer.scores(for: table) }
    #expect(
      none?.description.hasPrefix(
        "entities.csv: no column tells how reliable the values are that the cards read: '") ?? false
    )
    let only = try #require(
      ScoreModel.smallBusiness.columnNames.first { name in
        table[name] != nil && !ScoreModel.reported2015.columnNames.contains(name)
      })
    let reliabilities: [Double?] = Array(repeating: 0.9, count: table.rowCount)
    columns.append(Column("\(only)_reliability", .reals(reliabilities)))
    let reliable = Table(columns, sourceName: "entities.csv")
    let scores = try await scorer.scores(for: reliable)
    #expect(scores.assessedCount > 0)
    let warnings = scores.warnings.map(\.description).filter { $0.contains("count as true") }
    #expect(warnings.count == 1 && warnings[0].hasPrefix("kind 'person': "), "\(warnings)")
  }

  private func randomPeople(for model: ScoreModel) -> Table {
    var generator = SplitMix64(seed: 5)
    return randomTable(for: model, rows: 12, missing: 0, using: &generator)
  }
}
