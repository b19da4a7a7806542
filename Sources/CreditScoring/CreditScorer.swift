public import Execution
internal import Files
public import Tables

/// Scores people by a model: by their own columns and, if the model says so, their friends' scores.
///
/// ```swift
/// let people = try Table(contentsOf: "people.csv")
/// let scorer = CreditScorer(model: .reported2015)
/// let scores = try await scorer.scores(for: people)
/// ```
///
/// A score is the scale's minimum plus the whole points of up to five categories. A value that is not
/// known brings neutral points; a person of whom too little is known gets no score but the reason why.
/// Whether a person can be assessed never depends on friends' scores, unless the model limits the bands that an
/// interval may touch.
public struct CreditScorer: Sendable {
  /// The model as it was given.
  public let model: ScoreModel
  /// What scores are to tell of how sure they are; `nil` for nothing.
  public let certainty: CertaintyOptions?
  /// The kinds of sources some of whose values count as missing even where nobody asks how sure scores are; `nil`
  /// for none.
  private let barring: SourceCatalog?

  /// Makes a scorer.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - certainty: What scores are to tell of how sure they are, and what tells it; `nil` for nothing. A
  ///     model that limits the bands of an interval counts all values as true then.
  public init(model: ScoreModel, certainty: CertaintyOptions? = nil) {
    self.model = model
    self.certainty = certainty
    barring = nil
  }

  /// Makes a scorer that reads the same values as a run did, and tells nothing of how sure they are.
  init(model: ScoreModel, readingAs run: CertaintyOptions?) {
    self.model = model
    certainty = nil
    if case .sources(let catalog, _)? = run?.evidence { barring = catalog } else { barring = nil }
  }

  /// The scores of all people of a table.
  ///
  /// - Parameters:
  ///   - table: One row per person, with the model's columns.
  ///   - friends: The friendships between the table's people, numbered as its rows; without them
  ///     friends' scores bring everyone neutral points.
  ///   - relationColumns: Which columns were computed from friendships and other people's data, for the
  ///     range of each score and for explanations. Without it, missing data about others widen the range
  ///     of friends' scores only.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Returns: One score per person, in the same order.
  /// - Throws: ``ScoreModelError`` if a column is missing, tells of the reliability of values what is none,
  ///   is declared as an outcome or holds values that
  ///   its bins can't take, if friends' scores would bring people's own outcomes back to them through
  ///   columns whose names end in `_oof` (out of fold), or if `friends` has not as many people as the
  ///   table has rows; `CancellationError` if the task or the work was cancelled.
  /// - Complexity: O(*people* × *bins* + *rounds* × *friendships*), with about ten rounds where
  ///   friends' scores have 5 % of the points. Where something is missing, each end of the ranges of
  ///   friends' scores takes as many rounds again. Memory per person: a byte for every characteristic
  ///   and about 80 more, half of them in the result.
  public func scores(
    for table: Table, friends: (any FriendTies)? = nil, relationColumns: RelationColumns? = nil,
    execution: Execution = Execution()
  ) async throws -> Scores {
    try await execution.run { execution in
      try blockingScores(table, friends, relationColumns, execution)
    }
  }

  /// How one person's score comes about.
  ///
  /// - Parameters:
  ///   - identifier: The person's identifier in the table's first column.
  ///   - table: One row per person, with the model's columns.
  ///   - friends: The friendships between the table's people, numbered as its rows.
  ///   - relationColumns: Which columns were computed from friendships and other people's data.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Returns: Every number that the person's score is the sum of.
  /// - Throws: What ``scores(for:friends:relationColumns:execution:)`` throws, and ``ScoreModelError``
  ///   if the table has no such person.
  public func explanation(
    for identifier: String, in table: Table, friends: (any FriendTies)? = nil,
    relationColumns: RelationColumns? = nil, execution: Execution = Execution()
  ) async throws -> Explanation {
    try await execution.run { execution in
      try blockingScores(table, friends, relationColumns, execution).explanation(for: identifier)
    }
  }

  /// The scores, computed on this thread and helpers.
  package func blockingScores(
    _ table: Table, _ friends: (any FriendTies)?, _ relationColumns: RelationColumns?,
    _ execution: Execution
  ) throws -> Scores {
    try model.check(friends, of: table)
    var builder = try prepared(
      table, relationColumns, overFriendships: friends != nil, execution, telling: 0...0.5)
    if let error = builder.reliabilities.nothingStated { throw error }
    builder.warnings += certainty?.warnings(ofColumnsBeside: [model], table) ?? []
    var step = FriendsScoresStep(
      [builder], CardRows(rowCount: table.rowCount), of: table, execution)
    try step.addFriendsScores(of: friends.map { [$0] })
    execution.report(0.9)
    return try step.builders[0].scores()
  }

  /// Everyone's own points, to which friends' scores are yet to be added.
  ///
  /// - Parameters:
  ///   - table: The people of this model.
  ///   - relationColumns: Which columns were computed from friendships and other people's data.
  ///   - overFriendships: Whether there are friendships.
  ///   - execution: How the work runs.
  ///   - share: The part of the whole work that this is.
  /// - Returns: What scores are made from.
  /// - Throws: ``ScoreModelError`` if the table does not suit the model; `CancellationError` if the work was
  ///   cancelled.
  func prepared(
    _ table: Table, _ relationColumns: RelationColumns?, overFriendships: Bool,
    _ execution: Execution, telling share: ClosedRange<Double>
  ) throws -> ScoreBuilder {
    try model.checkNoOutcome(of: table.schema)
    try model.checkOutOfFold(overFriendships: overFriendships)
    let applied = model.effective
    let evaluated = share.lowerBound + (share.upperBound - share.lowerBound) * 0.6
    let evaluation = try Evaluation(
      model: applied, document: model, table: table, relationColumns: relationColumns,
      execution: execution.reporting(share.lowerBound...evaluated))
    if applied.resultColumns(telling: certainty).contains(where: { $0.name == table.identifierName }
    ) {
      throw ScoreModelError(
        .unusableColumn, source: model.sourceName,
        problem: "the identifiers of \(table.sourceName) are in a column named "
          + "'\(table.identifierName)', which is the name of a result",
        remedy: "rename that column")
    }
    execution.report(evaluated)
    let read =
      try barring.map { catalog in
        try evaluation.barring(catalog, model: model, table: table, execution: execution)
      } ?? evaluation
    let reliabilities = try Reliabilities(
      certainty?.evidence ?? .none, of: read, model: model, table: table,
      execution: execution)
    var builder = try ScoreBuilder(
      model: applied, table: table, reliabilities: reliabilities, options: certainty,
      relationColumns: relationColumns, execution: execution)
    if model.friendsScores?.mode == .off {
      builder.warnings.append(
        "friends' scores are switched off: the points of interpersonal_relationships are shared "
          + "out among the other categories")
    }
    execution.report(share.upperBound)
    return builder
  }
}

extension ScoreModel {
  /// Throws unless friendships are between the people of a table.
  func check(_ friends: (any FriendTies)?, of table: Table) throws(ScoreModelError) {
    guard let friends, friends.personCount != table.rowCount else { return }
    throw ScoreModelError(
      .unsuitableFriendships, source: table.sourceName,
      problem: "the table has \(table.rowCount.counting("row")), and the friendships are between "
        + friends.personCount.counting("person", "people"),
      remedy: "take friendships whose people are the table's rows")
  }
}
