extension ScoreModel {
  /// A copy without one category, its points shared out among the others exactly.
  ///
  /// The other categories' budgets are multiplied by *T* / (*T* − *B*), where *T* is the span of the
  /// scale and *B* the removed budget, and rounded by largest remainder, ties to the earlier category;
  /// the characteristics' budgets within each category likewise. The points of bins and the neutral
  /// points are scaled in proportion and rounded half up: the best bin still brings the whole budget,
  /// the worst 0, and the direction is kept. The copy's name and description state the removal.
  ///
  /// A model without that category is returned unchanged.
  ///
  /// - Precondition: A category other than interpersonal relationships remains, with points.
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
    return replacing(
      name: name + " without " + category.title,
      description: description.isEmpty ? note : description + " " + note,
      coverage: Coverage(
        minimum: coverage.minimum, required: coverage.required.filter { $0 != category },
        mostBands: coverage.mostBands),
      categories: zip(rest, budgets).map { part, budget in
        part.rescaled(
          to: budget, weight: Double(part.budget) / Double(total - removed.budget))
      })
  }

  /// A copy with some parts replaced, which keeps the rules if this model does.
  func replacing(
    name: String? = nil, description: String? = nil, coverage: Coverage? = nil,
    categories: [Category]? = nil, sourceName: String? = nil
  ) -> ScoreModel {
    ScoreModel(
      unchecked: name ?? self.name, version: version, purpose: purpose,
      description: description ?? self.description, scale: scale, bands: bands,
      coverage: coverage ?? self.coverage, reasons: reasons,
      categories: categories ?? self.categories,
      // Other points are not those that were fitted.
      fit: categories == nil ? fit : nil,
      sourceName: sourceName ?? self.sourceName, words: words)
  }

  /// The model that is applied: without interpersonal relationships if friends' scores are off.
  var effective: ScoreModel {
    friendsScores?.mode == .off ? removing(.interpersonalRelationships) : self
  }
}

extension ScoreModel.Category {
  func rescaled(to newBudget: Int, weight: Double) -> ScoreModel.Category {
    let budgets = LargestRemainder.shares(
      of: newBudget, inProportionTo: characteristics.map(\.budget))
    return ScoreModel.Category(
      name: name, weight: weight,
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
          old.column, old.direction,
          bins: old.bins.map {
            ScoreModel.Bin($0.values, points: scaled($0.points), share: $0.share)
          },
          missingPoints: scaled(old.missingPoints), missingReason: old.missingReason,
          isOptional: old.isOptional, actionable: old.actionable, months: old.months,
          cost: old.cost, isAlwaysGiven: old.isAlwaysGiven, stability: old.stability))
    }
    return ScoreModel.Characteristic(
      name: name, description: description, reason: reason, budget: newBudget, measure: newMeasure)
  }
}
