package import Execution
package import GraphKernels
package import Memory
internal import Statistics

/// Which record each person of a graph gets, so that friends' risks are alike as much as is asked for.
///
/// Everyone gets a number that friends partly share, and the person with the lowest number the record of the least
/// risk, and so on up.
package struct RecordPairing: Sendable {
  /// The place of each person's record in the table.
  package let records: Buffer<UInt32>
  /// The number of each person.
  package let field: Buffer<Double>
  /// The latent risk of each person's record.
  package let risks: Buffer<Double>
  /// The share of the numbers' variance that friends share, before records are swapped.
  package let fieldShare: Double
  /// The correlation of the risks at both ends of ties.
  package let homophily: Double
  /// That correlation where friends share all of the variance.
  package let mostHomophily: Double

  /// How often everyone's number is averaged with their friends'.
  private static let roundCount = 2

  /// Pairs people with records.
  ///
  /// - Parameters:
  ///   - rows: The graph without direction.
  ///   - risks: The latent risk of each record; there are as many as people, or more.
  ///   - homophily: The correlation to reach, from 0 to below 1.
  ///   - seed: The seed.
  ///   - execution: How the work runs; changes nothing.
  /// - Throws: ``PopulationError`` if the graph does not allow so much; `CancellationError`.
  package init(
    _ rows: CompressedRows, risks: [Double], homophily: Double, seed: UInt64,
    _ execution: Execution
  ) throws {
    let count = rows.vertexCount
    let drawn = try PeopleGraph.permutation(risks.count, Draws(seed, .sample), execution)
      .prefix(count)
    // Records of equal risk come in the order in which they were drawn.
    let ordered = Array(drawn).enumerated()
      .sorted { (risks[Int($0.element)], $0.offset) < (risks[Int($1.element)], $1.offset) }
      .map(\.element)
    let smooth = try Self.smoothed(rows, seed, execution)
    let own = Buffer((0..<count).map { Draws(seed, .noise, $0).normal(0) })
    func attempt(_ share: Double) throws -> Attempt {
      try execution.checkCancellation()
      return Attempt(rows, share: share, smooth, own, records: ordered, risks, execution)
    }
    let most = try attempt(1)
    var best = try attempt(0)
    if homophily > 0 {
      guard homophily <= most.homophily else {
        throw PopulationError(
          "a homophily of \(homophily) is more than these friendships and records allow",
          remedy: "ask for at most \(max(0, most.homophily - 0.0005).rounded(decimals: 3))")
      }
      var (low, high) = (0.0, 1.0)
      best = most
      for turn in 0..<40 where (best.homophily - homophily).magnitude > 1e-4 {
        execution.report(Double(turn) / 40)
        let middle = (low + high) / 2
        let next = try attempt(middle)
        if next.homophily < homophily { low = middle } else { high = middle }
        if (next.homophily - homophily).magnitude < (best.homophily - homophily).magnitude {
          best = next
        }
      }
    }
    (field, fieldShare, mostHomophily) = (best.field, best.share, most.homophily)
    var swaps = RecordSwaps(rows, best.records, risks, best.sums)
    // Of few or like values the correlation has steps.
    if homophily > 0 {
      try swaps.approach(homophily, Draws(seed, .swap).generator, tolerance: 1e-4, execution)
    }
    (records, self.homophily) = (Buffer(swaps.records), swaps.homophily)
    self.risks = Buffer(records.map { risks[Int($0)] })
  }

  /// Noise averaged over everyone and their friends, over again, and divided by its standard deviation, which is
  /// exact: few friends don't make a number extreme.
  private static func smoothed(
    _ rows: CompressedRows, _ seed: UInt64, _ execution: Execution
  ) throws -> Buffer<Double> {
    let count = rows.vertexCount
    let noise = Buffer((0..<count).map { Draws(seed, .field, $0).normal(0) })
    let result = ScatterBuffer<Double>(zeroedCount: count)
    execution.forEachBlock(of: count) { people in
      var spread = Spread(count: count)
      for person in people {
        if execution.isCancelled { return }
        spread.begin(with: person)
        for _ in 0..<roundCount { spread.average(over: rows) }
        result[person] = spread.standardized(noise)
      }
    }
    try execution.checkCancellation()
    return result.freeze()
  }
}

/// How often everyone's noise counts in the number of one person.
private struct Spread {
  private var weights: [Double]
  private var touched: [Int] = []
  private var next: [Double]

  init(count: Int) {
    weights = [Double](repeating: 0, count: count)
    next = weights
  }

  mutating func begin(with person: Int) {
    for other in touched { weights[other] = 0 }
    touched = [person]
    weights[person] = 1
  }

  mutating func average(over rows: CompressedRows) {
    var reached: [Int] = []
    for person in touched {
      let entries = rows.entries(of: person)
      let part = weights[person] / Double(entries.count + 1)
      weights[person] = 0
      add(part, to: person, &reached)
      for entry in entries { add(part, to: Int(rows.targets[entry]), &reached) }
    }
    swap(&weights, &next)
    touched = reached
  }

  private mutating func add(_ part: Double, to person: Int, _ reached: inout [Int]) {
    if next[person] == 0 { reached.append(person) }
    next[person] += part
  }

  /// The weighted sum of noise over the root of the sum of squared weights.
  func standardized(_ noise: Buffer<Double>) -> Double {
    var (sum, squares) = (0.0, 0.0)
    for person in touched {
      sum += weights[person] * noise[person]
      squares += weights[person] * weights[person]
    }
    return sum / squares.squareRoot()
  }
}

/// A pairing with a share of the variance common to friends.
private struct Attempt {
  let share: Double
  let field: Buffer<Double>
  let records: Buffer<UInt32>
  let sums: RiskSums

  var homophily: Double { sums.homophily }

  init(
    _ rows: CompressedRows, share: Double, _ smooth: Buffer<Double>, _ own: Buffer<Double>,
    records ordered: [UInt32], _ risks: [Double], _ execution: Execution
  ) {
    self.share = share
    let parts = (share.squareRoot(), (1 - share).squareRoot())
    let field = Buffer((0..<rows.vertexCount).map { parts.0 * smooth[$0] + parts.1 * own[$0] })
    let people = (0..<rows.vertexCount).sorted { (field[$0], $0) < (field[$1], $1) }
    var records = FillingBuffer<UInt32>(zeroedCount: people.count)
    for (rank, person) in people.enumerated() { records[person] = ordered[rank] }
    (self.field, self.records) = (field, records.freeze())
    sums = RiskSums(rows, self.records, risks, execution)
  }
}
