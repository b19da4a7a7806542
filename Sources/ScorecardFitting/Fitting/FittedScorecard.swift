public import CreditScoring
internal import LibC
public import Tables

/// A scorecard fitted to an outcome: bins, a logistic regression on their weights of evidence, and whole points.
///
/// ```swift
/// let people = try Table(contentsOf: "people.csv").declaring(outcome: "late")
/// let card = try await FittedScorecard(
///   of: people, outcome: "late", categories: ["income": .fulfillmentCapacity, "delays": .creditHistory])
/// card.outOfFold.areaUnderCurve
/// let model = try card.model(named: "late payments", purpose: "predicting late payments")
/// ```
///
/// What is told of it was found out of fold: for each fold bins, columns and coefficients are made anew from the
/// other folds. The card itself is fitted to all rows. Its log-odds are those of staying *without* the event,
/// so that more points stand for less risk.
///
/// - Source: Siddiqi, *Credit Risk Scorecards* (2006); Thomas, Edelman & Crook, *Credit Scoring and Its
///   Applications* (2002).
public struct FittedScorecard: Sendable, Equatable {
  /// The outcome.
  public let outcome: OutcomeColumn
  /// The column of weights; `nil` if every row counts once.
  public let weights: String?
  /// What the table is called, without folders.
  public let source: String
  /// How it was fitted.
  public let options: FittingOptions
  /// The number of rows whose outcome is known, on which all figures rest.
  public let rowCount: Int
  /// The number of these with the event.
  public let eventCount: Int
  /// The number of rows without an outcome that took no part.
  public let missingCount: Int
  /// The number of rejected applicants whose outcome was assumed.
  public let rejectedCount: Int
  /// The share of events that was assumed of them; `nil` without any.
  public let assumedEventRate: Double?
  /// The columns of the regression, by category and then in the order of the table.
  ///
  /// All points of some may round to 0: these have a coefficient, and no part in the model.
  public let characteristics: [FittedCharacteristic]
  /// The intercept.
  public let intercept: CoefficientEstimate
  /// The steps by which columns were chosen.
  public let steps: [ColumnSelection.Step]
  /// The columns that take no part, in the order of the table.
  public let leftOut: [LeftOutColumn]
  /// The lowest and the highest score.
  public let scale: ClosedRange<Int>
  /// Points per unit of log-odds, and the score at even odds.
  let line: Line
  /// How well the regressions tell rows that they were not fitted to.
  public let outOfFold: FitQuality
  /// The chance of the event by row of the table, from a regression that was fitted without its fold; `nil` for
  /// rows without an outcome.
  public let outOfFoldProbabilities: [Double?]
  /// The fold of each row, from 1; `nil` for rows in none.
  public let folds: [Int?]
  /// How well the card's log-odds tell the rows that it was fitted to: better than they tell others.
  public let inSample: FitQuality
  /// What became of log-odds as they were rounded to points.
  public let rounding: Rounding
  /// The bands of scores, the lowest first.
  public let bands: [ScoreModel.Band]
  /// What readers of the card must know.
  public let warnings: [String]

  /// The straight line from log-odds to scores.
  struct Line: Sendable, Equatable {
    let factor: Double
    let offset: Double
  }

  /// What became of log-odds as they were rounded to points.
  public struct Rounding: Sendable, Equatable {
    /// The largest distance of a row's score from what it would be unrounded.
    public let largestDifference: Double
    /// The area under the curve of scores, of the rows that the card was fitted to.
    public let areaUnderCurve: Double
  }

  /// The columns of the regression whose bins were given: folds had no bins of their own there, so that bins made
  /// from the same rows make ``outOfFold`` too good.
  public var columnsWithGivenBins: [String] {
    characteristics.map(\.column).filter { options.bins?[$0] != nil }
  }

  /// The points that double the odds of staying without the event.
  public var doubling: Double { line.factor * log(2) }

  /// The odds of staying without the event at a score.
  public func odds(at score: Double) -> Double { exp((score - line.offset) / line.factor) }

  /// The share of events to expect at a score.
  public func eventRate(at score: Double) -> Double { 1 / (1 + odds(at: score)) }

  /// The characteristic of a column; `nil` if it is not in the card.
  public subscript(column: String) -> FittedCharacteristic? {
    characteristics.first { $0.column == column }
  }
}
