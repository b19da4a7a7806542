internal import Execution
internal import Memory
internal import Statistics

/// What stands for a number of which little is known.
package enum PriorNumber: Sendable, Hashable {
  /// A number given from outside.
  case fixed(Double)
  /// The mean of the numbers that are known.
  case mean
  /// Their median.
  case median

  /// The number, from those of all vertices that have entries; 0 if none has and it is not fixed.
  ///
  /// - Complexity: O(*n*).
  /// - Precondition: No number of such a vertex is NaN.
  func value(
    of numbers: Buffer<Double>, _ rows: CompressedRows, _ execution: Execution
  ) throws(CancellationError) -> Double {
    switch self {
    case .fixed(let value): return value
    case .mean:
      let sums = try execution.map(BlockList(vertexCount: numbers.count)) { vertices in
        var sum = (total: 0.0, count: 0)
        for vertex in vertices where rows.count(of: vertex) > 0 {
          sum.total += numbers[vertex]
          sum.count += 1
        }
        return sum
      }
      let count = sums.reduce(0) { $0 + $1.count }
      return count == 0 ? 0 : sums.reduce(0) { $0 + $1.total } / Double(count)
    case .median:
      return try OrderStatistics(
        numbers: numbers, rows: rows, blocks: BlockList(vertexCount: numbers.count),
        execution: execution
      ).median() ?? 0
    }
  }
}

/// Finds numbers by their rank without moving any.
///
/// It counts how often each leading part of their bits occurs, 16 bits at a time. Counts add up in any
/// order, so that threads may share the work.
private struct OrderStatistics {
  let numbers: Buffer<Double>
  /// Only vertices that have entries here count.
  let rows: CompressedRows
  let blocks: BlockList
  let execution: Execution

  func median() throws(CancellationError) -> Double? {
    let counts = try execution.map(blocks) { vertices in
      vertices.count { rows.count(of: $0) > 0 }
    }
    let count = counts.reduce(0, +)
    if count == 0 { return nil }
    let upper = try key(ofRank: count / 2)
    if count % 2 == 1 { return Self.number(upper) }
    let lower = try key(ofRank: count / 2 - 1)
    return Median.middle(Self.number(lower), Self.number(upper))
  }

  private func key(ofRank rank: Int) throws(CancellationError) -> UInt64 {
    var (prefix, rank) = (UInt64(0), rank)
    for shift in stride(from: 48, through: 0, by: -16) {
      let known = prefix
      let lists = try execution.accumulate(
        blocks, initial: { [Int](repeating: 0, count: 1 << 16) }
      ) { (counts: inout [Int], block: Int) in
        for vertex in blocks[block] where rows.count(of: vertex) > 0 {
          let key = Self.key(numbers[vertex])
          // A shift by all bits gives 0.
          if key >> UInt64(shift + 16) == known { counts[Int(key >> UInt64(shift) & 0xFFFF)] += 1 }
        }
      }
      var digit = 0
      while true {
        let count = lists.reduce(0) { $0 + $1[digit] }
        if rank < count { break }
        rank -= count
        digit += 1
      }
      prefix = prefix << 16 | UInt64(digit)
    }
    return prefix
  }

  /// Bits that rise as numbers do.
  private static func key(_ number: Double) -> UInt64 {
    let bits = number.bitPattern
    return bits >> 63 == 0 ? bits | 1 << 63 : ~bits
  }

  private static func number(_ key: UInt64) -> Double {
    Double(bitPattern: key >> 63 == 1 ? key & ~(1 << 63) : ~key)
  }
}
