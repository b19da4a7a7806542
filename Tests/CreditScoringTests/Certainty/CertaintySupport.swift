import CreditScoring
import Statistics
import Tables

/// A model of random bins, in one category or with friends' scores besides.
func randomModel(
  characteristics: Int, friendsBudget: Int = 0, shares: Bool, mostBands: Int? = nil,
  using generator: inout SplitMix64
) throws -> ScoreModel {
  var total = 0
  let own = (0..<characteristics).map { index -> ScoreModel.Characteristic in
    let budget = Int.random(in: 5...60, using: &generator)
    total += budget
    let count = Int.random(in: 2...5, using: &generator)
    let inner = (0..<count - 2).map { _ in Int.random(in: 0...budget, using: &generator) }
    let points = [0] + inner.sorted() + [budget]
    let weights = points.map { _ in Double.random(in: 0.1...1, using: &generator) }
    let states = shares && Bool.random(using: &generator)
    let bins = [ScoreModel.Bin].steps(at: (1..<count).map(Double.init), points: points)
    let sum = weights.reduce(0, +)
    return ScoreModel.Characteristic(
      name: "c\(index)", reason: "c\(index)", budget: budget,
      measure: .column(
        .init(
          "c\(index)", .higherIsBetter,
          bins: zip(bins, weights).map {
            ScoreModel.Bin($0.values, points: $0.points, share: states ? $1 / sum : nil)
          }, missingPoints: Int.random(in: 0...budget, using: &generator))))
  }
  let whole = Double(total + friendsBudget)
  var categories = [
    ScoreModel.Category(
      name: .creditHistory, weight: Double(total) / whole, characteristics: own)
  ]
  if friendsBudget > 0 {
    categories.append(
      .init(
        name: .interpersonalRelationships, weight: Double(friendsBudget) / whole,
        characteristics: [
          .init(
            name: "friends", reason: "friends", budget: friendsBudget,
            measure: .friendsScores(.init()))
        ]))
  }
  let scale = 300...300 + total + friendsBudget
  let step = max((total + friendsBudget) / 4, 1)
  return try ScoreModel(
    name: "random", purpose: "a test", scale: scale,
    bands: (0..<4).map { .init(name: "b\($0)", from: 300 + $0 * step) },
    coverage: .init(minimum: 0, mostBands: mostBands), categories: categories)
}

extension Table {
  /// The table with a column of reliabilities beside each column that a model reads.
  func withReliabilities(
    for model: ScoreModel, _ reliability: (_ row: Int, _ column: String) -> Double?
  ) -> Table {
    let read = Set(model.columnNames)
    return Table(
      columns.flatMap { column -> [Column] in
        guard read.contains(column.name) else { return [column] }
        let values = (0..<rowCount).map { reliability($0, column.name) }
        return [column, Column(column.name + "_reliability", .reals(values))]
      })
  }

  /// The decimal numbers of a column.
  func reals(_ name: String) -> [Double?] {
    guard case .reals(let values) = self[name]?.values else { return [] }
    return Array(values)
  }
}

/// What a person's characteristic can bring, and with which probabilities: by the rule, not by the code.
func outcomes(
  of measure: ScoreModel.ColumnMeasure, value: Double?, reliability: Double
) -> [(points: Int, probability: Double)] {
  let bin = value.map { value in
    measure.bins.first {
      guard case .numbers(let from, let below) = $0.values else { return false }
      return value >= from ?? -.infinity && value < below ?? .infinity
    }
  }
  let shares = measure.bins.compactMap(\.share)
  let other: [(points: Int, probability: Double)] =
    shares.isEmpty
    ? [(measure.missingPoints, 1)] : zip(measure.bins, shares).map { ($0.points, $1) }
  guard let bin = bin ?? nil else { return other }
  return [(bin.points, reliability)]
    + other.map { ($0.points, $0.probability * (1 - reliability)) }
}
