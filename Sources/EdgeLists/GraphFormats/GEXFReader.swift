internal import Execution
internal import Files
internal import TextFormats

/// Reads the graph of a GEXF file.
final class GEXFReader: XMLGraphReader {
  /// What an open element is.
  private enum Element {
    case root, graph, edgeAttributes, edgeAttribute, attributeDefault, nodes, node, edges, edge
    case edgeValues, skipped
  }

  let source: String
  private let attributes: GraphFileAttributes
  private var open: [Element] = []
  private var keys: XMLGraphKeys
  private var people = XMLGraphPeople()
  private var edges: GraphFileEdges
  private var hasGraph = false
  private var isDirectedByDefault = false
  /// Whether an edge was only at times of which it has several.
  private var hasSpells = false
  /// The text of the default that is open, and where it begins.
  private var value: [UInt8] = []
  private var valuePlace: XMLGraphEdge.Place = (0, nil)
  private var edge: XMLGraphEdge?
  /// What the edge's own tag says of what is read.
  private var tagValues: [XMLGraphEdgeRole: [UInt8]] = [:]

  init(_ source: String, _ options: GraphFileOptions) {
    self.source = source
    attributes = options.attributes
    keys = XMLGraphKeys(options.attributes)
    edges = GraphFileEdges(options.attributes, in: options.space)
  }

  func content() throws(DataError) -> GraphFileContent {
    guard hasGraph else { throw fault(nil, "the file has no graph", Message(Self.otherFormat)) }
    if edges.count > 0 {
      for role in XMLGraphEdgeRole.allCases {
        guard let name = attributes[role], !keys.edgeNames.contains(name) else { continue }
        throw fault(
          nil, "the edges have no attribute '\(name)'", keys.remedy(forMissing: role, name))
      }
    }
    var content = try GraphFileContent(source, people, edges, keys, attributes)
    // Gephi calls graphs dynamic that have no times.
    if hasSpells {
      content.warnings.append(
        "\(source): edges have several times (spells), which are not read: they count whenever they were"
      )
    } else if keys.edgeNames.contains("start") || keys.edgeNames.contains("end"),
      attributes.time == nil
    {
      content.warnings.append(
        "\(source): edges have times, and all count whenever they were; \(.time, "start") reads them"
      )
    }
    return content
  }

  private static let otherFormat = "check that it is GEXF, or rename it for its own format"
}

// MARK: Elements

extension GEXFReader {
  var wantsText: Bool { open.last == .attributeDefault }

  func text(_ piece: Span<UInt8>) throws(DataError) {
    for index in piece.indices { value.append(piece[index]) }
  }

  func start(_ tag: XMLStartTag) throws(DataError) {
    open.append(try element(tag))
  }

  private func element(_ tag: XMLStartTag) throws(DataError) -> Element {
    guard let parent = open.last else {
      guard tag.isNamed("gexf") else {
        throw tag.fault("the file is XML, but not GEXF", Self.otherFormat)
      }
      return .root
    }
    guard tag.isInRootNamespace else { return .skipped }
    switch parent {
    case .root:
      if tag.isNamed("graph") { return try startGraph(tag) }
    case .graph:
      if tag.isNamed("attributes") {
        return tag.value("class")?.elementsEqual("edge".utf8) ?? false ? .edgeAttributes : .skipped
      }
      if tag.isNamed("nodes") { return .nodes }
      if tag.isNamed("edges") { return .edges }
    case .edgeAttributes:
      if tag.isNamed("attribute") {
        try keys.declareEdgeAttribute(tag)
        return .edgeAttribute
      }
    case .edgeAttribute:
      if tag.isNamed("default") {
        value.removeAll(keepingCapacity: true)
        valuePlace = (tag.line, tag.column)
        return .attributeDefault
      }
    case .nodes:
      if tag.isNamed("node") { return try startNode(tag) }
    case .node:
      if tag.isNamed("nodes") || tag.isNamed("edges") { throw nestedNodes(tag) }
    case .edges:
      if tag.isNamed("edge") { return try startEdge(tag) }
    case .edge:
      if tag.isNamed("attvalues") { return .edgeValues }
      if tag.isNamed("spells") || tag.isNamed("slices") {
        if attributes.time != nil {
          throw tag.fault(
            "the edge has several times (spells), of which none is read",
            "write an edge with 'start' and 'end' for each")
        }
        hasSpells = true
      }
    case .edgeValues:
      if tag.isNamed("attvalue") { try setValue(tag) }
    case .attributeDefault, .skipped: break
    }
    if parent != .skipped { try refuseParts(tag) }
    return .skipped
  }

