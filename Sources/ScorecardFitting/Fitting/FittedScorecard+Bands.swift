internal import CreditScoring
internal import ScoreValidation

extension FittedScorecard {
  /// The names of bands, those of the bands that were published for scores from 350 to 950.
  static let bandNames = ScoreModel.reported2015.bands.map(\.name)

  /// Bands of about equal shares of some scores.
  ///
  /// A score belongs to the band in which the least of equal scores would be; a band without a score is left out.
  ///
  /// - Parameters:
  ///   - scale: The lowest and the highest score.
  ///   - scores: Scores with what each weighs.
  /// - Returns: The bands.
  static func bands(
    on scale: ClosedRange<Int>, of scores: [(score: Int, weight: Double)]
  ) -> [ScoreModel.Band] {
    let sorted = scores.sorted { $0.score < $1.score }
    let total = sorted.reduce(0) { $0 + $1.weight }
    var starts = [scale.lowerBound]
    var (below, place) = (0.0, 0)
    for number in 1..<bandNames.count {
      let share = total * Double(number) / Double(bandNames.count)
      while place < sorted.count, below + sorted[place].weight <= share {
        below += sorted[place].weight
        place += 1
      }
      starts.append(place < sorted.count ? sorted[place].score : scale.upperBound)
    }
    var bands: [ScoreModel.Band] = []
    for (name, start) in zip(bandNames, starts) {
      if bands.last?.from == start { bands.removeLast() }
      bands.append(ScoreModel.Band(name: name, from: start))
    }
    return bands
  }
}

extension FittingOptions {
  /// The bands that were asked for on a scale; `nil` if none were.
  ///
  /// - Throws: `ValidationError` if they do not rise, or share a name.
  func bands(on scale: ClosedRange<Int>) throws(ValidationError) -> [ScoreModel.Band]? {
    guard let bands, !bands.isEmpty else { return nil }
    let isRising = zip(bands, bands.dropFirst()).allSatisfy { $0.from < $1.from }
    guard isRising, Set(bands.map(\.name)).count == bands.count else {
      throw ValidationError(
        .badSetting, "the bands do not rise, or two have one name",
        remedy: "give each a name of its own and a lowest score above the one before")
    }
    let first = bands.last { $0.from <= scale.lowerBound } ?? bands[0]
    let later = bands.filter {
      $0.from > max(scale.lowerBound, first.from) && $0.from <= scale.upperBound
    }
    return [ScoreModel.Band(name: first.name, from: scale.lowerBound)] + later
  }
}
