import EdgeLists
import Files
import Foundation
import Statistics
import Testing

@Suite struct `Damaged graph files` {
  private static let network = """
    *Network x
    *Vertices 4
    1 "Ann" 0.1 0.2
    2 "Bob" % c
    3 "Évé"
    *Edges :1 "k"
    1 2 2.5
    2 3 l "q"
    4 4 1
    *Arcslist
    1 2 3
    *Matrix
    0 1 0 2
    0 0 0 0
    1 0 0 0
    0 0 3 0

    """

  private static let xml = """
    <?xml version="1.0" encoding="UTF-8"?>
    <!DOCTYPE graphml>
    <graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="urn:y">
      <key id="n" for="node" attr.name="name" attr.type="string"><default>é</default></key>
      <key id="w" for="edge" attr.name="weight" attr.type="double"/>
      <graph edgedefault="directed">
        <node id="x"><data key="n">Zoë</data><!-- c --></node>
        <node id="y"><data key="n"><![CDATA[a]]>&amp;&#66;</data><y:z/></node>
        <edge source="x" target="z" directed="false"><data key="w">0.5</data></edge>
        <node id="z"/>
      </graph>
    </graphml>

    """

  private static let gephi = """
    <?xml version="1.0" encoding="UTF-8"?>
    <gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">
      <graph mode="dynamic" defaultedgetype="directed" timeformat="double">
        <attributes class="edge"><attribute id="0" title="weight" type="double">
          <default>2</default></attribute></attributes>
        <nodes count="3"><node id="x" label="Zo&#235;"><viz:size value="1"/></node>
          <node id="y"/><node id="z" label="&amp;"><attvalues/></node></nodes>
        <edges><edge id="0" source="x" target="z" weight="0.5" type="mutual"/>
          <edge id="1" source="y" target="x" start="1"><attvalues>
            <attvalue for="0" value="3"/></attvalues><spells/></edge></edges>
      </graph>
    </gexf>

    """

  private static func text(_ format: GraphFileFormat) -> String {
    format == .pajek ? network : format == .gexf ? gephi : xml
  }

  /// Reads, and checks that a list is sound or an error has a message.
  private func check(_ bytes: [UInt8], _ format: GraphFileFormat, weights: Bool) {
    do {
      let list = try GraphFile(format: format, bytes: bytes).list(weights: weights)
      #expect(list.sources.count == list.targets.count)
      #expect((Array(list.sources) + Array(list.targets)).allSatisfy { $0 < list.names.count })
      #expect(Set(list.names).count == list.names.count)
      #expect(list.weights?.allSatisfy { $0 > 0 && $0.isFinite } ?? true)
      #expect((0..<list.count).allSatisfy { (list.line(of: $0) ?? 0) > 0 })
    } catch {
      #expect((error as? DataError)?.problem.isEmpty == false)
      #expect(!"\(error)".contains("Ann"))
    }
  }

  @Test(arguments: [GraphFileFormat.graphML, .gexf, .pajek])
  func `every beginning of a file, and every file with a byte changed, is read or refused`(
    format: GraphFileFormat
  ) {
    let bytes = Array(Self.text(format).utf8)
    for end in 0..<bytes.count { check(Array(bytes.prefix(end)), format, weights: true) }
    for index in bytes.indices {
      for flip: UInt8 in [0x01, 0x15, 0x80, bytes[index]] {
        var changed = bytes
        changed[index] ^= flip
        check(changed, format, weights: index.isMultiple(of: 2))
      }
    }
  }

  @Test(arguments: [GraphFileFormat.graphML, .gexf, .pajek], 0..<8 as Range<UInt64>)
  func `so are files with pieces cut, doubled, exchanged and replaced`(
    format: GraphFileFormat, seed: UInt64
  ) {
    var random = SplitMix64(seed: seed)
    let whole = Array(Self.text(format).utf8)
    let scraps =
      [
        "\"", "<", ">", "/>", "&", "&#0;", "&#x110000;", "]]>", "<!--", "<![CDATA[",
        "<!DOCTYPE g [",
        "<!ENTITY a '&a;'>", "\0", "\r", "*", "*Matrix\n", "*Vertices 99999999\n", "-1", "1e400",
        "%", "\\",
        " ", "</node>", "<graph>", "<node id='y'>", "</edges>", "<edge source='x' target='y'>",
        "*Arcs :99999999999999999999 x\n", "\u{FEFF}",
        "🧵",
      ].map { Array($0.utf8) } + [[0xFF], [0xFE, 0xFF], [0xC3], [0xED, 0xA0, 0x80]]
    for round in 0..<500 {
      var bytes = whole
      for _ in 0...random.below(4) {
        let start = random.below(bytes.count + 1)
        let end = min(bytes.count, start + random.below(40))
        switch random.below(4) {
        case 0: bytes.removeSubrange(start..<end)
        case 1: bytes.insert(contentsOf: bytes[start..<end], at: random.below(bytes.count + 1))
        case 2: bytes.replaceSubrange(start..<end, with: random.pick(scraps))
        default: bytes.insert(contentsOf: random.pick(scraps), at: start)
        }
      }
      check(bytes, format, weights: round.isMultiple(of: 2))
    }
  }
}
