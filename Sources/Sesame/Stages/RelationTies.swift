public import CreditScoring
public import Execution
internal import GraphKernels
public import Graphs
public import Memory

/// The friendships of a graph as the scorer sees them: through which friends' scores reach a person.
///
/// The closeness of two people is min(1, *w* / *full*) for a friendship of weight *w*, or 1 where
/// weights are not to count.
public struct RelationTies: FriendTies {
  private let rows: CompressedRows
  /// The closeness of every entry; `nil` if all are 1.
  private let closeness: Buffer<Double>?

  /// The ties of a graph, both directions added up.
  ///
  /// - Parameters:
  ///   - graph: The friendships.
  ///   - fullStrengthWeight: The weight from which a friendship counts fully, lighter ones counting
  ///     in proportion; `nil` if every friendship counts fully, or, where weights decay with time,
  ///     one of weight 1.
  /// - Precondition: `fullStrengthWeight`, if given, is positive.
  public init(_ graph: RelationGraph, fullStrengthWeight: Double? = nil) {
    precondition(fullStrengthWeight ?? 1 > 0, "the full strength is positive")
    rows = graph.compressed.neighbors
    if let weights = rows.weights, let full = fullStrengthWeight ?? graph.halfLife.map({ _ in 1 }) {
      closeness = Buffer(weights.lazy.map { min(1, graph.weightAtDate($0) / full) })
    } else {
      closeness = nil
    }
  }

  /// The number of people.
  public var personCount: Int { rows.vertexCount }

  /// For each person the number of friends among the people marked true.
  public func friendCounts(
    among people: Buffer<Bool>, execution: Execution
  ) throws -> Buffer<UInt32> {
    try rows.counts(of: people, execution)
  }

  /// For each person the sum over friends of closeness times the friend's value.
  public func weightedSums(of values: Buffer<Double>, execution: Execution) throws -> Buffer<Double>
  {
    try rows.weightedSums(of: values, coefficients: closeness, execution)
  }

  /// For each person the sum over friends of the square of closeness times the friend's value.
  public func squaredSums(of values: Buffer<Double>, execution: Execution) throws -> Buffer<Double>
  {
    let squares = closeness.map { Buffer($0.lazy.map { $0 * $0 }) }
    return try rows.weightedSums(of: values, coefficients: squares, execution)
  }
}
