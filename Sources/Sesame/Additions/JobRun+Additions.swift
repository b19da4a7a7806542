internal import CreditScoring
internal import Execution
internal import Files
internal import Graphs
internal import Tables

extension Stage {
  static let additions = Stage("further columns", share: 5)
}

extension ScoreAdditions {
  /// The stages of a run that come on top.
  var stages: [Stage] { isEmpty ? [] : [.additions] }
}

extension JobRun {
  /// What is told beside scores.
  ///
  /// - Parameters:
  ///   - additions: What is asked for.
  ///   - scores: The scores.
  ///   - table: What the scores were made of.
  ///   - graph: The friendships; `nil` without any.
  ///   - prefix: What stands before the names of columns that an earlier run wrote.
  /// - Returns: The identifiers with the columns, without the prefix, and rows for the history, if any.
  /// - Throws: What reading the earlier table and what is asked for throw.
  mutating func add(
    _ additions: ScoreAdditions, to scores: EntityScores, of table: Table,
    _ graph: RelationGraph? = nil, prefix: String
  ) async throws -> (table: Table, history: Table?) {
    if additions.isEmpty { return (scores.identified, nil) }
    let found = try await stage(.additions) { execution in
      try await execution.run { execution in
        let changes = try additions.previous.map { source in
          try scores.changes(
            since: JobRun.readPeople(source, execution), prefix: prefix, of: table, graph, execution
          )
        }
        return try scores.parts.enumerated().map { card, part in
          try AddedColumns(additions, part.scores, changes?[card], execution)
        }
      }
    }
    for (part, found) in zip(scores.parts, found) {
      let title = part.kinds.isEmpty ? "" : "\(part.title): "
      report.warnings += found.warnings.map { title.isEmpty ? $0 : Message(title) + $0 }
      report.summary.additions += found.summary.map { ($0.name, title + $0.text) }
    }
    let added = scores.whole(found.map(\.table)) { rows in
      guard additions.admittance != nil else { return [] }
      let answer = Admittance.Answer.notAssessable.rawValue
      return [Column("admittance", .strings(rows.map { _ in answer }))]
    }
    let histories = found.compactMap(\.history)
    guard let day = additions.day, histories.count == found.count else { return (added, nil) }
    return (added, ScoreHistory.rows(histories, of: scores, on: day))
  }
}

extension EntityScores {
  /// What moved everyone's scores since the run before, card by card.
  fileprivate func changes(
    since earlier: Table, prefix: String, of table: Table, _ graph: RelationGraph?,
    _ execution: Execution
  ) throws -> [ScoreChanges] {
    let runs = zip(parts, try parts(ofEarlier: earlier.withoutPrefix(prefix))).map { part, table in
      EarlierRun(
        table, for: part.scores.identified, prefix: prefix, writtenNames: earlier.columnNames)
    }
    let counted = try cards(countingFriendsAsIn: runs).flatMap { cards -> EntityScores? in
      do {
        return try EntityScorer(cards: cards, certainty: first.purposes).blockingScores(
          table, graph?.cardTies, nil, execution.quiet)
      } catch is ScoreModelError {
        // A column that counted then is not there any more.
        return nil
      }
    }
    var changes = try parts.enumerated().map { card, part in
      try ScoreChanges(
        part.scores, since: runs[card], countingAsThen: counted?.parts[card].scores,
        execution: execution)
    }
    // Friends may be of another card.
    if changes.contains(where: \.hidesFriends) {
      for card in changes.indices { changes[card].hidesFriends = true }
    }
    return changes
  }
}

/// What was found beside scores.
struct AddedColumns: Sendable {
  /// The identifiers with the columns.
  private(set) var table: Table
  /// The rows for the history, if it is kept.
  private(set) var history: Table?
  /// What looks wrong.
  private(set) var warnings: [Message] = []
  /// What was found, in numbers.
  private(set) var summary: [(name: String, text: String)] = []

