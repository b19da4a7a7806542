internal import Execution
public import Tables

extension CreditScorer {
  /// The score of one person whose values are in memory.
  ///
  /// ```swift
  /// let scorer = CreditScorer(model: .european)
  /// let person = try scorer.score(of: [
  ///   "on_time_share": 1.0, "worst_delay_months": 0, "credit_age_months": 130, "utilization": 0.05,
  ///   "active_months": 12, "spending_volatility": 0.1, "verified_fields": 5,
  /// ])
  /// person.score  // 836
  /// person.reasons.first  // "Essential spending is not known"
  /// ```
  ///
  /// It is the score that a table with this row gets without friendships. A value that is `nil` is missing,
  /// and so is one whose key is absent if the model calls its column optional; further keys don't matter.
  ///
  /// Friends' scores need the whole graph: pass the points that a run over everyone found. Without them,
  /// they bring the neutral points if the model states its `population_mean`, which one person does not
  /// tell.
  ///
  /// - Parameters:
  ///   - record: The person's values by column: whole and decimal numbers, truth values, texts.
  ///   - relationshipPoints: The points of interpersonal relationships in a model with friends' scores, from
  ///     0 to the category's budget.
  /// - Returns: The score, or why there is none.
  /// - Throws: ``ScoreModelError`` if a column that is not optional has no key, if a value does not suit its
  ///   bins, or if friends' scores can't be told; `DataError` if a key is empty or a text has a NUL.
  /// - Complexity: O(*bins*). For many people a table is faster.
  public func score(
    of record: [String: (any ColumnElement)?], relationshipPoints: Int? = nil
  ) throws -> PersonScore {
    try scores(of: record, relationshipPoints)[0]
  }

  /// How the score of one person whose values are in memory comes about.
  ///
  /// - Parameters:
  ///   - record: The person's values, as for ``score(of:relationshipPoints:)``.
  ///   - relationshipPoints: The points of interpersonal relationships.
  /// - Returns: Every number that the score is the sum of; the identifier is `record`.
  /// - Throws: As ``score(of:relationshipPoints:)``.
  /// - Complexity: O(*bins*).
  public func explanation(
    of record: [String: (any ColumnElement)?], relationshipPoints: Int? = nil
  ) throws -> Explanation {
    try scores(of: record, relationshipPoints).explanation(row: 0)
  }

  private func scores(
    of record: [String: (any ColumnElement)?], _ relationshipPoints: Int?
  ) throws -> Scores {
    let told = try told(relationshipPoints)
    var row = record
    if let relationshipPoints { row[RowModel.toldColumn] = relationshipPoints }
    var identifier = "record"
    while row[identifier] != nil { identifier += "_" }
    row[identifier] = "record"
    var table = try Table(rows: [row], identifier: identifier)
    table.sourceName = "record"
    return try CreditScorer(model: told ?? model).blockingScores(
      table, nil, nil, Execution(threads: 1))
  }

  /// The model in which a column tells the points of interpersonal relationships; `nil` if they are not
  /// told.
  private func told(_ points: Int?) throws(ScoreModelError) -> ScoreModel? {
    func refusal(_ problem: String, _ remedy: String) -> ScoreModelError {
      ScoreModelError(
        .unsuitableFriendships, source: model.sourceName, problem: problem, remedy: remedy)
    }
    let rows = RowModel(model)
    guard let budget = rows.toldBudget else {
      if points == nil { return nil }
      throw refusal(
        "points of relationships are given, and the model has no friends' scores", "leave them out")
    }
    guard let points else {
      if rows.model.friendsScores?.populationMean != nil { return nil }
      throw refusal(
        "friends' scores need the mean of all people, which one record does not tell",
        "give the points of relationships, state population_mean in the model, or switch friends' "
          + "scores off")
    }
    guard (0...budget).contains(points) else {
      throw refusal(
        "\(points) points of relationships are outside the budget",
        "give a whole number from 0 to \(budget)")
    }
    return model.tellingRelationships(budget: budget)
  }
}

extension ScoreModel {
  /// The model with a column that tells the points of interpersonal relationships.
  fileprivate func tellingRelationships(budget: Int) -> ScoreModel {
    let measure = ColumnMeasure(
      RowModel.toldColumn, .higherIsBetter,
      bins: .steps(at: (0..<budget).map { Double($0 + 1) }, points: Array(0...budget)),
      missingPoints: 0)
    return replacing(
      categories: categories.map { category in
        guard category.name == .interpersonalRelationships else { return category }
        return Category(
          name: category.name, weight: category.weight,
          characteristics: [
            Characteristic(
              name: RowModel.toldColumn, reason: "Relationships could add more", budget: budget,
              measure: .column(measure))
          ])
      })
  }
}
