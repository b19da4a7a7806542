public import Tables

extension ScoreModel {
  /// What the columns of the model's scores mean, in their order.
  public var resultColumns: [ColumnDescription] {
    let source = "model '\(name)'"
    // Where friends' scores are switched off, other categories share their points.
    let categories = effective.categories
    let unassessed = "where the person can't be assessed"
    // Weights reach scores only by how much a friend's score counts.
    let weights: ColumnDescription.Weights? =
      effective.friendsScores.map { $0.fullStrengthWeight == nil ? .ignored : .used }
    let points = ScoreCategory.allCases.map { category in
      let budget = categories.first { $0.name == category }?.budget ?? 0
      return ColumnDescription(
        category.rawValue, .integer, "points for \(category.title)", range: "0 to \(budget)",
        unit: "points", missing: unassessed, source: source,
        weights: category == .interpersonalRelationships ? weights : nil)
    }
    let whole = "\(scale.lowerBound) to \(scale.upperBound)"
    let bandNames = bands.map(\.name).joined(separator: ", ")
    let reasons = (1...4).map { number in
      ColumnDescription(
        "reason_\(number)", .text,
        number == 1
          ? "the characteristic that costs most points, in words"
          : "the next characteristic that costs points, in words",
        missing: "where no further reason can be given: none costs points, its text was given "
          + "already, it tells of too few friends, or the person can't be assessed",
        source: source, weights: weights)
    }
    return points + [
      ColumnDescription(
        "score", .integer, "\(scale.lowerBound) and the points of all categories", range: whole,
        unit: "points", missing: unassessed, source: source, weights: weights),
      ColumnDescription(
        "score_status", .text, "whether the person can be assessed, and if not, why",
        source: source),
      ColumnDescription(
        "score_minimum", .integer, "the score if all that is missing were at its worst",
        range: whole, unit: "points", source: source, weights: weights),
      ColumnDescription(
        "score_maximum", .integer, "the score if all that is missing were at its best",
        range: whole, unit: "points", source: source, weights: weights),
      ColumnDescription(
        "band", .text, "the range of scores that the score is in", range: bandNames,
        missing: unassessed, source: source, weights: weights),
    ] + reasons
  }
}
