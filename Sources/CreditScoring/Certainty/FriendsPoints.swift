internal import Statistics

/// The points that a figure of friends' scores brings if it scatters by the normal law.
struct FriendsPoints {
  let budget: Int
  private var outcomes: [PointDistribution.Outcome] = []

  init(budget: Int) { self.budget = budget }

  /// Adds the points of a figure to a distribution.
  ///
  /// The probability of *k* points is that of a figure that rounds to *k*; what lies below 0 or above the
  /// budget counts at the end. Points eight standard deviations away are left out, and what they had
  /// counts at the end as well.
  mutating func add(
    mean: Double, deviation: Double, to distribution: inout PointDistribution
  ) {
    guard deviation > 1e-12 else {
      return distribution.add(Relationships.points(mean, budget: budget))
    }
    let (center, spread) = (mean * Double(budget), deviation * Double(budget))
    let low = Int(max((center - 8 * spread + 0.5).rounded(.down), 0))
    let high = Int(min((center + 8 * spread + 0.5).rounded(.down), Double(budget)))
    outcomes.removeAll(keepingCapacity: true)
    var above = 1.0
    for points in low...max(low, high) {
      let rest =
        points >= high
        ? 0 : NormalDistribution.upperTail((Double(points) + 0.5 - center) / spread)
      outcomes.append(.init(points: points, probability: max(above - rest, 0)))
      above = rest
    }
    distribution.add(outcomes, share: 1, or: 0)
  }
}
