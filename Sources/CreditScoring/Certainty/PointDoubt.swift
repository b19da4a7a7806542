/// What a characteristic brings where its value is false or missing.
struct PointDoubt: Sendable {
  /// The points by bin number, the first being those of a missing value.
  let points: [Int]
  /// What a false value brings, lowest first; so does a missing one.
  ///
  /// A false value tells nothing: the person is drawn from the population's shares of the bins where the
  /// model states them, and has the neutral points where it does not.
  let outcomes: [PointDistribution.Outcome]
  /// The population's shares of the bins, which sum to 1; none if the model does not state them.
  let shares: [Double]
  /// The mean of what a false value brings.
  let mean: Double
  /// Their variance.
  let variance: Double

  init(_ measure: ScoreModel.ColumnMeasure) {
    points = [measure.missingPoints] + measure.bins.map(\.points)
    let shares = measure.bins.compactMap(\.share)
    let sum = shares.reduce(0, +)
    if shares.count == measure.bins.count, sum > 0 {
      var byPoints: [Int: Double] = [:]
      for (bin, share) in zip(measure.bins, shares) where share > 0 {
        byPoints[bin.points, default: 0] += share / sum
      }
      self.shares = shares.map { $0 / sum }
      outcomes = byPoints.sorted { $0.key < $1.key }.map { .init(points: $0, probability: $1) }
    } else {
      self.shares = []
      outcomes = [.init(points: measure.missingPoints, probability: 1)]
    }
    let mean = outcomes.reduce(0) { $0 + Double($1.points) * $1.probability }
    self.mean = outcomes.count == 1 ? Double(outcomes[0].points) : mean
    var variance = 0.0
    for outcome in outcomes where outcomes.count > 1 {
      let distance = Double(outcome.points) - mean
      variance += distance * distance * outcome.probability
    }
    self.variance = variance
  }

  /// How far the points of two values, true or false, can lie apart.
  var reach: Int {
    let all = points + outcomes.map(\.points)
    return (all.max() ?? 0) - (all.min() ?? 0)
  }

  /// Whether a missing value leaves the points open.
  var isOpenIfMissing: Bool { outcomes.count > 1 || outcomes[0].points != points[0] }

  /// The expected points less those of the bin, and their variance.
  ///
  /// - Parameters:
  ///   - bin: The bin number.
  ///   - reliability: The probability that the value is true; of a missing one it counts as 0.
  /// - Returns: Both, in points and their square.
  @inline(__always)
  func moments(bin: Int, reliability: Double) -> (shift: Double, variance: Double) {
    let reliability = bin == BinNumbers.missing ? 0 : reliability
    let distance = mean - Double(points[bin])
    let doubt = 1 - reliability
    return (doubt * distance, doubt * (reliability * distance * distance + variance))
  }

  /// Adds the points of a bin to a distribution, as far as the value is true.
  @inline(__always)
  func add(bin: Int, reliability: Double, to distribution: inout PointDistribution) {
    let reliability = bin == BinNumbers.missing ? 0 : reliability
    if reliability >= 1 {
      distribution.add(points[bin])
    } else if outcomes.count == 1 {
      distribution.add(points[bin], probability: reliability, or: outcomes[0].points)
    } else {
      distribution.add(outcomes, share: 1 - reliability, or: points[bin])
    }
  }
}
