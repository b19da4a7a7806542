import DelimitedText
import GraphFeatures
import Tables
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
    history.append(try await first.communities(seed: 1), of: first, named: "spring")
    let events = history.append(
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
    history.append(try await alone.communities(seed: 1), of: alone, named: "1")
    #expect(history.events.map(\.size) == [2])
    let gone = try graph("d,e\n", people: people(["a", "b", "c", "d", "e"]))
    let events = history.append(try await gone.communities(seed: 1), of: gone, named: "2")
    #expect(events.map(\.change) == [.born, .died])
    #expect(events.map(\.community) == [0, nil])
    #expect(try history.table["2"]?.values == .integers([nil, nil, nil, 1, 1]))
  }

  @Test func `a date with the name of the identifiers is an error`() async throws {
    var history = CommunityHistory()
    let pair = try graph("a,b\n")
    history.append(try await pair.communities(seed: 1), of: pair, named: "id")
    #expect(throws: DataError.self) { try history.table }
  }
}
