internal import Execution
package import Files
internal import Memory
package import Tables

extension EntityScores {
  /// What an entity's score would be with other values of its own, and with all that rests on others as it is.
  ///
  /// Friends' scores, their mean, and every other characteristic on other people's data keep the points that they
  /// have. Were they computed anew, the values at which whole points give way would tell those of a friend.
  ///
  /// - Parameters:
  ///   - values: The columns with the values that they would have, as a file has them.
  ///   - identifier: The entity's identifier; the first row counts if several have it.
  ///   - table: The table that was scored, without what a run computed.
  ///   - cards: The cards as they were given.
  ///   - certainty: What was to be told of how sure scores are.
  /// - Returns: The score with these values, what they change, and what is to be said of the values themselves.
  /// - Throws: ``DataError`` if the table has no such row, or one of the values is none of its column, of a column
  ///   that tells of others or of the kind, or a text that no bin takes; ``ScoreModelError`` as a run does.
  /// - Complexity: As that of one score.
  package func whatIf(
    _ values: [(column: String, value: String)], for identifier: String, in table: Table,
    by cards: EntityCards, _ certainty: CertaintyOptions?
  ) throws -> (answer: Explanation.WhatIf, remarks: [Message]) {
    let part = try part(of: identifier)
    let row = try knownRow(of: identifier)
    guard row < table.rowCount else {
      throw DataError(
        .badData, source: table.sourceName,
        problem: "the person whose values are to change is not in the table",
        remedy: "name someone who is, or leave the values out")
    }
    let scores = parts[part.card].scores
    var changed = table
    for (column, value) in values {
      if column == kinds.column?.name || scores.readsOfOthersOnly(column) {
        throw DataError(
          .badData, source: table.sourceName,
          problem: column == kinds.column?.name
            ? "column '\(column)' tells which card counts"
            : "column '\(column)' tells of other people, and what rests on them stays as it is",
          remedy: "change another column")
      }
      changed = try changed.replacing(value, inColumn: column, row: row)
    }
    let remarks = try remarks(onValuesIn: values.map(\.column), of: changed, row: row)
    let other = try scores.holdingOthers(
      row: part.row, with: changed.part([row]), document: cards.cards[part.card].model, certainty)
    let answer = Explanation.WhatIf(
      values, from: scores.explanation(row: part.row), to: other.explanation(row: 0))
    return (answer, remarks)
  }
}

extension Scores {
  /// Whether a column is read, but for nothing that is the person's own.
  fileprivate func readsOfOthersOnly(_ column: String) -> Bool {
    let readers = evaluation.items.filter { item in
      guard case .column(let measure) = item.characteristic.measure else { return false }
      return measure.column == column
    }
    return !readers.isEmpty && readers.allSatisfy(\.restsOnOthers)
  }

  /// The scores of one row, in which what rests on others is that of a person.
  fileprivate func holdingOthers(
    row: Int, with table: Table, document: ScoreModel, _ certainty: CertaintyOptions?
  ) throws -> Scores {
    let execution = Execution(threads: 1)
    let held = evaluation.items.map { $0.restsOnOthers ? $0.alone(row) : nil }
    let found = try Evaluation(
      model: model, document: document, table: table, holding: held, execution: execution)
    let reliabilities = try Reliabilities(
      certainty?.evidence ?? .none, of: found, model: document, table: table, execution: execution)
    var builder = try ScoreBuilder(
      model: model, table: table,
      reliabilities: reliabilities.holding(
        held, values: self.certainty?.reliabilities(ofRow: row)),
      options: certainty, relationColumns: RelationColumns(names: relationColumns),
      execution: execution)
    if let relationships {
      builder.populationMean = populationMean
      try builder.take(relationships.alone(row), nil)
    }
    builder.figuresInDoubt = self.certainty?.figures?.alone(row)
    builder.disclosesRelationships = Buffer([disclosesRelationships[row]])
    return try builder.scores()
  }
}

extension Evaluation.Item {
  /// The item of one person alone, without the value itself.
  fileprivate func alone(_ row: Int) -> Evaluation.Item {
    Evaluation.Item(
      category: category, path: path, characteristic: characteristic, column: nil,
      bins: friendsScores == nil ? BinNumbers(bins[row]) : bins, points: points,
      restsOnOthers: restsOnOthers, isOpen: isOpen.map { Buffer([$0[row]]) },
      hasUnknownRoom: hasUnknownRoom, traits: traits, needsFriends: needsFriends,
      isOfFew: isOfFew.map { Buffer([$0[row]]) })
  }
}

extension Reliabilities {
  /// The same with items that are held, which are as likely true as they were.
  fileprivate func holding(
    _ held: [Evaluation.Item?], values old: [Buffer<Double>?]?
  ) -> Reliabilities {
    Reliabilities(
      values: values.indices.map { held[$0] == nil ? values[$0] : old?[$0] },
      evaluation: Evaluation(
        items: zip(evaluation.items, held).map { $1 ?? $0 }, facts: evaluation.facts,
        warnings: evaluation.warnings), warnings: warnings)
  }
}

extension Relationships {
  /// What friends contribute to one person's score.
  fileprivate func alone(_ row: Int) -> Relationships {
    Relationships(
      figures: Buffer([figures[row]]), strengths: Buffer([strengths[row]]),
      friendCounts: Buffer([friendCounts[row]]), iterations: iterations, hasTies: hasTies)
  }
}
