import EdgeLists
import Files
import GraphKernels
import Graphs
import Tables
import TestSupport
import Testing
import TextFormats

@Suite struct `Kinds of ties that are left out` {
  private let list = "from,to,kind\na,b,loan\nb,c,gift\nc,a,loan\nc,d,rating\na,d,gift\n"

  private func graph(
    without kinds: Set<String>, _ text: String? = nil, asOf: Double? = nil,
    format: EdgeListFormat = EdgeListFormat(kind: "kind"), kept: Set<String> = []
  ) throws -> RelationGraph {
    var rules = GraphRules(asOf: asOf)
    rules.excludedKinds = kinds
    rules.keptKinds = kept
    return try RelationGraph(
      EdgeList(parsing: text ?? list, named: "ties.csv", format: format),
      people: people(["a", "b", "c", "d"]), rules: rules)
  }

  @Test func `are not in the graph, and counted`() throws {
    let whole = try graph(without: [])
    let some = try graph(without: ["loan", "rating"])
    #expect(some.identifiers == whole.identifiers)
    #expect(some.friendshipCount == 2)
    #expect(some.summary.excludedCount == 3)
    #expect(some.summary.excludedKinds.map(\.name) == ["loan", "rating"])
    #expect(some.summary.excludedKinds.map(\.count) == [2, 1])
    #expect(some.summary.tooLateCount == 0)
    #expect(some.summary.description.contains("3 of excluded kinds"))
    let expected = try graph(
      without: [], "from,to\nb,c\na,d\n", format: EdgeListFormat())
    #expect(some.compressed == expected.compressed)
  }

  @Test func `are left out of a list with dates and ends too`() throws {
    let text =
      "from,to,kind,time,until\na,b,loan,1,\nb,c,gift,2,3\nc,a,loan,3,4\nc,d,gift,4,\na,d,loan,9,\n"
    let format = EdgeListFormat(time: "time", kind: "kind", until: "until")
    let found = try graph(without: ["loan"], text, asOf: 8, format: format)
    #expect(found.friendshipCount == 1)
    #expect(found.summary.excludedCount == 3)
    #expect(found.summary.endedCount == 1)
    #expect(found.summary.tooLateCount == 0)
  }

  @Test func `take people with them whom no table lists`() throws {
    var rules = GraphRules()
    rules.excludedKinds = ["rating"]
    let edges = try EdgeList(
      parsing: list + "e,f,rating\n", named: "ties.csv", format: EdgeListFormat(kind: "kind"))
    #expect(try Array(RelationGraph(edges, rules: rules).identifiers) == ["a", "b", "c", "d"])
  }

  @Test(arguments: [
    (
      "loans", EdgeListFormat(kind: "kind"),
      "ties.csv: no friendship has the kind 'loans', which is to be left out; did you mean 'loan'? "
        + "its kinds are loan, gift, rating"
    ),
    (
      "loan", EdgeListFormat(),
      "ties.csv: kinds are left out of a list that has none; name the column of kinds (`kind`), and "
        + "give the list, not a snapshot"
    ),
  ])
  func `must be there`(kind: String, format: EdgeListFormat, message: String) {
    let error = #expect(throws: DataError.self) { try graph(without: [kind], format: format) }
    #expect(error?.description == message)
  }
}
