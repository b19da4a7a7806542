internal import Memory

// Sorting a bucket. Radix sort: by the parts of the column from the last to the first, then by row,
// every step stable; so equal entries end up side by side in input order, however many neighbors
// anyone has, and no two numbers are ever compared. All of it happens within a core's cache.

/// Sorts buckets of entries in place and merges equal entries.
struct BucketSorter: Sendable {
  let vertexCount: Int
  let layout: BucketLayout
  let entries: DealtEntries
  /// Receives where each row ends, one place behind the row's number.
  let rowEnds: ScatterBuffer<Int>
  /// How the weights of equal entries become one.
  let merging: WeightMerging

  /// Sorts and merges the entries of a bucket, which stand in the range.
  ///
  /// - Returns: The number of entries that are left, at the range's start.
  func sort(_ bucket: Int, _ range: Range<Int>, _ scratch: inout Scratch) -> Int {
    let rows = layout.rows(of: bucket, vertexCount: vertexCount)
    scratch.prepare(for: range.count, layout, isWeighted: entries.weights != nil)
    count(range, scratch)
    dealByFirstDigit(range, scratch)
    for digit in 1..<max(layout.digitCount, 1) { dealByDigit(digit, &scratch) }
    dealByRow(range, scratch)
    return mergeEqual(range, rows, scratch)
  }

  /// Counts the entries by every part of the column and by row, and turns counts into places.
  private func count(_ range: Range<Int>, _ scratch: Scratch) {
    let (columns, locals, next) = (entries.columns, entries.locals, scratch.next)
    let rowBase = layout.rowCounters.lowerBound
    let (digitCount, width) = (layout.digitCount, layout.digitWidth)
    for entry in range {
      let column = columns[entry]
      next[layout.digit(column, 0)] += 1
      if digitCount > 1 { next[1 << width + layout.digit(column, 1)] += 1 }
      if digitCount > 2 { next[2 << width + layout.digit(column, 2)] += 1 }
      next[rowBase + Int(locals[entry])] += 1
    }
    for digit in 0..<digitCount { scratch.addUp(layout.counters(of: digit)) }
    scratch.addUp(layout.rowCounters)
  }

  private func dealByFirstDigit(_ range: Range<Int>, _ scratch: Scratch) {
    let (columns, locals) = (entries.columns, entries.locals)
    let (keys, weights) = (scratch.keys, scratch.weights)
    for entry in range {
      let column = columns[entry]
      let place = scratch.place(layout.digit(column, 0))
      keys[place] = UInt64(locals[entry]) << 32 | UInt64(column)
      if let given = entries.weights { weights[place] = given[entry] }
    }
  }

  private func dealByDigit(_ digit: Int, _ scratch: inout Scratch) {
    let base = layout.counters(of: digit).lowerBound
    let (keys, weights) = (scratch.keys, scratch.weights)
    let (sortedKeys, sortedWeights) = (scratch.sortedKeys, scratch.sortedWeights)
    for entry in 0..<scratch.count {
      let key = keys[entry]
      let place = scratch.place(base + layout.digit(UInt32(truncatingIfNeeded: key), digit))
      sortedKeys[place] = key
      if entries.weights != nil { sortedWeights[place] = weights[entry] }
    }
    swap(&scratch.keys, &scratch.sortedKeys)
    swap(&scratch.weights, &scratch.sortedWeights)
  }

  private func dealByRow(_ range: Range<Int>, _ scratch: Scratch) {
    let columns = entries.columns
    let base = layout.rowCounters.lowerBound
    let (keys, weights) = (scratch.keys, scratch.weights)
    for entry in 0..<scratch.count {
      let key = keys[entry]
      let place = range.lowerBound + scratch.place(base + Int(key >> 32))
      columns[place] = UInt32(truncatingIfNeeded: key)
      if let sorted = entries.weights { sorted[place] = weights[entry] }
    }
  }

  /// Merges equal neighbors, row by row, and moves what follows together.
  private func mergeEqual(_ range: Range<Int>, _ rows: Range<Int>, _ scratch: Scratch) -> Int {
    let (columns, weights) = (entries.columns, entries.weights)
    let (merge, resolve) = (merging.merge, merging.resolve)
    let base = layout.rowCounters.lowerBound
    var entry = range.lowerBound
    var used = range.lowerBound
    for row in rows {
      // After its entries were dealt out, a row's counter stands at the row's end.
      let end = range.lowerBound + Int(scratch.next[base + row - rows.lowerBound])
      while entry < end {
        let (column, first) = (columns[entry], entry)
        entry += 1
        while entry < end, columns[entry] == column { entry += 1 }
        columns[used] = column
        if let weights {
          let weight = entry == first + 1 ? weights[first] : merge(weights, first..<entry)
          weights[used] = resolve.map { $0(weight) } ?? weight
        }
        used += 1
      }
      rowEnds[row + 1] = used
    }
    return used - range.lowerBound
  }
}

extension BucketSorter {
  /// What a thread needs for one bucket after another.
  struct Scratch: Sendable {
    /// The number of entries of the bucket at work.
    private(set) var count = 0
    /// Entries with the row above the column, before and after a step.
    var keys = ScatterBuffer<UInt64>(zeroedCount: 0)
    var sortedKeys = ScatterBuffer<UInt64>(zeroedCount: 0)
    /// Their weights, if they have any.
    var weights = ScatterBuffer<Double>(zeroedCount: 0)
    var sortedWeights = ScatterBuffer<Double>(zeroedCount: 0)
    /// Where the next entry goes: for each part of the column its values, then the rows.
    var next = ScatterBuffer<UInt32>(zeroedCount: 0)

    mutating func prepare(for count: Int, _ layout: BucketLayout, isWeighted: Bool) {
      precondition(count <= Int(UInt32.max), "too many entries in one bucket")
      self.count = count
      if keys.count < count {
        keys = ScatterBuffer(zeroedCount: count)
        sortedKeys = ScatterBuffer(zeroedCount: count)
        if isWeighted {
          weights = ScatterBuffer(zeroedCount: count)
          sortedWeights = ScatterBuffer(zeroedCount: count)
        }
      }
      if next.count == 0 {
        next = ScatterBuffer(zeroedCount: layout.rowCounters.upperBound)
      } else {
        for counter in 0..<next.count { next[counter] = 0 }
      }
    }

    /// Turns counts into the places of the first of each kind.
    func addUp(_ counters: Range<Int>) {
      var total: UInt32 = 0
      for counter in counters {
        let count = next[counter]
        next[counter] = total
        total += count
      }
    }

    /// The place of the next entry of a kind.
    @inline(__always)
    func place(_ counter: Int) -> Int {
      let place = next[counter]
      next[counter] = place + 1
      return Int(place)
    }
  }
}
