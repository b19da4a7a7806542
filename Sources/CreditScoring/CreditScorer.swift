public import Execution
public import Tables

/// Scores people by a model: their own columns and, where the model says so, their friends' scores.
///
/// ```swift
/// let scorer = CreditScorer(model: .reported2015)
/// let scores = try scorer.scores(for: people)
/// ```
///
/// The score of everyone is the scale's minimum plus the whole points of the five categories. A value
/// that is not known brings neutral points; a person of whom too little is known gets no score but
/// the reason why. Whether a person can be assessed never depends on friends' scores.
public struct CreditScorer: Sendable {
  /// The model as it was given.
  public let model: ScoreModel

  /// Makes a scorer.
  public init(model: ScoreModel) {
    self.model = model
  }

  /// The scores of all people of a table; the columns are those of ``Scores/table``.
  ///
  /// - Parameters:
  ///   - table: one row per person, with the model's columns.
  ///   - friends: the friendships between the table's people, numbered as its rows; without them
  ///     friends' scores bring everyone neutral points.
  ///   - relationColumns: which columns were computed from friendships and other people's data, for the
  ///     range of each score; without them what is missing about others counts for friends' scores only.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Returns: one row per person, in the same order.
  /// - Throws: ``ScoreModelError`` if a column is not there or holds values that its bins can't take,
  ///   or if `friends` has not as many people as the table has rows.
  /// - Complexity: O(*people* × *bins* + *rounds* × *friendships*), with about ten rounds where
  ///   friends' scores have 5 % of the points. Memory per person: a byte for every characteristic and
  ///   about 80 more, half of them in the result. Where something is missing, the ranges of
  ///   friends' scores take as many rounds again for each end.
  public func scores(
    for table: Table, friends: (any FriendTies)? = nil, relationColumns: RelationColumns? = nil,
    execution: Execution = Execution()
  ) throws -> Table {
    try detailedScores(
      for: table, friends: friends, relationColumns: relationColumns, execution: execution
    ).table
  }

  /// The scores of all people of a table with warnings, coverage and the count of every band.
  ///
  /// - Parameters:
  ///   - table: one row per person, with the model's columns.
  ///   - friends: the friendships between the table's people, numbered as its rows.
  ///   - relationColumns: which columns were computed from friendships and other people's data, for the
  ///     range of each score and for explanations.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Returns: the table of ``scores(for:friends:relationColumns:execution:)`` and more.
  /// - Throws: ``ScoreModelError`` if a column is not there or holds values that its bins can't take,
  ///   or if `friends` has not as many people as the table has rows.
  public func detailedScores(
    for table: Table, friends: (any FriendTies)? = nil, relationColumns: RelationColumns? = nil,
    execution: Execution = Execution()
  ) throws -> Scores {
    if let friends, friends.personCount != table.rowCount {
      throw ScoreModelError(
        .unsuitableFriendships, source: table.sourceName,
        problem: "there are \(table.rowCount) rows, and friendships between "
          + "\(friends.personCount) people",
        remedy: "take friendships whose people are the table's rows")
    }
    let applied = model.effective
    let evaluation = try Evaluation(
      model: applied, document: model, table: table, relationColumns: relationColumns,
      execution: execution)
    var builder = ScoreBuilder(
      model: applied, table: table, evaluation: evaluation, execution: execution)
    builder.relationColumns = relationColumns?.names ?? []
    if model.friendsScores?.mode == .off {
      builder.warnings.append(
        "friends' scores are switched off: the points of interpersonal_relationships are shared "
          + "out among the other categories")
    }
    try builder.addRelationships(friends: friends)
    return try builder.scores()
  }

  /// How one person's score comes about.
  ///
  /// - Parameters:
  ///   - identifier: the person's identifier in the table's first column.
  ///   - table: one row per person, with the model's columns.
  ///   - friends: the friendships between the table's people, numbered as its rows.
  ///   - relationColumns: which columns were computed from friendships and other people's data.
  /// - Returns: every number that the person's score is the sum of.
  /// - Throws: ``ScoreModelError`` as for ``scores(for:friends:relationColumns:execution:)``, and if the
  ///   table has no such person.
  public func explanation(
    for identifier: String, in table: Table, friends: (any FriendTies)? = nil,
    relationColumns: RelationColumns? = nil
  ) throws -> Explanation {
    try detailedScores(for: table, friends: friends, relationColumns: relationColumns)
      .explanation(for: identifier)
  }
}
