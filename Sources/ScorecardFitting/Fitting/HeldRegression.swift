internal import CreditScoring
internal import Execution
internal import LibC
internal import ScoreValidation
internal import Statistics

/// The rule that each category's points have a given share of all: for its columns the sum of coefficient times
/// range of evidence is the share times a number that all categories have in common.
struct HeldWeights: Sendable {
  /// Of each column the number of its category, from 0.
  let groups: [Int]
  /// What a unit of each column's coefficient adds to its category's sum, over the category's share.
  let ranges: [Double]
  /// The number of categories.
  let count: Int

  /// Puts columns into categories; those without a column give their share to the others.
  ///
  /// - Parameters:
  ///   - categories: The category of each column.
  ///   - ranges: The distance of each column's worst evidence from the best.
  ///   - weights: The share of each category.
  init(_ categories: [ScoreCategory], ranges: [Double], weights: [ScoreCategory: Double]) {
    let present = ScoreCategory.allCases.filter { categories.contains($0) }
    groups = categories.map { present.firstIndex(of: $0) ?? 0 }
    self.ranges = zip(categories, ranges).map { $1 / (weights[$0] ?? 1) }
    count = present.count
  }

  /// The rows of equations whose products with intercept and coefficients are 0: each category after the first
  /// against the first.
  var equations: [[Double]] {
    (1..<max(count, 1)).map { group in
      [0]
        + zip(groups, ranges).map { own, range in
          own == group ? range : own == 0 ? -range : 0
        }
    }
  }

  /// Coefficients that keep the rule.
  var start: [Double] {
    zip(groups, ranges).map { group, range in
      1 / (range * Double(groups.count { $0 == group }))
    }
  }

  /// Coefficients that keep the rule, in proportion to others in each category.
  ///
  /// - Parameter coefficients: The others, none of them negative.
  /// - Returns: The coefficients, in the same order.
  func start(near coefficients: [Double]) -> [Double] {
    var sums = [Double](repeating: 0, count: count)
    for place in groups.indices { sums[groups[place]] += ranges[place] * coefficients[place] }
    let mean = sums.reduce(0, +) / Double(max(count, 1))
    guard sums.allSatisfy({ $0 > 0 }) else { return start }
    return groups.indices.map { coefficients[$0] * mean / sums[groups[$0]] }
  }
}

extension RegressionSetting {
  /// The regression on some columns whose categories have their shares; no coefficient is negative.
  ///
  /// Newton's steps along the equations, with an active set of the columns whose coefficient is above 0.
  ///
  /// - Parameters:
  ///   - places: The columns, in rising order.
  ///   - held: The rule.
  ///   - near: The intercept and coefficients of these columns to begin near; `nil` for none.
  /// - Returns: The regression.
  /// - Throws: ``SeparatedRows`` if there is none; `ValidationError` if it does not converge; `CancellationError`.
  func fit(
    _ places: [Int], held: HeldWeights, near: [Double]? = nil
  ) throws -> SignedRegression {
    let rows = rows.keeping(places)
    var state = HeldState(self, places, rows, held, near: near)
    for _ in 0..<(100 + 4 * places.count) {
      try rows.execution.checkCancellation()
      if try state.step() { return state.regression }
    }
    throw ValidationError(
      .noConvergence, "the regression with held weights of categories did not converge",
      remedy: "give a penalty, or hold no weights")
  }
}

/// A regression with held weights on its way.
private struct HeldState {
  private let setting: RegressionSetting
  private let places: [Int]
  private let rows: EvidenceRows
  private let equations: [[Double]]
  /// The intercept and the coefficients.
  private var vector: [Double]
  private var logOdds: [Double]
  private var loss: Double
  /// The places in the vector that may move.
  private var free: [Int]

  init(
    _ setting: RegressionSetting, _ places: [Int], _ rows: EvidenceRows, _ held: HeldWeights,
    near: [Double]?
  ) {
    self.setting = setting
    self.places = places
    self.rows = rows
    equations = held.equations
    let share = setting.target.eventWeight / setting.target.weight
    vector =
      near.map { [$0[0]] + held.start(near: Array($0.dropFirst())) }
      ?? [log(share / (1 - share))] + held.start
    logOdds = rows.times(vector)
    free = Array(vector.indices)
    loss = 0
    loss = loss(logOdds, vector)
  }

  var regression: SignedRegression {
    SignedRegression(
      places: places, intercept: vector[0], coefficients: Array(vector.dropFirst()),
      deviance: 2 * loss, logOdds: logOdds)
  }

