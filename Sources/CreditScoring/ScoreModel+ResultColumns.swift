public import Tables

extension ScoreModel {
  /// What the columns of the model's scores mean, in their order.
  public var resultColumns: [ColumnDescription] {
    let source = "model '\(name)'"
    // Where friends' scores are switched off, other categories share their points.
    let categories = effective.categories
    let unassessed = "where the person can't be assessed"
    let points = ScoreCategory.allCases.map { category in
      let budget = categories.first { $0.name == category }?.budget ?? 0
      return ColumnDescription(
        category.rawValue, .integer, "points for \(category.title)", range: "0 to \(budget)",
        unit: "points", missing: unassessed, source: source)
    }
    let whole = "\(scale.lowerBound) to \(scale.upperBound)"
    let bandNames = bands.map(\.name).joined(separator: ", ")
    let reasons = (1...4).map { number in
      ColumnDescription(
        "reason_\(number)", .text,
        number == 1
          ? "the characteristic that costs most points, in words"
          : "the next characteristic that costs points, in words",
        missing: "where no further characteristic costs points", source: source)
    }
    return points + [
      ColumnDescription(
        "score", .integer, "\(scale.lowerBound) and the points of all categories", range: whole,
        unit: "points", missing: unassessed, source: source),
      ColumnDescription(
        "score_status", .text, "whether the person can be assessed, and if not, why",
        source: source),
      ColumnDescription(
        "score_minimum", .integer, "the score if all that is missing were at its worst",
        range: whole, unit: "points", source: source),
      ColumnDescription(
        "score_maximum", .integer, "the score if all that is missing were at its best",
        range: whole, unit: "points", source: source),
      ColumnDescription(
        "band", .text, "the range of scores that the score is in", range: bandNames,
        missing: unassessed, source: source),
    ] + reasons
  }
}
