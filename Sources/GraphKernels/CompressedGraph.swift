internal import Buffers

/// People as numbers from 0 and their ties as compressed rows; it never changes.
///
/// There are no self-loops and no parallel edges; ``GraphBuilder`` sees to that.
package struct CompressedGraph: Sendable, Equatable {
  /// Whether a tie has a direction.
  package let isDirected: Bool
  /// The ties that go out from each vertex; for an undirected graph all its ties.
  package let outgoing: CompressedRows
  /// The ties that come in to each vertex; for an undirected graph the same rows as ``outgoing``.
  package let incoming: CompressedRows
  /// The undirected simple view: everyone a vertex is tied to in either direction, each once.
  ///
  /// The weight of a friendship is the sum of the weights of both directions. Without weights every
  /// friendship counts as one, mutual or not. For an undirected graph the same rows as ``outgoing``.
  package let friends: CompressedRows

  /// Makes an undirected graph from rows that hold every edge twice.
  init(undirected rows: CompressedRows) {
    isDirected = false
    outgoing = rows
    incoming = rows
    friends = rows
  }

  /// Makes a directed graph from its parts.
  init(outgoing: CompressedRows, incoming: CompressedRows, friends: CompressedRows) {
    isDirected = true
    self.outgoing = outgoing
    self.incoming = incoming
    self.friends = friends
  }

  /// Makes a directed graph from its outgoing rows.
  init(directed rows: CompressedRows, _ context: KernelContext) throws(CancellationError) {
    let incoming = try rows.transposed(context)
    isDirected = true
    outgoing = rows
    self.incoming = incoming
    friends = try Self.union(rows, incoming, context)
  }

  /// The number of people, isolates included.
  package var vertexCount: Int { outgoing.vertexCount }

  /// The number of ties: of pairs if undirected, of ordered pairs if directed.
  package var edgeCount: Int { isDirected ? outgoing.entryCount : outgoing.entryCount / 2 }

  /// Whether ties have weights.
  package var isWeighted: Bool { outgoing.weights != nil }
}

extension CompressedGraph {
  /// Rows with the entries of both, each once; weights of entries in both add up.
  private static func union(
    _ left: CompressedRows, _ right: CompressedRows, _ context: KernelContext
  ) throws(CancellationError) -> CompressedRows {
    let blocks = BlockList(offsets: left.offsets, right.offsets)
    let pieces = try context.map(blocks) { (vertices: Range<Int>) in
      var piece = RowsPiece()
      for vertex in vertices {
        forEachFriend(of: vertex, left, right) { target, out, back in
          piece.targets.append(target)
          if let weights = left.weights, let others = right.weights {
            piece.weights.append((out.map { weights[$0] } ?? 0) + (back.map { others[$0] } ?? 0))
          }
        }
        piece.ends.append(piece.targets.count)
      }
      return piece
    }
    var offsets = [0]
    offsets.reserveCapacity(left.vertexCount + 1)
    for piece in pieces {
      let start = offsets[offsets.count - 1]
      for end in piece.ends { offsets.append(start + end) }
    }
    return CompressedRows(
      offsets: offsets, targets: joined(pieces.map(\.targets)),
      weights: left.weights.map { _ in joined(pieces.map(\.weights)) })
  }

  /// Walks along the outgoing and the incoming row of a vertex at once, friend by friend, with the
  /// position in either row.
  @inline(__always)
  static func forEachFriend(
    of vertex: Int, _ outgoing: CompressedRows, _ incoming: CompressedRows,
    _ body: (_ friend: UInt32, _ out: Int?, _ back: Int?) -> Void
  ) {
    var out = outgoing.entries(of: vertex)
    var back = incoming.entries(of: vertex)
    while let i = out.first, let j = back.first {
      let (a, b) = (outgoing.targets[i], incoming.targets[j])
      body(min(a, b), a <= b ? i : nil, b <= a ? j : nil)
      if a <= b { out.removeFirst() }
      if b <= a { back.removeFirst() }
    }
    for i in out { body(outgoing.targets[i], i, nil) }
    for j in back { body(incoming.targets[j], nil, j) }
  }
}

/// The rows of one block.
private struct RowsPiece: Sendable {
  var ends: [Int] = []
  var targets: [UInt32] = []
  var weights: [Double] = []
}
