internal import Execution
internal import Memory
internal import ScoreValidation
internal import Tables

/// Finds the bins of one column.
struct ColumnBinner {
  /// What became of a column.
  enum Answer: Sendable {
    case binned(Found)
    case leftOut(Binning.LeftOutColumn.Reason)
  }

  /// A column with its bins.
  struct Found: Sendable {
    let column: BinnedColumn
    /// The bin of every row, if it is known and was to be kept.
    let numbers: Buffer<UInt16>?
    /// What it shares with columns that tell the same.
    let signature: Signature
    /// A bound of the area under the curve of the column's values in any order.
    let areaBound: Double
    /// The numbers in order, if they are to be kept; `nil` for texts.
    let ranked: RankedNumbers?
  }

  /// What columns share that tell the same, and others hardly ever do.
  enum Signature: Hashable, Sendable {
    case numbers(OrderSignature)
    case texts(UInt64)
  }

  let column: Column
  /// What its table is called.
  let source: String
  let options: ColumnBinningOptions
  /// Codes of all columns that are special wherever they occur.
  let usualCodes: [String]
  let sample: RowSample
  let level: Double
  /// Whether a column that tells rows apart is to have bins all the same.
  let isNamed: Bool
  /// The numbers in order, of the sample's rows and perhaps others; `nil` if they are yet to be sorted.
  var ranked: RankedNumbers?
  /// Whether the numbers in order are kept for others.
  var keepsRanked = false
  /// Whether the bins of rows are kept.
  var keepsNumbers = false
  let execution: Execution

  /// Finds the bins.
  func answer() throws -> Answer {
    guard column.hasValues else { return .leftOut(.empty) }
    if !isNamed, column.tellsRowsApart { return .leftOut(.identifiers) }
    switch column.values {
    case .strings(let texts):
      guard column.holdsDates, let days = column.values.days else { return try answer(texts) }
      return try answer(.reals(days), .dates)
    case .times(let times): return try answer(.reals(times.days), .dates)
    case .booleans(let values): return try answer(.booleans(values), .booleans)
    case .integers, .reals:
      guard let numbers = ColumnNumbers(column, readsDates: false) else { return .leftOut(.empty) }
      return try answer(numbers, .numbers)
    }
  }

  private func codes(_ kind: ColumnBins.Kind) throws(BinningError) -> SpecialCodes {
    try SpecialCodes(
      own: options.specialCodes, usual: usualCodes, kind, of: column.name, in: source)
  }

  private var limits: OptimalBins.Limits {
    OptimalBins.Limits(
      mostBins: options.mostBins, leastWeight: options.leastShare * sample.totals.weight,
      leastEvents: options.leastEvents, leastNonEvents: options.leastNonEvents)
  }

  private func ends(
    _ prebins: PrebinCounts, _ trend: BinTrend
  ) throws(CancellationError) -> [Int]? {
    try OptimalBins(prebins, totals: sample.totals, limits: limits)
      .ends(trend) { () throws(CancellationError) in try execution.checkCancellation() }
  }

  private func obstacle(
    _ counts: PrebinCounts, _ hasOthers: Bool
  ) -> Binning.LeftOutColumn.Reason {
    .init(noDivisionOf: counts, limits, hasOthers: hasOthers)
  }

  // MARK: Numbers

  private func answer(_ numbers: ColumnNumbers, _ kind: ColumnBins.Kind) throws -> Answer {
    let codes = try codes(kind)
    let (ranked, sorted, prebins) = try prebins(numbers, codes)
    let counts = sorted.prebins(cutAt: prebins.cuts)
    let rowCount = sorted.rowEnds.last ?? 0
    let hasOthers = Int(rowCount) < sample.outcomes.knownCount
    if rowCount == 0 { return .leftOut(.empty) }
    if sorted.count == 1, !hasOthers { return .leftOut(.constant) }
    guard counts.events[counts.count] > 0, counts.nonEvents[counts.count] > 0 else {
      return .leftOut(.oneKind)
    }
    guard let ends = try ends(counts, options.trend), ends.count > 1 || hasOthers else {
      let isDivisible = (try self.ends(counts, .free)?.count ?? 0) > 1
      return .leftOut(isDivisible ? .noTrend : obstacle(counts, hasOthers))
    }
    let cuts = ends.dropLast().map { end in
      let place = prebins.cuts[end - 1]
      let (low, high) = (sorted.values[place - 1], sorted.values[place])
      return kind == .dates ? CutPoint.betweenDays(low, high) : CutPoint.between(low, high)
    }
    let limits: [Double?] = [nil] + cuts + [nil]
    let bins = zip(limits, limits.dropFirst()).map { Bin(.numbers(from: $0, below: $1)) }
    let groups = (0..<counts.count).map { place -> (events: Int, nonEvents: Int) in
      let events = counts.events[place + 1] - counts.events[place]
      return (events, counts.nonEvents[place + 1] - counts.nonEvents[place])
    }
    return try answer(
      bins, codes, kind, .numbers(sorted.signature), groups, ranked,
      search: SearchChances.chance(of: counts, options, execution))
  }

  /// Where numbers may be cut.
  private func prebins(
    _ numbers: ColumnNumbers, _ codes: SpecialCodes
  ) throws -> (RankedNumbers, SortedNumbers, Prebins) {
    let ranked =
      try self.ranked
      ?? RankedNumbers(
        numbers, without: codes.numbers, of: sample.outcomes.knownRows, execution)
    let sorted = SortedNumbers(ranked, sample)
    let prebins = try Prebins(
      of: sorted, mostCount: options.mostPrebins, leastWeight: limits.leastWeight
    ) { () throws(CancellationError) in try execution.checkCancellation() }
    return (ranked, sorted, prebins)
  }

