internal import CreditScoring
internal import Execution
internal import Files
internal import Memory
internal import ScoreValidation
internal import Statistics
internal import Tables

/// Fits regressions to rows of a table: bins, weights of evidence, columns and coefficients, all from these rows
/// alone.
struct ScorecardTrainer: Sendable {
  let table: Table
  let options: FittingOptions
  /// The category of each column.
  let categories: [String: ScoreCategory]
  /// The columns that may take part.
  let columns: [Column]
  /// Rejected applicants.
  let rejected: [Int32]
  /// What rows weigh; `nil` if each counts once.
  let weights: [Double]?

  /// What rows brought about.
  struct Trained: Sendable {
    /// The columns with evidence that were candidates, in the order of the table.
    var candidates: [EvidenceColumn]
    /// The bin of every row of the table in each of them.
    var codes: [Buffer<UInt16>]
    var leftOut: [LeftOutColumn]
    let rows: TrainingRows
    let setting: RegressionSetting
    let regression: SignedRegression
    let steps: [ColumnSelection.Step]

    /// The log-odds of some rows of the table, without the event.
    func logOdds(_ rows: [Int32]) -> [Double] {
      rows.map { row in
        zip(regression.places, regression.coefficients).reduce(regression.intercept) {
          sum, pair in
          sum + pair.1 * candidates[pair.0].evidence[Int(codes[pair.0][Int(row)])]
        }
      }
    }
  }

  /// Fits to the rows whose outcome is known, and to rejected ones.
  ///
  /// - Parameters:
  ///   - outcomes: The outcomes.
  ///   - binned: The bins, if they were found already.
  ///   - whole: What was found of all rows, of which the outcomes are a part; `nil` if nothing was.
  ///   - execution: How the work runs.
  /// - Returns: The regression with its columns.
  /// - Throws: `ValidationError` if it does not converge; ``BinningError``; `CancellationError`.
  func train(
    _ outcomes: Outcomes, binned: Binned? = nil, whole: Binned? = nil, _ execution: Execution
  ) throws -> Trained {
    let binned = try binned ?? bins(outcomes, whole: whole, execution.reporting(0...0.7))
    let known = TrainingRows(outcomes)
    let first = try regression(binned, known, counted: nil, execution.quiet)
    guard let method = options.rejects, !rejected.isEmpty else { return first }
    let assumed = RejectedRows(method, rejected, first, outcomes, table, weights, options.seed)
    let all = TrainingRows(
      known, assumed: rejected, events: assumed.events, weights: assumed.weights)
    let counted = try execution.quiet.answers(binned.found.count) { place in
      all.counts(binned.found[place].codes, binCount: binned.found[place].column.bins.bins.count)
    }
    return try regression(binned, all, counted: counted, execution.quiet)
  }

  // MARK: Bins

  /// The columns with bins, and those without.
  struct Binned: Sendable {
    var found: [(column: BinnedColumn, codes: Buffer<UInt16>)] = []
    /// The columns that may tell the outcome too well.
    var suspects: [Column] = []
    var leftOut: [LeftOutColumn] = []
    /// The numbers of each column that may take part, in order, as far as they are known.
    var ranked: [RankedNumbers?] = []
    /// What the rows counted add up to.
    let totals: OutcomeTotals

    /// The columns whose values tell rows apart.
    var identifiers: Set<String> {
      Set(leftOut.filter { $0.reason == .noBins(.identifiers) }.map(\.column))
    }
  }

  /// Puts the columns into bins.
  func bins(
    _ outcomes: Outcomes, whole: Binned? = nil, _ execution: Execution
  ) throws -> Binned {
    let sample = RowSample(outcomes)
    var binned = Binned(totals: sample.totals)
    let identifiers = whole?.identifiers ?? []
    let answers = try execution.answers(columns.count) { place -> Answer in
      let column = columns[place]
      // Whether values tell rows apart is asked of all rows, once.
      if identifiers.contains(column.name) { return .leftOut(.noBins(.identifiers)) }
      var binner = ColumnBinner(
        column: column, source: table.sourceName, options: options.binning[column.name],
        usualCodes: options.binning.specialCodes, sample: sample,
        level: options.binning.level, isNamed: whole != nil || options.columns != nil,
        execution: execution.onOneThread())
      binner.ranked = whole?.ranked[place]
      (binner.keepsRanked, binner.keepsNumbers) = (whole == nil, true)
      return try answer(binner)
    }
    for (column, answer) in zip(columns, answers) {
      switch answer {
      case .binned(let bins, let codes, let areaBound, let ranked):
        binned.found.append((bins, codes))
        binned.ranked.append(ranked)
        if areaBound > Self.suspectArea { binned.suspects.append(column) }
      case .leftOut(let reason):
        binned.ranked.append(nil)
        // Bins of one kind of rows are none: such a column may be the outcome itself.
        if case .noBins(let reason) = reason, reason.mayHideOutcome {
          binned.suspects.append(column)
        }
        binned.leftOut.append(LeftOutColumn(column: column.name, reason: reason))
      }
    }
    return binned
  }

  /// The area under the curve above which a column is suspect.
  static let suspectArea = 0.95

  private enum Answer: Sendable {
    case binned(BinnedColumn, Buffer<UInt16>, areaBound: Double, RankedNumbers?)
    case leftOut(LeftOutColumn.Reason)
  }

