public import CreditScoring
public import Execution
internal import Files
internal import Memory
internal import ScoreValidation
internal import Statistics
public import Tables
internal import TextFormats

extension FittedScorecard {
  /// Fits a card to a table.
  ///
  /// - Parameters:
  ///   - table: A table that declares the outcome. Identifiers and other outcomes take no part.
  ///   - outcome: The outcome's column.
  ///   - weights: A column with a weight greater than 0 for every row; `nil` if every row counts once.
  ///   - categories: The category of every column that may take part.
  ///   - options: How it is fitted.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Throws: ``CategoriesMissing`` if a column has no category; `DataError` if a column is not there, not
  ///   declared, or tells the outcome too well to be known before it, or if no column tells enough;
  ///   ``BinningError``; `ValidationError` if there are fewer than 20 rows with the event or without, columns tell
  ///   rows apart without a doubt, or an option is out of its range; `CancellationError`.
  /// - Complexity: For each fold and once more, that of the bins, and O(*n* *p*²) for *p* columns that are
  ///   candidates; for each step of a search that is asked for, up to *k* regressions among *k* columns.
  public init(
    of table: Table, outcome: String, weights: String? = nil,
    categories: [String: ScoreCategory], options: FittingOptions = FittingOptions(),
    execution: Execution = Execution()
  ) async throws {
    self = try await execution.run { execution in
      try ScorecardFitter(table, outcome, weights, categories, options).card(execution)
    }
  }

  init(
    _ fitter: ScorecardFitter, _ trained: ScorecardTrainer.Trained, _ scaled: ScaledRegression,
    _ folds: Folds, _ chances: [Double?], _ replicates: Refits.Replicates?
  ) throws {
    let (outcomes, scale) = (fitter.outcomes, scaled.scale)
    let columns = scaled.columns.map { $0.bins.column }
    outcome = fitter.table.outcome(fitter.outcomeName)
    weights = fitter.weightName
    // A folder is nothing that others should read.
    source = fitter.table.sourceName.split(separator: "/").last.map(String.init) ?? "table"
    options = fitter.options
    rowCount = outcomes.knownCount
    eventCount = outcomes.eventCount
    rejectedCount = fitter.trainer.rejected.count
    missingCount = outcomes.missingCount - fitter.trainer.rejected.count
    assumedEventRate = trained.rows.assumedRate
    let order = columns.indices.sorted {
      (fitter.place(of: columns[$0]), $0) < (fitter.place(of: columns[$1]), $1)
    }
    characteristics = order.map { place in
      FittedCharacteristic(
        scaled.columns[place], fitter.categories[columns[place]] ?? .creditHistory,
        points: scale.points[place], budget: scale.budgets[place], scaled.estimates[place + 1],
        replicates: replicates?.points[place] ?? [])
    }
    intercept = scaled.estimates[0]
    steps = trained.steps
    leftOut = fitter.inTableOrder(trained.leftOut)
    self.scale = scale.lowest...scale.highest
    line = Line(factor: scale.factor, offset: scale.offset)
    outOfFoldProbabilities = chances
    self.folds = (0..<outcomes.count).map { folds.fold(ofRow: $0).map { $0 + 1 } }
    outOfFold = try FitQuality(chances, outcomes)
    let fit = try scaled.fit(to: outcomes, trained)
    (inSample, rounding) = (fit.quality, fit.rounding)
    bands = try fitter.options.bands(on: self.scale) ?? Self.bands(on: self.scale, of: fit.scores)
    warnings =
      Self.warnings(fitter, scaled, outOfFold: outOfFold, inSample: inSample, trained.leftOut)
      + (replicates?.warnings ?? [])
  }
}

/// The regression that a card is made of, with its points.
struct ScaledRegression {
  let columns: [EvidenceColumn]
  let regression: SignedRegression
  let scale: PointScale
  let estimates: [CoefficientEstimate]

  init(_ fitter: ScorecardFitter, _ trained: ScorecardTrainer.Trained) throws {
    regression = trained.regression
    let (options, places) = (fitter.options, regression.places)
    columns = places.map { trained.candidates[$0] }
    let own = columns.map { fitter.categories[$0.bins.column] ?? .creditHistory }
    scale = PointScale(
      columns, regression.coefficients, regression.intercept, options.effectiveScaling,
      held: options.heldWeights.map { (own, $0) })
    guard scale.budgets.contains(where: { $0 > 0 }) else {
      guard places.isEmpty else { throw options.withoutPoints }
      throw fitter.nothingToFit(trained.leftOut)
    }
    estimates = try trained.setting.estimates(
      regression, names: trained.candidates.map(\.bins.column),
      held: fitter.trainer.held(trained.candidates, places))
  }

