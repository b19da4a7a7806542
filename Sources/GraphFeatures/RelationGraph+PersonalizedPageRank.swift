public import Execution
internal import GraphKernels
public import Graphs
public import Tables

extension RelationGraph {
  /// How near everyone is to each of several groups of people, in the sense of ``Feature/pageRank``:
  /// how often a walk from friend to friend passes by that restarts in the group now and then.
  ///
  /// Four reset vectors are served by one walk over the friendships, so many groups take far less
  /// time together than one after another.
  ///
  /// - Parameters:
  ///   - resets: Where restarts go: for each group one number from 0 per person, in row order,
  ///     scaled to sum to 1.
  ///   - damping: The probability of going on to a friend instead of restarting.
  ///   - tolerance: A walk has settled when a further step would change all its ranks together by no
  ///     more than this.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Returns: The identifiers, then the columns `pagerank_1`, `pagerank_2` and so on, one for each
  ///   reset vector in their order.
  /// - Throws: `CancellationError` if the task is cancelled; ``DataError`` if a vector has not one number
  ///   for each person, or one that is not finite or below 0, or zeros alone, or if the identifier column
  ///   has the name of one of the columns.
  /// - Complexity: O(*friendships*) per step for every four vectors, as for ``Feature/pageRank``; 160
  ///   bytes per person, and 8 more for each vector.
  /// - Precondition: `0 <= damping < 1`; `tolerance` above 0.
  public func personalizedPageRank(
    resettingTo resets: [[Double]], damping: Double = Feature.defaultDamping,
    tolerance: Double = Feature.defaultTolerance, execution: Execution = Execution()
  ) async throws -> Table {
    let options = PageRankOptions(damping: damping, stop: .converged(tolerance: tolerance))
    for (place, reset) in resets.enumerated() {
      try PageRankReset.check(
        reset, personCount: personCount, source: "reset numbers of group \(place + 1)")
    }
    let graph = compressed
    let ranks = try await Computation.run(execution, on: origin) {
      try graph.pageRanks(
        options, resettingTo: resets, usingWeights: true, $0.execution)
    }
    var table = identifierTable
    for (index, ranks) in ranks.enumerated() {
      try table.append(Column("pagerank_\(index + 1)", .reals(missingAsNaN: ranks)))
    }
    return table
  }
}
