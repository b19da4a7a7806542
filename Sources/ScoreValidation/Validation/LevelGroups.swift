internal import Execution
internal import Statistics

/// The people of a ranking in groups of neighboring scores, of which the Bayesian bootstrap draws weights.
///
/// The weights of several people, each exponentially distributed, add up to a gamma distribution: one
/// draw for all people of a score and kind. With unequal weights it has the sum's mean and variance.
/// Rankings of more scores than groups are told apart a little less finely; what that changes is taken
/// off each replicate.
struct LevelGroups: Sendable {
  /// What one replicate comes to.
  struct Draw: Sendable {
    let measures: MeasureValues
    /// How much less the replicate's cut-off of the largest distance parts the people at hand.
    let distanceOptimism: Double
    /// How many of the safest groups are accepted at the largest profit, and how much less that earns per
    /// person among the people at hand.
    let profit: (groupCount: Int, optimism: Double)?
  }

  /// A kind of people of a group.
  private struct Cell {
    let group: Int
    let isEvent: Bool
    let amount: Amount
  }

  static let mostGroups = 2_000
  /// The last score of each group, the safest group first.
  let ends: [Double]
  /// From the riskiest group to the safest.
  private let cells: [Cell]
  private let scores: SortedScores

  init(_ levels: [RankedPeople.Level]) {
    let count = levels.last?.end ?? 0
    let least = levels.count > Self.mostGroups ? count / Self.mostGroups + 1 : 1
    var ends: [Double] = []
    var cells: [Cell] = []
    var (events, others) = (Amount(), Amount())
    for (number, level) in levels.enumerated() {
      events += level.events
      others += level.others
      guard events.rows + others.rows >= least || number + 1 == levels.count else { continue }
      // The order within a group is the one in which scores are sorted.
      for (amount, isEvent) in [(others, false), (events, true)] where amount.rows > 0 {
        cells.append(Cell(group: ends.count, isEvent: isEvent, amount: amount))
      }
      ends.append(level.score)
      (events, others) = (Amount(), Amount())
    }
    self.ends = ends
    let riskiestFirst = Array(cells.reversed())
    self.cells = riskiestFirst
    scores = SortedScores(
      scores: riskiestFirst.map { Double($0.group) }, events: riskiestFirst.map(\.isEvent),
      weights: riskiestFirst.map(\.amount.weight))
  }

  /// The measures of groups as they are.
  var measures: MeasureValues { scores.measures() }

  /// Each replicate's measures and best cut-off.
  ///
  /// - Returns: None if there are fewer than two people of a kind.
  func draws(
    _ count: Int, profit: ProfitRule?, seed: UInt64, _ execution: Execution
  ) throws -> [Draw] {
    guard [true, false].allSatisfy({ kind in rows(kind) > 1 }) else { return [] }
    let given = curves(profit, cells.map(\.amount.weight))
    return try execution.answers(count) { number in
      var generator = SplitMix64(seed: seed, stream: number)
      let weights = cells.map { cell in
        cell.amount.scale
          * GammaDistribution.draw(
            shape: max(cell.amount.effectiveCount, 1), using: &generator)
      }
      let drawn = curves(profit, weights)
      let distance = Best(of: drawn.distances)
      let best = profit.map { _ in Best(of: drawn.profits) }
      return Draw(
        measures: scores.measures(weights: weights),
        distanceOptimism: distance.value - given.distances[distance.place],
        profit: best.map { ($0.place, $0.value - given.profits[$0.place]) })
    }
  }

  private func rows(_ kind: Bool) -> Int {
    cells.reduce(0) { $0 + ($1.isEvent == kind ? $1.amount.rows : 0) }
  }

  /// For accepting nobody, the safest group, the two safest and so on: the distance between the shares of
  /// both kinds that are accepted, and the profit per person.
  private func curves(
    _ rule: ProfitRule?, _ weights: [Double]
  ) -> (distances: [Double], profits: [Double]) {
    var sums = [SIMD2<Double>.zero]
    sums.reserveCapacity(ends.count + 1)
    var (sum, group) = (SIMD2<Double>.zero, 0)
    for place in cells.indices.reversed() {
      if cells[place].group != group {
        sums.append(sum)
        group = cells[place].group
      }
      sum[cells[place].isEvent ? 1 : 0] += weights[place]
    }
    sums.append(sum)
    let total = sum.sum()
    return (
      sums.map { ($0.x / sum.x - $0.y / sum.y).magnitude },
      rule.map { rule in sums.map { ($0.x * rule.gain - $0.y * rule.loss) / total } } ?? []
    )
  }
}

/// The largest number of some; of equals the first.
struct Best: Sendable {
  let place: Int
  let value: Double

  init(of values: [Double]) {
    var best = 0
    for place in values.indices where values[place] > values[best] { best = place }
    place = best
    value = values[best]
  }
}
