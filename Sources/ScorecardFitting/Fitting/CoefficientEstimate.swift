internal import Execution
internal import ScoreValidation
internal import Statistics

/// A coefficient of a regression with what is known of it.
public struct CoefficientEstimate: Sendable, Equatable {
  /// The column; `nil` for the intercept.
  public let column: String?
  /// The change of the log-odds of staying without the event per unit of weight of evidence.
  public let value: Double
  /// The standard error, from the second derivatives of what was minimized.
  public let standardError: Double
  /// The variance inflation factor: how much larger the variance is than if the column were uncorrelated with
  /// the others, at least 1; `nil` for the intercept.
  public let varianceInflation: Double?

  /// Wald's statistic: the value over its standard error.
  public var z: Double { value / standardError }
  /// The chance of a statistic as far from 0 if the column told nothing.
  public var pValue: Double { NormalDistribution.bothTails(z) }
}

extension RegressionSetting {
  /// The intercept and the coefficients of a regression.
  ///
  /// - Throws: `ValidationError` if columns tell the rows of both kinds apart, so that coefficients grow without
  ///   an end.
  func estimates(
    _ regression: SignedRegression, names: [String], held: HeldWeights?
  ) throws -> [CoefficientEstimate] {
    let own = rows.keeping(regression.places)
    let factors = regression.logOdds.indices.map { row in
      let chance = LogisticModel.probability(regression.logOdds[row])
      return target.weights[row] * chance * (1 - chance)
    }
    // Categories that are held to weights leave coefficients less room.
    let system = EquatedSystem(
      own.gram(factors) { rows.execution.isCancelled }, count: own.columnCount,
      free: (0..<own.columnCount).filter {
        held == nil || $0 == 0 || regression.coefficients[$0 - 1] > 0
      },
      equations: held?.equations ?? [], penalty: penalty)
    try rows.execution.checkCancellation()
    let variances = system?.variances
    let errors = variances?.map { $0.squareRoot() }
    try checkOverlap(regression, errors, names: names)
    let inflation = own.varianceInflation(target.weights)
    return zip([regression.intercept] + regression.coefficients, errors ?? []).enumerated()
      .map { place, pair in
        CoefficientEstimate(
          column: place == 0 ? nil : names[regression.places[place - 1]], value: pair.0,
          standardError: pair.1, varianceInflation: place == 0 ? nil : inflation[place - 1])
      }
  }

  /// Throws if coefficients are as large as they could be made.
  private func checkOverlap(
    _ regression: SignedRegression, _ errors: [Double]?, names: [String]
  ) throws(ValidationError) {
    let isApart = regression.isApart(target)
    // Weights of evidence are differences of logarithms: no sample tells a coefficient as badly as this.
    let odd = (errors ?? []).dropFirst().enumerated().filter { !($0.element < 1e3) }.map(\.offset)
    guard isApart || !odd.isEmpty || errors == nil else { return }
    let columns = (odd.isEmpty ? Array(regression.places.indices) : odd)
      .map { names[regression.places[$0]] }
    throw ValidationError.separated(by: columns)
  }
}

extension EvidenceRows {
  /// The variance inflation factor of each column.
  fileprivate func varianceInflation(_ weights: [Double]) -> [Double] {
    let sums = gram(weights) { execution.isCancelled }
    let (weight, count) = (sums[0], columns.count)
    func covariance(_ one: Int, _ other: Int) -> Double {
      let (row, column) = (max(one, other) + 1, min(one, other) + 1)
      return sums[row * columnCount + column] / weight
        - sums[row * columnCount] / weight * (sums[column * columnCount] / weight)
    }
    let scales = (0..<count).map { covariance($0, $0).squareRoot() }
    let correlations = (0..<count).flatMap { row in
      (0..<count).map { row == $0 ? 1 : covariance(row, $0) / (scales[row] * scales[$0]) }
    }
    return CholeskySolver(correlations, count: count)?.inverseDiagonal
      ?? [Double](repeating: .infinity, count: count)
  }
}
