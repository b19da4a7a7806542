internal import EdgeLists
internal import Execution
internal import Files
internal import GraphKernels
internal import Identifiers
internal import Memory
internal import Tables

/// Gives every person a row: the people table's first, then those whom only the edges name.
///
/// Each name is looked up once, not at each of its edges; where there is no table and every edge
/// counts, the edge list has numbered the people already.
struct PersonNaming {
  /// The people, in row order.
  let identifiers: TextList
  /// The row of each of the edge list's names, `EndpointColumns.noVertex` for people left out; `nil` if
  /// the names' own numbers are the rows.
  let rows: Buffer<UInt32>?
  /// How many people the table has.
  let knownCount: Int
  /// How many people the table lacks.
  let unknownCount: Int
  /// How many people are left out since none of their edges counts and the table lacks them.
  let lapsedCount: Int

  /// Numbers the people; of sources only where the targets are none, with those whom the file announces.
  init(
    _ edges: EdgeList, people: Table?, matches: PeopleMatches? = nil,
    unknownPeople: UnknownPeoplePolicy, selection: EdgeSelection, sourcesOnly: Bool = false,
    _ execution: Execution
  ) throws {
    let order = try Self.order(of: edges, selection, sourcesOnly, execution)
    let sources = sourcesOnly ? try Self.sources(of: edges, execution) : nil
    guard let people else {
      knownCount = 0
      unknownCount = 0
      let namedCount = sources?.count { $0 } ?? edges.names.count
      lapsedCount = order.map { namedCount - $0.count } ?? 0
      identifiers = order.map { edges.names.picking($0) } ?? edges.names
      rows = order.map {
        Self.numbering(
          $0, from: 0, over: Buffer(repeating: EndpointColumns.noVertex, count: edges.names.count))
      }
      return
    }
    let matches = try matches ?? PeopleMatches(edges, people: people, execution)
    let found = matches.rows
    let isUnknown = { (name: UInt32) in found[Int(name)] == EndpointColumns.noVertex }
    let unknown =
      order?.filter(isUnknown) ?? (0..<UInt32(edges.names.count)).filter(isUnknown)
    knownCount = matches.knownCount
    unknownCount = unknown.count
    lapsedCount =
      order == nil
      ? 0
      : edges.names.indices.count { isUnknown(UInt32($0)) && sources?[$0] ?? true } - unknownCount
    if unknownPeople == .error, let name = unknown.first {
      throw Self.error(for: name, found, edges, selection)
    }
    let known = people.identifiers
    if unknownPeople == .add, !unknown.isEmpty {
      identifiers = known.followed(by: edges.names.picking(unknown))
      rows = Self.numbering(unknown, from: UInt32(knownCount), over: found)
    } else {
      identifiers = known
      rows = found
    }
  }
}

extension PersonNaming {
  /// The names of edges that count, in order of first appearance; `nil` if that is all names as they
  /// are numbered.
  private static func order(
    of edges: EdgeList, _ selection: EdgeSelection, _ sourcesOnly: Bool, _ execution: Execution
  ) throws(CancellationError) -> [UInt32]? {
    // The file's own list of people comes before its friendships, and some may have none.
    if !sourcesOnly, edges.listsPeople || selection.isEverything { return nil }
    if sourcesOnly, let count = edges.announcedSourceCount { return Array(0..<UInt32(count)) }
    var order: [UInt32] = []
    var isSeen = [Bool](repeating: false, count: edges.names.count)
    let (sources, targets) = (edges.sources.span, edges.targets.span)
    for edge in 0..<edges.count {
      if edge & 0xFFFF == 0 { try execution.checkCancellation() }
      guard selection.contains(edge) else { continue }
      for name in [sources[edge], sourcesOnly ? sources[edge] : targets[edge]]
      where !isSeen[Int(name)] {
        isSeen[Int(name)] = true
        order.append(name)
      }
    }
    return order
  }

  /// Which names are sources, whether or not their edges count, or announced as such.
  private static func sources(
    of edges: EdgeList, _ execution: Execution
  ) throws(CancellationError) -> [Bool] {
    if let count = edges.announcedSourceCount {
      return edges.names.indices.map { $0 < count }
    }
    var isSource = [Bool](repeating: false, count: edges.names.count)
    let sources = edges.sources.span
    for edge in sources.indices {
      if edge & 0xFFFF == 0 { try execution.checkCancellation() }
      isSource[Int(sources[edge])] = true
    }
    return isSource
  }

  /// The rows with some names' replaced by successive numbers.
  private static func numbering(
    _ names: [UInt32], from first: UInt32, over rows: Buffer<UInt32>
  ) -> Buffer<UInt32> {
    var result = FillingBuffer<UInt32>(zeroedCount: rows.count)
    for name in rows.indices { result[name] = rows[name] }
    for (place, name) in names.enumerated() { result[Int(name)] = first + UInt32(place) }
    return result.freeze()
  }

  private static func error(
    for name: UInt32, _ rows: Buffer<UInt32>, _ edges: EdgeList, _ selection: EdgeSelection
  ) -> DataError {
    guard !edges.listsPeople else {
      return DataError(
        .badData, source: edges.sourceName,
        problem: "vertex \(name + 1) is not in the people table",
        remedy:
          "add the person there, or use \(.unknownPeople, choice: "add") or \(value: .choice("drop"))"
      )
    }
    // The first unknown name is the first to be met among the edges that count.
    let edge = (0..<edges.count).first {
      selection.contains($0)
        && (edges.sources[$0] == name || !selection.isTwoMode && edges.targets[$0] == name)
    }
    let isTarget = edge.map { edges.sources[$0] != name } ?? false
    return edges.error(
      at: edge ?? 0, isTarget: isTarget, problem: "the person is not in the people table",
      remedy: "add them there, or use \(.unknownPeople, choice: "add") or \(value: .choice("drop"))"
    )
  }
}

extension TextList {
  /// The texts at some positions.
  fileprivate func picking(_ positions: [UInt32]) -> TextList {
    var result = TextListBuilder()
    for position in positions { result.append(self, Int(position)..<Int(position) + 1) }
    return result.list
  }

  /// The texts, then those of another list.
  fileprivate func followed(by other: TextList) -> TextList {
    var result = TextListBuilder()
    result.append(self, indices)
    result.append(other, other.indices)
    return result.list
  }
}
