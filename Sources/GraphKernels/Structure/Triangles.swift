package import Execution
package import Memory

// Triangles. Of every person *u* the friends of higher rank are marked (people being ranked by degree);
// whoever is met marked in the row of a *v* in *u*'s row closes a triangle, found once and credited to
// all three. Most ends are of few high ranks, which every thread credits in memory of its own.

extension CompressedGraph {
  /// The number of triangles each person is in: of pairs of friends who are friends.
  ///
  /// Direction and weights are ignored; each pair counts once.
  ///
  /// - Range: 0 to *d*(*d* − 1)/2 for *d* friends.
  /// - Complexity: O(*m*^1.5) at worst; 4 bytes per friendship, 24 per person, and 1 per person and
  ///   thread.
  /// - Cancellation: Within milliseconds, also amid the friends of one person.
  /// - Source: Schank & Wagner, "Finding, counting and listing all triangles in large graphs",
  ///   *WEA* (2005), [doi:10.1007/11427186_54](https://doi.org/10.1007/11427186_54).
  package func triangleCount(_ execution: Execution) throws(CancellationError) -> Buffer<Int> {
    try RankedFriends(friends, tieCounts: nil, execution.reporting(0...0.2))
      .tiesAmongFriends(execution.reporting(0.2...1))
  }

  /// The number of directed ties among the friends of each person, friends being everyone tied in
  /// either direction; a mutual tie counts twice.
  func directedTiesAmongFriends(
    _ execution: Execution
  ) throws(CancellationError) -> Buffer<Int> {
    let tieCounts = try friendTieCounts(execution.reporting(0...0.1))
    return try RankedFriends(friends, tieCounts: tieCounts, execution.reporting(0.1...0.3))
      .tiesAmongFriends(execution.reporting(0.3...1))
  }

  /// For every entry of ``friends`` whether the tie goes one way (1) or both ways (2).
  func friendTieCounts(
    _ execution: Execution
  ) throws(CancellationError) -> Buffer<UInt8> {
    let (out, back) = (outgoing, incoming)
    let counts = ScatterBuffer<UInt8>(zeroedCount: friends.entryCount)
    try execution.forEach(BlockList(offsets: out.offsets, back.offsets)) { (vertices: Range<Int>) in
      for vertex in vertices {
        var place = friends.offsets[vertex]
        Self.forEachFriend(of: vertex, out, back) { _, i, j in
          counts[place] = i != nil && j != nil ? 2 : 1
          place += 1
        }
      }
    }
    return counts.freeze()
  }
}

/// How many ties the friendship at a position stands for.
private protocol TieCounts: Sendable {
  subscript(position: Int) -> UInt8 { get }
}

extension Buffer<UInt8>: TieCounts {}

/// One tie for every friendship.
private struct SingleTies: TieCounts {
  subscript(position: Int) -> UInt8 { 1 }
}

extension RankedFriends {
  /// For each vertex the number of ties among its friends: of triangles, if every friendship
  /// stands for one tie.
  fileprivate func tiesAmongFriends(
    _ execution: Execution
  ) throws(CancellationError) -> Buffer<Int> {
    if let tieCounts { return try tiesAmongFriends(tieCounts, execution) }
    return try tiesAmongFriends(SingleTies(), execution)
  }

  private func tiesAmongFriends(
    _ counts: some TieCounts, _ execution: Execution
  ) throws(CancellationError) -> Buffer<Int> {
    let ranks = ranks
    // Half a mebibyte per thread, unless more people are too popular for 32 bits.
    let firstHigh = max(0, min(ranks.count - 1 << 16, firstPopular))
    let low = AtomicBuffer(zeroedCount: firstHigh)
    let blocks = BlockList(offsets: offsets)
    let tallies = try execution.accumulate(
      blocks, share: 0...0.95, initial: { Tally(low: low, vertexCount: ranks.count) }
    ) { (tally: inout Tally, block: Int) throws(CancellationError) in
      // The densest part, where a block may take long, comes first.
      try close(blocks[blocks.count - 1 - block], counts, tally, execution)
    }
    var high = [Int](repeating: 0, count: ranks.count - firstHigh)
    for tally in tallies {
      for place in high.indices { high[place] += tally.high[place] }
    }
    let sums = high
    return try execution.fill(BlockList(vertexCount: ranks.count), share: 0.95...1) {
      (vertices: Range<Int>, ties: inout MutableSpan<Int>) in
      let (ranks, sums) = (ranks.span, sums.span)
      for (place, vertex) in vertices.enumerated() {
        let rank = Int(ranks[vertex])
        ties[place] = rank < firstHigh ? Int(low[rank]) : sums[rank - firstHigh]
      }
    }
  }

  /// Finds the triangles whose lowest ranks are in a block.
  private func close(
    _ firsts: Range<Int>, _ counts: some TieCounts, _ tally: Tally, _ execution: Execution
  ) throws(CancellationError) {
    let (offsets, higher) = (offsets.span, higher.span)
    let marks = tally.marks
    for first in firsts {
      let row = offsets[first]..<offsets[first + 1]
      if row.count < 2 { continue }
      for entry in row { marks[Int(higher[entry])] = counts[entry] }
      var atFirst = 0
      for entry in row {
        if execution.isCancelled { throw CancellationError() }
        let second = Int(higher[entry])
        let toSecond = Int(counts[entry])
        var atSecond = 0
        for other in offsets[second]..<offsets[second + 1] {
          let third = Int(higher[other])
          let mark = marks[third]
          if mark == 0 { continue }
          atFirst += Int(counts[other])
          atSecond += Int(mark)
          tally.add(toSecond, at: third)
        }
        tally.add(atSecond, at: second)
      }
      tally.add(atFirst, at: first)
      for entry in row { marks[Int(higher[entry])] = 0 }
    }
  }
}

/// Where a thread counts ties and marks friends.
private struct Tally: Sendable {
  /// The ties at low ranks, for all threads together.
  let low: AtomicBuffer
  /// The ties at the ranks behind, for this thread alone.
  let high: ScatterBuffer<Int>
  /// For each rank 0, or the number of ties to the person whose turn it is.
  let marks: ScatterBuffer<UInt8>

  init(low: AtomicBuffer, vertexCount: Int) {
    self.low = low
    high = ScatterBuffer(zeroedCount: vertexCount - low.count)
    marks = ScatterBuffer(zeroedCount: vertexCount)
  }

  @inline(__always)
  func add(_ ties: Int, at rank: Int) {
    if rank >= low.count {
      high[rank - low.count] += ties
    } else if ties > 0 {
      low.add(rank, UInt32(truncatingIfNeeded: ties))
    }
  }
}
