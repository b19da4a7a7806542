public import Execution
public import Memory

/// Who is tied to whom, and how strongly, as far as scores need it.
///
/// People are numbered from 0 in the order of the table's rows. The strength of a tie is greater than 0
/// and at most 1. Anything that holds a graph can conform; scoring asks for these sums alone.
public protocol FriendTies: Sendable {
  /// The number of people, isolated ones included.
  var personCount: Int { get }

  /// For each person, the number of friends among the people marked true.
  ///
  /// - Parameters:
  ///   - people: One mark per person.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Returns: One count per person.
  /// - Throws: `CancellationError` if the work was cancelled.
  func friendCounts(among people: Buffer<Bool>, execution: Execution) throws -> Buffer<UInt32>

  /// For each person, the sum of friends' values, each times the strength of the tie.
  ///
  /// The order of summation must always be the same, so that scores are.
  ///
  /// - Parameters:
  ///   - values: One finite number per person.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Returns: One sum per person; 0 for people without friends.
  /// - Throws: `CancellationError` if the work was cancelled.
  func weightedSums(of values: Buffer<Double>, execution: Execution) throws -> Buffer<Double>

  /// For each person, the sum of friends' values, each times the square of the strength of the tie: how far
  /// ``weightedSums(of:execution:)`` scatters if the values are variances of friends' own.
  ///
  /// - Parameters:
  ///   - values: One finite number per person.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Returns: One sum per person; 0 for people without friends.
  /// - Throws: `CancellationError` if the work was cancelled.
  func squaredSums(of values: Buffer<Double>, execution: Execution) throws -> Buffer<Double>
}

extension FriendTies {
  /// For each person, the number of friends.
  public func friendCounts(execution: Execution) throws -> Buffer<UInt32> {
    try friendCounts(among: Buffer(repeating: true, count: personCount), execution: execution)
  }
}
