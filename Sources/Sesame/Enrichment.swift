public import Communities
public import CreditScoring
internal import Foundation
internal import GraphFeatures
public import Graphs
public import Tables

/// The main job: friendships and people in, features and scores out.
///
/// ```swift
/// let result = try await Enrichment(
///   of: GraphSource(edges: "friends.csv", people: "people.csv"),
///   features: FeatureRequest(seed: 1), model: .reported2015)
/// try result.table.write(to: "enriched.csv")
/// print(result.summary)
/// ```
public struct Enrichment: Sendable, CustomStringConvertible {
  /// One row per person: the people table's columns, features, friends' aggregates and, with a model,
  /// points, score and reasons.
  public let table: Table
  /// The graph.
  public let graph: RelationGraph
  /// The communities, if they were asked for or the model needs them.
  public let communities: Communities?
  /// The levels of the communities, the finest first and the communities themselves last, if they were
  /// asked for.
  public let communityLevels: [Communities]
  /// How sure the communities are, if they are the consensus of several runs.
  public let consensus: CommunityConsensus?
  /// Whether the communities are more than chance, if that was asked for.
  public let significance: CommunitySignificance?
  /// The communities at other resolutions, if these were asked for.
  public let scan: ResolutionScan?
  /// The scores with all that led to them, if a model was given: ask it for explanations.
  public let scores: Scores?
  /// What people should know: a suspicious identifier column, columns the model misses.
  public private(set) var warnings: [String]
  /// What the run did, in numbers.
  public internal(set) var summary: RunSummary

  /// Reads, builds, computes and, with a model, scores.
  ///
  /// - Parameters:
  ///   - source: Where friendships and people come from.
  ///   - request: Which columns the graph is to yield.
  ///   - model: The score model; `nil` computes features only.
  ///   - execution: How the run works; changes no byte of the result.
  /// - Throws: ``DataError`` (of code `inputOutput` and before anything is read if neither memory nor
  ///   the disk for temporary files have room for the run), ``GraphError``, ``ScoreModelError``, or `CancellationError` if the
  ///   task is cancelled.
  public init(
    of source: GraphSource, features request: FeatureRequest, model: ScoreModel? = nil,
    execution: Execution = Execution()
  ) async throws {
    var run = Run(execution)
    let memory = try MemoryPlan(for: source, request, model: model, limit: execution.memoryLimit)
    let loaded = try await run.load(source, in: memory.space)
    let shown = try FeaturePlan(
      request, graph: loaded.graph, hasPeopleTable: loaded.hasPeopleTable)
    if let choice = shown.choice {
      run.summary.aggregates = choice
      run.warnings += choice.warnings
    }
    let people = loaded.graph.people
    if loaded.hasPeopleTable, shown.choice == nil, model != nil || shown.showsPeople {
      // Numbers that became texts are written so, whether or not they are aggregated.
      run.warnings += AggregatedColumns(of: people, purpose: nil).warnings
    }
    if let model {
      try people.withoutPrefix(request.columnPrefix).checkColumns(
        for: model, computed: FeaturePlan.computedNames(for: loaded.graph))
    }
    let plan = try model.map { try shown.including($0, request, graph: loaded.graph) } ?? shown
    let found = try await run.features(
      plan, request, loaded.graph)
    let table = found.table
    self.graph = loaded.graph
    communities = found.communities
    communityLevels = found.levels
    consensus = found.consensus
    significance = found.significance
    scan = found.scan
    scores =
      if let model {
        try await run.score(
          table.withoutPrefix(request.columnPrefix), loaded.graph, model,
          relationColumns: RelationColumns(
            of: table.withoutPrefix(request.columnPrefix), loaded.graph, plan,
            communities: found.communities, resetColumn: request.resetColumn, model: model,
            execution: execution))
      } else { nil }
    let columns = try table.selecting(
      people.columns.map(\.name) + shown.columnNames.map { request.columnPrefix + $0 })
    self.table =
      try scores.map {
        try columns.joined(with: $0.table(execution: execution).prefixed(request.columnPrefix))
      }
      ?? columns
    run.extendLastStage()
    warnings = run.warnings
    summary = run.summary
  }

  /// The summary.
  public var description: String { summary.description }

  /// Adds what people should know of work that was done outside.
  package mutating func add(warnings: [String]) { self.warnings += warnings }

  /// Adds a stage that was done outside, such as writing, to the summary.
  public mutating func addStage(_ name: String, seconds: Double) {
    summary.stages.append(RunSummary.Stage(name: name, seconds: seconds))
  }
}
