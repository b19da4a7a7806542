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
        (low[row], high[row]) = (Int32(person.quantile(0.05)), Int32(person.quantile(0.95)))
        person.sum(overBands: starts, into: &sums)
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

  /// Whether something is not certain of the people's own points.
  var hasDoubt: Bool {
    ScoreDistribution.parts(evaluation, reliabilities.values).contains {
      $0.reliabilities != nil || $0.doubt.isOpenIfMissing
    }
  }

  /// By how much each person's own share of all points is expected to differ from what it is, and the variance
  /// of that; 0 for people who are not assessed.
  func moments() throws(CancellationError) -> (shifts: Buffer<Double>, variances: Buffer<Double>) {
    let parts = ScoreDistribution.parts(evaluation, reliabilities.values)
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
    return (shifts.freeze(), variances.freeze())
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
