import EdgeLists
import Files
import Foundation
import Memory
import Testing
import TextFormats

@Suite struct `GEXF` {
  /// A document around the inside of a graph.
  private func file(_ inside: String, graph: String = #"defaultedgetype="directed""#) -> GraphFile {
    .gexf(
      """
      <gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">
      <graph \(graph)>
      \(inside)
      </graph>
      </gexf>

      """)
  }

  private let people = #"<nodes><node id="x"/><node id="y" label="Bo"/><node id="z"/></nodes>"#

  /// The list of edges with some attributes.
  private func list(
    _ edges: String, _ format: EdgeListFormat, attributes: String = ""
  ) throws -> EdgeList {
    let declared = #"<attributes class="edge">\#(attributes)</attributes>"#
    let file = file(declared + people + "<edges>\(edges)</edges>")
    return try EdgeList(
      parsing: file.bytes, named: "g.gexf", as: .gexf, GraphFileAttributes(format))
  }

  private func fault(_ body: () throws -> EdgeList) -> String {
    do {
      _ = try body()
      return ""
    } catch {
      return "\(error)"
    }
  }

  @Test func `people are called by their labels, else by their ids`() throws {
    let list = try file(
      """
      <nodes count="3"><node id="1" label="Zo&#235; &amp; &lt;co&gt;"><viz:color r="1" g="2" b="3"/></node>
      <node id="2" label=""><attvalues><attvalue for="0" value="9"/></attvalues></node><node id="3"/></nodes>
      <edges><edge id="0" source="1" target="2"/><edge id="1" source="3" target="1"/></edges>
      """
    ).list()
    #expect(Array(list.names) == ["Zoë & <co>", "2", "3"])
    #expect(list.ties == ["Zoë & <co>>2", "3>Zoë & <co>"])
    #expect(list.warnings.isEmpty)
  }

