internal import Execution
internal import LibC
internal import Memory

/// The log-odds of a default: an intercept, and coefficients of the latent risk and of columns' true values.
struct OutcomeModel: Sendable {
  /// What the log-odds are when everything else is 0.
  let intercept: Double
  /// The coefficient of the latent risk.
  let riskCoefficient: Double
  /// The coefficients of columns, by their place among those of people.
  let coefficients: [(column: Int, value: Double)]

  private init(intercept: Double, risk: Double, _ coefficients: [(column: Int, value: Double)]) {
    (self.intercept, riskCoefficient, self.coefficients) = (intercept, risk, coefficients)
  }

  /// Finds the intercept with which a share of all default, as expected; `logOdds` has none yet.
  init(
    share: Double, risk: Double, _ coefficients: [(column: Int, value: Double)], count: Int,
    _ execution: Execution, _ logOdds: @Sendable (Int) -> Double
  ) throws {
    let values = ScatterBuffer<Double>(zeroedCount: count)
    execution.forEachBlock(of: count) { rows in
      guard !execution.isCancelled else { return }
      for row in rows { values[row] = logOdds(row) }
    }
    try execution.checkCancellation()
    // The share rises with the intercept: halving, in which sums have the order of blocks.
    var (low, high) = (-1e4, 1e4)
    for _ in 0..<64 {
      try execution.checkCancellation()
      let middle = (low + high) / 2
      let sum = execution.blocks(of: count) { rows in
        rows.reduce(0.0) { $0 + Self.probability(middle + values[$1]) }
      }.reduce(0, +)
      if sum < share * Double(count) { low = middle } else { high = middle }
    }
    self.init(intercept: (low + high) / 2, risk: risk, coefficients)
  }

  /// The probability of log-odds.
  static func probability(_ logOdds: Double) -> Double { 1 / (1 + exp(-logOdds)) }
}
