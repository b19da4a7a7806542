internal import Execution
internal import Foundation

/// Logistic regressions of one outcome on the same columns, with one penalty after another: each begins
/// where the one before it ended.
///
/// **Steps.** Newton's steps are solved by conjugate gradients, each of which is one pass over the rows.
/// What makes a few of them enough is a Cholesky factor of the second derivatives at an earlier point
/// (``Curvature``), which takes as long as many passes and is made anew only when it has cost more passes
/// than that.
///
/// **More columns than rows.** A ridge only asks for the products of rows with each other, so rows of as
/// many columns as there are rows, or fewer, with the same products have the same log-odds
/// (``DesignMatrix/condensed()``). Where the derivatives are 0, a coefficient is the sum over rows of its
/// column times the error, over the penalty.
///
/// - Source: Dembo, Eisenstat & Steihaug, "Inexact Newton methods", *SIAM Journal on Numerical Analysis* 19
///   (1982), [doi:10.1137/0719025](https://doi.org/10.1137/0719025); more columns than rows: Hastie &
///   Tibshirani, "Efficient quadratic regularization for expression arrays", *Biostatistics* 5 (2004),
///   [doi:10.1093/biostatistics/kxh010](https://doi.org/10.1093/biostatistics/kxh010).
struct LogisticPath {
  private let given: DesignMatrix
  /// What is fitted on: the columns that are given, or fewer ones in their place.
  private let design: DesignMatrix
  private let target: LogisticTarget
  /// The intercept and the coefficients of what is fitted on.
  private var vector: [Double]
  private var logOdds: [Double]
  private var curvature = Curvature()

  private static var mostSteps: Int { 100 }

  /// Begins at the share of events.
  ///
  /// - Throws: ``ValidationError`` if outcomes are all alike.
  init(_ design: DesignMatrix, _ target: LogisticTarget) throws(ValidationError) {
    let events = target.eventWeight
    guard events > 0, events < target.weight else {
      throw ValidationError(
        .tooFew, "a regression needs people with the event and people without",
        remedy: "take more people")
    }
    given = design
    self.design = design.columnCount - 1 > design.rowCount ? design.condensed() : design
    self.target = target
    vector = [Double](repeating: 0, count: self.design.columnCount)
    vector[0] = log(events / (target.weight - events))
    logOdds = [Double](repeating: vector[0], count: design.rowCount)
  }

  /// The model with a penalty.
  ///
  /// - Throws: ``ValidationError`` if the penalty is out of its range or the fit does not converge;
  ///   `CancellationError`.
  mutating func model(penalty: Double, _ execution: Execution) throws -> LogisticModel {
    guard penalty > 0, penalty.isFinite else {
      throw ValidationError(
        .badSetting, "a penalty is a finite number greater than 0", remedy: "take 1")
    }
    let stepCount = try converge(penalty, execution)
    var coefficients = Array(vector.dropFirst())
    if design.columnCount < given.columnCount {
      coefficients = given.transposedTimes(errors(chances)).dropFirst().map { -$0 / penalty }
    }
    return LogisticModel(
      intercept: vector[0], coefficients: coefficients, penalty: penalty, iterationCount: stepCount)
  }

  private var chances: [Double] { logOdds.map(LogisticModel.probability) }

  private func errors(_ chances: [Double]) -> [Double] {
    chances.indices.map { target.weights[$0] * (chances[$0] - target.events[$0]) }
  }

  /// Steps until it has converged; returns how many it took.
  private mutating func converge(_ penalty: Double, _ execution: Execution) throws -> Int {
    var loss = loss(logOdds, vector, penalty)
    for step in 0..<Self.mostSteps {
      try execution.checkCancellation()
      let chances = chances
      var gradient = design.transposedTimes(errors(chances))
      for place in 1..<max(vector.count, 1) { gradient[place] += penalty * vector[place] }
      if gradient.allSatisfy({ $0.magnitude <= 1e-11 * target.weight }) { return step }
      let factors = chances.indices.map { target.weights[$0] * chances[$0] * (1 - chances[$0]) }
      let change = try curvature.solve(
        design, factors, penalty, gradient, scale: 1 + loss, execution)
      // How much a full step gains, to first order.
      let gain = zip(change, gradient).reduce(0) { $0 + $1.0 * $1.1 }
      let isLast = gain <= 1e-15 * (1 + loss)
      // Of a step that gains less than the loss can tell, rounding decides whether the loss falls.
      let isTooSmallToTell = gain <= 1e-13 * (1 + loss)
      var length = 1.0
      while true {
        let next = zip(vector, change).map { $0 - length * $1 }
        let nextOdds = design.times(next)
        let nextLoss = self.loss(nextOdds, next, penalty)
        if isTooSmallToTell || nextLoss <= loss {
          (vector, logOdds, loss) = (next, nextOdds, nextLoss)
          break
        }
        length /= 2
        if length < 1e-9 { return step }
      }
      if isLast { return step + 1 }
    }
    throw ValidationError(
      .noConvergence, "the regression did not converge in \(Self.mostSteps) steps",
      remedy: "take a larger penalty, or leave out columns that tell next to everything")
  }

  private func loss(_ logOdds: [Double], _ vector: [Double], _ penalty: Double) -> Double {
    var sum = 0.0
    for row in logOdds.indices {
      let margin = target.events[row] == 1 ? logOdds[row] : -logOdds[row]
      // The logarithm of 1 + exp(-margin), without an overflow.
      sum += target.weights[row] * (max(-margin, 0) + log1p(exp(-margin.magnitude)))
    }
    let squares = vector.dropFirst().reduce(0) { $0 + $1 * $1 }
    return sum + penalty / 2 * squares
  }
}
