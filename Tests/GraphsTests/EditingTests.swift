import EdgeLists
import Execution
import GraphKernels
import Graphs
import Identifiers
import Tables
import TestSupport
import Testing
import TextFormats

@Suite struct `Graphs without a friendship` {
  @Test(arguments: [false, true])
  func `the graph is the one that is built without its rows`(directed: Bool) async throws {
    let lines = ["a,b,2", "b,a,3", "b,c,1", "c,d,4", "d,a,1"]
    let format = EdgeListFormat(weight: 3)
    let table = people(["a", "b", "c", "d", "e"], Column("x", .integers([1, 2, 3, 4, 5])))
    let whole = try graph(
      lines.joined(separator: "\n"), people: table, directed: directed, format: format)
    let rest = try graph(
      lines.dropFirst(2).joined(separator: "\n"), people: table, directed: directed, format: format)
    for ends in [("a", "b"), ("b", "a")] {
      let less = try await whole.withoutFriendship(between: ends.0, and: ends.1)
      #expect(less.compressed == rest.compressed)
      #expect(less.people == whole.people && less.personCount == 5)
    }
    #expect(
      try await whole.withoutFriendship(between: "a", and: "e").compressed == whole.compressed)
    await #expect(throws: GraphError.self) {
      try await whole.withoutFriendship(between: "a", and: "nobody")
    }
  }

  @Test func `people and friendships are added behind those that are there`() async throws {
    let whole = try graph("a,b\nb,c\n", people: people(["a", "b", "c"]))
    let more = try await whole.edited(
      people: whole.people.adding(people: ["x", "y"]), adding: [(0, 3), (3, 4)],
      execution: .init())
    let built = try graph("a,b\nb,c\na,x\nx,y\n", people: people(["a", "b", "c", "x", "y"]))
    #expect(more.compressed == built.compressed && more.identifiers == built.identifiers)
  }
}
