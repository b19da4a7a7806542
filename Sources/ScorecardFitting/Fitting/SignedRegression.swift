internal import Execution
internal import LibC
internal import ScoreValidation
internal import Statistics

/// A logistic regression of "without the event" on weights of evidence, none of whose coefficients is negative
/// where signs count.
///
/// More evidence for a row then never lowers the log-odds that it stays without the event. The answer is the
/// exact minimum under that rule: columns whose coefficient would be negative have 0, and none of them would
/// lower the loss if it were raised (the Karush-Kuhn-Tucker conditions).
///
/// - Source: the active sets of Lawson & Hanson, *Solving Least Squares Problems* (1974), chapter 23, around
///   Newton's method.
struct SignedRegression: Sendable {
  /// The places of the columns that have coefficients, in rising order.
  let places: [Int]
  let intercept: Double
  /// The coefficients of these columns.
  let coefficients: [Double]
  /// Twice the sum of weight times log loss, with the penalty's part.
  let deviance: Double
  /// The log-odds of each row.
  let logOdds: [Double]

  /// Whether rows are told apart without a doubt, so that coefficients are as large as they could be made.
  func isApart(_ target: LogisticTarget) -> Bool { deviance < 1e-6 * target.weight }

  /// The same without the columns whose coefficient is 0.
  var withoutZeros: SignedRegression {
    let kept = places.indices.filter { coefficients[$0] != 0 }
    return SignedRegression(
      places: kept.map { places[$0] }, intercept: intercept,
      coefficients: kept.map { coefficients[$0] }, deviance: deviance, logOdds: logOdds)
  }
}

/// Columns that do not depend on each other and have no best coefficients all the same: they tell rows with the
/// event from all others.
struct SeparatedRows: Error {
  let places: [Int]
}

extension ValidationError {
  /// Columns tell rows of both kinds apart, so that coefficients grow without an end.
  static func separated(by columns: [String]) -> ValidationError {
    let shown = columns.prefix(10).map { "'\($0)'" }.joined(separator: ", ")
    let others = columns.count > 10 ? " and \(columns.count - 10) more" : ""
    return ValidationError(
      .noConvergence,
      "\(columns.count == 1 ? "column" : "columns") \(shown)\(others) "
        + "\(columns.count == 1 ? "tells" : "tell") rows with the event from all others without a "
        + "doubt (complete separation), so that no coefficient is large enough",
      remedy: "leave a column out, take more rows, or give a penalty")
  }
}

/// What regressions on the same rows share.
struct RegressionSetting: Sendable {
  /// All columns.
  let rows: EvidenceRows
  let target: LogisticTarget
  let penalty: Double
  /// Whether coefficients may not be negative.
  let hasSigns: Bool
  /// The second derivatives of all columns and the ones, where no column counts or nearby; the lower half.
  let gram: [Double]

  /// Prepares regressions.
  ///
  /// - Parameters:
  ///   - rows: All columns.
  ///   - target: The outcomes.
  ///   - penalty: The ridge.
  ///   - hasSigns: Whether coefficients may not be negative.
  ///   - near: The intercept and a coefficient of each column, where second derivatives are taken; `nil` for where
  ///     no column counts.
  /// - Throws: `CancellationError`.
  init(
    _ rows: EvidenceRows, _ target: LogisticTarget, penalty: Double, hasSigns: Bool,
    near: [Double]? = nil
  ) throws {
    self.rows = rows
    self.target = target
    self.penalty = penalty
    self.hasSigns = hasSigns
    let share = target.eventWeight / target.weight
    let chances = near.map { rows.times($0).map(LogisticModel.probability) }
    let factors = target.weights.indices.map { row in
      let chance = chances?[row] ?? share
      return target.weights[row] * chance * (1 - chance)
    }
    gram = rows.gram(factors) {
      rows.execution.isCancelled
    }
    try rows.execution.checkCancellation()
  }

  /// The rows and columns of ``gram`` for the ones and some columns.
  func gram(_ places: [Int]) -> [Double] {
    let all = [0] + places.map { $0 + 1 }
    return all.flatMap { row in
      all.map { gram[max(row, $0) * rows.columnCount + min(row, $0)] }
    }
  }

