internal import Buffers

/// Entries of a sparse square matrix in a fixed order, cut into blocks that threads read on their
/// own.
protocol EntrySource: Sendable {
  /// The blocks of what the entries come from.
  var blocks: BlockList { get }
  /// No fewer than there are entries.
  var largestEntryCount: Int { get }
  /// Whether entries have weights.
  var isWeighted: Bool { get }

  /// Calls the closure with every entry of a block, in order; the weight is 1 if there are none.
  func forEachEntry(
    in block: Range<Int>, _ body: (_ row: UInt32, _ column: UInt32, _ weight: Double) -> Void)
}

/// The entries of a list of edges, without self-loops.
struct EdgeEntries: EntrySource {
  /// In which rows an edge stands.
  enum Placement {
    /// In the row of its source.
    case outgoing
    /// In the row of its target.
    case incoming
    /// In both.
    case both
  }

  let vertexCount: Int
  let sources: Buffer<UInt32>
  let targets: Buffer<UInt32>
  let weights: Buffer<Double>?
  let placement: Placement
  let isWeighted: Bool

  var blocks: BlockList { BlockList(vertexCount: sources.count) }
  var largestEntryCount: Int { sources.count * (placement == .both ? 2 : 1) }

  @inline(__always)
  func forEachEntry(
    in block: Range<Int>, _ body: (_ row: UInt32, _ column: UInt32, _ weight: Double) -> Void
  ) {
    let (first, second) =
      placement == .incoming ? (targets.span, sources.span) : (sources.span, targets.span)
    let isMirrored = placement == .both
    let vertexCount = UInt32(vertexCount)
    for edge in block {
      let (row, column) = (first[edge], second[edge])
      precondition(
        row < vertexCount && column < vertexCount, "an endpoint is beyond the last vertex")
      if row == column { continue }
      let weight = weights?[edge] ?? 1
      body(row, column, weight)
      if isMirrored { body(column, row, weight) }
    }
  }
}

/// The entries of rows, each in the row of its target.
struct TransposedEntries: EntrySource {
  let rows: CompressedRows

  var blocks: BlockList { rows.blocks }
  var largestEntryCount: Int { rows.entryCount }
  var isWeighted: Bool { rows.weights != nil }

  @inline(__always)
  func forEachEntry(
    in block: Range<Int>, _ body: (_ row: UInt32, _ column: UInt32, _ weight: Double) -> Void
  ) {
    let (offsets, targets) = (rows.offsets.span, rows.targets.span)
    for vertex in block {
      for entry in offsets[vertex]..<offsets[vertex + 1] {
        body(targets[entry], UInt32(truncatingIfNeeded: vertex), rows.weights?[entry] ?? 1)
      }
    }
  }
}
