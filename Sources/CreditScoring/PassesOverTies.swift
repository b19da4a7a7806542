internal import Execution
internal import Memory

/// Ties that tell how far the passes over them are, of which nobody knows how many there will be: each is
/// taken for an eighth of what is left.
final class PassesOverTies: FriendTies {
  private let ties: any FriendTies
  private let share: ClosedRange<Double>
  private let done: Shared<Double>

  /// Takes ties, and the part of the whole that all passes together are.
  init(_ ties: any FriendTies, telling share: ClosedRange<Double>) {
    self.ties = ties
    self.share = share
    done = Shared(share.lowerBound)
  }

  var personCount: Int { ties.personCount }

  func friendCounts(among people: Buffer<Bool>, execution: Execution) throws -> Buffer<UInt32> {
    try ties.friendCounts(among: people, execution: execution.reporting(nextShare()))
  }

  func weightedSums(of values: Buffer<Double>, execution: Execution) throws -> Buffer<Double> {
    try ties.weightedSums(of: values, execution: execution.reporting(nextShare()))
  }

  func squaredSums(of values: Buffer<Double>, execution: Execution) throws -> Buffer<Double> {
    try ties.squaredSums(of: values, execution: execution.reporting(nextShare()))
  }

  private func nextShare() -> ClosedRange<Double> {
    done.withLock { done in
      let start = done
      done += (share.upperBound - done) / 8
      return start...done
    }
  }
}
