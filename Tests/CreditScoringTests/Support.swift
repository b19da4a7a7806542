import CreditScoring
import Execution
import Memory
import Statistics
import Tables

extension SplitMix64 {
  init(seed: Int) { self.init(seed: UInt64(seed) &+ 0x5DEE_CE66) }
}

/// Friendships as lists of friends with strengths.
struct ListedTies: FriendTies {
  var friends: [[(person: Int, strength: Double)]]

  init(personCount: Int) { friends = Array(repeating: [], count: personCount) }

  /// Unweighted friendships such as `[(0, 1), (1, 2)]`.
  init(personCount: Int, _ pairs: [(Int, Int)]) {
    self.init(personCount: personCount)
    for (left, right) in pairs { add(left, right, strength: 1) }
  }

  /// A random graph in which each pair is tied with the probability.
  init(random personCount: Int, probability: Double, using generator: inout SplitMix64) {
    self.init(personCount: personCount)
    for left in 0..<personCount {
      for right in 0..<left where Double.random(in: 0..<1, using: &generator) < probability {
        add(left, right, strength: Double.random(in: 0.05...1, using: &generator))
      }
    }
  }

  var personCount: Int { friends.count }

  mutating func add(_ left: Int, _ right: Int, strength: Double) {
    friends[left].append((right, strength))
    friends[right].append((left, strength))
  }

  mutating func remove(_ left: Int, _ right: Int) {
    friends[left].removeAll { $0.person == right }
    friends[right].removeAll { $0.person == left }
  }

  func strength(of person: Int) -> Double { friends[person].reduce(0) { $0 + $1.strength } }

  func friendCounts(among people: Buffer<Bool>, execution: Execution) -> Buffer<UInt32> {
    Buffer(friends.map { UInt32($0.count { people[$0.person] }) })
  }

  func weightedSums(of values: Buffer<Double>, execution: Execution) -> Buffer<Double> {
    Buffer(friends.map { $0.reduce(0) { $0 + $1.strength * values[$1.person] } })
  }

  func squaredSums(of values: Buffer<Double>, execution: Execution) -> Buffer<Double> {
    Buffer(
      friends.map { $0.reduce(0) { $0 + $1.strength * $1.strength * values[$1.person] } })
  }

  /// The steps from a person to everyone, `nil` where there is no way.
  func distances(from start: Int) -> [Int?] {
    var distances: [Int?] = Array(repeating: nil, count: personCount)
    distances[start] = 0
    var frontier = [start]
    var steps = 0
    while !frontier.isEmpty {
      steps += 1
      var next: [Int] = []
      for person in frontier {
        for friend in friends[person] where distances[friend.person] == nil {
          distances[friend.person] = steps
          next.append(friend.person)
        }
      }
      frontier = next
    }
    return distances
  }
}

/// A table of people with random values in and around the bins of a model.
func randomTable(
  for model: ScoreModel, rows: Int, missing: Double, using generator: inout SplitMix64
) -> Table {
  var columns = [Column("person", .strings((0..<rows).map { "p\($0)" }))]
  for characteristic in model.categories.flatMap(\.characteristics) {
    guard case .column(let measure) = characteristic.measure else { continue }
    let values = (0..<rows).map { _ -> Double? in
      guard Double.random(in: 0..<1, using: &generator) >= missing else { return nil }
      let bin = Int.random(in: 0..<measure.bins.count, using: &generator)
      return measure.value(inBin: bin, at: Double.random(in: 0..<1, using: &generator))
    }
    columns.append(Column(measure.column, .reals(values)))
  }
  return Table(columns)
}

extension ScoreModel.ColumnMeasure {
  /// A number in one of the bins; limits themselves come up at 0.
  func value(inBin bin: Int, at share: Double) -> Double {
    guard case .numbers(let from, let below) = bins[bin].values else { return 0 }
    switch (from, below) {
    case (let from?, let below?): return min(from + share * (below - from), below.nextDown)
    case (let from?, nil): return from + share * 10
    case (nil, let below?): return below - 1e-6 - share
    case (nil, nil): return share
    }
  }

  /// The number of the bin with the most points, or with none.
  func extremeBin(best: Bool) -> Int {
    let points = bins.map(\.points)
    return points.firstIndex(of: best ? points.max() ?? 0 : 0) ?? 0
  }
}

/// A table in which everyone is at their best or worst throughout.
func extremeTable(for model: ScoreModel, rows: Int, best: Bool) -> Table {
  var columns = [Column("person", .strings((0..<rows).map { "p\($0)" }))]
  for characteristic in model.categories.flatMap(\.characteristics) {
    guard case .column(let measure) = characteristic.measure else { continue }
    let value = measure.value(inBin: measure.extremeBin(best: best), at: 0)
    columns.append(Column(measure.column, .reals(Array(repeating: value, count: rows))))
  }
  return Table(columns)
}

extension Scores {
  /// The whole numbers of a column of the table.
  func integers(_ name: String) -> [Int?] { table().integers(name) }

  /// The texts of a column of the table.
  func texts(_ name: String) -> [String?] { table().texts(name) }
}

extension Table {
  /// The whole numbers of a column.
  func integers(_ name: String) -> [Int?] {
    guard case .integers(let values) = self[name]?.values else { return [] }
    return Array(values)
  }

  /// The texts of a column.
  func texts(_ name: String) -> [String?] {
    guard case .strings(let values) = self[name]?.values else { return [] }
    return Array(values)
  }

  /// A copy with one value of a column of numbers replaced.
  func replacing(_ name: String, row: Int, with value: Double?) -> Table {
    Table(
      columns.map { column in
        guard column.name == name, case .reals(let reals) = column.values else { return column }
        var values = Array(reals)
        values[row] = value
        return Column(name, .reals(values))
      })
  }
}

let cards: [ScoreModel] = [.reported2015, .reported2015Variant, .european]

extension ScoreModel {
  /// A model of one column alone, with which everyone has a score.
  static func ofOne(
    _ column: ColumnMeasure, named name: String = "m", characteristic: String = "a",
    reason: String = "a", budget: Int = 100
  ) throws(ScoreModelError) -> ScoreModel {
    try ScoreModel(
      name: name, purpose: "a test", scale: 0...budget, bands: [.init(name: "all", from: 0)],
      coverage: .init(minimum: 0),
      categories: [
        .init(
          name: .creditHistory, weight: 1,
          characteristics: [
            .init(name: characteristic, reason: reason, budget: budget, measure: .column(column))
          ])
      ])
  }
}
