import CreditScoring
import Execution
import Files
import Identifiers
import Memory
import Statistics
import Tables
import Testing

/// Scored tables, and what is altered in them.
struct VerificationTests {
  /// A table as a run writes it: people, scores and points.
  static func scored(
    _ model: ScoreModel, seed: Int, missing: Double = 0.2, withFriends: Bool = true
  ) async throws -> Table {
    let (people, ties) = village(model, seed, missing)
    let scores = try await CreditScorer(model: model).scores(
      for: people, friends: withFriends ? ties : nil)
    return try people.joined(with: scores.table()).joined(
      with: Table(
        scores.identified.columns + scores.pointsColumns(execution: Execution())))
  }

  private static func village(
    _ model: ScoreModel, _ seed: Int, _ missing: Double = 0.2
  ) -> (people: Table, ties: ListedTies) {
    var generator = SplitMix64(seed: seed)
    let people = randomTable(for: model, rows: 60, missing: missing, using: &generator)
    return (people, ListedTies(random: 60, probability: 0.1, using: &generator))
  }

  private static let models = cards + [.reported2015.removing(.behaviorAndPreferences)]

  @Test(arguments: models.indices, 0..<6)
  func `what a run wrote adds up`(_ model: Int, _ seed: Int) async throws {
    for withFriends in [true, false] {
      let table = try await Self.scored(Self.models[model], seed: seed, withFriends: withFriends)
      let result = try await CreditScorer(model: Self.models[model]).verification(of: table)
      #expect(result.isSound, "\(result)")
      #expect(result.absentColumns.isEmpty && result.strangeColumns.isEmpty)
    }
  }

