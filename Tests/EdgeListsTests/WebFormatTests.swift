import EdgeLists
import Files
import Identifiers
import Memory
import Testing
import TextFormats

/// Lists in the formats of the web, a text each.
@Suite struct WebFormatTests {
  private func list(
    _ text: String, named name: String = "list", _ format: EdgeListFormat = .detected,
    badRows: BadRowPolicy = .stop
  ) throws -> EdgeList {
    try EdgeList(parsing: text, named: name, format: format, badRows: badRows)
  }

  private func ties(_ list: EdgeList) -> [String] {
    (0..<list.count).map {
      "\(list.names[Int(list.sources[$0])])>\(list.names[Int(list.targets[$0])])"
    }
  }

  // MARK: KONECT

  @Test func `KONECT's first line says what a list is`() throws {
    let text = "% asym positive\n% 3\n1 2 1 10\n2 3 1 20\n3 1 1 30\n"
    let edges = try list(text, named: "out.x")
    #expect(ties(edges) == ["1>2", "2>3", "3>1"])
    #expect("\(try #require(edges.summary.declaration))" == "KONECT asym positive: directed")
    #expect(edges.directedCount == 3)
    #expect(edges.undirected == nil)
    #expect(
      edges.warnings.map(\.description)
        == [
          #"out.x: the weights (column 3) are not used; `weight: "weight"` counts them"#,
          #"out.x: the times (column 4) are not used; `time: "time"` reads them"#,
        ])
    let timed = try list(text, EdgeListFormat(time: "time"))
    #expect(Array(try #require(timed.times)) == [10, 20, 30])
  }

  @Test func `numbers of vertices make people of those without friendships`() throws {
    let edges = try list("% sym weighted\n% 2 5 5\n4 2 0.5\n1 2 -1\n")
    #expect(Array(edges.names) == ["1", "2", "3", "4", "5"])
    #expect(ties(edges) == ["4>2", "1>2"])
    #expect(edges.undirected.map(Array.init) == [1, 1])
    #expect(edges.listsPeople)
  }

  @Test(arguments: ["% bip unweighted\n% 4 3 9\n", "% bip unweighted\n"])
  func `left and right of a bipartite list are different people`(head: String) throws {
    let edges = try list(head + "1\t1\n1\t2\n3\t1\n2\t3\n")
    #expect(ties(edges) == ["1>right:1", "1>right:2", "3>right:1", "2>right:3"])
    #expect(edges.names.count == (head.count > 20 ? 12 : 6))
    #expect(edges.summary.declaration?.isDirected == nil)
  }

  @Test func `weights are read where they are asked for`() throws {
    let edges = try list("% sym posweighted\n1 2 3.5\n2 3 2\n", EdgeListFormat(weight: "weight"))
    #expect(Array(try #require(edges.weights)) == [3.5, 2])
    #expect(edges.warnings.isEmpty)
  }

  @Test func `a list that only resembles one of KONECT is delimited text`() throws {
    for first in ["% sym", "% sym unweighted now", "# sym unweighted", "% all unweighted"] {
      let edges = try list("\(first)\n1 2\n2 3\n")
      #expect(edges.summary.declaration == nil)
      #expect(edges.count == 2)
    }
    let plain = try list("% bip unweighted\n1 1\n", EdgeListFormat(fileFormat: .delimited))
    #expect(ties(plain) == ["1>1"])
  }

  // MARK: Matrix Market

  @Test func `a symmetric matrix has friendships without direction, and all its vertices`() throws {
    let text = "%%MatrixMarket MATRIX Coordinate Real Symmetric\r\n% of a test\r\n\r\n  4 4   2\r\n"
    let edges = try list(text + " 2 1  1.5\r\n4 2 1e-3\r\n", EdgeListFormat(weight: "weight"))
    #expect(Array(edges.names) == ["1", "2", "3", "4"])
    #expect(ties(edges) == ["2>1", "4>2"])
    #expect(Array(try #require(edges.weights)) == [1.5, 0.001])
    #expect(edges.undirected.map(Array.init) == [1, 1])
    #expect(edges.summary.commentCount == 1)
    #expect(
      edges.summary.declaration?.description
        == "Matrix Market coordinate real symmetric: undirected")
  }

  @Test func `a general matrix has directions, and one that is no square two kinds of people`()
    throws
  {
    let square = try list("%%MatrixMarket matrix coordinate pattern general\n3 3 2\n1 2\n2 1\n")
    #expect(square.directedCount == 2)
    let wide = try list("%%MatrixMarket matrix coordinate integer general\n2 3 2\n1 2 5\n2 1 5\n")
    #expect(Array(wide.names) == ["1", "2", "right:1", "right:2", "right:3"])
    #expect(ties(wide) == ["1>right:2", "2>right:1"])
    #expect(
      wide.warnings.map(\.description)
        == [#"list: the weights (column 3) are not used; `weight: "weight"` counts them"#])
  }

  @Test func `a matrix without entries has people alone`() throws {
    let edges = try list("%%MatrixMarket matrix coordinate pattern general\n2 2 0\n")
    #expect(Array(edges.names) == ["1", "2"])
    #expect(edges.count == 0)
  }

  @Test func `comments longer than a block are passed over`() throws {
    let comments = String(repeating: "% \(String(repeating: "x", count: 98))\n", count: 9000)
    let text = "%%MatrixMarket matrix coordinate pattern general\n\(comments)3 3 1\n3 1\n"
    #expect(ties(try list(text)) == ["3>1"])
    let fault = #expect(throws: DataError.self) { try list(text + "9 1\n") }
    #expect(fault?.line == 9002)
  }

  // MARK: SNAP and NCOL

  @Test func `SNAP's comments say whether friendships have a direction`() throws {
    let head =
      "# Directed graph (each unordered pair of nodes is saved once): a.txt \n# Nodes: 3 Edges: 2\n"
    let edges = try list(head + "# FromNodeId\tToNodeId\n1\t2\n2\t3\n")
    #expect(edges.directedCount == 2)
    #expect(edges.summary.declaration?.description == "SNAP: directed")
    #expect(edges.warnings.isEmpty)
    let short = try list(head + "1\t2\n")
    #expect(
      short.warnings.map(\.description)
        == ["list:2: the file says that it has 2 edges, and has 1 row: look whether it is whole"])
    let without = try list("# Undirected graph: a.txt\n1\t2\n2\t3\n")
    #expect(without.directedCount == 0)
    #expect(without.undirected.map(Array.init) == [1, 1])
    #expect(without.summary.declaration?.description == "SNAP: undirected")
    let said = try list("source\tto\n1\t2\n", EdgeListFormat(fileFormat: .snap))
    #expect(ties(said) == ["source>to", "1>2"])
  }

  @Test func `NCOL has two names a line, the first line too`() throws {
    let text = "from to\n%a b\nc d\n"
    #expect(ties(try list(text, named: "x.ncol")) == ["from>to", "%a>b", "c>d"])
    #expect(ties(try list(text, EdgeListFormat(fileFormat: .ncol))) == ["from>to", "%a>b", "c>d"])
    let weighted = try list(
      "a b 2\nc d 0.5\n", named: "x.ncol.zst", EdgeListFormat(weight: "weight"))
    #expect(Array(try #require(weighted.weights)) == [2, 0.5])
  }

  // MARK: Faults

  private static let matrix = "%%MatrixMarket matrix coordinate pattern general\n"

  private static let faults: [(String, String)] = [
    (
      "% sym unweighted\n% 3 2 2\n1 2\n2 1\n",
      "list:2: the file says that it has 3 entries, and has 2"
    ),
    ("% sym unweighted\n% 1 2 2\n1 3\n", "list:3:3: the vertex is no whole number from 1 to 2"),
    ("% sym unweighted\n% 1 2 2\n0 1\n", "list:3:1: the vertex is no whole number from 1 to 2"),
    ("% bip unweighted\n% 1 1 2\n2 1\n", "list:3:1: the vertex is no whole number from 1 to 1"),
    ("% sym unweighted\n% 1 2 3\n1 2\n", "list:2:3: the numbers of sources and targets differ"),
    ("% sym unweighted\n% 1 1000000000000000000\n1 2\n", "list:2:3: there are more vertices than"),
    ("\(matrix)3 3 2\n1 2\n", "list:2: the file says that it has 2 entries, and has 1"),
    ("\(matrix)3 3 1\n1 2\n1 3\n", "list:2: the file says that it has 1 entries, and has 2"),
    ("\(matrix)3 3 1\n1 4\n", "list:3:3: the vertex is no whole number from 1 to 3"),
    ("\(matrix)3 3 1\n-1 2\n", "list:3:1: the vertex is no whole number from 1 to 3"),
    ("\(matrix)3 3 1\n01 2\n", "list:3:1: the vertex is no whole number from 1 to 3"),
    ("\(matrix)2 3 1\n3 2\n", "list:3:1: the vertex is no whole number from 1 to 2"),
    ("\(matrix)3 3 1\n1 2 5\n", "list:3:1: expected 2 fields, found 3"),
    ("\(matrix)3 -3 1\n1 2\n", "list:2:1: the line does not have the numbers of rows"),
    ("\(matrix)3 3\n1 2\n", "list:2:1: the line does not have the numbers of rows"),
    ("\(matrix)", "list: the matrix has no line with the numbers"),
    (
      "\(matrix)1000000000000000000 1000000000000000000 1\n1 2\n",
      "list:2:1: there are more vertices"
    ),
    ("\(matrix)99999999999999999999 1 1\n1 1\n", "list:2:1: there are more vertices than"),
    (
      "\(matrix)9223372036854775807 9223372036854775806 1\n1 1\n",
      "list:2:1: there are more vertices"
    ),
    (
      "%%MatrixMarket matrix coordinate real symmetric\n2 3 1\n1 2 1\n",
      "list:2:1: a symmetric matrix has as many rows as columns"
    ),
    ("%%MatrixMarket matrix coordinate real\n", "list:1:1: the first line has 4 of 5 words"),
    ("%%MatrixMarket vector coordinate real general\n", "list:1:1: the first line has no object"),
    ("%%MatrixMarket matrix array real general\n", "list:1:1: the matrix is an array"),
    ("%%MatrixMarket matrix coordinate complex general\n", "list:1:1: the matrix is complex"),
    ("%%MatrixMarket matrix coordinate complex hermitian\n", "list:1:1: the matrix is complex"),
    (
      "%%MatrixMarket matrix coordinate quaternion general\n",
      "list:1:1: the first line has no field"
    ),
    ("%%MatrixMarket matrix coordinate real odd\n", "list:1:1: the first line has no symmetry"),
  ]

  @Test(arguments: faults)
  func `faults have their place`(text: String, message: String) throws {
    let error = #expect(throws: DataError.self) { try list(text) }
    #expect(error?.description.hasPrefix(message) ?? false, "\(error?.description ?? "none")")
    #expect(error?.remedy != nil)
  }

  @Test func `weights that a list does not have are refused`() throws {
    let weighted = EdgeListFormat(weight: "weight")
    for (text, message) in [
      (
        "% sym unweighted\n1 2\n",
        "list:1: the list says that it has no weights; leave `weight` out"
      ),
      (
        Self.matrix + "2 2 1\n1 2\n",
        "list:1:1: a pattern matrix has no weights; leave `weight` out"
      ),
      (
        "%%MatrixMarket matrix coordinate real skew-symmetric\n2 2 1\n2 1 1\n",
        "list:1:1: each number of a skew-symmetric matrix is negative at its other place, and no "
          + "weight; leave `weight` out"
      ),
      (
        "% asym signed\n1 2 1\n1 3 -1\n",
        "list:3:5: weight '-1' is not a number greater than 0; correct it, set such rows aside with "
          + "`badRows: .setAside`, or leave `weight` out"
      ),
    ] {
      let error = #expect(throws: DataError.self) { try list(text, weighted) }
      #expect(
        error?.description.hasPrefix(message.prefix(60)) ?? false, "\(error?.description ?? "")")
    }
  }

  @Test func `a file under the name of a format is of that format`() throws {
    let matrix = #expect(throws: DataError.self) { try list("1 2\n", named: "a.mtx.gz") }
    #expect(
      matrix?.description
        == "a.mtx.gz:1:1: the first line does not say that this is a Matrix Market file; begin with "
        + "'%%MatrixMarket matrix coordinate pattern symmetric', or with what the matrix is")
    let konect = #expect(throws: DataError.self) {
      try list("1 2\n", EdgeListFormat(fileFormat: .konect))
    }
    #expect(konect?.problem == "the first line does not say what a list of KONECT is")
    let swapped = #expect(throws: DataError.self) {
      try list("% sym unweighted\n1 2\n", EdgeListFormat(source: 2, target: 1))
    }
    #expect(swapped?.code == .usage)
  }

  @Test func `rows set aside count as entries`() throws {
    let edges = try list(
      "%%MatrixMarket matrix coordinate real general\n3 3 3\n1 2 1\n1 3\n2 3 x\n",
      EdgeListFormat(weight: "weight"), badRows: .setAside)
    #expect(edges.count == 1)
    #expect(edges.summary.setAside.count == 2)
  }
}
