internal import Execution
internal import Files
internal import Memory
internal import Tables

/// A scored table beside what the model gives for its people.
struct ScoredTableCheck: Sendable {
  let table: Table
  /// What the model gives.
  let scores: Scores
  /// Whether it knows the friendships.
  let hasFriendships: Bool
  /// The written columns of the score, by name.
  let written: [String: WrittenColumn]
  /// The characteristics that may rest on other people's data.
  let isOpen: [Bool]
  /// The points that friends' scores brought, as the category has them; 0 where it can't be told.
  let friendsPoints: Buffer<Int32>
  /// The reasons without and with relationships.
  let reasons: (withheld: ReasonRanking.Reasons, told: ReasonRanking.Reasons)

  static let sums = ScoreCategory.allCases.map(\.rawValue)

  init(
    _ table: Table, _ scores: Scores, hasFriendships: Bool, computedColumns: Set<String>,
    execution: Execution
  ) throws {
    self.table = table
    self.scores = scores
    self.hasFriendships = hasFriendships
    let items = scores.evaluation.items
    let pointsNames = items.map { Scores.pointsPrefix + $0.characteristic.name }
    let names = Scores.columnNames + pointsNames + [Scores.figureName]
    let written = Dictionary(
      uniqueKeysWithValues: names.compactMap { name in
        table[name].map { (name, WrittenColumn(column: $0)) }
      })
    self.written = written
    let needed = ["score"] + scores.model.categories.map(\.name.rawValue)
    for name in needed where written[name] == nil {
      throw DataError(
        .badData, source: table.sourceName,
        problem: "there is no column '\(name)', without which nothing can be verified",
        remedy: "take a scored table with the score and the points of all categories")
    }
    isOpen = items.map { item in
      guard case .column(let measure) = item.characteristic.measure else { return true }
      return scores.isRelationship(item) || computedColumns.contains(measure.column)
    }
    let points =
      hasFriendships
      ? scores.friendsPoints ?? Buffer(repeating: 0, count: scores.count)
      : Self.friendsPoints(of: scores, written, execution)
    friendsPoints = points
    let ranking = ReasonRanking(model: scores.model, evaluation: scores.evaluation)
    func reasons(_ isTold: Bool) throws(CancellationError) -> ReasonRanking.Reasons {
      try ranking.reasons(
        .init(
          statuses: scores.statuses, friendsPoints: points,
          disclosesRelationships: Buffer(repeating: isTold, count: scores.count),
          populationMean: scores.populationMean),
        execution: execution)
    }
    self.reasons = (try reasons(false), try reasons(true))
  }

  /// What friends' scores brought: what the category has beside its columns, within the budget.
  private static func friendsPoints(
    of scores: Scores, _ written: [String: WrittenColumn], _ execution: Execution
  ) -> Buffer<Int32> {
    let result = ScatterBuffer<Int32>(zeroedCount: scores.count)
    let category = written[ScoreCategory.interpersonalRelationships.rawValue]
    guard let category, let item = scores.evaluation.items.first(where: { $0.friendsScores != nil })
    else { return result.freeze() }
    execution.forEachBlock(of: scores.count) { rows in
      for row in rows {
        guard case .number(let sum) = category.whole(row) else { continue }
        let brought = sum - scores.relationshipColumnPoints(row)
        result[row] = Int32(min(max(brought, 0), item.characteristic.budget))
      }
    }
    return result.freeze()
  }

  /// Whether a column is one of those that runs write beside scores, which rest on more than the table.
  private static func isBesideScores(_ name: String) -> Bool {
    [
      "score_low", "score_high", "band_probability", "band_is_firm", "veracity", "admittance",
      "reference", PercentileBands.columnName, "points_to_next", "next_benefit", "benefits_gained",
      "benefits_lost", "previous_score", "score_change",
    ].contains(name)
      || ScoreVerification.unchecked.contains(where: name.hasPrefix)
  }

  func verification(_ execution: Execution) -> ScoreVerification {
    let most = scores.model.reasonNumbers.upperBound
    let names = Scores.columnNames.filter { $0 != "reason_\(most + 1)" }
    let points = scores.evaluation.items.map { Scores.pointsPrefix + $0.characteristic.name }
    let expected = names + points + (scores.friendsItem == nil ? [] : [Scores.figureName])
    let others = table.columnNames.filter { name in
      name.hasPrefix(Scores.pointsPrefix) && !points.contains(name) && name != "points_to_next"
    }
    let faults = execution.blocks(of: scores.count) { rows in
      var faults: [ScoreVerification.Fault] = []
      for row in rows { check(row, &faults) }
      return faults
    }
    return ScoreVerification(
      source: table.sourceName, rowCount: scores.count,
      checkedColumns: expected.filter { written[$0] != nil },
      absentColumns: expected.filter { written[$0] == nil }, strangeColumns: others,
      uncheckedColumns: table.columnNames.filter(Self.isBesideScores),
      faults: faults.flatMap(\.self))
  }
}

extension Scores {
  /// The characteristic of friends' scores.
  var friendsItem: Evaluation.Item? { evaluation.items.first { $0.friendsScores != nil } }

  /// The points that the columns of interpersonal relationships bring, without friends' scores.
  func relationshipColumnPoints(_ row: Int) -> Int {
    var sum = 0
    for item in evaluation.items where item.friendsScores == nil && isRelationship(item) {
      sum += item.points[item.bins[row]]
    }
    return sum
  }
}
