public import CreditScoring
internal import Files
internal import ScoreValidation
internal import Tables
internal import TextFormats

extension FittedScorecard {
  /// The card as a score model, with all that is told of how it was fitted.
  ///
  /// It scores as the regression does but for the rounding of points: the scale is that of the worst and the
  /// best values of all columns. Missing values
  /// bring the points of their bin, or neutral ones; everybody gets a score, however little is known, unless
  /// `coverage` says otherwise. Columns whose points all round to 0 have a coefficient in ``ScoreModel/Fit`` and
  /// no characteristic, which it notes.
  ///
  /// - Parameters:
  ///   - name: The model's name.
  ///   - version: Its version.
  ///   - purpose: What its scores may be used for.
  ///   - date: The date that the card states; `nil` for none.
  ///   - coverage: The least share of points that data must back for a score.
  ///   - reasons: What a person is told of a column that has cost points, by its name; of others a sentence is made.
  ///   - advice: What a person can change, by the column's name; other columns can be changed either way. Columns with
  ///     names of ``ProtectedColumns`` can't be changed whatever it says: nobody is advised to be of another age or sex.
  /// - Returns: The model.
  /// - Throws: `ScoreModelError` if the card breaks a rule of models, such as that a category besides
  ///   interpersonal relationships has points.
  public func model(
    named name: String, version: String = "1.0.0", purpose: String, date: String? = nil,
    coverage: Double = 0, reasons: [String: String] = [:],
    advice: [String: ScoreModel.ColumnAdvice] = [:]
  ) throws -> ScoreModel {
    let total = scale.upperBound - scale.lowerBound
    let shown = characteristics.filter { $0.budget > 0 }
    let present = ScoreCategory.allCases.filter { category in
      shown.contains { $0.category == category }
    }
    let categories = present.map { category in
      let own = shown.filter { $0.category == category }
      let budget = own.reduce(0) { $0 + $1.budget }
      return ScoreModel.Category(
        name: category, weight: Double(budget) / Double(total),
        characteristics: own.map {
          $0.modelCharacteristic(reason: reasons[$0.column], advice[$0.column] ?? .init())
        })
    }
    return try ScoreModel(
      name: name, version: version, purpose: purpose, description: modelDescription, scale: scale,
      bands: bands, coverage: .init(minimum: coverage), categories: categories,
      fit: fit(date: date))
  }

  /// What a person is told of a column that has cost points, if nobody wrote a sentence.
  package static func madeReason(ofColumn column: String) -> String {
    let words = String(column.map { $0 == "_" ? " " : $0 })
    return "\(words.prefix(1).uppercased() + words.dropFirst()) could be more favorable"
  }

  private var modelDescription: String {
    let hasTexts = characteristics.contains { $0.budget > 0 && $0.bins.kind == .texts }
    return "Fitted to \(outcome.name): the more points, the less risk."
      + (options.bands == nil ? " Each band has about a fifth of the rows." : "")
      + (hasTexts
        ? " '\(ListedTexts.anyOther)' are texts that no line lists: rare ones and those that no row has, "
          + "with neutral points or fewer."
        : "")
  }

  // MARK: How it was fitted

