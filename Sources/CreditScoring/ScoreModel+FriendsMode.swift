extension ScoreModel {
  /// The model with friends' scores entering in another way; all points stay as they are.
  ///
  /// - Parameters:
  ///   - mode: Which of the friends' scores count.
  ///   - column: The table's column with earlier scores; needed for ``FriendsScores/Mode/lagged``.
  /// - Returns: The same model if it has no characteristic that rests on friends' scores.
  /// - Precondition: `column` is given if and only if the mode is `lagged`.
  public func readingFriendsScores(_ mode: FriendsScores.Mode, from column: String? = nil)
    -> ScoreModel
  {
    precondition((mode == .lagged) == (column != nil), "earlier scores come from a column")
    return ScoreModel(
      name: name, version: version, purpose: purpose, description: description, scale: scale,
      bands: bands, coverage: coverage,
      categories: categories.map { category in
        Category(
          name: category.name, weight: category.weight, budget: category.budget,
          characteristics: category.characteristics.map { $0.readingFriendsScores(mode, column) })
      },
      sourceName: sourceName)
  }
}

extension ScoreModel.Characteristic {
  fileprivate func readingFriendsScores(
    _ mode: ScoreModel.FriendsScores.Mode, _ column: String?
  ) -> ScoreModel.Characteristic {
    guard case .friendsScores(let settings) = measure else { return self }
    return ScoreModel.Characteristic(
      name: name, description: description, reason: reason, budget: budget,
      measure: .friendsScores(
        ScoreModel.FriendsScores(
          mode: mode, earlierScoreColumn: column, priorStrength: settings.priorStrength,
          populationMean: settings.populationMean,
          fullStrengthWeight: settings.fullStrengthWeight,
          minimumFriendsToDisclose: settings.minimumFriendsToDisclose)))
  }
}
