public import Execution
internal import Files
public import Tables

extension CreditScorer {
  /// Recomputes a scored table, and tells what does not add up.
  ///
  /// - Parameters:
  ///   - table: A table that a run wrote, with the columns that the model reads and those of the score.
  ///   - friends: The friendships between the table's people, numbered as its rows; without them what friends'
  ///     scores brought is taken as the table has it, within its bounds.
  ///   - computedColumns: The columns that were computed from friendships or other people's data, if any: what
  ///     is missing about others may leave minimum and maximum open there.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Returns: What was checked and what does not add up.
  /// - Throws: As ``scores(for:friends:relationColumns:execution:)``; `DataError` if the table lacks the
  ///   column of the score or of one of the model's categories.
  /// - Complexity: O(*people* × *characteristics*).
  public func verification(
    of table: Table, friends: (any FriendTies)? = nil, computedColumns: Set<String> = [],
    execution: Execution = Execution()
  ) async throws -> ScoreVerification {
    try await execution.run { execution in
      let scores = try blockingScores(table, friends, nil, execution)
      let check = try ScoredTableCheck(
        table, scores, hasFriendships: friends != nil, computedColumns: computedColumns,
        execution: execution)
      return check.verification(execution)
    }
  }
}