  /// Every value of every result is altered in turn, and the row and the column are told.
  @Test(arguments: models.indices)
  func `whatever is altered is told with its row and column`(_ model: Int) async throws {
    let model = Self.models[model]
    let table = try await Self.scored(model, seed: 77)
    let scorer = CreditScorer(model: model)
    let sound = try await scorer.verification(of: table)
    let statuses = table.texts("score_status")
    for name in sound.checkedColumns {
      let row = try #require(
        (20..<60).first { statuses[$0] == "assessed" && table[name]?.values.isMissing($0) == false }
          ?? (0..<60).first { table[name]?.values.isMissing($0) == false })
      let result = try await scorer.verification(of: table.altering(name, row: row))
      let told = result.faults.map { [$0.column, "\($0.row)"] }
      let isOfFriends = name == "interpersonal_relationships" && model.friendsScores != nil
      // What friends' scores brought is taken from there, so that what rests on it is told.
      #expect(
        isOfFriends
          ? !told.isEmpty && told.allSatisfy { $0[1] == "\(row)" }
          : told.contains([name, "\(row)"]),
        "\(name): \(told)")
      #expect(result.faultyRowCount == 1)
      #expect(!result.description.contains("p\(row)"))
    }
  }

  @Test(arguments: models.indices, 0..<3)
  func `with friendships what friends brought is computed again`(
    _ number: Int, _ seed: Int
  ) async throws {
    let model = Self.models[number]
    let (table, ties) = (
      try await Self.scored(model, seed: seed), Self.village(model, seed).ties
    )
    let scorer = CreditScorer(model: model)
    let sound = try await scorer.verification(of: table, friends: ties)
    #expect(sound.isSound, "\(sound)")
    guard model.friendsScores != nil else { return }
    let statuses = table.texts("score_status")
    let row = try #require(
      (0..<60).first { statuses[$0] == "assessed" && !ties.friends[$0].isEmpty })
    for name in ["interpersonal_relationships", "score_minimum", "score_maximum"] {
      let shift = name == "score_maximum" ? -1 : 1
      let value = (table.integers(name)[row] ?? 0) + shift
      let altered = try await scorer.verification(
        of: table.altering(name, row: row, to: value), friends: ties)
      #expect(
        altered.faults.map { [$0.column, "\($0.row)"] }.contains([name, "\(row)"]), "\(name)")
    }
    // Somebody tells what few friends brought.
    let untold = try #require(
      (0..<60).first {
        statuses[$0] == "assessed" && table.integers("points_friends_scores")[$0] == nil
      })
    let told = try await scorer.verification(
      of: table.altering("points_friends_scores", row: untold, to: 3), friends: ties)
    #expect(told.faults.map(\.problem) == ["it is told, and too few friends contribute"])
  }

  @Test func `a value that is missing, or is there without a score, is told`() async throws {
    let table = try await Self.scored(.european, seed: 5, missing: 0.5)
    let scorer = CreditScorer(model: .european)
    let statuses = table.texts("score_status")
    let assessed = try #require(statuses.firstIndex(of: "assessed"))
    let other = try #require(statuses.firstIndex { $0 != "assessed" })
    var altered = table.altering("score", row: assessed, to: nil)
    altered = altered.altering("score", row: other, to: 500)
    let result = try await scorer.verification(of: altered)
    #expect(
      Set(result.faults.map(\.problem)) == [
        "nothing is written, and \(table.integers("score")[assessed] ?? 0) results",
        "it has a value, and the person can't be assessed",
      ])
    #expect(
      result.description.contains("2 values of 2 rows do not add up")
        && result.description.contains(": row \(assessed + 1): column 'score': nothing is written"))
  }

  @Test func `columns of points that are of no characteristic are told`() async throws {
    var table = try await Self.scored(.european, seed: 5)
    try table.append(Column("points_charm", .integers((0..<60).map { $0 })))
    let result = try await CreditScorer(model: .european).verification(of: table)
    #expect(result.isSound && result.strangeColumns == ["points_charm"])
  }

  @Test func `a table without scores can't be verified, one without points can`() async throws {
    let table = try await Self.scored(.european, seed: 5)
    let scorer = CreditScorer(model: .european)
    await #expect(throws: DataError.self) {
      try await scorer.verification(of: table.dropping("score"))
    }
    let points = table.columnNames.filter { $0.hasPrefix("points_") }
    let result = try await scorer.verification(of: table.dropping(points + ["reason_2"]))
    #expect(result.isSound && result.absentColumns == ["reason_2"] + points)
  }

  /// Five of six friends are no secret; of one friend the figure would be the friend's score.
  @Test func `points of relationships are told from the fifth friend on`() async throws {
    let model = ScoreModel.reported2015
    var generator = SplitMix64(seed: 1)
    let people = randomTable(for: model, rows: 12, missing: 0, using: &generator)
    // The first has one friend, the second four, the third five.
    let ties = ListedTies(
      personCount: 12,
      [(0, 11), (1, 3), (1, 4), (1, 5), (1, 6), (2, 7), (2, 8), (2, 9), (2, 10), (2, 11)])
    let scores = try await CreditScorer(model: model).scores(for: people, friends: ties)
    let columns = scores.pointsColumns(execution: Execution())
    let ofRelationships = columns.filter {
      ["points_friends_scores", "friends_figure"].contains($0.name)
    }
    #expect(ofRelationships.count == 2)
    for column in ofRelationships {
      #expect((0..<3).map { column.values.isMissing($0) } == [true, true, false])
    }
    for column in columns where !ofRelationships.contains(column) {
      #expect((0..<12).allSatisfy { !column.values.isMissing($0) })
    }
  }
}

extension Table {
  /// A copy with one value of a result altered.
  fileprivate func altering(_ name: String, row: Int) -> Table {
    guard let column = self[name] else { return self }
    switch column.values {
    case .integers(let values):
      // Minimum and maximum can be told only beyond the score.
      let shift = name == "score_minimum" ? 2000 : name == "score_maximum" ? -2000 : 1
      return altering(name, row: row, to: (values[row] ?? 0) + shift)
    case .reals(let values):
      var values = Array(values)
      values[row] = (values[row] ?? 0) > 0.5 ? 0 : 1
      return replacingValues(of: name, .reals(values))
    case .strings(let values):
      var values = Array(values)
      values[row] = "something else"
      return replacingValues(of: name, .strings(values))
    case .booleans, .times: return self
    }
  }

  /// A copy with a whole number replaced.
  fileprivate func altering(_ name: String, row: Int, to value: Int?) -> Table {
    guard case .integers(let values)? = self[name]?.values else { return self }
    var numbers = Array(values)
    numbers[row] = value
    return replacingValues(of: name, .integers(numbers))
  }

  private func replacingValues(of name: String, _ values: ColumnValues) -> Table {
    Table(columns.map { $0.name == name ? Column(name, values) : $0 })
  }
}
