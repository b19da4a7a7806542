public import Tables

extension ScoreModel {
  /// What the columns of the model's scores mean, in their order.
  public var resultColumns: [ColumnDescription] { resultColumns(telling: nil) }

  /// What the columns of the model's scores mean, in their order.
  ///
  /// - Parameter certainty: What scores tell of how sure they are; `nil` for nothing.
  /// - Returns: A description of each column.
  public func resultColumns(telling certainty: CertaintyOptions?) -> [ColumnDescription] {
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
    let reasons = reasonNumbers.map { number in
      let isAlwaysGiven = number > ReasonRanking.most
      let meaning =
        number == 1
        ? "the characteristic that costs most points, in words"
        : isAlwaysGiven
          ? "the reason that the model always gives, if it costs points and is none of the four"
          : "the next characteristic that costs points, in words"
      return ColumnDescription(
        "reason_\(number)", .text, meaning,
        missing: isAlwaysGiven
          ? "where it costs no points or is one of the four, or the person can't be assessed"
          : "where no further reason can be given: none costs points, its text was given "
            + "already, it tells of too few friends, or the person can't be assessed",
        source: source, weights: weights)
    }
    let apart =
      certainty == nil
      ? "" : "; what is known counts as true, other than in score_low and score_high"
    let sure = certaintyColumns(certainty, source: source, weights: weights)
    return points + [
      ColumnDescription(
        "score", .integer, "\(scale.lowerBound) and the points of all categories", range: whole,
        unit: "points", missing: unassessed, source: source, weights: weights),
      ColumnDescription(
        "score_status", .text, "whether the person can be assessed, and if not, why",
        source: source),
      ColumnDescription(
        "score_minimum", .integer,
        "the score if all that is missing, about the person or others, were at its worst\(apart)",
        range: whole, unit: "points", source: source, weights: weights),
      ColumnDescription(
        "score_maximum", .integer,
        "the score if all that is missing, about the person or others, were at its best\(apart)",
        range: whole, unit: "points", source: source, weights: weights),
    ] + sure.interval + [
      ColumnDescription(
        "band", .text, "the range of scores that the score is in", range: bandNames,
        missing: unassessed, source: source, weights: weights)
    ] + sure.bands + reasons
  }
}
