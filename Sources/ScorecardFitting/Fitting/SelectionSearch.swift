internal import Execution
internal import ScoreValidation
internal import Statistics

/// The search for the columns of a regression.
struct SelectionSearch {
  let setting: RegressionSetting
  let selection: ColumnSelection
  /// How much the deviance must fall for a column to join.
  let threshold: Double
  /// The columns that may join, those that depend on others left out.
  let candidates: [Int]
  /// The columns that others make up, in rising order.
  let dependent: [Int]
  private(set) var current: SignedRegression {
    didSet { surroundings = nil }
  }
  /// What is around the current regression, once it is asked for.
  private var surroundings: RegressionSurroundings?
  private(set) var steps: [(place: Int, isAdded: Bool, change: Double)] = []

  /// The number of rows times columns up to which all columns are tried at each step.
  private static let triedValues = 2_000_000
  /// The number of columns that are tried at each step, however many rows there are.
  private static let leastTries = 4

  /// The number of columns that are tried at a step.
  private var tryCount: Int {
    max(Self.leastTries, Self.triedValues / max(setting.rows.rowCount, 1))
  }

  /// Begins a search.
  ///
  /// - Parameters:
  ///   - setting: The rows.
  ///   - selection: How columns are chosen.
  ///   - ranking: The columns, those first that are to stay where others make them up.
  /// - Throws: `ValidationError` if a regression does not converge; `CancellationError`.
  init(
    _ setting: RegressionSetting, _ selection: ColumnSelection, ranking: [Int]
  ) throws {
    self.setting = setting
    self.selection = selection
    threshold = selection.threshold(weight: setting.target.weight)
    let independent = Set(setting.independent(ranking))
    candidates = ranking.indices.filter { independent.contains($0) }
    dependent = ranking.indices.filter { !independent.contains($0) }
    let startsFull = [.backward, .none].contains(selection.direction)
    current = try setting.fit(startsFull ? candidates : [])
  }

  /// Takes steps as long as any is good.
  mutating func run() throws {
    switch selection.direction {
    case .none: break
    case .forward: while try stepForward() {}
    case .backward: while try stepBackward() {}
    case .both: while try stepForward() { while try stepBackward() {} }
    }
  }

  /// What is around the current regression.
  private mutating func look() -> RegressionSurroundings? {
    if surroundings == nil { surroundings = RegressionSurroundings(setting, current) }
    return surroundings
  }

  /// By how much two deviances may differ that are the same but for rounding.
  private var rounding: Double { 1e-9 * (1 + current.deviance) }

  /// Adds the column that lowers the deviance the most; false if none is worth it.
  private mutating func stepForward() throws -> Bool {
    let around = look()
    let places = ranked(around?.slopes ?? setting.slopes(current)).prefix(tryCount).map(\.place)
    try setting.rows.execution.checkCancellation()
    let tried = places.map { (place: $0, addition: around?.addition(of: $0)) }
      .sorted { $0.addition?.statistic ?? .infinity > $1.addition?.statistic ?? .infinity }
    var best: (place: Int, gain: Double, regression: SignedRegression)?
    for (place, addition) in tried {
      let least = (best?.gain ?? threshold) - rounding
      if let around, let addition {
        guard addition.largestFall > least, around.largestFallAfterStep(addition) > least else {
          continue
        }
      }
      let next = try setting.fit((current.places + [place]).sorted(), from: current)
      let gain = current.deviance - next.deviance
      guard gain > threshold, next.places.contains(place) else { continue }
      if let best, (best.gain, -best.place) > (gain, -place) { continue }
      best = (place, gain, next)
    }
    guard let best else { return false }
    steps.append((best.place, true, best.gain))
    // Columns whose coefficient would now be negative are out of it.
    for left in current.places where !best.regression.places.contains(left) {
      steps.append((left, false, 0))
    }
    current = best.regression
    return true
  }

  /// The columns that may join with their score statistics, the largest first.
  private func ranked(_ slopes: [Double]) -> [(place: Int, statistic: Double)] {
    let inside = [0] + current.places.map { $0 + 1 }
    guard let solver = CholeskySolver(setting.gram(current.places), count: inside.count) else {
      return []
    }
    let found = candidates.compactMap { place -> (place: Int, statistic: Double)? in
      if current.places.contains(place) || setting.hasSigns && slopes[place] <= 0 { return nil }
      let cross = inside.map { setting.element($0, place + 1) }
      let own = setting.element(place + 1, place + 1)
      let rest = own - zip(cross, solver.solve(cross)).reduce(0) { $0 + $1.0 * $1.1 }
      guard rest > 1e-9 * own else { return nil }
      return (place, slopes[place] * slopes[place] / (rest + setting.penalty))
    }
    return found.sorted { one, other in
      let (left, right) = (one.statistic, other.statistic)
      return left == right ? one.place < other.place : left > right
    }
  }

  /// Takes away the column without which the deviance rises the least; false if all are worth it.
  private mutating func stepBackward() throws -> Bool {
    guard let variances = setting.variances(current.places) else { return false }
    let statistics = zip(current.coefficients, variances).map { $0 * $0 / $1 }
    let ranked = statistics.indices.sorted { one, other in
      let (left, right) = (statistics[one], statistics[other])
      return left == right ? one < other : left < right
    }
    let rises = look()?.leastRises ?? statistics.map { _ in 0 }
    var best: (place: Int, loss: Double, regression: SignedRegression)?
    for number in ranked.prefix(tryCount).sorted(by: { (rises[$0], $0) < (rises[$1], $1) }) {
      guard rises[number] < (best?.loss ?? threshold) + rounding else { break }
      let column = current.places[number]
      let next = try setting.fit(current.places.filter { $0 != column }, from: current)
      let loss = next.deviance - current.deviance
      guard loss < threshold else { continue }
      if let best, (best.loss, best.place) < (loss, column) { continue }
      best = (column, loss, next)
    }
    guard let best else { return false }
    steps.append((best.place, false, best.loss))
    current = best.regression
    return true
  }
}

extension RegressionSetting {
  /// A second derivative; 0 is the ones' place.
  func element(_ one: Int, _ other: Int) -> Double {
    gram[max(one, other) * rows.columnCount + min(one, other)]
  }

  /// The variances of coefficients as they would be where no column counts.
  func variances(_ places: [Int]) -> [Double]? {
    let count = places.count + 1
    var matrix = gram(places)
    for place in 1..<max(count, 1) { matrix[place * count + place] += penalty }
    return CholeskySolver(matrix, count: count).map { Array($0.inverseDiagonal.dropFirst()) }
  }

  /// The columns in the order given that those before them don't make up.
  ///
  /// - Complexity: O(*p*³).
  func independent(_ ranking: [Int]) -> [Int] {
    var factor: [[Double]] = [[element(0, 0).squareRoot()]]
    var kept: [Int] = []
    for place in ranking {
      let own = element(place + 1, place + 1)
      var row: [Double] = []
      for (number, other) in ([0] + kept.map { $0 + 1 }).enumerated() {
        let product = zip(row, factor[number]).reduce(0) { $0 + $1.0 * $1.1 }
        row.append((element(place + 1, other) - product) / factor[number][number])
      }
      let rest = own - row.reduce(0) { $0 + $1 * $1 }
      guard rest > 1e-9 * own else { continue }
      factor.append(row + [rest.squareRoot()])
      kept.append(place)
    }
    return kept
  }
}
