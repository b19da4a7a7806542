internal import Memory

/// What convolves people's points; it holds memory for one person.
struct ScoreDistribution {
  /// A characteristic with what is in doubt about it.
  struct Part: Sendable {
    let category: Int
    let budget: Double
    let bins: BinNumbers
    let doubt: PointDoubt
    let reliabilities: Buffer<Double>?

    @inline(__always)
    func reliability(_ row: Int) -> Double { reliabilities.map { $0[row] } ?? 1 }
  }

  /// All people's characteristics, but for friends' scores.
  struct Parts: Sendable {
    let parts: [Part]
    /// The lowest score.
    let lowest: Int
    /// The span of the scale.
    let room: Int
    /// The most points of friends' scores.
    let friendsBudget: Int
    let friendsPoints: Buffer<Int32>?
    let figures: FiguresInDoubt?

    init(
      _ model: ScoreModel, _ evaluation: Evaluation, _ reliabilities: [Buffer<Double>?],
      friendsPoints: Buffer<Int32>?, figures: FiguresInDoubt?
    ) {
      parts = ScoreDistribution.parts(evaluation, reliabilities)
      lowest = model.scale.lowerBound
      room = model.totalPoints
      let friends = evaluation.items.first { $0.friendsScores != nil }
      friendsBudget = friends?.characteristic.budget ?? 0
      self.friendsPoints = friendsPoints
      self.figures = figures
    }
  }

  private let all: Parts
  private(set) var distribution: PointDistribution
  private var friends: FriendsPoints

  init(_ all: Parts) {
    self.all = all
    distribution = PointDistribution(room: all.room)
    friends = FriendsPoints(budget: all.friendsBudget)
  }

  /// The characteristics but for friends' scores, with what is in doubt about them.
  static func parts(
    _ evaluation: Evaluation, _ reliabilities: [Buffer<Double>?]
  ) -> [Part] {
    zip(evaluation.items, reliabilities).compactMap { item, reliabilities in
      guard case .column(let measure) = item.characteristic.measure else { return nil }
      return Part(
        category: item.category, budget: Double(item.characteristic.budget), bins: item.bins,
        doubt: PointDoubt(measure), reliabilities: reliabilities)
    }
  }

  /// Makes the distribution that of a person.
  mutating func convolve(_ row: Int) {
    distribution.start(at: all.lowest)
    for part in all.parts {
      part.doubt.add(
        bin: part.bins[row], reliability: part.reliability(row), to: &distribution)
    }
    if let figures = all.figures {
      friends.add(
        mean: figures.means[row], deviation: figures.deviations[row], to: &distribution)
    } else if let points = all.friendsPoints {
      distribution.add(Int(points[row]))
    }
  }
}
