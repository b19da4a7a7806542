internal import Memory

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

/// The entries of the edges that count, without self-loops.
struct EdgeEntries: EntrySource {
  /// In which rows an edge stands.
  enum Placement {
    /// In the row of its source; an edge without a direction in both.
    case outgoing
    /// In both.
    case both
  }

  let edges: EndpointColumns
  let vertexCount: Int
  let placement: Placement
  /// Whether every edge weighs 1, whatever weight it was given.
  let countsEdges: Bool
  /// Whether the edge's number takes the place of its weight: see
  /// ``WeightMerging/byTime(_:_:isLast:)``.
  var numbersEdges = false

  var blocks: BlockList { BlockList(vertexCount: edges.count) }
  var largestEntryCount: Int {
    edges.count * (placement == .both || edges.undirected != nil ? 2 : 1)
  }
  var isWeighted: Bool { edges.weights != nil || countsEdges }

  @inline(__always)
  func forEachEntry(
    in block: Range<Int>, _ body: (_ row: UInt32, _ column: UInt32, _ weight: Double) -> Void
  ) {
    let isMirrored = placement == .both
    let numbersEdges = numbersEdges
    let weights = countsEdges ? nil : edges.weights
    let undirected = edges.undirected
    let vertexCount = UInt32(vertexCount)
    for edge in block {
      guard let (source, target) = edges.ends(of: edge) else { continue }
      precondition(
        source < vertexCount && target < vertexCount, "an endpoint is beyond the last vertex")
      if source == target { continue }
      let weight = numbersEdges ? Double(edge) : weights?[edge] ?? 1
      body(source, target, weight)
      if isMirrored || undirected.map({ $0[edge] != 0 }) ?? false { body(target, source, weight) }
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
