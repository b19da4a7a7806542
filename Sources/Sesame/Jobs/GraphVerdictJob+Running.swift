public import Execution
internal import Files
internal import GraphFeatures
internal import Graphs
internal import Memory
internal import ScoreValidation
internal import Statistics
internal import Tables

extension Stage {
  static let homophily = Stage("homophily", share: 15)
  static let ablation = Stage("regressions", share: 300)
  static let audit = Stage("audit", share: 20)
}

extension GraphVerdictJob {
  /// Reads and builds the graph, computes its columns, and tries what they add.
  ///
  /// - Parameters:
  ///   - source: Where the edges and people come from. Ties of ``GraphRules/excludedKinds`` take part in the
  ///     audit alone, which looks at columns with and without them.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Returns: What was found, with the verdict.
  /// - Throws: ``DataError`` (of code `inputOutput` and before anything is read if neither memory nor
  ///   the disk for temporary files have room for the run; of code `badData` if outcomes are all alike, if
  ///   there are too few people for the folds or for a fit, or if a column of the graph has the name of one
  ///   of people's), ``GraphError`` if no outcome is declared, several are and none is named, or no ties or
  ///   columns of the graph are there; `CancellationError` if the task is cancelled.
  /// - Complexity: For each repetition and each placebo the columns of the graph, and a regression for each
  ///   fold, each of its inner folds and each penalty: see ``ColumnRegression``.
  public func run(
    on source: GraphSource, execution: Execution = Execution()
  ) async throws -> Result {
    try check()
    let expected = try featureJob.expectedPlan(for: source.expectedSchema())
    if expected.readsRows { try source.checkRows() }
    let source = try source.serving(expected, ratings)
    let keepsList = expected.readsRows || !source.rules.excludedKinds.isEmpty
    let columnCount = expected.columns.count + (expected.schema.people?.columns.count ?? 0)
    let cost = Self.cost(
      ofColumns: columnCount, expected.schema, readsRows: expected.readsRows)
    let memory = try MemoryPlan(
      for: source, expected.schema, expected.costs.union([cost]), keepsList: keepsList,
      limit: execution.memoryLimit)
    var run = JobRun(
      source.stages + expected.stages + [.homophily, .ablation, .audit], execution)
    let loaded = try await run.load(source, in: memory.space, keepsRows: keepsList)
    let graph = loaded.graph
    let outcome = try outcome(of: loaded)
    let known = try graph.people.events(ofOutcome: outcome)
    let own = try OwnColumns(of: graph.people, outcome: outcome, except: leftOut)
    let plan = try run.plan(featureJob, for: loaded)
    try check(plan, outcome, graph)
    let events = try withoutNamedSeeds(known, outcome, graph)
    let found = try await GraphTrial.columns(of: loaded, plan, featureJob, &run)
    let distinct = DistinctColumns(found.columns, beside: own.columns)
    let trial = GraphTrial(
      job: self, outcome: outcome, loaded: loaded, plan: plan, events: events,
      outcomes: try Outcomes(events), own: own.columns,
      columns: found.columns.filter { distinct.names.contains($0.name) },
      communities: found.communities,
      folds: try await folds(of: graph, events, outcome, found, run.execution.quiet))
    let mixing = try await run.stage(.homophily) { execution in
      try await GraphEvidence.Mixing.all(
        outcome: outcome, known, own.all, in: graph, self, execution)
    }
    let ablation = try await run.stage(.ablation) { execution in
      try await trial.aboutOutcome { try await trial.result(execution) }
    }
    let audit = try await run.stage(.audit) { execution in
      try await trial.aboutOutcome {
        try await self.audit(trial, own, found, loaded, source, in: memory.space, execution)
      }
    }
    run.note(trial, own, audit)
    run.finish()
    return Result(
      evidence: evidence(trial, known, own, found, distinct, mixing, ablation, audit),
      consensus: found.consensus, people: graph.people, report: run.report)
  }

  /// The outcome that is meant.
  private func outcome(of loaded: LoadedGraph) throws -> String {
    guard loaded.hasPeopleTable else { throw GraphError.lacksPeople("take outcomes from") }
    let people = loaded.graph.people
    if let outcome {
      _ = try people.events(ofOutcome: outcome)
      return outcome
    }
    let names = people.outcomes.map(\.name)
    guard let name = names.first else {
      throw GraphError(
        .notApplicable, "a verdict needs an outcome, and the people table declares none",
        remedy: "name the column of what became of people (\(.outcome))")
    }
    guard names.count == 1 else {
      throw GraphError(
        .notApplicable, "the people table declares \(names.count) outcomes",
        remedy: "say which is to be predicted")
    }
    return name
  }

