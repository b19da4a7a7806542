public import Communities
internal import EdgeLists
public import Execution
internal import Files
internal import GraphFeatures
public import Graphs

/// Follows communities over dates, from each to the next.
///
/// ```swift
/// let job = try CommunityHistoryJob(at: ["2011-01-01", "2012-01-01"], seed: 1)
/// let ties = GraphSource(edges: .file("ties.csv", EdgeListFormat(time: "when")))
/// let history = try await job.run(on: ties).history
/// try history.table.write(to: "panel.csv")
/// try history.eventTable.write(to: "events.csv")
/// ```
public struct CommunityHistoryJob: Sendable {
  /// A moment, strictly before which edges count.
  public typealias Date = AsOfDate

  /// The dates: rising, finite, each with a name of its own.
  public let dates: [Date]
  /// How communities are found.
  public var method: CommunityMethod
  /// Whether each search starts from the communities of the date before, people matched by identifier,
  /// if the method is Leiden or Louvain.
  public var startsFromEarlier = true
  /// The seed of the method's random choices, the same at every date.
  public var seed: UInt64

  /// What the job yields.
  public struct Result: Sendable, CustomStringConvertible {
    /// Who was in which community when, and what became of these.
    public let history: CommunityHistory
    /// Warnings and what was done.
    public var report: JobReport

    /// The summary.
    public var description: String { report.summary.description }
  }

  /// Asks for communities at dates, which ``run(on:execution:)`` checks.
  public init(at dates: [Date], using method: CommunityMethod = .leiden(), seed: UInt64) {
    self.dates = dates
    self.method = method
    self.seed = seed
  }

  /// Asks for communities at dates that are written as unix seconds or ISO 8601 dates.
  ///
  /// - Throws: ``GraphError`` if a text is neither.
  public init(
    at dates: [String], using method: CommunityMethod = .leiden(), seed: UInt64
  ) throws(GraphError) {
    self.init(at: try Date.reading(dates), using: method, seed: seed)
  }

  /// Reads the edges once, and finds the communities at each date from what lies strictly before.
  ///
  /// - Parameters:
  ///   - source: Where the edges and people come from; ``GraphRules/asOf`` is not used.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Returns: Who was in which community at each date.
  /// - Throws: ``DataError``, ``GraphError`` (of code `notApplicable` if the edges have no timestamps or
  ///   are a graph's already, of code `usage` if there is no date, dates don't rise, or one is not finite,
  ///   without a name or with another's), or `CancellationError` if the task is cancelled.
  /// - Complexity: As reading, and for each date as building a graph and the method.
  public func run(
    on source: GraphSource, execution: Execution = Execution()
  ) async throws -> Result {
    try dates.check()
    let edges = try source.listOfAllDates()
    var job = FeatureJob.nothing(seed: seed)
    job.communityColumns = .all
    job.communities = .once(method)
    let expected = try job.expectedPlan(for: source.expectedSchema())
    let memory = try MemoryPlan(
      for: source, expected.schema, expected.costs, keepsList: true, limit: execution.memoryLimit)
    var run = JobRun([.read] + dates.map(\.stage), execution)
    let history = try await run.history(of: edges, source, self, in: memory.space)
    run.finish()
    return Result(history: history, report: run.report)
  }
}
