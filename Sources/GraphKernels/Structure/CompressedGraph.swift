internal import Execution
internal import Memory

/// Vertices as numbers from 0 and their edges as compressed rows; it never changes.
///
/// There are no self-loops and no parallel edges; ``GraphBuilder`` sees to that.
package struct CompressedGraph: Sendable, Equatable {
  /// Whether an edge has a direction.
  package let isDirected: Bool
  /// The edges that go out from each vertex; for an undirected graph all its edges.
  package let outgoing: CompressedRows
  /// The edges that come in to each vertex; for an undirected graph the same rows as ``outgoing``.
  package let incoming: CompressedRows
  /// The undirected simple view: every vertex a vertex is adjacent to in either direction, each
  /// once.
  ///
  /// The weight of an edge is the sum of the weights of both directions. Without weights every
  /// edge counts as one, mutual or not. For an undirected graph the same rows as ``outgoing``.
  package let neighbors: CompressedRows

  /// Makes an undirected graph from rows that hold every edge twice.
  init(undirected rows: CompressedRows) {
    isDirected = false
    outgoing = rows
    incoming = rows
    neighbors = rows
  }

  /// Makes a directed graph from its parts.
  init(outgoing: CompressedRows, incoming: CompressedRows, neighbors: CompressedRows) {
    isDirected = true
    self.outgoing = outgoing
    self.incoming = incoming
    self.neighbors = neighbors
  }

  /// Makes a directed graph from its outgoing rows.
  init(
    directed rows: CompressedRows, storage: RowStorage, _ execution: Execution
  ) throws {
    let incoming = try rows.transposed(storage: storage, share: 0.4...0.7, execution)
    isDirected = true
    outgoing = rows
    self.incoming = incoming
    neighbors = try Self.union(rows, incoming, storage, execution)
  }

  /// The number of vertices, isolates included.
  package var vertexCount: Int { outgoing.vertexCount }

  /// The number of edges: of pairs if undirected, of ordered pairs if directed.
  package var edgeCount: Int { isDirected ? outgoing.entryCount : outgoing.entryCount / 2 }

  /// The same edges without direction: the undirected graph of ``neighbors``.
  package var withoutDirection: CompressedGraph {
    isDirected ? CompressedGraph(undirected: neighbors) : self
  }

  /// Whether edges have weights.
  package var isWeighted: Bool { outgoing.weights != nil }
}

extension CompressedGraph {
  /// Rows with the entries of both, each once; weights of entries in both add up.
  private static func union(
    _ left: CompressedRows, _ right: CompressedRows, _ storage: RowStorage,
    _ execution: Execution
  ) throws -> CompressedRows {
    let blocks = BlockList(offsets: left.offsets, right.offsets)
    let ends = ScatterBuffer<Int>(zeroedCount: left.vertexCount + 1)
    try execution.forEach(blocks, share: 0.7...0.8) { (vertices: Range<Int>) in
      for vertex in vertices {
        var count = 0
        forEachNeighbor(of: vertex, left, right) { _, _, _ in count += 1 }
        ends[vertex + 1] = count
      }
    }
    for vertex in 0..<left.vertexCount { ends[vertex + 1] += ends[vertex] }
    let count = ends[left.vertexCount]
    let targets = try ScatterBuffer<UInt32>(zeroedCount: count, in: storage.space)
    let sums = try left.weights.map { _ in
      try ScatterBuffer<Double>(zeroedCount: count, in: storage.space)
    }
    try execution.forEach(blocks, share: 0.8...1) { (vertices: Range<Int>) in
      for vertex in vertices {
        var place = ends[vertex]
        forEachNeighbor(of: vertex, left, right) { target, out, back in
          targets[place] = target
          if let sums, let weights = left.weights, let others = right.weights {
            sums[place] = (out.map { weights[$0] } ?? 0) + (back.map { others[$0] } ?? 0)
          }
          place += 1
        }
      }
    }
    return CompressedRows(
      offsets: ends.freeze(), targets: targets.freeze(), weights: sums?.freeze())
  }

  /// Walks along the outgoing and the incoming row of a vertex at once, neighbor by neighbor, with
  /// the position in either row.
  @inline(__always)
  static func forEachNeighbor(
    of vertex: Int, _ outgoing: CompressedRows, _ incoming: CompressedRows,
    _ body: (_ neighbor: UInt32, _ out: Int?, _ back: Int?) -> Void
  ) {
    let (ahead, behind) = (outgoing.targets.span, incoming.targets.span)
    var (out, back) = (outgoing.offsets[vertex], incoming.offsets[vertex])
    let outEnd = outgoing.offsets[vertex + 1]
    let backEnd = incoming.offsets[vertex + 1]
    while out < outEnd, back < backEnd {
      let (a, b) = (ahead[out], behind[back])
      body(min(a, b), a <= b ? out : nil, b <= a ? back : nil)
      if a <= b { out += 1 }
      if b <= a { back += 1 }
    }
    while out < outEnd {
      body(ahead[out], out, nil)
      out += 1
    }
    while back < backEnd {
      body(behind[back], nil, back)
      back += 1
    }
  }
}
