internal import Execution
internal import Memory

// PageRank where every edge goes both ways: what a vertex offers each neighbor solves a symmetric
// system, strengths on the diagonal and minus the damped edges beside it. Conjugate gradients,
// scaled by the diagonal, find it; they use what the graph's shape leaves undecided, a third of the
// plain steps.

extension RankFlow {
  /// The ranks such that a further plain step would change all together by no more than the
  /// tolerance.
  ///
  /// - Precondition: Every edge goes both ways with one weight.
  func solvedRanks(
    tolerance: Double, reporting execution: Execution
  ) throws(CancellationError) -> FoundRanks<Lanes> {
    let quiet = execution.quiet
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
    // Each restart is followed by 1/(1 - damping) visits, but that of a vertex without edges.
    let moving = parts.reduce(zero) { $0 + $1.moving } * (1 / (1 - damping))
    let total = moving + parts.reduce(zero) { $0 + $1.held }
    let sent = parts.reduce(0) { $0 + $1.sent }

    // If all restart evenly, a walk without restarts, whose visits go by strength, is a good start.
    // Others may never reach some vertices, whose rank is 0 only if it is so from the start.
    let start = isEven && sent > 0 ? moving * (damping / sent) : zero
    var search = try ConjugateGradients(flow: self, start: start, quiet)
    var progress = ConvergenceProgress(goal: tolerance, execution)
    // Exact arithmetic needs half of these steps at most to leave 1e-30 of the distance.
    let root = (1 - damping * damping).squareRoot()
    let mostSteps = 2 * RankLimits.steps(shrinkingBy: damping / (1 + root))
    var stepCount = 0
    var change = search.residual.overPositive(total).largest
    progress.report(change)
    while change > tolerance && stepCount < mostSteps {
      try search.advance(quiet)
      stepCount += 1
      change = search.residual.overPositive(total).largest
      progress.report(change)
    }
    return FoundRanks(
      ranks: try scaled(search.ranks(quiet), quiet), stepCount: stepCount, lastChange: change)
  }
}

/// An approximate solution and the direction in which to look for a better one.
///
/// The solution is kept as what vertices offer per weight, which is their rank over their strength.
private struct ConjugateGradients<Lanes: RankLanes> {
  let flow: RankFlow<Lanes>
  /// By how much a plain step would change all ranks together.
  private(set) var residual: Lanes
  private let offers: ScatterBuffer<Lanes>
  /// By how much a plain step would change each rank.
  private let residuals: ScatterBuffer<Lanes>
  private let direction: ScatterBuffer<Lanes>
  /// What the system makes of the direction.
  private let image: ScatterBuffer<Lanes>
  /// The squares of the residuals, over the strengths.
  private var squares: Lanes

  /// Starts with ranks that are the vertices' resets, and more by the same part of their strengths.
  init(
    flow: RankFlow<Lanes>, start: Lanes, _ execution: Execution
  ) throws(CancellationError) {
    self.flow = flow
    let count = flow.perSent.count
    let offers = ScatterBuffer<Lanes>(zeroedCount: count)
    (self.offers, residuals) = (offers, ScatterBuffer(zeroedCount: count))
    (direction, image) = (ScatterBuffer(zeroedCount: count), ScatterBuffer(zeroedCount: count))
    (residual, squares) = (flow.zero, flow.zero)
    try execution.forEach(flow.blocks) { vertices in
      for vertex in vertices {
        let share = flow.perSent[vertex]
        offers[vertex] = share > 0 ? flow.reset(of: vertex) * share + start : flow.zero
      }
    }
    let (given, direction, residuals) = (offers.freeze(), direction, residuals)
    let pieces = try execution.map(flow.blocks) {
      (vertices: Range<Int>) throws(CancellationError) in
      var piece = (residual: flow.zero, squares: flow.zero)
      for vertex in vertices where flow.perSent[vertex] > 0 {
        let share = flow.perSent[vertex]
        let pulled = try flow.pulled(by: vertex, given, execution)
        // The reset's part of the rank cancels.
        let change = pulled * flow.damping - start * (1 / share)
        residuals[vertex] = change
        direction[vertex] = change * share
        piece.residual = piece.residual + change.magnitudes
        piece.squares = piece.squares + change * share * change
      }
      return piece
    }
    residual = pieces.reduce(flow.zero) { $0 + $1.residual }
    squares = pieces.reduce(flow.zero) { $0 + $1.squares }
  }

  /// Goes on along the direction as far as it helps, and finds the next one.
  mutating func advance(_ execution: Execution) throws(CancellationError) {
    let (flow, direction, image) = (flow, direction, image)
    let (offers, residuals) = (offers, residuals)
    let given = direction.freeze()
    let products = try execution.map(flow.blocks) {
      (vertices: Range<Int>) throws(CancellationError) in
      var product = flow.zero
      for vertex in vertices where flow.perSent[vertex] > 0 {
        let own = given[vertex]
        let pulled = try flow.pulled(by: vertex, given, execution)
        let result = own * (1 / flow.perSent[vertex]) - pulled * flow.damping
        image[vertex] = result
        product = product + own * result
      }
      return product
    }
    let length = squares.overPositive(products.reduce(flow.zero) { $0 + $1 })

    let pieces = try execution.map(flow.blocks) { vertices in
      var piece = (residual: flow.zero, squares: flow.zero)
      for vertex in vertices {
        offers[vertex] = offers[vertex] + direction[vertex] * length
        let change = residuals[vertex] - image[vertex] * length
        residuals[vertex] = change
        piece.residual = piece.residual + change.magnitudes
        piece.squares = piece.squares + change * flow.perSent[vertex] * change
      }
      return piece
    }
    residual = pieces.reduce(flow.zero) { $0 + $1.residual }
    let next = pieces.reduce(flow.zero) { $0 + $1.squares }
    let kept = next.overPositive(squares)
    squares = next

    try execution.forEach(flow.blocks) { vertices in
      for vertex in vertices {
        direction[vertex] =
          residuals[vertex] * flow.perSent[vertex] + direction[vertex] * kept
      }
    }
  }

  /// The ranks, not yet scaled to the sum 1.
  func ranks(_ execution: Execution) throws(CancellationError) -> Buffer<Lanes> {
    try execution.fill(flow.blocks) { vertices, span in
      for vertex in vertices {
        let share = flow.perSent[vertex]
        span[vertex - vertices.lowerBound] =
          share > 0 ? offers[vertex] * (1 / share) : flow.reset(of: vertex)
      }
    }
  }
}