  /// The regression on some columns.
  ///
  /// - Parameters:
  ///   - places: The columns, in rising order.
  ///   - start: A regression to begin at, on any columns; `nil` for none.
  /// - Returns: The regression; where signs count perhaps on fewer columns.
  /// - Throws: ``SeparatedRows`` if there is none without a penalty; `ValidationError` if it does not converge;
  ///   `CancellationError`.
  func fit(_ places: [Int], from start: SignedRegression? = nil) throws -> SignedRegression {
    var active = places
    var current = start.map { start in
      places.map { place in
        start.places.firstIndex(of: place).map { start.coefficients[$0] } ?? 0
      }
    }
    var intercept = start?.intercept
    // Each round lowers the loss but for rounding, which must not go on for ever.
    var roundsLeft = 4 * places.count + 10
    while true {
      let found = try free(active, from: current, intercept)
      roundsLeft -= 1
      guard hasSigns, found.coefficients.contains(where: { $0 < 0 }) else {
        guard hasSigns, roundsLeft > 0, let place = entering(places, found) else { return found }
        let next = (found.places + [place]).sorted()
        current = next.map { place in
          found.places.firstIndex(of: place).map { found.coefficients[$0] } ?? 0
        }
        (active, intercept) = (next, found.intercept)
        continue
      }
      // As far toward the free minimum as signs allow; what reaches 0 there leaves.
      let before = current ?? active.map { _ in 0 }
      let steps = zip(before, found.coefficients).map { $1 < 0 ? $0 / ($0 - $1) : 1 }
      let length = steps.min() ?? 1
      let moved = zip(before, found.coefficients).map { $0 + length * ($1 - $0) }
      let kept = active.indices.filter { steps[$0] > length || found.coefficients[$0] >= 0 }
      (active, current) = (kept.map { active[$0] }, kept.map { max(moved[$0], 0) })
      intercept = found.intercept
    }
  }

  /// The regression on some columns without regard to signs.
  private func free(
    _ places: [Int], from coefficients: [Double]?, _ intercept: Double?
  ) throws -> SignedRegression {
    var start: [Double]?
    if let coefficients, let intercept { start = [intercept] + coefficients }
    var path = try LogisticPath(
      rows.keeping(places), target, start: start, gram: gram(places))
    let model: LogisticModel
    do {
      model = try path.model(penalty: penalty, rows.execution)
    } catch let error as ValidationError where error.code == .noConvergence && penalty == 0 {
      throw SeparatedRows(places: places)
    }
    let squares = model.coefficients.reduce(0) { $0 + $1 * $1 }
    return SignedRegression(
      places: places, intercept: model.intercept, coefficients: model.coefficients,
      deviance: 2 * path.logLoss(rows.execution) + penalty * squares, logOdds: path.logOdds)
  }

  /// The coefficient that a column would have beside those of a regression, without regard to signs; `nil` if
  /// there is none.
  func coefficient(of place: Int, beside regression: SignedRegression) throws -> Double? {
    let places = (regression.places.filter { $0 != place } + [place]).sorted()
    let start = places.map { place in
      regression.places.firstIndex(of: place).map { regression.coefficients[$0] } ?? 0
    }
    do {
      let found = try free(places, from: start, regression.intercept)
      return places.firstIndex(of: place).map { found.coefficients[$0] }
    } catch is SeparatedRows {
      return nil
    }
  }

  /// The slope of the log likelihood by each column's coefficient.
  func slopes(_ regression: SignedRegression) -> [Double] {
    let errors = regression.logOdds.indices.map { row in
      target.weights[row]
        * (target.events[row] - LogisticModel.probability(regression.logOdds[row]))
    }
    return Array(rows.transposedTimes(errors).dropFirst())
  }

  /// The column out of some that would most raise the likelihood with a coefficient above 0.
  private func entering(_ places: [Int], _ found: SignedRegression) -> Int? {
    let others = places.filter { !found.places.contains($0) }
    if others.isEmpty { return nil }
    let slopes = slopes(found)
    // What is below this is rounding.
    let least = 1e-9 * target.weight
    let best = others.max { slopes[$0] < slopes[$1] }
    return best.flatMap { slopes[$0] > least ? $0 : nil }
  }
}
