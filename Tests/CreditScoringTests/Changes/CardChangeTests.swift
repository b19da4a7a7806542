import CreditScoring
import Execution
import Files
import Memory
import Statistics
import Tables
import Testing

/// What a card did to scores since the run before, told from what friends did.
struct CardChangeTests {
  /// A run over the same people, by the way that a job goes: friends' scores are counted as then besides.
  private struct Run {
    let people: Table
    let ties: ListedTies
    let scores: EntityScores
    let table: Table

    var first: Scores { scores.parts[0].scores }

    init(_ people: Table, _ model: ScoreModel, _ ties: ListedTies) async throws {
      self.people = people
      self.ties = ties
      scores = try await EntityScorer(cards: EntityCards(model)).scores(for: people) { _ in ties }
      let first = scores.parts[0].scores
      table = try people.joined(with: first.table()).joined(
        with: Table(first.identified.columns + first.pointsColumns(execution: Execution())))
    }

    func changes(since table: Table, countsAgain: Bool = true) async throws -> ScoreChanges {
      let earlier = EarlierRun(table, for: first.identified)
      var counted: EntityScores?
      if countsAgain, let cards = scores.cards(countingFriendsAsIn: [earlier]) {
        let ties = ties
        counted = try await EntityScorer(cards: cards).scores(for: people) { _ in ties }
      }
      return try ScoreChanges(
        first, since: earlier, countingAsThen: counted?.parts[0].scores, execution: Execution())
    }
  }

  private static func card(prior: String = "5", mean: String = "null") throws -> ScoreModel {
    try FriendsScoresTests.card(mean: mean, prior: prior)
  }

  private func people(_ seed: Int) -> Table {
    var generator = SplitMix64(seed: seed)
    return randomTable(for: .reported2015, rows: 60, missing: 0.1, using: &generator)
  }

  private func ties(_ seed: Int) -> ListedTies {
    var generator = SplitMix64(seed: seed)
    return ListedTies(random: 60, probability: 0.15, using: &generator)
  }

