public import Communities
public import Execution
internal import Files
public import GraphFeatures
public import Graphs
public import Tables

/// What a ``FeatureJob`` yields.
public struct FeatureResult: Sendable, CustomStringConvertible {
  /// One row per person: the people table's columns, features, communities and friends' aggregates.
  public let table: Table
  /// The graph.
  public let graph: RelationGraph
  /// The graph's schema, with the further columns of its list: what the data dictionary of the result is
  /// made from.
  public let schema: GraphSchema
  /// What every column of the table means.
  public let dictionary: DataDictionary
  /// The communities, if they were asked for.
  public let communities: Communities?
  /// How sure the communities are, if they are the consensus of several runs.
  public let consensus: CommunityConsensus?
  /// Warnings and what was done.
  public var report: JobReport

  /// The summary.
  public var description: String { report.summary.description }
}

extension FeatureJob {
  /// Reads and builds the graph, and computes the columns.
  ///
  /// - Parameters:
  ///   - source: Where the edges and people come from.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Returns: The people with features.
  /// - Throws: ``DataError`` (of code `inputOutput` and before anything is read if neither memory nor
  ///   the disk for temporary files have room for the run), ``GraphError``, or `CancellationError` if
  ///   the task is cancelled.
  public func run(
    on source: GraphSource, execution: Execution = Execution()
  ) async throws -> FeatureResult {
    let expected = try expectedPlan(for: source.expectedSchema())
      .showing(columns, prefix: columnPrefix)
    if expected.readsRows { try source.checkRows() }
    let kept = try source.serving(expected, ratings)
    let memory = try MemoryPlan(
      for: source, expected.schema, expected.costs, keepsList: expected.readsRows,
      limit: execution.memoryLimit)
    var run = JobRun(source.stages + expected.stages, execution)
    let loaded = try await run.load(
      kept, in: memory.space, keepsRows: expected.readsRows)
    let job = try run.keepingKnownColumns(of: keepingTies(expected), for: loaded)
    let plan = try run.plan(job, for: loaded)
    let found = try await run.features(plan, job, loaded)
    let settled = found.settled(plan)
    run.finish()
    return FeatureResult(
      table: try job.columns.map { try found.table.selecting($0) } ?? found.table,
      graph: loaded.graph,
      schema: plan.schema, dictionary: try job.dictionary(of: settled),
      communities: found.communities?.communities,
      consensus: found.communities?.consensus, report: run.report)
  }

  /// The job without ties or ratings where none of their columns is written: the list's rows are not
  /// kept then.
  func keepingTies(_ expected: FeaturePlan) -> FeatureJob {
    var job = self
    if expected.ties == nil { job.ties = nil }
    if expected.ratings == nil { job.ratings = nil }
    return job
  }
}
