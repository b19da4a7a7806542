public import Communities
public import CreditScoring
public import Execution
internal import Files
public import GraphFeatures
public import Graphs
public import Tables

/// The main job: edges and people in, features and scores out.
///
/// ```swift
/// let job = EnrichmentJob(FeatureJob(seed: 1), model: .reported2015)
/// let result = try await job.run(on: GraphSource(edges: "friends.csv", people: "people.csv"))
/// try result.table.write(to: "enriched.csv")
/// print(result)
/// ```
public struct EnrichmentJob: Sendable {
  /// The columns that are shown.
  ///
  /// Whatever else the model reads is computed besides.
  public var features: FeatureJob
  /// The score model.
  public var model: ScoreModel

  /// What the job yields.
  public struct Result: Sendable, CustomStringConvertible {
    /// One row per person: the people table's columns, features, friends' aggregates, points, score and
    /// reasons.
    public let table: Table
    /// What every column of the table means.
    public let dictionary: DataDictionary
    /// The graph.
    public let graph: RelationGraph
    /// The communities, if they were asked for or the model needs them.
    public let communities: Communities?
    /// How sure the communities are, if they are the consensus of several runs.
    public let consensus: CommunityConsensus?
    /// The scores with all that led to them: ask them for explanations.
    public let scores: Scores
    /// Warnings and what was done.
    public var report: JobReport

    /// The summary.
    public var description: String { report.summary.description }
  }

  /// Asks for columns and scores.
  public init(_ features: FeatureJob, model: ScoreModel) {
    self.features = features
    self.model = model
  }

  /// What the job computes on graphs of a schema for columns that it shows, besides the scores.
  ///
  /// - Throws: As ``FeatureJob/plan(for:)``.
  public func plan(for schema: GraphSchema) throws -> FeaturePlan {
    try features.plan(for: schema)
  }

  /// Reads and builds the graph, computes the columns and scores everyone.
  ///
  /// - Parameters:
  ///   - source: Where the edges and people come from.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Returns: The people with features and scores.
  /// - Throws: ``DataError`` (of code `inputOutput` and before anything is read if neither memory nor
  ///   the disk for temporary files have room for the run), ``GraphError``, ``ScoreModelError``, or
  ///   `CancellationError` if the task is cancelled.
  public func run(
    on source: GraphSource, execution: Execution = Execution()
  ) async throws -> Result {
    let prefix = features.columnPrefix
    let read = Set(model.columnNames)
    let expected = try features.expectedPlan(for: source.expectedSchema())
      .showing(features.columns, andAll: read, prefix: prefix).including(read)
    try expected.checkOutcomes(of: model, prefix: prefix)
    if expected.readsRows { try source.checkRows() }
    let kept = try source.serving(expected, features.ratings)
    let memory = try MemoryPlan(
      for: source, expected.schema, expected.costs.union([CreditScorer.memoryCost]),
      keepsList: expected.readsRows, limit: execution.memoryLimit)
    var run = JobRun(source.stages + expected.stages + [.score], execution)
    let loaded = try await run.load(
      kept, in: memory.space, keepsRows: expected.readsRows)
    let graph = loaded.graph
    let results = model.resultColumns.map { prefix + $0.name }
    let features = try run.keepingKnownColumns(
      of: features.keepingTies(expected), for: loaded, besides: results)
    var shown = try run.plan(features, for: loaded, reading: read, besides: results)
    try graph.people.checkNames(ofResultsOf: model, prefix: prefix)
    try graph.people.withoutPrefix(prefix).checkColumns(
      for: model, computed: shown.computableNames(among: read).union(shown.columnNames))
    try shown.checkOutcomes(of: model, prefix: prefix)
    let plan = try shown.including(read)
    let found = try await run.features(plan, features, loaded)
    shown = found.settled(shown)
    let table = found.table.withoutPrefix(prefix)
    let communities = found.communities?.communities
    let model = model
    let scores = try await run.score(table, graph, model) { execution in
      try RelationColumns(
        of: table, in: graph, by: plan, communities: communities, for: model, execution: execution)
    }
    let columns = try found.table.selecting(
      graph.people.columns.map(\.name) + shown.columnNames.map { prefix + $0 })
    var scored = try columns.joined(with: scores.table(execution: execution).prefixed(prefix))
    if let names = features.columns { scored = try scored.selecting(names) }
    run.finish()
    return Result(
      table: scored, dictionary: try dictionary(of: shown), graph: graph, communities: communities,
      consensus: found.communities?.consensus, scores: scores, report: run.report)
  }
}
