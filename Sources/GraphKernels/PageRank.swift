internal import Buffers
internal import Foundation

// PageRank. Every person pulls rank from those with a tie to them, divided by the strength that the
// giver sends out; givers without ties hand theirs to the reset distribution. One parallel sweep over
// the incoming rows per step; partial sums are added in block order.

/// When the iteration of PageRank ends.
package enum PageRankStop: Sendable, Equatable {
  /// After exactly so many steps from the reset distribution, as LDBC Graphalytics wants it.
  case iterations(Int)
  /// When no rank changes in a step by more than this part of itself (plus what rounding can cause).
  case converged(tolerance: Double)
}

extension CompressedGraph {
  /// The share of time that a random walker over the ties spends at each person.
  ///
  /// The walker follows a tie with probability `damping`, in proportion to the weights if they are
  /// used, and otherwise jumps to someone drawn from the reset distribution, as they do from a
  /// person without a tie out. Undirected ties are followed both ways.
  ///
  /// - Range: 0 to 1; all add up to 1.
  /// - Parameters:
  ///   - damping: At least 0 and less than 1.
  ///   - usingWeights: Whether weights count, if there are any; ties of weight 0 are never followed.
  ///   - reset: A number at least 0 for every person, not all 0, scaled to the sum 1 here; `nil` for
  ///     the same for all.
  ///   - stop: When to end.
  ///   - context: Threads and cancellation.
  /// - Returns: One rank per person.
  /// - Throws: `CancellationError`.
  /// - Complexity: O((*n* + *m*) *k*) for *k* steps; to convergence at damping 0.85 and tolerance
  ///   10⁻¹³ at most about 200 steps, often 50.
  /// - Precondition: Parameters are in range; weights that are used are not negative.
  /// - Source: Brin & Page, "The anatomy of a large-scale hypertextual Web search engine" (1998),
  ///   [doi:10.1016/S0169-7552(98)00110-X](https://doi.org/10.1016/S0169-7552(98)00110-X).
  package func pageRank(
    damping: Double = 0.85, usingWeights: Bool, reset: [Double]? = nil,
    stop: PageRankStop = .converged(tolerance: 1e-13), _ context: KernelContext
  ) throws(CancellationError) -> [Double] {
    precondition(damping >= 0 && damping < 1, "damping lies from 0 to below 1")
    guard vertexCount > 0 else { return [] }
    let reset = Self.distribution(reset, vertexCount: vertexCount)
    let sweep = try PageRankSweep(
      incoming, outgoing, usingWeights: usingWeights, damping: damping, reset: reset, context)
    var state = sweep.initialState
    switch stop {
    case .iterations(let count):
      precondition(count >= 0, "a number of steps is not negative")
      for step in 0..<count {
        state = try sweep.step(state, tolerance: 0, context)
        context.report(Double(step + 1) / Double(count))
      }
      return state.ranks
    case .converged(let tolerance):
      precondition(tolerance > 0, "a tolerance is positive")
      // The sum of all errors shrinks by the factor `damping` in each step: to 1e-60, far less
      // than rounding leaves.
      let limit = damping == 0 ? 1 : Int((-138 / log(damping)).rounded(.up))
      for step in 0..<limit where step == 0 || !state.isConverged {
        state = try sweep.step(state, tolerance: tolerance, context)
        if context.reportsProgress {
          context.report(1 - pow(damping, Double(step + 1) / 4))
        }
      }
      let sum = state.ranks.reduce(0, +)
      context.report(1)
      return state.ranks.map { $0 / sum }
    }
  }

  /// The reset vector scaled to the sum 1.
  private static func distribution(_ reset: [Double]?, vertexCount: Int) -> [Double] {
    guard let reset else {
      return [Double](repeating: 1 / Double(vertexCount), count: vertexCount)
    }
    precondition(reset.count == vertexCount, "one reset value per person")
    let largest = reset.reduce(0, max)
    precondition(
      reset.allSatisfy { $0 >= 0 && $0.isFinite } && largest > 0,
      "reset values are not negative and not all 0")
    // Divided by the largest first, so that the sum cannot overflow.
    let scaled = reset.map { $0 / largest }
    let sum = scaled.reduce(0, +)
    return scaled.map { $0 / sum }
  }
}

