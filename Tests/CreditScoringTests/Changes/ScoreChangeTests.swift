import CreditScoring
import Execution
import Files
import Memory
import Statistics
import Tables
import Testing

/// What moved scores since the run before.
struct ScoreChangeTests {
  /// What a run found, and the table that it wrote.
  private struct Run {
    let scores: Scores
    let table: Table

    init(
      _ people: Table, _ model: ScoreModel, _ ties: ListedTies? = nil
    ) async throws {
      scores = try await CreditScorer(model: model).scores(for: people, friends: ties)
      table = try people.joined(with: scores.table()).joined(
        with: Table(scores.identified.columns + scores.pointsColumns(execution: Execution())))
    }

    func changes(since before: Run) throws -> ScoreChanges {
      try changes(since: before.table)
    }

    func changes(since table: Table) throws -> ScoreChanges {
      try ScoreChanges(
        scores, since: EarlierRun(table, for: scores.identified), execution: Execution())
    }
  }

  private func people(_ model: ScoreModel, _ seed: Int, rows: Int = 80) -> Table {
    var generator = SplitMix64(seed: seed)
    return randomTable(for: model, rows: rows, missing: 0.1, using: &generator)
  }

  private func ties(_ seed: Int, rows: Int = 80, _ probability: Double = 0.07) -> ListedTies {
    var generator = SplitMix64(seed: seed)
    return ListedTies(random: rows, probability: probability, using: &generator)
  }

  /// The parts of everyone must add up, and so must the columns.
  private func expectSums(_ changes: ScoreChanges, _ now: Run, _ before: Run) throws {
    let columns = changes.told(ofCharacteristics: true, execution: Execution()).columns
    let table = Table(now.scores.identified.columns + columns)
    let causes = ScoreChange.Cause.allCases.map { "change_\($0.rawValue)" }
    let parts = columns.map(\.name).filter { name in
      ScoreChange.Cause.allCases.contains { name.hasSuffix("_\($0.rawValue)") }
        && !causes.contains(name)
    }
    for row in now.scores.indices {
      let (score, previous) = (now.scores[row].score, before.scores[row].score)
      guard let score, let previous else {
        #expect(changes[row] == nil && table.integers("score_change")[row] == nil)
        continue
      }
      let change = try #require(changes[row])
      #expect(change.change == score - previous)
      #expect(change.parts.map(\.points).reduce(0, +) == change.change)
      #expect(change.parts.allSatisfy { $0.points != 0 })
      #expect(table.integers("score_change")[row] == change.change)
      for names in [causes, parts] {
        let sum = names.reduce(0) { $0 + (table.integers($1)[row] ?? 0) }
        #expect(sum == change.change)
      }
    }
  }

  @Test(arguments: cards.indices, 0..<5)
  func `parts add up for everyone, whatever moved`(_ card: Int, _ seed: Int) async throws {
    let model = cards[card]
    let before = try await Run(people(model, seed), model, ties(seed))
    let now = try await Run(people(model, seed + 100), model, ties(seed + 50))
    let changes = try now.changes(since: before)
    try expectSums(changes, now, before)
    // The same model moves nothing.
    for row in now.scores.indices {
      #expect(changes[row]?.parts.contains { $0.cause == .model } != true)
    }
  }

