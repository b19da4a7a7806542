package import Execution
internal import LibC

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
package struct LogisticPath<Rows: RegressionRows>: Sendable {
  private let given: Rows
  /// What is fitted on: the columns that are given, or fewer ones in their place.
  private let design: Rows
  private let target: LogisticTarget
  /// The intercept and the coefficients of what is fitted on.
  private var vector: [Double]
  /// The log-odds of each row.
  package private(set) var logOdds: [Double]
  private var curvature: Curvature

  private static var mostSteps: Int { 100 }

  /// Begins at the share of events, or elsewhere.
  ///
  /// - Parameters:
  ///   - design: The columns.
  ///   - target: The outcomes.
  ///   - start: The intercept and the coefficients to begin with; `nil` for the share of events.
  ///   - gram: The second derivatives at a point nearby, without a penalty; none if they are not known.
  /// - Throws: ``ValidationError`` if outcomes are all alike.
  package init(
    _ design: Rows, _ target: LogisticTarget, start: [Double]? = nil, gram: [Double] = []
  ) throws(ValidationError) {
    let events = target.eventWeight
    guard events > 0, events < target.weight else {
      throw ValidationError(
        .tooFew, "a regression needs people with the event and people without",
        remedy: "take more people")
    }
    given = design
    self.design =
      start == nil && design.columnCount - 1 > design.rowCount ? design.condensed() : design
    self.target = target
    curvature = Curvature(gram: gram)
    if let start {
      vector = start
      logOdds = design.times(start)
      return
    }
    vector = [Double](repeating: 0, count: self.design.columnCount)
    vector[0] = log(events / (target.weight - events))
    logOdds = [Double](repeating: vector[0], count: design.rowCount)
  }

  /// The model with a penalty.
  ///
  /// - Parameters:
  ///   - penalty: A finite number, at least 0.
  ///   - execution: Asked whether to go on.
  /// - Returns: The model.
  /// - Throws: ``ValidationError`` if the fit does not converge; `CancellationError`.
  package mutating func model(penalty: Double, _ execution: Execution) throws -> LogisticModel {
    let stepCount = try converge(penalty, execution)
    var coefficients = Array(vector.dropFirst())
    if design.columnCount < given.columnCount {
      coefficients = given.transposedTimes(errors(chances(execution))).dropFirst().map {
        -$0 / penalty
      }
    }
    return LogisticModel(
      intercept: vector[0], coefficients: coefficients, penalty: penalty, iterationCount: stepCount)
  }

  private func chances(_ execution: Execution) -> [Double] {
    execution.blocks(of: logOdds.count) { rows in
      rows.map { LogisticModel.probability(logOdds[$0]) }
    }.flatMap(\.self)
  }

  private func errors(_ chances: [Double]) -> [Double] {
    chances.indices.map { target.weights[$0] * (chances[$0] - target.events[$0]) }
  }

  /// Steps until it has converged; returns how many it took.
  private mutating func converge(_ penalty: Double, _ execution: Execution) throws -> Int {
    var loss = loss(logOdds, vector, penalty, execution)
    for step in 0..<Self.mostSteps {
      try execution.checkCancellation()
      let chances = chances(execution)
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
        let nextLoss = self.loss(nextOdds, next, penalty, execution)
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

  private func loss(
    _ logOdds: [Double], _ vector: [Double], _ penalty: Double, _ execution: Execution
  ) -> Double {
    let squares = vector.dropFirst().reduce(0) { $0 + $1 * $1 }
    return Self.logLoss(logOdds, target, execution) + penalty / 2 * squares
  }

  /// The sum of weight times log loss.
  package func logLoss(_ execution: Execution) -> Double {
    Self.logLoss(logOdds, target, execution)
  }

  private static func logLoss(
    _ logOdds: [Double], _ target: LogisticTarget, _ execution: Execution
  ) -> Double {
    execution.blocks(of: logOdds.count) { rows in
      var sum = 0.0
      for row in rows {
        sum += target.weights[row] * LogisticTarget.loss(logOdds[row], target.events[row])
      }
      return sum
    }.reduce(0, +)
  }
}
