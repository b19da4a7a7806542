import EdgeLists
import Execution
import Files
import Foundation
import Graphs
import Identifiers
import Memory
import Statistics
import Tables
import TestSupport
import Testing
import TextFormats

/// Graphs as they are written for other programs.
@Suite struct GraphFileTests {
  /// The tags and texts of a document that libxml2 finds well-formed.
  private final class Document: XMLContentHandler {
    var values: [String] = []
    var texts: [String] = []
    var elementCount = 0
    private let attribute: StaticString
    private let element: StaticString

    init(_ bytes: [UInt8], valuesOf attribute: StaticString, in element: StaticString) throws {
      self.attribute = attribute
      self.element = element
      #expect(try XMLReader(bytes, name: "written").read(self))
    }

    var wantsText: Bool { true }

    func start(_ tag: XMLStartTag) throws(DataError) {
      elementCount += 1
      if tag.isNamed(element), let value = tag.value(attribute) {
        values.append(String(decoding: value, as: UTF8.self))
      }
      texts.append("")
    }

    func text(_ piece: Span<UInt8>) throws(DataError) {
      let bytes = piece.indices.map { piece[$0] }
      texts[texts.count - 1] += String(decoding: bytes, as: UTF8.self)
    }

    func end() throws(DataError) {}
  }

  private let folder: Folder

  init() throws { folder = try Folder() }

  private func written(
    _ graph: RelationGraph, _ attributes: Table? = nil, to name: String = "g.graphml"
  ) throws -> String {
    let path = "\(folder.path)/\(name)"
    try graph.write(graphTo: path, attributes: attributes)
    return String(decoding: try Input.contents(of: path), as: UTF8.self)
  }

