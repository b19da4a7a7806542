internal import Execution
internal import Files
internal import GraphKernels
internal import Identifiers
internal import Memory
internal import Tables
internal import TextFormats

/// Writes a graph as GraphML or GEXF, an element a line.
struct GraphFileWriter {
  private let file: OutputFile
  private let format: GraphOutputFormat
  private let nodes: [GraphAttribute]
  private let colors: CommunityColors?
  private var bytes: [UInt8] = []
  /// How many texts have a character that XML can't hold.
  private(set) var replacedCount = 0

  init(
    _ file: OutputFile, _ format: GraphOutputFormat, nodes: [GraphAttribute],
    colors: CommunityColors?
  ) {
    self.file = file
    self.format = format
    self.nodes = nodes
    self.colors = colors
  }

  mutating func write(_ graph: RelationGraph, _ execution: Execution) throws {
    let kinds = graph.writtenKinds
    begin(graph, hasKinds: !kinds.isEmpty)
    for person in 0..<graph.personCount {
      appendNode(person, graph.identifiers)
      try flush(person, execution)
    }
    if format == .gexf { bytes += "    </nodes>\n    <edges>\n".utf8 }
    let ties =
      kinds.isEmpty
      ? [(kind: "", rows: graph.compressed.outgoing)]
      : kinds.map { (kind: $0.key, rows: $0.value.outgoing) }
    var number = 0
    for source in 0..<graph.personCount {
      for (kind, rows) in ties {
        for entry in rows.entries(of: source) {
          let target = Int(rows.targets[entry])
          if !graph.isDirected, target < source { continue }
          let weight = rows.weights.map { graph.weightAtDate($0[entry]) }
          appendEdge(number, (source, target), weight, kind, graph.identifiers)
          number += 1
        }
      }
      try flush(source, execution)
    }
    bytes +=
      (format == .graphML ? "  </graph>\n</graphml>\n" : "    </edges>\n  </graph>\n</gexf>\n").utf8
    try file.append(bytes)
  }

  private mutating func flush(_ row: Int, _ execution: Execution) throws {
    if row & 0xFFF == 0 { try execution.checkCancellation() }
    if bytes.count < 1 << 18 { return }
    try execution.checkCancellation()
    try file.append(bytes)
    bytes.removeAll(keepingCapacity: true)
  }

  private mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  private mutating func append(escaping text: Span<UInt8>) {
    if XMLBytes.append(escaping: text, to: &bytes) { replacedCount += 1 }
  }

  private mutating func append(escaping text: String) { append(escaping: Array(text.utf8).span) }

  private mutating func append(_ person: Int, of identifiers: TextList) {
    let offsets = identifiers.offsets
    append(escaping: identifiers.bytes.span.extracting(offsets[person]..<offsets[person + 1]))
  }

  private mutating func begin(_ graph: RelationGraph, hasKinds: Bool) {
    append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    let direction = graph.isDirected ? "directed" : "undirected"
    switch format {
    case .graphML:
      append("<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n")
      for (number, attribute) in nodes.enumerated() {
        appendKey("n\(number)", "node", attribute.name, attribute.type)
      }
      if graph.isWeighted { appendKey("weight", "edge", "weight", "double") }
      if hasKinds { appendKey("kind", "edge", "kind", "string") }
      append("  <graph edgedefault=\"\(direction)\">\n")
    case .gexf:
      append(
        "<gexf xmlns=\"http://gexf.net/1.3\" xmlns:viz=\"http://gexf.net/1.3/viz\" version=\"1.3\">\n"
          + "  <meta>\n    <creator>sesame</creator>\n  </meta>\n"
          + "  <graph mode=\"static\" defaultedgetype=\"\(direction)\">\n")
      if !nodes.isEmpty {
        append("    <attributes class=\"node\">\n")
        for (number, attribute) in nodes.enumerated() {
          append("      <attribute id=\"n\(number)\" title=\"")
          append(escaping: attribute.name)
          append("\" type=\"\(attribute.type)\"/>\n")
        }
        append("    </attributes>\n")
      }
      if hasKinds {
        append(
          "    <attributes class=\"edge\">\n      <attribute id=\"kind\" title=\"kind\" type=\"string\"/>\n"
            + "    </attributes>\n")
      }
      append("    <nodes>\n")
    }
  }

  private mutating func appendKey(_ id: String, _ owner: String, _ name: String, _ type: String) {
    append("  <key id=\"\(id)\" for=\"\(owner)\" attr.name=\"")
    append(escaping: name)
    append("\" attr.type=\"\(type)\"/>\n")
  }

  private mutating func appendNode(_ person: Int, _ identifiers: TextList) {
    append(format == .graphML ? "    <node id=\"" : "      <node id=\"")
    append(person, of: identifiers)
    if format == .gexf {
      append("\" label=\"")
      append(person, of: identifiers)
    }
    let known = nodes.indices.filter { !nodes[$0].values.isMissing(person) }
    if known.isEmpty, colors == nil {
      append("\"/>\n")
      return
    }
    append("\">")
    if format == .gexf, !known.isEmpty { append("<attvalues>") }
    var value: [UInt8] = []
    for number in known {
      append(
        format == .graphML ? "<data key=\"n\(number)\">" : "<attvalue for=\"n\(number)\" value=\"")
      value.removeAll(keepingCapacity: true)
      nodes[number].values.append(person, to: &value)
      append(escaping: value.span)
      append(format == .graphML ? "</data>" : "\"/>")
    }
    if format == .gexf, !known.isEmpty { append("</attvalues>") }
    if let color = colors?.color(of: person) {
      append("<viz:color r=\"\(color.red)\" g=\"\(color.green)\" b=\"\(color.blue)\"/>")
    }
    append("</node>\n")
  }

  private mutating func appendEdge(
    _ number: Int, _ ends: (source: Int, target: Int), _ weight: Double?, _ kind: String,
    _ identifiers: TextList
  ) {
    append(format == .graphML ? "    <edge source=\"" : "      <edge id=\"\(number)\" source=\"")
    append(ends.source, of: identifiers)
    append("\" target=\"")
    append(ends.target, of: identifiers)
    if format == .gexf, let weight {
      append("\" weight=\"")
      bytes.appendDecimal(weight)
    }
    if kind.isEmpty, format == .gexf || weight == nil {
      append("\"/>\n")
      return
    }
    append("\">")
    if format == .graphML, let weight {
      append("<data key=\"weight\">")
      bytes.appendDecimal(weight)
      append("</data>")
    }
    if !kind.isEmpty {
      append(
        format == .graphML ? "<data key=\"kind\">" : "<attvalues><attvalue for=\"kind\" value=\"")
      append(escaping: kind)
      append(format == .graphML ? "</data>" : "\"/></attvalues>")
    }
    append("</edge>\n")
  }
}
