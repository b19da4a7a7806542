public import Communities
internal import EdgeLists
public import Execution
internal import Files
internal import GraphFeatures
internal import Graphs

/// Follows communities over dates, from each to the next.
///
/// ```swift
/// let job = CommunityHistoryJob(at: [.init("2011-01-01"), .init("2012-01-01")].compactMap(\.self), seed: 1)
/// let history = try await job.run(on: GraphSource(edges: "ties.csv")).history
/// try history.table.write(to: "panel.csv")
/// try history.eventTable.write(to: "events.csv")
/// ```
public struct CommunityHistoryJob: Sendable {
  /// A moment, strictly before which edges count.
  public struct Date: Sendable, Hashable {
    /// What the moment is called in tables.
    public let name: String
    /// The moment, in seconds since 1970.
    public let seconds: Double

    /// Names a moment.
    public init(_ name: String, seconds: Double) {
      self.name = name
      self.seconds = seconds
    }

    /// Reads a moment from unix seconds or an ISO 8601 date; `nil` if the text is neither.
    public init?(_ text: String) {
      guard let seconds = Timestamp.seconds(text) else { return nil }
      self.init(text, seconds: seconds)
    }
  }

  /// The dates, rising, each with a name of its own.
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

  /// Asks for communities at dates.
  ///
  /// - Precondition: There is at least one date, they rise, and no name is there twice.
  public init(at dates: [Date], using method: CommunityMethod = .leiden(), seed: UInt64) {
    precondition(!dates.isEmpty, "at least one date")
    precondition(zip(dates, dates.dropFirst()).allSatisfy { $0.seconds < $1.seconds }, "dates rise")
    precondition(Set(dates.map(\.name)).count == dates.count, "a name is given once")
    self.dates = dates
    self.method = method
    self.seed = seed
  }

  private static func oneDate(_ what: String) -> GraphError {
    GraphError(
      .notApplicable, "\(what) holds the friendships of one date",
      remedy: "give the edge list itself")
  }

  /// Reads the edges once, and finds the communities at each date from what lies strictly before.
  ///
  /// - Parameters:
  ///   - source: Where the edges and people come from; ``GraphRules/asOf`` is not used.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Returns: Who was in which community at each date.
  /// - Throws: ``DataError``, ``GraphError`` (of code `notApplicable` if the edges have no timestamps or
  ///   are a graph's already), or `CancellationError` if the task is cancelled.
  /// - Complexity: As reading, and for each date as building a graph and the method.
  public func run(
    on source: GraphSource, execution: Execution = Execution()
  ) async throws -> Result {
    guard case .list(let edges) = source.content else {
      throw Self.oneDate("a graph")
    }
    if source.isSnapshot { throw Self.oneDate("a snapshot") }
    var job = FeatureJob.nothing(seed: seed)
    job.communityColumns = Communities.columnNames
    job.communities = .once(method)
    let expected = try job.plan(for: source.schema())
    let memory = try MemoryPlan(
      for: source, expected.schema, expected.costs, keepsList: true, limit: execution.memoryLimit)
    var run = JobRun([.read] + dates.map(\.stage), execution)
    let history = try await run.history(of: edges, source, self, in: memory.space)
    return Result(history: history, report: run.report)
  }
}
