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
  /// The value is taken for a chi-squared variable times a scale, noncentral, with the mean and the variance that
  /// the delta method gives: so it is one where the column tells next to nothing, and nearly normal where it tells
  /// much. It holds ``correctedInformationValue`` and never goes below 0.
  public let interval: ConfidenceInterval?
  /// The information value without what chance adds on average, at least 0.
  ///
  /// Chance adds to every bin, and texts count one by one, however few groups of them there are, since groups by
  /// event rate keep nearly all that chance put between them. For bins of numbers it is what the search
  /// finds on average in outcomes drawn at random; given bins count as if they had been searched for.
  public let correctedInformationValue: Double
  /// How many of all columns that tell nothing have an information value as large, 0 to 1, by outcomes drawn at
  /// random for equal intervals; `nil` with fewer than two bins.
  public let chanceShare: Double?
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

  /// Tells of bins.
  ///
  /// - Parameters:
  ///   - bins: The bins.
  ///   - counts: What is counted of each.
  ///   - totals: The same of all rows.
  ///   - level: The level of the interval.
  ///   - search: what the search that found bins of numbers makes of chance; `nil` for bins that nobody chose.
  init(
    _ bins: ColumnBins, _ counts: [BinCounts], _ totals: OutcomeTotals, level: Double,
    search: SearchChance? = nil
  ) {
    self.bins = bins
    self.counts = counts
    let evidence = counts.map { BinEvidence($0, totals) }
    self.evidence = evidence
    let value = evidence.reduce(0) { $0 + $1.informationValue }
    informationValue = value
    let rates = zip(bins.bins, counts).compactMap { bin, counts in
      bin.isOrdinary ? counts.eventRate : nil
    }
    trend = bins.kind == .texts ? nil : BinTrend(of: rates)
    let error = InformationValueError(
      counts, evidence, totals, choices: Self.choices(bins, counts, search))
    correctedInformationValue = max(value - (error?.bias ?? 0), 0)
    chanceShare = error?.chanceShare(of: value)
    interval = error?.interval(of: value, level: level)
    (gini, kolmogorovSmirnov) = Self.ranking(counts, totals)
  }

  /// What bins have of chance beyond their own number, since they were chosen among many.
  ///
  /// Groups of texts by event rate keep what each text has by chance.
  private static func choices(
    _ bins: ColumnBins, _ counts: [BinCounts], _ search: SearchChance?
  ) -> InformationValueError.Choices {
    let used = bins.bins.indices.filter { bins.bins[$0].isOrdinary && counts[$0].rows > 0 }
    if bins.kind != .texts {
      // As many degrees of freedom as bins, less 1, have means of as many units, and twice as large variances.
      let own = Double(max(used.count - 1, 0))
      guard let search, used.count > 1 else { return .init(mean: 0, variance: 0) }
      return .init(mean: max(search.mean - own, 0), variance: search.variance - 2 * own)
    }
    let levels = used.reduce(0) { sum, place in
      guard case .texts(let texts, let other) = bins.bins[place].content else { return sum }
      return sum + max(texts.count, other ? 1 : 0)
    }
    let choices = Double(levels - used.count)
    return .init(mean: choices, variance: 2 * choices)
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
  /// The mean and the variance in units where nothing is told.
  private let chance: (mean: Double, variance: Double)
  /// What chance adds per degree of freedom where nothing is told.
  private let unit: Double

  /// What choosing bins adds to the mean and to the variance, in units, where nothing is told.
  struct Choices {
    let mean: Double
    let variance: Double
  }

  /// Finds the error; `nil` with fewer than two bins.
  ///
  /// Each share is a mean over the rows of its kind, so that the variance of a function of them is that of a
  /// mean of its slopes, by bin (delta method; linearization where rows have weights). The bias is half the
  /// sum of curvature times variance. Where nothing is told slopes are 0, and the value is that of a chi-squared
  /// variable with a degree of freedom less than bins and those of choices.
  init?(
    _ counts: [BinCounts], _ evidence: [BinEvidence], _ totals: OutcomeTotals, choices: Choices
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
    let own = Double(used.count - 1)
    freedom = used.count - 1 + Int(choices.mean.rounded())
    chance = (own + choices.mean, max(2 * own + choices.variance, own + choices.mean))
    unit = nonEvent.perRow + event.perRow
    let others = own - 1
    bias =
      (others + ratios.reduce(0, +)) / 2 * nonEvent.perRow
      + (others + ratios.reduce(0) { $0 + 1 / $1 }) / 2 * event.perRow + choices.mean * unit
    variance = nonEvent.variance + event.variance
  }

  /// The variance of a weighted mean of slopes, and one over the number of rows for which it stands.
  private static func moments(
    slopes: [Double], shares: [Double], squares: [Double], weight: Double
  ) -> (variance: Double, perRow: Double) {
    let mean = zip(slopes, shares).reduce(0) { $0 + $1.0 * $1.1 }
    let sum = zip(slopes, squares).reduce(0) { $0 + ($1.0 - mean) * ($1.0 - mean) * $1.1 }
    return (sum / (weight * weight), squares.reduce(0, +) / (weight * weight))
  }

  /// How many of all columns that tell nothing have a value as large: by a chi-squared variable times a scale with
  /// the mean and the variance that chance has.
  func chanceShare(of value: Double) -> Double {
    let scale = chance.variance / (2 * chance.mean)
    return ChiSquareDistribution.upperTail(
      value / unit / scale, degreesOfFreedom: chance.mean / scale)
  }

  /// The interval of the value among all people.
  ///
  /// Over a scale *u* a noncentral chi-squared variable of *f* degrees of freedom has, for a true value *v*, the mean
  /// *v* / *u* + *f*, and a variance that is 4 *v* / *u* where *v* is large: *u* is the value's variance by the
  /// delta method over four times the value. The ends are those noncentralities, times *u*, with which so large a
  /// value is as rare as the level says.
  func interval(of value: Double, level: Double) -> ConfidenceInterval {
    let ratio = variance / (4 * value)
    let scale = value > 0 && ratio > 0 && ratio.isFinite ? ratio : unit
    let (corrected, tail) = (max(value - bias, 0), (1 - level) / 2)
    // However little there is, the true value may be more than 0.
    let least = ChiSquareDistribution.upperQuantile(level, degreesOfFreedom: freedom)
    let statistic = max((value - bias) / scale + Double(freedom), least)
    let ends = [tail, 1 - tail].map {
      scale
        * ChiSquareDistribution.roughNoncentrality(
          $0, above: statistic, degreesOfFreedom: freedom)
    }
    return ConfidenceInterval(
      lower: min(ends[0], corrected), upper: max(ends[1], corrected), level: level)
  }
}
