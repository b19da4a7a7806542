public import Execution
internal import Files
public import Graphs

/// Builds a graph, to be kept in memory for other jobs or as a snapshot that opens in no time.
///
/// ```swift
/// let result = try await ImportJob().run(on: GraphSource(edges: "friends.csv"))
/// try result.graph.write(snapshotTo: "friends.sgraph")
/// ```
public struct ImportJob: Sendable {
  /// What the job yields.
  public struct Result: Sendable, CustomStringConvertible {
    /// The graph.
    public let graph: RelationGraph
    /// Warnings and what was done.
    public var report: JobReport

    /// The summary.
    public var description: String { report.summary.description }
  }

  /// There is nothing to choose.
  public init() {}

  /// Reads and builds.
  ///
  /// - Parameters:
  ///   - source: Where the edges and people come from; a snapshot or graph is put into a people table's
  ///     order.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Returns: The graph.
  /// - Throws: ``DataError``, ``GraphError``, or `CancellationError` if the task is cancelled.
  public func run(
    on source: GraphSource, execution: Execution = Execution()
  ) async throws -> Result {
    let memory = try MemoryPlan(for: source, source.expectedSchema(), limit: execution.memoryLimit)
    var run = JobRun(source.stages, execution)
    let graph = try await run.load(source, in: memory.space).graph
    run.finish()
    return Result(graph: graph, report: run.report)
  }
}
