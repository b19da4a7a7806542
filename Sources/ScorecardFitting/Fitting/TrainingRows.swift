internal import Execution
internal import Memory
internal import ScoreValidation

/// The rows that a card is fitted to: those of a known outcome, and rejected ones with an assumed one.
struct TrainingRows: Sendable {
  let rows: [Int32]
  /// 1 for the event, 0 for none, between them for a share.
  let events: [Double]
  let weights: [Double]
  /// The number of rows at the end whose outcome is assumed.
  let assumedCount: Int

  /// The rows whose outcome is known.
  init(_ outcomes: Outcomes) {
    rows = outcomes.knownRows
    events = rows.map { Double(outcomes.codes[Int($0)]) }
    weights = rows.map { outcomes.weight(Int($0)) }
    assumedCount = 0
  }

  /// The rows with others whose share of events is assumed.
  init(_ known: TrainingRows, assumed: [Int32], events: [Double], weights: [Double]) {
    rows = known.rows + assumed
    self.events = known.events + events
    self.weights = known.weights + weights
    assumedCount = assumed.count
  }

  /// What a regression is to predict: that the event does not happen.
  var target: LogisticTarget { LogisticTarget(events: events.map { 1 - $0 }, weights: weights) }

  /// Counts the rows of bins, shares of events in part.
  func counts(_ bins: Buffer<UInt16>, binCount: Int) -> [BinCounts] {
    var counts = [BinCounts](repeating: BinCounts(), count: binCount)
    for (place, row) in rows.enumerated() {
      let bin = Int(bins[Int(row)])
      let (event, weight) = (events[place], weights[place])
      if event >= 0.5 { counts[bin].events += 1 } else { counts[bin].nonEvents += 1 }
      counts[bin].eventWeight += weight * event
      counts[bin].nonEventWeight += weight * (1 - event)
    }
    return counts
  }

  /// What is counted of all rows.
  var totals: OutcomeTotals {
    var totals = OutcomeTotals(events: 0, nonEvents: 0)
    for (event, weight) in zip(events, weights) {
      if event >= 0.5 { totals.events += 1 } else { totals.nonEvents += 1 }
      totals.eventWeight += weight * event
      totals.nonEventWeight += weight * (1 - event)
    }
    return totals
  }

  /// The rows of a regression on some columns.
  func design(
    _ columns: [EvidenceColumn], _ codes: [Buffer<UInt16>], _ execution: Execution
  ) throws -> EvidenceRows {
    let columns = try execution.answers(columns.count) { place in
      let own = ScatterBuffer<UInt16>(zeroedCount: rows.count)
      let all = codes[place]
      for (number, row) in rows.enumerated() { own[number] = all[Int(row)] }
      return CodedColumn(codes: own.freeze(), values: columns[place].evidence)
    }
    return EvidenceRows(columns: columns, rowCount: rows.count, execution: execution.quiet)
  }
}
