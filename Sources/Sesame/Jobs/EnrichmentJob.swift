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
  /// The cards: one score model for all, or one for each kind of entity.
  public var cards: EntityCards
  /// What scores are to tell of how sure they are; `nil` for nothing.
  public var certainty: CertaintyOptions?

  /// What is told beside scores.
  public var additions = ScoreAdditions()

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
    /// The scores of each card with all that led to them: ask them for explanations.
    public let entityScores: EntityScores
    /// The model of the only card, of several that of the first, whose bins state which share of the people is in
    /// each, and whose characteristics made of this run's communities how stable these are, as
    /// ``CommunityConsensus/meanStability``; with a single run of communities nothing of that.
    public let measuredModel: ScoreModel
    /// The rows for a history, if it is kept.
    public let history: Table?
    /// Warnings and what was done.
    public var report: JobReport

    /// The scores of the only card; of several those of the first: see ``entityScores``.
    public var scores: Scores { entityScores.parts[0].scores }

    /// The summary.
    public var description: String { report.summary.description }
  }

  /// Asks for columns and scores.
  public init(_ features: FeatureJob, model: ScoreModel) {
    self.init(features, cards: EntityCards(model))
  }

  /// Asks for columns, and scores by the cards for each kind of entity.
  public init(_ features: FeatureJob, cards: EntityCards) {
    self.features = features
    self.cards = cards
  }

  /// The score model of all; of several kinds that of the first.
  ///
  /// A model that is set is that of all.
  public var model: ScoreModel {
    get { cards.firstModel }
    set { cards = EntityCards(newValue) }
  }

  /// What the job computes on graphs of a schema for columns that it shows, besides the scores.
  ///
  /// - Throws: As ``FeatureJob/plan(for:)``.
  public func plan(for schema: GraphSchema) throws -> FeaturePlan {
    try features.plan(for: schema)
  }

  /// The columns that are shown, with communities that hang on no seed if the model reads some.
  private var settledFeatures: FeatureJob {
    var settled = features
    if Communities.areNeeded(for: Set(cards.columnNames)) {
      settled.communities = features.communities.settled
    }
    return settled
  }

  /// What scoring takes of memory.
  private var memoryCosts: Set<MemoryCost> {
    certainty == nil
      ? [CreditScorer.memoryCost] : [CreditScorer.memoryCost, CreditScorer.certaintyMemoryCost]
  }

  /// Reads and builds the graph, computes the columns and scores everyone.
  ///
  /// Where the model reads columns made of communities, these are a consensus that hangs neither on the seed of
  /// ``features`` nor on the order of rows: see ``CommunitySearch/settled(_:runs:)``.
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
    let read = Set(cards.columnNames)
    let expected = try settledFeatures.expectedPlan(for: source.expectedSchema())
      .showing(features.columns, andAll: read, prefix: prefix).including(read)
    try expected.checkOutcomes(of: cards, prefix: prefix)
    if expected.readsRows { try source.checkRows() }
    let kept = try source.serving(expected, features.ratings)
    let memory = try MemoryPlan(
      for: source, expected.schema, expected.costs.union(memoryCosts),
      keepsList: expected.readsRows, limit: execution.memoryLimit)
    var run = JobRun(
      source.stages + expected.stages + [.score] + additions.stages, execution)
    let loaded = try await run.load(
      kept, in: memory.space, keepsRows: expected.readsRows)
    let graph = loaded.graph
    let results =
      cards.resultColumns(telling: certainty).map { prefix + $0.name }
      + additions.columnNames(of: cards, prefix, among: features.columns ?? [])
    let features = try run.keepingKnownColumns(
      of: settledFeatures.keepingTies(expected), for: loaded, besides: results)
    var shown = try run.plan(features, for: loaded, reading: read, besides: results)
    try graph.people.checkNames(ofResultsOf: cards, certainty, prefix: prefix)
    try additions.checkNames(in: graph.people, cards, prefix: prefix)
    try graph.people.withoutPrefix(prefix).checkColumns(
      for: cards, computed: shown.computableNames(among: read).union(shown.columnNames))
    try shown.checkOutcomes(of: cards, prefix: prefix)
    let plan = try shown.including(read)
    let found = try await run.features(plan, features, loaded)
    shown = found.settled(shown)
    let table = found.table.withoutPrefix(prefix)
    let communities = found.communities?.communities
    let names = cards.columnNames
    let scores = try await run.score(table, graph, cards, certainty) { execution in
      try RelationColumns(
        of: table, in: graph, by: plan, communities: communities, reading: names,
        execution: execution)
    }
    let columns = try found.table.selecting(
      graph.people.columns.map(\.name) + shown.columnNames.map { prefix + $0 })
    var scored = try columns.joined(with: scores.table(execution: execution).prefixed(prefix))
    let added = try await run.add(
      additions, to: scores, of: table, graph, prefix: prefix)
    scored = try scored.joined(with: added.table.prefixed(prefix))
    if let names = features.columns { scored = try scored.selecting(names) }
    run.finish()
    return Result(
      table: scored, dictionary: try dictionary(of: shown), graph: graph, communities: communities,
      consensus: found.communities?.consensus, entityScores: scores,
      measuredModel: scores.first.statingShares(
        in: cards.firstModel.measured(found.communities?.consensus, besides: graph.people)),
      history: added.history,
      report: run.report)
  }
}
