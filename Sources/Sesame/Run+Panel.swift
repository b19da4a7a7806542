internal import Communities
internal import EdgeLists
internal import Execution
internal import Graphs
internal import Memory
internal import Tables

extension Run {
  /// Reads, and finds the communities at each date.
  mutating func history(
    of source: GraphSource, at dates: [CommunityPanel.Date], _ request: FeatureRequest,
    startsFromEarlier: Bool, in space: ScratchSpace
  ) async throws -> CommunityHistory {
    let (edges, people, setAside) = try await stage("read", 0...0.2) { execution in
      try await execution.run { try Self.readInputs(source, in: space, $0) }
    }
    try source.keep(setAside)
    summary.quarantinedPersonCount = setAside.count - edges.summary.setAside.count
    note(edges, people, source)
    warnings += timeWarnings(edges, source, dates: dates.map(\.seconds))
    var history = CommunityHistory()
    for (place, date) in dates.enumerated() {
      let reached = { (place: Int) in 0.2 + 0.8 * Double(place) / Double(dates.count) }
      var source = source
      source.asOf = date.seconds
      let rules = source.rules
      let earlier = history
      let (graph, found, later) = try await stage(
        date.name, reached(place)...reached(place + 1)
      ) { execution in
        let graph = try await edges.graph(
          people: people, rules, in: space, execution.reporting(0...0.3))
        var history = earlier
        let found = try await history.append(
          communitiesOf: graph, named: date.name, using: request.communityMethod,
          startsFromEarlier: startsFromEarlier, seed: request.seed,
          execution: execution.reporting(0.3...1))
        return (graph, found, history)
      }
      history = later
      note(date.name, graph, found)
      if place == dates.count - 1, let people {
        try checkIdentifiers(people, edges.names, graph, source)
        if source.identifier == nil { summary.noteIdentifier(of: people) }
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
    summary.dates.append(
      RunSummary.DateSummary(
        name: date, personCount: there.reduce(0) { $0 + $1.size },
        friendshipCount: graph.friendshipCount, communityCount: there.count,
        modularity: found.communities.modularity,
        continuedCount: there.count { $0.change == .continued }))
    // The last date has the most.
    summary.personCount = graph.personCount
    summary.friendshipCount = graph.friendshipCount
    summary.graph = graph.summary
    summary.lapsedPersonCount = graph.lapsedPersonCount
  }
}