  private func fit(date: String?) -> ScoreModel.Fit {
    var base: (score: Double, odds: Double)
    switch options.effectiveScaling {
    case .odds(let score, let odds, _): base = (score, odds)
    case .range(let scale):
      // Odds far off a short scale are beyond all numbers.
      let score = scale.contains(600) ? 600 : (scale.lowerBound + scale.upperBound) / 2
      base = (Double(score), odds(at: Double(score)))
    }
    var fit = ScoreModel.Fit(
      outcome: outcome.name, source: source, rowCount: rowCount, eventCount: eventCount,
      scaling: .init(score: base.score, odds: base.odds, doubling: doubling),
      method: .init(
        selection: options.selection.direction.rawValue,
        criterion: options.selection.criterion.words, penalty: options.penalty,
        hasSigns: options.hasSigns, holdsWeights: options.heldWeights != nil,
        binning: options.binningWords),
      intercept: .init(intercept), coefficients: characteristics.map { .init($0.estimate) },
      outOfFold: .init(outOfFold), inSample: .init(inSample))
    if options.asksForInformation {
      fit.method.leastInformationValue = options.leastInformationValue
    }
    fit.events = outcome.events?.sorted()
    (fit.date, fit.weights, fit.excludedCount) = (date, weights, missingCount)
    fit.rejects = options.rejects.map {
      ScoreModel.Fit.Rejects(
        column: $0.column, method: $0.method.rawValue, factor: $0.factor,
        rowCount: rejectedCount, eventRate: assumedEventRate ?? 0)
    }
    (fit.seed, fit.foldCount) = (Int(clamping: options.seed), options.foldCount)
    let pointless = characteristics.filter { $0.budget == 0 }
    fit.steps = steps.map {
      .init(column: $0.column, isAdded: $0.isAdded, change: $0.change)
    }
    fit.leftOut =
      leftOut.map {
        .init(
          column: $0.column, reason: $0.reason.words, informationValue: $0.informationValue,
          chance: $0.chance, coefficient: $0.coefficient)
      }
      + pointless.map {
        .init(
          column: $0.column, reason: "since all its points round to 0, in spite of its coefficient")
      }
    fit.areaOfPoints = rounding.areaUnderCurve
    fit.largestRounding = rounding.largestDifference
    fit.warnings = warnings
    fit.givenBins = columnsWithGivenBins
    let shown = ScoreCategory.allCases.flatMap { category in
      characteristics.filter { $0.budget > 0 && $0.category == category }
    }
    fit.replicates = (0..<options.replicateCount).map { number in
      shown.flatMap { $0.modelReplicate(number) }
    }
    return fit
  }
}

// MARK: Characteristics

extension FittedCharacteristic {
  fileprivate func modelCharacteristic(
    reason: String?, _ advice: ScoreModel.ColumnAdvice
  ) -> ScoreModel.Characteristic {
    let isProtected = ProtectedColumns.contains(column)
    return ScoreModel.Characteristic(
      name: column,
      description: "Information value \(informationValue.printed(decimals: 4))."
        + (hasNoOtherTexts
          ? " No row of the fit has another text than those listed: others get neutral points."
          : ""),
      reason: reason ?? FittedScorecard.madeReason(ofColumn: column), budget: budget,
      measure: .column(
        ScoreModel.ColumnMeasure(
          column, direction, bins: modelBins,
          missingPoints: points[missingPlace],
          // Nobody is advised to be of another age or sex, nor to be what a text says of them.
          actionable: isProtected
            ? .never : advice.actionable ?? (holdsTexts ? .never : .eitherWay),
          months: isProtected ? nil : advice.months, cost: isProtected ? 1 : advice.cost ?? 1,
          isAlwaysGiven: advice.isAlwaysGiven)))
  }

  /// Whether the bins are of texts.
  private var holdsTexts: Bool {
    bins.bins.contains { if case .texts = $0.content { true } else { false } }
  }

  /// The places of the bins of known values, those of special numbers last.
  private var knownPlaces: [Int] {
    let known = bins.bins.indices.filter { bins.bins[$0].content != .missing }
    let isSpecial = { (place: Int) in
      if case .specialNumbers = bins.bins[place].content { true } else { false }
    }
    return known.filter { !isSpecial($0) } + known.filter(isSpecial)
  }

  /// The place of the bin whose points missing values bring.
  private var missingPlace: Int { bins.bins.firstIndex(where: \.takesMissing) ?? 0 }

