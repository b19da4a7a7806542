internal import Communities
internal import Execution
internal import Files
internal import GraphFeatures
internal import Graphs
internal import Tables

extension Stage {
  static let features = Stage("features", share: 35)
  static let aggregates = Stage("aggregates", share: 10)
  static let exposure = Stage("exposure", share: 3)
  static let ties = Stage("ties", share: 10)
  static let outcomes = Stage("outcomes", share: 15)
  static let influence = Stage("influence", share: 10)
}

extension FeaturePlan {
  /// The stages of a run by the plan.
  var stages: [Stage] {
    [
      features.isEmpty ? nil : .features, needsCommunities ? .communities : nil,
      aggregatedColumns.isEmpty ? nil : .aggregates,
      exposedColumns.isEmpty ? nil : .exposure, ties == nil ? nil : .ties,
      computesInfluence ? .influence : nil,
      outcomes.isEmpty ? nil : .outcomes,
    ].compactMap(\.self)
  }
}

/// What a graph yielded by a plan.
struct FeatureResults {
  /// The people table with the plan's columns.
  var table: Table
  var communities: FoundCommunities?
  /// The shares of friends in communities, without a prefix.
  fileprivate(set) var shares: Table?

  /// A plan with the columns that came out, which only the run can tell.
  func settled(_ plan: FeaturePlan) -> FeaturePlan { shares.map(plan.sharing) ?? plan }
}

extension JobRun {
  /// Resolves a job for a graph that is there, and tells which columns are aggregated and why others
  /// are not.
  ///
  /// - Parameters:
  ///   - job: The job.
  ///   - loaded: The graph.
  ///   - read: The columns that are read besides, under their own names.
  ///   - results: The columns that come out besides.
  /// - Returns: The plan of what is written.
  /// - Throws: What the job's plan throws, and `DataError` if a column that is to be written does not
  ///   come out.
  mutating func plan(
    _ job: FeatureJob, for loaded: LoadedGraph, reading read: Set<String> = [],
    besides results: [String] = []
  ) throws -> FeaturePlan {
    let people = loaded.graph.people
    var plan = try job.expectedPlan(for: loaded.schema)
    if loaded.hasPeopleTable {
      for name in job.aggregates.exceptions ?? [] { _ = try people.column(named: name) }
      try plan.checkTexts()
      plan = try plan.resolved(for: people)
    }
    try plan.checkShown(
      job.columns, prefix: job.columnPrefix, people: people.columnNames, others: results)
    plan = plan.showing(job.columns, andAll: read, prefix: job.columnPrefix)
    if loaded.hasPeopleTable { tellAggregates(job, plan, people) }
    return plan
  }

  /// A job of a panel with only those of the columns that are to be written that come out at this date: the
  /// texts of ties that are frequent are others at each.
  ///
  /// - Parameters:
  ///   - job: The job.
  ///   - loaded: The graph.
  ///   - results: The columns that come out besides.
  /// - Returns: The job, as it is if the graph is not that of one date of several.
  /// - Throws: What the job's plan throws.
  func keepingKnownColumns(
    of job: FeatureJob, for loaded: LoadedGraph, besides results: [String] = []
  ) throws -> FeatureJob {
    guard loaded.isOfPanel, let names = job.columns else { return job }
    var job = job
    job.columns = nil
    var trial = self
    let plan = try trial.plan(job, for: loaded, besides: results)
    let known = Set(
      loaded.graph.people.columnNames + plan.columnNames.map { job.columnPrefix + $0 } + results)
    job.columns = names.filter(known.contains)
    return job
  }

  /// Tells which columns are aggregated and why others are not, and what is odd about them.
  private mutating func tellAggregates(_ job: FeatureJob, _ plan: FeaturePlan, _ people: Table) {
    if let exceptions = job.aggregates.exceptions {
      let choice = AggregatedColumns(of: people, except: exceptions).keeping(plan.aggregatedColumns)
      report.summary.aggregates = choice
      report.warnings += choice.warnings
      if let warning = people.undeclaredOutcomeWarning(among: choice.names) {
        report.warnings.append(warning)
      }
    } else {
      // Numbers that became texts are written so, whether or not they are aggregated.
      report.warnings += AggregatedColumns(of: people, purpose: nil).warnings
    }
  }

  /// Computes what a plan asks for.
  mutating func features(
    _ plan: FeaturePlan, _ job: FeatureJob, _ loaded: LoadedGraph
  ) async throws -> FeatureResults {
    let graph = loaded.graph
    report.warnings += undeclaredOutcomeWarnings(plan, graph.people)
    var found = FeatureResults(table: graph.people)
    let features = try plan.features.map { try $0.resolved(for: graph.people) }
    if !features.isEmpty {
      let table = try await stage(.features) { execution in
        try await graph.features(.only(features), execution: execution)
      }
      found.table = try found.table.joined(with: table.prefixed(job.columnPrefix))
    }
    if plan.needsCommunities { try await addCommunities(plan, job, loaded, to: &found) }
    if !plan.aggregatedColumns.isEmpty {
      report.warnings += graph.people.roundingWarnings(ofColumns: plan.aggregatedColumns)
      report.warnings += [plan.warningOfFewFriends(in: graph)].compactMap(\.self)
      let communities = plan.findsCommunities ? found.communities?.communities : nil
      let aggregates = try await stage(.aggregates) { execution in
        try await graph.aggregates(
          plan.aggregates, communities: communities, execution: execution)
      }
      found.table = try found.table.joined(with: aggregates.prefixed(job.columnPrefix))
    }
    if !plan.exposedColumns.isEmpty {
      let exposure = try await stage(.exposure) { execution in
        try await graph.exposure(to: plan.exposedColumns, execution: execution)
      }
      found.table = try found.table.joined(with: exposure.prefixed(job.columnPrefix))
    }
    if let ties = plan.ties, let edges = loaded.edges {
      report.warnings += edges.warnings(ofWindows: ties.windows, date: graph.asOf)
      let columns = try await stage(.ties) { execution in
        try await graph.tieStatistics(of: edges, ties, execution: execution)
      }
      found.table = try found.table.joined(with: columns.prefixed(job.columnPrefix))
    }
    if plan.computesInfluence {
      let columns = try await influence(plan, loaded, found.communities?.communities)
      found.table = try found.table.joined(with: columns.prefixed(job.columnPrefix))
    }
    if !plan.outcomes.isEmpty {
      let columns = try await outcomeColumns(plan, job, graph, found.communities?.communities)
      found.table = try found.table.joined(with: columns.prefixed(job.columnPrefix))
    }
    return found
  }

