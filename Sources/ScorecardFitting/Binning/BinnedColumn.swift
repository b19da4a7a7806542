public import ScoreValidation
internal import Statistics

/// The bins of a column with what they tell of the event.
public struct BinnedColumn: Sendable, Equatable {
  /// The bins.
  public let bins: ColumnBins
  /// What is counted of each bin's rows.
  public let counts: [BinCounts]
  /// What each bin tells.
  public let evidence: [BinEvidence]
  /// The trend of the event rate over rising numbers or dates; `nil` for texts, and for fewer than two bins
  /// of them with rows.
  public let trend: BinTrend?
  /// The information value, the sum of the bins' parts: 0 if the column tells nothing.
  ///
  /// Also called Jeffreys divergence of the two distributions over bins.
  public let informationValue: Double
  /// The interval of the information value of these bins among all people of whom the rows are drawn.
  ///
  /// From the delta method, with the variance that chance alone makes where the column tells nothing; its
  /// middle is ``correctedInformationValue``, and it never goes below 0.
  public let interval: ConfidenceInterval?
  /// The information value without what chance adds on average, at least 0: the middle of ``interval``.
  ///
  /// Chance adds to every bin, and texts count one by one, however few groups of them there are, since groups by
  /// event rate keep nearly all that chance put between them. Cuts of numbers count as so many bins, which is
  /// enough where event rates rise or fall, and too little for free ones.
  public let correctedInformationValue: Double
  /// How many of all columns that tell nothing have an information value as large, 0 to 1; `nil` with fewer than
  /// two bins.
  let chanceShare: Double?
  /// The Gini coefficient of the bins in the order of their event rates, 0 to 1: twice the area under the
  /// curve, less 1.
  public let gini: Double
  /// The largest distance of the distributions of events and non-events over bins in the order of their
  /// event rates, 0 to 1.
  public let kolmogorovSmirnov: Double

  /// The column's name.
  public var name: String { bins.column }

  /// The weight of evidence of each bin.
  public var weightsOfEvidence: [Double] { evidence.map(\.weightOfEvidence) }

  init(_ bins: ColumnBins, _ counts: [BinCounts], _ totals: OutcomeTotals, level: Double) {
    self.bins = bins
    self.counts = counts
    let evidence = counts.map { BinEvidence($0, totals) }
    self.evidence = evidence
    informationValue = evidence.reduce(0) { $0 + $1.informationValue }
    let rates = zip(bins.bins, counts).compactMap { bin, counts in
      bin.isOrdinary ? counts.eventRate : nil
    }
    trend = bins.kind == .texts ? nil : BinTrend(of: rates)
    let error = InformationValueError(
      counts, evidence, totals, choices: Self.choices(bins, counts))
    let corrected = max(informationValue - (error?.bias ?? 0), 0)
    correctedInformationValue = corrected
    chanceShare = error?.chanceShare(of: informationValue)
    interval = error.map { $0.interval(around: corrected, level: level) }
    (gini, kolmogorovSmirnov) = Self.ranking(counts, totals)
  }

  /// The degrees of freedom that bins have beyond their own number, since they were chosen among many.
  ///
  /// Groups of texts by event rate keep what each text has by chance; cuts between rising or falling rates add
  /// hardly any.
  private static func choices(_ bins: ColumnBins, _ counts: [BinCounts]) -> Int {
    if bins.kind != .texts { return 0 }
    let used = bins.bins.indices.filter { bins.bins[$0].isOrdinary && counts[$0].rows > 0 }
    let levels = used.reduce(0) { sum, place in
      guard case .texts(let texts, let other) = bins.bins[place].content else { return sum }
      return sum + max(texts.count, other ? 1 : 0)
    }
    return levels - used.count
  }

  private static func ranking(
    _ counts: [BinCounts], _ totals: OutcomeTotals
  ) -> (gini: Double, kolmogorovSmirnov: Double) {
    let ranked = counts.filter { $0.rows > 0 }.sorted { $0.eventRate ?? 0 > $1.eventRate ?? 0 }
    var (events, nonEvents, area, gap) = (0.0, 0.0, 0.0, 0.0)
    for bin in ranked {
      let (event, nonEvent) =
        (bin.eventWeight / totals.eventWeight, bin.nonEventWeight / totals.nonEventWeight)
      area += nonEvent * (2 * events + event)
      events += event
      nonEvents += nonEvent
      gap = max(gap, events - nonEvents)
    }
    return (max(area - 1, 0), gap)
  }
}

/// How far an information value is off by chance.
private struct InformationValueError {
  /// What chance adds on average.
  let bias: Double
  private let variance: Double
  private let freedom: Int
  /// What chance adds per degree of freedom where nothing is told.
  private let unit: Double

  /// Finds the error; `nil` with fewer than two bins.
  ///
  /// Each share is a mean over the rows of its kind, so that the variance of a function of them is that of a
  /// mean of its slopes, by bin (delta method; linearization where rows have weights). The bias is half the
  /// sum of curvature times variance. Where nothing is told slopes are 0, and the value is that of a chi-squared
  /// variable with a degree of freedom less than bins and those of choices, whose variance is added.
  init?(
    _ counts: [BinCounts], _ evidence: [BinEvidence], _ totals: OutcomeTotals, choices: Int
  ) {
    let used = counts.indices.filter { counts[$0].rows > 0 }
    guard used.count > 1 else { return nil }
    let ratios = used.map { evidence[$0].shares.events / evidence[$0].shares.nonEvents }
    let woe = used.map { evidence[$0].weightOfEvidence }
    let nonEvent = Self.moments(
      slopes: zip(woe, ratios).map { $0 + 1 - $1 },
      shares: used.map { counts[$0].nonEventWeight / totals.nonEventWeight },
      squares: used.map { counts[$0].nonEventSquares }, weight: totals.nonEventWeight)
    let event = Self.moments(
      slopes: zip(woe, ratios).map { 1 - $0 - 1 / $1 },
      shares: used.map { counts[$0].eventWeight / totals.eventWeight },
      squares: used.map { counts[$0].eventSquares }, weight: totals.eventWeight)
    freedom = used.count - 1 + choices
    unit = nonEvent.perRow + event.perRow
    let own = Double(used.count - 2)
    bias =
      (own + ratios.reduce(0, +)) / 2 * nonEvent.perRow
      + (own + ratios.reduce(0) { $0 + 1 / $1 }) / 2 * event.perRow + Double(choices) * unit
    variance = nonEvent.variance + event.variance + 2 * bias * bias / Double(freedom)
  }

  /// The variance of a weighted mean of slopes, and one over the number of rows for which it stands.
  private static func moments(
    slopes: [Double], shares: [Double], squares: [Double], weight: Double
  ) -> (variance: Double, perRow: Double) {
    let mean = zip(slopes, shares).reduce(0) { $0 + $1.0 * $1.1 }
    let sum = zip(slopes, squares).reduce(0) { $0 + ($1.0 - mean) * ($1.0 - mean) * $1.1 }
    return (sum / (weight * weight), squares.reduce(0, +) / (weight * weight))
  }

  /// How many of all columns that tell nothing have a value as large.
  func chanceShare(of value: Double) -> Double {
    ChiSquareDistribution.upperTail(value / unit, degreesOfFreedom: freedom)
  }

  func interval(around value: Double, level: Double) -> ConfidenceInterval {
    .normal(value, variance.squareRoot(), level: level, within: 0...Double.infinity)
  }
}
