internal import Execution
internal import Memory

extension RankedNeighbors {
  /// For each edge, by its place in ``higher``, the number of triangles that it is in.
  ///
  /// - Complexity: O(*m*^1.5) at worst; 4 bytes per edge, and 4 per vertex and thread.
  func triangleCountsOfEdges(
    _ execution: Execution
  ) throws(CancellationError) -> AtomicBuffer {
    let counts = AtomicBuffer(zeroedCount: higher.count)
    let blocks = BlockList(offsets: offsets)
    _ = try execution.accumulate(
      blocks, initial: { ScatterBuffer<UInt32>(zeroedCount: ranks.count) }
    ) { (marks: inout ScatterBuffer<UInt32>, block: Int) throws(CancellationError) in
      // The densest part, where a block may take long, comes first.
      try close(blocks[blocks.count - 1 - block], marks, counts, execution)
    }
    return counts
  }

  /// Finds the triangles whose lowest ranks are in a block.
  private func close(
    _ firsts: Range<Int>, _ marks: ScatterBuffer<UInt32>, _ counts: AtomicBuffer,
    _ execution: Execution
  ) throws(CancellationError) {
    let (offsets, higher) = (offsets.span, higher.span)
    var looks = 0
    for first in firsts {
      let row = offsets[first]..<offsets[first + 1]
      if row.count < 2 { continue }
      // The place in the row, counted from 1.
      for (place, entry) in row.enumerated() { marks[Int(higher[entry])] = UInt32(place + 1) }
      for entry in row {
        let second = Int(higher[entry])
        let others = offsets[second]..<offsets[second + 1]
        looks += others.count
        if looks > 1 << 16 {
          try execution.checkCancellation()
          looks = 0
        }
        var count: UInt32 = 0
        for other in others {
          let mark = marks[Int(higher[other])]
          if mark == 0 { continue }
          count += 1
          counts.add(other, 1)
          counts.add(row.lowerBound + Int(mark) - 1, 1)
        }
        if count > 0 { counts.add(entry, count) }
      }
      for entry in row { marks[Int(higher[entry])] = 0 }
    }
  }
}
