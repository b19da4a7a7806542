internal import LibC
internal import Memory
internal import ScoreValidation
internal import Statistics

/// The rows of a bin.
public struct BinCounts: Sendable, Equatable {
  /// The number of rows with the event.
  public internal(set) var events = 0
  /// The number of rows without it.
  public internal(set) var nonEvents = 0
  /// What rows with the event weigh; as many as they are where rows have no weights.
  public internal(set) var eventWeight = 0.0
  /// What rows without the event weigh.
  public internal(set) var nonEventWeight = 0.0
  /// Sums of squared weights, of which errors are made.
  var eventSquares = 0.0
  var nonEventSquares = 0.0

  /// The number of rows.
  public var rows: Int { events + nonEvents }
  /// What the rows weigh.
  public var weight: Double { eventWeight + nonEventWeight }
  /// The share of the rows' weight that has the event; `nil` without rows.
  public var eventRate: Double? { rows == 0 ? nil : eventWeight / weight }
}

extension BinCounts {
  /// Counts the rows of bins.
  ///
  /// - Parameters:
  ///   - numbers: The bin of every row.
  ///   - binCount: The number of bins.
  ///   - sample: The rows that count.
  /// - Returns: The counts of each bin.
  /// - Complexity: O(*rows*).
  static func count(
    _ numbers: Buffer<UInt16>, binCount: Int, _ sample: RowSample
  ) -> [BinCounts] {
    let (bins, codes) = (numbers.span, sample.outcomes.codes.span)
    guard let weights = sample.outcomes.weights else {
      var counts = [Int](repeating: 0, count: 2 * binCount)
      for row in bins.indices where codes[row] >= 0 {
        counts[2 * Int(bins[row]) + Int(codes[row])] += 1
      }
      return (0..<binCount).map { bin in
        let (nonEvents, events) = (counts[2 * bin], counts[2 * bin + 1])
        return BinCounts(
          events: events, nonEvents: nonEvents, eventWeight: Double(events),
          nonEventWeight: Double(nonEvents), eventSquares: Double(events),
          nonEventSquares: Double(nonEvents))
      }
    }
    var running = [(counts: RunningCounts, squares: RunningCounts)](
      repeating: (RunningCounts(), RunningCounts()), count: binCount)
    for row in bins.indices where codes[row] >= 0 {
      let (bin, isEvent, weight) = (Int(bins[row]), codes[row] == 1, weights[row])
      running[bin].counts.add(isEvent: isEvent, weight: weight)
      running[bin].squares.add(isEvent: isEvent, weight: weight * weight)
    }
    return running.map { counts, squares in
      let totals = counts.totals(isWeighted: true)
      let squares = squares.totals(isWeighted: true)
      return BinCounts(
        events: totals.events, nonEvents: totals.nonEvents, eventWeight: totals.eventWeight,
        nonEventWeight: totals.nonEventWeight, eventSquares: squares.eventWeight,
        nonEventSquares: squares.nonEventWeight)
    }
  }
}

/// What a bin tells of the event.
public struct BinEvidence: Sendable, Equatable {
  /// The share of all rows' weight that is in the bin, from 0 to 1.
  public let share: Double
  /// The weight of evidence: ln (the bin's share of all non-events / its share of all events).
  ///
  /// Above 0 the event is rarer than overall; 0 in a bin without rows. In a bin whose rows all have the event, or all have not, which only bins of
  /// special codes, of missing values, and bins that were given can be, half a row is added to both kinds.
  public let weightOfEvidence: Double
  /// The bin's part of the information value: the difference of the two shares times the weight of
  /// evidence; at least 0.
  public let informationValue: Double
  /// The share of all non-events that is in the bin, and that of all events.
  let shares: (nonEvents: Double, events: Double)

  init(_ counts: BinCounts, _ totals: OutcomeTotals) {
    share = counts.weight / totals.weight
    var (events, nonEvents) = (counts.eventWeight, counts.nonEventWeight)
    guard counts.rows > 0 else {
      (weightOfEvidence, informationValue, shares) = (0, 0, (0, 0))
      return
    }
    if events == 0 || nonEvents == 0 {
      events += 0.5
      nonEvents += 0.5
    }
    shares = (nonEvents / totals.nonEventWeight, events / totals.eventWeight)
    weightOfEvidence = log(shares.nonEvents / shares.events)
    informationValue = (shares.nonEvents - shares.events) * weightOfEvidence
  }

  /// Whether both are the same.
  public static func == (left: BinEvidence, right: BinEvidence) -> Bool {
    left.share == right.share && left.weightOfEvidence == right.weightOfEvidence
      && left.informationValue == right.informationValue
  }
}
