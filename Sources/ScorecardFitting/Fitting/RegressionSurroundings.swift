internal import Execution
internal import LibC
internal import Memory
internal import ScoreValidation
internal import Statistics

/// How much the deviance can change at most, or must change at least, if a regression gets a column or loses one:
/// what spares the regressions that are not to be the best.
///
/// Along any line the third derivative of the log loss is at most the second times the largest change of a row's
/// log-odds. So second derivatives at one point bound the loss everywhere: with λ the length of the gradient and
/// *R* the largest length of a row, both in the norm of the second derivatives, a minimum lies at most
/// (*a* + (1 − *a*) ln (1 − *a*)) / *R*² lower, where *a* = λ *R* is below 1; and a point at distance ρ from a minimum
/// lies at least (exp(−ρ *R*) + ρ *R* − 1) / *R*² higher. A ridge and signs leave both true. The deviance is twice
/// the loss.
///
/// - Source: Bach, "Self-concordant analysis for logistic regression", *Electronic Journal of Statistics* 4 (2010),
///   [doi:10.1214/09-EJS521](https://doi.org/10.1214/09-EJS521).
struct RegressionSurroundings: Sendable {
  let setting: RegressionSetting
  let regression: SignedRegression
  /// The rows of its columns.
  private let rows: EvidenceRows
  /// The second derivative of each row's loss by its log-odds.
  private let factors: [Double]
  private let solver: CholeskySolver
  /// The squared length of each row.
  private let lengths: [Double]
  private let largestLength: Double
  /// The slopes of the log likelihood by each column of the setting.
  let slopes: [Double]

  /// Looks around a minimum; `nil` if second derivatives are singular.
  ///
  /// - Complexity: O(*n* *k*²) for *k* columns of the regression.
  init?(_ setting: RegressionSetting, _ regression: SignedRegression) {
    self.setting = setting
    self.regression = regression
    let rows = setting.rows.keeping(regression.places)
    self.rows = rows
    factors = regression.logOdds.indices.map { row in
      let chance = LogisticModel.probability(regression.logOdds[row])
      return setting.target.weights[row] * chance * (1 - chance)
    }
    slopes = setting.slopes(regression)
    var matrix = rows.gram(factors) { rows.execution.isCancelled }
    let count = rows.columnCount
    for place in 1..<max(count, 1) { matrix[place * count + place] += setting.penalty }
    guard let solver = CholeskySolver(matrix, count: count) else { return nil }
    self.solver = solver
    var lengths = [Double](repeating: 0, count: rows.rowCount)
    for place in 0..<count {
      var unit = [Double](repeating: 0, count: count)
      unit[place] = 1
      let products = rows.times(solver.solve(unit))
      if place == 0 {
        for row in lengths.indices { lengths[row] += products[row] }
      } else {
        let column = rows.columns[place - 1]
        let (codes, values) = (column.codes.span, column.values.span)
        for row in lengths.indices { lengths[row] += products[row] * values[Int(codes[row])] }
      }
    }
    self.lengths = lengths
    largestLength = lengths.max() ?? 0
  }

  /// The most by which the deviance falls to a minimum.
  ///
  /// - Parameters:
  ///   - gradient: The squared length of the gradient.
  ///   - length: The largest squared length of a row.
  /// - Returns: The fall; infinite if there is no bound.
  static func largestFall(gradient: Double, length: Double) -> Double {
    let a = (gradient * length).squareRoot()
    guard a < 1 else { return .infinity }
    // A series where little would be left of the difference.
    if a < 1e-3 { return gradient * (1 + a / 3 + a * a / 3) }
    return 2 * (a + (1 - a) * log1p(-a)) / length
  }

  /// The least by which the deviance rises away from a minimum.
  ///
  /// - Parameters:
  ///   - distance: The squared length of the way.
  ///   - length: The largest squared length of a row.
  /// - Returns: The rise.
  static func leastRise(distance: Double, length: Double) -> Double {
    let r = (distance * length).squareRoot()
    if r < 1e-3 { return distance * (1 - r / 3) }
    return 2 * (expm1(-r) + r) / length
  }

