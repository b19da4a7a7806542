internal import Memory

/// What tells the distribution of one person's score after another; it holds memory for one.
///
/// The points are those of values that may be false, convolved, and then those of the model's refits: each refit has the
/// same probability and moves the whole distribution, by what it makes of the bins that are most likely the person's. That is
/// the exact mixture over refits where values are sure. Where they are not it takes a refit's points for wrong and for
/// right values to differ from the model's own alike. Scores beyond an end of the scale count at that end.
struct ScoreDistribution {
  /// A characteristic with what is in doubt about it.
  ///
  /// A class, since everyone's are looked at one after another, and nothing is to be copied for it.
  final class Part: Sendable {
    let name: String
    let category: Int
    let budget: Double
    let bins: BinNumbers
    let doubt: PointDoubt
    let reliabilities: Buffer<Double>?

    init(
      name: String, category: Int, budget: Double, bins: BinNumbers, doubt: PointDoubt,
      reliabilities: Buffer<Double>?
    ) {
      (self.name, self.category, self.budget) = (name, category, budget)
      (self.bins, self.doubt, self.reliabilities) = (bins, doubt, reliabilities)
    }

    @inline(__always)
    func reliability(_ row: Int) -> Double { reliabilities.map { $0[row] } ?? 1 }

    /// The bin of a person's value if it is as likely true as not, and else that of what is missing.
    @inline(__always)
    func likelyBin(_ row: Int) -> Int { reliability(row) >= 0.5 ? bins[row] : BinNumbers.missing }
  }

  /// All people's characteristics, but for friends' scores.
  struct Parts: Sendable {
    /// The characteristics, those whose points lie closest together first: so ranges grow late.
    let parts: [Part]
    let shifts: PointShifts?
    /// The lowest score.
    let lowest: Int
    /// The span of the scale.
    let room: Int
    /// How far the points of a characteristic can lie apart, at most.
    let reach: Int
    /// The most points of friends' scores.
    let friendsBudget: Int
    let friendsPoints: Buffer<Int32>?
    let figures: FiguresInDoubt?

    init(
      _ model: ScoreModel, _ evaluation: Evaluation, _ reliabilities: [Buffer<Double>?],
      friendsPoints: Buffer<Int32>?, figures: FiguresInDoubt?
    ) {
      let all = ScoreDistribution.parts(evaluation, reliabilities)
      let reaches = all.map(\.doubt.reach)
      parts = all.indices.sorted { (reaches[$0], $0) < (reaches[$1], $1) }.map { all[$0] }
      shifts = PointShifts(model, parts)
      lowest = model.scale.lowerBound
      room = model.totalPoints
      let friends = evaluation.items.first { $0.friendsScores != nil }
      friendsBudget = friends?.characteristic.budget ?? 0
      reach = max(reaches.max() ?? 0, friendsBudget)
      self.friendsPoints = friendsPoints
      self.figures = figures
    }
  }

  private let all: Parts
  private var distribution: PointDistribution
  private var friends: FriendsPoints
  private var shifts: PersonShifts?

  init(_ all: Parts) {
    self.all = all
    distribution = PointDistribution(room: all.room, reach: all.reach)
    friends = FriendsPoints(budget: all.friendsBudget)
    shifts = all.shifts.map { PersonShifts($0, room: all.room) }
  }

  /// The characteristics but for friends' scores, with what is in doubt about them.
  static func parts(
    _ evaluation: Evaluation, _ reliabilities: [Buffer<Double>?]
  ) -> [Part] {
    zip(evaluation.items, reliabilities).compactMap { item, reliabilities in
      guard case .column(let measure) = item.characteristic.measure else { return nil }
      return Part(
        name: item.characteristic.name, category: item.category,
        budget: Double(item.characteristic.budget), bins: item.bins,
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
    distribution.addUp()
    shifts?.gather(all.parts, row)
  }
}

extension ScoreDistribution {
  private var highest: Int { all.lowest + all.room }

  /// The probability of a score and all lower ones, of the person convolved last.
  private func upTo(_ score: Int) -> Double {
    if score >= highest { return distribution.upTo(distribution.lowest + distribution.count) }
    if score < all.lowest { return 0 }
    guard let shifts, let count = all.shifts?.count else { return distribution.upTo(score) }
    var sum = 0.0
    for step in shifts.steps { sum += step.count * distribution.upTo(score - step.shift) }
    return sum / Double(count)
  }

  /// The smallest score up to which a share of the probability lies.
  func quantile(_ share: Double) -> Int {
    var low = distribution.lowest + (shifts?.steps.first?.shift ?? 0)
    var high = distribution.lowest + distribution.count - 1 + (shifts?.steps.last?.shift ?? 0)
    (low, high) = (min(max(low, all.lowest), highest), min(max(high, all.lowest), highest))
    while low < high {
      let middle = low + (high - low) / 2
      if upTo(middle) < share - PointDistribution.slack { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The probability of each band.
  ///
  /// - Parameters:
  ///   - starts: The lowest score of each band, lowest band first; lower scores are in the first.
  ///   - probabilities: Receives a probability per band.
  func sum(overBands starts: [Int], into probabilities: inout [Double]) {
    var before = 0.0
    for band in starts.indices {
      let sum = band + 1 < starts.count ? upTo(starts[band + 1] - 1) : upTo(highest)
      probabilities[band] = min(max(sum - before, 0), 1)
      before = sum
    }
  }

  /// The probability of each score that can be.
  var probabilities: [Int: Double] {
    var found: [Int: Double] = [:]
    let steps = shifts?.steps ?? [.init(shift: 0, count: 1)]
    let count = Double(all.shifts?.count ?? 1)
    for (place, probability) in distribution.probabilities.enumerated() where probability > 0 {
      for step in steps {
        let score = min(max(distribution.lowest + place + step.shift, all.lowest), highest)
        found[score, default: 0] += probability * step.count / count
      }
    }
    return found
  }
}
