import Foundation
import IgraphCore
import Testing

@Suite struct `GraphML and Pajek` {
  static let network = """
    *Vertices 4
    1 "Ann" 0.1 0.2
    2 "Bob"
    3 "Eve"
    4 "Ann"
    *Edges
    1 2 2.5
    2 3
    4 4 1
    """

  static let xml = """
    <?xml version="1.0" encoding="UTF-8"?>
    <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
      <key id="n" for="node" attr.name="name" attr.type="string"/>
      <key id="a" for="node" attr.name="age" attr.type="int"/>
      <key id="w" for="edge" attr.name="weight" attr.type="double"/>
      <key id="k" for="edge" attr.name="kind" attr.type="string"/>
      <key id="t" for="edge" attr.name="trusted" attr.type="boolean"/>
      <graph edgedefault="directed">
        <node id="x"><data key="n">Zoë</data><data key="a">41</data></node>
        <node id="y"><data key="n">Ann &amp; Bob</data></node>
        <node id="z"/>
        <edge source="x" target="y"><data key="w">0.5</data><data key="k">kin</data></edge>
        <edge source="y" target="z"><data key="t">true</data></edge>
      </graph>
    </graphml>
    """

  static func parse(_ text: String, _ format: ImportedGraph.Format) throws -> ImportedGraph {
    try ImportedGraph(parsing: Array(text.utf8), format: format)
  }

  @Test func `Pajek gives labels, edges and weights`() throws {
    let graph = try Self.parse(Self.network, .pajek)
    #expect(graph.vertexCount == 4)
    #expect(!graph.isDirected)
    #expect(graph.sources == [0, 1, 3])
    #expect(graph.targets == [1, 2, 3])
    #expect(graph.vertexNames == ["Ann", "Bob", "Eve", "Ann"])
    #expect(graph.weights == [2.5, 1, 1])
  }

  @Test func `Pajek arcs are directed, and people without a label are called by number`() throws {
    let graph = try Self.parse("*vertices 3\r\n2 two\r\n*arcs\r\n3 1\r\n1 2\r\n", .pajek)
    #expect(graph.isDirected)
    #expect(graph.sources == [2, 0])
    #expect(graph.targets == [0, 1])
    #expect(graph.vertexNames == ["1", "two", "3"])
    #expect(graph.weights == nil)
    let bare = try Self.parse("*Vertices 2\n*Edges\n1 2\n", .pajek)
    #expect(bare.vertexNames == ["1", "2"])
  }

  @Test func `Pajek lists of neighbours and matrices are edges too`() throws {
    let list = try Self.parse("*Vertices 4\n*Edgeslist\n1 2 3 4\n", .pajek)
    #expect(list.sources == [0, 0, 0])
    #expect(list.targets == [1, 2, 3])
    let matrix = try Self.parse("*Vertices 2\n*Matrix\n0 3\n0 0\n", .pajek)
    #expect(matrix.sources == [0])
    #expect(matrix.weights == [3])
  }

  @Test func `GraphML gives names, attributes and weights`() throws {
    let graph = try Self.parse(Self.xml, .graphML)
    #expect(graph.vertexCount == 3)
    #expect(graph.isDirected)
    #expect(graph.sources == [0, 1])
    #expect(graph.targets == [1, 2])
    #expect(graph.vertexNames == ["Zoë", "Ann & Bob", "z"])
    #expect(graph.weights?.first == 0.5)
    #expect(graph.weights?.last?.isNaN == true)
    let edges = Dictionary(
      uniqueKeysWithValues: graph.edgeAttributes.map { ($0.name, $0.values) })
    #expect(edges["kind"] == .texts(["kin", ""]))
    #expect(edges["trusted"] == .booleans([false, true]))
    let vertices = Dictionary(
      uniqueKeysWithValues: graph.vertexAttributes.map { ($0.name, $0.values) })
    #expect(vertices["id"] == .texts(["x", "y", "z"]))
    guard case .numbers(let ages)? = vertices["age"] else {
      Issue.record("no ages")
      return
    }
    #expect(ages.first == 41)
    #expect(ages.last?.isNaN == true)
  }

