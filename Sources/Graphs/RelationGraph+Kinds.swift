internal import Execution
internal import Identifiers
internal import Memory
internal import Synchronization
internal import Tables

extension RelationGraph {
  /// Whether what the list gives as kinds of friendships are people, as where a column of people is
  /// taken for one of kinds: these must not be shown.
  ///
  /// One text that is a person's identifier is enough. Numbers are often both, so that these are
  /// people only if there are at least half as many of them as people.
  package var kindsArePeople: Bool {
    guard !summary.kinds.isEmpty else { return false }
    let isMany = summary.kinds.count * 2 >= personCount
    let suspects = summary.kinds.map(\.name).filter { isMany || Double($0) == nil }
    if suspects.isEmpty { return false }
    let index = TextIndex(suspects)
    let isFound = Atomic(false)
    Execution().forEachBlock(of: personCount) { rows in
      if isFound.load(ordering: .relaxed) { return }
      let (bytes, offsets) = (identifiers.bytes.span, identifiers.offsets.span)
      for row in rows {
        if index.lookup(bytes.extracting(offsets[row]..<offsets[row + 1])) == nil { continue }
        return isFound.store(true, ordering: .relaxed)
      }
    }
    return isFound.load(ordering: .relaxed)
  }
}