  /// What to say of columns that may be outcomes and from which something other than aggregates is computed.
  private func undeclaredOutcomeWarnings(_ plan: FeaturePlan, _ people: Table) -> [Message] {
    let seeds = plan.influence.flatMap { $0.methods.isEmpty ? nil : $0.seeds.columnName }
    return
      ([people.undeclaredOutcomeWarning(seeds, "seeds come from")]
      + plan.features.map { people.undeclaredOutcomeWarning($0.resetColumn, "walks restart by") }
      + plan.exposedColumns.map { people.undeclaredOutcomeWarning($0, "exposure is to") })
      .compactMap(\.self)
  }

  /// Finds communities, and adds the columns of them that the plan has.
  private mutating func addCommunities(
    _ plan: FeaturePlan, _ job: FeatureJob, _ loaded: LoadedGraph, to found: inout FeatureResults
  ) async throws {
    let graph = loaded.graph
    let communities = try await communities(job.communities, seed: job.seed, graph)
    found.communities = communities
    for column in communities.columns where plan.shows(column) {
      try found.table.append(column.renamed(job.columnPrefix + column.name))
    }
    if plan.communityShareCount == 0 { return }
    var shares = try await graph.communityShares(
      in: communities.communities, ofLargest: plan.communityShareCount, execution: execution.quiet)
    let count = shares.columns.count - 1
    if loaded.isOfPanel {
      // Another date may have such a community.
      for name in plan.shareColumns.map(\.name) where shares[name] == nil {
        try shares.append(Column(name, [Double?](repeating: nil, count: graph.personCount)))
      }
    }
    found.table = try found.table.joined(with: shares.prefixed(job.columnPrefix))
    found.shares = shares
    if count == plan.communityShareCount { return }
    let settled = plan.sharing(shares)
    try settled.checkShares(job.columns, asPlannedIn: plan, prefix: job.columnPrefix)
    report.warnings.append(
      "there are shares of friends for \(count) of the \(plan.communityShareCount) communities asked "
        + "for: nobody has a friend in any other")
  }

  /// Columns made of the outcomes that the people table declares, and what they rest on.
  private mutating func outcomeColumns(
    _ plan: FeaturePlan, _ job: FeatureJob, _ graph: RelationGraph, _ communities: Communities?
  ) async throws -> Table {
    let results = try await stage(.outcomes) { execution in
      var results: [OutcomeColumns] = []
      for (place, request) in plan.outcomes.enumerated() {
        let share = { (place: Int) in Double(place) / Double(plan.outcomes.count) }
        results.append(
          try await graph.outcomeColumns(
            of: request.outcome, request.features, communities: communities, seed: job.seed,
            execution: execution.reporting(share(place)...share(place + 1))))
      }
      return results
    }
    if graph.asOf != nil {
      report.warnings.append(
        "friends' outcomes are used whenever they became known, as outcomes have no date; leave those "
          + "empty that were not known by \(.asOf)")
    }
    var table = graph.identifierTable
    for (request, result) in zip(plan.outcomes, results) {
      for column in result.columns { try table.append(column) }
      let events = try graph.people.events(ofOutcome: request.outcome)
      report.summary.outcomes.append(
        OutcomeSummary(
          name: request.outcome, foldCount: result.folds.count, rule: request.features.folds.name,
          foldValues: request.features.folds.values(in: graph.people.schema),
          knownCount: events.count { $0 != nil }, eventCount: events.count { $0 == true },
          usedCount: events.indices.count { result.folds.isTraining(row: $0) }))
    }
    return table
  }

  /// Computes influence from seeds and what ratings say, and notes what is left out.
  private mutating func influence(
    _ plan: FeaturePlan, _ loaded: LoadedGraph, _ communities: Communities?
  ) async throws -> Table {
    let influence = plan.influence.flatMap { $0.methods.isEmpty ? nil : $0 }
    let found = try await stage(.influence) { execution in
      try await loaded.graph.selected(
        influence, plan.ratings, in: loaded.edges, communities: communities, execution)
    }
    report.warnings += influence?.seeds.warnings(in: loaded.graph) ?? []
    report.summary.seedCount = found.seedCount
    report.summary.seededCommunityCount = found.seededCommunityCount
    report.summary.ratings = found.ratings
    for name in found.unsettledColumns {
      report.warnings.append("column '\(name)' had not settled at the last iteration")
    }
    return found.table
  }
}

extension FeaturePlan {
  /// Whether a column of influence or ratings comes out.
  fileprivate var computesInfluence: Bool {
    !(influence?.methods.isEmpty ?? true) || ratings != nil
  }

  /// Whether a column of communities or of their stability comes out.
  fileprivate func shows(_ column: Column) -> Bool {
    communities.descriptions(of: communityColumns).contains { $0.name == column.name }
  }
}
