internal import Execution
internal import Statistics

/// The second derivatives of a regression at some point, factorized: what turns an equation with those at
/// another point into one that a few conjugate gradients solve.
struct Curvature: Sendable {
  /// The second derivatives without the penalty.
  private var gram: [Double] = []
  private var factor: (solver: CholeskySolver, penalty: Double)?
  /// How many passes over the rows the distance from the point has cost by now.
  private var excess = 0

  /// Begins without second derivatives, or with those at a point nearby.
  init(gram: [Double] = []) { self.gram = gram }

  /// The passes that an equation takes anyhow.
  private static var leastPasses: Int { 2 }

  /// Solves for the vector that the second derivatives map to a gradient.
  ///
  /// - Parameters:
  ///   - design: The columns.
  ///   - factors: The second derivative of each row's loss by its log-odds.
  ///   - penalty: The penalty of all coefficients but the intercept.
  ///   - gradient: The gradient.
  ///   - scale: What a gain is large or small against: the nearer the minimum, the more exact the answer.
  ///   - execution: Asked whether to go on.
  /// - Returns: The vector, but for a rest as small against the gradient as that is against the scale.
  /// - Throws: ``ValidationError`` if columns depend on each other in spite of the penalty;
  ///   `CancellationError`.
  mutating func solve(
    _ design: some RegressionRows, _ factors: [Double], _ penalty: Double, _ gradient: [Double],
    scale: Double, _ execution: Execution
  ) throws -> [Double] {
    let solver = try solver(design, factors, penalty, execution)
    var solution = [Double](repeating: 0, count: gradient.count)
    var rest = gradient
    var better = solver.solve(rest)
    var direction = better
    var size = Self.product(rest, better)
    let first = size
    let tolerance = min(0.01, max(first / scale, 1e-16))
    var passes = 0
    while size > tolerance * first, passes < gradient.count + 10 {
      try execution.checkCancellation()
      var image = design.gramTimes(direction, factors)
      for place in 1..<max(image.count, 1) { image[place] += penalty * direction[place] }
      passes += 1
      let curve = Self.product(direction, image)
      guard curve > 0 else { break }
      let length = size / curve
      for place in rest.indices {
        solution[place] += length * direction[place]
        rest[place] -= length * image[place]
      }
      better = solver.solve(rest)
      let next = Self.product(rest, better)
      for place in direction.indices {
        direction[place] = better[place] + next / size * direction[place]
      }
      size = next
    }
    excess += max(0, passes - Self.leastPasses)
    return solution
  }

  /// The factor, made anew if it has cost as many passes as that takes.
  private mutating func solver(
    _ design: some RegressionRows, _ factors: [Double], _ penalty: Double, _ execution: Execution
  ) throws -> CholeskySolver {
    let count = design.columnCount
    if gram.isEmpty || 4 * excess > count {
      gram = design.gram(factors) { execution.isCancelled }
      try execution.checkCancellation()
      excess = 0
      factor = nil
    }
    if let factor, factor.penalty == penalty { return factor.solver }
    var matrix = gram
    for place in 1..<max(count, 1) { matrix[place * count + place] += penalty }
    guard let solver = CholeskySolver(matrix, count: count) else {
      throw ValidationError(
        .noConvergence, "the columns of the regression depend on each other",
        remedy: penalty == 0 ? "leave columns out, or give a penalty" : "take a larger penalty")
    }
    factor = (solver, penalty)
    return solver
  }

  private static func product(_ one: [Double], _ other: [Double]) -> Double {
    zip(one, other).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
