internal import Files
internal import Identifiers
internal import TextFormats

/// The nodes of a GraphML or GEXF file, whose ids edges may use before they are declared.
struct XMLGraphPeople {
  /// An id in its first use by an edge, before a node had it.
  private struct EarlyUse {
    let number: UInt32
    let line: Int
    let column: Int?
  }

  /// The ids, numbered as they appear, be it in an edge.
  private var ids = TextIndex()
  /// The place of each id among the nodes; ``undeclared`` until a node has it.
  private var ranks: [UInt32] = []
  private var count: UInt32 = 0
  private var earlyUses: [EarlyUse] = []
  /// The names of the nodes, empty for those without one; shorter than the nodes where the rest have
  /// none.
  private var given = TextListBuilder()

  private static let undeclared = UInt32.max

  /// Adds the next node; `false` if an earlier one has the id.
  mutating func declare(_ id: ArraySlice<UInt8>) -> Bool {
    let number = Int(ids.insert(id))
    if number == ranks.count {
      ranks.append(count)
    } else if ranks[number] == Self.undeclared {
      ranks[number] = count
    } else {
      return false
    }
    count += 1
    return true
  }

  /// Sets the name of the node that was declared last.
  mutating func setName(_ name: [UInt8]) {
    if name.isEmpty { return }
    given.appendEmpty(Int(count) - 1 - given.count)
    given.append(name[...])
  }

  /// The number of an id, which an edge names.
  mutating func number(of id: ArraySlice<UInt8>, at tag: XMLStartTag) -> UInt32 {
    let number = ids.insert(id)
    if Int(number) == ranks.count {
      ranks.append(Self.undeclared)
      earlyUses.append(EarlyUse(number: number, line: tag.line, column: tag.column))
    }
    return number
  }

  /// The place of each id's node; `nil` if ids are numbered like that.
  ///
  /// - Throws: What the closure makes of the place of an edge one of whose ends is no node.
  func ranks(
    _ fault: ((line: Int, column: Int?)) -> DataError
  ) throws(DataError) -> [UInt32]? {
    for use in earlyUses where ranks[Int(use.number)] == Self.undeclared {
      throw fault((use.line, use.column))
    }
    return earlyUses.isEmpty ? nil : ranks
  }

  /// What people are called, in the order of their nodes, and whether that is by their ids since
  /// some share a name.
  func names(_ ranks: [UInt32]?) -> (names: TextList, areShared: Bool) {
    let ordered = inOrder(ranks)
    guard given.count > 0 else { return (ordered, false) }
    var names = TextIndex()
    for node in ordered.indices {
      let name = node < given.count ? given.utf8(node) : []
      let number = name.isEmpty ? names.insert(Array(ordered.utf8(node))[...]) : names.insert(name)
      if Int(number) < node { return (ordered, true) }
    }
    return (names.texts, false)
  }

  /// The ids in the order of their nodes.
  private func inOrder(_ ranks: [UInt32]?) -> TextList {
    let texts = ids.texts
    guard let ranks else { return texts }
    var numbers = [Int](repeating: 0, count: ranks.count)
    for (number, rank) in ranks.enumerated() { numbers[Int(rank)] = number }
    var ordered = TextListBuilder()
    for number in numbers { ordered.append(texts, number..<number + 1) }
    return ordered.list
  }
}
