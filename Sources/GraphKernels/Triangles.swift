internal import Buffers

// Triangles. Every friendship is kept only at its end of lower rank, people being ranked by degree,
// so even a hub has a short row. For every person *u* the row is marked; whoever is met marked in the
// row of a *v* in *u*'s row closes a triangle, found once and credited to all three.

extension CompressedGraph {
  /// The number of triangles each person is in: of pairs of friends who are friends.
  ///
  /// Direction and weights are ignored; each pair counts once.
  ///
  /// - Range: 0 to *d*(*d* − 1)/2 for *d* friends.
  /// - Complexity: O(*m*^1.5) at worst; 8 bytes per person and thread.
  /// - Source: Schank & Wagner, "Finding, counting and listing all triangles in large graphs",
  ///   *WEA* (2005), [doi:10.1007/11427186_54](https://doi.org/10.1007/11427186_54).
  package func triangleCount(_ context: KernelContext) throws(CancellationError) -> [Int] {
    try RankedFriends(friends, tieCounts: nil, context).tiesAmongFriends(context)
  }

  /// The number of directed ties among the friends of each person, friends being everyone tied in
  /// either direction; a mutual tie counts twice.
  func directedTiesAmongFriends(_ context: KernelContext) throws(CancellationError) -> [Int] {
    try RankedFriends(friends, tieCounts: friendTieCounts(context), context)
      .tiesAmongFriends(context)
  }

  /// For every entry of ``friends`` whether the tie goes one way (1) or both ways (2).
  private func friendTieCounts(_ context: KernelContext) throws(CancellationError) -> [UInt8] {
    let (out, back) = (outgoing, incoming)
    let pieces = try context.map(
      BlockList(offsets: out.offsets, back.offsets), share: 0...0.1
    ) { (vertices: Range<Int>) in
      var counts: [UInt8] = []
      for vertex in vertices {
        Self.forEachFriend(of: vertex, out, back) { _, i, j in
          counts.append(i != nil && j != nil ? 2 : 1)
        }
      }
      return counts
    }
    return joined(pieces)
  }
}

/// Friendships by rank of degree, each in the row of the lower rank only.
private struct RankedFriends: Sendable {
  /// The vertex of each rank; ranks rise with the degree, ties with the vertex.
  let vertices: [UInt32]
  let offsets: [Int]
  /// The ranks of friends that rank higher, in no particular order.
  let ranks: [UInt32]
  /// The number of ties that each friendship stands for, 1 if `nil`.
  let tieCounts: [UInt8]?

  init(
    _ friends: CompressedRows, tieCounts: [UInt8]?, _ context: KernelContext
  ) throws(CancellationError) {
    let vertexCount = friends.vertexCount
    let (order, rank) = Self.ranking(friends)
    var entriesBefore = [0]
    entriesBefore.reserveCapacity(vertexCount + 1)
    for vertex in order {
      entriesBefore.append(entriesBefore[entriesBefore.count - 1] + friends.count(of: Int(vertex)))
    }
    let pieces = try context.map(BlockList(offsets: entriesBefore), share: 0.1...0.2) {
      (range: Range<Int>) in
      var piece = (ends: [Int](), ranks: [UInt32](), tieCounts: [UInt8]())
      for own in range {
        for entry in friends.entries(of: Int(order[own])) {
          let other = rank[Int(friends.targets[entry])]
          guard other > own else { continue }
          piece.ranks.append(other)
          if let tieCounts { piece.tieCounts.append(tieCounts[entry]) }
        }
        piece.ends.append(piece.ranks.count)
      }
      return piece
    }
    var offsets = [0]
    offsets.reserveCapacity(vertexCount + 1)
    for piece in pieces {
      let start = offsets[offsets.count - 1]
      for end in piece.ends { offsets.append(start + end) }
    }
    self.vertices = order
    self.offsets = offsets
    self.ranks = joined(pieces.map(\.ranks))
    self.tieCounts = tieCounts.map { _ in joined(pieces.map(\.tieCounts)) }
  }

  /// The vertices by rising degree, and the rank of each vertex: a counting sort.
  private static func ranking(_ friends: CompressedRows) -> (order: [UInt32], rank: [UInt32]) {
    let vertexCount = friends.vertexCount
    let largest = (0..<vertexCount).reduce(0) { max($0, friends.count(of: $1)) }
    var next = [Int](repeating: 0, count: largest + 2)
    for vertex in 0..<vertexCount { next[friends.count(of: vertex) + 1] += 1 }
    for degree in 0...largest { next[degree + 1] += next[degree] }
    var order = [UInt32](repeating: 0, count: vertexCount)
    var rank = order
    for vertex in 0..<vertexCount {
      let degree = friends.count(of: vertex)
      order[next[degree]] = UInt32(vertex)
      rank[vertex] = UInt32(next[degree])
      next[degree] += 1
    }
    return (order, rank)
  }

  private struct Tally: Sendable {
    var ties: [Int]
    /// 0, or the number of ties to the person whose turn it is.
    var marks: [UInt8]
  }

  /// For each vertex the number of ties among its friends: of triangles, if every friendship
  /// stands for one tie.
  func tiesAmongFriends(_ context: KernelContext) throws(CancellationError) -> [Int] {
    let count = vertices.count
    let blocks = try blocks(context)
    let tallies = try context.accumulate(
      blocks, share: 0.3...1,
      initial: {
        Tally(
          ties: [Int](repeating: 0, count: count), marks: [UInt8](repeating: 0, count: count))
      }
    ) { (tally: inout Tally, block: Int) throws(CancellationError) in
      for first in blocks[block] {
        if context.isCancelled { throw CancellationError() }
        close(first, &tally.ties, &tally.marks)
      }
    }
    var result = [Int](repeating: 0, count: count)
    for tally in tallies {
      for rank in 0..<count { result[Int(vertices[rank])] += tally.ties[rank] }
    }
    return result
  }

  /// Finds the triangles whose lowest rank is `first`.
  private func close(_ first: Int, _ tied: inout [Int], _ marked: inout [UInt8]) {
    let row = offsets[first]..<offsets[first + 1]
    var ties = tied.mutableSpan
    var marks = marked.mutableSpan
    let ranks = ranks.span
    for entry in row { marks[Int(ranks[entry])] = tieCounts?[entry] ?? 1 }
    var atFirst = 0
    for entry in row {
      let second = Int(ranks[entry])
      let toSecond = Int(tieCounts?[entry] ?? 1)
      var atSecond = 0
      for other in offsets[second]..<offsets[second + 1] {
        let third = Int(ranks[other])
        let mark = Int(marks[third])
        if mark == 0 { continue }
        atFirst += Int(tieCounts?[other] ?? 1)
        atSecond += mark
        ties[third] += toSecond
      }
      ties[second] += atSecond
    }
    ties[first] += atFirst
    for entry in row { marks[Int(ranks[entry])] = 0 }
  }

  /// Blocks balanced by the number of entries that ``close(_:_:_:)`` looks at.
  private func blocks(_ context: KernelContext) throws(CancellationError) -> BlockList {
    let work = try context.values(BlockList(offsets: offsets), share: 0.2...0.3) { (rank: Int) in
      var work = 0
      for entry in offsets[rank]..<offsets[rank + 1] {
        let other = Int(ranks[entry])
        work += 1 + offsets[other + 1] - offsets[other]
      }
      return work
    }
    var before = [0]
    before.reserveCapacity(work.count + 1)
    for own in work { before.append(before[before.count - 1] + own) }
    return BlockList(offsets: before)
  }
}
