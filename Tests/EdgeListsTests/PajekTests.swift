import EdgeLists
import Files
import Testing

@Suite struct `Pajek` {
  @Test(arguments: ["\n", "\r\n", "\r"], ["", "\u{FEFF}"])
  func `labels, numbers, values and both directions are read`(end: String, mark: String) throws {
    let lines = [
      "% made by hand", "*network \"Who knows whom\"", "*VERTICES 5",
      "1 \"Ann Lee\" 0.1 0.2 0.5 ellipse ic Red", " 2 Bob", "4 \"\"", "", "*Arcs", "1 2 2.5 c Blue",
      "2 1", "*edges :1 \"kin\"", "3 5 1e-3 l \"x y\"", "\t4  4 [1-3]",
    ]
    let file = GraphFile.pajek(mark + lines.joined(separator: end))
    let list = try file.list(weights: true)
    #expect(Array(list.names) == ["Ann Lee", "Bob", "3", "4", "5"])
    #expect(list.ties == ["Ann Lee>Bob 2.5", "Bob>Ann Lee 1.0", "3-5 0.001", "4-4 1.0"])
    #expect(list.summary.commentCount == 1)
    #expect(try file.list().ties == ["Ann Lee>Bob", "Bob>Ann Lee", "3-5", "4-4"])
    #expect((0..<4).map { list.line(of: $0) } == [9, 10, 12, 13])
  }

  @Test func `lists and matrices are ties too`() throws {
    let list = try GraphFile.pajek(
      "*Vertices 3\n*Arcslist\n1 2 3\n2\n*Edgeslist\n3 1\n*Matrix\n0 2 0\n0 0 0\n-1 0 0.5\n"
    ).list()
    #expect(list.ties == ["1>2", "1>3", "3-1", "1>2", "3>1", "3>3"])
  }

  @Test func `a matrix of two modes ties the first to the second, without a direction`() throws {
    let list = try GraphFile.pajek("*Vertices 5 2\n*Matrix\n0 1 2\n3 0 0\n").list(weights: true)
    #expect(list.ties == ["1-4 1.0", "1-5 2.0", "2-3 3.0"])
  }

