import EdgeLists
import Files
import Identifiers
import Memory
import Testing

struct EdgesInMemoryTests {
  /// A list as its rows: people, then weight, time and kind where there are any.
  private func rows(_ edges: EdgeList) -> [String] {
    (0..<edges.count).map { edge in
      var row = [edges.names[Int(edges.sources[edge])], edges.names[Int(edges.targets[edge])]]
      if let weights = edges.weights { row.append("\(weights[edge])") }
      if let times = edges.times { row.append("\(times[edge])") }
      if let kinds = edges.kinds { row.append(kinds.names[Int(kinds.numbers[edge])]) }
      return row.joined(separator: " ")
    }
  }

  @Test func `pairs are the friendships of a file with the same rows`() throws {
    let edges = try EdgeList([
      ("ann", "bob"), ("bob", "👩‍👧"), ("ann", "bob"), ("7", "07"), ("é", "é"),
    ])
    let file = try EdgeList(
      parsing: "ann,bob\nbob,👩‍👧\nann,bob\n7,07\né,é\n", named: "edges.csv",
      format: EdgeListFormat(header: false))
    #expect(Array(edges.names) == ["ann", "bob", "👩‍👧", "7", "07", "é"])
    #expect(edges.names == file.names)
    #expect(edges.sources == file.sources)
    #expect(edges.targets == file.targets)
    #expect(edges.weights == nil)
    #expect(edges.summary.rowCount == 5)
    #expect(edges.summary.delimiter == nil)
  }

  @Test func `people may be numbers, and there may be no friendship`() throws {
    #expect(try rows(EdgeList([(1, 2), (2, -3)])) == ["1 2", "2 -3"])
    #expect(try rows(EdgeList([(1, 2, 3)])) == ["1 2 3.0"])
    let empty = try EdgeList([(String, String)]())
    #expect(empty.count == 0)
    #expect(empty.names.isEmpty)
  }

  @Test func `triples have weights, and columns times and kinds too`() throws {
    #expect(
      try rows(EdgeList([("ann", "bob", 2), ("bob", "cid", 0.5)])) == [
        "ann bob 2.0", "bob cid 0.5",
      ])
    let edges = try EdgeList(
      sources: ["ann", "bob"], targets: ["bob", "ann"], weights: [1, 1e-300],
      times: [0, -86_400.5], kinds: ["work", ""])
    #expect(rows(edges) == ["ann bob 1.0 0.0 work", "bob ann 1e-300 -86400.5 "])
    #expect(edges.kinds.map { Array($0.names) } == ["work", ""])
    let plain = try EdgeList(sources: 1...3, targets: [4, 4, 4])
    #expect(rows(plain) == ["1 4", "2 4", "3 4"])
  }

  @Test(arguments: [
    (0.0, " '0.0'"), (-2, " '-2.0'"), (.nan, " 'nan'"), (.infinity, " 'inf'"), (-0.0, " '-0.0'"),
  ])
  func `a weight that is none is named with its row`(weight: Double, shown: String) {
    let error = #expect(throws: DataError.self) {
      try EdgeList([("ann", "bob", 1), ("bob", "cid", 2), ("ann", "cid", weight), ("x", "y", -1)])
    }
    #expect(
      error?.description
        == "edges in memory: row 3: weight\(shown) is not a number greater than 0; "
        + "correct it, or leave the weights out")
  }

  @Test func `an empty person and a time that is none are named with their row`() {
    func message(_ make: () throws -> EdgeList) -> String? {
      let error = #expect(throws: DataError.self) { _ = try make() }
      return error?.description
    }
    #expect(
      message { try EdgeList([("ann", "bob"), ("", "bob")]) }
        == "edges in memory: row 2: the source is empty; a friendship needs two people")
    #expect(
      message { try EdgeList([("ann", "", 1)]) }
        == "edges in memory: row 1: the target is empty; a friendship needs two people")
    #expect(
      message { try EdgeList(sources: ["a", "b"], targets: ["b", "c"], times: [0, .nan]) }
        == "edges in memory: row 2: time 'nan' is not unix seconds; write it like 1700000000")
  }

  @Test func `an error of a graph names the row`() throws {
    let edges = try EdgeList([("ann", "bob"), ("bob", "bob")])
    #expect(
      edges.error(at: 1, problem: "a friendship of one person").description
        == "edges in memory: row 2: a friendship of one person")
    #expect(!edges.listsPeople)
    #expect(edges.line(of: 1) == nil)
  }

  @Test func `columns of different length and a NUL are refused`() {
    func message(_ make: () throws -> EdgeList) -> String? {
      let error = #expect(throws: DataError.self) { _ = try make() }
      return error?.description
    }
    #expect(
      message { try EdgeList(sources: ["a"], targets: ["b", "c"]) }
        == "edges in memory: there are 1 sources and 2 targets; give one for each friendship")
    #expect(
      message { try EdgeList(sources: ["a"], targets: ["b"], weights: []) }
        == "edges in memory: there are 1 sources and 0 weights; give one for each friendship")
    #expect(
      message { try EdgeList([("a", "b"), ("b", "c\0")]) }
        == "edges in memory: row 2: a NUL character in the target; remove it")
    #expect(
      message { try EdgeList(sources: ["a"], targets: ["b"], kinds: ["\0"]) }
        == "edges in memory: row 1: a NUL character in the kind; remove it")
  }
}
