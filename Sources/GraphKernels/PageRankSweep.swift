internal import Buffers

// One step of PageRank, for one walker or several at once. A block of people reads what all others
// carry and writes its own ranks and what these carry in the next step; sums over everyone are taken
// block by block and then in block order, so they are the same for any number of threads.

/// The rank of one walker, or the ranks of several that share their sweeps.
protocol RankLanes: BitwiseCopyable, Sendable {
  init(repeating value: Double)
  static func + (left: Self, right: Self) -> Self
  static func - (left: Self, right: Self) -> Self
  static func * (left: Self, right: Self) -> Self
  static func * (left: Self, right: Double) -> Self
  static func / (left: Self, right: Self) -> Self
  /// Whether a lane differs from the other's by more than a part of itself.
  func differs(from other: Self, byMoreThan part: Double) -> Bool
}

extension Double: RankLanes {
  init(repeating value: Double) { self = value }

  @inline(__always)
  func differs(from other: Double, byMoreThan part: Double) -> Bool {
    abs(self - other) > part * abs(self)
  }
}

extension SIMD4<Double>: RankLanes {
  @inline(__always)
  func differs(from other: SIMD4<Double>, byMoreThan part: Double) -> Bool {
    for lane in indices where self[lane].differs(from: other[lane], byMoreThan: part) {
      return true
    }
    return false
  }
}

/// What stays the same from step to step.
struct PageRankSweep<Lanes: RankLanes>: Sendable {
  /// Whether every tie goes both ways with one weight.
  let isSymmetric: Bool
  let damping: Double

  private let rows: CompressedRows
  private let weights: Buffer<Double>?
  /// One over the weight that each vertex sends out; 0 for a dangling one.
  private let perSent: Buffer<Double>
  /// Each person's share of the restarts; `nil` if all have the same.
  private let reset: Buffer<Lanes>?
  private let evenReset: Lanes
  private let blocks: BlockList

  struct State: Sendable {
    var ranks: FillingBuffer<Lanes>
    /// The ranks of the step before, which the next ones will take the place of.
    var earlier: FillingBuffer<Lanes>
    /// The rank that a tie of weight 1 carries away from each vertex.
    var carried: FillingBuffer<Lanes>
    var carriedNext: FillingBuffer<Lanes>
    /// How much of the reset distribution flows in with each step.
    var inflow: Lanes
    /// Chebyshev's weight of the next step; `nil` for plain steps.
    var momentum: Double?
    var isConverged = false
  }

