import Foundation
import Memory
import Sesame
import Testing

@Suite struct `History of communities` {
  private let path = "\(root)/Graphs/bitcoin-otc/edges.csv"
  private let format = EdgeListFormat(source: 1, target: 2, time: 4)

  private var source: GraphSource {
    GraphSource(edges: .file(path, format))
  }

  private var dates: [CommunityHistoryJob.Date] {
    ["2011-03-01", "2011-06-01", "2011-12-01"].compactMap { try? CommunityHistoryJob.Date($0) }
  }

  @Test func `every date is found from what lies strictly before`() async throws {
    let panel = try await CommunityHistoryJob(at: dates, seed: 1).run(on: source)
    let edges = try EdgeList(contentsOf: path, format: format)
    var history = CommunityHistory()
    for date in dates {
      let graph = try RelationGraph(edges, rules: GraphRules(asOf: date.seconds))
      try await history.append(communitiesOf: graph, named: date.name, seed: 1)
    }
    #expect(panel.history.events == history.events)
    #expect(try panel.history.table.columns == history.table.columns)
    #expect(panel.report.summary.dates.map(\.name) == dates.map(\.name))
    let last = try #require(panel.report.summary.dates.last)
    #expect(last.personCount == panel.report.summary.personCount)
    let there = history.events.count { $0.date == last.name && $0.community != nil }
    #expect(last.communityCount == there)
    #expect(panel.report.warnings.isEmpty)
  }

  @Test func `communities last longer when a search starts from the date before`() async throws {
    let warm = try await CommunityHistoryJob(at: dates, seed: 1).run(on: source)
    var job = CommunityHistoryJob(at: dates, seed: 1)
    job.startsFromEarlier = false
    let cold = try await job.run(on: source)
    func stayed(_ panel: CommunityHistoryJob.Result) -> Int {
      panel.history.events.reduce(0) { $0 + ($1.change == .continued ? $1.stayedCount : 0) }
    }
    #expect(stayed(warm) > stayed(cold))
    for (one, other) in zip(warm.report.summary.dates, cold.report.summary.dates) {
      // As good a division, within what seeds make of it.
      #expect(try #require(one.modularity) > #require(other.modularity) - 0.02)
    }
  }

  @Test func `threads change nothing`() async throws {
    let expected = try await CommunityHistoryJob(at: dates, seed: 2)
      .run(on: source, execution: Execution(threads: 1))
    for threads in [2, 3, 8] {
      let found = try await CommunityHistoryJob(at: dates, seed: 2)
        .run(on: source, execution: Execution(threads: threads))
      #expect(found.history.events == expected.history.events)
      #expect(try found.history.table.columns == expected.history.table.columns)
    }
  }

  @Test func `a date before all friendships has nobody`() async throws {
    let early = try CommunityHistoryJob.Date("2000-01-01")
    let panel = try await CommunityHistoryJob(at: [early] + dates.prefix(1), seed: 1).run(
      on: source)
    #expect(panel.report.summary.dates[0].personCount == 0)
    #expect(panel.report.summary.dates[0].modularity == nil)
    #expect(panel.history.events.allSatisfy { $0.change == .born })
    #expect(try panel.history.table["2000-01-01"]?.values.numbers?.allSatisfy { $0 == nil } == true)
  }

  @Test func `friendships without times have no dates`() async throws {
    let source = GraphSource(edges: "\(root)/Graphs/uk-faculty/edges.csv")
    await #expect(throws: GraphError.self) {
      try await CommunityHistoryJob(at: dates, seed: 1).run(on: source)
    }
  }

  @Test func `progress never falls`() async throws {
    let seen = Shared<[Double]>([])
    let execution = Execution { progress in
      seen.withLock { $0.append(progress.fractionCompleted) }
    }
    _ = try await CommunityHistoryJob(at: dates, seed: 1)
      .run(on: source, execution: execution)
    let parts = seen.withLock { $0 }
    #expect(parts == parts.sorted() && parts.count > 4)
  }
}
