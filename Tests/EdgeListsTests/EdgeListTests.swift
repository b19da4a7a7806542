import EdgeLists
import Files
import Foundation
import Identifiers
import Memory
import Testing
import TextFormats

/// The friendships as pairs of names.
func pairs(_ edges: EdgeList) -> [[String]] {
  zip(edges.sources, edges.targets).map { [edges.names[Int($0)], edges.names[Int($1)]] }
}

func pairs(_ text: String, _ format: EdgeListFormat = .detected) throws -> [[String]] {
  try pairs(EdgeList(parsing: text, named: "friends.csv", format: format))
}

@Suite struct EdgeListTests {
  @Test(arguments: [
    "a,b\nc,a\n", "a,b\nc,a", "a,b\r\nc,a\r\n", "a\tb\nc\ta\n", "a;b\nc;a\n", "a b\nc  a\n",
    " a b \nc\t a\n", "\u{FEFF}a,b\nc,a\n", "source,target\na,b\nc,a\n", "From;To\na;b\nc;a\n",
    "\"a\",\"b\"\n\"c\",\"a\"\n", "# made by hand\na,b\n%\nc,a\n", "\na,b\n\n\nc,a\n\n",
    "a\t b\nc\t a\n",
    "\u{FEFF}# x\r\nsource target\r\na b\r\nc a",
  ])
  func `one list in many layouts`(text: String) throws {
    let edges = try EdgeList(parsing: text, named: "friends.csv")
    #expect(pairs(edges) == [["a", "b"], ["c", "a"]])
    #expect(Array(edges.names) == ["a", "b", "c"])
    #expect(edges.sources == [0, 2])
    #expect(edges.targets == [1, 0])
    #expect(edges.weights == nil)
    #expect(edges.times == nil)
    #expect(edges.kinds == nil)
    #expect(edges.summary.rowCount == 2)
    #expect(edges.summary.setAside.isEmpty)
  }

