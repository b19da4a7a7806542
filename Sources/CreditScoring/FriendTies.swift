public import Memory

/// Who is tied to whom and how strongly, as far as scores need it.
///
/// People are numbered from 0 in the order of the table's rows. The strength of a tie is greater than
/// 0 and at most 1. Whatever holds a graph can conform; scores ask for these sums alone, so that
/// scoring runs and tests without a graph.
public protocol FriendTies: Sendable {
  /// The number of people, isolated ones included.
  var personCount: Int { get }

  /// For each person the number of friends among the people marked true.
  ///
  /// - Parameter people: one mark per person.
  /// - Returns: one count per person.
  func friendCounts(among people: Buffer<Bool>) -> Buffer<UInt32>

  /// For each person the sum of friends' values, each times the strength of the tie.
  ///
  /// The order of summation must be the same each time, so that scores are.
  ///
  /// - Parameter values: one finite number per person.
  /// - Returns: one sum per person; 0 for people without friends.
  func weightedSums(of values: Buffer<Double>) -> Buffer<Double>
}

extension FriendTies {
  /// For each person the number of friends.
  public func friendCounts() -> Buffer<UInt32> {
    friendCounts(among: Buffer(repeating: true, count: personCount))
  }
}
