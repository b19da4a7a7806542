internal import Execution
internal import Memory

/// Ties that count by how far the friend at the other end is trusted.
///
/// Their strength stays at most 1, so that all that is proven of strengths holds.
struct TrustedTies: FriendTies {
  let ties: any FriendTies
  /// 1 − each person's sybil risk, from 0 to 1.
  let trust: Buffer<Double>

  var personCount: Int { ties.personCount }

  func friendCounts(among people: Buffer<Bool>, execution: Execution) throws -> Buffer<UInt32> {
    let trusted = ScatterBuffer<Bool>(zeroedCount: people.count)
    execution.forEachBlock(of: people.count) { rows in
      for row in rows { trusted[row] = people[row] && trust[row] > 0 }
    }
    return try ties.friendCounts(among: trusted.freeze(), execution: execution)
  }

  func weightedSums(of values: Buffer<Double>, execution: Execution) throws -> Buffer<Double> {
    try ties.weightedSums(of: discounted(values, execution) { $0 }, execution: execution)
  }

  func squaredSums(of values: Buffer<Double>, execution: Execution) throws -> Buffer<Double> {
    try ties.squaredSums(of: discounted(values, execution) { $0 * $0 }, execution: execution)
  }

  private func discounted(
    _ values: Buffer<Double>, _ execution: Execution, by share: @Sendable (Double) -> Double
  ) -> Buffer<Double> {
    let discounted = ScatterBuffer<Double>(zeroedCount: values.count)
    execution.forEachBlock(of: values.count) { rows in
      for row in rows { discounted[row] = values[row] * share(trust[row]) }
    }
    return discounted.freeze()
  }
}
