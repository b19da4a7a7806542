internal import Files
internal import Identifiers
internal import TextFormats

/// The keys of a GraphML file, or the attributes that a GEXF file declares for edges: what its data are.
struct XMLGraphKeys {
  private struct Key {
    var isName = false
    /// What data of edges are read as; several things if people ask for one attribute twice.
    var roles: [XMLGraphEdgeRole] = []
  }

  private let attributes: GraphFileAttributes
  private var ids = TextIndex()
  private var keys: [Key] = []
  /// The name of nodes without one; empty if there is none.
  private(set) var defaultName: [UInt8] = []
  /// What edges without a value have, and where it stands.
  private var defaults: [XMLGraphEdgeRole: (text: [UInt8], place: XMLGraphEdge.Place)] = [:]
  /// The names of edges' attributes.
  private(set) var edgeNames: [String] = []

  init(_ attributes: GraphFileAttributes) { self.attributes = attributes }

  /// Whether any data of edges are read so.
  func has(_ role: XMLGraphEdgeRole) -> Bool { keys.contains { $0.roles.contains(role) } }

  /// What edges without data of a role have; `nil` if they have nothing.
  func defaultValue(_ role: XMLGraphEdgeRole) -> (text: [UInt8], place: XMLGraphEdge.Place)? {
    defaults[role]
  }

  /// Adds the key of a tag.
  mutating func declare(_ tag: XMLStartTag) throws(DataError) {
    guard let id = tag.value("id"), !id.isEmpty else {
      throw tag.fault("the key has no id", "give it one")
    }
    guard ids.insert(id) == keys.count else {
      throw tag.fault("an earlier key has the same id", "give every key an id of its own")
    }
    let owner = String(decoding: tag.value("for") ?? [], as: UTF8.self)
    guard Self.owners.contains(owner) else {
      throw tag.fault("'for' names nothing that GraphML has", "write 'node', 'edge' or 'all'")
    }
    let isForAll = owner == "all" || owner.isEmpty
    let name = String(decoding: tag.value("attr.name") ?? id, as: UTF8.self)
    let isName = (isForAll || owner == "node") && name == "name"
    append(name, isName: isName, isForEdges: isForAll || owner == "edge")
  }

  /// Adds the attribute of edges that a tag of GEXF declares.
  mutating func declareEdgeAttribute(_ tag: XMLStartTag) throws(DataError) {
    guard let id = tag.value("id"), !id.isEmpty else {
      throw tag.fault("the attribute has no id", "give it one")
    }
    guard ids.insert(id) == keys.count else {
      throw tag.fault(
        "an earlier attribute of edges has the same id", "give every one an id of its own")
    }
    append(
      String(decoding: tag.value("title") ?? id, as: UTF8.self), isName: false, isForEdges: true)
  }

  private mutating func append(_ name: String, isName: Bool, isForEdges: Bool) {
    if isForEdges, !edgeNames.contains(name) { edgeNames.append(name) }
    keys.append(
      Key(
        isName: isName,
        roles: isForEdges ? XMLGraphEdgeRole.allCases.filter { attributes[$0] == name } : []))
  }

  /// Notes that edges have an attribute that none declares, since the format has it.
  mutating func noteEdgeAttribute(_ name: String) {
    if !edgeNames.contains(name) { edgeNames.append(name) }
  }

  /// Sets the default of the key that was declared last.
  mutating func setDefault(_ value: [UInt8], at place: XMLGraphEdge.Place) {
    guard let key = keys.last else { return }
    if key.isName { defaultName = value }
    for role in key.roles { defaults[role] = (value, place) }
  }

  /// Whether the data in a node's tag are its name.
  func isName(_ tag: XMLStartTag) throws(DataError) -> Bool { try key(of: tag).isName }

  /// What the data in an edge's tag are read as; empty if they are not read.
  ///
  /// - Parameters:
  ///   - tag: The tag.
  ///   - attribute: The attribute of the tag that holds the key's id.
  /// - Returns: The roles.
  /// - Throws: ``DataError`` if there is no such key.
  func roles(
    of tag: XMLStartTag, attribute: StaticString = "key"
  ) throws(DataError) -> [XMLGraphEdgeRole] {
    try key(of: tag, attribute).roles
  }

  private func key(
    of tag: XMLStartTag, _ attribute: StaticString = "key"
  ) throws(DataError) -> Key {
    guard let id = tag.value(attribute), let number = ids.lookup(id) else {
      throw tag.fault("the data are of no key that was declared before", "declare it")
    }
    return keys[Int(number)]
  }

  private static let owners: Set<String> = [
    "", "all", "graphml", "graph", "node", "edge", "hyperedge", "port", "endpoint",
  ]
}

extension XMLGraphKeys {
  /// What to do where edges lack an attribute that is asked for.
  func remedy(forMissing role: XMLGraphEdgeRole, _ name: String) -> Message {
    let leavingOut: Message = "leave \(role.setting) out"
    let others = edgeNames.filter { !$0.isEmpty }.prefix(20).map { "'\($0)'" }
    if others.isEmpty { return leavingOut }
    return "name one that they have (\(others.joined(separator: ", "))), or \(leavingOut)"
  }
}

extension XMLGraphEdgeRole {
  var word: String {
    switch self {
    case .weight: "weight"
    case .kind: "kind"
    case .time: "time"
    case .until: "end"
    }
  }

  var setting: Setting {
    switch self {
    case .weight: .weight
    case .kind: .kind
    case .time: .time
    case .until: .until
    }
  }
}
