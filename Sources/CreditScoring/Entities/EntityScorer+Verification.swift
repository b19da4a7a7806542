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
  ///   - computedColumns: As for ``CreditScorer/verification(of:friends:computedColumns:execution:)``.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Returns: What was checked and what does not add up.
  /// - Throws: As ``scores(for:friends:relationColumns:execution:)``; `DataError` if the table lacks the
  ///   column of the score or of one of the cards' categories.
  /// - Complexity: O(*entities* × *characteristics*).
  public func verification(
    of table: Table, friends: (@Sendable (ScoreModel) -> any FriendTies)? = nil,
    computedColumns: Set<String> = [], execution: Execution = Execution()
  ) async throws -> ScoreVerification {
    try await execution.run { execution in
      let scores = try blockingScores(table, friends, nil, execution)
      let rows = scores.kinds.rows
      let found = try scores.parts.enumerated().map { card, part in
        try ScoredTableCheck(
          rows.isWhole ? table : table.part(rows.rows(ofCard: card)), part.scores,
          hasFriendships: friends != nil, computedColumns: computedColumns, execution: execution
        ).verification(execution)
      }
      return rows.isWhole ? found[0] : EntityCheck(table, scores, found).verification
    }
  }
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
    return ScoreVerification(
      source: table.sourceName, rowCount: table.rowCount,
      checkedColumns: once(found.flatMap(\.checkedColumns)),
      absentColumns: once(found.flatMap(\.absentColumns)),
      strangeColumns: found[0].strangeColumns.filter(strange.contains),
      uncheckedColumns: once(found.flatMap(\.uncheckedColumns)),
      faults: (faultsOfCards + faultsWithoutCard).sorted { $0.row < $1.row })
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
