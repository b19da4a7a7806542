package import Execution
internal import Memory

// Shortest paths. Two breadth-first searches run towards each other, one level at a time, always
// the one with the smaller frontier. Levels are complete, so the first vertex that both have
// reached lies halfway along a shortest path: in graphs with short paths each search sees a small
// part of them.

extension CompressedGraph {
  /// The number of edges of a shortest path from one vertex to another; `nil` if there is none.
  ///
  /// Weights are ignored; in a directed graph paths follow the direction.
  ///
  /// - Throws: `CancellationError`.
  /// - Complexity: O(*n* + *m*) at worst; 8 bytes per vertex.
  package func distance(
    from source: Int, to target: Int, _ execution: Execution
  ) throws(CancellationError) -> Int? {
    try meeting(from: source, to: target, execution).map { $0.ahead.depth + $0.behind.depth }
  }

  /// The vertices of a shortest path, both ends included; `nil` if there is none.
  ///
  /// Of several shortest paths the first in the order of vertex numbers.
  ///
  /// - Throws: `CancellationError`.
  /// - Complexity: As for ``distance(from:to:_:)``.
  package func shortestPath(
    from source: Int, to target: Int, _ execution: Execution
  ) throws(CancellationError) -> [Int]? {
    guard let (ahead, behind) = try meeting(from: source, to: target, execution) else { return nil }
    // The vertices on shortest paths, from the level where the searches meet back to the source.
    var levels = [Set(ahead.frontier.filter { behind.distance(of: $0) == behind.depth })]
    for depth in (0..<ahead.depth).reversed() {
      try execution.checkCancellation()
      var level: Set<UInt32> = []
      for vertex in levels[levels.count - 1] {
        for entry in incoming.entries(of: Int(vertex))
        where ahead.distance(of: incoming.targets[entry]) == depth {
          level.insert(incoming.targets[entry])
        }
      }
      levels.append(level)
    }
    let length = ahead.depth + behind.depth
    var path = [source]
    for step in 0..<length {
      // Neighbors are in rising order.
      let next = outgoing.entries(of: path[step]).first { entry in
        let neighbor = outgoing.targets[entry]
        return step < ahead.depth
          ? levels[ahead.depth - step - 1].contains(neighbor)
          : behind.distance(of: neighbor) == length - step - 1
      }
      guard let next else { preconditionFailure("the searches met") }
      path.append(Int(outgoing.targets[next]))
    }
    return path
  }

  /// The two searches at the moment when they meet; `nil` if they never do.
  private func meeting(
    from source: Int, to target: Int, _ execution: Execution
  ) throws(CancellationError) -> (ahead: BreadthFirstSearch, behind: BreadthFirstSearch)? {
    var ahead = BreadthFirstSearch(along: outgoing, from: source)
    var behind = BreadthFirstSearch(along: incoming, from: target)
    if source == target { return (ahead, behind) }
    while !ahead.frontier.isEmpty, !behind.frontier.isEmpty {
      if ahead.frontier.count <= behind.frontier.count {
        try ahead.advance(execution)
        if ahead.meets(behind) { return (ahead, behind) }
      } else {
        try behind.advance(execution)
        if behind.meets(ahead) { return (ahead, behind) }
      }
    }
    return nil
  }
}

extension CompressedRows {
  /// The vertices at most so many edges away from a vertex, by distance: first those at distance 1,
  /// each list in rising order and none of them empty.
  ///
  /// - Throws: `CancellationError`.
  /// - Complexity: O(*n*) and the entries of the vertices nearer than that.
  package func vertices(
    within limit: Int, of source: Int, _ execution: Execution
  ) throws(CancellationError) -> [[UInt32]] {
    var search = BreadthFirstSearch(along: self, from: source)
    var levels: [[UInt32]] = []
    while search.depth < limit {
      try search.advance(execution)
      if search.frontier.isEmpty { break }
      levels.append(search.frontier.sorted())
    }
    return levels
  }
}

/// A search that reaches the vertices of a graph in the order of their distance from a first one.
private struct BreadthFirstSearch {
  private let rows: CompressedRows
  /// The distance of each vertex plus 1; 0 for those not reached yet.
  private var marks: [UInt32]
  /// The vertices at distance ``depth``.
  private(set) var frontier: [UInt32]
  /// How many levels are complete.
  private(set) var depth = 0

  init(along rows: CompressedRows, from source: Int) {
    self.rows = rows
    marks = Array(repeating: 0, count: rows.vertexCount)
    marks[source] = 1
    frontier = [UInt32(source)]
  }

  /// The distance of a vertex; `nil` if it is not reached yet.
  func distance(of vertex: UInt32) -> Int? {
    let mark = Int(marks[Int(vertex)])
    return mark > 0 ? mark - 1 : nil
  }

  /// Whether another search has reached a vertex of the frontier.
  func meets(_ other: BreadthFirstSearch) -> Bool {
    frontier.contains { other.marks[Int($0)] > 0 }
  }

  /// Reaches the next level.
  mutating func advance(_ execution: Execution) throws(CancellationError) {
    depth += 1
    var next: [UInt32] = []
    let rows = rows
    let targets = rows.targets.span
    for (place, vertex) in frontier.enumerated() {
      let row = rows.entries(of: Int(vertex))
      if place & 0xFFF == 0 { try execution.checkCancellation() }
      try execution.checkCancellation(beforeRow: row.count)
      for entry in row where marks[Int(targets[entry])] == 0 {
        marks[Int(targets[entry])] = UInt32(depth + 1)
        next.append(targets[entry])
      }
    }
    frontier = next
  }
}
