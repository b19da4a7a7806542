internal import Execution
internal import Files
internal import Memory
internal import Tables

/// A scored table beside what the model gives for its people.
struct ScoredTableCheck: Sendable {
  /// What the table states.
  let written: WrittenScores
  /// What results from people's values.
  let scores: Scores
  /// The same where friends' points come from what the table states of others.
  let local: Scores
  /// The rows whose own points are not what results from their values.
  let disputed: Set<Int>
  /// Whether the friendships are known.
  let hasFriendships: Bool
  /// The characteristics of which it is not known what is missing behind them about other people.
  let isOpen: [Bool]
  /// The points that friends' scores brought, as the category has them; 0 where it can't be told.
  let friendsPoints: Buffer<Int32>
  /// The reasons without and with relationships.
  let reasons: (withheld: ReasonRanking.Reasons, told: ReasonRanking.Reasons)

  /// What the card states of how friends' scores count, and the same in every other mode, which a run may choose;
  /// none if they don't count.
  let friendsSettings: [String]

  var table: Table { written.table }

  /// Sets a table beside what results.
  ///
  /// - Parameters:
  ///   - written: What the table states.
  ///   - scores: What results from people's values.
  ///   - local: What results of friendships and of what the table states; `nil` without friendships.
  ///   - disputed: The rows whose own points are not what results from their values.
  ///   - openColumns: The columns of which it is not known what is missing behind them about other people.
  ///   - execution: How the work runs.
  /// - Throws: `CancellationError` if the work was cancelled.
  init(
    _ written: WrittenScores, _ scores: Scores, local: Scores?, disputed: Set<Int>,
    openColumns: Set<String>, execution: Execution
  ) throws {
    (self.written, self.scores, self.disputed) = (written, scores, disputed)
    self.local = local ?? scores
    hasFriendships = local != nil
    friendsSettings = scores.model.friendsScores.map { $0.settingsTexts } ?? []
    isOpen = scores.evaluation.items.map { item in
      guard case .column(let measure) = item.characteristic.measure else { return true }
      return openColumns.contains(measure.column)
        || local == nil && scores.isRelationship(item)
    }
    let points =
      local.map { $0.friendsPoints ?? Buffer(repeating: 0, count: $0.count) }
      ?? Self.friendsPoints(of: scores, written, execution)
    friendsPoints = points
    let ranking = ReasonRanking(model: scores.model, evaluation: scores.evaluation)
    func reasons(_ isTold: Bool) throws(CancellationError) -> ReasonRanking.Reasons {
      try ranking.reasons(
        .init(
          statuses: scores.statuses, friendsPoints: points,
          disclosesRelationships: Buffer(repeating: isTold, count: scores.count),
          populationMean: (local ?? scores).populationMean),
        execution: execution)
    }
    self.reasons = (try reasons(false), try reasons(true))
  }

  /// What friends' scores brought: what the category has beside its columns, within the budget.
  private static func friendsPoints(
    of scores: Scores, _ written: WrittenScores, _ execution: Execution
  ) -> Buffer<Int32> {
    let result = ScatterBuffer<Int32>(zeroedCount: scores.count)
    guard let item = scores.friendsItem else { return result.freeze() }
    execution.forEachBlock(of: scores.count) { rows in
      for row in rows {
        guard let sum = written.points(.interpersonalRelationships, row) else { continue }
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

  /// The number of people of whom what friends' scores brought is taken as the table has it; 0 if everyone has the
  /// points of a run without friendships, which can be computed again.
  private var takenAsStatedCount: Int {
    guard !hasFriendships, let neutral = scores.friendsPoints else { return 0 }
    let assessed = scores.indices.filter { scores.isAssessed($0) }
    return assessed.allSatisfy { friendsPoints[$0] == neutral[$0] } ? 0 : assessed.count
  }

  /// Counts of how many people what friends brought could be compared, and of how many it differs.
  private func countFigures(of verification: inout ScoreVerification) {
    guard hasFriendships, let item = scores.friendsItem else { return }
    let names = [
      Scores.figureName, Scores.pointsPrefix + item.characteristic.name,
      ScoreCategory.interpersonalRelationships.rawValue,
    ]
    let differing = Set(verification.faults.lazy.filter { names.contains($0.column) }.map(\.row))
    let hasFigures = written[Scores.figureName] != nil
    let compared = scores.indices.filter {
      hasFigures ? written.figure($0) != nil : scores.isAssessed($0)
    }
    verification.comparedFigureCount = compared.count
    verification.differingFigureCount = compared.count { differing.contains($0) }
  }

  func verification(_ execution: Execution) -> ScoreVerification {
    let most = scores.model.reasonNumbers.upperBound
    let names = Scores.columnNames.filter { $0 != "reason_\(most + 1)" }
    let points = scores.evaluation.items.map { Scores.pointsPrefix + $0.characteristic.name }
    let expected = names + points + (scores.friendsItem == nil ? [] : WrittenScores.friendsNames)
    let others = table.columnNames.filter { name in
      name.hasPrefix(Scores.pointsPrefix) && !points.contains(name) && name != "points_to_next"
    }
    let faults = execution.blocks(of: scores.count) { rows in
      var faults: [ScoreVerification.Fault] = []
      for row in rows { check(row, &faults) }
      return faults
    }
    var verification = ScoreVerification(
      source: table.sourceName, rowCount: scores.count,
      checkedColumns: expected.filter { written[$0] != nil },
      absentColumns: expected.filter { written[$0] == nil }, strangeColumns: others,
      uncheckedColumns: table.columnNames.filter(Self.isBesideScores),
      faults: faults.flatMap(\.self))
    verification.takenAsStatedCount = takenAsStatedCount
    verification.undecidedCount = scores.indices.count { isUndecided($0) }
    countFigures(of: &verification)
    return verification
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
