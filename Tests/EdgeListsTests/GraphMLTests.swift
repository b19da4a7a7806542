import EdgeLists
import Files
import Foundation
import Testing

@Suite struct `GraphML` {
  /// A document around the inside of a graph.
  private func file(_ inside: String, keys: String = "", edgeDefault: String = "directed")
    -> GraphFile
  {
    .graphML(
      """
      <graphml xmlns="http://graphml.graphdrawing.org/xmlns">\(keys)
      <graph edgedefault="\(edgeDefault)">
      \(inside)
      </graph>
      </graphml>

      """)
  }

  private let name = #"<key id="n" for="node" attr.name="name"/>"#
  private let weight = #"<key id="w" for="edge" attr.name="weight" attr.type="double"/>"#

  @Test func `ids are what XML says they are`() throws {
    let list = try file(
      """
      <node id="a&amp;b"/><node id='"&lt;é&gt;"'/><node id="&#x1F469;&#8205;&#x1F469;"/>
      <node id="&amp;#38;"/><node id="it's"/>
      <edge source="a&amp;b" target="&quot;&lt;é&gt;&quot;"/>
      <edge source="it&apos;s" target="&amp;#38;"/>
      """
    ).list()
    #expect(Array(list.names) == ["a&b", "\"<é>\"", "👩‍👩", "&#38;", "it's"])
    #expect(list.ties == ["a&b>\"<é>\"", "it's>&#38;"])
    #expect(list.warnings.isEmpty)
  }

  @Test(arguments: ["node", "all"])
  func `people are called by the data 'name', else by id`(owner: String) throws {
    let list = try file(
      """
      <node id="x"><data key="n">Zo&#235;</data></node><node id="y"><desc>q</desc></node>
      <node id="z"><data key="n"></data><data key="k">w</data></node>
      <node id="v"><data key="n"><![CDATA[A & B]]></data></node><edge source="x" target="v"/>
      """,
      keys: #"<key id="n" for="\#(owner)" attr.name="name"/><key id="k" attr.name="kind"/>"#
    ).list()
    #expect(Array(list.names) == ["Zoë", "y", "z", "A & B"])
    #expect(list.ties == ["Zoë>A & B"])
  }

  @Test func `a name of a key for something else is none`() throws {
    let list = try file(
      #"<node id="x"><data key="n">Ann</data></node>"#,
      keys: #"<key id="n" for="edge" attr.name="name"/>"#
    ).list()
    #expect(Array(list.names) == ["x"])
  }

  @Test(arguments: [
    #"<node id="x"><data key="n">Ann</data></node><node id="y"><data key="n">Ann</data></node>"#,
    #"<node id="x"><data key="n">y</data></node><node id="y"/>"#,
  ])
  func `people who share a name are called by their ids, with a word`(nodes: String) throws {
    let list = try file(nodes + #"<edge source="x" target="y"/>"#, keys: name).list()
    #expect(list.ties == ["x>y"])
    #expect(
      list.warnings == [
        "g.graphml: several nodes share a name; people are called by the ids of their nodes"
      ])
  }

  @Test func `defaults stand for data that is not there`() throws {
    let list = try file(
      """
      <node id="x"/><node id="y"><data key="n">Bo</data></node>
      <edge source="x" target="y"/><edge source="y" target="x"><data key="w"> 2.5
      </data></edge>
      """,
      keys: """
        <key id="n" for="node" attr.name="name"><default>An</default></key>
        <key id="w" for="all" attr.name="weight"><desc>7</desc><default>0.5</default></key>
        """
    ).list(weights: true)
    #expect(list.ties == ["An>Bo 0.5", "Bo>An 2.5"])
  }

  @Test func `an edge's own direction goes before that of the graph`() throws {
    let edges =
      #"<node id="a"/><node id="b"/><edge source="a" target="b"/>"#
      + #"<edge source="b" target="a" directed="true"/><edge source="a" target="b" directed="false"/>"#
    #expect(try file(edges).list().ties == ["a>b", "b>a", "a-b"])
    #expect(try file(edges, edgeDefault: "undirected").list().ties == ["a-b", "b>a", "a-b"])
  }