  private func startGraph(_ tag: XMLStartTag) throws(DataError) -> Element {
    if hasGraph {
      throw tag.fault("the file has a second graph", "write every graph into a file of its own")
    }
    hasGraph = true
    isDirectedByDefault = try isDirected(tag, tag.value("defaultedgetype")) ?? false
    return .graph
  }

  private func startNode(_ tag: XMLStartTag) throws(DataError) -> Element {
    guard let id = tag.value("id"), !id.isEmpty else {
      throw tag.fault("the node has no id", "give it one")
    }
    guard people.declare(id) else {
      throw tag.fault("an earlier node has the same id", "give every node an id of its own")
    }
    if tag.value("pid") != nil { throw nestedNodes(tag) }
    people.setName(tag.value("label").map(Array.init) ?? [])
    return .node
  }

  private func startEdge(_ tag: XMLStartTag) throws(DataError) -> Element {
    guard let source = tag.value("source"), !source.isEmpty else {
      throw tag.fault("the edge has no source", "name a node's id there")
    }
    guard let target = tag.value("target"), !target.isEmpty else {
      throw tag.fault("the edge has no target", "name a node's id there")
    }
    guard edges.count < Int(UInt32.max) - 1 else {
      throw tag.fault("the file has more than 4294967294 edges", "read a part of them")
    }
    edge = XMLGraphEdge(
      source: people.number(of: source, at: tag), target: people.number(of: target, at: tag),
      isDirected: try isDirected(tag, tag.value("type")) ?? isDirectedByDefault, line: tag.line,
      column: tag.column)
    tagValues.removeAll(keepingCapacity: true)
    for (attribute, name) in Self.tagAttributes {
      guard let text = tag.value(attribute) else { continue }
      keys.noteEdgeAttribute(name)
      for role in XMLGraphEdgeRole.allCases where attributes[role] == name {
        tagValues[role] = Array(text)
      }
    }
    return .edge
  }

  /// What edges have without anyone declaring it, and that can be asked for.
  private static let tagAttributes: [(StaticString, name: String)] = [
    ("weight", "weight"), ("kind", "kind"), ("label", "label"), ("start", "start"), ("end", "end"),
  ]

  /// Whether a type of edges has a direction, which `mutual` ones have both of; `nil` if none is said.
  private func isDirected(_ tag: XMLStartTag, _ type: ArraySlice<UInt8>?) throws(DataError) -> Bool?
  {
    guard let type else { return nil }
    if type.elementsEqual("directed".utf8) { return true }
    if type.elementsEqual("undirected".utf8) || type.elementsEqual("mutual".utf8) { return false }
    throw tag.fault(
      "the type of edges is none of 'directed', 'undirected' and 'mutual'", "correct it")
  }

  private func setValue(_ tag: XMLStartTag) throws(DataError) {
    let roles = try keys.roles(of: tag, attribute: "for")
    for role in roles {
      if edge?.has(role) ?? false {
        throw tag.fault("the edge has two \(role.word)s", "leave one")
      }
      let value = tag.value("value").map(Array.init) ?? []
      try edge?.set(role, to: value, at: (tag.line, tag.column), of: source)
    }
  }

  private func nestedNodes(_ tag: XMLStartTag) -> DataError {
    tag.fault("a node lies within another", "write the file again without groups of nodes")
  }

  /// Refuses what would be lost where it stands.
  private func refuseParts(_ tag: XMLStartTag) throws(DataError) {
    for name: StaticString in ["graph", "nodes", "node", "edges", "edge"] where tag.isNamed(name) {
      throw tag.fault("a part of the graph is not where GEXF has it", "put it into the graph")
    }
  }

  func end() throws(DataError) {
    switch open.removeLast() {
    case .attributeDefault: keys.setDefault(value, at: valuePlace)
    case .edge: try endEdge()
    default: break
    }
  }

  private func endEdge() throws(DataError) {
    guard var edge else { return }
    let place: XMLGraphEdge.Place = (edge.line, edge.column)
    for role in XMLGraphEdgeRole.allCases where attributes[role] != nil && !edge.has(role) {
      if let text = tagValues[role] {
        try edge.set(role, to: text, at: place, of: source)
      } else if let (text, place) = keys.defaultValue(role) {
        try edge.set(role, to: text, at: place, of: source)
      } else if role == .time || role == .weight && !isUsualWeight {
        throw fault(
          place, "the edge has no \(role.word)",
          "give it one, or leave \(role == .weight ? .weight : .time) out")
      }
    }
    try edge.checkEnd(source)
    try edges.append(edge)
    self.edge = nil
  }

  /// Whether weights are those of GEXF itself, which are 1 where an edge has none.
  private var isUsualWeight: Bool {
    attributes.weight == GraphFileAttributes.usualWeight && !keys.has(.weight)
  }
}
