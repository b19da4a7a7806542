public import Execution
internal import Files
public import GraphFeatures
internal import Graphs

/// What people's friends are like: aggregates of columns of the people table, and nothing else.
///
/// ```swift
/// let job = AggregateJob(of: .columns(["income"]), [.mean, .median])
/// let table = try await job.run(on: GraphSource(edges: "friends.csv", people: "people.csv")).table
/// ```
public struct AggregateJob: Sendable {
  /// The columns that are aggregated over friends.
  public var columns: AggregateSelection
  /// Which statistics of friends' values are wanted, and over whom.
  public var statistics: FriendStatistics
  /// What comes before the name of every column that is computed.
  public var columnPrefix = ""

  /// Asks for aggregates.
  public init(
    of columns: AggregateSelection = .everyNumericColumn, _ statistics: FriendStatistics = .standard
  ) {
    self.columns = columns
    self.statistics = statistics
  }

  /// The same as a job about people's columns, in which nothing is random.
  var features: FeatureJob {
    var job = FeatureJob.nothing(seed: 0)
    job.aggregates = columns
    job.statistics = statistics
    job.columnPrefix = columnPrefix
    return job
  }

  /// Reads and builds the graph, and aggregates the columns.
  ///
  /// - Parameters:
  ///   - source: Where the edges and people come from.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Returns: The people table with the aggregates, and what there is to report.
  /// - Throws: As ``FeatureJob``; ``GraphError`` also if there is no people table to aggregate over.
  public func run(
    on source: GraphSource, execution: Execution = Execution()
  ) async throws -> FeatureResult {
    try await features.run(on: source, execution: execution)
  }
}
