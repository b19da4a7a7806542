import EdgeLists
import Files
import Identifiers
import Memory
import Testing
import TextFormats

@Suite struct `METIS` {
  private func list(_ text: String, weights: Bool = false) throws -> EdgeList {
    try EdgeList(parsing: Array(text.utf8), named: "g.graph", as: .metis, usesWeights: weights)
  }

  private func ties(_ list: EdgeList) -> [String] {
    (0..<list.count).map {
      "\(list.names[Int(list.sources[$0])])-\(list.names[Int(list.targets[$0])])"
    }
  }

  //   1---2   The graph of the manual's kind: 4 is alone.
  //    \ /
  //     3
  private let triangle = "% a triangle\n4 3\n2 3\n1 3\n1 2\n\n"

  @Test func `lines are the neighbors of vertices, and empty ones people without friends`() throws {
    let edges = try list(triangle)
    #expect(Array(edges.names) == ["1", "2", "3", "4"])
    #expect(ties(edges) == ["1-2", "1-3", "2-3"])
    #expect(edges.undirected.map(Array.init) == [1, 1, 1])
    #expect(edges.weights == nil)
    #expect(edges.warnings.isEmpty)
    #expect(edges.summary.commentCount == 1)
    #expect((0..<3).map { edges.line(of: $0) } == [3, 3, 4])
  }

  @Test func `sizes and weights of vertices come first, weights behind each neighbor`() throws {
    let text = "3 2 111 2\n9 1 2 2 5\n9 1 2 1 5 3 0.5\r\n9 1 2 2 0.5"
    let weighted = try list(text, weights: true)
    #expect(ties(weighted) == ["1-2", "2-3"])
    #expect(Array(try #require(weighted.weights)) == [5, 0.5])
    let plain = try list(text)
    #expect(
      plain.warnings.map(\.description) == [
        #"g.graph: the edges' weights are not used; `weight: "weight"` counts them"#,
        "g.graph: the sizes and weights of vertices are not used",
      ])
  }

  @Test func `an edge given twice at both ends is two`() throws {
    #expect(ties(try list("2 2\n2 2\n1 1\n")) == ["1-2", "1-2"])
  }

  @Test(arguments: [
    ("", "g.graph: the file is empty; fetch it again"),
    ("% only\n", "g.graph: the file has no line of numbers; fetch it again"),
    ("4\n", "g.graph:1:1: the first line does not have the numbers of vertices and of edges"),
    ("-4 3\n", "g.graph:1:1: the first line does not have the numbers of vertices and of edges"),
    ("4 3 2\n", "g.graph:1:1: the format is none of three digits 0 or 1"),
    ("4 3 0111\n", "g.graph:1:1: the format is none of three digits 0 or 1"),
    ("4 3 001 2\n", "g.graph:1:1: the line has a number of weights, and its format no weights"),
    ("4 3 010 0\n", "g.graph:1:1: the number of weights is none from 1 to 1000000"),
    ("1000000000000000000 3\n", "g.graph:1:1: there are more than 4294967294 vertices"),
    ("99999999999999999999 3\n", "g.graph:1:1: there are more than 4294967294 vertices"),
    (
      "4000000000 3\n2\n1\n",
      "g.graph:1:1: the file says that it has 4000000000 vertices, and has lines"
    ),
    ("3 1\n2\n1\n", "g.graph:1:1: the file says that it has 3 vertices, and has lines for 2"),
    ("2 1\n2\n1\n\n1\n", "g.graph:5:1: the file has a line for more than 2 vertices"),
    ("2 2\n2\n1\n", "g.graph:1:1: the file says that it has 2 edges, and has 1"),
    ("2 1\n3\n1\n", "g.graph:2:1: the neighbor is no whole number from 1 to 2"),
    ("2 1\n2 0\n1\n", "g.graph:2:3: the neighbor is no whole number from 1 to 2"),
    ("2 1\n2 -1\n1\n", "g.graph:2:3: the neighbor is no whole number from 1 to 2"),
    ("2 1\n2\n1 x\n", "g.graph:3:3: the neighbor is no whole number from 1 to 2"),
    ("2 1\n2 1\n1\n", "g.graph:2:3: the vertex is its own neighbor"),
    ("2 1\n2\n\n", "g.graph:2: a neighbor of the vertex does not have it for a neighbor in turn"),
    ("2 1\n\n1\n", "g.graph:2: another vertex has this one for a neighbor"),
    ("2 1\n2 2\n1\n", "g.graph:2: a neighbor of the vertex does not have it"),
    ("2 1 001\n2 5\n1 6\n", "g.graph:2: an edge of the vertex has another weight at its other end"),
    ("2 1 001\n2\n1 6\n", "g.graph:2:2: the last neighbor has no weight"),
    ("2 1 010\n5 2\nx 1\n", "g.graph:3:1: the vertex lacks a size or weight"),
    ("\u{FEFF}2 1\n2\n1\n3\n", "g.graph:4:1: the file has a line for more than 2 vertices"),
  ])
  func `faults have their place`(text: String, message: String) {
    let error = #expect(throws: DataError.self) { try list(text) }
    #expect(error?.description.hasPrefix(message) ?? false, "\(error?.description ?? "none")")
    #expect(error?.remedy != nil)
  }

  @Test func `weights must be there and above 0 where they are asked for`() {
    let none = #expect(throws: DataError.self) { try list(triangle, weights: true) }
    #expect(none?.description == "g.graph:2:1: the edges have no weights; leave `weight` out")
    let zero = #expect(throws: DataError.self) { try list("2 1 001\n2 0\n1 0\n", weights: true) }
    #expect(
      zero?.description
        == "g.graph:2:3: weight '0' is not a number greater than 0; correct it, or leave `weight` out"
    )
  }

  @Test func `damaged files are read or refused, and nothing else`() throws {
    let whole = Array(triangle.utf8)
    let bytes = Array("0123456789% \n\r\t-x.".utf8)
    for place in whole.indices {
      for byte in bytes {
        var other = whole
        other[place] = byte
        do {
          let list = try EdgeList(parsing: other, named: "g", as: .metis, usesWeights: false)
          #expect(list.names.count < 100)
        } catch is DataError {}
      }
    }
  }
}