  /// The causes that moved anybody's points, once all parts add up.
  private func causes(_ changes: ScoreChanges, _ now: Run, _ before: Run) -> Set<
    ScoreChange.Cause
  > {
    var causes: Set<ScoreChange.Cause> = []
    for row in now.first.indices {
      guard let change = changes[row] else { continue }
      #expect(
        change.previousScore == before.first[row].score && change.score == now.first[row].score)
      #expect(change.parts.map(\.points).reduce(0, +) == change.change)
      causes.formUnion(change.parts.map(\.cause))
    }
    return causes
  }

  @Test(arguments: ["1", "20"], 0..<3)
  func `another weight of the mean is the model's, and nothing of friends`(
    _ prior: String, _ seed: Int
  ) async throws {
    let (people, ties) = (people(seed), ties(seed))
    let before = try await Run(people, Self.card(), ties)
    let now = try await Run(people, Self.card(prior: prior), ties)
    let changes = try await now.changes(since: before.table)
    #expect(causes(changes, now, before) == [.model])
    // Where friends' scores can't be counted as they did, neither.
    let untold = try await now.changes(since: before.table, countsAgain: false)
    #expect(untold.hidesFriends && causes(untold, now, before) == [.model])
  }

  @Test func `a mean that is stated is the model's, one that moves is the mean's`() async throws {
    let (people, ties) = (people(5), ties(5))
    let before = try await Run(people, Self.card(mean: "0.4"), ties)
    let now = try await Run(people, Self.card(mean: "0.8"), ties)
    let changes = try await now.changes(since: before.table)
    #expect(causes(changes, now, before) == [.model])
  }

  @Test func `friends and a card that counts them otherwise are told apart`() async throws {
    let (people, old) = (people(7), ties(7))
    let before = try await Run(people, Self.card(), old)
    let now = try await Run(people, Self.card(prior: "2"), ties(8))
    let changes = try await now.changes(since: before.table)
    let causes = causes(changes, now, before)
    #expect(causes.contains(.friends) && causes.contains(.model) && !causes.contains(.own))
    // By the card of then friends alone moved the same.
    let between = try await Run(people, Self.card(), ties(8))
    let alone = try await between.changes(since: before.table)
    for row in now.first.indices {
      let parts = { (change: ScoreChange?) in
        change?.parts.filter { $0.characteristic == "friends_scores" && $0.cause == .friends }
      }
      if parts(changes[row])?.isEmpty == false {
        #expect(parts(changes[row]) == parts(alone[row]))
      }
    }
  }

  @Test func `a card with other points hides what friends did`() async throws {
    let (people, ties) = (people(9), ties(9))
    let before = try await Run(people, .reported2015, ties)
    let now = try await Run(people, .reported2015Variant, ties)
    let changes = try await now.changes(since: before.table)
    #expect(changes.hidesFriends && !causes(changes, now, before).contains(.friends))
  }

  @Test func `a table that does not tell how friends counted is of a card like the one now`()
    async throws
  {
    let (people, ties) = (people(11), ties(11))
    let before = try await Run(people, Self.card(), ties)
    let now = try await Run(people, Self.card(prior: "1"), ties)
    let changes = try await now.changes(since: before.table.dropping("friends_settings"))
    #expect(changes.friendsSettingsAreUnknown && !changes.hidesFriends)
    let told = try await now.changes(since: before.table)
    #expect(!told.friendsSettingsAreUnknown)
  }

  @Test(arguments: [
    (ScoreModel.FriendsScores(), "mode=fixed_point prior_strength=5"),
    (
      ScoreModel.FriendsScores(priorStrength: 2.5, populationMean: 0.6, fullStrengthWeight: 3),
      "mode=fixed_point prior_strength=2.5 population_mean=0.6 full_strength_weight=3"
    ),
    (
      ScoreModel.FriendsScores(
        mode: .lagged, earlierScoreColumn: "old", sybilRankColumn: "rank of mode=x"),
      "mode=lagged prior_strength=5 sybil_rank_column=rank of mode=x"
    ),
  ])
  func `settings are a column's text`(
    _ settings: ScoreModel.FriendsScores, _ text: String
  ) async throws {
    let model = try Self.replacing(settings)
    let scores = try await CreditScorer(model: model).scores(for: people(1))
    let column = try #require(
      scores.pointsColumns(execution: Execution()).first { $0.name == "friends_settings" })
    let row = try #require(scores.indices.first { scores[$0].score != nil })
    #expect(Table(scores.identified.columns + [column]).texts("friends_settings")[row] == text)
  }

  /// The card of 2015 with other settings.
  private static func replacing(_ settings: ScoreModel.FriendsScores) throws -> ScoreModel {
    let card = ScoreModel.reported2015
    return try ScoreModel(
      name: card.name, purpose: card.purpose, bands: card.bands,
      categories: card.categories.map { category in
        .init(
          name: category.name, weight: category.weight,
          characteristics: category.characteristics.map { characteristic in
            guard case .friendsScores = characteristic.measure else { return characteristic }
            return .init(
              name: characteristic.name, reason: characteristic.reason,
              budget: characteristic.budget, measure: .friendsScores(settings))
          })
      })
  }

  /// What counted as missing then is no other card.
  @Test func `values that the purpose forbids are forbidden then, too`() async throws {
    let catalog = try SourceCatalog(
      kinds: [
        .init("app", reliability: 0.9, purposes: ["something else"]),
        .init("bank", reliability: 0.9),
      ],
      columns: ["utilization": "app"], defaultKind: "bank")
    let (people, ties) = (people(15), ties(15))
    let scores = try await CreditScorer(
      model: .reported2015, certainty: CertaintyOptions(.sources(catalog))
    ).scores(for: people, friends: ties)
    let table = try people.joined(with: scores.table()).joined(
      with: Table(scores.identified.columns + scores.pointsColumns(execution: Execution())))
    let changes = try ScoreChanges(
      scores, since: EarlierRun(table, for: scores.identified), execution: Execution())
    #expect(!changes.hidesFriends)
    #expect(scores.indices.allSatisfy { changes[$0]?.parts.isEmpty != false })
  }

  /// People may have columns that are called like results.
  @Test func `results are looked for under their prefix first`() async throws {
    let (people, ties) = (people(13), ties(13))
    let run = try await Run(people, .reported2015, ties)
    let results = Set(run.table.columnNames).subtracting(people.columnNames)
    let columns = run.table.columns.map { column in
      results.contains(column.name) ? column.renamed("c_" + column.name) : column
    }
    let own = Column("score", .strings(people.identifiers.indices.map { _ in "mine" }))
    let table = Table(columns + [own])
    let earlier = EarlierRun(
      table, for: run.first.identified, prefix: "c_", writtenNames: table.columnNames)
    let changes = try ScoreChanges(run.first, since: earlier, execution: Execution())
    #expect(run.first.indices.allSatisfy { changes[$0]?.parts.isEmpty != false })
  }
}
