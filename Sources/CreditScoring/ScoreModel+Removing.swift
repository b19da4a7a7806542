extension ScoreModel {
  /// A copy without one category, its points shared out among the others exactly.
  ///
  /// The other categories' budgets are multiplied by *T* / (*T* − *B*), with *T* the points of the
  /// scale and *B* the removed budget, and rounded by largest remainder, ties to the category that
  /// comes first; then likewise the characteristics' budgets within each category. Points of bins and
  /// neutral points are scaled in proportion and rounded half up, so that the best bin still brings
  /// the whole budget, the worst 0, and the direction is kept. The copy's name and description state
  /// the removal.
  ///
  /// A model without that category is returned as it is.
  ///
  /// - Precondition: a category other than interpersonal relationships remains, with points.
  public func removing(_ category: ScoreCategory) -> ScoreModel {
    guard let removed = categories.first(where: { $0.name == category }) else { return self }
    let rest = categories.filter { $0.name != category }
    precondition(
      rest.contains { $0.name != .interpersonalRelationships && $0.budget > 0 },
      "a category that describes the person must remain")
    let total = totalPoints
    let budgets = LargestRemainder.shares(of: total, inProportionTo: rest.map(\.budget))
    let note =
      "The category \(category.rawValue) (\(removed.budget) of \(total) points) was removed and "
      + "its points were shared out among the others in proportion."
    return ScoreModel(
      name: name + " without " + category.title, version: version, purpose: purpose,
      description: description.isEmpty ? note : description + " " + note, scale: scale,
      bands: bands,
      coverage: Coverage(
        minimum: coverage.minimum, required: coverage.required.filter { $0 != category }),
      categories: zip(rest, budgets).map { part, budget in
        part.rescaled(
          to: budget, weight: Double(part.budget) / Double(total - removed.budget))
      },
      sourceName: sourceName)
  }

  /// The same model under another name.
  func named(_ name: String, sourceName: String) -> ScoreModel {
    ScoreModel(
      name: name, version: version, purpose: purpose, description: description, scale: scale,
      bands: bands, coverage: coverage, categories: categories, sourceName: sourceName)
  }

  /// The model whose categories are the ones that count: without interpersonal relationships where
  /// friends' scores are switched off.
  var effective: ScoreModel {
    friendsScores?.mode == .off ? removing(.interpersonalRelationships) : self
  }
}

extension ScoreModel.Category {
  func rescaled(to newBudget: Int, weight: Double) -> ScoreModel.Category {
    let budgets = LargestRemainder.shares(
      of: newBudget, inProportionTo: characteristics.map(\.budget))
    return ScoreModel.Category(
      name: name, weight: weight, budget: newBudget,
      characteristics: zip(characteristics, budgets).map { $0.rescaled(to: $1) })
  }
}

extension ScoreModel.Characteristic {
  func rescaled(to newBudget: Int) -> ScoreModel.Characteristic {
    func scaled(_ points: Int) -> Int { (2 * points * newBudget + budget) / (2 * budget) }
    var newMeasure = measure
    if case .column(let old) = measure {
      newMeasure = .column(
        ScoreModel.ColumnMeasure(
          column: old.column, direction: old.direction,
          bins: old.bins.map { ScoreModel.Bin(values: $0.values, points: scaled($0.points)) },
          missingPoints: scaled(old.missingPoints), missingReason: old.missingReason,
          isOptional: old.isOptional))
    }
    return ScoreModel.Characteristic(
      name: name, description: description, reason: reason, budget: newBudget, measure: newMeasure)
  }
}
