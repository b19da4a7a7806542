internal import Execution
internal import Memory
internal import Tables

extension ScoreBuilder {
  /// How sure everyone's score is; `nil` if nobody asks and the model limits it not.
  func certainty(_ bands: Buffer<UInt16>) throws -> ScoreCertainty? {
    guard let options = certaintyOptions else { return nil }
    let all = ScoreDistribution.Parts(
      model, evaluation, reliabilities.values, friendsPoints: friendsPoints,
      figures: figuresInDoubt)
    let starts = model.bands.map(\.from)
    let low = ScatterBuffer<Int32>(zeroedCount: table.rowCount)
    let high = ScatterBuffer<Int32>(zeroedCount: table.rowCount)
    let own = ScatterBuffer<Double>(zeroedCount: table.rowCount)
    let shown = options.showsBandProbabilities ? starts.count : 0
    let probabilities = (0..<shown).map { _ in
      ScatterBuffer<Double>(zeroedCount: table.rowCount)
    }
    try execution.forEachBlockUnlessCancelled(of: table.rowCount) { [tally] rows in
      var person = ScoreDistribution(all)
      var sums = Array(repeating: 0.0, count: starts.count)
      for row in rows where tally.isAssessed(row) {
        person.convolve(row)
        let interval = person.distribution.interval(0.05, 0.95)
        (low[row], high[row]) = (Int32(interval.low), Int32(interval.high))
        person.distribution.sum(overBands: starts, into: &sums)
        own[row] = sums[Int(bands[row])]
        for (band, column) in probabilities.enumerated() { column[row] = sums[band] }
      }
    }
    return ScoreCertainty(
      options: options, low: low.freeze(), high: high.freeze(), bandProbability: own.freeze(),
      probabilities: probabilities.map { $0.freeze() }, veracity: try veracity(),
      reliabilities: reliabilities.values, figures: figuresInDoubt)
  }

  /// What is asked for, or what the model's limit takes.
  var certaintyOptions: CertaintyOptions? {
    options ?? (model.coverage.mostBands == nil ? nil : CertaintyOptions(.none))
  }

  /// The figures that are to be expected of friends who may be wrong; `nil` if all is certain.
  func figures(
    around found: Relationships, _ ties: any FriendTies, _ settings: ScoreModel.FriendsScores,
    weight: Double
  ) throws -> FiguresInDoubt? {
    let parts = ScoreDistribution.parts(evaluation, reliabilities.values)
    guard certaintyOptions != nil, settings.mode == .fixedPoint,
      parts.contains(where: { $0.reliabilities != nil || $0.doubt.isOpenIfMissing })
    else { return nil }
    let shifts = ScatterBuffer<Double>(zeroedCount: table.rowCount)
    let variances = ScatterBuffer<Double>(zeroedCount: table.rowCount)
    let total = Double(model.totalPoints)
    try execution.forEachBlockUnlessCancelled(of: table.rowCount) { [tally] rows in
      for row in rows where tally.isAssessed(row) {
        var (shift, variance) = (0.0, 0.0)
        for part in parts {
          let moments = part.doubt.moments(
            bin: part.bins[row], reliability: part.reliability(row))
          shift += moments.shift
          variance += moments.variance
        }
        shifts[row] = shift / total
        variances[row] = variance / (total * total)
      }
    }
    return try FiguresInDoubt(
      around: found, shifts: shifts.freeze(), variances: variances.freeze(),
      counts: { [tally] in tally.isAssessed($0) }, ties: ties, settings, weight: weight,
      execution: execution)
  }

  /// The part of what is known that rests on what is true, in budgets, rounded down to whole percents.
  private func veracity() throws(CancellationError) -> Buffer<UInt8> {
    let result = ScatterBuffer<UInt8>(zeroedCount: table.rowCount)
    let own = ScoreDistribution.parts(evaluation, reliabilities.values).filter {
      model.categories[$0.category].name != .interpersonalRelationships
    }
    try execution.forEachBlockUnlessCancelled(of: table.rowCount) { rows in
      for row in rows {
        var (known, sure) = (0.0, 0.0)
        for part in own where part.bins[row] != BinNumbers.missing {
          known += part.budget
          sure += part.budget * part.reliability(row)
        }
        result[row] =
          known == 0 ? ScoreCertainty.noVeracity : UInt8((100 * sure / known + 1e-9).rounded(.down))
      }
    }
    return result.freeze()
  }
}
