internal import Execution
internal import Memory
internal import Tables

/// How sure one person's score is.
public struct PersonCertainty: Sendable, Equatable {
  /// The probability of a band.
  public struct BandProbability: Sendable, Equatable {
    /// The band's name.
    public let band: String
    /// The probability, 0 to 1.
    public let probability: Double
  }

  /// The 90 % interval: the lowest scores that 5 % and 95 % of the probability reach; `nil` without a score.
  public let interval: ClosedRange<Int>?
  /// The probability of each band, lowest band first; none without a score.
  public let bands: [BandProbability]
  /// Whether the band of the score has a probability of 0.9 or more; `nil` without a score.
  public let isBandFirm: Bool?
  /// 0 to 100: how much of the points that are known about the person rests on what is true, weighed by
  /// budgets and without interpersonal relationships, rounded down; `nil` if nothing is known, or nothing tells how
  /// likely values are true.
  public let veracity: Int?
  /// Whether something tells how likely values are true.
  public let tellsReliability: Bool
  /// The characteristics whose value is missing or may be false, and of whose bins the model does not state the
  /// shares: such a value counts as neutral, so that true scores lie outside ``interval`` more often than told.
  public let unsharedCharacteristics: [String]
}

extension Scores {
  /// How sure the score of the person in a row is; `nil` unless the scorer was asked, or the model limits it.
  ///
  /// - Precondition: There is such a row.
  /// - Complexity: As that of one person's distribution; see <doc:HowSureScoresAre>.
  public func certainty(ofRow row: Int) -> PersonCertainty? {
    guard let certainty else { return nil }
    let tells = certainty.options.tellsReliability
    let veracity =
      certainty.veracity[row] == ScoreCertainty.noVeracity || !tells
      ? nil : Int(certainty.veracity[row])
    guard isAssessed(row) else {
      return PersonCertainty(
        interval: nil, bands: [], isBandFirm: nil, veracity: veracity, tellsReliability: tells,
        unsharedCharacteristics: [])
    }
    var person = ScoreDistribution(parts(certainty))
    person.convolve(row)
    var sums = model.bands.map { _ in 0.0 }
    person.sum(overBands: model.bands.map(\.from), into: &sums)
    return PersonCertainty(
      interval: Int(certainty.low[row])...Int(certainty.high[row]),
      bands: zip(model.bands, sums).map { .init(band: $0.name, probability: $1) },
      isBandFirm: ScoreCertainty.isFirm(certainty.bandProbability[row]), veracity: veracity,
      tellsReliability: tells, unsharedCharacteristics: unshared(row, certainty))
  }

  /// The characteristics of a person's whose value is missing or may be false, and whose bins have no shares; none of
  /// relationships of which nothing is told where few friends contribute.
  private func unshared(_ row: Int, _ certainty: ScoreCertainty) -> [String] {
    evaluation.items.indices.filter { place in
      let item = evaluation.items[place]
      if item.friendsScores != nil || item.statesShares { return false }
      if item.needsFriends, !disclosesRelationships[row] { return false }
      return item.bins[row] == BinNumbers.missing || (certainty.reliabilities[place]?[row] ?? 1) < 1
    }.map { evaluation.items[$0].characteristic.name }
  }

  /// The exact distribution of the score of the person in a row, by score; `nil` without a score, or where
  /// nobody asked.
  ///
  /// - Precondition: There is such a row.
  public func distribution(ofRow row: Int) -> [Int: Double]? {
    guard let certainty, isAssessed(row) else { return nil }
    var person = ScoreDistribution(parts(certainty))
    person.convolve(row)
    return person.probabilities
  }

  /// The probability that a person's value of a characteristic is true; `nil` if nobody asked.
  func reliability(_ row: Int, of characteristic: String) -> Double? {
    guard let certainty, tellsCertainty, certainty.options.tellsReliability,
      let place = evaluation.items.firstIndex(where: { $0.characteristic.name == characteristic })
    else { return nil }
    return certainty.reliabilities[place].map { $0[row] } ?? 1
  }

  private func parts(_ certainty: ScoreCertainty) -> ScoreDistribution.Parts {
    ScoreDistribution.Parts(
      model, evaluation, certainty.reliabilities, friendsPoints: friendsPoints,
      figures: certainty.figures)
  }

  /// The number of bands that a person's interval touches.
  func bandsTouched(_ row: Int) -> Int {
    certainty.map { model.bandCount(from: Int($0.low[row]), to: Int($0.high[row])) } ?? 0
  }

  // MARK: Columns

  /// The ends of everyone's interval.
  func intervalColumns(_ certainty: ScoreCertainty, _ execution: Execution) -> [Column] {
    [
      Column("score_low", .integers(assessed(execution) { certainty.low[$0] })),
      Column("score_high", .integers(assessed(execution) { certainty.high[$0] })),
    ]
  }

  /// How sure everyone's band is, and how much of what is known is true.
  func certaintyColumns(_ certainty: ScoreCertainty, _ execution: Execution) -> [Column] {
    let own = certainty.bandProbability
    let probabilities = zip(model.bands, certainty.probabilities).map { band, values in
      Column("probability_" + band.name, probabilityValues(values, execution))
    }
    let isFirm = indices.map { isAssessed($0) ? ScoreCertainty.isFirm(own[$0]) : nil }
    let columns =
      [
        Column("band_probability", probabilityValues(own, execution)),
        Column("band_is_firm", .booleans(isFirm)),
      ] + probabilities
    guard certainty.options.tellsReliability else { return columns }
    let veracity = ScatterValues<Int32>(count: count)
    execution.forEachBlock(of: count) { rows in
      for row in rows {
        let value = certainty.veracity[row]
        veracity[row] = value == ScoreCertainty.noVeracity ? nil : Int32(value)
      }
    }
    return columns + [Column("veracity", .integers(IntegerValues(.narrow(veracity.freeze()))))]
  }

  private func probabilityValues(
    _ probabilities: Buffer<Double>, _ execution: Execution
  ) -> ColumnValues {
    let values = ScatterValues<Double>(count: count)
    execution.forEachBlock(of: count) { rows in
      // Rounded to what sums of doubles keep.
      for row in rows {
        values[row] = isAssessed(row) ? (probabilities[row] * 1e9).rounded() / 1e9 : nil
      }
    }
    return .reals(values.freeze())
  }
}

extension ScoreModel {
  /// The number of bands from one score to another.
  func bandCount(from low: Int, to high: Int) -> Int {
    let first = bands.last { $0.from <= low }?.from ?? scale.lowerBound
    return bands.count { $0.from >= first && $0.from <= high }
  }
}
