internal import Execution
internal import Memory

// Rows by person, by a counting sort in which threads add to common counters: a person's rows come in
// any order, which no figure depends on.

/// The rows that each person is in, none merged.
struct TieRows: Sendable {
  /// Where each person's rows begin, and the end.
  let offsets: Buffer<Int>
  /// The rows' numbers in the list.
  let rows: Buffer<UInt32>

  /// Sorts the rows of a list that count; those of a person with themself do not.
  init(
    _ list: EndpointColumns, vertexCount: Int, _ execution: Execution
  ) throws(CancellationError) {
    let counts = AtomicBuffer(zeroedCount: vertexCount)
    let blocks = BlockList(vertexCount: list.count)
    try execution.forEach(blocks, share: 0...0.1) { rows in
      for row in rows {
        guard let ends = list.ends(of: row), ends.source != ends.target else { continue }
        counts.add(Int(ends.source), 1)
        counts.add(Int(ends.target), 1)
      }
    }
    var starts = FillingBuffer<Int>(zeroedCount: vertexCount + 1)
    var total = 0
    for vertex in 0..<vertexCount {
      starts[vertex] = total
      total += Int(counts[vertex])
    }
    starts[vertexCount] = total
    let offsets = starts.freeze()
    let sorted = ScatterBuffer<UInt32>(zeroedCount: total)
    try execution.forEach(blocks, share: 0.1...0.25) { rows in
      for row in rows {
        guard let ends = list.ends(of: row), ends.source != ends.target else { continue }
        // Counted down to 0, so that the first place is taken last.
        let (source, target) = (Int(ends.source), Int(ends.target))
        sorted[offsets[source] + Int(counts.subtract(source, 1)) - 1] = UInt32(row)
        sorted[offsets[target] + Int(counts.subtract(target, 1)) - 1] = UInt32(row)
      }
    }
    self.offsets = offsets
    rows = sorted.freeze()
  }
}
