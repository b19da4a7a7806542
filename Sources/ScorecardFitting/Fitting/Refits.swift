internal import CreditScoring
internal import Execution
internal import Files
internal import Memory
internal import ScoreValidation
internal import Statistics

/// Fits of a card to rows that are drawn again from its own, with replacement: how far their points scatter tells
/// how sure those of the card are.
///
/// Columns, bins and what is neutral among them, the scaling, signs, the ridge and weights of categories are held.
/// Weights of evidence are those of the drawn rows, since they rest on the outcome as coefficients do: held ones
/// would make points of rare bins look sure. Assumed outcomes of rejected applicants are held.
///
/// - Source: Efron & Tibshirani, *An Introduction to the Bootstrap* (1993), chapters 6 and 9.
struct Refits {
  /// The points of refits.
  struct Replicates {
    /// Of each characteristic the points of each bin, by refit.
    let points: [[[Int]]]
    /// What readers must know.
    let warnings: [String]
  }

  private let options: FittingOptions
  private let training: TrainingRows
  private let scaled: ScaledRegression
  /// The columns of the card with the bins of the training rows.
  private let columns: [CodedColumn]
  private let patterns: RowPatterns
  private let categories: [ScoreCategory]

  init(
    _ fitter: ScorecardFitter, _ trained: ScorecardTrainer.Trained, _ scaled: ScaledRegression
  ) {
    options = fitter.options
    training = trained.rows
    self.scaled = scaled
    columns = scaled.regression.places.map { trained.setting.rows.columns[$0] }
    patterns = RowPatterns(columns, rowCount: trained.rows.rows.count)
    categories = scaled.columns.map { fitter.categories[$0.bins.column] ?? .creditHistory }
  }

  /// How often rows are drawn anew for one refit before that is given up.
  private static let mostTries = 20

  /// The largest log-odds of a regression: a doubt of one in five hundred million.
  private static let mostLogOdds = 20.0

  /// The points of all refits, which don't depend on how many there are.
  ///
  /// - Parameter execution: How the work runs; changes no byte of the result.
  /// - Returns: The points.
  /// - Throws: `ValidationError` if again and again drawn rows have no regression; `CancellationError`.
  /// - Complexity: O(*n* *p*²) for each.
  func replicates(_ execution: Execution) throws -> Replicates {
    let one = execution.onOneThread()
    let found = try execution.answers(options.replicateCount) { try refit($0, one) }
    let again = found.reduce(0) { $0 + $1.tries - 1 }
    let warnings =
      again == 0
      ? []
      : [
        "For \(found.count) refits rows were drawn \(again.counting("time")) more, since some had no regression: "
          + "the points of rare bins are less sure than the refits tell."
      ]
    return Replicates(
      points: columns.indices.map { column in found.map { $0.points[column] } },
      warnings: warnings)
  }

  /// The points of one refit, and for how many draws of rows it was tried.
  private func refit(
    _ number: Int, _ execution: Execution
  ) throws -> (points: [[Int]], tries: Int) {
    var generator = SplitMix64(seed: options.seed, stream: number)
    for tries in 1...Self.mostTries {
      let drawn = DrawnRows(from: training, patterns, &generator)
      if let points = try points(drawn, execution) { return (points, tries) }
    }
    throw ValidationError(
      .noConvergence,
      "rows that are drawn again for refit \(number + 1) have no regression, \(Self.mostTries) times in a row",
      remedy: "take fewer columns or more rows, give a ridge, or do without refits")
  }

  /// The points of bins by drawn rows; `nil` if these have no regression.
  private func points(_ drawn: DrawnRows, _ execution: Execution) throws -> [[Int]]? {
    let totals = drawn.totals
    guard totals.eventWeight > 0, totals.nonEventWeight > 0 else { return nil }
    let codes = columns.map(drawn.codes)
    let counts = zip(scaled.columns, codes).map { column, codes in
      drawn.counts(codes, binCount: column.bins.bins.count)
    }
    let evidence = zip(scaled.columns, counts).map { column, counts in
      EvidenceColumn(
        column.bins, counts, totals, leastRows: options.leastOwnRows, holding: column.trend,
        neutral: column.isNeutral)
    }
    // A column whose drawn rows all bring the same tells nothing.
    let places = evidence.indices.filter { place in
      let drawn = counts[place].indices.filter { counts[place][$0].rows > 0 }
      return Set(drawn.map { evidence[place].evidence[$0] }).count > 1
    }
    let rows = EvidenceRows(
      columns: zip(evidence, codes).map { CodedColumn(codes: $1, values: $0.evidence) },
      rowCount: drawn.rows.count, execution: execution)
    do {
      let (target, regression) = try regression(rows, drawn, evidence, places)
      // Rows told apart without a doubt have no best coefficients, only large ones.
      let isLarge = regression.logOdds.contains { $0.magnitude > Self.mostLogOdds }
      if isLarge || regression.isApart(target) { return nil }
      return points(regression, evidence)
    } catch is SeparatedRows {
      return nil
    } catch let error as ValidationError where error.code == .noConvergence {
      return nil
    }
  }

  /// The regression on some columns of drawn rows, begun at the card's own.
  private func regression(
    _ rows: EvidenceRows, _ drawn: DrawnRows, _ evidence: [EvidenceColumn], _ places: [Int]
  ) throws -> (target: LogisticTarget, SignedRegression) {
    let target = drawn.target
    let own = scaled.regression
    let near = [own.intercept] + own.coefficients
    let setting = try RegressionSetting(
      rows, target, penalty: options.penalty, hasSigns: options.hasSigns, near: near)
    if let weights = options.heldWeights {
      let held = HeldWeights(
        places.map { categories[$0] }, ranges: places.map { evidence[$0].span }, weights: weights)
      let regression = try setting.fit(
        places, held: held, near: [near[0]] + places.map { own.coefficients[$0] })
      return (target, regression)
    }
    let start = SignedRegression(
      places: Array(evidence.indices), intercept: own.intercept, coefficients: own.coefficients,
      deviance: 0, logOdds: [])
    return (target, try setting.fit(places, from: start))
  }

  /// Whole points as the card's own are made, but for the zero: the card's worst bins and its intercept.
  ///
  /// What the intercept moves is shared out equally, so that a person's points and the lowest score sum to what
  /// the refit's log-odds come to.
  private func points(
    _ regression: SignedRegression, _ evidence: [EvidenceColumn]
  ) -> [[Int]] {
    let (own, scale) = (scaled.regression, scaled.scale)
    let shownCount = Double(scale.budgets.count { $0 > 0 })
    let moved = scale.factor * (regression.intercept - own.intercept) / shownCount
    var coefficients = [Double](repeating: 0, count: evidence.count)
    for (place, value) in zip(regression.places, regression.coefficients) {
      coefficients[place] = value
    }
    return evidence.indices.map { place in
      let (coefficient, given) = (own.coefficients[place], scaled.columns[place].evidence)
      let worst = given.map { $0 * coefficient }.min() ?? 0
      return evidence[place].evidence.map { value in
        let points = scale.rates[place] * (coefficients[place] * value - worst) + moved
        return Int(min(max(points.rounded(), -Self.mostPoints), Self.mostPoints))
      }
    }
  }

  /// The most that points of a model may be.
  private static let mostPoints = 1e9
}
