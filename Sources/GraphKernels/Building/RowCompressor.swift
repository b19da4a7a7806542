internal import Execution
internal import Memory

// Compressing rows. Entries are dealt out into buckets of neighboring rows, every block of the
// input to places of its own, so that a bucket keeps the input's order; then each bucket is sorted
// and its equal entries are merged while it lies in the cache, in the memory that the result keeps.

/// Makes compressed rows from entries in any order.
struct RowCompressor<Source: EntrySource>: Sendable {
  let source: Source
  let vertexCount: Int
  let storage: RowStorage
  /// How the weights of equal entries become one.
  let merging: WeightMerging
  let execution: Execution

  /// The rows and the number of entries from which they were made.
  ///
  /// The scratch memory is 2 bytes an entry, and a few million bytes for each thread.
  func rows(
    share: ClosedRange<Double> = 0...1
  ) throws -> (rows: CompressedRows, entryCount: Int) {
    let width = share.upperBound - share.lowerBound
    let reached = { (part: Double) in share.lowerBound + part * width }
    let layout = BucketLayout(
      vertexCount: vertexCount, entryCount: source.largestEntryCount,
      bucketSize: storage.bucketSize)
    let starts = try starts(layout, share: reached(0)...reached(0.15))
    let dealt = try deal(layout, starts, share: reached(0.15)...reached(0.5))
    let bucketStarts = starts.bucketStarts
    let rowEnds = ScatterBuffer<Int>(zeroedCount: vertexCount + 1)
    let sorter = BucketSorter(
      vertexCount: vertexCount, layout: layout, entries: dealt, rowEnds: rowEnds, merging: merging)
    let used = ScatterBuffer<Int>(zeroedCount: layout.bucketCount)
    let blocks = BlockList(offsets: bucketStarts)
    _ = try execution.accumulate(
      blocks, share: reached(0.5)...reached(1), initial: { BucketSorter.Scratch() }
    ) { (scratch: inout BucketSorter.Scratch, block: Int) throws(CancellationError) in
      for bucket in blocks[block] {
        try execution.checkCancellation()
        used[bucket] = sorter.sort(
          bucket, bucketStarts[bucket]..<bucketStarts[bucket + 1], &scratch)
      }
    }
    let total = try closeGaps(layout, bucketStarts, used, rowEnds, dealt)
    let rows = CompressedRows(
      offsets: rowEnds.freeze(), targets: dealt.columns.freeze(keeping: total),
      weights: dealt.weights?.freeze(keeping: total))
    return (rows, bucketStarts[layout.bucketCount])
  }

  /// Counts every block's entries by bucket, and so finds where each block's part of each bucket
  /// begins.
  private func starts(
    _ layout: BucketLayout, share: ClosedRange<Double>
  ) throws(CancellationError) -> BlockStarts {
    let blocks = source.blocks
    let starts = BlockStarts(blockCount: blocks.count, bucketCount: layout.bucketCount)
    _ = try execution.accumulate(blocks, share: share, initial: {}) { (_: inout (), block: Int) in
      starts.table.withMutableSpan(starts.places(of: block)) { counts in
        source.forEachEntry(in: blocks[block]) { row, _, _ in
          counts[layout.bucket(of: row)] += 1
        }
      }
    }
    starts.addUp()
    return starts
  }

  /// Writes every entry into its bucket, in input order.
  private func deal(
    _ layout: BucketLayout, _ starts: BlockStarts, share: ClosedRange<Double>
  ) throws -> DealtEntries {
    let blocks = source.blocks
    let dealt = try DealtEntries(
      count: starts.bucketStarts[layout.bucketCount], isWeighted: source.isWeighted,
      in: storage.space)
    _ = try execution.accumulate(blocks, share: share, initial: {}) { (_: inout (), block: Int) in
      starts.table.withMutableSpan(starts.places(of: block)) { next in
        source.forEachEntry(in: blocks[block]) { row, column, weight in
          let bucket = layout.bucket(of: row)
          let place = next[bucket]
          next[bucket] = place + 1
          dealt.columns[place] = column
          dealt.locals[place] = layout.local(row)
          if let weights = dealt.weights { weights[place] = weight }
        }
      }
    }
    return dealt
  }

