package import Execution
internal import Memory

/// How activation spreads.
package struct SpreadingOptions: Sendable, Hashable {
  /// The part of its energy that an active vertex hands on in a step.
  package let spreadingFactor: Double
  /// A vertex is active if it has more than this part of all energy.
  package let threshold: Double
  /// Spreading has settled when a step moves no more than this part of all energy.
  package let tolerance: Double
  /// The most steps.
  package let stepCount: Int

  /// Says how activation spreads.
  ///
  /// - Precondition: `0 < spreadingFactor <= 1`; `threshold` from 0 to below 1; the others are not
  ///   negative.
  package init(spreadingFactor: Double, threshold: Double, tolerance: Double, stepCount: Int) {
    precondition(spreadingFactor > 0 && spreadingFactor <= 1, "a spreading factor is a part")
    precondition(threshold >= 0 && threshold < 1, "a threshold is a part")
    precondition(tolerance >= 0, "a tolerance is not negative")
    precondition(stepCount >= 0, "a number of steps is not negative")
    self.spreadingFactor = spreadingFactor
    self.threshold = threshold
    self.tolerance = tolerance
    self.stepCount = stepCount
  }
}

extension CompressedGraph {
  /// How much of the seeds' energy is at each vertex after it has spread along the edges.
  ///
  /// All energy, 1, is with the seeds at first, in proportion to their weights. In each step every
  /// active vertex *u*, one with more energy than the threshold and with an edge out, keeps 1 − *d* of
  /// its energy and hands on *d* of it, a part *w*(*u*, *v*) / Σ *w*(*u*, ·) to each *v*:
  ///
  ///     sent(u) = d · E(u) if u is active, else 0
  ///     E(v)    ← E(v) − sent(v) + Σ over u with an edge to v of sent(u) · w(u, v) / Σ w(u, ·)
  ///
  /// No energy is made or lost. Spreading ends after so many steps, or after the first that changes
  /// all energies together by no more than the tolerance, as when nobody is active.
  ///
  /// The step is that of the publication, as another implementation of it has it. The end is not: there
  /// spreading goes on until a step activates nobody new and changes no energy by more than a number.
  ///
  /// - Convergence: The number of steps is a part of the method. Without that and a threshold, and if *d*
  ///   is below 1, an undirected graph comes to energies in proportion to strength within each component.
  /// - Cold start: A vertex that no seed leads to has 0.
  ///
  /// - Range: 0 to 1; all add up to 1.
  /// - Parameters:
  ///   - seeds: A number from 0 for every vertex, not all 0: its part of the energy at first.
  ///   - options: How it spreads.
  ///   - usingWeights: Whether weights count, if there are any.
  ///   - execution: Threads and cancellation.
  /// - Returns: The energies.
  /// - Throws: `CancellationError`.
  /// - Complexity: O((*n* + *m*) · steps); 48 bytes per vertex.
  /// - Source: Dasgupta et al., "Social ties and their relevance to churn in mobile telecom networks",
  ///   EDBT 2008, [doi:10.1145/1353343.1353424](https://doi.org/10.1145/1353343.1353424).
  package func spreadingActivation(
    from seeds: [Double], _ options: SpreadingOptions, usingWeights: Bool, _ execution: Execution
  ) throws(CancellationError) -> InfluenceValues {
    try spread(seeds, options, usingWeights: usingWeights, endsEarly: true, execution)
  }

  func spread(
    _ seeds: [Double], _ options: SpreadingOptions, usingWeights: Bool, endsEarly: Bool,
    _ execution: Execution
  ) throws(CancellationError) -> InfluenceValues {
    let quiet = execution.quiet
    try execution.checkCancellation()
    guard vertexCount > 0 else {
      return InfluenceValues(values: [], stepCount: 0, lastChange: 0, hasSettled: true)
    }
    let graph = usingWeights ? try withModerateWeights(quiet) : self
    let flow = try RankFlow<Double>(
      graph, usingWeights: usingWeights, damping: 0,
      reset: Self.distribution(seeds, vertexCount: vertexCount), evenReset: 0, quiet)
    var wave = try ActivationWave(flow, options, quiet)
    var (stepCount, change) = (0, 0.0)
    while stepCount < options.stepCount {
      change = try wave.advance(quiet)
      stepCount += 1
      execution.report(Double(stepCount) / Double(options.stepCount))
      if endsEarly && change <= options.tolerance { break }
    }
    execution.report(1)
    return InfluenceValues(
      values: wave.energies.freeze(), stepCount: stepCount, lastChange: change,
      hasSettled: stepCount > 0 && change <= options.tolerance)
  }
}

/// The energies of a step, and what the next one hands on.
private struct ActivationWave {
  let flow: RankFlow<Double>
  let options: SpreadingOptions
  let energies: ScatterBuffer<Double>
  /// What each vertex hands on per weight.
  private var offers: ScatterBuffer<Double>
  private var nextOffers: ScatterBuffer<Double>

  init(
    _ flow: RankFlow<Double>, _ options: SpreadingOptions, _ execution: Execution
  ) throws(CancellationError) {
    let count = flow.perSent.count
    let (energies, offers) = (
      ScatterBuffer<Double>(zeroedCount: count), ScatterBuffer<Double>(zeroedCount: count)
    )
    try execution.forEach(flow.blocks) { vertices in
      for vertex in vertices {
        let energy = flow.reset(of: vertex)
        energies[vertex] = energy
        offers[vertex] = options.sent(of: energy) * flow.perSent[vertex]
      }
    }
    (self.flow, self.options, self.energies, self.offers) = (flow, options, energies, offers)
    nextOffers = ScatterBuffer(zeroedCount: count)
  }

  /// Makes a step and returns by how much it changed all energies together.
  mutating func advance(_ execution: Execution) throws(CancellationError) -> Double {
    let (flow, options, energies) = (flow, options, energies)
    let (offers, nextOffers) = (offers.freeze(), nextOffers)
    let changes = try execution.map(flow.blocks) {
      (vertices: Range<Int>) throws(CancellationError) in
      var change = 0.0
      for vertex in vertices {
        let (energy, share) = (energies[vertex], flow.perSent[vertex])
        let sent = share > 0 ? options.sent(of: energy) : 0
        let next = energy - sent + (try flow.pulled(by: vertex, offers, execution))
        change += (next - energy).magnitude
        energies[vertex] = next
        nextOffers[vertex] = options.sent(of: next) * share
      }
      return change
    }
    swap(&self.offers, &self.nextOffers)
    return changes.reduce(0, +)
  }
}

extension SpreadingOptions {
  /// What a vertex with so much energy hands on, if it can.
  @inline(__always)
  fileprivate func sent(of energy: Double) -> Double {
    energy > threshold ? spreadingFactor * energy : 0
  }
}
