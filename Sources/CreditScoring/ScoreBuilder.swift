internal import Execution
internal import Files
internal import Identifiers
internal import Memory
internal import Tables

/// Makes the scores of a table: everyone's own points, then friends' scores, bands and reasons.
struct ScoreBuilder {
  let model: ScoreModel
  let table: Table
  let evaluation: Evaluation
  /// The names of columns that were computed from friendships and other people's data.
  let relationColumns: Set<String>
  /// Whether the ranks by which friends' scores are discounted, if they are, depend on friendships alone.
  let ranksHoldStill: Bool
  let execution: Execution
  var tally: PointTally
  /// What looks wrong of the model's friends' scores.
  var warnings: [String] = []
  var relationships: Relationships?
  /// μ, the mean position of the model's people; `nil` for a model without friends' scores.
  var populationMean: Double?
  /// μ as figures that were written earlier rest on it; `nil` to compute it.
  var statedMean: Double?
  var friendsPoints: Buffer<Int32>?
  /// The median of the ranks by which friends' scores are discounted; `nil` without a discount.
  var medianRank: Double?
  /// For each person whether enough friends contribute to tell about relationships.
  var disclosesRelationships: Buffer<Bool>
  /// Whether ranges of people about whose relationships nothing is told have all that friends could bring.
  var hidesRanges = false
  /// What is to be told of how sure scores are; `nil` for nothing.
  let options: CertaintyOptions?
  /// How likely it is that each value is true.
  let reliabilities: Reliabilities
  /// The figures of friends' scores that are to be expected; `nil` if they are certain.
  var figuresInDoubt: FiguresInDoubt?

  init(
    model: ScoreModel, table: Table, reliabilities: Reliabilities, options: CertaintyOptions?,
    relationColumns: RelationColumns?, execution: Execution
  ) throws(CancellationError) {
    self.model = model
    self.table = table
    let evaluation = reliabilities.evaluation
    self.evaluation = evaluation
    (self.reliabilities, self.options) = (reliabilities, options)
    self.relationColumns = relationColumns?.names ?? []
    ranksHoldStill =
      model.friendsScores?.sybilRankColumn.map {
        relationColumns?.traits[$0]?.contains(.friendshipsOnly) ?? false
      } ?? true
    self.execution = execution
    tally = try PointTally(
      model, evaluation, personCount: table.rowCount, execution: execution)
    warnings = reliabilities.warnings + evaluation.warningsOfOthersData(in: model)
    if let options {
      warnings += evaluation.warnings(
        ofSharesIn: model, values: reliabilities.values, options.evidence)
    }
    disclosesRelationships = Buffer(repeating: false, count: table.rowCount)
  }

  /// The finished scores.
  func scores() throws -> Scores {
    var bands = try bands(tally.statuses)
    let certainty = try certainty(bands.numbers)
    var statuses = tally.statuses
    if let limited = certainty.flatMap({ self.statuses($0) }) {
      statuses = limited
      bands = try self.bands(limited)
    }
    let reasons = try ReasonRanking(model: model, evaluation: evaluation).reasons(
      .init(
        statuses: statuses, friendsPoints: friendsPoints,
        disclosesRelationships: disclosesRelationships, populationMean: populationMean),
      execution: execution)
    let assessedCount = bands.counts.map(\.count).reduce(0, +)
    let remarks = warnings
    let nobody = Scores.nobodyAssessed(
      assessedCount, of: table.rowCount, by: model, tableName: table.sourceName)
    return Scores(
      model: model,
      warnings: (evaluation.warnings + remarks + nobody).map(Message.init(_:)),
      assessedCount: assessedCount,
      bandCounts: bands.counts,
      populationMean: populationMean, iterations: relationships?.iterations ?? 0,
      remarks: remarks,
      people: Table([table.columns[0]], sourceName: table.sourceName),
      points: tally.points.map { $0.freeze() }, minimum: tally.minimum.freeze(),
      maximum: tally.maximum.freeze(), backed: tally.backed, coverable: tally.coverable,
      statuses: statuses, bands: bands.numbers, reasons: reasons, evaluation: evaluation,
      origins: ValueOrigins(
        evaluation, model: model, table: table, computed: relationColumns),
      relationColumns: relationColumns, ranksHoldStill: ranksHoldStill, medianRank: medianRank,
      relationships: relationships,
      friendsPoints: friendsPoints, disclosesRelationships: disclosesRelationships,
      hidesRanges: hidesRanges, certainty: certainty, tellsCertainty: options != nil)
  }

  /// Who is assessed if the model limits how many bands an interval may touch; `nil` without a limit.
  private func statuses(_ certainty: ScoreCertainty) -> Buffer<UInt8>? {
    guard let most = model.coverage.mostBands else { return nil }
    let result = ScatterBuffer<UInt8>(zeroedCount: table.rowCount)
    let excess = UInt8(PointTally.tooUncertain(model))
    execution.forEachBlock(of: table.rowCount) { rows in
      for row in rows {
        let isExcessive =
          tally.isAssessed(row)
          && model.bandCount(from: Int(certainty.low[row]), to: Int(certainty.high[row])) > most
        result[row] = isExcessive ? excess : tally.statuses[row]
      }
    }
    return result.freeze()
  }

  /// The number of each assessed person's band, and how many people are in each.
  private func bands(_ statuses: Buffer<UInt8>) throws(CancellationError)
    -> (numbers: Buffer<UInt16>, counts: [Scores.BandCount])
  {
    let lowest = model.scale.lowerBound
    let limits = model.bands.map(\.from)
    let numbers = ScatterBuffer<UInt16>(zeroedCount: table.rowCount)
    let counts = execution.blocks(of: table.rowCount) { rows in
      var counts = Array(repeating: 0, count: limits.count)
      for row in rows where statuses[row] == 0 {
        let score = lowest + tally.sum(row)
        // Bands come lowest first, and the first one starts where the scale does.
        let band = max(0, limits.count { $0 <= score } - 1)
        numbers[row] = UInt16(band)
        counts[band] += 1
      }
      return counts
    }
    try execution.checkCancellation()
    return (
      numbers.freeze(),
      model.bands.enumerated().map { place, band in
        .init(band: band.name, count: counts.reduce(0) { $0 + $1[place] })
      }
    )
  }
}