  /// Moves the buckets together, over the places that merged entries have left.
  private func closeGaps(
    _ layout: BucketLayout, _ bucketStarts: Buffer<Int>, _ used: ScatterBuffer<Int>,
    _ rowEnds: ScatterBuffer<Int>, _ dealt: DealtEntries
  ) throws(CancellationError) -> Int {
    var end = 0
    for bucket in 0..<layout.bucketCount {
      let (start, count) = (bucketStarts[bucket], used[bucket])
      if start > end {
        try execution.checkCancellation()
        dealt.columns.move(start..<start + count, to: end)
        dealt.weights?.move(start..<start + count, to: end)
        let gap = start - end
        for row in layout.rows(of: bucket, vertexCount: vertexCount) { rowEnds[row + 1] -= gap }
      }
      end += count
    }
    return end
  }
}

/// How rows are divided into buckets: equally many neighboring rows in each.
struct BucketLayout: Sendable {
  /// The binary logarithm of the number of rows in a bucket, at most 16.
  let shift: Int
  let bucketCount: Int
  /// The columns' binary digits, cut into equal parts for sorting.
  let digitCount: Int
  let digitWidth: Int

  /// More places to which one thread writes in turn would push one another out of the caches.
  private static let largestBucketCount = 2048
  /// Counters for one part of a column, which fit into the first cache.
  private static let largestDigitWidth = 11

  init(vertexCount: Int, entryCount: Int, bucketSize: Int) {
    let wanted = min(max(entryCount / bucketSize, 1), Self.largestBucketCount)
    let bits = Int.bitWidth - max(vertexCount - 1, 1).leadingZeroBitCount
    var shift = min(bits, 16)
    while shift > 0, (vertexCount >> (shift - 1)) + 1 <= wanted { shift -= 1 }
    self.shift = shift
    bucketCount = vertexCount == 0 ? 0 : ((vertexCount - 1) >> shift) + 1
    digitCount = (bits + Self.largestDigitWidth - 1) / Self.largestDigitWidth
    digitWidth = (bits + digitCount - 1) / digitCount
  }

  @inline(__always)
  func bucket(of row: UInt32) -> Int { Int(row) >> shift }

  /// A row's place in its bucket.
  @inline(__always)
  func local(_ row: UInt32) -> UInt16 {
    UInt16(truncatingIfNeeded: row & (UInt32(1) << UInt32(shift) - 1))
  }

  /// One part of a column.
  @inline(__always)
  func digit(_ column: UInt32, _ digit: Int) -> Int {
    Int(column) &>> (digit &* digitWidth) & (1 << digitWidth - 1)
  }

  /// The counters of a part of the column in one list of counters.
  func counters(of digit: Int) -> Range<Int> { digit << digitWidth..<(digit + 1) << digitWidth }

  /// The counters of a bucket's rows, behind all others.
  var rowCounters: Range<Int> {
    let start = digitCount << digitWidth
    return start..<start + 1 << shift
  }

  func rows(of bucket: Int, vertexCount: Int) -> Range<Int> {
    bucket << shift..<min((bucket + 1) << shift, vertexCount)
  }
}

/// The entries, bucket after bucket.
struct DealtEntries: Sendable {
  let columns: ScatterBuffer<UInt32>
  /// The entries' rows within their buckets.
  let locals: ScatterBuffer<UInt16>
  let weights: ScatterBuffer<Double>?

  init(count: Int, isWeighted: Bool, in space: ScratchSpace) throws(ScratchSpace.Failure) {
    columns = try ScatterBuffer(zeroedCount: count, in: space)
    locals = try ScatterBuffer(zeroedCount: count, in: space)
    weights = isWeighted ? try ScatterBuffer(zeroedCount: count, in: space) : nil
  }
}

/// Where the next entry of a block goes in each bucket; counts before they are added up.
private struct BlockStarts: Sendable {
  let blockCount: Int
  let bucketCount: Int
  let table: ScatterBuffer<Int>
  private let ends: ScatterBuffer<Int>

  init(blockCount: Int, bucketCount: Int) {
    self.blockCount = blockCount
    self.bucketCount = bucketCount
    table = ScatterBuffer(zeroedCount: blockCount * bucketCount)
    ends = ScatterBuffer(zeroedCount: bucketCount + 1)
  }

  /// Where each bucket begins, and the number of entries at the end.
  var bucketStarts: Buffer<Int> { ends.freeze() }

  func places(of block: Int) -> Range<Int> {
    block * bucketCount..<(block + 1) * bucketCount
  }

  func addUp() {
    var total = 0
    for bucket in 0..<bucketCount {
      for block in 0..<blockCount {
        let place = block * bucketCount + bucket
        let count = table[place]
        table[place] = total
        total += count
      }
      ends[bucket + 1] = total
    }
  }
}
