internal import Foundation
internal import GraphFeatures
public import Graphs

/// A graph read and built, to be kept as a snapshot that opens in no time.
///
/// ```swift
/// let result = try await GraphImport(of: GraphSource(edges: "friends.csv"))
/// try result.graph.write(snapshotTo: "friends.sgraph")
/// print(result.summary)
/// ```
public struct GraphImport: Sendable {
  /// The graph.
  public let graph: RelationGraph
  /// What people should know, such as a suspicious identifier column.
  public let warnings: [String]
  /// What the run did, in numbers.
  public internal(set) var summary: RunSummary

  /// Reads and builds.
  ///
  /// - Parameters:
  ///   - source: Where friendships and people come from; a snapshot is put into a people table's order.
  ///   - execution: How the run works; changes no byte of the result.
  /// - Throws: ``DataError``, ``GraphError``, or `CancellationError` if the task is cancelled.
  public init(
    of source: GraphSource, execution: Execution = Execution()
  ) async throws {
    var run = Run(execution)
    var request = FeatureRequest(seed: 0)
    request.features = []
    request.communityColumns = []
    request.aggregates = .columns([])
    let memory = try MemoryPlan(for: source, request, model: nil, limit: execution.memoryLimit)
    graph = try await run.load(source, in: memory.space).graph
    warnings = run.warnings
    summary = run.summary
  }

  /// Adds a stage that was done outside, such as writing, to the summary.
  public mutating func addStage(_ name: String, seconds: Double) {
    summary.stages.append(RunSummary.Stage(name: name, seconds: seconds))
  }
}