  private func loss(_ logOdds: [Double], _ vector: [Double]) -> Double {
    let target = setting.target
    let sum = logOdds.indices.reduce(0) {
      $0 + target.weights[$1] * LogisticTarget.loss(logOdds[$1], target.events[$1])
    }
    return sum + setting.penalty / 2 * vector.dropFirst().reduce(0) { $0 + $1 * $1 }
  }

  /// Takes a step; true at the minimum.
  mutating func step() throws -> Bool {
    let chances = logOdds.map(LogisticModel.probability)
    let target = setting.target
    var gradient = rows.transposedTimes(
      chances.indices.map { target.weights[$0] * (chances[$0] - target.events[$0]) })
    for place in 1..<vector.count { gradient[place] += setting.penalty * vector[place] }
    let factors = chances.map { $0 * (1 - $0) }
    let gram = rows.gram(zip(factors, target.weights).map(*)) { rows.execution.isCancelled }
    try rows.execution.checkCancellation()
    guard
      let system = EquatedSystem(
        gram, count: vector.count, free: free, equations: equations, penalty: setting.penalty)
    else {
      throw SeparatedRows(places: places)
    }
    let (change, forces) = system.solve(gradient)
    let gain = -zip(change, gradient).reduce(0) { $0 + $1.0 * $1.1 }
    if gain <= 1e-14 * (1 + loss) {
      let slopes = vector.indices.map { place in
        gradient[place] + zip(equations, forces).reduce(0) { $0 + $1.0[place] * $1.1 }
      }
      let held = vector.indices.filter { !free.contains($0) && slopes[$0] < -1e-8 * target.weight }
      guard let entering = held.min(by: { slopes[$0] < slopes[$1] }) else { return true }
      free = (free + [entering]).sorted()
      return false
    }
    move(by: change)
    return false
  }

  /// Goes as far as the loss falls and no coefficient becomes negative.
  private mutating func move(by change: [Double]) {
    var (length, blocking) = (1.0, Int?.none)
    for place in free where place > 0 && vector[place] + change[place] < 0 {
      let most = vector[place] / -change[place]
      if most < length { (length, blocking) = (most, place) }
    }
    while true {
      var next = zip(vector, change).map { $0 + length * $1 }
      if let blocking { next[blocking] = 0 }
      let odds = rows.times(next)
      let nextLoss = loss(odds, next)
      if nextLoss <= loss || length < 1e-9 {
        (vector, logOdds, loss) = (next, odds, nextLoss)
        if let blocking { free.removeAll { $0 == blocking } }
        return
      }
      (length, blocking) = (length / 2, nil)
    }
  }
}

/// A quadratic function to be minimized along equations.
struct EquatedSystem {
  private let free: [Int]
  private let count: Int
  private let solver: CholeskySolver
  /// The equations in the free places, and what the inverse makes of each.
  private let own: [[Double]]
  private let images: [[Double]]
  private let outer: CholeskySolver?

  /// Factorizes second derivatives, given by their lower half; `nil` if they are singular.
  init?(_ gram: [Double], count: Int, free: [Int], equations: [[Double]], penalty: Double) {
    let matrix = free.flatMap { row in
      free.map { column in
        gram[max(row, column) * count + min(row, column)]
          + (row == column && row > 0 ? penalty : 0)
      }
    }
    guard let solver = CholeskySolver(matrix, count: free.count) else { return nil }
    let own = equations.map { equation in free.map { equation[$0] } }
    let images = own.map(solver.solve)
    let products = own.flatMap { one in
      images.map { zip(one, $0).reduce(0) { $0 + $1.0 * $1.1 } }
    }
    outer = own.isEmpty ? nil : CholeskySolver(products, count: own.count)
    if !own.isEmpty, outer == nil { return nil }
    (self.free, self.count, self.solver, self.own, self.images) = (free, count, solver, own, images)
  }

  /// The step to the minimum, and the forces of the equations.
  func solve(_ gradient: [Double]) -> (change: [Double], forces: [Double]) {
    let bare = solver.solve(free.map { gradient[$0] })
    let products = own.map { zip($0, bare).reduce(0) { $0 + $1.0 * $1.1 } }
    let forces = outer.map { $0.solve(products.map { -$0 }) } ?? []
    var change = [Double](repeating: 0, count: count)
    for (number, place) in free.enumerated() {
      change[place] =
        -bare[number] - zip(images, forces).reduce(0) { $0 + $1.0[number] * $1.1 }
    }
    return (change, forces)
  }

  /// The diagonal of the inverse along the equations; 0 in places that are not free.
  var variances: [Double] {
    var variances = [Double](repeating: 0, count: count)
    for place in free {
      var unit = [Double](repeating: 0, count: count)
      unit[place] = 1
      variances[place] = max(-solve(unit).change[place], 0)
    }
    return variances
  }
}
