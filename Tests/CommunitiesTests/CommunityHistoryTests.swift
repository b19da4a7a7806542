import Communities
import Files
import Graphs
import Identifiers
import Tables
import TestSupport
import Testing

@Suite struct `History of communities` {
  private func triangle(_ people: String) -> String {
    let names = people.map { "\($0)" }
    return "\(names[0]),\(names[1])\n\(names[1]),\(names[2])\n\(names[2]),\(names[0])\n"
  }

  @Test func `people keep their community's number, whatever their rows`() async throws {
    var history = CommunityHistory()
    let first = try graph(triangle("abc") + triangle("xyz"))
    let second = try graph(triangle("zyx") + triangle("bad") + "c,d\n" + triangle("pqr"))
    try history.append(try await first.communities(seed: 1), of: first, named: "spring")
    let events = try history.append(
      try await second.communities(seed: 1), of: second, named: "autumn")
    #expect(events.map(\.change) == [.continued, .continued, .born])
    #expect(events.map(\.community) == [0, 1, 2])
    #expect(events.map(\.size) == [4, 3, 3])
    #expect(events.map(\.stayedCount) == [3, 3, 0])
    let table = try history.table
    #expect(table.identifiers == ["a", "b", "c", "x", "y", "z", "d", "p", "q", "r"])
    #expect(
      table["spring"]?.values == .integers([0, 0, 0, 1, 1, 1, nil, nil, nil, nil]))
    #expect(table["autumn"]?.values == .integers([0, 0, 0, 1, 1, 1, 0, 2, 2, 2]))
    #expect(history.events.count == 5)
  }

  @Test func `people without friends are not there`() async throws {
    var history = CommunityHistory()
    let alone = try graph("a,b\n", people: people(["a", "b", "c"]))
    try history.append(try await alone.communities(seed: 1), of: alone, named: "1")
    #expect(history.events.map(\.size) == [2])
    let gone = try graph("d,e\n", people: people(["a", "b", "c", "d", "e"]))
    let events = try history.append(try await gone.communities(seed: 1), of: gone, named: "2")
    #expect(events.map(\.change) == [.born, .died])
    #expect(events.map(\.community) == [0, nil])
    #expect(try history.table["community_at_2"]?.values == .integers([nil, nil, nil, 1, 1]))
  }

  @Test func `a date that is given twice is an error`() async throws {
    var history = CommunityHistory()
    let pair = try graph("a,b\n")
    try await history.append(communitiesOf: pair, named: "1", seed: 1)
    await #expect(throws: GraphError.self) {
      try await history.append(communitiesOf: pair, named: "1", seed: 1)
    }
    #expect(try history.table.columns.count == 2)
  }

  @Test func `a date with the name of the identifiers is an error`() async throws {
    var history = CommunityHistory()
    let pair = try graph("a,b\n")
    try history.append(try await pair.communities(seed: 1), of: pair, named: "id")
    #expect(throws: DataError.self) { try history.table }
  }

  /// A ring of people, of which no division is much better than another.
  private func ring(_ count: Int) throws -> RelationGraph {
    try graph((0..<count).map { "p\($0),p\(($0 + 1) % count)" }.joined(separator: "\n"))
  }

  @Test(arguments: [CommunityMethod.leiden(), .louvain()])
  func `a search that starts from the date before keeps what still holds`(
    method: CommunityMethod
  ) async throws {
    let (first, second) = (try ring(200), try ring(201))
    var (warm, cold) = (CommunityHistory(), CommunityHistory())
    let start = try await warm.append(communitiesOf: first, named: "1", using: method, seed: 1)
    #expect(start.communities == (try await first.communities(using: method, seed: 1)))
    #expect(start.events.allSatisfy { $0.change == .born })
    try await cold.append(communitiesOf: first, named: "1", using: method, seed: 1)
    let kept = try await warm.append(communitiesOf: second, named: "2", using: method, seed: 2)
    let anew = try await cold.append(
      communitiesOf: second, named: "2", using: method, startsFromEarlier: false, seed: 2)
    #expect(anew.communities == (try await second.communities(using: method, seed: 2)))
    func stayed(_ events: [CommunityHistory.Event]) -> Int {
      events.reduce(0) { $0 + ($1.change == .continued ? $1.stayedCount : 0) }
    }
    #expect(stayed(kept.events) > stayed(anew.events))
    #expect(stayed(kept.events) > 160)
    let labels = warm.latestNumbers(of: second)
    #expect(labels.count == 201 && !labels.contains(nil))
    #expect(try warm.table["community_at_2"]?.values == .integers(labels))
  }

  @Test func `who was not there has no number to start from`() async throws {
    let first = try graph("a,b\nc,d\n", people: people(["e", "a"]))
    var history = CommunityHistory()
    #expect(history.latestNumbers(of: first) == [nil, nil, nil, nil, nil])
    try await history.append(communitiesOf: first, named: "1", seed: 1)
    let second = try graph("z,d\ne,c\nb,z\n")
    #expect(history.latestNumbers(of: second) == [nil, 1, nil, 1, 0])
  }

  @Test(arguments: [CommunityMethod.labelPropagation, .infomap(), .walktrap()])
  func `other methods begin anew`(method: CommunityMethod) async throws {
    let built = try graph(triangle("abc") + triangle("xyz"))
    var history = CommunityHistory()
    try await history.append(communitiesOf: built, named: "1", using: method, seed: 1)
    let later = try await history.append(communitiesOf: built, named: "2", using: method, seed: 1)
    #expect(later.communities == (try await built.communities(using: method, seed: 1)))
    #expect(later.events.map(\.change) == [.continued, .continued])
  }

  @Test func `events have a table, and the identifiers their name`() async throws {
    let table = Table([Column("person", .strings(["a", "b", "c"]))])
    var history = CommunityHistory()
    let pair = try graph("a,b\n", people: table)
    try await history.append(communitiesOf: pair, named: "1", seed: 1)
    let other = try graph("d,e\n")
    try await history.append(communitiesOf: other, named: "2", seed: 1)
    #expect(
      try history.table.columns.map(\.name) == ["person", "community_at_1", "community_at_2"])
    let events = history.eventTable
    #expect(
      events.columns.map(\.name) == [
        "date", "number", "community", "change", "size", "stayed", "other",
      ])
    #expect(events["date"]?.values == .strings(["1", "2", "2"]))
    #expect(events["number"]?.values == .integers([0, 1, 0]))
    #expect(events["community"]?.values == .integers([0, 0, nil]))
    #expect(events["change"]?.values == .strings(["born", "born", "died"]))
    #expect(events["size"]?.values == .integers([2, 2, 2]))
    #expect(events["other"]?.values == .integers([nil, nil, nil]))
    #expect(CommunityHistory().eventTable.rowCount == 0)
  }
}
