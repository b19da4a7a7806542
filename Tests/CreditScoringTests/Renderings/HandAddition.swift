import CreditScoring

/// A score added up by hand, in the plainest way, from the model's values alone.
struct HandAddition {
  /// A loss of a person with its characteristic and reason.
  struct Loss {
    let points: Int
    let characteristic: ScoreModel.Characteristic
    let reason: String

    /// Whether the reason is given even behind four others.
    var isAlwaysGiven: Bool {
      if case .column(let measure) = characteristic.measure { measure.isAlwaysGiven } else { false }
    }
  }

  var points: [ScoreCategory: Int]?
  var score: Int?
  var status = "assessed"
  var band: String?
  /// What was lost, in the order of reasons.
  var losses: [Loss] = []

  /// Adds up the points of a person.
  init(_ model: ScoreModel, _ record: [String: RecordValue?]) {
    var (points, lost) = ([ScoreCategory: Int](), [Loss]())
    var (backed, coverable, known) = (0, 0, Set<ScoreCategory>())
    for category in model.categories {
      for characteristic in category.characteristics {
        guard case .column(let measure) = characteristic.measure else { continue }
        let value = record[measure.column] ?? nil
        let got = Self.points(value, measure)
        points[category.name, default: 0] += got
        if category.name == .interpersonalRelationships { continue }
        coverable += characteristic.budget
        if value != nil {
          backed += characteristic.budget
          known.insert(category.name)
        }
        if got == characteristic.budget { continue }
        lost.append(
          Loss(
            points: characteristic.budget - got, characteristic: characteristic,
            reason: value == nil
              ? Self.missingReason(characteristic, measure) : characteristic.reason))
      }
    }
    if let unknown = model.coverage.required.first(where: { !known.contains($0) }) {
      status = "not assessable: nothing is known about \(unknown.title)"
      return
    }
    if Double(backed) < model.coverage.minimum * Double(coverable) - 1e-9 {
      status =
        PersonScore.Status.tooLittleKnown(
          share: Double(backed * 1000 / coverable) / 1000, needed: model.coverage.minimum
        ).description
      return
    }
    let sum = model.scale.lowerBound + points.values.reduce(0, +)
    (self.points, score, band) = (points, sum, model.bands.last { $0.from <= sum }?.name)
    losses = lost.sorted { left, right in
      if left.points != right.points { return left.points > right.points }
      let (one, other) = (left.characteristic, right.characteristic)
      return one.budget != other.budget ? one.budget > other.budget : one.name < other.name
    }
  }

  /// At most four reasons, each text once, and one that is always given if it is none of them.
  var reasons: [String] {
    var reasons: [String] = []
    for loss in losses where !reasons.contains(loss.reason) { reasons.append(loss.reason) }
    let four = Array(reasons.prefix(4))
    return four + losses.filter { $0.isAlwaysGiven && !four.contains($0.reason) }.map(\.reason)
  }

  private static func points(_ value: RecordValue?, _ measure: ScoreModel.ColumnMeasure) -> Int {
    guard let value else { return measure.missingPoints }
    for bin in measure.bins {
      if case (.specialNumbers(let numbers), .number(let number)) = (bin.values, value),
        numbers.contains(number)
      {
        return bin.points
      }
    }
    var other = -1
    for bin in measure.bins {
      switch (bin.values, value) {
      case (.numbers(let from, let below), .number(let number)):
        if from ?? -.infinity <= number, number < below ?? .infinity { return bin.points }
      case (.texts(let texts, let isOther), .text(let text)):
        if texts.contains(text) { return bin.points }
        if isOther { other = bin.points }
      case (.booleans(let truths), .truth(let truth)):
        if truths.contains(truth) { return bin.points }
      default: break
      }
    }
    return other
  }

  static func missingReason(
    _ characteristic: ScoreModel.Characteristic, _ measure: ScoreModel.ColumnMeasure
  ) -> String {
    measure.missingReason
      ?? characteristic.name.prefix(1).uppercased() + characteristic.name.dropFirst()
      + " is not known"
  }
}