  @Test func `people are in the order of the nodes, whatever edges come before them`() throws {
    let list = try file(
      """
      <edge source="c" target="a"/><node id="b"/><edge source="a" target="b"/><node id="c"/>
      <node id="a"/><edge source="b" target="c"/>
      """
    ).list()
    #expect(Array(list.names) == ["b", "c", "a"])
    #expect(list.ties == ["c>a", "a>b", "b>c"])
  }

  @Test func `ports and what other programs add are passed over`() throws {
    let list = try GraphFile.graphML(
      """
      <?xml version="1.0"?>
      <!DOCTYPE g:graphml SYSTEM "http://127.0.0.1:9/no.dtd">
      <g:graphml xmlns:g="http://graphml.graphdrawing.org/xmlns" xmlns:y="urn:y"><y:node/>
      <g:key for="node" id="d1" yfiles.type="nodegraphics"/><!-- <g:node/> --><?p q?>
      <g:graph><y:edge/><g:node id="a" y:id="b"><g:data key="d1"><y:Label>
      <g:node id="no"/></y:Label></g:data><g:port name="p"><g:port name="q"/></g:port></g:node>
      <g:edge id="e" source="a" sourceport="q" target="a"/></g:graph></g:graphml>
      """
    ).list()
    #expect(list.ties == ["a-a"])
  }

  @Test(arguments: [
    String.Encoding.utf16, .utf16BigEndian, .utf16LittleEndian, .isoLatin1, .windowsCP1252,
  ])
  func `every encoding that XML names is read`(encoding: String.Encoding) throws {
    let names: [String.Encoding: String] = [
      .utf16: "UTF-16", .utf16BigEndian: "UTF-16BE", .utf16LittleEndian: "UTF-16LE",
      .isoLatin1: "ISO-8859-1", .windowsCP1252: "windows-1252",
    ]
    let text =
      "<?xml version='1.0' encoding='\(names[encoding] ?? "")'?>\n"
      + "<graphml><graph><node id='Zoë'/><edge source='Zoë' target='Zoë'/></graph></graphml>"
    let bytes = try #require(text.data(using: encoding))
    let list = try GraphFile(format: .graphML, bytes: Array(bytes)).list()
    #expect(Array(list.names) == ["Zoë"])
  }

  @Test func `an id may be as long as it likes`() throws {
    let id = String(repeating: "ab é👍", count: 2_000_000)
    let list = try file(
      "<node id=\"x\"><data key=\"n\">\(id)</data></node><node id=\"\(id)y\"/>", keys: name
    ).list()
    #expect(Array(list.names) == [id, id + "y"])
  }