/// What stays the same from step to step.
private struct PageRankSweep: Sendable {
  let rows: CompressedRows
  let weights: Buffer<Double>?
  /// The weight that each vertex sends out; 0 for a dangling one.
  let sent: [Double]
  let damping: Double
  let reset: [Double]
  let blocks: BlockList

  struct State: Sendable {
    var ranks: [Double]
    /// The rank that a tie of weight 1 carries away from each vertex.
    var carried: [Double]
    /// The rank of all vertices without a tie out.
    var dangling: Double
    var isConverged = false
  }

  init(
    _ incoming: CompressedRows, _ outgoing: CompressedRows, usingWeights: Bool, damping: Double,
    reset: [Double], _ context: KernelContext
  ) throws(CancellationError) {
    let plain = CompressedRows(offsets: outgoing.offsets, targets: outgoing.targets)
    let used = usingWeights ? outgoing : plain
    precondition(
      used.weights?.allSatisfy { $0 >= 0 && $0.isFinite } ?? true, "weights are not negative")
    rows = incoming
    weights = usingWeights ? incoming.weights : nil
    blocks = incoming.blocks
    sent = try context.reporting(to: nil).values(used.blocks) { used.weightSum(of: $0) }
    self.damping = damping
    self.reset = reset
  }

  var initialState: State {
    var state = State(ranks: reset, carried: [], dangling: 0)
    state.carried = reset.indices.map { sent[$0] > 0 ? reset[$0] / sent[$0] : 0 }
    for vertex in reset.indices where sent[vertex] == 0 { state.dangling += reset[vertex] }
    return state
  }

  func step(
    _ state: State, tolerance: Double, _ context: KernelContext
  ) throws(CancellationError) -> State {
    let jump = 1 - damping + damping * state.dangling
    let pieces = try context.reporting(to: nil).map(blocks) { (vertices: Range<Int>) in
      var piece = State(ranks: [], carried: [], dangling: 0, isConverged: true)
      piece.ranks.reserveCapacity(vertices.count)
      piece.carried.reserveCapacity(vertices.count)
      for vertex in vertices {
        let rank = damping * pulled(by: vertex, state.carried) + jump * reset[vertex]
        piece.ranks.append(rank)
        let sent = sent[vertex]
        piece.carried.append(sent > 0 ? rank / sent : 0)
        if sent == 0 { piece.dangling += rank }
        let allowed = tolerance + Double(Self.longestPlainRow) * Double.ulpOfOne
        if abs(rank - state.ranks[vertex]) > allowed * rank { piece.isConverged = false }
      }
      return piece
    }
    return State(
      ranks: joined(pieces.map(\.ranks)), carried: joined(pieces.map(\.carried)),
      dangling: pieces.reduce(0) { $0 + $1.dangling },
      isConverged: pieces.allSatisfy(\.isConverged))
  }

  /// The rank that a person receives over their ties in.
  ///
  /// Long rows are added with Kahan's compensation: otherwise a hub's rounding errors would come
  /// back to it from its friends in every step and keep the ranks from settling.
  @inline(__always)
  private func pulled(by vertex: Int, _ carried: [Double]) -> Double {
    let row = rows.entries(of: vertex)
    var sum = 0.0
    if row.count <= Self.longestPlainRow {
      for entry in row { sum += term(entry, carried) }
      return sum
    }
    var lost = 0.0
    for entry in row {
      let term = term(entry, carried) - lost
      let next = sum + term
      lost = (next - sum) - term
      sum = next
    }
    return sum
  }

  private static let longestPlainRow = 64

  @inline(__always)
  private func term(_ entry: Int, _ carried: [Double]) -> Double {
    let rank = carried[Int(rows.targets[entry])]
    return if let weights { weights[entry] * rank } else { rank }
  }
}
