internal import Buffers
internal import DelimitedText
internal import EdgeLists
internal import Tables

/// Gives every person a row: the people table's first, then those whom only the edges name.
struct PersonNaming {
  private(set) var identifiers: TextList
  /// The row of each of the edge list's names; `nil` for people left out.
  private(set) var rows: [UInt32?]
  /// How many different people the table has.
  let knownCount: Int
  private(set) var unknownCount = 0

  init(
    _ edges: EdgeList, people: Table?, unknownPeople: UnknownPeoplePolicy,
    selection: inout EdgeSelection
  ) throws(DataError) {
    var index = people.map { TextIndex($0.identifiers) } ?? TextIndex()
    knownCount = index.count
    rows = Array(repeating: nil, count: edges.names.count)
    var isSeen = Array(repeating: false, count: edges.names.count)
    if edges.listsPeople {
      // The file's own list of people comes before its friendships, and some may have none.
      for name in 0..<edges.names.count {
        let text = edges.names[name]
        isSeen[name] = true
        rows[name] =
          people == nil || unknownPeople == .add ? index.insert(text) : index.lookup(text)
        guard rows[name] == nil else { continue }
        unknownCount += 1
        if unknownPeople == .error {
          throw DataError(
            .badData, source: edges.sourceName,
            problem: "vertex \(name + 1) is not in the people table",
            remedy: "add the person there, or choose to add or drop unknown people")
        }
      }
    }
    var kept: [Int] = []
    kept.reserveCapacity(selection.kept.count)
    for edge in selection.kept {
      var isKnown = true
      for (end, name) in [Int(edges.sources[edge]), Int(edges.targets[edge])].enumerated() {
        if !isSeen[name] {
          isSeen[name] = true
          let text = edges.names[name]
          if people == nil || unknownPeople == .add {
            rows[name] = index.insert(text)
          } else {
            rows[name] = index.lookup(text)
            if rows[name] == nil { unknownCount += 1 }
          }
        }
        guard rows[name] == nil else { continue }
        if unknownPeople == .error {
          throw edges.error(
            at: edge, isTarget: end == 1, problem: "the person is not in the people table",
            remedy: "add them there, or choose to add or drop unknown people")
        }
        isKnown = false
      }
      if isKnown { kept.append(edge) }
    }
    selection.unknownFriendshipCount = selection.kept.count - kept.count
    selection.kept = kept
    if people != nil, unknownPeople == .add { unknownCount = index.count - knownCount }
    identifiers = index.texts
  }
}
