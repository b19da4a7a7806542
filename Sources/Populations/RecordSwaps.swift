internal import Execution
internal import GraphKernels
internal import Memory
internal import Statistics

/// Swaps of two people's records that bring the correlation of risks over ties nearer to a number.
struct RecordSwaps {
  /// The place of each person's record.
  private(set) var records: [UInt32]
  private let rows: CompressedRows
  private let risks: [Double]
  private var sums: RiskSums

  /// The correlation.
  var homophily: Double { sums.homophily }

  /// Begins with a pairing, and the sums of its risks.
  init(_ rows: CompressedRows, _ records: Buffer<UInt32>, _ risks: [Double], _ sums: RiskSums) {
    (self.rows, self.risks) = (rows, risks)
    (self.records, self.sums) = (Array(records), sums)
  }

  /// Tries random pairs, and swaps those that bring the correlation nearer, until it is near enough.
  mutating func approach(
    _ homophily: Double, _ generator: SplitMix64, tolerance: Double, _ execution: Execution
  ) throws {
    var generator = generator
    let count = records.count
    for turn in 0..<max(10_000, 10 * count) {
      if turn & 0xFFF == 0 { try execution.checkCancellation() }
      let distance = (sums.homophily - homophily).magnitude
      if distance <= tolerance { return }
      let (one, other) = (generator.below(count), generator.below(count))
      guard let next = swapped(one, other), (next.homophily - homophily).magnitude < distance else {
        continue
      }
      sums = next
      records.swapAt(one, other)
    }
  }

  /// The sums after a swap; `nil` where it changes nothing.
  private func swapped(_ one: Int, _ other: Int) -> RiskSums? {
    let (risk, otherRisk) = (risks[Int(records[one])], risks[Int(records[other])])
    guard risk != otherRisk else { return nil }
    let (entries, otherEntries) = (rows.entries(of: one), rows.entries(of: other))
    let degrees = Double(entries.count) - Double(otherEntries.count)
    var next = sums
    next.sum += degrees * (otherRisk - risk)
    next.squares += degrees * (otherRisk * otherRisk - risk * risk)
    // A tie between both keeps its product.
    var change = 0.0
    for entry in entries where Int(rows.targets[entry]) != other {
      change += (otherRisk - risk) * risks[Int(records[Int(rows.targets[entry])])]
    }
    for entry in otherEntries where Int(rows.targets[entry]) != one {
      change += (risk - otherRisk) * risks[Int(records[Int(rows.targets[entry])])]
    }
    next.products += 2 * change
    return next
  }
}

/// What the correlation of risks over ties is made of, each tie counting from both ends.
struct RiskSums: Sendable {
  var (ends, sum, squares, products) = (0.0, 0.0, 0.0, 0.0)

  /// The sums of a pairing.
  init(
    _ rows: CompressedRows, _ records: Buffer<UInt32>, _ risks: [Double], _ execution: Execution
  ) {
    let parts = execution.blocks(of: rows.vertexCount) { people in
      var part = RiskSums()
      for person in people {
        let (risk, entries) = (risks[Int(records[person])], rows.entries(of: person))
        part.ends += Double(entries.count)
        part.sum += Double(entries.count) * risk
        part.squares += Double(entries.count) * risk * risk
        for entry in entries {
          part.products += risk * risks[Int(records[Int(rows.targets[entry])])]
        }
      }
      return part
    }
    for part in parts {
      ends += part.ends
      sum += part.sum
      squares += part.squares
      products += part.products
    }
  }

  private init() {}

  /// The correlation; 0 without ties, or where all risks are alike.
  var homophily: Double {
    guard ends > 0 else { return 0 }
    let mean = sum / ends
    let variance = squares / ends - mean * mean
    return variance > 0 ? (products / ends - mean * mean) / variance : 0
  }
}