  @Test func `the ties of several relations are all read, with a word`() throws {
    let list = try GraphFile.pajek(
      "*Vertices 2\n*Arcs :1 \"likes\"\n1 2 3\n*Edges:2 \"is kin of\"\n1 2 2\n3: 2 1 1\n"
    ).list(weights: true)
    #expect(list.ties == ["1>2 3.0", "1-2 2.0", "2-1 1.0"])
    #expect(
      list.warnings == [
        "g.net: the network has 3 relations; the ties of all of them are friendships"
      ])
    #expect(try GraphFile.pajek("*Vertices 2\n*Arcs :2 \"a\"\n1 2\n").list().warnings.isEmpty)
  }

  @Test(arguments: ["1 \"Ann\"\n2 \"Ann\"", "1 \"2\"", "2 Bo\n1 Bo", "3 \"1\"\n2 x"])
  func `people who share a label are called by their numbers, with a word`(vertices: String) throws
  {
    let list = try GraphFile.pajek("*Vertices 3\n\(vertices)\n*Edges\n1 2\n").list()
    #expect(Array(list.names) == ["1", "2", "3"])
    #expect(
      list.warnings == [
        "g.net: several vertices share a label; people are called by the numbers of their vertices"
      ])
  }

  @Test func `vertices may be in any order, and quotes in labels`() throws {
    let list = try GraphFile.pajek(
      "*Vertices 4\n3 \"say \\\"hi\\\"\"\n1 \"C:\\dir\\\\x\"\n4 \"end\\\"\n*Arcs\n3 1\n4 2\n"
    ).list()
    #expect(Array(list.names) == ["C:\\dir\\x", "2", "say \"hi\"", "end\\"])
    #expect(list.ties == ["say \"hi\">C:\\dir\\x", "end\\>2"])
  }

  @Test func `a network may have people without a tie, and be long`() throws {
    #expect(try GraphFile.pajek("*Vertices 2\n").list().names.count == 2)
    let count = 40_000
    let text = "*Vertices \(count)\n*Edges\n" + (2...count).map { "\($0) 1 0.5\n" }.joined()
    let list = try GraphFile.pajek(text).list(weights: true)
    #expect(Array(list.sources) == (1..<UInt32(count)).map { $0 })
    #expect(list.targets.allSatisfy { $0 == 0 })
    #expect(list.weights?.allSatisfy { $0 == 0.5 } == true)
    #expect((0..<count - 1).allSatisfy { list.line(of: $0) == $0 + 3 })
  }

  @Test(arguments: [
    ("", "g.net: the file is empty; fetch it again"),
    ("% only\n", "g.net: the file has no line *Vertices; check that it is a Pajek network"),
    (
      "hello\n",
      "g.net:1:1: the line is in no section of a Pajek network; begin with *Vertices and their number"
    ),
    (
      "*Edges\n1 2\n", "g.net:1:1: ties come before *Vertices; write the vertices first"
    ),
    (
      "*Vertices x\n",
      "g.net:1:11: *Vertices is not followed by their number; write how many vertices there are"
    ),
    (
      "*Vertices 2 3\n",
      "g.net:1:13: the number of the first mode's vertices is none up to 2; correct it"
    ),
    (
      "*Vertices 2\n  3 x\n",
      "g.net:2:3: the vertex number is not between 1 and 2; correct it or the number of vertices"
    ),
    (
      "*Vertices 0\n1 x\n",
      "g.net:2:1: the vertex number is not between 1 and 0; correct it or the number of vertices"
    ),
    (
      "*Vertices 2\n\"x\"\n",
      "g.net:2:1: the line begins with no vertex number; write one, from 1"
    ),
    (
      "*Vertices 2\n2\n1\n2\n",
      "g.net:4:1: the vertex has an earlier line; give every vertex one line"
    ),
    (
      "*Vertices 2\n1 \"x\n*Edges\n",
      "g.net:2:3: a quote is never closed; close it on the same line"
    ),
    (
      "*Vertices 2\n*Edges\n1 5\n",
      "g.net:3:3: the vertex number is not between 1 and 2; correct it or the number of vertices"
    ),
    ("*Vertices 2\n*Edges\n1\n", "g.net:3:2: a tie needs two vertices; write a number from 1 to 2"),
    (
      "*Vertices 2\n*Edges\n1 x\n",
      "g.net:3:3: this is no vertex number; write a number from 1 to 2"
    ),
    (
      "*Vertices 0\n*Edges\n1 1\n",
      "g.net:3:1: the vertex number is not between 1 and 0; correct it or the number of vertices"
    ),
    (
      "*Vertices 2\n*Partition\n1\n",
      "g.net:2:1: the section is none that a Pajek network of friendships has; remove it"
    ),
    (
      "*Vertices 2\n*Edges\n*Vertices 3\n",
      "g.net:3:1: the file has a second network; write every network into a file of its own"
    ),
    (
      "*Vertices 2\n*Matrix\n0 1\n",
      "g.net:3: the matrix has 1 of 2 rows; write a row for every vertex"
    ),
    (
      "*Vertices 2\n*Matrix\n0\n1\n",
      "g.net:3:2: the row has 1 of 2 numbers; write 0 where there is no tie"
    ),
    (
      "*Vertices 2\n*Matrix\n0 1 1\n",
      "g.net:3:5: the row has more than 2 numbers; remove the others"
    ),
    (
      "*Vertices 4000000000\n1 x\n",
      "g.net:1:11: there are more vertices than the file has bytes; correct their number"
    ),
  ])
  func `what can't be read is told with its place`(text: String, message: String) {
    #expect(GraphFile.pajek(text).fault() == message)
  }

  @Test(arguments: [
    ("-3", " '-3'"), ("0", " '0'"), ("nan", " 'nan'"), ("heavy", ""), ("1e999", " '1e999'"),
  ])
  func `a value that is no positive number is told with its place`(value: String, said: String) {
    let file = GraphFile.pajek("*Vertices 2\n*Edges\n1 2 1\n 1 2 \(value) c Red\n")
    #expect(
      file.fault(weights: true) == "g.net:4:6: weight\(said) is not a number greater than 0; "
        + "correct it, or leave `weight` out")
    let isNumber = ["-3", "0"].contains(value)
    #expect(
      file.fault() == (isNumber ? "" : "g.net:4:6: value\(said) is not a number; correct it"))
  }

  @Test(arguments: [
    "", "0.1 0.2", "-1e2 .5 0.5", "ellipse", "0.1 0.2 0.5 box ic Red bc LightBlue x_fact 2.5",
    "0.1 0.2 Diamond fos 12 font Arial lc Black lphi 90 r 3 q 2", "[1-5,8]", "s_size 2 [1]",
    "ic \"dark red\" bw 0", "0.0 0.0 ellipse club \"Mr. Hi\"", "1 2 \"ellipse\"",
    "0.1 0.2 job baker",
  ])
  func `coordinates and looks may follow a label without quotes`(rest: String) throws {
    let list = try GraphFile.pajek("*Vertices 2\n1 Ann \(rest)\n2 Bob\n*Edges\n1 2\n").list()
    #expect(list.ties == ["Ann-Bob"])
  }

  @Test func `what NetworkX writes is read`() throws {
    // nx.write_pajek, of karate_club_graph() and of a graph with names and attributes of texts.
    let club = try GraphFile.pajek(
      """
      *vertices 3
      1 0 0.0 0.0 ellipse club "Mr. Hi"
      2 1 0.0 0.0 ellipse club "Mr. Hi"
      3 9 0.0 0.0 ellipse club Officer
      *edges
      1 2 4
      1 3 2

      """
    ).list(weights: true)
    #expect(club.ties == ["0-1 4.0", "0-9 2.0"])
    let named = try GraphFile.pajek(
      """
      *vertices 2
      1 "Ann Lee" 0.0 0.0 ellipse job "a b"
      2 Bob 0.0 0.0 ellipse
      *edges
      1 2 2.5 kind kin

      """
    ).list(weights: true)
    #expect(named.ties == ["Ann Lee-Bob 2.5"])
  }

  @Test(arguments: [
    ("Ann Lee", 7), ("Ann Lee 0.1 0.2", 7), ("Ann 0.1 Lee", 11), ("Ann  R", 8), ("Ann r Lee", 7),
    ("Ann box Lee", 11), ("Ann ic", 7), ("李 Lee", 7), ("Ann (Lee)", 7),
  ])
  func `a label in several words without quotes is refused`(label: String, column: Int) {
    let file = GraphFile.pajek("*Vertices 2\n1 \(label)\n2 Bob\n*Edges\n1 2\n")
    #expect(
      file.fault() == "g.net:2:\(column): the label has several words, and no quotes around them; "
        + "put the name in quotes")
    let words = label.split(separator: " ")
    let quoted = GraphFile.pajek(
      "*Vertices 2\n1 \"\(words.joined(separator: " "))\" 0.1 0.2\n2 Bob\n*Edges\n1 2\n")
    #expect(quoted.fault().isEmpty)
  }

  @Test func `a network without values has no weights`() {
    #expect(
      GraphFile.pajek("*Vertices 2\n*Edges\n1 2\n").fault(weights: true)
        == "g.net: the edges have no attribute 'weight'; leave the weights out")
  }

  @Test func `bytes that are no UTF-8 are refused with their place`() {
    let latin = Array("*Vertices 1\n1 \"Zo".utf8) + [0xEB] + Array("\"\n".utf8)
    #expect(
      GraphFile(format: .pajek, bytes: latin).fault()
        == "g.net:2:6: the bytes are not UTF-8; save the file as UTF-8")
    let wide: [UInt8] = [0xFF, 0xFE] + "*Vertices 1\n".utf8.flatMap { [$0, 0] as [UInt8] }
    #expect(
      GraphFile(format: .pajek, bytes: wide).fault()
        == "g.net:1:1: the text is UTF-16; save the file as UTF-8")
    #expect(
      GraphFile.pajek("*Vertices 1\n1 \"a\0b\"\n").fault()
        == "g.net:2:3: a NUL byte, which text does not have; save the file as UTF-8 text")
  }
}