  /// What a search for bins would make of chance, if bins of numbers are given that were mostly searched for.
  func chanceOfGivenBins(_ kind: ColumnBins.Kind) throws -> SearchChance? {
    guard kind != .texts, column.hasValues,
      let numbers = ColumnNumbers(column, readsDates: kind == .dates)
    else { return nil }
    let (_, sorted, prebins) = try prebins(numbers, codes(kind))
    return try SearchChances.chance(
      of: sorted.prebins(cutAt: prebins.cuts), options, execution)
  }

  // MARK: Texts

  private func answer(_ texts: TextValues) throws -> Answer {
    let codes = try codes(.texts)
    let levels = try TextLevels(
      texts, without: codes.texts, rareShare: options.rareShare, sample, execution)
    let groupEnds = levels.groupEnds(atMost: options.mostPrebins)
    let counts = levels.prebins(endingAt: groupEnds)
    let total = counts.events[counts.count] + counts.nonEvents[counts.count]
    let hasOthers = total < sample.outcomes.knownCount
    if levels.count == 0 { return .leftOut(.empty) }
    if levels.count == 1, !hasOthers { return .leftOut(.constant) }
    if levels.order.isEmpty { return .leftOut(.rareTexts) }
    guard counts.events[counts.count] > 0, counts.nonEvents[counts.count] > 0 else {
      return .leftOut(.oneKind)
    }
    guard let ends = try ends(counts, .free), ends.count > 1 || hasOthers else {
      return .leftOut(obstacle(counts, hasOthers))
    }
    let textEnds = ends.map { groupEnds[$0 - 1] }
    let bins =
      zip([0] + textEnds, textEnds).map { Bin(.texts(Array(levels.order[$0..<$1]), other: false)) }
      + [Bin(.texts([], other: true))]
    let groups = (levels.counts + (levels.rare.map { [$0] } ?? [])).map {
      (events: $0.events, nonEvents: $0.nonEvents)
    }
    return try answer(
      bins, codes, .texts, .texts(levels.signature), groups, nil, search: nil)
  }

  // MARK: Both

  /// The rows with the event and those without in groups of which bins are made.
  private typealias Groups = [(events: Int, nonEvents: Int)]

  /// The bins with their counts, and with those of special codes and missing values.
  private func answer(
    _ ordinary: [Bin], _ codes: SpecialCodes, _ kind: ColumnBins.Kind, _ signature: Signature,
    _ groups: Groups, _ ranked: RankedNumbers?, search: SearchChance?
  ) throws -> Answer {
    let all = ColumnBins(
      unchecked: column.name, kind, ordinary + codes.bins + [Bin(.missing)])
    let numbers = try all.numbers(of: column, execution: execution)
    let counted = zip(all.bins, BinCounts.count(numbers, binCount: all.bins.count, sample))
    let ownEnd = ordinary.count + codes.ownCount
    var kept = counted.enumerated().filter { place, entry in
      place < ownEnd || entry.0.content == .missing || entry.1.rows > 0
    }.map(\.element)
    let areaBound = areaBound(groups, kept)
    if options.missing == .merged { mergeMissing(&kept) }
    guard kept.count(where: { $0.1.rows > 0 }) > 1 else { return .leftOut(.noDivision) }
    let bins = ColumnBins(unchecked: column.name, kind, kept.map(\.0))
    let found = BinnedColumn(
      bins, kept.map(\.1), sample.totals, level: level, search: search)
    return .binned(
      Found(
        column: found, numbers: keepsNumbers && bins.bins == all.bins ? numbers : nil,
        signature: signature,
        areaBound: areaBound,
        ranked: keepsRanked ? ranked : nil))
  }

  /// Puts the last bin, that of missing values, into the one whose weight of evidence is nearest.
  private func mergeMissing(_ bins: inout [(Bin, BinCounts)]) {
    let evidence = bins.map { BinEvidence($0.1, sample.totals).weightOfEvidence }
    let others = bins.indices.filter {
      bins[$0].0.isOrdinary && !bins[$0].0.isForOthers && bins[$0].1.rows > 0
    }
    let missing = bins.count - 1
    guard
      let nearest = others.min(by: { one, other in
        (evidence[one] - evidence[missing]).magnitude
          < (evidence[other] - evidence[missing]).magnitude
      })
    else { return }
    bins[nearest].0.takesMissing = true
    bins[nearest].1.add(bins[missing].1)
    bins.removeLast()
  }

  /// The area under the curve if groups of rows were in the order of their event rates and each were
  /// ordered at best within: no order that keeps the groups together has more.
  private func areaBound(_ groups: Groups, _ bins: [(Bin, BinCounts)]) -> Double {
    let others = bins.filter { !$0.0.isOrdinary }
      .map { (events: $0.1.events, nonEvents: $0.1.nonEvents) }
    let ranked = (groups + others).filter { $0.events + $0.nonEvents > 0 }.sorted { one, other in
      one.events * other.nonEvents > other.events * one.nonEvents
    }
    var (events, area) = (0, 0.0)
    for group in ranked {
      area += Double(group.nonEvents) * Double(events + group.events)
      events += group.events
    }
    return area / (Double(sample.totals.events) * Double(sample.totals.nonEvents))
  }
}

extension BinCounts {
  /// Takes in the rows of another bin.
  mutating func add(_ other: BinCounts) {
    events += other.events
    nonEvents += other.nonEvents
    eventWeight += other.eventWeight
    nonEventWeight += other.nonEventWeight
    eventSquares += other.eventSquares
    nonEventSquares += other.nonEventSquares
  }
}