  @Test func `identifiers are their text`() throws {
    #expect(try pairs("7,07\n7.0,7\n") == [["7", "07"], ["7.0", "7"]])
    #expect(try EdgeList(parsing: "7,07\n7.0,+7\n", named: "f").names.count == 4)
    #expect(try pairs("a, b\n\"a\",\"b \"\n") == [["a", " b"], ["a", "b "]])
    #expect(
      try pairs("李雷,韩梅梅\n👩‍👧,\"Lee, \"\"Ann\"\"\"\n") == [["李雷", "韩梅梅"], ["👩‍👧", "Lee, \"Ann\""]])
    #expect(try pairs("\"two\nlines\",b\n") == [["two\nlines", "b"]])
    let huge = "123456789012345678901234567890"
    #expect(try pairs("\(huge),\(huge)1\n") == [[huge, huge + "1"]])
    // One accented letter, or a letter and an accent: the bytes decide.
    #expect(try EdgeList(parsing: "\u{E9},e\u{301}\n", named: "f").names.count == 2)
  }

  @Test func `repeated friendships and self-loops are kept as they stand`() throws {
    #expect(
      try pairs("a,b\na,b\nb,a\na,a\n") == [["a", "b"], ["a", "b"], ["b", "a"], ["a", "a"]])
  }

  @Test func `weight, time and kind by name and by number`() throws {
    let text = "kind,to,when,from,w\nwork,b,2024-02-29,a,2\nkin,c,0,b,0.5\nwork,a,-1.5,c,1e3\n"
    let formats = [
      EdgeListFormat(
        source: .name("from"), target: .name("to"), weight: .name("w"), time: .name("when"),
        kind: .name("kind")),
      EdgeListFormat(
        source: .number(4), target: .number(2), weight: .number(5), time: .number(3),
        kind: .number(1), header: true),
      EdgeListFormat(
        source: ColumnReference("4"), target: ColumnReference("to"), weight: ColumnReference("5"),
        time: ColumnReference("3"), kind: ColumnReference("1")),
    ]
    for format in formats {
      let edges = try EdgeList(parsing: text, named: "friends.csv", format: format)
      #expect(pairs(edges) == [["a", "b"], ["b", "c"], ["c", "a"]])
      #expect(edges.weights == [2, 0.5, 1000])
      #expect(edges.times == [1_709_164_800, 0, -1.5])
      #expect(edges.kinds.map { Array($0.names) } == ["work", "kin"])
      #expect(edges.kinds?.numbers == [0, 1, 0])
      #expect(edges.summary.columnNames == ["kind", "to", "when", "from", "w"])
    }
  }

  @Test func `a column called 3 comes before the third column`() throws {
    let text = "from,to,4,3\na,b,5,6\n"
    func weights(_ column: ColumnReference) throws -> Buffer<Double>? {
      try EdgeList(
        parsing: text, named: "f", format: EdgeListFormat(weight: column, header: true)
      ).weights
    }
    #expect(try weights(ColumnReference("3")) == [6])
    #expect(try weights(.number(3)) == [5])
    // Without a header a first row that happens to hold the number is a row.
    let rated = try EdgeList(
      parsing: "6,2,4\n6,5,2\n", named: "f", format: EdgeListFormat(weight: ColumnReference("3")))
    #expect(rated.weights == [4, 2])
    #expect(try weights(ColumnReference("4")) == [5])
  }

  @Test(arguments: [
    ("source,target\na,b\n", true), ("SRC\tDst\na\tb\n", true), ("node_1,node_2\n0,1\n", true),
    ("x,y\n1,2\n3,4\n", true), ("x,y,w\na,b,1\nc,d,2\n", true),
    ("x,y,when\na,b,2024-01-01\n", true),
    ("a,b\nc,d\n", false), ("a,b\n", false), ("1,2\n3,4\n", false), ("a,1\nb,2\n", false),
    ("ann,1\nbo,2\ncy,x\n", false), ("u,v\nv,w\n", false), ("a,7\nb,x\n", false),
  ])
  func `a header is told from a row`(text: String, hasHeader: Bool) throws {
    let edges = try EdgeList(parsing: text, named: "f")
    #expect((edges.summary.columnNames != nil) == hasHeader)
    let rows = text.split(separator: "\n").count
    #expect(edges.count == (hasHeader ? rows - 1 : rows))
  }

  @Test func `the header can be stated`() throws {
    #expect(try pairs("a,b\nc,d\n", EdgeListFormat(header: true)) == [["c", "d"]])
    #expect(
      try pairs("source,target\na,b\n", EdgeListFormat(header: false)) == [
        ["source", "target"], ["a", "b"],
      ])
  }

  @Test func `delimiter and comments can be stated`() throws {
    #expect(try pairs("a,1;b\nc,2;d\n", .semicolonSeparated) == [["a,1", "b"], ["c,2", "d"]])
    #expect(try pairs("a b\tc\n", .tabSeparated) == [["a b", "c"]])
    #expect(try pairs("a b\n", .spaceSeparated) == [["a", "b"]])
    #expect(
      try pairs("#1,#2\n//x,y\n", EdgeListFormat(comments: "")) == [["#1", "#2"], ["//x", "y"]])
    #expect(try pairs("!no\n#1,#2\n", EdgeListFormat(comments: "!é")) == [["#1", "#2"]])
    #expect(try EdgeList(parsing: "#a\n%\na,b\n", named: "f").summary.commentCount == 2)
  }

  @Test func `an edge can be pointed at later`() throws {
    let edges = try EdgeList(
      parsing: "w,from,to\n# x\n1,ann,bo\n2,\"c\ny\",di\n",
      named: "friends.csv", format: EdgeListFormat(source: .name("from"), target: .name("to")))
    func place(_ edge: Int, _ isTarget: Bool) -> String {
      edges.error(at: edge, isTarget: isTarget, problem: "wrong").description
    }
    #expect(place(0, false) == "friends.csv:3:3: wrong")
    #expect(place(0, true) == "friends.csv:3:7: wrong")
    #expect(place(1, false) == "friends.csv:4:3: wrong")
    #expect(place(1, true) == "friends.csv:4: wrong")  // the target is on the next line
  }

  @Test func `a list made in memory has no lines`() {
    let edges = EdgeList(
      names: TextList(["a", "b"]), sources: [0], targets: [1], weights: [2], sourceName: "x.graphml"
    )
    #expect(edges.count == 1)
    #expect(edges.error(at: 0, problem: "wrong").description == "x.graphml: wrong")
  }

  @Test func `files are read by path and by url, gzip or not`() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(at: folder) }
    for name in ["friends.tsv", "friends.tsv.gz"] {
      let url = folder.appendingPathComponent(name)
      let output = try OutputFile(url.path)
      try output.append("ann\tbo\nbo\tcy\n")
      try output.commit()
      #expect(
        try pairs(EdgeList(contentsOf: url, format: .tabSeparated)) == [
          ["ann", "bo"], ["bo", "cy"],
        ])
      #expect(try EdgeList(contentsOf: url.path).count == 2)
    }
    let missing = folder.appendingPathComponent("none.csv")
    let error = #expect(throws: DataError.self) { try EdgeList(contentsOf: missing) }
    #expect(error?.description == "\(missing.path): the file does not exist; check the path")
    #expect(error?.code == .noInput)
  }

  @Test func `a long list keeps its order and its numbers`() throws {
    let count = 20_000
    let text = (0..<count).map { "p\($0 * 7919 % 1000)\tp\($0 * 104_729 % 1009)\n" }.joined()
    let edges = try EdgeList(parsing: text, named: "f")
    #expect(edges.count == count)
    #expect(edges.names.count == 1009)
    #expect(
      pairs(edges) == (0..<count).map { ["p\($0 * 7919 % 1000)", "p\($0 * 104_729 % 1009)"] })
  }

  @Test(arguments: Array(1...200) as [UInt64])
  func `any bytes give a list or an error, and every row is accounted for`(seed: UInt64) {
    var state = seed
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let pieces = [
      ",", ",", "\n", "\n", "a", "b", "7", "-1", "\"", " ", "\t", "#", "\r\n", "é", "\0",
    ]
    let text = (0..<random(120)).map { _ in pieces[random(pieces.count - Int(seed % 3))] }.joined()
    let lineCount = 1 + text.utf8.count { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
    for format in [.detected, .commaSeparated, .spaceSeparated, BadRowsTests.weighted] {
      do {
        let edges = try EdgeList(parsing: text, named: "f", format: format, badRows: .setAside)
        #expect(edges.count > 0)
        #expect(
          edges.count + edges.summary.setAside.count + edges.summary.commentCount <= lineCount)
        #expect(edges.names.allSatisfy { !$0.isEmpty })
        #expect(edges.sources.count == edges.targets.count)
        #expect(edges.weights?.allSatisfy { $0 > 0 && $0.isFinite } ?? true)
        // Without its bad rows the list reads the same, and nothing is left to complain about.
        if edges.summary.setAside.isEmpty {
          let strict = try EdgeList(parsing: text, named: "f", format: format)
          #expect(strict.names == edges.names)
          #expect(strict.targets == edges.targets)
        } else {
          #expect(throws: DataError.self) {
            try EdgeList(parsing: text, named: "f", format: format)
          }
        }
      } catch {
        #expect((error as? DataError)?.code == .badData)
        #expect((error as? DataError)?.source == "f")
      }
    }
  }
}
