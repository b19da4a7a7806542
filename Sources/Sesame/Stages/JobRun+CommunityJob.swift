internal import Communities
internal import Execution
internal import Files
internal import Graphs
internal import Tables

extension JobRun {
  mutating func communities(
    _ job: CommunityJob, _ graph: RelationGraph
  ) async throws -> FoundCommunities {
    if let given = job.search.start?.takingNamesForPerson(among: graph.identifiers) {
      report.warnings.append(given.firstLineWarning)
    }
    let keepsLevels = if case .levels = job.search { true } else { false }
    guard keepsLevels || job.search.start != nil else {
      return try await communities(job.search.plain, seed: job.seed, graph)
    }
    let found = try await stage(.communities) { execution in
      let labels = try job.search.start?.labels(for: graph)
      guard keepsLevels else {
        return FoundCommunities(
          try await graph.communities(
            using: job.search.method, startingFrom: labels, seed: job.seed, execution: execution))
      }
      return FoundCommunities(
        levels: try await graph.communityLevels(
          using: job.search.method, startingFrom: labels, seed: job.seed, execution: execution))
    }
    report.summary.note(found, by: job.search.method, graph)
    return found
  }

  mutating func significance(
    of communities: Communities, _ job: CommunityJob, _ graph: RelationGraph
  ) async throws -> CommunitySignificance? {
    guard let rewirings = job.rewirings else { return nil }
    let found = try await stage(.significance) { execution in
      try await RepeatedSearch(graph, job.search.method, seed: job.seed, execution)
        .significance(of: communities, runs: job.search.plain.runCount, rewirings: rewirings)
    }
    report.summary.significance = found
    return found
  }

  mutating func scan(
    _ job: CommunityJob, _ graph: RelationGraph
  ) async throws -> ResolutionScan? {
    guard let options = job.scan else { return nil }
    let found = try await stage(.scan) { execution in
      try await RepeatedSearch(graph, job.search.method, seed: job.seed, execution).scan(options)
    }
    report.summary.plateaus = found.plateaus
    return found
  }

  mutating func communityTable(
    _ communities: Communities, _ job: CommunityJob, _ graph: RelationGraph
  ) async throws -> Table? {
    guard let thresholds = job.communityTable?.thresholds else { return nil }
    let choice = AggregatedColumns(of: graph.people, purpose: "the table of communities")
    report.warnings += choice.warnings
    // A column of true and false is there if it is asked for.
    let others = graph.people.columns.map(\.name)
      .filter { thresholds[$0] != nil && !choice.names.contains($0) }
    let table = try await graph.communityTable(
      of: communities, columns: choice.names + others,
      thresholds: thresholds,
      execution: execution.quiet)
    report.warnings += graph.people.roundingWarnings(ofColumns: choice.names)
    return table
  }
}
