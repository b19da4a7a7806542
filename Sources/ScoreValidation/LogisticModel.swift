internal import Execution
internal import LibC
internal import Statistics

/// A logistic regression with a ridge.
///
/// It minimizes the sum over rows of weight times log loss, plus half the penalty times the sum of the
/// squared coefficients; the intercept is not penalized. With a penalty greater than 0 and outcomes of
/// both kinds there is exactly one answer. scikit-learn's `LogisticRegression` finds the same with `C`
/// the inverse of the penalty.
///
/// - Source: Newton's method, also called iteratively reweighted least squares: McCullagh & Nelder,
///   *Generalized Linear Models* (1989), with the ridge of le Cessie & van Houwelingen, "Ridge estimators
///   in logistic regression", *Applied Statistics* 41 (1992),
///   [doi:10.2307/2347628](https://doi.org/10.2307/2347628).
public struct LogisticModel: Sendable, Equatable {
  /// The log-odds where every column is 0.
  public let intercept: Double
  /// The change of the log-odds per unit of each column.
  public let coefficients: [Double]
  /// The penalty.
  public let penalty: Double
  /// How many steps the fit took.
  public let iterationCount: Int

  /// Fits a model to columns of numbers.
  ///
  /// The fit has converged when no derivative is larger than 10⁻¹¹ of the sum of weights, or when a step
  /// can't lower the sum any more in the precision of numbers.
  ///
  /// - Parameters:
  ///   - columns: Columns of finite numbers, one per row.
  ///   - outcomes: The outcomes; rows without one are left out.
  ///   - penalty: A finite number greater than 0.
  /// - Throws: ``ValidationError`` if columns differ in length, a number is not finite, outcomes are all
  ///   alike, the penalty is out of its range, or a fit does not converge.
  /// - Complexity: O(*n* *p*² + *p*³) per step, of which there are about six: 0.3 seconds for 150 columns
  ///   of 12,000 rows.
  public init(columns: [[Double]], outcomes: Outcomes, penalty: Double) throws {
    guard penalty > 0, penalty.isFinite else {
      throw ValidationError(
        .badSetting, "a penalty is a finite number greater than 0", remedy: "take 1")
    }
    for (number, column) in columns.enumerated() {
      guard column.count == outcomes.count else {
        throw ValidationError.lengths("column \(number + 1)", column.count, outcomes.count)
      }
      if let row = column.firstIndex(where: { !$0.isFinite }) {
        throw ValidationError.unfinished("column \(number + 1)", row: row)
      }
    }
    let rows = outcomes.knownRows
    var design = DesignMatrix(rowCount: rows.count, columnCount: columns.count)
    for (number, column) in columns.enumerated() {
      design.set(number) { column[Int(rows[$0])] }
    }
    try self.init(
      design, LogisticTarget(outcomes, rows: rows.map(Int.init)), penalty: penalty,
      execution: Execution(threads: 1))
  }

  /// Fits a model.
  init(
    _ design: DesignMatrix, _ target: LogisticTarget, penalty: Double, execution: Execution
  ) throws {
    var path = try LogisticPath(design, target)
    self = try path.model(penalty: penalty, execution)
  }

  init(intercept: Double, coefficients: [Double], penalty: Double, iterationCount: Int) {
    self.intercept = intercept
    self.coefficients = coefficients
    self.penalty = penalty
    self.iterationCount = iterationCount
  }

  /// The probability of the event for the values of a row's columns.
  ///
  /// - Precondition: There is a value for each coefficient.
  public func probability(_ values: [Double]) -> Double {
    precondition(values.count == coefficients.count, "one value per coefficient")
    return Self.probability(zip(values, coefficients).reduce(intercept) { $0 + $1.0 * $1.1 })
  }

  func probabilities(_ design: DesignMatrix) -> [Double] {
    design.times([intercept] + coefficients).map(Self.probability)
  }

  package static func probability(_ logOdds: Double) -> Double { 1 / (1 + exp(-logOdds)) }
}

/// The outcomes that a regression is fitted to.
package struct LogisticTarget: Sendable {
  /// 1 for the event, 0 for none; between them for a row that is both, each in part.
  package let events: [Double]
  /// The weight of each row.
  package let weights: [Double]
  /// The sum of weights.
  package let weight: Double
  /// The sum of the weights of events.
  package let eventWeight: Double

  init(_ outcomes: Outcomes, rows: [Int]) {
    self.init(
      events: rows.map { Double(outcomes.codes[$0]) }, weights: rows.map { outcomes.weight($0) })
  }

  /// Takes shares of events, from 0 to 1, and weights.
  package init(events: [Double], weights: [Double]) {
    self.events = events
    self.weights = weights
    weight = weights.reduce(0, +)
    eventWeight = zip(events, weights).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// The log loss of log-odds against an event, or a share of one.
  package static func loss(_ logOdds: Double, _ event: Double) -> Double {
    // The logarithm of 1 + exp(logOdds), without an overflow.
    max(logOdds, 0) - event * logOdds + log1p(exp(-logOdds.magnitude))
  }
}