  /// The bins of known values, those of special numbers last.
  private var modelBins: [ScoreModel.Bin] {
    let statesShares = shares.contains { $0 > 0 }
    return knownPlaces.map { place in
      let bin = bins.bins[place]
      let values: ScoreModel.Bin.Values
      switch bin.content {
      case .numbers(let from, let below) where bins.kind == .booleans:
        values = .booleans((from == nil ? [false] : []) + (below == nil ? [true] : []))
      case .numbers(let from, let below): values = .numbers(from: from, below: below)
      case .texts(let list, let other): values = .texts(list, other: other)
      case .specialTexts(let list): values = .texts(list)
      case .specialNumbers(let numbers): values = .specialNumbers(numbers)
      case .missing: preconditionFailure("a bin of known values")
      }
      return ScoreModel.Bin(
        values, points: points[place], share: statesShares ? shares[place] : nil)
    }
  }

  /// The points of a refit in the order of the model's document: the missing value's, then each bin's.
  fileprivate func modelReplicate(_ number: Int) -> [Int] {
    ([missingPlace] + knownPlaces).map { replicates[number][$0] }
  }

  /// Which way the points of numbers run; any if both ways.
  private var direction: ScoreModel.Direction {
    guard bins.kind == .numbers else { return .any }
    let own = zip(bins.bins, points).filter { $0.0.isOrdinary }.map(\.1)
    let steps = zip(own, own.dropFirst()).map { $1 - $0 }
    if steps.allSatisfy({ $0 >= 0 }) { return .higherIsBetter }
    return steps.allSatisfy { $0 <= 0 } ? .lowerIsBetter : .any
  }
}

// MARK: Words

extension ScoreModel.Fit.Coefficient {
  fileprivate init(_ estimate: CoefficientEstimate) {
    self.init(
      characteristic: estimate.column ?? "", value: estimate.value,
      standardError: estimate.standardError, pValue: estimate.pValue,
      varianceInflation: estimate.varianceInflation)
  }
}

extension ScoreModel.Fit.Quality {
  fileprivate init(_ quality: FitQuality) {
    self.init(
      areaUnderCurve: quality.areaUnderCurve, interval: quality.interval,
      kolmogorovSmirnov: quality.kolmogorovSmirnov, brierScore: quality.brierScore,
      logLoss: quality.logLoss)
  }
}

extension ColumnSelection.Criterion {
  /// The criterion in a word or two.
  public var words: String {
    switch self {
    case .bayesian: "bic"
    case .akaike: "aic"
    case .pValue(let level): "p below \(JSONText.number(level))"
    }
  }
}

extension FittingOptions {
  /// How columns are put into bins, as option and value.
  fileprivate var binningWords: [String] {
    let given = bins.map { ["given for \($0.columns.map(\.column).joined(separator: " "))"] } ?? []
    let usual = binning.usual
    let special =
      binning.specialCodes.isEmpty ? [] : ["special \(binning.specialCodes.joined(separator: " "))"]
    let texts =
      binning.texts.isEmpty
      ? [] : ["codes as texts \(binning.texts.sorted().joined(separator: " "))"]
    let exceptions = binning.exceptions.keys.sorted()
    return given + [
      "trend \(usual.trend.rawValue)", "most bins \(usual.mostBins)",
      "least share \(JSONText.number(usual.leastShare))", "least events \(usual.leastEvents)",
      "rare share \(JSONText.number(usual.rareShare))", "missing \(usual.missing.rawValue)",
    ] + special + texts
      + (exceptions.isEmpty
        ? [] : ["options of their own for \(exceptions.joined(separator: " "))"])
  }
}

extension LeftOutColumn.Reason {
  /// The reason in words.
  public var words: String {
    switch self {
    case .asked: "as was asked"
    case .noBins(let reason): "without bins, \(reason.words)"
    case .dates: "since cards have no bins of dates: give days since a date as numbers"
    case .uninformative: "since alone it tells too little"
    case .chance: "since chance alone often tells as much"
    case .onlyMissing: "since only whether it is missing tells something"
    case .dependent: "since other columns make it up"
    case .sign: "since beside the others its coefficient would be negative"
    case .criterion: "since it adds too little"
    }
  }
}
