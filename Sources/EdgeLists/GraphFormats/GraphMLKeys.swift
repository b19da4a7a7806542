internal import Files
internal import Identifiers
internal import TextFormats

/// The keys of a GraphML file: what its data are.
struct GraphMLKeys {
  /// What data mean here.
  enum Role {
    case name, weight, other
  }

  /// What data are attached to.
  enum Owner {
    case node, edge
  }

  private struct Key {
    var isName = false
    var isWeight = false
  }

  private var ids = TextIndex()
  private var keys: [Key] = []
  /// The name of nodes without one; empty if there is none.
  private(set) var defaultName: [UInt8] = []
  /// The weight of edges without one, and where it stands.
  private(set) var defaultWeight: (text: [UInt8], place: (line: Int, column: Int?))?

  /// Whether any data of edges are weights.
  var hasWeights: Bool { keys.contains { $0.isWeight } }

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
    let name = tag.value("attr.name") ?? id
    keys.append(
      Key(
        isName: (isForAll || owner == "node") && name.elementsEqual("name".utf8),
        isWeight: (isForAll || owner == "edge") && name.elementsEqual("weight".utf8)))
  }

  /// Sets the default of the key that was declared last.
  mutating func setDefault(_ value: [UInt8], at place: (line: Int, column: Int?)) {
    guard let key = keys.last else { return }
    if key.isName { defaultName = value }
    if key.isWeight { defaultWeight = (value, place) }
  }

  /// What the data in a tag are.
  func role(of tag: XMLStartTag, _ owner: Owner) throws(DataError) -> Role {
    guard let id = tag.value("key"), let number = ids.lookup(id) else {
      throw tag.fault("the data are of no key that was declared before", "declare it")
    }
    let key = keys[Int(number)]
    switch owner {
    case .node: return key.isName ? .name : .other
    case .edge: return key.isWeight ? .weight : .other
    }
  }

  private static let owners: Set<String> = [
    "", "all", "graphml", "graph", "node", "edge", "hyperedge", "port", "endpoint",
  ]
}