  @Test func `columns are attributes of their types, and a missing value is none`() throws {
    let people = Table([
      Column("id", .strings(["ann", "bob"])), Column("age", .integers([41, nil])),
      Column("height", .reals([nil, 1.75])), Column("member", .booleans([true, false])),
      Column("city", .strings(["Oslo & <co>", nil])),
    ])
    let graph = try graph(
      "ann,bob,2.5\n", people: people, format: EdgeListFormat(weight: 3, header: false))
    #expect(
      try written(graph) == """
        <?xml version="1.0" encoding="UTF-8"?>
        <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
          <key id="n0" for="node" attr.name="age" attr.type="long"/>
          <key id="n1" for="node" attr.name="height" attr.type="double"/>
          <key id="n2" for="node" attr.name="member" attr.type="boolean"/>
          <key id="n3" for="node" attr.name="city" attr.type="string"/>
          <key id="weight" for="edge" attr.name="weight" attr.type="double"/>
          <graph edgedefault="undirected">
            <node id="ann"><data key="n0">41</data><data key="n2">true</data><data key="n3">Oslo \
        &amp; &lt;co&gt;</data></node>
            <node id="bob"><data key="n1">1.75</data><data key="n2">false</data></node>
            <edge source="ann" target="bob"><data key="weight">2.5</data></edge>
          </graph>
        </graphml>

        """)
  }

  @Test func `GEXF has labels, weights, and colors for the largest communities`() throws {
    let graph = try graph(
      "a,b,2\nc,a,1\n", directed: true, format: EdgeListFormat(weight: 3, header: false))
    let table = Table([
      Column("id", .strings(["a", "b", "c"])), Column("community", .integers([0, 1, nil])),
    ])
    #expect(
      try written(graph, table, to: "g.gexf") == """
        <?xml version="1.0" encoding="UTF-8"?>
        <gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">
          <meta>
            <creator>sesame</creator>
          </meta>
          <graph mode="static" defaultedgetype="directed">
            <attributes class="node">
              <attribute id="n0" title="community" type="long"/>
            </attributes>
            <nodes>
              <node id="a" label="a"><attvalues><attvalue for="n0" value="0"/></attvalues><viz:color \
        r="230" g="159" b="0"/></node>
              <node id="b" label="b"><attvalues><attvalue for="n0" value="1"/></attvalues><viz:color \
        r="86" g="180" b="233"/></node>
              <node id="c" label="c"><viz:color r="153" g="153" b="153"/></node>
            </nodes>
            <edges>
              <edge id="0" source="a" target="b" weight="2.0"/>
              <edge id="1" source="c" target="a" weight="1.0"/>
            </edges>
          </graph>
        </gexf>

        """)
    #expect(try !written(graph, to: "plain.gexf").contains("viz:color"))
  }

  @Test func `any names come back as they were`() throws {
    let names = [
      "a&b", "<é>", "it's \"q\"", "👩‍👩‍👧‍👦", " two  blanks ", "tab\tin", "line\nin", "cr\rin",
      "\u{85}\u{2028}",
      "\u{FFFD}", "]]>", "&amp;", "\u{7F}",
    ]
    let rows = zip(names, names.dropFirst()).map { ($0, $1) }
    let graph = try RelationGraph(EdgeList(rows))
    for name in ["g.graphml", "g.graphml.gz", "g.graphml.zst"] {
      let path = "\(folder.path)/\(name)"
      #expect(try graph.write(graphTo: path) == 0)
      let list = try EdgeList(contentsOf: path, as: .graphML, usesWeights: false)
      #expect(Array(list.names) == names)
      #expect(list.count == rows.count)
    }
    try graph.write(graphTo: "\(folder.path)/g.gexf")
    let document = try Document(
      Input.contents(of: "\(folder.path)/g.gexf"), valuesOf: "id", in: "node")
    #expect(document.values == names)
  }

  @Test(arguments: [(false, false), (false, true), (true, false), (true, true)])
  func `random graphs come back as they were`(directed: Bool, weighted: Bool) throws {
    var generator = SplitMix64(seed: 5)
    let lines = randomLines(&generator, people: 60, rows: 300).joined(separator: "\n")
    let format =
      weighted ? EdgeListFormat(weight: 3, header: false) : EdgeListFormat(header: false)
    let graph = try graph(lines, directed: directed, format: format)
    let path = "\(folder.path)/g.graphml"
    try graph.write(graphTo: path)
    let list = try EdgeList(contentsOf: path, as: .graphML, usesWeights: weighted)
    let again = try RelationGraph(list, rules: GraphRules(directed: directed))
    #expect(again.identifiers == graph.identifiers)
    #expect(again.compressed == graph.compressed)
  }

  @Test func `a column called name does not take the identifiers' place`() throws {
    let people = Table([
      Column("id", .strings(["1", "2"])), Column("name", .strings(["Ann", "Bob"])),
      Column("name_2", .strings(["Lee", nil])),
    ])
    let text = try written(try graph("1,2\n", people: people))
    #expect(text.contains(#"attr.name="name" attr.type="string"/>"#))
    #expect(text.contains(#"attr.name="name_3" attr.type="string"/>"#))
    let list = try EdgeList(
      contentsOf: "\(folder.path)/g.graphml", as: .graphML, usesWeights: false)
    #expect(Array(list.names) == ["1", "2"])
  }

  private func kindGraph(
    _ lines: String, directed: Bool = false, kept: Set<String>? = nil
  ) throws -> RelationGraph {
    var rules = GraphRules(directed: directed)
    rules.keepsEveryKind = kept == nil
    rules.keptKinds = kept ?? []
    let format = EdgeListFormat(weight: 3, kind: 4, delimiter: .comma, header: false)
    return try RelationGraph(
      EdgeList(parsing: lines, named: "e.csv", format: format), rules: rules)
  }

  @Test func `two people have an edge for each kind of tie between them`() throws {
    let lines = "a,b,2,work\nb,a,1,home\nb,a,0.5,home\nb,c,1,a & b\nc,a,4,home\n"
    let text = try written(kindGraph(lines))
    let edges = text.split(separator: "\n").filter { $0.contains("<edge") }.map {
      $0.replacing(" ", with: "").replacing("<datakey=", with: " ").replacing("</data>", with: "")
    }
    #expect(
      edges == [
        #"<edgesource="a"target="b"> "weight">1.5 "kind">home</edge>"#,
        #"<edgesource="a"target="c"> "weight">4.0 "kind">home</edge>"#,
        #"<edgesource="a"target="b"> "weight">2.0 "kind">work</edge>"#,
        #"<edgesource="b"target="c"> "weight">1.0 "kind">a&amp;b</edge>"#,
      ])
    // Some of the kinds alone would tell of a part of the ties.
    #expect(try !written(kindGraph(lines, kept: ["work", "home"])).contains("kind"))
  }

  @Test(arguments: [false, true])
  func `random graphs with kinds come back as they were`(directed: Bool) throws {
    var generator = SplitMix64(seed: 11)
    let kinds = ["work", "home", "", "x,y", "<z>"]
    let lines = randomLines(&generator, people: 40, rows: 300)
      .map { "\($0),\"\(kinds[Int.random(in: 0..<5, using: &generator)])\"" }
    let graph = try kindGraph(lines.joined(separator: "\n"), directed: directed)
    let path = "\(folder.path)/g.graphml"
    try graph.write(graphTo: path)
    let list = try EdgeList(
      contentsOf: path, as: .graphML,
      GraphFileAttributes(EdgeListFormat(weight: "weight", kind: "kind")), in: .memory,
      execution: Execution())
    var rules = GraphRules(directed: directed)
    rules.keepsEveryKind = true
    let again = try RelationGraph(list, rules: rules)
    #expect(again.identifiers == graph.identifiers)
    #expect(again.compressed == graph.compressed)
    #expect(again.kindGraphs == graph.kindGraphs)
    #expect(graph.kindGraphs.count == 5)
  }

  @Test func `what XML can't hold is replaced in texts and refused in identifiers`() throws {
    let people = Table([
      Column("id", .strings(["a", "b"])), Column("note", .strings(["x\u{1}y", "\u{FFFF}"])),
    ])
    let graph = try graph("a,b\n", people: people)
    let path = "\(folder.path)/g.graphml"
    #expect(try graph.write(graphTo: path) == 2)
    let text = String(decoding: try Input.contents(of: path), as: UTF8.self)
    #expect(text.contains("x\u{FFFD}y") && text.contains(">\u{FFFD}<"))
    let odd = try RelationGraph(EdgeList([("a", "b\u{2}")]))
    let error = #expect(throws: DataError.self) { try odd.write(graphTo: path) }
    #expect(
      error?.description
        == "\(path): the identifier in row 2 has a character that XML can't hold; remove it from the "
        + "inputs, or write no graph")
    #expect(String(decoding: try Input.contents(of: path), as: UTF8.self) == text)
  }

  @Test func `another ending and another table are refused`() throws {
    let graph = try graph("a,b\n")
    let ending = #expect(throws: DataError.self) {
      try graph.write(graphTo: "\(folder.path)/g.xml")
    }
    #expect(ending?.code == .cannotCreate)
    #expect(ending?.remedy == "end it in .graphml or .gexf")
    try graph.write(graphTo: "\(folder.path)/g.xml", as: .gexf)
    let other = #expect(throws: DataError.self) {
      try graph.write(graphTo: "\(folder.path)/g.gexf", attributes: people(["b", "a"]))
    }
    #expect(other?.code == .usage)
    #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/g.gexf"))
  }

  @Test func `writing can be given up, and leaves nothing`() throws {
    let graph = try graph("a,b\n")
    let execution = Execution()
    execution.cancel()
    #expect(throws: CancellationError.self) {
      try graph.write(graphTo: "\(folder.path)/g.gexf", execution: execution)
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
  }
}
