internal import Communities
internal import Execution
internal import GraphFeatures
internal import Graphs
internal import Tables

extension Stage {
  static let features = Stage("features", share: 35)
  static let aggregates = Stage("aggregates", share: 10)
  static let exposure = Stage("exposure", share: 3)
  static let ties = Stage("ties", share: 10)
}

extension FeaturePlan {
  /// The stages of a run by the plan.
  var stages: [Stage] {
    [
      features.isEmpty ? nil : .features, findsCommunities ? .communities : nil,
      aggregatedColumns.isEmpty ? nil : .aggregates,
      exposedColumns.isEmpty ? nil : .exposure, ties == nil ? nil : .ties,
    ].compactMap(\.self)
  }
}

/// What a graph yielded by a plan.
struct FeatureResults {
  /// The people table with the plan's columns.
  var table: Table
  var communities: FoundCommunities?
}

extension JobRun {
  /// Resolves a job for a graph that is there, and tells which columns are aggregated and why others
  /// are not.
  mutating func plan(
    _ job: FeatureJob, for loaded: LoadedGraph
  ) throws -> FeaturePlan {
    let people = loaded.graph.people
    let plan = try job.expectedPlan(for: loaded.schema)
    if !loaded.hasPeopleTable { return plan }
    if let exceptions = job.aggregates.exceptions {
      for name in exceptions { _ = try people.column(named: name) }
      let choice = AggregatedColumns(of: people, except: exceptions)
      report.summary.aggregates = choice
      report.warnings += choice.warnings
    } else {
      // Numbers that became texts are written so, whether or not they are aggregated.
      report.warnings += AggregatedColumns(of: people, purpose: nil).warnings
    }
    try plan.checkTexts()
    return plan.resolved(for: people)
  }

  /// Computes what a plan asks for.
  mutating func features(
    _ plan: FeaturePlan, _ job: FeatureJob, _ loaded: LoadedGraph
  ) async throws -> FeatureResults {
    let graph = loaded.graph
    var found = FeatureResults(table: graph.people)
    let features = try plan.features.map { try $0.resolved(for: graph.people) }
    if !features.isEmpty {
      let table = try await stage(.features) { execution in
        try await graph.features(.only(features), execution: execution)
      }
      found.table = try found.table.joined(with: table.prefixed(job.columnPrefix))
    }
    if plan.findsCommunities {
      let communities = try await communities(job.communities, seed: job.seed, graph)
      found.communities = communities
      for column in communities.columns where plan.shows(column) {
        try found.table.append(column.renamed(job.columnPrefix + column.name))
      }
    }
    if !plan.aggregatedColumns.isEmpty {
      report.warnings += graph.people.roundingWarnings(ofColumns: plan.aggregatedColumns)
      let communities = found.communities?.communities
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
    return found
  }
}

extension FeaturePlan {
  /// Whether a column of communities or of their stability comes out.
  fileprivate func shows(_ column: Column) -> Bool {
    CommunityColumn(rawValue: column.name).map(communityColumns.contains)
      ?? (column.name == CommunityConsensus.columnName)
  }
}