  init(
    _ graph: CompressedGraph, usingWeights: Bool, damping: Double, reset: Buffer<Lanes>?,
    evenReset: Lanes, _ context: KernelContext
  ) throws(CancellationError) {
    precondition(damping >= 0 && damping < 1, "damping lies from 0 to below 1")
    let sending = graph.outgoing
    precondition(
      !usingWeights || sending.weights?.allSatisfy { $0 >= 0 && $0.isFinite } ?? true,
      "weights are not negative")
    isSymmetric = !graph.isDirected
    rows = graph.incoming
    weights = usingWeights ? graph.incoming.weights : nil
    blocks = graph.incoming.blocks
    perSent = try context.reporting(to: nil).fill(sending.blocks) { vertices, span in
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

  /// The state before the first step.
  ///
  /// Plain steps start from the reset distribution and keep the sum of the ranks, since what dangling
  /// people hold is handed to that distribution. Accelerated ones solve *x* = *d* *P* *x* + *reset*,
  /// whose solution is the same but for its scale; they start from *reset* and, if all restart
  /// evenly, for the rest from what a walk without restarts would give people: a share by their
  /// strength. Other walkers may never reach some people, whose rank must be 0 from the start: it
  /// would only shrink, by the same part in each step, and the steps would not end.
  func start(isAccelerated: Bool, _ context: KernelContext) throws(CancellationError) -> State {
    let count = perSent.count
    var state = State(
      ranks: FillingBuffer(zeroedCount: count), earlier: FillingBuffer(zeroedCount: count),
      carried: FillingBuffer(zeroedCount: count), carriedNext: FillingBuffer(zeroedCount: count),
      inflow: Lanes(repeating: 1), momentum: isAccelerated ? 1 : nil)
    let quiet = context.reporting(to: nil)
    let parts = try quiet.map(blocks) { vertices in
      var part = (held: zero, moving: zero, sent: 0.0)
      for vertex in vertices {
        if perSent[vertex] > 0 {
          part.moving = part.moving + reset(of: vertex)
          part.sent += 1 / perSent[vertex]
        } else {
          part.held = part.held + reset(of: vertex)
        }
      }
      return part
    }
    let held = parts.reduce(zero) { $0 + $1.held }
    let moving = parts.reduce(zero) { $0 + $1.moving }
    let sent = parts.reduce(0) { $0 + $1.sent }
    let perStrength =
      isAccelerated && reset == nil && sent > 0 ? moving * (damping / (1 - damping) / sent) : zero
    if !isAccelerated { state.inflow = held * damping + Lanes(repeating: 1 - damping) }
    let (ranks, carried) = (state.ranks, state.carried)
    try quiet.forEach(blocks) { vertices in
      for vertex in vertices {
        let share = perSent[vertex]
        let rank = reset(of: vertex) + (share > 0 ? perStrength * (1 / share) : zero)
        ranks[vertex] = rank
        carried[vertex] = rank * share
      }
    }
    return state
  }

  /// Makes one step.
  ///
  /// - Parameters:
  ///   - state: The ranks before and after it.
  ///   - tolerance: The part of itself by which a rank may change in a step that counts as the last.
  ///   - context: Threads and cancellation.
  /// - Throws: `CancellationError`.
  func advance(
    _ state: inout State, tolerance: Double, _ context: KernelContext
  ) throws(CancellationError) {
    let (ranks, next) = (state.ranks, state.earlier)
    let (carried, carriedNext) = (state.carried.filled(), state.carriedNext)
    let (inflow, momentum) = (state.inflow, state.momentum ?? 1)
    let allowed = tolerance + 64 * Double.ulpOfOne
    let pieces = try context.reporting(to: nil).map(blocks) {
      (vertices: Range<Int>) throws(CancellationError) in
      var piece = (held: zero, isConverged: true)
      for vertex in vertices {
        let row = rows.entries(of: vertex)
        try context.checkCancellation(beforeRow: row.count)
        var rank = pulled(row, carried) * damping + inflow * reset(of: vertex)
        if momentum != 1 { rank = (rank - next[vertex]) * momentum + next[vertex] }
        if rank.differs(from: ranks[vertex], byMoreThan: allowed) { piece.isConverged = false }
        next[vertex] = rank
        let share = perSent[vertex]
        carriedNext[vertex] = rank * share
        if share == 0 { piece.held = piece.held + rank }
      }
      return piece
    }
    state.isConverged = pieces.allSatisfy(\.isConverged)
    swap(&state.ranks, &state.earlier)
    swap(&state.carried, &state.carriedNext)
    if let momentum = state.momentum {
      // The first step has no predecessor and is plain; the second one's weight is a case of its own.
      let square = damping * damping
      state.momentum = momentum == 1 ? 1 / (1 - square / 2) : 1 / (1 - square * momentum / 4)
    } else {
      let held = pieces.reduce(zero) { $0 + $1.held }
      state.inflow = held * damping + Lanes(repeating: 1 - damping)
    }
  }

  /// What the people of a row carry to the person whose row it is.
  ///
  /// Long rows are summed in stretches, and the stretches with Kahan's compensation: otherwise a hub's
  /// rounding errors would come back to it from its friends in every step and keep the ranks from
  /// settling.
  @inline(__always)
  private func pulled(_ row: Range<Int>, _ carried: Buffer<Lanes>) -> Lanes {
    if row.count <= Self.stretch { return plainSum(row, carried) }
    var (sum, lost) = (zero, zero)
    var start = row.lowerBound
    while start < row.upperBound {
      let end = min(start + Self.stretch, row.upperBound)
      let term = plainSum(start..<end, carried) - lost
      let next = sum + term
      lost = (next - sum) - term
      sum = next
      start = end
    }
    return sum
  }

  @inline(__always)
  private func plainSum(_ entries: Range<Int>, _ carried: Buffer<Lanes>) -> Lanes {
    let (targets, carried) = (rows.targets.span, carried.span)
    // Two sums at once: the next addition need not wait for the last one.
    var (even, odd) = (zero, zero)
    var entry = entries.lowerBound
    if let weights {
      let weights = weights.span
      while entry + 1 < entries.upperBound {
        even = even + carried[Int(targets[entry])] * weights[entry]
        odd = odd + carried[Int(targets[entry + 1])] * weights[entry + 1]
        entry += 2
      }
      if entry < entries.upperBound {
        even = even + carried[Int(targets[entry])] * weights[entry]
      }
    } else {
      while entry + 1 < entries.upperBound {
        even = even + carried[Int(targets[entry])]
        odd = odd + carried[Int(targets[entry + 1])]
        entry += 2
      }
      if entry < entries.upperBound { even = even + carried[Int(targets[entry])] }
    }
    return even + odd
  }

  private static var stretch: Int { 64 }

  /// The ranks divided by their sum.
  func scaled(
    _ ranks: Buffer<Lanes>, _ context: KernelContext
  ) throws(CancellationError) -> Buffer<Lanes> {
    let quiet = context.reporting(to: nil)
    let sums = try quiet.map(blocks) { $0.reduce(zero) { $0 + ranks[$1] } }
    let sum = sums.reduce(zero) { $0 + $1 }
    return try quiet.fill(blocks) { vertices, span in
      for vertex in vertices { span[vertex - vertices.lowerBound] = ranks[vertex] / sum }
    }
  }

  private var zero: Lanes { Lanes(repeating: 0) }

  @inline(__always)
  private func reset(of vertex: Int) -> Lanes { reset.map { $0[vertex] } ?? evenReset }
}
