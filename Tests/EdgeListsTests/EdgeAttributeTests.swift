import EdgeLists
import Files
import Identifiers
import Memory
import Testing
import TextFormats

/// Kinds, times and weights of GraphML's edges under any names.
@Suite struct EdgeAttributeTests {
  private let keys = """
    <key id="d0" for="edge" attr.name="amount" attr.type="long"/>
    <key id="d1" for="edge" attr.name="since"/><key id="d2" for="edge" attr.name="until"/>
    <key id="d3" for="all" attr.name="what"/><key id="d4" for="edge" attr.name="amount"/>
    <key id="d5" for="node" attr.name="age"/>
    """

  private func list(
    _ edges: String, _ format: EdgeListFormat, keys: String? = nil
  ) throws -> EdgeList {
    let text = """
      <graphml>\(keys ?? self.keys)<graph edgedefault="directed"><node id="a"/><node id="b"/>
      \(edges)</graph></graphml>
      """
    return try EdgeList(
      parsing: Array(text.utf8), named: "g.graphml", as: .graphML, GraphFileAttributes(format))
  }

  private func fault(
    _ edges: String, _ format: EdgeListFormat, keys: String? = nil
  ) -> String {
    do {
      _ = try list(edges, format, keys: keys)
      return ""
    } catch {
      return "\(error)"
    }
  }

  @Test func `edges have the kinds, times and weights that are asked for`() throws {
    let edges = try list(
      """
      <edge source="a" target="b"><data key="d0">2</data><data key="d1"> 2020-01-02
      </data><data key="d2">2021-01-02T00:00:00Z</data><data key="d3"> x &amp; y</data></edge>
      <edge source="b" target="a"><data key="d4">2.5</data><data key="d1">100</data></edge>
      """, EdgeListFormat(weight: "amount", time: "since", kind: "what", until: "until"))
    #expect(try Array(#require(edges.weights)) == [2, 2.5])
    #expect(try Array(#require(edges.times)) == [1_577_923_200, 100])
    #expect(try Array(#require(edges.untils)) == [1_609_545_600, .infinity])
    let kinds = try #require(edges.kinds)
    #expect(Array(kinds.names) == [" x & y", ""])
    #expect(Array(kinds.numbers) == [0, 1])
  }

  @Test func `what is not asked for is not read, and one attribute may be two things`() throws {
    let text = "<edge source='a' target='b'><data key='d0'>-3</data><data key='d1'>7</data></edge>"
    let edges = try list(text, EdgeListFormat(time: "since", kind: "since"))
    #expect(edges.weights == nil && edges.untils == nil)
    #expect(try Array(#require(edges.times)) == [7])
    #expect(edges.kinds.map { Array($0.names) } == ["7"])
  }

  @Test func `defaults stand for kinds and times that are not there`() throws {
    let edges = try list(
      "<edge source='a' target='b'/><edge source='a' target='b'><data key='t'>5</data></edge>",
      EdgeListFormat(time: "t", kind: "k"),
      keys: """
        <key id="k" for="edge"><default>work</default></key>
        <key id="t" for="edge"><default>9</default></key>
        """)
    #expect(try Array(#require(edges.times)) == [9, 5])
    #expect(edges.kinds.map { Array($0.names) } == ["work"])
  }

  private static let timed = EdgeListFormat(time: "since", until: "until")

  private static let faults: [(String, EdgeListFormat, String)] = [
    (
      "<edge source='a' target='b'/>", EdgeListFormat(kind: "kind"),
      "g.graphml: the edges have no attribute 'kind'; name one that they have ('amount', 'since', "
        + "'until', 'what'), or leave `kind` out"
    ),
    (
      "<edge source='a' target='b'/>", timed,
      "g.graphml:5:1: the edge has no time; give it one, or leave `time` out"
    ),
    (
      "<edge source='a' target='b'><data key='d1'>31.12.2024</data></edge>", timed,
      "g.graphml:5:29: time '31.12.2024' is neither unix seconds nor a date of ISO 8601; write it like "
        + "1700000000 or 2023-11-14T22:13:20Z"
    ),
    (
      "<edge source='a' target='b'><data key='d1'>5</data><data key='d2'>x</data></edge>", timed,
      "g.graphml:5:52: end is neither unix seconds nor a date of ISO 8601; write it like 1700000000 or "
        + "2023-11-14T22:13:20Z"
    ),
    (
      "<edge source='a' target='b'><data key='d1'>5</data><data key='d2'>4</data></edge>", timed,
      "g.graphml:5:1: the friendship ends before it begins; correct it"
    ),
    (
      "<edge source='a' target='b'><data key='d1'>5</data><data key='d1'>4</data></edge>", timed,
      "g.graphml:5:52: the edge has two times; leave one"
    ),
  ]

  @Test(arguments: faults)
  func `faults have their place`(edges: String, format: EdgeListFormat, message: String) {
    #expect(fault(edges, format) == message)
  }

  @Test func `attributes have names, and no numbers`() throws {
    let error = #expect(throws: DataError.self) {
      try EdgeListFormat(kind: 3).check(for: .graphML, source: "g.graphml")
    }
    #expect(
      error?.description
        == "g.graphml: a GraphML file has attributes with names, and no columns; write the attribute's "
        + "name behind `kind`")
    for format in [GraphFileFormat.pajek, .metis] {
      #expect(throws: DataError.self) { try Self.timed.check(for: format, source: "g") }
    }
  }
}
