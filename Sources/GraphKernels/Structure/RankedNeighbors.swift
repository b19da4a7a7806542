internal import Execution
internal import Memory

// Ranked neighbors. Vertices are ranked by degree with a counting sort, and every edge is written
// to the row of the lower rank, as the higher rank. Both walks go along the graph's own rows, from
// front to back; only the ranks of neighbors and the beginnings of rows are looked up here and
// there.

/// Edges by rank of degree, each in the row of the lower rank only, so that even a hub has a
/// short row: none is longer than √(2*m*).
struct RankedNeighbors: Sendable {
  /// The rank of each vertex; ranks rise with the degree, edges with the vertex.
  let ranks: Buffer<UInt32>
  /// The first rank of vertices so popular that the edges among their neighbors may not fit 32
  /// bits.
  let firstPopular: Int
  /// Where the row of each rank begins, and the number of edges at the end.
  let offsets: Buffer<Int>
  /// The ranks of neighbors that rank higher, in no particular order.
  let higher: Buffer<UInt32>
  /// The number of edges that each edge stands for, 1 if `nil`.
  let edgeCounts: Buffer<UInt8>?

  /// The largest degree with which ordered pairs of neighbors can be counted in 32 bits.
  private static let largestOrdinaryDegree = 1 << 16

  /// Ranks the rows of a graph of neighbors.
  ///
  /// - Parameters:
  ///   - neighbors: Rows in which every edge is found from both ends.
  ///   - edgeCounts: For every entry the number of edges that it stands for, 1 if `nil`.
  ///   - execution: Threads and cancellation.
  /// - Throws: `CancellationError`.
  init(
    _ neighbors: CompressedRows, edgeCounts: Buffer<UInt8>?, _ execution: Execution
  ) throws(CancellationError) {
    let (ranks, firstPopular) = try Self.ranking(neighbors, execution)
    let blocks = neighbors.blocks
    let ends = ScatterBuffer<Int>(zeroedCount: neighbors.vertexCount + 1)
    try execution.forEach(blocks, share: 0...0.3) { (vertices: Range<Int>) in
      let (offsets, targets) = (neighbors.offsets.span, neighbors.targets.span)
      let ranks = ranks.span
      for vertex in vertices {
        let own = ranks[vertex]
        var count = 0
        for entry in offsets[vertex]..<offsets[vertex + 1] {
          count += ranks[Int(targets[entry])] > own ? 1 : 0
        }
        ends[Int(own) + 1] = count
      }
    }
    for rank in 0..<neighbors.vertexCount { ends[rank + 1] += ends[rank] }
    let starts = ends.freeze()
    let higher = ScatterBuffer<UInt32>(zeroedCount: neighbors.entryCount / 2)
    let counts = edgeCounts.map { _ in ScatterBuffer<UInt8>(zeroedCount: higher.count) }
    try execution.forEach(blocks, share: 0.3...1) { (vertices: Range<Int>) in
      let (offsets, targets) = (neighbors.offsets.span, neighbors.targets.span)
      let ranks = ranks.span
      for vertex in vertices {
        let own = ranks[vertex]
        var place = starts[Int(own)]
        for entry in offsets[vertex]..<offsets[vertex + 1] {
          let other = ranks[Int(targets[entry])]
          guard other > own else { continue }
          higher[place] = other
          if let counts, let edgeCounts { counts[place] = edgeCounts[entry] }
          place += 1
        }
      }
    }
    self.ranks = ranks
    self.firstPopular = firstPopular
    self.offsets = starts
    self.higher = higher.freeze()
    self.edgeCounts = counts?.freeze()
  }

  private static func ranking(
    _ neighbors: CompressedRows, _ execution: Execution
  ) throws(CancellationError) -> (ranks: Buffer<UInt32>, firstPopular: Int) {
    let offsets = neighbors.offsets.span
    let blocks = BlockList(vertexCount: neighbors.vertexCount)
    var largest = 0
    for vertex in 0..<neighbors.vertexCount {
      largest = max(largest, offsets[vertex + 1] - offsets[vertex])
    }
    // The number of vertices of each degree, and then the next rank for each.
    var next = [Int](repeating: 0, count: largest + 2)
    for vertex in 0..<neighbors.vertexCount { next[offsets[vertex + 1] - offsets[vertex] + 1] += 1 }
    for degree in 0...largest { next[degree + 1] += next[degree] }
    let firstPopular = next[min(largest, largestOrdinaryDegree) + 1]
    var ranks = FillingBuffer<UInt32>(zeroedCount: neighbors.vertexCount)
    for block in 0..<blocks.count {
      try execution.checkCancellation()
      for vertex in blocks[block] {
        let degree = offsets[vertex + 1] - offsets[vertex]
        ranks[vertex] = UInt32(next[degree])
        next[degree] += 1
      }
    }
    return (ranks.freeze(), firstPopular)
  }
}