  init(
    _ additions: ScoreAdditions, _ scores: Scores, _ changes: ScoreChanges?,
    _ execution: Execution
  ) throws {
    table = scores.identified
    let earlier = changes?.earlier
    if additions.showsPoints { try addPoints(scores, execution) }
    let holdings = try additions.benefits.map {
      try BenefitHoldings(
        $0, scores: scores, on: additions.day, earlier: earlier, execution: execution)
    }
    if let holdings { try add(holdings, hasEarlierRun: earlier != nil, execution) }
    if let admittance = additions.admittance {
      if !scores.model.scale.contains(admittance.threshold) {
        warnings.append(
          Message(
            "\(admittance.threshold) is no score of model '\(scores.model.name)', whose scale is "
              + "\(scores.model.scale.lowerBound) to \(scores.model.scale.upperBound): everyone is answered alike"
          ))
      }
      try append(
        scores.columns(
          of: admittance, date: additions.day?.description ?? "", execution: execution))
    }
    if let changes { try add(changes, to: scores, additions, execution) }
    if let size = additions.percentileBandSize { try addBands(scores, size, execution) }
    if additions.keepsHistory, let day = additions.day {
      history = ScoreHistory.rows(of: scores, on: day, holdings, execution)
    }
  }

  private mutating func append(_ columns: [Column]) throws {
    for column in columns { try table.append(column) }
  }

  private mutating func addPoints(_ scores: Scores, _ execution: Execution) throws {
    try append(scores.pointsColumns(execution: execution))
    if let mean = scores.populationMean { summary.append(("mean", "μ \(mean)")) }
  }

  private mutating func add(
    _ holdings: BenefitHoldings, hasEarlierRun: Bool, _ execution: Execution
  ) throws {
    try append(holdings.columns(execution: execution))
    for (id, held, gained, lost) in holdings.counts {
      let change = hasEarlierRun ? " (\(gained.withCommas) gained, \(lost.withCommas) lost)" : ""
      summary.append(("benefit", "\(id): \(held.counted("person", "people"))\(change)"))
    }
    if hasEarlierRun, holdings.knownBeforeCount == 0 {
      warnings.append(
        "the earlier table has none of the benefits, so that nobody is taken to have had any")
    }
  }

  private mutating func add(
    _ changes: ScoreChanges, to scores: Scores, _ additions: ScoreAdditions,
    _ execution: Execution
  ) throws {
    let earlier = changes.earlier
    let told = changes.told(ofCharacteristics: additions.showsPoints, execution: execution)
    try append(told.columns)
    if earlier.table.rowCount > 0, scores.count > 0, earlier.newCount == scores.count {
      warnings.append(
        Message("nobody of this run is in the earlier table: are these the same identifiers?"))
    }
    if changes.friendsSettingsAreUnknown, !changes.hidesFriends {
      warnings.append(
        Message(
          "the earlier table does not tell how friends' scores counted (column 'friends_settings'): "
            + "they are taken to have counted as they do now"))
    }
    let missing = changes.valuesNotKnownThen
    if !missing.isEmpty {
      let names = missing.map { "'\($0)'" }.joined(separator: ", ")
      warnings.append(
        Message(
          "the earlier table has no \(missing.count == 1 ? "column" : "columns") \(names): "
            + "the values are taken to have been missing then"))
    }
    let counts = [
      (told.comparedCount, "compared"), (earlier.newCount, "new"), (earlier.goneCount, "gone"),
    ]
    summary.append(
      ("since then", counts.map { "\($0.0.withCommas) \($0.1)" }.joined(separator: ", ")))
    summary.append(("change", told.mean))
  }

  private mutating func addBands(_ scores: Scores, _ size: Int, _ execution: Execution) throws {
    let bands = scores.percentileBands(atLeast: size)
    try append([scores.column(of: bands, execution: execution)])
    summary.append(("percentiles", bands.bands.count.counting("band")))
    if bands.bands.isEmpty {
      warnings.append(
        Message("fewer than \(size) people have scores, so that there are no bands of percentiles"))
    }
  }
}
