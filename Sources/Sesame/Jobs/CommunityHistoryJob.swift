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

    /// Reads a moment from unix seconds or an ISO 8601 date, by which it is called.
    ///
    /// - Throws: ``GraphError`` if the text is neither.
    public init(_ text: String) throws(GraphError) {
      guard let seconds = Timestamp.seconds(text) else {
        throw GraphError(
          .usage, "a date is unix seconds or an ISO 8601 date, not '\(text)'",
          remedy: "write it like 2012-01-31, 2012-01-31T12:30:00Z or 1328013000")
      }
      self.init(text, seconds: seconds)
    }
  }

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
    var moments: [Date] = []
    for text in dates { moments.append(try Date(text)) }
    self.init(at: moments, using: method, seed: seed)
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
  ///   are a graph's already, of code `usage` if there is no date, dates don't rise, or one is not finite,
  ///   without a name or with another's), or `CancellationError` if the task is cancelled.
  /// - Complexity: As reading, and for each date as building a graph and the method.
  public func run(
    on source: GraphSource, execution: Execution = Execution()
  ) async throws -> Result {
    try checkDates()
    guard case .list(let edges) = source.content else {
      throw Self.oneDate("a graph")
    }
    if source.isSnapshot { throw Self.oneDate("a snapshot") }
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

  /// Throws unless the dates can be followed one after the other, each in a column of its own.
  private func checkDates() throws(GraphError) {
    if dates.isEmpty { throw GraphError(.usage, "there is no date", remedy: "give at least one") }
    var names: Set<String> = []
    for date in dates {
      if date.name.allSatisfy(\.isWhitespace) {
        throw GraphError(.usage, "a date has no name", remedy: "give each a name for its column")
      }
      if !names.insert(date.name).inserted { throw .repeatedDate(date.name) }
      if !date.seconds.isFinite {
        throw GraphError(
          .usage, "the date '\(date.name)' is \(date.seconds), not a number of seconds",
          remedy: "give seconds since 1970")
      }
    }
    for (date, next) in zip(dates, dates.dropFirst()) where date.seconds >= next.seconds {
      throw GraphError(
        .usage, "the date '\(next.name)' does not lie after '\(date.name)'",
        remedy: "give dates from early to late")
    }
  }
}
