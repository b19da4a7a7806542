package import Execution
package import Memory

// Triangles. Of every vertex *u* the neighbors of higher rank are marked (vertices being ranked by
// degree); a vertex that is met marked in the row of a *v* in *u*'s row closes a triangle, found
// once and credited to all three. Most ends are of few high ranks, which every thread credits in
// memory of its own.

extension CompressedGraph {
  /// The number of triangles each vertex is in: of pairs of neighbors that are adjacent.
  ///
  /// Direction and weights are ignored; each pair counts once.
  ///
  /// - Range: 0 to *d*(*d* − 1)/2 for *d* neighbors.
  /// - Complexity: O(*m*^1.5) at worst; 4 bytes per edge, 24 per vertex, and 1 per vertex and
  ///   thread.
  /// - Cancellation: Within milliseconds, also amid the neighbors of one vertex.
  /// - Source: Schank & Wagner, "Finding, counting and listing all triangles in large graphs",
  ///   *WEA* (2005), [doi:10.1007/11427186_54](https://doi.org/10.1007/11427186_54).
  package func triangleCount(_ execution: Execution) throws(CancellationError) -> Buffer<Int> {
    try RankedNeighbors(neighbors, edgeCounts: nil, execution.reporting(0...0.2))
      .edgesAmongNeighbors(execution.reporting(0.2...1))
  }

  /// The number of directed edges among the neighbors of each vertex, neighbors being every vertex
  /// adjacent in either direction; a mutual edge counts twice.
  func directedEdgesAmongNeighbors(
    _ execution: Execution
  ) throws(CancellationError) -> Buffer<Int> {
    let edgeCounts = try neighborEdgeCounts(execution.reporting(0...0.1))
    return try RankedNeighbors(neighbors, edgeCounts: edgeCounts, execution.reporting(0.1...0.3))
      .edgesAmongNeighbors(execution.reporting(0.3...1))
  }

  /// For every entry of ``neighbors`` whether the edge goes one way (1) or both ways (2).
  func neighborEdgeCounts(
    _ execution: Execution
  ) throws(CancellationError) -> Buffer<UInt8> {
    let (out, back) = (outgoing, incoming)
    let counts = ScatterBuffer<UInt8>(zeroedCount: neighbors.entryCount)
    try execution.forEach(BlockList(offsets: out.offsets, back.offsets)) { (vertices: Range<Int>) in
      for vertex in vertices {
        var place = neighbors.offsets[vertex]
        Self.forEachNeighbor(of: vertex, out, back) { _, i, j in
          counts[place] = i != nil && j != nil ? 2 : 1
          place += 1
        }
      }
    }
    return counts.freeze()
  }
}

/// How many edges the edge at a position stands for.
private protocol EdgeCounts: Sendable {
  subscript(position: Int) -> UInt8 { get }
}

extension Buffer<UInt8>: EdgeCounts {}

/// One edge for every edge.
private struct SingleEdges: EdgeCounts {
  subscript(position: Int) -> UInt8 { 1 }
}

extension RankedNeighbors {
  /// For each vertex the number of edges among its neighbors: of triangles, if every edge
  /// stands for one edge.
  fileprivate func edgesAmongNeighbors(
    _ execution: Execution
  ) throws(CancellationError) -> Buffer<Int> {
    if let edgeCounts { return try edgesAmongNeighbors(edgeCounts, execution) }
    return try edgesAmongNeighbors(SingleEdges(), execution)
  }

  private func edgesAmongNeighbors(
    _ counts: some EdgeCounts, _ execution: Execution
  ) throws(CancellationError) -> Buffer<Int> {
    let ranks = ranks
    // Half a mebibyte per thread, unless more vertices are too popular for 32 bits.
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
      (vertices: Range<Int>, edges: inout MutableSpan<Int>) in
      let (ranks, sums) = (ranks.span, sums.span)
      for (place, vertex) in vertices.enumerated() {
        let rank = Int(ranks[vertex])
        edges[place] = rank < firstHigh ? Int(low[rank]) : sums[rank - firstHigh]
      }
    }
  }

  /// Finds the triangles whose lowest ranks are in a block.
  private func close(
    _ firsts: Range<Int>, _ counts: some EdgeCounts, _ tally: Tally, _ execution: Execution
  ) throws(CancellationError) {
    let (offsets, higher) = (offsets.span, higher.span)
    let marks = tally.marks
    for first in firsts {
      let row = offsets[first]..<offsets[first + 1]
      if row.count < 2 { continue }
      for entry in row { marks[Int(higher[entry])] = counts[entry] }
      var atFirst = 0
      var looks = 0
      for entry in row {
        let second = Int(higher[entry])
        let toSecond = Int(counts[entry])
        var atSecond = 0
        let others = offsets[second]..<offsets[second + 1]
        looks += others.count
        if looks > 1 << 16 {
          try execution.checkCancellation()
          looks = 0
        }
        for other in others {
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

/// Where a thread counts edges and marks neighbors.
private struct Tally: Sendable {
  /// The edges at low ranks, for all threads together.
  let low: AtomicBuffer
  /// The edges at the ranks behind, for this thread alone.
  let high: ScatterBuffer<Int>
  /// For each rank 0, or the number of edges to the vertex whose turn it is.
  let marks: ScatterBuffer<UInt8>

  init(low: AtomicBuffer, vertexCount: Int) {
    self.low = low
    high = ScatterBuffer(zeroedCount: vertexCount - low.count)
    marks = ScatterBuffer(zeroedCount: vertexCount)
  }

  @inline(__always)
  func add(_ edges: Int, at rank: Int) {
    if rank >= low.count {
      high[rank - low.count] += edges
    } else if edges > 0 {
      low.add(rank, UInt32(truncatingIfNeeded: edges))
    }
  }
}
