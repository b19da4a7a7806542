public import Execution
internal import Files
internal import Memory
public import Tables

/// Scores entities of several kinds in one graph, such as people and small businesses, each by the card of its
/// kind.
///
/// ```swift
/// let entities = try Table(contentsOf: "entities.csv")  // with a column kind: person, business
/// let cards = try EntityCards(kindColumn: "kind", [("person", .reported2015), ("business", .smallBusiness)])
/// let scores = try await EntityScorer(cards: cards).scores(for: entities)
/// try entities.joined(with: scores.table()).write(to: "scored.csv")
/// ```
///
/// Friends' scores cross kinds: a friend counts with the position, from 0 to 1, on the scale of the friend's own
/// card, so that an owner's score counts for the business and the other way round. All positions are solved
/// together, *z* = *c* + *w r* with *r* = (κμ + Σ *a z*) / (κ + Σ *a*), where κ, μ and *w* are those of each
/// entity's card, and μ is the mean of the entities of that card. Differences shrink by the largest *w* at least in
/// every round, so that there is exactly one solution.
public struct EntityScorer: Sendable {
  /// The cards.
  public let cards: EntityCards
  /// What scores are to tell of how sure they are; `nil` for nothing.
  public let certainty: CertaintyOptions?

  /// Makes a scorer.
  ///
  /// - Parameters:
  ///   - cards: The cards.
  ///   - certainty: As of a ``CreditScorer``.
  public init(cards: EntityCards, certainty: CertaintyOptions? = nil) {
    self.cards = cards
    self.certainty = certainty
  }

  /// The scores of all entities of a table.
  ///
  /// - Parameters:
  ///   - table: One row per entity, with the column of kinds and the columns of all cards; what is read of a
  ///     row are the columns of its own card.
  ///   - friends: The ties between the table's rows as a card counts them, numbered as the rows; `nil` for none.
  ///   - relationColumns: As for ``CreditScorer/scores(for:friends:relationColumns:execution:)``.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Returns: The scores of each card, and whose they are.
  /// - Throws: ``ScoreModelError`` as of each card, or if none of the kinds has a card; `DataError` if there is
  ///   no column of kinds; `CancellationError` if the task or the work was cancelled.
  /// - Complexity: As of one card for all.
  public func scores(
    for table: Table, friends: (@Sendable (ScoreModel) -> any FriendTies)? = nil,
    relationColumns: RelationColumns? = nil, execution: Execution = Execution()
  ) async throws -> EntityScores {
    try await execution.run { execution in
      try blockingScores(table, friends, relationColumns, execution)
    }
  }

  /// The scores, computed on this thread and helpers.
  package func blockingScores(
    _ table: Table, _ friends: ((ScoreModel) -> any FriendTies)?,
    _ relationColumns: RelationColumns?, _ execution: Execution
  ) throws -> EntityScores {
    try blockingScores(table, friends, relationColumns, [], execution)
  }

  /// The same with some people's own points as a table states them, card by card; none for all as they result.
  func blockingScores(
    _ table: Table, _ friends: ((ScoreModel) -> any FriendTies)?,
    _ relationColumns: RelationColumns?, _ stated: [StatedPeople], _ execution: Execution
  ) throws -> EntityScores {
    var kinds = try cards.kinds(of: table)
    let rows = kinds.rows
    let ties = friends.map { friends in cards.models.map { friends($0) } }
    var builders: [ScoreBuilder] = []
    for (number, model) in cards.models.enumerated() {
      try model.check(ties?[number], of: table)
      let share = { (card: Int) in 0.5 * Double(card) / Double(cards.cards.count) }
      builders.append(
        try CreditScorer(model: model, certainty: certainty).prepared(
          rows.isWhole ? table : table.part(rows.rows(ofCard: number)),
          relationColumns?.part(number, of: rows), overFriendships: ties != nil, execution,
          telling: share(number)...share(number + 1)))
    }
    try Self.checkReliabilities(&builders, of: table)
    let warnings = certainty?.warnings(ofColumnsBeside: cards.models, table) ?? []
    if kinds.column == nil { builders[0].warnings += warnings } else { kinds.warnings += warnings }
    for (card, stated) in stated.enumerated() { builders[card].state(stated) }
    var step = FriendsScoresStep(builders, rows, of: table, execution)
    try step.addFriendsScores(of: ties)
    execution.report(0.9)
    var scores = try step.builders.map { try $0.scores() }
    let present = scores.filter { !$0.isEmpty }
    for place in scores.indices where cards.cards.count > 1 {
      let others = scores.indices.filter { $0 != place }.map { scores[$0] }
      scores[place].surroundings = .init(present.count > 1 ? others.filter { !$0.isEmpty } : [])
    }
    return EntityScores(
      parts: zip(cards.cards, scores).map { .init(kinds: $0.kinds, scores: $1) }, kinds: kinds,
      entities: Table([table.columns[0]], sourceName: table.sourceName))
  }

  /// Throws if no card has values of which a column tells how reliable they are, where columns were to tell it; a
  /// card that has none counts all of its values as true.
  private static func checkReliabilities(
    _ builders: inout [ScoreBuilder], of table: Table
  ) throws(ScoreModelError) {
    let errors = builders.map(\.reliabilities.nothingStated)
    if let first = errors[0], errors.allSatisfy({ $0 != nil }) {
      guard builders.count > 1 else { throw first }
      let names = builders.map { "'\($0.model.name)'" }.joined(separator: ", ")
      throw ScoreModelError(
        .missingColumn, source: table.sourceName,
        problem: "no column tells how reliable the values are that the cards read: \(names)",
        remedy: first.mistakes[0].advice)
    }
    for card in builders.indices where errors[card] != nil {
      builders[card].warnings.append(
        "no column of \(table.sourceName) tells how reliable the values are that model "
          + "'\(builders[card].model.name)' reads, and all count as true")
    }
  }
}

extension RelationColumns {
  /// The same for the rows of one card.
  fileprivate func part(_ card: Int, of rows: CardRows) -> RelationColumns {
    RelationColumns(
      names: names, openValues: openValues.mapValues { rows.gathered($0, card: card) },
      valuesOfFew: valuesOfFew.mapValues { rows.gathered($0, card: card) }, traits: traits)
  }
}
