internal import Execution
internal import Memory

/// Ties that count for each person as the person's card says.
struct CardTies: FriendTies {
  /// The ways in which ties count.
  let ties: [any FriendTies]
  /// Which of them is each person's.
  let choices: CardValues<Int>

  var personCount: Int { ties[0].personCount }

  func friendCounts(among people: Buffer<Bool>, execution: Execution) throws -> Buffer<UInt32> {
    try chosen(execution) { try $0.friendCounts(among: people, execution: execution) }
  }

  func weightedSums(of values: Buffer<Double>, execution: Execution) throws -> Buffer<Double> {
    try chosen(execution) { try $0.weightedSums(of: values, execution: execution) }
  }

  func squaredSums(of values: Buffer<Double>, execution: Execution) throws -> Buffer<Double> {
    try chosen(execution) { try $0.squaredSums(of: values, execution: execution) }
  }

  private func chosen<Value: BitwiseCopyable & Sendable>(
    _ execution: Execution, _ sums: (any FriendTies) throws -> Buffer<Value>
  ) throws -> Buffer<Value> {
    let all = try ties.map(sums)
    if all.count == 1 { return all[0] }
    let result = ScatterBuffer<Value>(zeroedCount: personCount)
    execution.forEachBlock(of: personCount) { people in
      for person in people { result[person] = all[choices[person]][person] }
    }
    return result.freeze()
  }
}
