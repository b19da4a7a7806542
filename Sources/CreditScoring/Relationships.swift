/// What friends contribute to everyone's scores, solved for all people together.
struct Relationships: Sendable, Equatable {
  /// μ, the population's mean position on the scale.
  var mean: Double
  /// For each person the figure *r* from 0 to 1; μ for people without a contributing friend.
  var figures: [Double]
  /// For each person Σ *a* over contributing friends.
  var strengths: [Double]
  /// For each person the number of friends who contribute.
  var friendCounts: [Int]
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
      mean: mean, figures: Array(repeating: mean, count: personCount),
      strengths: Array(repeating: 0, count: personCount),
      friendCounts: Array(repeating: 0, count: personCount))
  }

  /// Friends' given positions, `nil` where a friend has none and does not contribute.
  static func fromPositions(
    _ positions: [Double?], ties: any FriendTies, priorStrength: Double, mean: Double
  ) -> Relationships {
    let counts = ties.friendCounts(among: positions.map { $0 != nil })
    let strengths = ties.weightedSums(of: positions.map { $0 == nil ? 0 : 1 })
    let sums = ties.weightedSums(of: positions.map { $0 ?? 0 })
    return Relationships(
      mean: mean,
      figures: sums.indices.map {
        figure(sum: sums[$0], strength: strengths[$0], priorStrength: priorStrength, mean: mean)
      },
      strengths: strengths, friendCounts: counts)
  }

  /// Friends' positions of this very run: *z* = *c* + *w r* for all people at once.
  ///
  /// Replacing all *z* by the right-hand side shrinks every difference by the factor *w* max(Σ*a* /
  /// (κ + Σ*a*)) < *w* < 1, a contraction in the largest difference: there is exactly one solution,
  /// and after *k* rounds it is at most *w*ᵏ away, whatever the graph. So the rounds below suffice for
  /// every graph; with *w* = 0.05 it takes about ten.
  ///
  /// Here `own` is *c*, the share of all points that each person has without friends' scores, `nil`
  /// for people who are not assessable, who contribute nothing; `weight` is *w*.
  static func fixedPoint(
    own: [Double?], weight: Double, ties: any FriendTies, priorStrength: Double, mean: Double
  ) -> Relationships {
    let counts = ties.friendCounts(among: own.map { $0 != nil })
    let strengths = ties.weightedSums(of: own.map { $0 == nil ? 0 : 1 })
    var figures = Array(repeating: mean, count: own.count)
    var positions = own.map { $0.map { $0 + weight * mean } ?? 0 }
    let tolerance = 1e-13
    var rounds = 0
    var change = 1.0
    var bound = 1.0
    while change >= tolerance, bound >= tolerance / 100 {
      let sums = ties.weightedSums(of: positions)
      change = 0
      for person in own.indices {
        figures[person] = figure(
          sum: sums[person], strength: strengths[person], priorStrength: priorStrength, mean: mean)
        guard let part = own[person] else { continue }
        let position = part + weight * figures[person]
        change = max(change, abs(position - positions[person]))
        positions[person] = position
      }
      bound *= weight
      rounds += 1
    }
    return Relationships(
      mean: mean, figures: figures, strengths: strengths, friendCounts: counts,
      iterations: rounds)
  }

  private static func figure(
    sum: Double, strength: Double, priorStrength: Double, mean: Double
  ) -> Double {
    // Rounding must not carry a mean of numbers up to 1 past 1.
    min(max((priorStrength * mean + sum) / (priorStrength + strength), 0), 1)
  }
}