  private func answer(_ binner: ColumnBinner) throws -> Answer {
    let (column, sample, execution) = (binner.column, binner.sample, binner.execution)
    if let given = options.bins, let own = given[column.name] {
      let codes = try given.numbers(of: column, in: table, execution)
      let counts = BinCounts.count(codes, binCount: own.bins.count, sample)
      let binned = try BinnedColumn(
        own, counts, sample.totals, level: options.binning.level,
        search: binner.chanceOfGivenBins(own.kind))
      // Bins that are given say nothing of what values in another order would tell.
      return .binned(binned, codes, areaBound: 1, nil)
    }
    switch try binner.answer() {
    case .binned(let found):
      let codes =
        try found.numbers ?? found.column.bins.numbers(of: column, execution: execution)
      return .binned(found.column, codes, areaBound: found.areaBound, found.ranked)
    case .leftOut(let reason): return .leftOut(.noBins(reason))
    }
  }

  // MARK: The regression

  private func regression(
    _ binned: Binned, _ rows: TrainingRows, counted: [[BinCounts]]?, _ execution: Execution
  ) throws -> Trained {
    let totals = counted == nil ? binned.totals : rows.totals
    var (candidates, codes, leftOut) = ([EvidenceColumn](), [Buffer<UInt16>](), binned.leftOut)
    for (place, found) in binned.found.enumerated() {
      let column = EvidenceColumn(
        found.column.bins, counted?[place] ?? found.column.counts, totals,
        leastRows: options.leastOwnRows, holding: counted == nil ? nil : heldTrend(of: found.column)
      )
      if let obstacle = column.obstacle {
        leftOut.append(LeftOutColumn(column: found.column.name, reason: obstacle))
      } else if let weakness = weakness(of: found.column) {
        leftOut.append(weakness)
      } else {
        candidates.append(column)
        codes.append(found.codes)
      }
    }
    let setting = try RegressionSetting(
      rows.design(candidates, codes, execution), rows.target, penalty: options.penalty,
      hasSigns: options.hasSigns)
    let ranking = candidates.indices.sorted {
      let (one, other) = (candidates[$0].informationValue, candidates[$1].informationValue)
      return one == other ? $0 < $1 : one > other
    }
    let (search, regression) = try chosen(setting, candidates, ranking: ranking)
    leftOut += search.leftOut(of: regression).map {
      LeftOutColumn(column: candidates[$0.place].bins.column, reason: $0.reason)
    }
    return Trained(
      candidates: candidates, codes: codes, leftOut: leftOut, rows: rows, setting: setting,
      regression: regression,
      steps: search.steps.map {
        .init(
          column: candidates[$0.place].bins.column, isAdded: $0.isAdded, change: $0.change)
      })
  }
}

extension ScorecardTrainer {
  /// The columns that steps choose, and the regression on them.
  private func chosen(
    _ setting: RegressionSetting, _ candidates: [EvidenceColumn], ranking: [Int]
  ) throws -> (SelectionSearch, SignedRegression) {
    do {
      var search = try SelectionSearch(setting, options.selection, ranking: ranking)
      try search.run()
      // Without steps all columns take part, of whose coefficients weights decide anew.
      let places =
        options.selection.direction == .none ? search.candidates : search.current.places
      guard let held = held(candidates, places) else { return (search, search.current) }
      return (search, try setting.fit(places, held: held).withoutZeros)
    } catch let error as SeparatedRows {
      throw ValidationError.separated(by: error.places.map { candidates[$0].bins.column })
    }
  }

  /// How many columns that tell nothing may be taken for one that tells something.
  private static let mostChance = 0.01

  /// Why a column that nobody asked for by name tells too little; `nil` if it tells enough.
  ///
  /// Its information value counts without what chance adds on average, and must be larger than that of all but
  /// one in a hundred columns that tell nothing, as far as outcomes drawn for equal intervals show.
  private func weakness(of column: BinnedColumn) -> LeftOutColumn? {
    guard options.asksForInformation else { return nil }
    let value = column.correctedInformationValue
    let reason: LeftOutColumn.Reason? =
      value < options.leastInformationValue
      ? .uninformative : column.chanceShare ?? 1 > Self.mostChance ? .chance : nil
    return reason.map {
      LeftOutColumn(
        column: column.name, reason: $0, informationValue: value, chance: column.chanceShare)
    }
  }

  /// The trend of a column's event rates if it was asked for.
  private func heldTrend(of column: BinnedColumn) -> BinTrend? {
    let asked = options.binning[column.name].trend
    guard [.monotonic, .rising, .falling].contains(asked) else { return nil }
    return [.rising, .falling].contains(column.trend) ? column.trend : nil
  }

  /// The rule of categories' shares for some columns; `nil` if there is none.
  func held(_ columns: [EvidenceColumn], _ places: [Int]) -> HeldWeights? {
    guard let weights = options.heldWeights, !places.isEmpty else { return nil }
    let own = places.map { columns[$0] }
    return HeldWeights(
      own.map { categories[$0.bins.column] ?? .creditHistory }, ranges: own.map(\.span),
      weights: weights)
  }
}

extension SelectionSearch {
  /// The columns that are not in a regression on what was chosen, with the reason.
  func leftOut(of regression: SignedRegression) -> [(place: Int, reason: LeftOutColumn.Reason)] {
    let others = candidates.filter { !regression.places.contains($0) }
    let slopes = others.isEmpty ? [] : setting.slopes(current)
    let found: [(place: Int, reason: LeftOutColumn.Reason)] = others.map { place in
      let isTurned = setting.hasSigns && slopes[place] <= 1e-9 * setting.target.weight
      return (place, isTurned || current.places.contains(place) ? .sign : .criterion)
    }
    return (found + dependent.map { ($0, .dependent) }).sorted { $0.place < $1.place }
  }
}
