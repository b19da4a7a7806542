internal import Execution
internal import Files
internal import GraphFeatures
internal import GraphKernels
internal import Graphs
internal import Memory
internal import ScoreValidation
internal import Tables

extension GraphVerdictJob {
  /// How well each column alone tells the outcome: with all ties, and if kinds are excluded without them,
  /// and among people who have ties left.
  func audit(
    _ trial: GraphTrial, _ own: OwnColumns, _ found: GraphTrial.GraphColumns,
    _ loaded: LoadedGraph, _ source: GraphSource, in space: ScratchSpace, _ execution: Execution
  ) async throws -> LeakageAudit {
    let graph = trial.graph
    let rows = trial.events.indices.filter { trial.events[$0] != nil }
    let people = rows.map { graph.identifiers[$0] }
    let outcomes = try Outcomes(rows.map { trial.events[$0] })
    let columns = try await columnsToAudit(of: graph, own, found, trial, execution.quiet)
    let clean = try Self.columns(columns, of: graph, people)
    guard !source.rules.excludedKinds.isEmpty, let edges = loaded.edges else {
      return try LeakageAudit(allTies: clean, outcomes: outcomes, limit: suspicionLimit)
    }
    var rules = source.rules
    rules.excludedKinds = []
    let whole = try await edges.graph(people: graph.people, rules, in: space, execution.quiet)
    let wholeLoaded = LoadedGraph(
      graph: whole, hasPeopleTable: true, edges: edges,
      edgeColumns: try whole.columnSchemas(of: edges, execution.quiet))
    let wholeFound = try await GraphTrial.columns(
      of: wholeLoaded, trial.plan, featureJob, execution)
    let all = try await columnsToAudit(of: whole, own, wholeFound, trial, execution.quiet)
    let ties = graph.compressed.neighbors
    return try LeakageAudit(
      allTies: try Self.columns(all, of: whole, people), withoutExcluded: clean,
      survivors: rows.map { ties.count(of: $0) > 0 }, outcomes: outcomes, limit: suspicionLimit)
  }

  /// People's own columns, the graph's, and those of outcomes, in the order of a graph.
  private func columnsToAudit(
    of graph: RelationGraph, _ own: OwnColumns, _ found: GraphTrial.GraphColumns,
    _ trial: GraphTrial, _ execution: Execution
  ) async throws -> [Column] {
    let names = Set(own.all.map(\.name))
    var columns = graph.people.columns.filter { names.contains($0.name) } + found.columns
    if let features = nestedFeatures {
      // With all ties there may be more people, of whom the table does not tell.
      let others = [Bool?](repeating: nil, count: graph.personCount - trial.events.count)
      let events = trial.events + others
      let folds = try await graph.folds(
        features.folds, of: events, named: trial.outcome, found.communities,
        seed: GraphTrial.foldSeed(self, repetition: 0), execution)
      columns += try await graph.outcomeColumns(
        of: events, named: trial.outcome, features, folds: folds, communities: found.communities,
        execution: execution
      ).modelColumns.map { $0.renamed(columnPrefix + $0.name) }
    }
    return columns
  }

  /// The columns with a row for each of some people.
  ///
  /// - Throws: `DataError` if two have one name.
  private static func columns(
    _ columns: [Column], of graph: RelationGraph, _ people: [String]
  ) throws -> [Column] {
    var table = graph.identifierTable
    for column in columns { try table.append(column) }
    return Array(table.ordered(by: people).columns.dropFirst())
  }
}

extension JobRun {
  /// Notes on how many outcomes a verdict rests, and warns of columns that are too good to be true.
  mutating func note(_ trial: GraphTrial, _ own: OwnColumns, _ audit: LeakageAudit) {
    report.summary.outcomes.append(
      OutcomeSummary(
        name: trial.outcome, foldCount: trial.folds[0].count, rule: trial.job.folds.name,
        foldValues: trial.job.folds.values(in: trial.graph.people.schema),
        knownCount: trial.outcomes.knownCount, eventCount: trial.outcomes.eventCount,
        usedCount: trial.events.indices.count { trial.folds[0].isTraining(row: $0) }))
    if own.columns.isEmpty {
      report.warnings.append(
        "\(trial.graph.people.sourceName): people have no columns of their own to compare with: "
          + "what the graph tells is compared with chance")
    }
    let names = Set(own.all.map(\.name))
    for finding in audit.findings where finding.isTooGood {
      let area = Figures.plain(finding.allTies.areaUnderCurve)
      let remedy: Message =
        names.contains(finding.name)
        ? "leave it out (\(.leftOut))"
        : trial.plan.ratings != nil || trial.plan.ties != nil
          ? "leave out what it is made from (ratings, columns of ties, \(.leftOut), \(.excludedKinds))"
          : "leave out what it is made from (\(.leftOut), \(.excludedKinds))"
      report.warnings.append(
        "column '\(finding.name)' alone tells the outcome too well (area under the curve \(area)), as "
          + "if it were made after it or from it; " + remedy)
    }
  }
}
