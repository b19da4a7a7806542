internal import Execution
internal import Memory

// PageRank step by step: each vertex's next rank is what its neighbors send of theirs, and a share
// of the restarts. A vertex that sends nothing on restarts, so the sum of the ranks stays 1. The
// distance to the answer shrinks by the damping in each step, whatever the graph.

/// Ranks, and how they were found.
struct FoundRanks<Lanes: RankLanes>: Sendable {
  let ranks: Buffer<Lanes>
  /// The number of steps that were made.
  let stepCount: Int
  /// By how much the last plain step changed all ranks of a walker together, or one more would; the
  /// largest of all walkers.
  let lastChange: Double
}

extension RankFlow {
  /// The ranks after exactly so many steps from the reset distribution.
  func ranks(
    afterSteps count: Int, reporting execution: Execution
  ) throws(CancellationError) -> FoundRanks<Lanes> {
    let quiet = execution.quiet
    var walk = try PowerIteration(flow: self, quiet)
    var change = 0.0
    for step in 0..<count {
      change = try walk.advance(quiet).largest
      execution.report(Double(step + 1) / Double(count))
    }
    return FoundRanks(ranks: walk.ranks.freeze(), stepCount: count, lastChange: change)
  }

  /// The ranks after the first step that changes all together by no more than the tolerance.
  func iteratedRanks(
    tolerance: Double, reporting execution: Execution
  ) throws(CancellationError) -> FoundRanks<Lanes> {
    let quiet = execution.quiet
    var walk = try PowerIteration(flow: self, quiet)
    var progress = ConvergenceProgress(goal: tolerance, execution)
    // After these steps no more than 1e-30 of the distance is left, far less than rounding leaves.
    let mostSteps = RankLimits.steps(shrinkingBy: damping)
    var (stepCount, change) = (0, 0.0)
    repeat {
      change = try walk.advance(quiet).largest
      stepCount += 1
      progress.report(change)
    } while change > tolerance && stepCount < mostSteps
    return FoundRanks(
      ranks: try scaled(walk.ranks.freeze(), quiet), stepCount: stepCount, lastChange: change)
  }
}

/// The ranks of a step, and what the next one needs.
private struct PowerIteration<Lanes: RankLanes> {
  let flow: RankFlow<Lanes>
  private(set) var ranks: ScatterBuffer<Lanes>
  private var nextRanks: ScatterBuffer<Lanes>
  private var offers: ScatterBuffer<Lanes>
  private var nextOffers: ScatterBuffer<Lanes>
  /// How much of the reset distribution flows in with the next step.
  private var inflow: Lanes

  init(flow: RankFlow<Lanes>, _ execution: Execution) throws(CancellationError) {
    let count = flow.perSent.count
    let (ranks, offers) = (
      ScatterBuffer<Lanes>(zeroedCount: count), ScatterBuffer<Lanes>(zeroedCount: count)
    )
    try execution.forEach(flow.blocks) { vertices in
      for vertex in vertices {
        ranks[vertex] = flow.reset(of: vertex)
        offers[vertex] = flow.reset(of: vertex) * flow.perSent[vertex]
      }
    }
    let held = try flow.sum(execution) { flow.perSent[$0] == 0 ? flow.reset(of: $0) : flow.zero }
    self.flow = flow
    (self.ranks, self.offers) = (ranks, offers)
    nextRanks = ScatterBuffer(zeroedCount: count)
    nextOffers = ScatterBuffer(zeroedCount: count)
    inflow = held * flow.damping + Lanes(repeating: 1 - flow.damping)
  }

  /// Makes a step and returns by how much it changed all ranks together.
  mutating func advance(_ execution: Execution) throws(CancellationError) -> Lanes {
    let (flow, inflow) = (flow, inflow)
    let (ranks, offers) = (ranks.freeze(), offers.freeze())
    let (nextRanks, nextOffers) = (nextRanks, nextOffers)
    let pieces = try execution.map(flow.blocks) {
      (vertices: Range<Int>) throws(CancellationError) in
      var piece = (held: flow.zero, change: flow.zero)
      for vertex in vertices {
        let pulled = try flow.pulled(by: vertex, offers, execution)
        let rank = pulled * flow.damping + inflow * flow.reset(of: vertex)
        nextRanks[vertex] = rank
        let share = flow.perSent[vertex]
        nextOffers[vertex] = rank * share
        if share == 0 { piece.held = piece.held + rank }
        piece.change = piece.change + (rank - ranks[vertex]).magnitudes
      }
      return piece
    }
    swap(&self.ranks, &self.nextRanks)
    swap(&self.offers, &self.nextOffers)
    let held = pieces.reduce(flow.zero) { $0 + $1.held }
    self.inflow = held * flow.damping + Lanes(repeating: 1 - flow.damping)
    return pieces.reduce(flow.zero) { $0 + $1.change }
  }
}