  @Test func `nothing moves where nothing is another`() async throws {
    let model = ScoreModel.reported2015
    let run = try await Run(people(model, 3), model, ties(3))
    let changes = try run.changes(since: run)
    #expect(run.scores.indices.allSatisfy { changes[$0]?.parts.isEmpty != false })
    #expect(
      changes.told(ofCharacteristics: false, execution: Execution()).comparedCount
        == run.scores.assessedCount)
  }

  /// The model, the weights of its categories and its budget of friends' scores are others.
  @Test(arguments: 0..<4)
  func `a model that is another is told as such`(_ seed: Int) async throws {
    let people = people(.reported2015, seed)
    let ties = ties(seed, 0.2)
    let before = try await Run(people, .reported2015, ties)
    for model in [
      ScoreModel.reported2015Variant, .european, .reported2015.removing(.creditHistory),
    ] {
      let now = try await Run(people, model, ties)
      let changes = try now.changes(since: before)
      try expectSums(changes, now, before)
      for row in now.scores.indices {
        // The values are the same. Friends have other scores by another model, too.
        #expect(changes[row]?.points(.own) ?? 0 == 0)
      }
    }
    let now = try await Run(people, .european, nil)
    let changes = try now.changes(since: before)
    #expect(now.scores.indices.allSatisfy { changes[$0]?.points(.friends) ?? 0 == 0 })
  }

  @Test func `one's own value, a friend's and the mean are told apart`() async throws {
    let model = try FriendsScoresTests.card(mean: "null")
    let people = people(model, 8, rows: 40)
    // The first has the six that follow for friends; the others have nobody.
    let ties = ListedTies(personCount: 40, (1...6).map { (0, $0) })
    let before = try await Run(people, model, ties)
    let delays = "worst_delay_months"
    let own = try await Run(people.replacing(delays, row: 0, with: nil), model, ties)
    let first = try #require(try own.changes(since: before)[0])
    #expect(
      first.parts.filter { $0.cause == .own }.allSatisfy { $0.characteristic == "worst_delay" })
    // Everyone else's values move the mean alone, for whom nobody is a friend of.
    let moved = (10..<40).reduce(people) { table, row in
      table.replacing("on_time_share", row: row, with: 0)
    }
    let others = try await Run(moved, model, ties)
    let changes = try others.changes(since: before)
    let neighbor = try #require(changes[0])
    #expect(neighbor.points(.own) == 0 && neighbor.points(.friends) == 0)
    #expect(neighbor.points(.population) < 0)
    let lone = try #require(changes[8])
    #expect(lone.parts.map(\.cause) == [.population])
    let friends = try await Run(
      (1...6).reduce(people) { $0.replacing("on_time_share", row: $1, with: 0) }, model, ties)
    let parts = try #require(try friends.changes(since: before)[0])
    #expect(parts.points(.own) == 0 && parts.points(.friends) <= 0)
  }

  /// What one friend moved is told of no characteristic, and in words without a number.
  @Test func `relationships of few friends move as one and in coarse words`() async throws {
    let model = try FriendsScoresTests.heavyCard(friendsPoints: 300)
    let table = Table([
      Column("id", .strings(["a", "b", "c"])), Column("x", .reals([3, 0, 1.5])),
    ])
    let ties = ListedTies(personCount: 3, [(0, 1)])
    let before = try await Run(table, model, ties)
    let now = try await Run(table.replacing("x", row: 1, with: 3), model, ties)
    let changes = try now.changes(since: before)
    let part = try #require(changes[0]?.parts.first)
    #expect(part.characteristic == "interpersonal_relationships" && part.cause == .friends)
    let columns = changes.told(ofCharacteristics: true, execution: Execution()).columns
    let told = Table(now.scores.identified.columns + columns)
    #expect(
      (1...4).map { told.texts("change_\($0)")[0] } == [
        "Interpersonal relationships: more points than before, since what is known of friends, or of all people, "
          + "is another", nil, nil, nil,
      ])
  }

  @Test func `people who are new or gone are counted and not compared`() async throws {
    let model = ScoreModel.european
    let all = people(model, 5, rows: 30)
    let before = try await Run(all.rows(0..<25), model)
    let now = try await Run(all.rows(10..<30), model)
    let earlier = EarlierRun(before.table, for: now.scores.identified)
    #expect(earlier.newCount == 5 && earlier.goneCount == 10)
    let changes = try now.changes(since: before)
    #expect((15..<20).allSatisfy { changes[$0] == nil && changes.previousScore($0) == nil })
  }

  @Test func `words tell the largest parts first`() async throws {
    let model = ScoreModel.european
    let table = extremeTable(for: model, rows: 1, best: true)
    let before = try await Run(table, model)
    let now = try await Run(
      table.replacing("worst_delay_months", row: 0, with: 9)
        .replacing("inquiries_12m", row: 0, with: nil), model)
    let columns = try now.changes(since: before).told(
      ofCharacteristics: false, execution: Execution()
    ).columns
    let told = Table(now.scores.identified.columns + columns)
    #expect(
      told.texts("change_1")[0] == "Worst delay: -63 points, since the value is another")
    #expect(told.texts("change_2")[0]?.hasPrefix("Recent inquiries: -") == true)
    #expect(told.integers("change_own") == told.integers("score_change"))
  }

  @Test func `tables without points, and points that don't add up, are refused`() async throws {
    let model = ScoreModel.european
    let run = try await Run(people(model, 5), model)
    let points = run.table.columnNames.filter { $0.hasPrefix("points_") }
    #expect(throws: DataError.self) { try run.changes(since: run.table.dropping(points)) }
    #expect(throws: DataError.self) { try run.changes(since: run.table.dropping("score")) }
    let scores = run.table.integers("score")
    let row = try #require(scores.lastIndex { $0 != nil })
    var altered = scores
    altered[row] = (altered[row] ?? 0) + 1
    let bad = Table(
      run.table.columns.map { $0.name == "score" ? Column("score", .integers(altered)) : $0 })
    let error = #expect(throws: DataError.self) { try run.changes(since: bad) }
    #expect(error?.problem == "the points don't add up as in other rows to column 'score'")
    // The row that is another is told, wherever it is.
    altered = scores
    let first = try #require(scores.firstIndex { $0 != nil })
    altered[first] = nil
    let scoreless = Table(
      run.table.columns.map { $0.name == "score" ? Column("score", .integers(altered)) : $0 })
    let other = #expect(throws: DataError.self) { try run.changes(since: scoreless) }
    #expect(other?.problem == "there are points, and no score in column 'score'")
    // Numbers that can't be added up are no points.
    altered = scores
    altered[row] = .max
    let huge = Table(
      run.table.columns.map { $0.name == "score" ? Column("score", .integers(altered)) : $0 })
    #expect(throws: DataError.self) { try run.changes(since: huge) }
    #expect(
      try await CreditScorer(model: model).verification(of: huge).faults.map(\.column) == ["score"])
    // A column that is called like points and is none is left alone.
    var more = run.table
    try more.append(Column("points_earned", .integers((0..<80).map { $0 % 7 })))
    try expectSums(try run.changes(since: more), run, run)
  }
}
