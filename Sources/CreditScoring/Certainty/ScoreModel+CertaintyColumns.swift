internal import Files
internal import Tables

extension ScoreModel {
  /// What the columns mean that tell how sure scores are: those of the interval, and those behind the band.
  func certaintyColumns(
    _ certainty: CertaintyOptions?, source: String, weights: ColumnDescription.Weights?
  ) -> (interval: [ColumnDescription], bands: [ColumnDescription]) {
    guard let certainty else { return ([], []) }
    let unassessed = "where the person can't be assessed"
    let caveat = caveatOnShares
    let ends = [("score_low", 5), ("score_high", 95)].map { name, share in
      ColumnDescription(
        name, .integer,
        "the lowest score that \(share) % of the probability reach\(caveat)",
        range: "\(scale.lowerBound) to \(scale.upperBound)", unit: "points", missing: unassessed,
        source: source, weights: weights)
    }
    let bands = certainty.showsBandProbabilities ? self.bands.map(\.name) : []
    let probabilities =
      [("band_probability", "the probability that the true score is in the band")]
      + bands.map { ("probability_" + $0, "the probability that the true score is in band \($0)") }
    var columns = probabilities.map { name, meaning in
      ColumnDescription(
        name, .decimal, meaning, range: "0 to 1", missing: unassessed, source: source,
        weights: weights)
    }
    columns.insert(
      ColumnDescription(
        "band_is_firm", .boolean, "whether the band's probability is 0.9 or more\(caveat)",
        missing: unassessed, source: source, weights: weights), at: 1)
    guard certainty.tellsReliability else { return (ends, columns) }
    columns.append(
      ColumnDescription(
        "veracity", .integer,
        "how much of the points known rests on what is true, relationships aside",
        range: "0 to 100", unit: "percent", missing: "where nothing is known", source: source))
    return (ends, columns)
  }

  /// That intervals are too narrow where bins state no shares, behind a semicolon; empty where all do.
  private var caveatOnShares: String {
    let plain = effective.categories.flatMap(\.characteristics).filter {
      if case .column = $0.measure { !$0.statesShares } else { false }
    }
    if plain.isEmpty { return "" }
    return
      "; true scores lie outside the interval more often than told, since the model states no shares of the bins of "
      + "\(plain.count.counting("characteristic")), where a false or missing value counts as neutral"
  }
}
