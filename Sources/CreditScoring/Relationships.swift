internal import Execution
internal import Memory
internal import Tables

/// What friends contribute to everyone's scores, solved for all people together.
struct Relationships: Sendable, Equatable {
  /// μ, the population's mean position on the scale.
  var mean: Double
  /// For each person the figure *r* from 0 to 1; μ for people without a contributing friend.
  var figures: Buffer<Double>
  /// For each person Σ *a* over contributing friends.
  var strengths: Buffer<Double>
  /// For each person the number of friends who contribute.
  var friendCounts: Buffer<UInt32>
  /// The rounds until no figure changed any more; 0 where none were needed.
  var iterations = 0

  /// The figure as explanations print it: six decimals, halves up.
  ///
  /// Points are computed from this very number, so that the printed arithmetic is exact.
  static func printed(_ figure: Double) -> Double { (figure * 1e6 + 0.5).rounded(.down) / 1e6 }

  /// The whole points that a figure brings, halves up.
  static func points(_ figure: Double, budget: Int) -> Int {
    // In millionths, whole numbers throughout.
    let millionths = Int((figure * 1e6 + 0.5).rounded(.down))
    return (2 * millionths * budget + 1_000_000) / 2_000_000
  }

  /// Everyone neutral, as without friendships.
  static func neutral(mean: Double, personCount: Int) -> Relationships {
    Relationships(
      mean: mean, figures: Buffer(repeating: mean, count: personCount),
      strengths: Buffer(repeating: 0, count: personCount),
      friendCounts: Buffer(repeating: 0, count: personCount))
  }

  /// Friends' given positions, NaN where a friend has none and does not contribute.
  static func fromPositions(
    _ positions: Buffer<Double>, ties: any FriendTies, priorStrength: Double, mean: Double,
    execution: Execution
  ) -> Relationships {
    let (counts, strengths) = contributions(of: positions, ties, execution)
    let sums = ties.weightedSums(
      of: mapped(positions, execution) { $0.isNaN ? 0 : $0 })
    let figures = ScatterBuffer<Double>(zeroedCount: positions.count)
    execution.forEachBlock(of: positions.count) { people in
      for person in people {
        figures[person] = figure(
          sum: sums[person], strength: strengths[person], priorStrength: priorStrength, mean: mean)
      }
    }
    return Relationships(
      mean: mean, figures: figures.freeze(), strengths: strengths, friendCounts: counts)
  }

  /// Friends' positions of this very run: *z* = *c* + *w r* for all people at once.
  ///
  /// Replacing all *z* by the right-hand side shrinks every difference by the factor *w* max(Σ*a* /
  /// (κ + Σ*a*)) < *w* < 1, a contraction in the largest difference: there is exactly one solution,
  /// and after *k* rounds it is at most *w*ᵏ away, whatever the graph. So the rounds below suffice for
  /// every graph; with *w* = 0.05 it takes about ten.
  ///
  /// Here `own` is *c*, the share of all points that each person has without friends' scores, NaN
  /// for people who are not assessable, who contribute nothing; `weight` is *w*.
  static func fixedPoint(
    own: Buffer<Double>, weight: Double, ties: any FriendTies, priorStrength: Double,
    mean: Double, execution: Execution
  ) -> Relationships {
    let (counts, strengths) = contributions(of: own, ties, execution)
    var figures = Buffer(repeating: mean, count: own.count)
    var positions = mapped(own, execution) { $0.isNaN ? 0 : $0 + weight * mean }
    let tolerance = 1e-13
    var rounds = 0
    var change = 1.0
    var bound = 1.0
    while change >= tolerance, bound >= tolerance / 100 {
      let sums = ties.weightedSums(of: positions)
      let before = positions
      let found = ScatterBuffer<Double>(zeroedCount: own.count)
      let moved = ScatterBuffer<Double>(zeroedCount: own.count)
      let changes = execution.blocks(of: own.count) { people in
        var change = 0.0
        for person in people {
          let figure = figure(
            sum: sums[person], strength: strengths[person], priorStrength: priorStrength,
            mean: mean)
          found[person] = figure
          if own[person].isNaN { continue }
          let position = own[person] + weight * figure
          change = max(change, abs(position - before[person]))
          moved[person] = position
        }
        return change
      }
      change = changes.reduce(0, max)
      (figures, positions) = (found.freeze(), moved.freeze())
      bound *= weight
      rounds += 1
    }
    return Relationships(
      mean: mean, figures: figures, strengths: strengths, friendCounts: counts,
      iterations: rounds)
  }

  /// How many friends of each person contribute, and how strong these ties are together.
  private static func contributions(
    of positions: Buffer<Double>, _ ties: any FriendTies, _ execution: Execution
  ) -> (counts: Buffer<UInt32>, strengths: Buffer<Double>) {
    (
      ties.friendCounts(among: mapped(positions, execution) { !$0.isNaN }),
      ties.weightedSums(of: mapped(positions, execution) { $0.isNaN ? 0 : 1 })
    )
  }

  @inline(__always)
  private static func mapped<Value: BitwiseCopyable & Sendable>(
    _ positions: Buffer<Double>, _ execution: Execution, _ value: @Sendable (Double) -> Value
  ) -> Buffer<Value> {
    let result = ScatterBuffer<Value>(zeroedCount: positions.count)
    execution.forEachBlock(of: positions.count) { people in
      for person in people { result[person] = value(positions[person]) }
    }
    return result.freeze()
  }

  private static func figure(
    sum: Double, strength: Double, priorStrength: Double, mean: Double
  ) -> Double {
    // Rounding must not carry a mean of numbers up to 1 past 1.
    min(max((priorStrength * mean + sum) / (priorStrength + strength), 0), 1)
  }
}
