internal import Communities
internal import EdgeLists
internal import Execution
internal import Graphs
internal import Memory
internal import Tables

extension JobRun {
  /// Reads, and finds the communities at each date.
  mutating func history(
    of edges: Source<EdgeList>, _ source: GraphSource, _ job: CommunityHistoryJob,
    in space: ScratchSpace
  ) async throws -> CommunityHistory {
    let inputs = try await inputs(edges, source, in: space)
    let (edges, people) = (inputs.edges, inputs.people)
    report.warnings += timeWarnings(edges, source, dates: job.dates.map(\.seconds))
    var history = CommunityHistory()
    for date in job.dates {
      var rules = source.rules
      rules.asOf = date.seconds
      let (graph, found, later) = try await stage(date.stage) { [history, rules] execution in
        let graph = try await edges.graph(
          people: people, matches: inputs.matches, rules, in: space, execution.reporting(0...0.3))
        var history = history
        let found = try await history.append(
          communitiesOf: graph, named: date.name, using: job.method,
          startsFromEarlier: job.startsFromEarlier, seed: job.seed,
          execution: execution.reporting(0.3...1))
        return (graph, found, history)
      }
      history = later
      note(date.name, graph, found)
      if date == job.dates.last {
        report.warnings += [graph.warningOfNoneLeft].compactMap(\.self)
      }
      if date == job.dates.last, let people {
        try checkIdentifiers(people, edges.names, graph, source)
        if source.presumesIdentifier { report.summary.noteIdentifier(of: people) }
      }
    }
    return history
  }

  /// Notes what was found at a date.
  private mutating func note(
    _ date: String, _ graph: RelationGraph,
    _ found: (communities: Communities, events: [CommunityHistory.Event])
  ) {
    let there = found.events.filter { $0.community != nil }
    report.summary.dates.append(
      JobSummary.DateSummary(
        name: date, personCount: there.reduce(0) { $0 + $1.size },
        friendshipCount: graph.friendshipCount, communityCount: there.count,
        modularity: found.communities.modularity,
        continuedCount: there.count { $0.change == .continued }))
    // The last date has the most.
    report.summary.note(graph)
  }
}
