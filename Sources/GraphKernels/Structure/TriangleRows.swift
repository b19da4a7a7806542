internal import Execution
internal import Memory

/// Some edges from both ends: for each rank its neighbors, rising, each with the edge's number.
struct TriangleRows: Sendable {
  private let offsets: ScatterBuffer<Int>
  /// The neighbor above the edge.
  private let entries: Buffer<UInt64>

  /// A row so many times longer than the other is searched instead of walked along.
  private static let longRow = 16

  /// Takes the edges for which the closure answers true.
  init(
    _ ranked: RankedNeighbors, _ execution: Execution, where isTaken: (Int) -> Bool
  ) throws(CancellationError) {
    let count = ranked.ranks.count
    let (starts, higher) = (ranked.offsets.span, ranked.higher.span)
    let offsets = ScatterBuffer<Int>(zeroedCount: count + 1)
    /// Where the next entry of each row goes.
    let next = ScatterBuffer<Int>(zeroedCount: count)
    for rank in 0..<count {
      if rank & 0xFFFF == 0 { try execution.checkCancellation() }
      for edge in starts[rank]..<starts[rank + 1] where isTaken(edge) {
        offsets[rank + 1] += 1
        offsets[Int(higher[edge]) + 1] += 1
      }
    }
    for rank in 0..<count {
      next[rank] = offsets[rank]
      offsets[rank + 1] += offsets[rank]
    }
    let entries = ScatterBuffer<UInt64>(zeroedCount: offsets[count])
    // Whoever is met in rising order stands so in all rows: first lower ranks, then, read from
    // these, the higher ones.
    for rank in 0..<count {
      if rank & 0xFFFF == 0 { try execution.checkCancellation() }
      for edge in starts[rank]..<starts[rank + 1] where isTaken(edge) {
        let other = Int(higher[edge])
        entries[next[other]] = UInt64(rank) << 32 | UInt64(edge)
        next[other] += 1
      }
    }
    let lowerEnds = next.copy()
    for rank in 0..<count {
      if rank & 0xFFFF == 0 { try execution.checkCancellation() }
      for place in offsets[rank]..<lowerEnds[rank] {
        let entry = entries[place]
        let other = Int(entry >> 32)
        entries[next[other]] = UInt64(rank) << 32 | entry & 0xFFFF_FFFF
        next[other] += 1
      }
    }
    self.offsets = offsets
    self.entries = entries.freeze()
  }

  /// Calls the closure for each vertex that is adjacent to both, with the edges to it.
  @inline(__always)
  func forEachCommonNeighbor(_ one: Int, _ other: Int, _ body: (_ one: Int, _ other: Int) -> Void) {
    let entries = entries.span
    var (a, b) = (offsets[one]..<offsets[one + 1], offsets[other]..<offsets[other + 1])
    let isSwapped = b.count < a.count
    if isSwapped { swap(&a, &b) }
    func meet(_ first: UInt64, _ second: UInt64) {
      let (first, second) = (Int(first & 0xFFFF_FFFF), Int(second & 0xFFFF_FFFF))
      if isSwapped { body(second, first) } else { body(first, second) }
    }
    if b.count / Self.longRow > a.count {
      var low = b.lowerBound
      for place in a {
        let neighbor = entries[place] >> 32
        var high = b.upperBound
        while low < high {
          let middle = low + (high - low) / 2
          if entries[middle] >> 32 < neighbor { low = middle + 1 } else { high = middle }
        }
        if low == b.upperBound { return }
        if entries[low] >> 32 == neighbor { meet(entries[place], entries[low]) }
      }
      return
    }
    var (i, j) = (a.lowerBound, b.lowerBound)
    while i < a.upperBound, j < b.upperBound {
      let (x, y) = (entries[i] >> 32, entries[j] >> 32)
      if x == y { meet(entries[i], entries[j]) }
      i += x <= y ? 1 : 0
      j += y <= x ? 1 : 0
    }
  }
}
