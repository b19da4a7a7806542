internal import Files
package import Tables

extension ScoreModel {
  /// Throws if a characteristic reads an outcome or what was computed from one: its points would say what
  /// is to be foreseen.
  ///
  /// - Parameters:
  ///   - schema: The table's columns; what an earlier run wrote may have the prefix.
  ///   - prefix: What may stand before the names of columns.
  ///   - origin: The outcome that a column of a name is computed from; `nil` if from none.
  /// - Throws: ``ScoreModelError`` with the place of each such characteristic.
  package func checkNoOutcome(
    of schema: TableSchema, prefix: String = "", origin: (String) -> String? = { _ in nil }
  ) throws(ScoreModelError) {
    let outcomes = Set(schema.columns.filter { $0.role == .outcome }.map(\.name))
    if outcomes.isEmpty { return }
    let own = Set(schema.columns.map(\.name))
    let paths = characteristicPaths
    let mistakes = effective.categories.flatMap(\.characteristics).compactMap {
      characteristic -> ScoreModelError.Mistake? in
      guard let column = characteristic.column else { return nil }
      let problem: String
      if outcomes.contains(column) || !own.contains(column) && outcomes.contains(prefix + column) {
        problem = "column '\(column)' of \(schema.sourceName) is an outcome, and can't be scored"
      } else if !own.contains(column), !own.contains(prefix + column), let outcome = origin(column)
      {
        problem = "column '\(column)' would be computed from '\(outcome)', which is an outcome"
      } else {
        return nil
      }
      return ScoreModelError.Mistake(
        code: .unusableColumn, line: nil, column: nil, path: paths[characteristic.name] ?? "$",
        problem: problem,
        advice:
          "take the characteristic out of the model; friends' outcomes are used out of fold only")
    }
    if !mistakes.isEmpty { throw ScoreModelError(source: sourceName, mistakes: mistakes) }
  }
}

extension ScoreModel.Characteristic {
  /// The column that it reads; `nil` if it reads none.
  fileprivate var column: String? {
    switch measure {
    case .column(let measure): measure.column
    case .friendsScores(let settings):
      settings.mode == .lagged ? settings.earlierScoreColumn : nil
    }
  }
}
