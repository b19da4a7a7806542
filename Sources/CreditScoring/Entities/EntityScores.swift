public import Execution
public import Files
internal import Identifiers
internal import Memory
public import Tables

/// The scores of entities of several kinds, card by card.
public struct EntityScores: Sendable, Equatable {
  /// The scores of one card.
  public struct Part: Sendable, Equatable {
    /// The kinds that the card scores; none for a card that scores all.
    public let kinds: [String]
    /// The scores of their entities, in the order of the table's rows.
    public let scores: Scores
  }

  /// The scores of each card.
  public let parts: [Part]
  let kinds: EntityKinds
  /// The column of identifiers.
  let entities: Table

  /// The number of entities, those without a card included.
  public var count: Int { entities.rowCount }

  /// The number of entities with a score.
  public var assessedCount: Int { parts.map(\.scores.assessedCount).reduce(0, +) }

  /// Where the scores of the only card are, or those of the first.
  package var first: Scores { parts[0].scores }

  /// What looks wrong although scores could be computed.
  public var warnings: [Message] {
    if parts.count == 1, kinds.column == nil { return first.warnings }
    return kinds.warnings.map { Message($0) }
      + parts.filter { !$0.scores.isEmpty }.flatMap { part in
        part.scores.warnings.map { Message("\(part.title): ") + $0 }
      }
  }

  /// The score of the entity in a row; `nil` if its kind has no card.
  ///
  /// - Precondition: There is such a row.
  public func score(ofRow row: Int) -> PersonScore? {
    kinds.rows.part(ofRow: row).map { parts[$0.card].scores[$0.row] }
  }

  /// The score of the entity with an identifier; `nil` if there is none, or its kind has no card.
  public func score(of identifier: String) -> PersonScore? {
    entities.firstRow(of: identifier).flatMap { score(ofRow: $0) }
  }

  /// The scores before friends' points are rounded; `nil` for entities without a score.
  package var exactScores: [Double?] {
    let exact = parts.map(\.scores.exactScores)
    return (0..<count).map { row in
      kinds.rows.part(ofRow: row).flatMap { exact[$0.card][$0.row] }
    }
  }

  /// The scores as a table: one row per entity, in the order of the rows.
  ///
  /// The columns are those of ``Scores/table(execution:)`` of all cards together; what an entity's card does not
  /// have is missing. Entities without a card have a `score_status` alone.
  ///
  /// - Parameter execution: How the work runs; changes no byte of the result.
  /// - Returns: The table.
  /// - Complexity: O(*entities*); the table is made on each call.
  public func table(execution: Execution = Execution()) -> Table {
    whole(parts.map { $0.scores.table(execution: execution) }) { rows in
      [Column("score_status", .strings(TextValues(rows.map { kinds.status($0) })))]
    }
  }

  /// The rows of an earlier run's table that each card scores, by the kinds that they had then.
  ///
  /// - Throws: ``DataError`` if the table has no column of kinds.
  package func parts(ofEarlier table: Table) throws(DataError) -> [Table] {
    guard let name = kinds.column?.name else { return [table] }
    let rows = CardRows.sorted(try table.column(named: name), by: parts.map(\.kinds)).rows
    return rows.isWhole ? [table] : parts.indices.map { table.part(rows.rows(ofCard: $0)) }
  }

  /// The same with other scores of each card's entities.
  func mapped(_ scores: (_ card: Int, Scores) -> Scores) -> EntityScores {
    EntityScores(
      parts: parts.enumerated().map { Part(kinds: $1.kinds, scores: scores($0, $1.scores)) },
      kinds: kinds, entities: entities)
  }

  /// A table of the entities' identifiers alone.
  package var identified: Table { entities }

  /// A table of all entities from one of each card's, and columns for the rows that no card scores.
  package func whole(
    _ tables: [Table], others columns: ([Int]) -> [Column] = { _ in [] }
  ) -> Table {
    if kinds.rows.isWhole { return tables[0] }
    var all = zip(tables.indices, tables).map { card, table in
      (table: table, rows: kinds.rows.rows(ofCard: card))
    }
    let cardless = [kinds.rows.cardless, kinds.rows.kindless]
      .flatMap { kinds.rows.rows(numbered: $0) }.sorted()
    if !cardless.isEmpty {
      all.append((Table([entities.part(cardless).columns[0]] + columns(cardless)), cardless))
    }
    return Table.interleaving(all, over: entities)
  }
}

