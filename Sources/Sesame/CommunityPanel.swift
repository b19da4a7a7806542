public import Communities
internal import EdgeLists
internal import GraphFeatures
internal import Graphs
internal import Tables

/// Communities at several dates, followed from each to the next.
///
/// ```swift
/// let panel = try await CommunityPanel(
///   of: GraphSource(edges: "ties.csv"), at: [.init("2011-01-01"), .init("2012-01-01")], seed: 1)
/// try panel.history.table.write(to: "panel.csv")
/// try panel.history.eventTable.write(to: "events.csv")
/// ```
public struct CommunityPanel: Sendable {
  /// A moment, strictly before which friendships count.
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

  /// Who was in which community when, and what became of these.
  public let history: CommunityHistory
  /// What people should know, such as a suspicious identifier column.
  public let warnings: [String]
  /// What the run did, in numbers.
  public internal(set) var summary: RunSummary

  /// Reads the friendships once, and finds the communities at each date from what lies strictly before.
  ///
  /// - Parameters:
  ///   - source: Where friendships and people come from; ``GraphSource/asOf`` is not used.
  ///   - dates: The dates, rising, each with a name of its own.
  ///   - method: How communities are found.
  ///   - startsFromEarlier: Whether each search starts from the communities of the date before, people
  ///     matched by identifier, if the method is Leiden or Louvain.
  ///   - seed: The seed of the method's random choices, the same at every date.
  ///   - execution: How the run works; changes no byte of the result.
  /// - Throws: ``DataError``, ``GraphError`` (of code `notApplicable` if the friendships have no times
  ///   or are a snapshot's), or `CancellationError` if the task is cancelled.
  /// - Complexity: As reading, and for each date as building a graph and the method.
  /// - Precondition: There is at least one date, they rise, and no name is there twice.
  public init(
    of source: GraphSource, at dates: [Date], using method: CommunityMethod = .leiden(),
    startsFromEarlier: Bool = true, seed: UInt64,
    execution: Execution = Execution()
  ) async throws {
    precondition(!dates.isEmpty, "at least one date")
    precondition(zip(dates, dates.dropFirst()).allSatisfy { $0.seconds < $1.seconds }, "dates rise")
    precondition(Set(dates.map(\.name)).count == dates.count, "a name is given once")
    guard !RelationGraph.isSnapshot(source.edges) else {
      throw GraphError(
        .notApplicable, "a snapshot holds the friendships of one date",
        remedy: "give the edge list itself")
    }
    var request = FeatureRequest(seed: seed)
    request.features = []
    request.aggregates = .columns([])
    request.communityMethod = method
    let memory = try MemoryPlan(
      for: source, request, model: nil, keepsList: true, limit: execution.memoryLimit)
    var run = Run(execution)
    history = try await run.history(
      of: source, at: dates, request, startsFromEarlier: startsFromEarlier, in: memory.space)
    warnings = run.warnings
    summary = run.summary
  }

  /// Adds a stage that was done outside, such as writing, to the summary.
  public mutating func addStage(_ name: String, seconds: Double) {
    summary.stages.append(RunSummary.Stage(name: name, seconds: seconds))
  }
}
