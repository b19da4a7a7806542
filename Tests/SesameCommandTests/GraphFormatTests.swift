import Foundation
import TestSupport
import Testing

/// A GraphML or Pajek file, and the table that the program makes of it.
struct GraphFormatCase: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let file: String
  let content: FileContent
  let options: String
  let table: String
  /// What is on standard error besides the times.
  let messages: String

  init(
    _ name: String, _ file: String, _ content: FileContent, _ options: String, _ table: String,
    _ messages: String
  ) {
    testDescription = name
    self.file = file
    self.content = content
    self.options = options
    self.table = table
    self.messages = messages
  }

  /// An arc, an edge, and the reverse of another arc: every tie without a direction is two.
  private static let mixed: FileContent =
    "*Vertices 4\n1 a\n2 b\n3 c\n*Arcs\n1 2 2\n3 1 5\n*Edges\n2 3 4\n1 3 8\n3 3\n"

  private static let mixedXML: FileContent = """
    <graphml><key id="w" for="all" attr.name="weight"/><graph edgedefault="directed">
    <node id="a"/><node id="b"/><node id="c"/><node id="4"/>
    <edge source="a" target="b"><data key="w">2</data></edge>
    <edge source="c" target="a"><data key="w">5</data></edge>
    <edge source="b" target="c" directed="false"><data key="w">4</data></edge>
    <edge source="a" target="c" directed="false"><data key="w">8</data></edge>
    <edge source="c" target="c" directed="false"><data key="w">1</data></edge>
    </graph></graphml>
    """

  // Out of a: b (2), c (8); of b: c (4); of c: a (5 + 8), b (4).
  private static let directedTable = """
    id,strength,in_degree,out_degree
    a,23.0,1,2
    b,10.0,2,1
    c,29.0,2,2
    4,0.0,0,0

    """
  private static let directedMessages = """
    people       4
    friendships  5 of 5 rows (1 duplicate merged, 1 self-loop dropped, 2 without a direction \
    counted both ways)

    """

  static let all: [GraphFormatCase] = [
    GraphFormatCase(
      "Pajek's arcs and edges with directions", "g.net", mixed,
      "--directed --weight weight --features in_degree,out_degree,strength", directedTable,
      directedMessages),
    GraphFormatCase(
      "GraphML's directed and undirected edges with directions", "g.graphml", mixedXML,
      "--directed --weight weight --features in_degree,out_degree,strength", directedTable,
      directedMessages),
    GraphFormatCase(
      "Pajek's arcs and edges without directions", "g.net", mixed,
      "--weight weight --features degree,strength",
      "id,degree,strength\na,2,15.0\nb,2,6.0\nc,2,17.0\n4,0,0.0\n",
      "sesame: warning: g.net: 2 of 5 friendships have a direction, which is not used; --directed "
        + "counts it\npeople       4\n"
        + "friendships  3 of 5 rows (1 duplicate merged, 1 self-loop dropped)\n"),
    GraphFormatCase(
      "a graph whose edges all have no direction, with directions", "g.graphml",
      "<graphml><graph><node id='a'/><node id='b'/><edge source='a' target='b'/></graph></graphml>",
      "--directed --features in_degree,out_degree", "id,in_degree,out_degree\na,1,1\nb,1,1\n",
      "people       2\nfriendships  2 of 1 row (1 without a direction counted both ways)\n"),
    GraphFormatCase(
      "an ampersand in an id", "g.graphml",
      "<graphml><graph><node id='a&amp;b'/></graph></graphml>", "--features degree",
      "id,degree\na&b,0\n", "people       1\nfriendships  0 of 0 rows\n"),
    GraphFormatCase(
      "a name whose key is for all", "g.graphml",
      """
      <graphml><key id="n" for="all" attr.name="name"/><graph>
      <node id="p"><data key="n">Zoë</data></node></graph></graphml>
      """, "--features degree", "id,degree\nZoë,0\n",
      "people       1\nfriendships  0 of 0 rows\n"),
    GraphFormatCase(
      "two nodes of one name", "g.graphml",
      """
      <graphml><key id="n" for="node" attr.name="name"/><graph>
      <node id="p"><data key="n">q</data></node><node id="r"><data key="n">q</data></node>
      <edge source="p" target="r"/></graph></graphml>
      """, "--features degree", "id,degree\np,1\nr,1\n",
      "sesame: warning: g.graphml: several nodes share a name; people are called by the ids of their "
        + "nodes\npeople       2\nfriendships  1 of 1 row\n"),
    GraphFormatCase(
      "two vertices of one label", "g.net",
      "*Vertices 3\n1 ann\n2 ann\n3 bob\n*Edges\n1 2\n", "--features degree",
      "id,degree\n1,1\n2,1\n3,0\n",
      "sesame: warning: g.net: several vertices share a label; people are called by the numbers of "
        + "their vertices\npeople       3\nfriendships  1 of 1 row\n"),
    GraphFormatCase(
      "a byte-order mark, relations with labels, and values that are partly missing", "g.net",
      "\u{FEFF}*Vertices 3\r\n1 \"ann lee\"\r\n*Arcs :2 \"likes\"\r\n1 2 2.5\r\n2 3\r\n",
      "--weight weight --features degree,strength",
      "id,degree,strength\nann lee,1,2.5\n2,2,3.5\n3,1,1.0\n",
      "sesame: warning: g.net: 2 of 2 friendships have a direction, which is not used; --directed "
        + "counts it\npeople       3\nfriendships  2 of 2 rows\n"),
  ]
}

struct GraphFormatTests {
  @Test(arguments: GraphFormatCase.all)
  func `graph files become the table that their formats' definitions ask for`(
    _ row: GraphFormatCase
  ) async throws {
    let folder = try Folder([row.file: row.content])
    let outcome = try await Program.run("features \(row.file) \(row.options)", in: folder)
    #expect(outcome.status == 0)
    #expect(outcome.text == row.table)
    let lines = outcome.standardError.split(separator: "\n").filter { !$0.hasPrefix("time ") }
    #expect(lines.map { $0 + "\n" }.joined() == row.messages)
  }

  @Test func `a snapshot keeps ties that count both ways, and says so`() async throws {
    let row = GraphFormatCase.all[0]
    let folder = try Folder([row.file: row.content])
    let made = try await Program.run(
      "import g.net --directed --weight weight -o g.sgraph --quiet", in: folder)
    #expect(made.status == 0)
    let outcome = try await Program.run(
      "features g.sgraph --features in_degree,out_degree,strength", in: folder)
    #expect(outcome.text == row.table)
    let friendships = row.messages.split(separator: "\n")[1]
    #expect(outcome.standardError.contains(friendships + "\n"))
  }

  @Test(.blocking) func `a graph file may be compressed`() async throws {
    let row = GraphFormatCase.all[1]
    let folder = try Folder([row.file: row.content])
    let gzip = Process()
    gzip.executableURL = URL(filePath: "/usr/bin/env")
    gzip.arguments = ["gzip", row.file]
    gzip.currentDirectoryURL = folder.url
    try gzip.run()
    gzip.waitUntilExit()
    let outcome = try await Program.run(
      "features \(row.file).gz --quiet \(row.options)", in: folder)
    #expect(outcome.status == 0)
    #expect(outcome.text == row.table)
  }
}
