public import Execution
internal import Files
public import Tables

extension EntityScorer {
  /// Recomputes a scored table, each row by the card of its kind, and tells what does not add up.
  ///
  /// - Parameters:
  ///   - table: A table that a run wrote, with the column of kinds, the columns that the cards read and those of
  ///     the score.
  ///   - friends: The ties between the table's rows as a card counts them; without them what friends' scores
  ///     brought is taken as the table has it, within its bounds.
  ///   - relationColumns: Which columns the run computed from friendships and other people's data, and what is
  ///     missing behind them.
  ///   - openColumns: The columns of which it is not known what is missing behind them about other people: minimum and
  ///     maximum may be open there.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Returns: What was checked and what does not add up. If the scorer is to tell how sure scores are, so are the
  ///   columns of that.
  /// - Throws: As ``scores(for:friends:relationColumns:execution:)``; `DataError` if the table lacks the
  ///   column of the score or of one of the cards' categories.
  /// - Complexity: As of the scores; where a value does not add up, as of up to forty runs.
  public func verification(
    of table: Table, friends: (@Sendable (ScoreModel) -> any FriendTies)? = nil,
    relationColumns: RelationColumns? = nil, openColumns: Set<String> = [],
    execution: Execution = Execution()
  ) async throws -> ScoreVerification {
    try await execution.run { execution in
      try blockingVerification(table, table, friends, relationColumns, openColumns, execution)
        .verification
    }
  }

  /// The verification, and the scores with what the table states, computed on this thread and helpers.
  ///
  /// What cards read is in one table, what is verified in another, which may be the same.
  package func blockingVerification(
    _ table: Table, _ results: Table, _ friends: (@Sendable (ScoreModel) -> any FriendTies)?,
    _ relationColumns: RelationColumns?, _ openColumns: Set<String>, _ execution: Execution
  ) throws -> VerifiedScores {
    let scores = try blockingScores(table, friends, relationColumns, execution.reporting(0...0.6))
    let rows = scores.kinds.rows
    let written = try scores.parts.enumerated().map { card, part in
      try WrittenScores(
        rows.isWhole ? results : results.part(rows.rows(ofCard: card)), by: part.scores)
    }
    var local = scores
    var disputed = written.map { _ in Set<Int>() }
    if let friends {
      (local, disputed) = try StatedSolution(
        scorer: self, table: table, friends: friends, relationColumns: relationColumns,
        written: written, scores: scores, execution: execution.quiet
      ).solved()
    }
    let found = try written.indices.map { card in
      try ScoredTableCheck(
        written[card], scores.parts[card].scores,
        local: friends == nil ? nil : local.parts[card].scores, disputed: disputed[card],
        openColumns: openColumns, execution: execution
      ).verification(execution)
    }
    var verification =
      rows.isWhole ? found[0] : EntityCheck(results, scores, found).verification
    if certainty != nil {
      // What others' wrong values moved in the last digits is not theirs.
      let tolerance = disputed.allSatisfy(\.isEmpty) ? 1e-8 : 1e-3
      let isWhole = verification.takenAsStatedCount == 0
      verification.compare(
        local.table(execution: execution), with: results, tolerance: tolerance
      ) { $0 == "veracity" || isWhole && Self.tellsCertainty($0) }
    }
    return VerifiedScores(
      verification: verification,
      scores: local.mapped { card, part in
        part.stating(part.indices.map { written[card].number("score", $0) })
      })
  }

  /// Whether a column tells how sure a score is.
  private static func tellsCertainty(_ name: String) -> Bool {
    ["score_low", "score_high", "band_probability", "band_is_firm"].contains(name)
      || name.hasPrefix("probability_")
  }
}

/// A table's verification, and the scores that it states with all that they rest on.
package struct VerifiedScores: Sendable {
  package var verification: ScoreVerification
  package let scores: EntityScores
}

/// What was found card by card, put together for the whole table.
private struct EntityCheck {
  let table: Table
  let scores: EntityScores
  let found: [ScoreVerification]

  init(_ table: Table, _ scores: EntityScores, _ found: [ScoreVerification]) {
    (self.table, self.scores, self.found) = (table, scores, found)
  }

  var verification: ScoreVerification {
    let strange = found.dropFirst().reduce(into: Set(found[0].strangeColumns)) {
      $0.formIntersection($1.strangeColumns)
    }
    var whole = ScoreVerification(
      source: table.sourceName, rowCount: table.rowCount,
      checkedColumns: once(found.flatMap(\.checkedColumns)),
      absentColumns: once(found.flatMap(\.absentColumns)),
      strangeColumns: found[0].strangeColumns.filter(strange.contains),
      uncheckedColumns: once(found.flatMap(\.uncheckedColumns)),
      faults: (faultsOfCards + faultsWithoutCard).sorted { $0.row < $1.row })
    whole.takenAsStatedCount = found.map(\.takenAsStatedCount).reduce(0, +)
    whole.undecidedCount = found.map(\.undecidedCount).reduce(0, +)
    whole.comparedFigureCount = found.map(\.comparedFigureCount).reduce(0, +)
    whole.differingFigureCount = found.map(\.differingFigureCount).reduce(0, +)
    return whole
  }

  private func once(_ names: [String]) -> [String] {
    var known: Set<String> = []
    return names.filter { known.insert($0).inserted }
  }

  /// What does not add up by a row's card, and points of what only other cards have.
  private var faultsOfCards: [ScoreVerification.Fault] {
    let rows = scores.kinds.rows
    return found.enumerated().flatMap { card, part in
      let others = found.flatMap(\.checkedColumns)
        .filter { !part.checkedColumns.contains($0) && $0.hasPrefix(Scores.pointsPrefix) }
      let own = part.faults.map { fault in
        ScoreVerification.Fault(
          row: rows.whole(fault.row, ofCard: card), place: fault.place, column: fault.column,
          problem: fault.problem)
      }
      return own
        + faults(
          rows.rows(ofCard: card), once(others),
          "it has a value, and the card of the row's kind has no such characteristic")
    }
  }

  /// What does not add up of rows that no card scores.
  private var faultsWithoutCard: [ScoreVerification.Fault] {
    let kinds = scores.kinds
    let cardless = [kinds.rows.cardless, kinds.rows.kindless]
      .flatMap { kinds.rows.rows(numbered: $0) }
    let names = once(found.flatMap(\.checkedColumns)).filter { $0 != "score_status" }
    var faults = faults(
      cardless, names, "it has a value, and there is no card for the row's kind")
    guard let status = table["score_status"] else { return faults }
    for row in cardless where status.text(row) != kinds.status(row) {
      faults.append(
        .init(
          row: row, place: table.place(ofRow: row, in: status), column: status.name,
          problem: "'\(kinds.status(row))' results, and something else is written"))
    }
    return faults
  }

  /// Values that should be missing.
  private func faults(
    _ rows: [Int], _ names: [String], _ problem: String
  ) -> [ScoreVerification.Fault] {
    names.compactMap { table[$0] }.flatMap { column in
      rows.filter { !column.values.isMissing($0) }.map {
        .init(
          row: $0, place: table.place(ofRow: $0, in: column), column: column.name,
          problem: problem)
      }
    }
  }
}
