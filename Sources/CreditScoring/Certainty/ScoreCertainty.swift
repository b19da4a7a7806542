internal import Memory

/// How sure the scores of all people are.
struct ScoreCertainty: Sendable, Equatable {
  /// What was asked for.
  let options: CertaintyOptions
  /// The score that 5 % of the probability reaches, person by person, as all that follows; 0 for people of
  /// whom too little is known.
  let low: Buffer<Int32>
  /// The score that 95 % of the probability reaches.
  let high: Buffer<Int32>
  /// The probability of the score's band.
  let bandProbability: Buffer<Double>
  /// The probability of each band; none unless asked for.
  let probabilities: [Buffer<Double>]
  /// The part of the points known that rests on what is true, 0 to 100; ``noVeracity`` where nothing is known.
  let veracity: Buffer<UInt8>
  /// For each of the evaluation's items the probability that a value is true; `nil` if all count as true.
  let reliabilities: [Buffer<Double>?]
  /// The expected figures of friends' scores; `nil` where they are certain.
  let figures: FiguresInDoubt?

  /// What stands for no veracity.
  static let noVeracity = UInt8.max
  /// The probability from which on a band is firm.
  static let firm = 0.9

  static func == (left: ScoreCertainty, right: ScoreCertainty) -> Bool {
    left.options == right.options && left.low == right.low && left.high == right.high
      && left.bandProbability == right.bandProbability
      && left.probabilities == right.probabilities && left.veracity == right.veracity
      && left.reliabilities == right.reliabilities
  }

  /// The reliabilities of one person alone.
  func reliabilities(ofRow row: Int) -> [Buffer<Double>?] {
    reliabilities.map { $0.map { Buffer([$0[row]]) } }
  }

  /// Whether the probability of a band makes it firm.
  static func isFirm(_ probability: Double) -> Bool {
    probability >= firm - PointDistribution.slack
  }
}
