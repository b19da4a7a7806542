import Communities
import EdgeLists
import Files
import Graphs
import Tables
import TestSupport
import Testing

@Suite struct `People of columns in memory` {
  static let odd: [([String?], String)] = [
    (["a", "a", "b"], "row 2: the person is in the table twice, first in row 1; keep one row"),
    (["a", nil, "b"], "row 2: the identifier is empty; give every person one"),
    (["a", "", "b"], "row 2: the identifier is empty; give every person one"),
    (["a", "b\0"], "row 2: a NUL character in column 'id'; remove it"),
  ]

  @Test(arguments: odd)
  func `are refused where someone can't be told apart`(
    _ identifiers: [String?], _ problem: String
  ) async throws {
    let table = Table([Column("id", .strings(identifiers))])
    let edges = try EdgeList([("a", "b"), ("b", "c")])
    let built = #expect(throws: DataError.self) { try RelationGraph(edges, people: table) }
    #expect(built?.description == "table: \(problem)")
    let graph = try RelationGraph(edges)
    let ordered = await #expect(throws: DataError.self) { try await graph.ordered(by: table) }
    #expect(ordered?.description == "table: \(problem)")
    var start = table
    try start.append(Column("community", .integers(Array(repeating: 0, count: table.rowCount))))
    let labels = #expect(throws: DataError.self) {
      try CommunityAssignment(in: start).labels(for: graph)
    }
    #expect(labels?.description == "table: \(problem)")
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func `no date and no half-life is a number that time can't have`(_ number: Double) throws {
    let edges = try EdgeList(sources: ["a", "b"], targets: ["b", "c"], times: [0, 1])
    let date = #expect(throws: GraphError.self) {
      try RelationGraph(edges, rules: GraphRules(asOf: number))
    }
    #expect(
      date?.description
        == "the date as of which friendships count is \(number), not a number of seconds; give "
        + "`asOf` in seconds since 1970")
    for halfLife in [number, 0, -1] {
      let error = #expect(throws: GraphError.self) {
        try RelationGraph(edges, rules: GraphRules(asOf: 2, halfLife: halfLife))
      }
      #expect(
        error?.description
          == "a half-life of \(halfLife) seconds is not possible; give `halfLife` a finite number "
          + "above 0, or leave it out")
    }
  }
}
