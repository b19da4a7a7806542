internal import Execution
internal import Files
internal import TextFormats

/// Reads the one graph of a GraphML file.
final class GraphMLReader: XMLGraphReader {
  /// What an open element is.
  private enum Element {
    case root, key, keyDefault, graph, node, port, edge, nameData, edgeData, skipped
  }

  let source: String
  private let attributes: GraphFileAttributes
  private var open: [Element] = []
  private var keys: XMLGraphKeys
  private var people = XMLGraphPeople()
  private var edges: GraphFileEdges
  private var hasGraph = false
  private var isDirectedByDefault = false
  /// The text of the element that is open, if it is of interest.
  private var value: [UInt8] = []
  private var name: [UInt8]?
  private var edge: XMLGraphEdge?
  /// What the data of the edge are that are open.
  private var roles: [XMLGraphEdgeRole] = []
  /// Where the element begins whose text is of interest.
  private var valuePlace: XMLGraphEdge.Place = (0, nil)

  init(_ source: String, _ options: GraphFileOptions) {
    self.source = source
    attributes = options.attributes
    keys = XMLGraphKeys(options.attributes)
    edges = GraphFileEdges(options.attributes, in: options.space)
  }

  func content() throws(DataError) -> GraphFileContent {
    guard hasGraph else { throw fault(nil, "the file has no graph", Message(Self.otherFormat)) }
    return try GraphFileContent(source, people, edges, keys, attributes)
  }

  private static let otherFormat = "check that it is GraphML, or rename it for its own format"
}

// MARK: Elements

extension GraphMLReader {
  var wantsText: Bool {
    switch open.last {
    case .keyDefault, .nameData, .edgeData: true
    default: false
    }
  }

  func text(_ piece: Span<UInt8>) throws(DataError) {
    for index in piece.indices { value.append(piece[index]) }
  }

  func start(_ tag: XMLStartTag) throws(DataError) {
    let element: Element =
      switch open.last {
      case nil: try startRoot(tag)
      case .root: try startInRoot(tag)
      case .key: tag.isNamed("default") ? startValue(.keyDefault, tag) : .skipped
      case .graph: try startInGraph(tag)
      case .node: try startInNode(tag)
      case .edge: try startInEdge(tag)
      case .port, .keyDefault, .nameData, .edgeData, .skipped: .skipped
      }
    open.append(element)
  }

  private func startRoot(_ tag: XMLStartTag) throws(DataError) -> Element {
    guard tag.isNamed("graphml") else {
      throw tag.fault("the file is XML, but not GraphML", Self.otherFormat)
    }
    return .root
  }

  private func startInRoot(_ tag: XMLStartTag) throws(DataError) -> Element {
    guard tag.isInRootNamespace else { return .skipped }
    if tag.isNamed("key") {
      try keys.declare(tag)
      return .key
    }
    if tag.isNamed("graph") {
      if hasGraph {
        throw tag.fault("the file has a second graph", "write every graph into a file of its own")
      }
      return try startGraph(tag)
    }
    try refuseParts(tag)
    return .skipped
  }

  private func startGraph(_ tag: XMLStartTag) throws(DataError) -> Element {
    hasGraph = true
    if let text = tag.value("edgedefault") {
      if text.elementsEqual("directed".utf8) {
        isDirectedByDefault = true
      } else if !text.elementsEqual("undirected".utf8) {
        throw tag.fault(
          "'edgedefault' is neither 'directed' nor 'undirected'", "correct it")
      }
    }
    for role in XMLGraphEdgeRole.allCases {
      guard let name = attributes[role], !keys.has(role) else { continue }
      throw fault(nil, "the edges have no attribute '\(name)'", keys.remedy(forMissing: role, name))
    }
    return .graph
  }

  private func startInGraph(_ tag: XMLStartTag) throws(DataError) -> Element {
    guard tag.isInRootNamespace else { return .skipped }
    if tag.isNamed("edge") { return try startEdge(tag) }
    if tag.isNamed("node") {
      guard let id = tag.value("id"), !id.isEmpty else {
        throw tag.fault("the node has no id", "give it one")
      }
      guard people.declare(id) else {
        throw tag.fault("an earlier node has the same id", "give every node an id of its own")
      }
      return .node
    }
    if tag.isNamed("graph") { throw nestedGraph(tag) }
    if tag.isNamed("hyperedge") {
      throw tag.fault(
        "a hyperedge is no friendship of two people", "write it as edges between pairs of nodes")
    }
    if tag.isNamed("locator") { throw elsewhere(tag) }
    return .skipped
  }