  @Test func `people who share a label are called by their ids, with a word`() throws {
    let list = try file(
      #"<nodes><node id="x" label="Ann"/><node id="y" label="Ann"/></nodes>"#
        + #"<edges><edge source="x" target="y"/></edges>"#
    ).list()
    #expect(list.ties == ["x>y"])
    #expect(
      list.warnings == [
        "g.gexf: several nodes share a name; people are called by the ids of their nodes"
      ])
  }

  @Test func `edges have the direction of the graph, or one of their own`() throws {
    let edges =
      #"<edges><edge source="x" target="y"/><edge source="x" target="z" type="undirected"/>"#
      + #"<edge source="z" target="y" type="mutual"/><edge source="z" target="x" type="directed"/>"#
      + "</edges>"
    #expect(try file(people + edges).list().ties == ["x>Bo", "x-z", "z-Bo", "z>x"])
    for graph in ["", #"defaultedgetype="undirected""#, #"defaultedgetype="mutual""#] {
      #expect(
        try file(people + edges, graph: graph).list().ties == ["x-Bo", "x-z", "z-Bo", "z>x"])
    }
  }

  @Test func `weights are GEXF's own, 1 where an edge has none, and count if they are asked for`()
    throws
  {
    let edges =
      #"<edges><edge source="x" target="y" weight="2.5"/><edge source="y" target="z"/></edges>"#
    #expect(try file(people + edges).list(weights: true).ties == ["x>Bo 2.5", "Bo>z 1.0"])
    let plain = try file(people + edges).list()
    #expect(plain.weights == nil)
    #expect(
      plain.warnings.count == 1 && plain.warnings[0].description.contains("'weight' is not used"))
    #expect(
      file(people + #"<edges><edge source="x" target="y"/></edges>"#).fault(weights: true)
        == "g.gexf: the edges have no attribute 'weight'; leave `weight` out")
  }

  @Test func `edges have the kinds, times and weights that are asked for, declared or not`() throws
  {
    let edges = try list(
      """
      <edge source="x" target="y" start="2020-01-02" end="2021-01-02" weight="9"><attvalues>
      <attvalue for="0" value="2"/><attvalue for="1" value=" x &amp; y"/></attvalues></edge>
      <edge source="y" target="z" start="100"><attvalues/></edge>
      """,
      EdgeListFormat(weight: "amount", time: "start", kind: "what", until: "end"),
      attributes:
        #"<attribute id="0" title="amount" type="double"><default>7</default></attribute>"#
        + #"<attribute id="1" title="what" type="string"/>"#)
    #expect(try Array(#require(edges.weights)) == [2, 7])
    #expect(try Array(#require(edges.times)) == [1_577_923_200, 100])
    #expect(try Array(#require(edges.untils)) == [1_609_545_600, .infinity])
    let kinds = try #require(edges.kinds)
    #expect(Array(kinds.names) == [" x & y", ""])
    let named = try list(
      #"<edge source="x" target="y" kind="work"/><edge source="x" target="z" kind="home"/>"#,
      EdgeListFormat(kind: "kind"))
    #expect(named.kinds.map { Array($0.names) } == ["work", "home"])
  }

  @Test func `times that nobody asks for are told, and a dynamic graph without any is none`() throws
  {
    let spells =
      #"<edge source="x" target="y" start="1"><spells><spell start="1"/></spells></edge>"#
    for (edge, message) in [
      (
        #"<edge source="x" target="y" start="1"/>"#,
        "g.gexf: edges have times, and all count whenever they were; `time: \"start\"` reads them"
      ),
      (
        spells,
        "g.gexf: edges have several times (spells), which are not read: they count whenever they were"
      ),
    ] {
      let warnings = try file(people + "<edges>\(edge)</edges>", graph: #"mode="dynamic""#).list()
        .warnings.map(\.description)
      #expect(warnings == [message])
    }
    let error = #expect(throws: DataError.self) {
      try list(spells, EdgeListFormat(time: "start"))
    }
    #expect(error?.problem == "the edge has several times (spells), of which none is read")
    let quiet = file(
      people + #"<edges><edge source="x" target="y"/></edges>"#, graph: #"mode="dynamic""#)
    #expect(try quiet.list().warnings.isEmpty)
  }

  @Test(arguments: [
    ("<nodes><node/></nodes>", "g.gexf:3:8: the node has no id; give it one"),
    (
      "<nodes><node id='a'/><node id='a'/></nodes>",
      "g.gexf:3:22: an earlier node has the same id; give every node an id of its own"
    ),
    (
      "<nodes><node id='a'><nodes><node id='b'/></nodes></node></nodes>",
      "g.gexf:3:21: a node lies within another; write the file again without groups of nodes"
    ),
    (
      "<nodes><node id='a'/><node id='b' pid='a'/></nodes>",
      "g.gexf:3:22: a node lies within another; write the file again without groups of nodes"
    ),
    (
      "<nodes><node id='a'/></nodes><edges><edge source='a' target='b' weight='1'/></edges>",
      "g.gexf:3:37: an end of the edge is the id of no node; add the node or remove the edge"
    ),
    (
      "<edges><edge target='b'/></edges>",
      "g.gexf:3:8: the edge has no source; name a node's id there"
    ),
    (
      "<nodes><node id='a'/></nodes><edges><edge source='a' target='a' type='both'/></edges>",
      "g.gexf:3:37: the type of edges is none of 'directed', 'undirected' and 'mutual'; correct it"
    ),
    (
      "<nodes><edge source='a' target='b'/></nodes>",
      "g.gexf:3:8: a part of the graph is not where GEXF has it; put it into the graph"
    ),
    (
      "<nodes><node id='a'/></nodes><edges><edge source='a' target='a' weight='-2'/></edges>",
      "g.gexf:3:37: weight '-2' is not a number greater than 0; correct it, or leave "
        + "`weight` out"
    ),
  ])
  func `a fault is told with its place`(inside: String, message: String) {
    #expect(file(inside).fault(weights: true) == message)
  }

  @Test func `what is no GEXF is refused`() {
    let other = GraphFile.gexf("<graphml><graph/></graphml>").fault()
    #expect(
      other
        == "g.gexf:1:1: the file is XML, but not GEXF; check that it is GEXF, or rename it for its own "
        + "format")
    #expect(GraphFile.gexf("<gexf></gexf>").fault().contains("the file has no graph"))
    #expect(
      GraphFile.gexf("<gexf><graph/><graph/></gexf>").fault().contains(
        "the file has a second graph"))
    #expect(GraphFile.gexf("").fault().contains("the file is empty"))
    let missing = fault {
      try list(#"<edge source="x" target="y"/>"#, EdgeListFormat(time: "start"))
    }
    #expect(missing.contains("the edge has no time"))
  }

  /// As Gephi 0.10 and NetworkX 3.6 write them.
  @Test func `files of Gephi and NetworkX are read`() throws {
    let gephi = try GraphFile.gexf(
      """
      <?xml version='1.0' encoding='UTF-8'?>
      <gexf xmlns="http://gexf.net/1.3" version="1.3" xmlns:viz="http://gexf.net/1.3/viz" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd">
        <meta lastmodifieddate="2024-01-01"><creator>Gephi 0.10.1</creator><title></title><description></description></meta>
        <graph defaultedgetype="undirected" mode="static">
          <attributes class="node" mode="static">
            <attribute id="modularity_class" title="Modularity Class" type="integer"/>
          </attributes>
          <nodes>
            <node id="11" label="Valjean">
              <attvalues><attvalue for="modularity_class" value="1"/></attvalues>
              <viz:size value="100.0"/><viz:position x="-87.9" y="6.8"/><viz:color r="245" g="91" b="91"/>
            </node>
            <node id="48" label="Gavroche"><viz:size value="61.6"/></node>
          </nodes>
          <edges><edge id="184" source="48" target="11" weight="1.5"/></edges>
        </graph>
      </gexf>
      """
    ).list(weights: true)
    #expect(gephi.ties == ["Gavroche-Valjean 1.5"])
    let networkX = try EdgeList(
      parsing: Array(
        """
        <?xml version='1.0' encoding='utf-8'?>
        <gexf xmlns="http://www.gexf.net/1.2draft" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" version="1.2">
          <graph defaultedgetype="directed" mode="static" name="">
            <attributes mode="static" class="edge"><attribute id="0" title="note" type="string" /></attributes>
            <attributes mode="static" class="node"><attribute id="0" title="age" type="long" /></attributes>
            <nodes><node id="0" label="0"><attvalues><attvalue for="0" value="3" /></attvalues></node>
              <node id="a" label="a" /></nodes>
            <edges><edge source="0" target="a" id="0" weight="2"><attvalues>
              <attvalue for="0" value="x" /></attvalues></edge></edges>
          </graph>
        </gexf>
        """.utf8), named: "g.gexf", as: .gexf,
      GraphFileAttributes(EdgeListFormat(weight: "weight", kind: "note")))
    #expect(networkX.ties == ["0>a 2.0"])
    #expect(networkX.kinds.map { Array($0.names) } == ["x"])
  }
}
