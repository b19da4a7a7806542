public import Execution
public import Tables

extension CreditScorer {
  /// Recomputes a scored table, and tells what does not add up.
  ///
  /// - Parameters:
  ///   - table: A table that a run wrote, with the columns that the model reads and those of the score.
  ///   - friends: The friendships between the table's people, numbered as its rows; without them what friends'
  ///     scores brought is taken as the table has it, within its bounds.
  ///   - relationColumns: As for ``EntityScorer/verification(of:friends:relationColumns:openColumns:execution:)``.
  ///   - openColumns: Likewise.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Returns: What was checked and what does not add up.
  /// - Throws: As ``scores(for:friends:relationColumns:execution:)``; `DataError` if the table lacks the
  ///   column of the score or of one of the model's categories.
  /// - Complexity: O(*people* × *characteristics*), and with friendships that of the scores.
  public func verification(
    of table: Table, friends: (any FriendTies)? = nil, relationColumns: RelationColumns? = nil,
    openColumns: Set<String> = [], execution: Execution = Execution()
  ) async throws -> ScoreVerification {
    var ties: (@Sendable (ScoreModel) -> any FriendTies)?
    if let friends { ties = { _ in friends } }
    return try await EntityScorer(cards: EntityCards(model), certainty: certainty).verification(
      of: table, friends: ties, relationColumns: relationColumns, openColumns: openColumns,
      execution: execution)
  }
}
