internal import Execution
internal import Memory
internal import Tables

/// What friends contribute to everyone's scores, solved for all people together.
struct Relationships: Sendable, Equatable {
  /// For each person the figure *r* from 0 to 1; μ for people without a contributing friend.
  var figures: Buffer<Double>
  /// For each person Σ *a* over contributing friends.
  var strengths: Buffer<Double>
  /// For each person the number of friends who contribute.
  var friendCounts: Buffer<UInt32>
  /// The number of rounds until no figure changed; 0 if none were needed.
  var iterations = 0
  /// Whether friendships are given.
  var hasTies = true

  /// The figure as explanations print it: six decimals, rounded half up.
  ///
  /// Points are computed from this number, so the printed arithmetic is exact.
  static func printed(_ figure: Double) -> Double { (figure * 1e6 + 0.5).rounded(.down) / 1e6 }

  /// The whole points that a figure brings, rounded half up.
  static func points(_ figure: Double, budget: Int) -> Int {
    // In millionths, whole numbers throughout.
    let millionths = Int((figure * 1e6 + 0.5).rounded(.down))
    return (2 * millionths * budget + 1_000_000) / 2_000_000
  }

  /// Everyone neutral, as without friendships.
  static func neutral(mean: Double, personCount: Int) -> Relationships {
    Relationships(
      figures: Buffer(repeating: mean, count: personCount),
      strengths: Buffer(repeating: 0, count: personCount),
      friendCounts: Buffer(repeating: 0, count: personCount), hasTies: false)
  }

  /// The figures from given positions; a friend without one, NaN, does not contribute.
  static func fromPositions(
    _ positions: Buffer<Double>, terms: CardValues<FriendsTerms>, ties: any FriendTies,
    execution: Execution
  ) throws -> Relationships {
    let (counts, strengths) = try contributions(of: positions, ties, execution)
    let sums = try ties.weightedSums(
      of: mapped(positions, execution) { $0.isNaN ? 0 : $0 }, execution: execution)
    let figures = ScatterBuffer<Double>(zeroedCount: positions.count)
    execution.forEachBlock(of: positions.count) { people in
      for person in people {
        figures[person] = terms[person].figure(sum: sums[person], strength: strengths[person])
      }
    }
    return Relationships(
      figures: figures.freeze(), strengths: strengths, friendCounts: counts)
  }

  /// The figures from friends' positions in this same run: *z* = *c* + *w r* for all people at once.
  ///
  /// Each round replaces all *z* by the right-hand side. That shrinks the largest difference by a factor
  /// of at most *w* max(Σ*a* / (κ + Σ*a*)) < *w* < 1, with the largest *w* of all cards: a contraction.
  /// So there is exactly one solution, and after *k* rounds it is at most *w*ᵏ away, whatever the graph.
  /// With *w* = 0.05 it takes about ten rounds.
  ///
  /// `own` is *c*, the share of all points that each person has without friends' scores, NaN for people
  /// who are not assessed, who contribute nothing; `terms` are κ, μ and *w* of each person's card.
  static func fixedPoint(
    own: Buffer<Double>, terms: CardValues<FriendsTerms>, ties: any FriendTies,
    execution: Execution
  ) throws -> Relationships {
    let (counts, strengths) = try contributions(of: own, ties, execution)
    var figures = filled(own.count, execution) { terms[$0].mean }
    var positions = filled(own.count, execution) { person in
      let term = terms[person]
      return own[person].isNaN ? 0 : own[person] + term.weight * term.mean
    }
    let weight = terms.largestWeight
    let tolerance = 1e-13
    var rounds = 0
    var change = 1.0
    var bound = 1.0
    while change >= tolerance, bound >= tolerance / 100 {
      let sums = try ties.weightedSums(of: positions, execution: execution)
      let before = positions
      let found = ScatterBuffer<Double>(zeroedCount: own.count)
      let moved = ScatterBuffer<Double>(zeroedCount: own.count)
      let changes = execution.blocks(of: own.count) { people in
        var change = 0.0
        for person in people {
          let term = terms[person]
          let figure = term.figure(sum: sums[person], strength: strengths[person])
          found[person] = figure
          if own[person].isNaN { continue }
          let position = own[person] + term.weight * figure
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
      figures: figures, strengths: strengths, friendCounts: counts, iterations: rounds)
  }

  /// How many friends of each person contribute, and how strong these ties are together.
  private static func contributions(
    of positions: Buffer<Double>, _ ties: any FriendTies, _ execution: Execution
  ) throws -> (counts: Buffer<UInt32>, strengths: Buffer<Double>) {
    (
      try ties.friendCounts(
        among: mapped(positions, execution) { !$0.isNaN }, execution: execution),
      try ties.weightedSums(
        of: mapped(positions, execution) { $0.isNaN ? 0 : 1 }, execution: execution)
    )
  }

  @inline(__always)
  private static func mapped<Value: BitwiseCopyable & Sendable>(
    _ positions: Buffer<Double>, _ execution: Execution, _ value: @Sendable (Double) -> Value
  ) -> Buffer<Value> {
    filled(positions.count, execution) { value(positions[$0]) }
  }

  @inline(__always)
  private static func filled<Value: BitwiseCopyable & Sendable>(
    _ count: Int, _ execution: Execution, _ value: @Sendable (Int) -> Value
  ) -> Buffer<Value> {
    let result = ScatterBuffer<Value>(zeroedCount: count)
    execution.forEachBlock(of: count) { people in
      for person in people { result[person] = value(person) }
    }
    return result.freeze()
  }
}
