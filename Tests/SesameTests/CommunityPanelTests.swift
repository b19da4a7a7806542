import Foundation
import Memory
import Sesame
import Testing

@Suite struct `Panel of communities` {
  private var source: GraphSource {
    var source = GraphSource(edges: "\(root)/Graphs/bitcoin-otc/edges.csv")
    source.edgeFormat = EdgeListFormat(source: 1, target: 2, time: 4)
    return source
  }

  private var dates: [CommunityPanel.Date] {
    ["2011-03-01", "2011-06-01", "2011-12-01"].compactMap { CommunityPanel.Date($0) }
  }

  @Test func `every date is found from what lies strictly before`() async throws {
    let panel = try await CommunityPanel(of: source, at: dates, seed: 1)
    let edges = try EdgeList(contentsOf: source.edges, format: source.edgeFormat)
    var history = CommunityHistory()
    for date in dates {
      let graph = try RelationGraph(edges, rules: GraphRules(asOf: date.seconds))
      try await history.append(communitiesOf: graph, named: date.name, seed: 1)
    }
    #expect(panel.history.events == history.events)
    #expect(try panel.history.table.columns == history.table.columns)
    #expect(panel.summary.dates.map(\.name) == dates.map(\.name))
    let last = try #require(panel.summary.dates.last)
    #expect(last.personCount == panel.summary.personCount)
    let there = history.events.count { $0.date == last.name && $0.community != nil }
    #expect(last.communityCount == there)
    #expect(panel.warnings.isEmpty)
  }

  @Test func `communities last longer when a search starts from the date before`() async throws {
    let warm = try await CommunityPanel(of: source, at: dates, seed: 1)
    let cold = try await CommunityPanel(of: source, at: dates, startsFromEarlier: false, seed: 1)
    func stayed(_ panel: CommunityPanel) -> Int {
      panel.history.events.reduce(0) { $0 + ($1.change == .continued ? $1.stayedCount : 0) }
    }
    #expect(stayed(warm) > stayed(cold))
    for (one, other) in zip(warm.summary.dates, cold.summary.dates) {
      // As good a division, within what seeds make of it.
      #expect(try #require(one.modularity) > #require(other.modularity) - 0.02)
    }
  }

  @Test func `threads change nothing`() async throws {
    let expected = try await CommunityPanel(
      of: source, at: dates, seed: 2, execution: Execution(threads: 1))
    for threads in [2, 3, 8] {
      let found = try await CommunityPanel(
        of: source, at: dates, seed: 2, execution: Execution(threads: threads))
      #expect(found.history.events == expected.history.events)
      #expect(try found.history.table.columns == expected.history.table.columns)
    }
  }

  @Test func `a date before all friendships has nobody`() async throws {
    let early = try #require(CommunityPanel.Date("2000-01-01"))
    let panel = try await CommunityPanel(of: source, at: [early] + dates.prefix(1), seed: 1)
    #expect(panel.summary.dates[0].personCount == 0)
    #expect(panel.summary.dates[0].modularity == nil)
    #expect(panel.history.events.allSatisfy { $0.change == .born })
    #expect(try panel.history.table["2000-01-01"]?.values.numbers?.allSatisfy { $0 == nil } == true)
  }

  @Test func `friendships without times have no dates`() async throws {
    let source = GraphSource(edges: "\(root)/Graphs/uk-faculty/edges.csv")
    await #expect(throws: GraphError.self) {
      try await CommunityPanel(of: source, at: dates, seed: 1)
    }
  }

  @Test func `progress never falls`() async throws {
    let seen = Shared<[Double]>([])
    let execution = Execution { progress in
      seen.withLock { $0.append(progress.fractionCompleted) }
    }
    _ = try await CommunityPanel(of: source, at: dates, seed: 1, execution: execution)
    let parts = seen.withLock { $0 }
    #expect(parts == parts.sorted() && parts.count > 4)
  }
}
