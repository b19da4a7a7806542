extension Binning.LeftOutColumn.Reason {
  /// Which limit keeps groups of rows from becoming bins: two of them, or one where other rows have a bin as well.
  ///
  /// Bins that keep the limits can be put together until two are left, so that one cut tells of all.
  ///
  /// - Parameters:
  ///   - counts: The groups, in their order.
  ///   - limits: What bins must be like.
  ///   - hasOthers: Whether rows outside of these groups are a bin.
  init(noDivisionOf counts: PrebinCounts, _ limits: OptimalBins.Limits, hasOthers: Bool) {
    let cuts = hasOthers ? [counts.count] : Array(stride(from: 1, to: counts.count, by: 1))
    let weights = zip(counts.eventWeights, counts.nonEventWeights).map(+)
    func least<Number: Comparable & AdditiveArithmetic>(_ sums: [Number], _ cut: Int) -> Number {
      let all = sums[counts.count]
      return cut == counts.count ? all : min(sums[cut], all - sums[cut])
    }
    let isWide = cuts.map { least(weights, $0) >= limits.leastWeight * (1 - 1e-12) }
    let events = cuts.map { least(counts.events, $0) }
    let others = cuts.map { least(counts.nonEvents, $0) }
    let isCommon = zip(events, others).map {
      $0 >= limits.leastEvents && $1 >= limits.leastNonEvents
    }
    if limits.mostBins < 2, !hasOthers {
      self = .mostBins
    } else if !zip(events, others).contains(where: { $0 > 0 && $1 > 0 }) {
      self = .bareBins
    } else if !isWide.contains(true) {
      self = .leastShare
    } else if !isCommon.contains(true) {
      self = .leastEvents
    } else if !hasOthers, zip(isWide, isCommon).contains(where: { $0 && $1 }) {
      self = .equalRates
    } else {
      self = .noDivision
    }
  }

  /// Whether a column without bins for this reason may tell the outcome all the same, even in full: bins of one
  /// kind of rows are none.
  var mayHideOutcome: Bool {
    switch self {
    case .oneKind, .mostBins, .leastShare, .bareBins, .leastEvents, .equalRates, .noDivision,
      .noTrend:
      true
    case .outcome, .identifiers, .empty, .constant, .rareTexts: false
    }
  }

  /// The reason in words.
  var words: String {
    switch self {
    case .outcome: "other outcomes"
    case .identifiers: "since values tell rows apart"
    case .empty: "without a value"
    case .constant: "the same value in all rows"
    case .oneKind: "with values in rows of one kind alone"
    case .rareTexts: "since every text is rare (limit: rare share)"
    case .mostBins: "since one bin at most is asked for (limit: most bins)"
    case .leastShare: "since no two bins have the least share of rows (limit: least share)"
    case .bareBins: "since of any two bins one would be without the event, or without others"
    case .leastEvents:
      "since no two bins have the least number of rows with the event, and without (limit: least events)"
    case .equalRates: "since all bins have the same event rate"
    case .noDivision:
      "since no two bins keep all limits (least share, least events, most bins)"
    case .noTrend: "since no two bins have the trend that was asked for (limit: trend)"
    }
  }
}