  /// The least by which the deviance rises without each of the regression's columns.
  var leastRises: [Double] {
    zip(regression.coefficients, solver.inverseDiagonal.dropFirst()).map { coefficient, variance in
      Self.leastRise(distance: coefficient * coefficient / variance, length: largestLength)
    }
  }

  /// A regression that gets a column.
  struct Addition {
    let place: Int
    /// The column without what the regression's columns say of it, by row.
    fileprivate let rest: [Double]
    /// What the regression's columns say of it.
    fileprivate let image: [Double]
    /// How far the column's coefficient goes in Newton's first step.
    fileprivate let step: Double
    /// The second derivative along the step.
    fileprivate let curve: Double
    /// The largest squared length of a row.
    fileprivate let length: Double
    /// The most by which the deviance falls.
    let largestFall: Double

    /// By how much about the deviance falls: the score statistic.
    var statistic: Double { step * step * curve }
  }

  /// What a column could bring; `nil` if it depends on those of the regression.
  ///
  /// - Complexity: O(*n* *k*).
  func addition(of place: Int) -> Addition? {
    let column = setting.rows.columns[place]
    let (codes, values) = (column.codes.span, column.values.span)
    let cross = rows.transposedTimes(
      factors.indices.map { factors[$0] * values[Int(codes[$0])] })
    let own =
      setting.penalty
      + factors.indices.reduce(0) { sum, row in
        let value = values[Int(codes[row])]
        return sum + factors[row] * value * value
      }
    let image = solver.solve(cross)
    let curve = own - zip(cross, image).reduce(0) { $0 + $1.0 * $1.1 }
    guard curve > 1e-9 * own else { return nil }
    var rest = rows.times(image)
    var length = 0.0
    for row in rest.indices {
      rest[row] = values[Int(codes[row])] - rest[row]
      length = max(length, lengths[row] + rest[row] * rest[row] / curve)
    }
    let slope = slopes[place]
    return Addition(
      place: place, rest: rest, image: image, step: slope / curve, curve: curve, length: length,
      largestFall: Self.largestFall(gradient: slope * slope / curve, length: length))
  }

  /// The most by which the deviance falls with a column, told after Newton's first step.
  ///
  /// - Complexity: O(*n* *k*).
  func largestFallAfterStep(_ addition: Addition) -> Double {
    let (target, penalty) = (setting.target, setting.penalty)
    let coefficients = zip(regression.coefficients, addition.image.dropFirst()).map {
      $0 - $1 * addition.step
    }
    var errors = regression.logOdds
    var (loss, change) = (0.0, 0.0)
    for row in errors.indices {
      let moved = addition.rest[row] * addition.step
      change = max(change, moved.magnitude)
      let logOdds = errors[row] + moved
      loss += target.weights[row] * LogisticTarget.loss(logOdds, target.events[row])
      errors[row] =
        target.weights[row] * (LogisticModel.probability(logOdds) - target.events[row])
    }
    let squares = (coefficients + [addition.step]).reduce(0) { $0 + $1 * $1 }
    let fall = regression.deviance - 2 * loss - penalty * squares
    var gradient = rows.transposedTimes(errors)
    for place in coefficients.indices { gradient[place + 1] += penalty * coefficients[place] }
    // Without what the gradient of the other columns says of that of the new one.
    let ridge =
      addition.step
      - zip(addition.image.dropFirst(), coefficients).reduce(0) {
        $0 + $1.0 * $1.1
      }
    let own = errors.indices.reduce(penalty * ridge) { $0 + errors[$1] * addition.rest[$1] }
    let inner = zip(gradient, solver.solve(gradient)).reduce(0) { $0 + $1.0 * $1.1 }
    // At the new point second derivatives have shrunk by no more than this.
    let shrinking = exp(change)
    return fall
      + Self.largestFall(
        gradient: shrinking * (inner + own * own / addition.curve),
        length: shrinking * addition.length)
  }
}
