package import Execution
internal import Memory

// REV2 without the terms on behavior. Reliability is a function of the rater's fairness and the
// rated one's goodness, so no number per rating is kept: one more per vertex is enough, the fairness
// of the iteration before.

/// How REV2 weighs what it is made of.
package struct Rev2Options: Sendable, Hashable {
  /// How much the rater's fairness counts in the reliability of a rating: *γ*₁.
  package let fairnessWeight: Double
  /// How much the closeness of the rating to what is rated counts in it: *γ*₂.
  package let agreementWeight: Double
  /// As how many ratings the prior of fairness counts: *α*₁.
  package let fairnessPriorWeight: Double
  /// As how many ratings the prior of goodness counts: *β*₁.
  package let goodnessPriorWeight: Double
  /// The prior of fairness.
  package let fairnessPrior: PriorNumber
  /// The prior of goodness.
  package let goodnessPrior: PriorNumber

  /// Takes the weights.
  ///
  /// - Precondition: All are finite and not negative, and one of the first two is positive; fixed
  ///   priors lie from 0 to 1 for fairness, from −1 to 1 for goodness.
  package init(
    fairnessWeight: Double = 1, agreementWeight: Double = 1, fairnessPriorWeight: Double,
    goodnessPriorWeight: Double, fairnessPrior: PriorNumber, goodnessPrior: PriorNumber
  ) {
    precondition(
      [fairnessWeight, agreementWeight, fairnessPriorWeight, goodnessPriorWeight]
        .allSatisfy { $0 >= 0 && $0.isFinite }, "weights are not negative")
    precondition(fairnessWeight + agreementWeight > 0, "something makes a rating reliable")
    if case .fixed(let value) = fairnessPrior {
      precondition(value >= 0 && value <= 1, "fairness lies from 0 to 1")
    }
    if case .fixed(let value) = goodnessPrior {
      precondition(value.magnitude <= 1, "goodness lies from -1 to 1")
    }
    self.fairnessWeight = fairnessWeight
    self.agreementWeight = agreementWeight
    self.fairnessPriorWeight = fairnessPriorWeight
    self.goodnessPriorWeight = goodnessPriorWeight
    self.fairnessPrior = fairnessPrior
    self.goodnessPrior = goodnessPrior
  }

  /// How reliable a rating is: (*γ*₁ *F* + *γ*₂ (1 − |rating − *G*| / 2)) / (*γ*₁ + *γ*₂).
  @inline(__always)
  package func reliability(of rating: Double, fairness: Double, goodness: Double) -> Double {
    let part = fairnessWeight / (fairnessWeight + agreementWeight)
    return part * fairness + (1 - part) * (1 - (rating - goodness).magnitude / 2)
  }
}

extension RatingRows {
  /// How fair each vertex rates, and how good it is, with a prior for those of whom little is known.
  ///
  /// With *F* the fairness of *u*, *G* the goodness of *v* and *w*(*u*, *v*) the rating from −1 to 1, all
  /// of *F*, *G* and *R* being 1 at first, an iteration computes in this order
  ///
  ///     G(v)    = (Σ over u who rate v of R(u, v) · w(u, v) + β₁ μ_G) / (number of them + β₁)
  ///     R(u, v) = (γ₁ F(u) + γ₂ (1 − |w(u, v) − G(v)| / 2)) / (γ₁ + γ₂)
  ///     F(u)    = (Σ over v whom u rates of R(u, v) + α₁ μ_F) / (number of them + α₁)
  ///
  /// where the priors *μ* are fixed, or the mean or the median, taken anew from the numbers before each
  /// update, over those who rate (*μ_F*) or are rated (*μ_G*). Order, initial values and terms are those
  /// of the authors' program with *α*₂ = *β*₂ = *γ*₃ = 0, that is without behavior; only that copies of
  /// it divide goodness by 1 + β₁, however many the ratings are, which lets it leave its range and is
  /// cut off there. Here it is a mean, as fairness is.
  ///
  /// - Convergence: With fixed priors each iteration shrinks the largest change to
  ///   (*γ*₁ + *γ*₂/2) / (*γ*₁ + *γ*₂) of it at most, to 3/4 if both count alike. With means and medians
  ///   nothing is promised: the result tells whether it settled.
  ///
  /// - Range: Fairness 0 to 1, goodness −1 to 1. Cold start: who rates nobody, or whom nobody rates, has
  ///   the prior; NaN if its weight is 0.
  /// - Parameters:
  ///   - options: Weights and priors.
  ///   - limits: When to end.
  ///   - execution: Threads and cancellation.
  /// - Returns: The numbers, and how they settled.
  /// - Throws: `CancellationError`.
  /// - Complexity: O(*n* + *m*) for each iteration; 24 bytes per vertex.
  /// - Source: Kumar, Hooi, Makhija, Kumar, Faloutsos & Subrahmanian, "REV2: Fraudulent user prediction
  ///   in rating platforms", WSDM 2018,
  ///   [doi:10.1145/3159652.3159729](https://doi.org/10.1145/3159652.3159729).
  package func rev2(
    _ options: Rev2Options, _ limits: IterationLimits, _ execution: Execution
  ) throws(CancellationError) -> RatingScores {
    let quiet = execution.quiet
    let fairness = ScatterBuffer<Double>(zeroedCount: vertexCount)
    let goodness = ScatterBuffer<Double>(zeroedCount: vertexCount)
    for vertex in 0..<vertexCount { (fairness[vertex], goodness[vertex]) = (1, 1) }
    // The fairness by which reliability was judged last.
    let judging = ScatterBuffer<Double>(zeroedCount: vertexCount)
    let (givenBlocks, receivedBlocks) = (given.blocks, received.blocks)
    var priors = (fairness: 1.0, goodness: 1.0)
    var progress = ConvergenceProgress(goal: limits.tolerance, execution)
    var (iterationCount, change) = (0, 0.0)
    repeat {
      let isFirst = iterationCount == 0
      priors.goodness = try options.goodnessPrior.value(of: goodness.freeze(), received, quiet)
      let changeOfGoodness = try received.updateMeans(
        goodness, receivedBlocks, prior: (priors.goodness, options.goodnessPriorWeight), quiet
      ) { rater, rated, rating in
        // The vertex's own number is still the last iteration's.
        isFirst
          ? rating
          : rating
            * options.reliability(of: rating, fairness: judging[rater], goodness: goodness[rated])
      }
      priors.fairness = try options.fairnessPrior.value(of: fairness.freeze(), given, quiet)
      try quiet.forEach(givenBlocks) { vertices in
        for vertex in vertices { judging[vertex] = fairness[vertex] }
      }
      let changeOfFairness = try given.updateMeans(
        fairness, givenBlocks, prior: (priors.fairness, options.fairnessPriorWeight), quiet
      ) { rated, rater, rating in
        options.reliability(of: rating, fairness: judging[rater], goodness: goodness[rated])
      }
      change = max(changeOfGoodness, changeOfFairness)
      iterationCount += 1
      progress.report(change)
    } while change > limits.tolerance && iterationCount < limits.count
    for vertex in 0..<vertexCount {
      if given.count(of: vertex) == 0 {
        fairness[vertex] = options.fairnessPriorWeight > 0 ? priors.fairness : .nan
      }
      if received.count(of: vertex) == 0 {
        goodness[vertex] = options.goodnessPriorWeight > 0 ? priors.goodness : .nan
      }
    }
    execution.report(1)
    return RatingScores(
      fairness: fairness.freeze(), goodness: goodness.freeze(), iterationCount: iterationCount,
      lastChange: change, hasSettled: change <= limits.tolerance)
  }
}