  @Test func `GraphML without attributes is called by its ids, in the order of the file`() throws {
    let graph = try Self.parse(
      """
      <graphml><graph edgedefault="undirected"><node id="b"/><node id="a"/>
      <edge source="a" target="b"/><edge source="a" target="new"/></graph></graphml>
      """, .graphML)
    #expect(graph.vertexNames == ["b", "a", "new"])
    #expect(graph.sources == [0, 1])  // the smaller number first, as the edge is undirected
    #expect(graph.targets == [1, 2])
    #expect(!graph.isDirected)
  }

  @Test func `a numeric name is a name`() throws {
    let graph = try Self.parse(
      """
      <graphml><key id="n" for="node" attr.name="name" attr.type="int"/>
      <graph edgedefault="undirected"><node id="p"><data key="n">7</data></node><node id="q"/>
      </graph></graphml>
      """, .graphML)
    #expect(graph.vertexNames == ["7", "q"])
  }

  @Test func `a file reads as its bytes do`() throws {
    let file = FileManager.default.temporaryDirectory.appending(
      path: "\(UUID().uuidString).net")
    // Longer than the buffer that the file is read through, and with no missing weight.
    let people = 20_000
    let text =
      "*Vertices \(people)\n*Edges\n"
      + (2...people).map { "\($0) 1 0.5\n" }.joined()
    try Data(text.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let graph = try ImportedGraph(contentsOf: file.path, format: .pajek)
    #expect(graph == (try Self.parse(text, .pajek)))
    #expect(graph.targets == (1..<20_000).map { UInt32($0) })
    #expect(graph.weights == Array(repeating: 0.5, count: people - 1))
  }

  @Test(arguments: ImportedGraph.Format.allCases)
  func `a missing file and a folder are errors, not crashes`(
    format: ImportedGraph.Format
  ) throws {
    let missing = #expect(throws: IgraphError.self) {
      try ImportedGraph(contentsOf: "/no/such/file.net", format: format)
    }
    #expect(missing?.reason == "No such file or directory")
    let folder = #expect(throws: IgraphError.self) {
      try ImportedGraph(contentsOf: "/", format: format)
    }
    #expect(folder?.reason == "Is a directory")
    let empty = #expect(throws: IgraphError.self) {
      try ImportedGraph(parsing: [], format: format)
    }
    #expect(empty?.reason == "the file is empty")
  }

  @Test func `igraph's message with its line is the reason`() throws {
    let pajek = #expect(throws: IgraphError.self) {
      try Self.parse("*Vertices 2\n*Edges\n1 x\n", .pajek)
    }
    #expect(pajek?.reason.contains("line 3") == true)
    let graphML = #expect(throws: IgraphError.self) {
      try Self.parse("<graphml>\n<graph>\n</node>\n</graphml>", .graphML)
    }
    #expect(graphML?.reason.contains("Line 3") == true)
  }

  @Test(arguments: [
    "*", "*Vertices", "*Vertices \n", "*Vertices -1\n", "*Vertices x\n", "*Vertices 2",
    "*Vertices 2\n3 \"out\"\n", "*Vertices 2\n0 \"out\"\n", "*Vertices 2\n*Edges\n1 3\n",
    "*Vertices 2\n*Edges\n0 1\n", "*Vertices 2\n*Edges\n1\n", "*Vertices 2\n*Edges\n-1 2\n",
    "*Vertices 2\n*Circles\n1 2\n", "*Vertices 2\n*Edges\n1 2 heavy\n", "*Edges\n1 2\n",
    "*Vertices 2\n1 \"never closed\n*Edges\n1 2\n", "*Vertices 999999999999\n*Edges\n1 2\n",
    "*Vertices 2000000000\n*Edges\n1 2\n", "*VERTICES\t1900000000 3\n",
    "*Vertices 99999999999999999999999999\n", "*Vertices 1e9\n", "*Vertices nan\n",
    "*Vertices 2\n*Edges\n1 99999999999999999999\n", "*Vertices 3\n*Matrix\n0 1 0 1 1\n",
    "*Vertices 3\n*Matrix\n0 1\n0 1\n0 1\n1 1\n1 1\n", "\0\0\0", "*Vertices 2\n\0", "<graphml/>",
    "*Vertices 2\n*Arcs\n1 2 3\n*Edgeslist\n1 2 2 2\n", "*Vertices 2\n*Arcslist\n5 6\n",
    "\u{FEFF}*Vertices 2\n", "*Vertices 2\n*Edges\n1 2 1e999\n",
  ])
  func `malformed Pajek never crashes`(text: String) throws {
    for end in [text.utf8.count, text.utf8.count / 2, max(text.utf8.count - 1, 0)] {
      outcome(of: Array(text.utf8.prefix(end)), .pajek)
    }
    try expectUnharmed()
  }

  @Test(arguments: [
    "<", "<graphml", "<graphml>", "<graphml/>", "</graphml>", "not xml", "<a><b></a>", "\0\0",
    "<graphml><graph/></graphml>", "<graphml><graph edgedefault=\"odd\"/></graphml>",
    "<graphml><graph><node/></graph></graphml>",
    "<graphml><graph><edge/></graph></graphml>",
    "<graphml><graph><edge source=\"a\"/></graph></graphml>",
    "<graphml><graph><node id=\"a\"><data key=\"none\">1</data></node></graph></graphml>",
    "<graphml><key id=\"w\" for=\"edge\" attr.name=\"weight\" attr.type=\"double\"/><graph>"
      + "<edge source=\"a\" target=\"b\"><data key=\"w\">heavy</data></edge></graph></graphml>",
    "<graphml><key id=\"w\" for=\"edge\" attr.name=\"w\" attr.type=\"colour\"/><graph/></graphml>",
    "<graphml><key/><graph/></graphml>",
    "<graphml><graph><node id=\"a\"/><graph><node id=\"b\"/></graph></graph></graphml>",
    "<?xml version=\"1.0\"?><!DOCTYPE g [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>"
      + "<graphml><graph><node id=\"&e;\"/></graph></graphml>",
    "<?xml version=\"1.0\" encoding=\"no-such\"?><graphml><graph/></graphml>",
  ])
  func `malformed GraphML never crashes`(text: String) throws {
    for end in [text.utf8.count, text.utf8.count / 2, max(text.utf8.count - 1, 0)] {
      outcome(of: Array(text.utf8.prefix(end)), .graphML)
    }
    try expectUnharmed()
  }

  @Test func `every beginning of a good file is read or refused`() throws {
    for (text, format) in [(Self.network, ImportedGraph.Format.pajek), (Self.xml, .graphML)] {
      let bytes = Array(text.utf8)
      for end in 0..<bytes.count { outcome(of: Array(bytes.prefix(end)), format) }
      for index in bytes.indices {  // and every file with one byte changed
        var changed = bytes
        changed[index] = changed[index] ^ 0x15
        outcome(of: changed, format)
      }
    }
    try expectUnharmed()
  }

  @Test func `truncated XML and absurd vertex counts are refused`() throws {
    for text in ["<graphml><graph edgedefault=\"directed\"><node id=\"a\"/>", "<graphml>", "not"] {
      #expect(throws: IgraphError.self) { try Self.parse(text, .graphML) }
    }
    for count in ["999999999999", "1900000000", "16777217", "2 1900000000"] {
      #expect(throws: IgraphError.self) {
        try Self.parse("*Network x\n*vertices \(count)\n*Edges\n1 2\n", .pajek)
      }
    }
    #expect(throws: IgraphError.self) { try Self.parse("*Vertices 2\n*Edges\n1 3\n", .pajek) }
    #expect(throws: IgraphError.self) { try Self.parse("*Vertices 2\n*Rings\n1 2\n", .pajek) }
    #expect(throws: IgraphError.self) { try Self.parse("*Edges\n1 2\n", .pajek) }
  }

  /// Reads, and checks that an answer is consistent or an error has a reason.
  private func outcome(of bytes: [UInt8], _ format: ImportedGraph.Format) {
    do throws(IgraphError) {
      let graph = try ImportedGraph(parsing: bytes, format: format)
      #expect(graph.vertexNames.count == graph.vertexCount)
      #expect(graph.sources.count == graph.targets.count)
      #expect((graph.sources + graph.targets).allSatisfy { $0 < graph.vertexCount })
      for weights in [graph.weights].compactMap(\.self) {
        #expect(weights.count == graph.sources.count)
      }
    } catch {
      #expect(!error.reason.isEmpty)
      #expect(error.code != 0)
    }
  }

  private func expectUnharmed() throws {
    #expect(try Self.parse(Self.network, .pajek).vertexCount == 4)
    #expect(try Self.parse(Self.xml, .graphML).vertexCount == 3)
    #expect(try Karate.graph().coreness() == Karate.coreness)
  }
}
