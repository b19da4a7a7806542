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
/// the reason why. Whether a person can be assessed never depends on their friends.
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
  ///   - threads: how many threads; `nil` for all cores. Changes no byte of the result.
  /// - Returns: one row per person, in the same order.
  /// - Precondition: `friends` has as many people as the table has rows.
  /// - Throws: ``ScoreModelError`` if a column is not there or holds values that its bins can't take.
  /// - Complexity: O(*people* × *bins* + *rounds* × *friendships*), with about ten rounds where
  ///   friends' scores have 5 % of the points. Memory per person: a byte for every characteristic and
  ///   about 80 more, half of them in the result.
  public func scores(
    for table: Table, friends: (any FriendTies)? = nil, threads: Int? = nil
  ) throws -> Table {
    try detailedScores(for: table, friends: friends, threads: threads).table
  }

  /// The scores of all people of a table with warnings, coverage and the count of every band.
  ///
  /// - Parameters:
  ///   - table: one row per person, with the model's columns.
  ///   - friends: the friendships between the table's people, numbered as its rows.
  ///   - threads: how many threads; `nil` for all cores. Changes no byte of the result.
  /// - Returns: the table of ``scores(for:friends:threads:)`` and more.
  /// - Precondition: `friends` has as many people as the table has rows.
  /// - Throws: ``ScoreModelError`` if a column is not there or holds values that its bins can't take.
  public func detailedScores(
    for table: Table, friends: (any FriendTies)? = nil, threads: Int? = nil
  ) throws -> Scores {
    precondition(
      friends.map { $0.personCount == table.rowCount } ?? true,
      "friendships are between other people than the table's")
    let applied = model.effective
    let evaluation = try Evaluation(
      model: applied, document: model, table: table, threads: threads)
    var builder = ScoreBuilder(
      model: applied, table: table, evaluation: evaluation, threads: threads)
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
  /// - Returns: every number that the person's score is the sum of.
  /// - Precondition: `friends` has as many people as the table has rows.
  /// - Throws: ``ScoreModelError`` as for ``scores(for:friends:threads:)``, and if the table has no such
  ///   person.
  public func explanation(
    for identifier: String, in table: Table, friends: (any FriendTies)? = nil
  ) throws -> Explanation {
    try detailedScores(for: table, friends: friends).explanation(for: identifier)
  }
}