extension EntityScores.Part {
  /// The kinds in words.
  package var title: String {
    kinds.isEmpty
      ? "all"
      : (kinds.count == 1 ? "kind " : "kinds ")
        + kinds.map { "'\($0.printable)'" }.joined(separator: ", ")
  }
}

extension EntityScores: CustomStringConvertible {
  /// A line for each card, as of its ``Scores``.
  public var description: String {
    if parts.count == 1, kinds.column == nil { return first.description }
    return parts.map { "\($0.title): \($0.scores)" }.joined(separator: "\n")
  }
}

extension EntityScores {
  /// How one entity's score comes about.
  ///
  /// - Parameters:
  ///   - identifier: The entity's identifier; the first row counts if several have it.
  ///   - target: What changes are to bring the score to.
  ///   - months: The most months that changes may take; `nil` for any.
  /// - Returns: Every number that the score is the sum of.
  /// - Throws: ``ScoreModelError`` if no row has it or its kind has no card, or there is no such score or band.
  public func explanation(
    for identifier: String, reaching target: ScoreTarget = .nextBand, within months: Int? = nil
  ) throws(ScoreModelError) -> Explanation {
    let part = try part(of: identifier)
    let explanation = try parts[part.card].scores.explanation(
      ofRow: part.row, reaching: target, within: months)
    return naming(explanation, row: try knownRow(of: identifier))
  }

  /// An explanation that calls the entity by its kind.
  private func naming(_ explanation: Explanation, row: Int) -> Explanation {
    guard let kind = kinds.kind(row) else { return explanation }
    var explanation = explanation
    explanation.subject = kind.printable.map { $0 == "_" ? " " : String($0) }.joined()
    return explanation
  }

  /// All that one entity's score rests on: the complete document.
  ///
  /// - Parameters:
  ///   - identifier: The entity's identifier; the first row counts if several have it.
  ///   - target: What changes are to bring the score to.
  ///   - months: The most months that changes may take; `nil` for any.
  ///   - documents: The cards as their documents have them, of which the hash is told; `nil` for those that were
  ///     applied.
  /// - Returns: The document.
  /// - Throws: As ``explanation(for:reaching:within:)``.
  public func disclosure(
    for identifier: String, reaching target: ScoreTarget = .nextBand, within months: Int? = nil,
    of documents: EntityCards? = nil
  ) throws(ScoreModelError) -> Disclosure {
    let part = try part(of: identifier)
    let scores = parts[part.card].scores
    var disclosure = try scores.disclosure(
      ofRow: part.row, reaching: target, within: months,
      of: documents?.cards[part.card].model ?? scores.model)
    disclosure.explanation = naming(disclosure.explanation, row: try knownRow(of: identifier))
    return disclosure
  }

  /// The card of an entity, and its row among the card's.
  func part(of identifier: String) throws(ScoreModelError) -> (card: Int, row: Int) {
    let row = try knownRow(of: identifier)
    if let part = kinds.rows.part(ofRow: row) { return part }
    throw ScoreModelError(
      .unsuitableCards, source: entities.sourceName,
      problem: kinds.kind(row).map { "there is no card for kind '\($0.printable)'" }
        ?? "the kind of who is to be explained is not known",
      remedy: "give a card for the kind")
  }

  /// The first row with an identifier.
  ///
  /// - Throws: ``ScoreModelError`` if there is none.
  package func knownRow(of identifier: String) throws(ScoreModelError) -> Int {
    try entities.knownRow(of: identifier)
  }

  /// From how many friends on it is told of the entity in a row what rests on them, by its card.
  package func minimumFriendsToDisclose(ofRow row: Int) -> Int {
    let settings = kinds.rows.part(ofRow: row).flatMap {
      parts[$0.card].scores.model.friendsScores
    }
    return settings?.minimumFriendsToDisclose ?? ScoreModel.FriendsScores.leastFriendsToDisclose
  }
}
