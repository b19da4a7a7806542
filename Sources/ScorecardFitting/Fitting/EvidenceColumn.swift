internal import ScoreValidation

/// A column's bins with the weight of evidence that each of them brings into a regression.
struct EvidenceColumn: Sendable {
  let bins: ColumnBins
  /// What each bin brings.
  let evidence: [Double]
  /// Whether a bin brings what people bring on average, since too few rows tell what it is worth.
  let isNeutral: [Bool]
  /// Whether missing values would be worth more than every known one, and are taken for the best of these.
  let isMissingCapped: Bool
  /// Whether bins bring as much as those beside them, since apart they would break a trend.
  let isPooled: Bool
  let informationValue: Double
  /// The part of the rows with a known value, by weight, that falls in each bin; 0 in that of missing values.
  let shares: [Double]
  /// The trend that event rates are held to, since some are assumed; `nil` for none.
  let trend: BinTrend?

  /// Weighs the bins of a column.
  ///
  /// - Parameters:
  ///   - bins: The bins.
  ///   - counts: What is counted of each.
  ///   - totals: The same of all rows.
  ///   - leastRows: The least number of rows by which a bin of missing values, of a special code or of rare texts
  ///     is weighed.
  ///   - trend: The trend that event rates are held to, rising or falling; `nil` for none.
  ///   - neutral: The bins that are neutral, if that was decided on other rows; those without rows are besides.
  init(
    _ bins: ColumnBins, _ counts: [BinCounts], _ totals: OutcomeTotals, leastRows: Int,
    holding trend: BinTrend? = nil, neutral: [Bool]? = nil
  ) {
    let pooled = Self.pooled(bins, counts, trend)
    let weighed = pooled.map { BinEvidence($0, totals) }
    let isNeutral = zip(bins.bins, counts).enumerated().map { place, pair in
      let (bin, counts) = pair
      if let neutral { return neutral[place] || counts.rows == 0 }
      let isCommon = counts.rows >= leastRows && counts.eventWeight > 0 && counts.nonEventWeight > 0
      return counts.rows == 0 || (!bin.isOrdinary || bin.isForOthers) && !isCommon
    }
    var (worth, weight) = (0.0, 0.0)
    for place in counts.indices where !isNeutral[place] {
      worth += counts[place].weight * weighed[place].weightOfEvidence
      weight += counts[place].weight
    }
    let mean = weight > 0 ? worth / weight : 0
    var evidence = zip(weighed, isNeutral).map { $1 ? mean : $0.weightOfEvidence }
    // A text that nobody knows is never worth more than nothing known of anybody.
    for place in bins.bins.indices where bins.bins[place].isForOthers {
      evidence[place] = min(evidence[place], mean)
    }
    var isCapped = false
    let missing = bins.bins.firstIndex { $0.content == .missing }
    let known = evidence.indices.filter { $0 != missing }.map { evidence[$0] }
    if let missing, let best = known.max(), evidence[missing] > best {
      evidence[missing] = best
      isCapped = true
    }
    self.bins = bins
    self.evidence = evidence
    self.trend = trend
    self.isNeutral = isNeutral
    isMissingCapped = isCapped
    isPooled = pooled != counts
    let weights = zip(bins.bins, counts).map { $0.content == .missing ? 0 : $1.weight }
    let sum = weights.reduce(0, +)
    shares = sum > 0 ? weights.map { $0 / sum } : weights
    informationValue = counts.reduce(0) { $0 + BinEvidence($1, totals).informationValue }
  }

  /// The counts with those of bins put together that lie side by side and would break a trend, as long as any do
  /// (pool adjacent violators): no event rates with the trend are nearer.
  private static func pooled(
    _ bins: ColumnBins, _ counts: [BinCounts], _ trend: BinTrend?
  ) -> [BinCounts] {
    guard let trend else { return counts }
    let ordinary = bins.bins.indices.filter { bins.bins[$0].isOrdinary && counts[$0].rows > 0 }
    var groups: [(places: [Int], counts: BinCounts)] = []
    for place in ordinary {
      groups.append(([place], counts[place]))
      while groups.count > 1 {
        let (last, before) = (groups[groups.count - 1], groups[groups.count - 2])
        let (rate, earlier) = (last.counts.eventRate ?? 0, before.counts.eventRate ?? 0)
        guard trend == .rising ? rate < earlier : rate > earlier else { break }
        groups.removeLast()
        groups[groups.count - 1].places += last.places
        groups[groups.count - 1].counts.add(last.counts)
      }
    }
    var pooled = counts
    for group in groups where group.places.count > 1 {
      for place in group.places { pooled[place] = group.counts }
    }
    return pooled
  }

  /// The places of the bins that known values fall into.
  var knownBins: [Int] { bins.bins.indices.filter { bins.bins[$0].content != .missing } }

  /// The place of the bin of missing values.
  var missingBin: Int { bins.bins.firstIndex(where: \.takesMissing) ?? 0 }

  /// The distance of its worst evidence from the best.
  var span: Double { (evidence.max() ?? 0) - (evidence.min() ?? 0) }

  /// Why the column can be no characteristic of a card; `nil` if it can.
  var obstacle: LeftOutColumn.Reason? {
    if bins.kind == .dates { return .dates }
    let known = knownBins
    guard known.count > 1, Set(known.map { evidence[$0] }).count > 1 else { return .onlyMissing }
    return nil
  }
}

/// A column that takes no part in a fitted card.
public struct LeftOutColumn: Sendable, Hashable {
  /// The column's name.
  public let column: String
  /// Why it takes none.
  public let reason: Reason
  /// Its information value without what chance adds, where that is the reason.
  public let informationValue: Double?
  /// How many of all columns that tell nothing have an information value as large, 0 to 1, as far as is known; `nil`
  /// where that is not the reason.
  public let chance: Double?
  /// The coefficient that it would have beside the columns of the card; `nil` where that is not the reason.
  public internal(set) var coefficient: Double?

  /// Says why a column takes no part.
  public init(
    column: String, reason: Reason, informationValue: Double? = nil, chance: Double? = nil,
    coefficient: Double? = nil
  ) {
    self.column = column
    self.reason = reason
    self.informationValue = informationValue
    self.chance = chance
    self.coefficient = coefficient
  }

  /// Why a column takes no part.
  public enum Reason: Sendable, Hashable {
    /// It was to be left out.
    case asked
    /// It has no bins.
    case noBins(Binning.LeftOutColumn.Reason)
    /// It holds dates, for which cards have no bins.
    case dates
    /// Alone it tells too little.
    case uninformative
    /// What it tells alone, chance tells as well: by a search among outcomes drawn at random, more than one in a
    /// hundred columns without any relation to the outcome would have its information value.
    case chance
    /// Only whether its value is missing tells something.
    case onlyMissing
    /// Others make it up.
    case dependent
    /// Beside the others its coefficient would be negative: more evidence would lower the score.
    case sign
    /// It adds less than the criterion asks for.
    case criterion
  }
}
