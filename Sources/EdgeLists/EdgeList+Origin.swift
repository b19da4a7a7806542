package import Files
internal import Identifiers
internal import Memory

extension EdgeList {
  /// Whether the names are a list of people that the file gives besides its friendships, in its
  /// order and with those who have no friend.
  package var listsPeople: Bool {
    switch origin {
    case .text: listsVertices
    case .rows: false
    case .graphFile, .numbers: true
    }
  }

  /// Whether the list says of itself that none of its friendships has a direction.
  var isUndirected: Bool { summary.declaration?.isDirected == false }

  /// Whether friendships come from a file that lists vertices, and not from rows with columns.
  package var isGraphFile: Bool { if case .graphFile = origin { true } else { false } }

  /// How many friendships have a direction, as the file says; 0 where it says nothing.
  package var directedCount: Int {
    switch origin {
    case .text: if summary.declaration?.isDirected != true { return 0 }
    case .graphFile: break
    case .rows, .numbers: return 0
    }
    return count - (isUndirected ? count : undirected?.count { $0 == 1 } ?? 0)
  }

  /// An error that points at one end of a friendship.
  package func error(
    at edge: Int, isTarget: Bool = false, problem: String, remedy: Message? = nil
  ) -> DataError {
    guard case .text(let places) = origin else {
      return error(inRow: edge, problem: problem, remedy: remedy)
    }
    let columns = places.columns(
      of: edge,
      lengths: (names.utf8(Int(sources[edge])).count, names.utf8(Int(targets[edge])).count))
    let column = isTarget ? columns.target : columns.source
    return DataError(
      .badData, source: sourceName, line: places.line(of: edge),
      column: column == 0 ? nil : column, problem: problem, remedy: remedy)
  }

  /// An error that points at a friendship's row.
  package func error(inRow edge: Int, problem: String, remedy: Message? = nil) -> DataError {
    var place = ""
    if case .rows(let kept) = origin { place = "row \((kept.map { Int($0[edge]) } ?? edge) + 1): " }
    return DataError(
      .badData, source: sourceName, line: line(of: edge), problem: place + problem, remedy: remedy)
  }

  /// The line on which a friendship starts; `nil` if the list comes from no file.
  package func line(of edge: Int) -> Int? {
    switch origin {
    case .text(let places): places.line(of: edge)
    case .graphFile(let lines): lines.line(of: edge)
    case .rows, .numbers: nil
    }
  }
}
