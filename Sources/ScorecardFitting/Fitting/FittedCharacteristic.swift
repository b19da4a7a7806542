public import CreditScoring

/// A column of a fitted card.
public struct FittedCharacteristic: Sendable, Equatable {
  /// The bins.
  public let bins: ColumnBins
  /// The category.
  public let category: ScoreCategory
  /// What each bin brings into the regression: its weight of evidence, or what people have on average.
  public let evidence: [Double]
  /// Whether a bin is neutral, since too few rows tell what it is worth.
  public let isNeutral: [Bool]
  /// Whether missing values would be worth more than every known one, and get the points of the best.
  public let isMissingCapped: Bool
  /// The points of each bin.
  public let points: [Int]
  /// The most that the column brings.
  public let budget: Int
  /// The coefficient.
  public let estimate: CoefficientEstimate
  /// The information value of the bins.
  public let informationValue: Double
  /// The part of the rows with a known value, by weight, that falls in each bin; 0 in that of missing values.
  public let shares: [Double]
  /// The points of each bin by fits to rows that were drawn again, one list for each; none unless asked for.
  ///
  /// The model's own worst bin and intercept stand for 0 points in all of them, so that points may be negative or
  /// above the budget.
  public let replicates: [[Int]]

  /// The column's name.
  public var column: String { bins.column }

  /// Whether no row of the fit has a text that no bin lists, so that such texts are neutral whatever they are.
  public var hasNoOtherTexts: Bool {
    zip(bins.bins, shares).contains { $0.isForOthers && $1 == 0 }
      && shares.contains { $0 > 0 }
  }

  init(
    _ column: EvidenceColumn, _ category: ScoreCategory, points: [Int], budget: Int,
    _ estimate: CoefficientEstimate, replicates: [[Int]]
  ) {
    bins = column.bins
    self.category = category
    evidence = column.evidence
    isNeutral = column.isNeutral
    isMissingCapped = column.isMissingCapped
    self.points = points
    self.budget = budget
    self.estimate = estimate
    informationValue = column.informationValue
    shares = column.shares
    self.replicates = replicates
  }
}

/// How well a regression tells the outcome.
public struct FitQuality: Sendable, Equatable {
  /// The area under the curve with DeLong's interval, which weighted rows have not.
  public let areaUnderCurve: Double
  /// The interval of the area at 95 %.
  public let interval: ClosedRange<Double>?
  /// The largest distance of the two distributions of scores.
  public let kolmogorovSmirnov: Double
  /// The mean squared error of the chance of the event.
  public let brierScore: Double
  /// The mean log loss.
  public let logLoss: Double

  /// Twice the area under the curve less 1.
  public var gini: Double { 2 * areaUnderCurve - 1 }
}