  @Test(arguments: [
    ("", "g.graphml: the file is empty; fetch it again"),
    (
      "hello\n",
      "g.graphml:1:1: the file is no XML; write the file again with the program it comes from"
    ),
    (
      "<gexf/>",
      "g.graphml:1:1: the file is XML, but not GraphML; check that it is GraphML, or rename it for "
        + "its own format"
    ),
    (
      "<graphml/>",
      "g.graphml: the file has no graph; check that it is GraphML, or rename it for its own format"
    ),
    (
      "<graphml>\n <graph>\n  <graph/>\n",
      "g.graphml:3:3: a graph lies within another; write the file again without groups of nodes"
    ),
    (
      "<graphml><graph>\n<node id='a'>\n <graph/></node></graph></graphml>",
      "g.graphml:3:2: a graph lies within another; write the file again without groups of nodes"
    ),
    (
      "<graphml><graph>\n<node id='é'/> <hyperedge><endpoint node='é'/></hyperedge>",
      "g.graphml:2:17: a hyperedge is no friendship of two people; write it as edges between pairs "
        + "of nodes"
    ),
    (
      "<graphml><graph/>\n<graph/></graphml>",
      "g.graphml:2:1: the file has a second graph; write every graph into a file of its own"
    ),
    (
      "<graphml><graph><node id='a'/>\n\n  <node id='a'/></graph></graphml>",
      "g.graphml:3:3: an earlier node has the same id; give every node an id of its own"
    ),
    (
      "<graphml><graph>\n<node/></graph></graphml>",
      "g.graphml:2:1: the node has no id; give it one"
    ),
    (
      "<graphml><graph>\n<node id='a'/><edge source='a'/></graph></graphml>",
      "g.graphml:2:15: the edge has no target; name a node's id there"
    ),
    (
      "<graphml><graph>\n<node id='a'/><edge\n source='a'\n target='b'/><node id='c'/></graph></graphml>",
      "g.graphml:2:15: an end of the edge is the id of no node; add the node or remove the edge"
    ),
    (
      "<graphml><graph><node id='a'><node id='b'/></node></graph></graphml>",
      "g.graphml:1:30: a part of the graph is not where GraphML has it; put it into the graph"
    ),
    (
      "<graphml><graph edgedefault='odd'/></graphml>",
      "g.graphml:1:10: 'edgedefault' is neither 'directed' nor 'undirected'; correct it"
    ),
    (
      "<graphml><graph><node id='a'/>\n<edge source='a' target='a' directed='no'/></graph></graphml>",
      "g.graphml:2:1: 'directed' is neither 'true' nor 'false'; correct it"
    ),
    (
      "<graphml><graph>\n<node id='a'>\n<data key='n'>q</data></node></graph></graphml>",
      "g.graphml:3:1: the data are of no key that was declared before; declare it"
    ),
    (
      "<graphml><key id='n' for='person'/><graph/></graphml>",
      "g.graphml:1:10: 'for' names nothing that GraphML has; write 'node', 'edge' or 'all'"
    ),
    (
      "<graphml>\n<graph>\n<node id=\"ann\"/>\n",
      "g.graphml:4:1: the XML ends too early; write the file again with the program it comes from"
    ),
    (
      "<graphml>\n<graph>\n</graphml>",
      "g.graphml:3:11: an end tag is not that of its start tag; write the file again with the "
        + "program it comes from"
    ),
    (
      "<graphml><graph><node id='&uuml;'/></graph></graphml>",
      "g.graphml:1:33: an entity is not declared; write the file again with the program it comes from"
    ),
  ])
  func `what can't be read is told with its place`(text: String, message: String) {
    #expect(GraphFile.graphML(text).fault() == message)
  }

  @Test(arguments: [
    ("-3", " '-3'"), ("0", " '0'"), ("NaN", " 'NaN'"), ("inf", " 'inf'"), ("1e999", " '1e999'"),
    ("", " ''"), ("1,5", " '1,5'"), ("Ann", ""),
  ])
  func `a weight that is no positive number is told with its place`(weight: String, said: String) {
    let file = file(
      "<node id=\"a\"/>\n<edge source=\"a\" target=\"a\">\n <data key=\"w\">\(weight)</data></edge>",
      keys: self.weight)
    #expect(
      file.fault(weights: true) == "g.graphml:5:2: weight\(said) is not a number greater than 0; "
        + "correct it, or leave `weight` out")
    #expect(file.fault().isEmpty)
  }

  @Test func `an edge without a weight is told with its place, and edges without any as well`() {
    let edge = "<node id=\"a\"/>\n<edge source=\"a\" target=\"a\"/>"
    #expect(
      file(edge, keys: weight).fault(weights: true)
        == "g.graphml:4:1: the edge has no weight; give it one, or leave `weight` out")
    #expect(
      file(edge).fault(weights: true)
        == "g.graphml: the edges have no attribute 'weight'; leave `weight` out")
  }

  @Test(arguments: [
    "<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;'>",
    "<!ENTITY a SYSTEM 'file:///etc/hostname'>", "<!ENTITY % a SYSTEM 'http://127.0.0.1:9/a'> %a;",
    "<!NOTATION n SYSTEM 'n'><!ENTITY a SYSTEM 'a' NDATA n>",
  ])
  func `a file that declares entities is refused`(declarations: String) {
    let fault = GraphFile.graphML(
      "<!DOCTYPE graphml [\n\(declarations)]>\n"
        + "<graphml><graph><node id='x'/><desc>&c;&a;</desc></graph></graphml>"
    ).fault()
    #expect(fault.hasPrefix("g.graphml:2:"))
    #expect(
      fault.hasSuffix(
        ": it declares entities, which are not read; write the file again with the program it comes "
          + "from"))
  }

  @Test func `elements within elements without end are refused`() {
    let fault = GraphFile.graphML(
      "<graphml><graph>" + String(repeating: "<desc>", count: 1_000_000)
    ).fault()
    #expect(
      fault.hasSuffix(
        ": elements are nested more than 256 deep; write the file without so many levels"))
  }
}