  /// Throws unless there are ties, and columns of the graph that no column of people is called like.
  private func check(
    _ plan: FeaturePlan, _ outcome: String, _ graph: RelationGraph
  ) throws {
    if graph.friendshipCount == 0 {
      throw DataError(
        .badData, source: graph.origin.sourceName,
        problem: "there are no friendships that could help",
        remedy: "give some, or another date or fewer excluded kinds")
    }
    if plan.columns.isEmpty, outcomeFeatures == nil {
      throw GraphError(
        .notApplicable, "no column of the graph takes part",
        remedy: "ask for features or aggregates")
    }
    let people = graph.people
    let names =
      plan.columnNames
      + (nestedFeatures?.modelColumnNames(of: outcome, in: people.schema) ?? [])
    for name in names where people[columnPrefix + name] != nil {
      throw DataError.isThere(columnPrefix + name, source: people.sourceName)
    }
  }

  /// The outcomes without those of seeds that no column of people tells of: what the graph tells of a seed
  /// is that it was chosen, perhaps by its outcome.
  private func withoutNamedSeeds(
    _ events: [Bool?], _ outcome: String, _ graph: RelationGraph
  ) throws -> [Bool?] {
    guard let influence, !influence.methods.isEmpty, influence.seeds.columnName == nil else {
      return events
    }
    let seeds = try influence.seeds.weights(in: graph)
    let rest = events.indices.map { seeds[$0] > 0 ? nil : events[$0] }
    if Set(events.compactMap(\.self)).count > 1, Set(rest.compactMap(\.self)).count < 2 {
      throw DataError(
        .badData, source: graph.people.sourceName,
        problem: "column '\(outcome)': without the people named as seeds, who are not tried, all "
          + "outcomes are alike",
        remedy: "name fewer seeds")
    }
    return rest
  }

  private func folds(
    of graph: RelationGraph, _ events: [Bool?], _ outcome: String,
    _ found: GraphTrial.GraphColumns, _ execution: Execution
  ) async throws -> [Folds] {
    var all: [Folds] = []
    for repetition in 0..<repetitions {
      all.append(
        try await graph.folds(
          folds, of: events, named: outcome, found.communities,
          seed: GraphTrial.foldSeed(self, repetition: repetition), execution))
    }
    return all
  }

  private func evidence(
    _ trial: GraphTrial, _ known: [Bool?], _ own: OwnColumns, _ found: GraphTrial.GraphColumns,
    _ distinct: DistinctColumns, _ mixing: [GraphEvidence.Mixing], _ ablation: AblationResult,
    _ audit: LeakageAudit
  ) -> GraphEvidence {
    let graphColumns = trial.columns.map(\.name)
    let names = Set(own.columns.map(\.name) + graphColumns)
    typealias LeftOut = GraphEvidence.LeftOutColumn
    let leftOut: [LeftOut] =
      own.others + found.groupNumbers.map { LeftOut(name: $0, reason: .groupNumber) }
      + distinct.constant.map { LeftOut(name: $0, reason: .constant) }
      + distinct.repeated.map { LeftOut(name: $0, reason: .repeated) }
    return GraphEvidence(
      outcome: trial.outcome, personCount: trial.graph.personCount,
      friendshipCount: trial.graph.friendshipCount, knownCount: trial.outcomes.knownCount,
      eventCount: trial.outcomes.eventCount,
      seedCount: known.count { $0 != nil } - trial.outcomes.knownCount, folds: folds,
      foldValues: folds.values(in: trial.graph.people.schema), level: test.level, mixing: mixing,
      ablation: ablation, audit: audit, ownColumns: own.columns.map(\.name),
      graphColumns: graphColumns,
      outcomeColumns: ablation.contributions.map(\.name).filter { !names.contains($0) }.sorted(),
      leftOutColumns: leftOut)
  }

  /// What a graph with shuffled ties, its columns and what is fitted to them take.
  static func cost(
    ofColumns count: Int, _ schema: GraphSchema, readsRows: Bool
  ) -> MemoryCost {
    // Values, their numbers, and codes; columns of outcomes for each of five folds.
    let columns = Double(count) * 48 + 5 * 14 * 24
    return MemoryCost(
      "regressions", perVertex: columns + 200,
      // Of the list its ends twice, and their pairs.
      perEdge: (schema.isWeighted ? 110 : 70) + (readsRows ? 80 : 0))
  }
}
