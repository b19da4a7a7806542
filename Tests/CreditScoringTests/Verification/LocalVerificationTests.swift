import CreditScoring
import Execution
import Files
import Identifiers
import Memory
import Statistics
import Tables
import Testing

/// Wrong values among people whose friends' figures rest on them: each is told in its own row.
struct LocalVerificationTests {
  private static let model = ScoreModel.reported2015

  /// 80 people with about twelve friends each, of whom nothing is missing.
  private struct Village {
    let table: Table
    let ties: ListedTies
    let rows = 0..<80

    init(seed: Int) async throws {
      var generator = SplitMix64(seed: seed)
      let people = randomTable(
        for: LocalVerificationTests.model, rows: 80, missing: 0, using: &generator)
      ties = ListedTies(random: 80, probability: 0.15, using: &generator)
      let scores = try await CreditScorer(model: LocalVerificationTests.model).scores(
        for: people, friends: ties)
      table = try people.joined(with: scores.table()).joined(
        with: Table(scores.identified.columns + scores.pointsColumns(execution: Execution())))
    }

    func verification(_ table: Table, _ other: ListedTies? = nil) async throws
      -> ScoreVerification
    {
      try await CreditScorer(model: LocalVerificationTests.model).verification(
        of: table, friends: other ?? ties)
    }

    /// The table with a value that brings other points in a row.
    func altering(_ table: Table, row: Int, _ characteristic: ScoreModel.Characteristic) -> Table {
      guard case .column(let measure) = characteristic.measure,
        let points = table["points_\(characteristic.name)"].flatMap({ $0.whole(row) }),
        let bin = measure.bins.firstIndex(where: { $0.points != points })
      else { return table }
      return table.replacing(measure.column, row) { _ in measure.value(inBin: bin, at: 0.5) }
    }
  }

  private static let own = model.categories
    .filter { $0.name != .interpersonalRelationships }.flatMap(\.characteristics)

  @Test(arguments: own.indices)
  func `a wrong value is told in its own row alone`(_ number: Int) async throws {
    let village = try await Village(seed: number)
    #expect(try await village.verification(village.table).isSound)
    for row in [3, 41] {
      let altered = village.altering(village.table, row: row, Self.own[number])
      let found = try await village.verification(altered)
      #expect(Set(found.faults.map(\.row)) == [row], "\(found)")
      #expect(found.faults.map(\.column).contains("points_\(Self.own[number].name)"))
    }
  }

  @Test func `wrong values together are told in their own rows`() async throws {
    let village = try await Village(seed: 7)
    var table = village.table
    for (place, characteristic) in Self.own.prefix(8).enumerated() {
      table = village.altering(table, row: 2 + 5 * place, characteristic)
    }
    let found = try await village.verification(table)
    #expect(Set(found.faults.map(\.row)) == Set((0..<8).map { 2 + 5 * $0 }), "\(found)")
  }

  /// Numbers that go with each other and not with the values.
  @Test func `wrong results are told in their own row alone`() async throws {
    let village = try await Village(seed: 11)
    let changes: [[String]] = [
      ["credit_history"], ["score"], ["credit_history", "score"],
      ["credit_history", "score", "score_minimum", "score_maximum"], ["score_minimum"],
      ["score_maximum"], ["interpersonal_relationships"],
    ]
    for (row, names) in changes.enumerated() {
      var table = village.table
      for name in names { table = table.replacing(name, row) { ($0 ?? 0) + 1 } }
      let found = try await village.verification(table)
      #expect(Set(found.faults.map(\.row)) == [row], "\(names): \(found)")
    }
    let figures = village.table.replacing("friends_figure", 20) { ($0 ?? 0.5) * 0.9 }
    let found = try await village.verification(figures)
    #expect(found.faults.map(\.row) == [20] && found.faults.map(\.column) == ["friends_figure"])
  }

  @Test func `other friendships than those of the run are suspected`() async throws {
    let village = try await Village(seed: 3)
    var generator = SplitMix64(seed: 99)
    let others = ListedTies(random: 80, probability: 0.15, using: &generator)
    let found = try await village.verification(village.table, others)
    let doubt = try #require(found.doubtOfFriendships)
    #expect(doubt.hasSuffix("these are perhaps not the friendships of that run"))
    #expect(found.description.contains(doubt))
    #expect(try await village.verification(village.table).doubtOfFriendships == nil)
  }

  @Test func `what is taken as stated is said`() async throws {
    let village = try await Village(seed: 5)
    let found = try await CreditScorer(model: Self.model).verification(of: village.table)
    #expect(found.isSound && found.takenAsStatedCount == 80)
    #expect(
      found.description.contains(
        "taken as stated, since it follows from friendships: interpersonal_relationships of 80 people"
      ))
    #expect(!found.description.contains("everything adds up"))
    #expect(found.text(friendships: "do it").contains("; do it\n"))
  }

  @Test func `the parts of a change must add up`() async throws {
    let village = try await Village(seed: 2)
    let score = try #require(village.table["score"])
    let scores: [Int?] = village.rows.map { score.whole($0) }
    func column(_ name: String, _ value: (Int) -> Int) -> Column {
      let values: [Int?] = scores.map { $0.map(value) }
      return Column(name, .integers(values))
    }
    var table = village.table
    try table.append(column("previous_score") { $0 - 5 })
    for (name, points) in [
      ("score_change", 5), ("change_own", 4), ("change_friends", 1), ("change_model", 0),
      ("change_population", 0),
    ] {
      try table.append(column(name) { _ in points })
    }
    var sound = try await village.verification(table)
    sound.addUpChanges(of: table)
    #expect(sound.isSound && sound.addedUpColumns.contains("change_own"), "\(sound)")
    let altered = table.replacing("change_own", 8) { ($0 ?? 0) + 1 }
    var found = try await village.verification(altered)
    found.addUpChanges(of: altered)
    #expect(found.faults.map(\.problem) == ["its causes do not add up to it"])
  }
}

extension Column {
  /// The whole number of a row.
  fileprivate func whole(_ row: Int) -> Int? {
    guard case .integers(let values) = values else { return nil }
    return values[row]
  }
}

extension Table {
  /// A copy with another number in a row of a column.
  fileprivate func replacing(_ name: String, _ row: Int, by change: (Double?) -> Double) -> Table {
    Table(
      columns.map { column -> Column in
        guard column.name == name else { return column }
        switch column.values {
        case .integers(let values):
          var numbers = Array(values)
          numbers[row] = Int(change(numbers[row].map(Double.init)))
          return Column(name, .integers(numbers))
        case .reals(let values):
          var numbers = Array(values)
          numbers[row] = change(numbers[row])
          return Column(name, .reals(numbers))
        default: return column
        }
      })
  }
}
