internal import Execution
internal import Memory

// What flows between vertices in a step of PageRank. Every vertex offers each neighbor a part of
// its rank in proportion to the edge; a vertex pulls what its neighbors offer. Sums over every
// vertex are taken block by block and then in block order, so they are the same for any number of
// threads.

/// What stays the same from step to step of PageRank, for one walker or several at once.
struct RankFlow<Lanes: RankLanes>: Sendable {
  let damping: Double
  /// The vertices cut into blocks of about equally many edges in.
  let blocks: BlockList
  /// One over the weight that each vertex sends out; 0 for one who sends nothing.
  let perSent: Buffer<Double>
  private let rows: CompressedRows
  private let weights: Buffer<Double>?
  /// Each vertex's share of the restarts; `nil` if all have the same.
  private let reset: Buffer<Lanes>?
  private let evenReset: Lanes

  init(
    _ graph: CompressedGraph, usingWeights: Bool, damping: Double, reset: Buffer<Lanes>?,
    evenReset: Lanes, _ execution: Execution
  ) throws(CancellationError) {
    precondition(damping >= 0 && damping < 1, "damping lies from 0 to below 1")
    let sending = graph.outgoing
    precondition(
      !usingWeights || sending.weights?.allSatisfy { $0 >= 0 && $0.isFinite } ?? true,
      "weights are not negative")
    rows = graph.incoming
    weights = usingWeights ? graph.incoming.weights : nil
    blocks = graph.incoming.blocks
    perSent = try execution.fill(sending.blocks) { vertices, span in
      for vertex in vertices {
        let sent =
          usingWeights ? sending.weightSum(of: vertex) : Double(sending.count(of: vertex))
        span[vertex - vertices.lowerBound] = sent > 0 ? 1 / sent : 0
      }
    }
    self.damping = damping
    self.reset = reset
    self.evenReset = evenReset
  }

  /// Whether restarts go to all vertices alike.
  var isEven: Bool { reset == nil }

  @inline(__always)
  func reset(of vertex: Int) -> Lanes { reset.map { $0[vertex] } ?? evenReset }

  /// What a vertex's neighbors offer it, if each offers so much per weight.
  ///
  /// Long rows are summed in stretches, and the stretches with Kahan's compensation: a hub's
  /// rounding errors would come back to it from all its neighbors.
  @inline(__always)
  func pulled(
    by vertex: Int, _ offers: Buffer<Lanes>, _ execution: Execution
  ) throws(CancellationError) -> Lanes {
    let row = rows.entries(of: vertex)
    if row.count <= Self.stretch { return plainSum(row, offers) }
    return try longSum(row, offers, execution)
  }

  @inline(never)
  private func longSum(
    _ row: Range<Int>, _ offers: Buffer<Lanes>, _ execution: Execution
  ) throws(CancellationError) -> Lanes {
    var (sum, lost) = (zero, zero)
    var start = row.lowerBound
    while start < row.upperBound {
      if (start - row.lowerBound) & 0xFFFF == 0 { try execution.checkCancellation() }
      let end = min(start + Self.stretch, row.upperBound)
      let term = plainSum(start..<end, offers) - lost
      let next = sum + term
      lost = (next - sum) - term
      sum = next
      start = end
    }
    return sum
  }

  @inline(__always)
  private func plainSum(_ entries: Range<Int>, _ offers: Buffer<Lanes>) -> Lanes {
    let (targets, offers) = (rows.targets.span, offers.span)
    // Two sums at once: the next addition need not wait for the last one.
    var (even, odd) = (zero, zero)
    var entry = entries.lowerBound
    if let weights {
      let weights = weights.span
      while entry + 1 < entries.upperBound {
        even = even + offers[Int(targets[entry])] * weights[entry]
        odd = odd + offers[Int(targets[entry + 1])] * weights[entry + 1]
        entry += 2
      }
      if entry < entries.upperBound {
        even = even + offers[Int(targets[entry])] * weights[entry]
      }
    } else {
      while entry + 1 < entries.upperBound {
        even = even + offers[Int(targets[entry])]
        odd = odd + offers[Int(targets[entry + 1])]
        entry += 2
      }
      if entry < entries.upperBound { even = even + offers[Int(targets[entry])] }
    }
    return even + odd
  }

  private static var stretch: Int { 64 }

  /// The sum over every vertex of some numbers.
  func sum(
    _ execution: Execution, _ number: @Sendable (Int) -> Lanes
  ) throws(CancellationError) -> Lanes {
    let sums = try execution.map(blocks) { $0.reduce(zero) { $0 + number($1) } }
    return sums.reduce(zero) { $0 + $1 }
  }

  /// The ranks divided by their sum.
  func scaled(
    _ ranks: Buffer<Lanes>, _ execution: Execution
  ) throws(CancellationError) -> Buffer<Lanes> {
    let sum = try sum(execution) { ranks[$0] }
    return try execution.fill(blocks) { vertices, span in
      for vertex in vertices { span[vertex - vertices.lowerBound] = ranks[vertex] / sum }
    }
  }

  var zero: Lanes { Lanes(repeating: 0) }
}