  /// How a card does on the rows that it was fitted to, of those whose outcome is known.
  struct Fit {
    let quality: FitQuality
    let rounding: FittedScorecard.Rounding
    /// Each row's score and what the row weighs.
    let scores: [(score: Int, weight: Double)]
  }

  /// Scores the rows that the card was fitted to.
  func fit(to outcomes: Outcomes, _ trained: ScorecardTrainer.Trained) throws -> Fit {
    let rows = outcomes.knownRows
    var (chances, scores) = ([Double?](repeating: nil, count: outcomes.count), [Double?]())
    scores = chances
    var largest = 0.0
    for (place, row) in rows.enumerated() {
      let logOdds = regression.logOdds[place]
      let points = regression.places.indices.reduce(scale.lowest) { sum, number in
        let bin = trained.codes[regression.places[number]][Int(row)]
        return sum + scale.points[number][Int(bin)]
      }
      chances[Int(row)] = LogisticModel.probability(-logOdds.withoutRounding)
      scores[Int(row)] = -Double(points)
      largest = max(largest, (Double(points) - scale.score(logOdds)).magnitude)
    }
    let area = try ScoredOutcomes(scores: scores, outcomes: outcomes).value(of: .areaUnderCurve)
    return Fit(
      quality: try FitQuality(chances, outcomes),
      rounding: .init(largestDifference: largest, areaUnderCurve: area ?? 0.5),
      scores: rows.map { (-Int(scores[Int($0)] ?? 0), outcomes.weight(Int($0))) })
  }
}

extension FittingOptions {
  /// Why a regression that has columns has no points.
  fileprivate var withoutPoints: ValidationError {
    if penalty > 0 {
      return ValidationError(
        .badSetting,
        "with a ridge of \(JSONText.number(penalty)) the points of all columns round to 0",
        remedy: "take a smaller ridge")
    }
    guard case .odds(_, _, let doubling) = effectiveScaling else {
      return ValidationError(
        .badSetting, "on so short a scale the points of all columns round to 0",
        remedy: "take a longer one")
    }
    return ValidationError(
      .badSetting,
      "where \(JSONText.number(doubling)) points double the odds the points of all columns round to 0",
      remedy: "let more points double them, such as 40")
  }

  /// How log-odds become points: categories that are held to weights need a scale with ends.
  var effectiveScaling: Scaling {
    if case .range = scaling { return scaling }
    return heldWeights == nil ? scaling : .range(350...950)
  }
}

extension Double {
  /// Log-odds to about a billionth, so that those are equal that only the order of sums makes different: which of
  /// two tied rows comes first must not hang on the order of the table.
  var withoutRounding: Double { (self * 0x1p30).rounded() * 0x1p-30 }
}

extension TrainingRows {
  /// The share of events that was assumed; `nil` if none was.
  fileprivate var assumedRate: Double? {
    if assumedCount == 0 { return nil }
    let rows = events.indices.suffix(assumedCount)
    let weight = rows.reduce(0) { $0 + weights[$1] }
    return rows.reduce(0) { $0 + weights[$1] * events[$1] } / weight
  }
}

extension FitQuality {
  /// The quality of chances of the event.
  init(_ chances: [Double?], _ outcomes: Outcomes) throws {
    let scored = try ScoredOutcomes(scores: chances, outcomes: outcomes)
    let area = try scored.areaUnderCurve()
    areaUnderCurve = area?.value ?? 0.5
    interval = area?.interval.map { $0.lower...$0.upper }
    kolmogorovSmirnov = scored.value(of: .kolmogorovSmirnov) ?? 0
    brierScore = scored.value(of: .brierScore) ?? 0
    logLoss = scored.value(of: .logLoss) ?? 0
  }
}

extension ScorecardFitter {
  /// The place of a column's category among the five.
  fileprivate func place(of column: String) -> Int {
    ScoreCategory.allCases.firstIndex { $0 == categories[column] } ?? 0
  }

  /// Columns that take no part, those that were to be left out among them, in the order of the table.
  fileprivate func inTableOrder(_ columns: [LeftOutColumn]) -> [LeftOutColumn] {
    let places = Dictionary(
      table.columnNames.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let asked = options.except.map { LeftOutColumn(column: $0, reason: .asked) }
    return (columns + asked).sorted { places[$0.column] ?? 0 < places[$1.column] ?? 0 }
  }
}