  private func startInNode(_ tag: XMLStartTag) throws(DataError) -> Element {
    guard tag.isInRootNamespace else { return .skipped }
    if tag.isNamed("data") {
      guard try keys.isName(tag) else { return .skipped }
      if name != nil { throw tag.fault("the node has two names", "leave one") }
      return startValue(.nameData, tag)
    }
    if tag.isNamed("graph") { throw nestedGraph(tag) }
    // An edge at a port of a node is an edge of the node.
    if tag.isNamed("port") { return .port }
    if tag.isNamed("locator") { throw elsewhere(tag) }
    try refuseParts(tag)
    return .skipped
  }

  private func startInEdge(_ tag: XMLStartTag) throws(DataError) -> Element {
    guard tag.isInRootNamespace else { return .skipped }
    if tag.isNamed("data") {
      roles = try keys.roles(of: tag)
      if roles.isEmpty { return .skipped }
      for role in roles where edge?.has(role) ?? false {
        throw tag.fault("the edge has two \(role.word)s", "leave one")
      }
      return startValue(.edgeData, tag)
    }
    if tag.isNamed("graph") { throw nestedGraph(tag) }
    try refuseParts(tag)
    return .skipped
  }

  private func startEdge(_ tag: XMLStartTag) throws(DataError) -> Element {
    guard let source = tag.value("source"), !source.isEmpty else {
      throw tag.fault("the edge has no source", "name a node's id there")
    }
    guard let target = tag.value("target"), !target.isEmpty else {
      throw tag.fault("the edge has no target", "name a node's id there")
    }
    var isDirected = isDirectedByDefault
    if let text = tag.value("directed") {
      if text.elementsEqual("true".utf8) || text.elementsEqual("1".utf8) {
        isDirected = true
      } else if text.elementsEqual("false".utf8) || text.elementsEqual("0".utf8) {
        isDirected = false
      } else {
        throw tag.fault("'directed' is neither 'true' nor 'false'", "correct it")
      }
    }
    guard edges.count < Int(UInt32.max) - 1 else {
      throw tag.fault("the file has more than 4294967294 edges", "read a part of them")
    }
    edge = XMLGraphEdge(
      source: people.number(of: source, at: tag), target: people.number(of: target, at: tag),
      isDirected: isDirected, line: tag.line, column: tag.column)
    return .edge
  }

  private func startValue(_ element: Element, _ tag: XMLStartTag) -> Element {
    value.removeAll(keepingCapacity: true)
    valuePlace = (tag.line, tag.column)
    return element
  }

  private func nestedGraph(_ tag: XMLStartTag) -> DataError {
    tag.fault("a graph lies within another", "write the file again without groups of nodes")
  }

  private func elsewhere(_ tag: XMLStartTag) -> DataError {
    tag.fault("a part of the graph is in another file", "write all of it into one file")
  }

  /// Refuses what would be lost where it stands.
  private func refuseParts(_ tag: XMLStartTag) throws(DataError) {
    for name: StaticString in ["node", "edge", "hyperedge"] where tag.isNamed(name) {
      throw tag.fault("a part of the graph is not where GraphML has it", "put it into the graph")
    }
  }

  func end() throws(DataError) {
    switch open.removeLast() {
    case .keyDefault: keys.setDefault(value, at: valuePlace)
    case .nameData: name = value
    case .edgeData:
      for role in roles { try edge?.set(role, to: value, at: valuePlace, of: source) }
    case .node:
      people.setName(name ?? keys.defaultName)
      name = nil
    case .edge: try endEdge()
    case .root, .key, .graph, .port, .skipped: break
    }
  }

  private func endEdge() throws(DataError) {
    guard var edge else { return }
    for role in XMLGraphEdgeRole.allCases where attributes[role] != nil && !edge.has(role) {
      if let (text, place) = keys.defaultValue(role) {
        try edge.set(role, to: text, at: place, of: source)
      } else if role == .weight || role == .time {
        throw fault(
          (edge.line, edge.column), "the edge has no \(role.word)",
          "give it one, or leave \(role == .weight ? .weight : .time) out")
      }
    }
    try edge.checkEnd(source)
    try edges.append(edge)
    self.edge = nil
  }
}
