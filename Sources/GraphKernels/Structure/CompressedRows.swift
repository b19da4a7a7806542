internal import Execution
package import Memory

/// A sparse square matrix by rows: for every vertex the vertices it is adjacent to, in rising
/// order.
package struct CompressedRows: Sendable, Equatable {
  /// Where each row begins in ``targets``, and the number of entries at the end; one more element
  /// than there are vertices.
  package let offsets: Buffer<Int>
  /// The vertices of all rows, one row after another, strictly rising within a row.
  package let targets: Buffer<UInt32>
  /// A weight for every entry of ``targets``, or `nil` if edges have none.
  package let weights: Buffer<Double>?

  /// Makes rows from their parts.
  ///
  /// - Precondition: The offsets begin with 0, never fall and end with the number of targets; there
  ///   are as many weights as targets.
  package init(
    offsets: Buffer<Int>, targets: Buffer<UInt32>, weights: Buffer<Double>? = nil
  ) {
    precondition(offsets.first == 0 && offsets.last == targets.count, "offsets span the targets")
    precondition(weights.map { $0.count == targets.count } ?? true, "one weight per target")
    self.offsets = offsets
    self.targets = targets
    self.weights = weights
  }

  /// Makes rows from their parts, which are copied.
  ///
  /// - Precondition: As above.
  package init(offsets: [Int], targets: [UInt32], weights: [Double]? = nil) {
    self.init(
      offsets: Buffer(offsets), targets: Buffer(targets), weights: weights.map { Buffer($0) })
  }

  /// The number of rows.
  package var vertexCount: Int { offsets.count - 1 }

  /// The number of entries in all rows.
  package var entryCount: Int { targets.count }

  /// The positions of a vertex's entries in ``targets`` and ``weights``.
  package func entries(of vertex: Int) -> Range<Int> { offsets[vertex]..<offsets[vertex + 1] }

  /// The number of entries of a vertex.
  package func count(of vertex: Int) -> Int { offsets[vertex + 1] - offsets[vertex] }

  /// The vertices cut into blocks of about equally many entries.
  package var blocks: BlockList { BlockList(offsets: offsets) }

  /// The position of an edge, or `nil` if the two vertices are not joined.
  ///
  /// - Complexity: O(log *d*) for a row of *d* entries.
  package func position(of target: UInt32, in vertex: Int) -> Int? {
    var low = offsets[vertex]
    var high = offsets[vertex + 1]
    while low < high {
      let middle = low + (high - low) / 2
      if targets[middle] < target { low = middle + 1 } else { high = middle }
    }
    return low < offsets[vertex + 1] && targets[low] == target ? low : nil
  }
}

extension CompressedRows {
  /// The same edges seen from their targets.
  ///
  /// - Complexity: O(*n* + *m*).
  func transposed(
    storage: RowStorage, share: ClosedRange<Double>, _ execution: Execution
  ) throws -> CompressedRows {
    try RowCompressor(
      source: TransposedEntries(rows: self), vertexCount: vertexCount, storage: storage,
      merging: .sum, execution: execution
    ).rows(share: share).rows
  }
}
