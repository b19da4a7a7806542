public import Execution
package import GraphKernels
public import Graphs

extension RelationGraph {
  /// How fair people rate each other, and how good they are by the ratings of the fair.
  ///
  /// Someone's goodness is the mean of the ratings received, each times the rater's fairness; someone's
  /// fairness is 1 less the mean of |rating − goodness| / 2 over the ratings given:
  ///
  ///     goodness(v) = mean over u who rate v of fairness(u) · w(u, v)
  ///     fairness(u) = 1 − mean over v whom u rates of |w(u, v) − goodness(v)| / 2
  ///
  /// with *w* the rating from −1 to 1. Both are found by turns, beginning with everyone's fairness 1. Each
  /// iteration at least halves the largest change of fairness, so the numbers always settle, and would
  /// from every beginning at the same; they are off by at most twice the tolerance. The graph's
  /// friendships play no part: ratings come of their own. The columns are `fairness` and `goodness`.
  ///
  /// - Parameters:
  ///   - ratings: Who rated whom, and how.
  ///   - coldStart: The numbers of those who gave or received no rating.
  ///   - tolerance: The numbers have settled when an iteration changes none by more than this.
  ///   - iterationLimit: The most iterations.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Returns: Fairness and goodness of everyone in the graph.
  /// - Throws: ``GraphError`` with the number of people in the ratings whom the graph does not have;
  ///   `CancellationError` if the task is cancelled.
  /// - Complexity: O(*people* + *ratings*) for each iteration; 24 bytes per rating, 48 per person.
  /// - Precondition: `tolerance` is not negative, `iterationLimit` is positive; a fixed fairness is from 0
  ///   to 1, a fixed goodness from −1 to 1.
  /// - Source: Kumar, Spezzano, Subrahmanian & Faloutsos, "Edge weight prediction in weighted signed
  ///   networks", ICDM 2016, [doi:10.1109/ICDM.2016.0033](https://doi.org/10.1109/ICDM.2016.0033).
  public func fairnessAndGoodness(
    of ratings: Ratings, coldStart: RatingColdStart, tolerance: Double = 1e-9,
    iterationLimit: Int = 100, execution: Execution = Execution()
  ) async throws -> RatingResult {
    try await fairnessAndGoodness(
      of: ratings.columns(in: self), coldStart: coldStart,
      IterationLimits(tolerance: tolerance, count: iterationLimit), execution)
  }

  /// The same for columns, such as those of a list of ties with ratings.
  ///
  /// - Precondition: Ends are rows of the graph.
  package func fairnessAndGoodness(
    of columns: RatingColumns, coldStart: RatingColdStart, _ limits: IterationLimits,
    _ execution: Execution
  ) async throws -> RatingResult {
    coldStart.check()
    let count = personCount
    return try await Computation.run(execution, on: origin) { computation in
      let rows = try columns.rows(
        personCount: count, computation.execution.reporting(0...0.3))
      let scores = try rows.fairnessAndGoodness(
        limits, computation.execution.reporting(0.3...1))
      let filled = try rows.filled(scores, coldStart.priors, computation.execution.quiet)
      return RatingResult(filled, of: rows)
    }
  }

  /// How fair people rate each other and how good they are, with priors for those of whom few ratings
  /// tell: REV2 without its terms on behavior.
  ///
  /// With *R* the reliability of a rating, *F* fairness and *G* goodness, all 1 at first, and *w* the
  /// rating from −1 to 1, an iteration computes in this order
  ///
  ///     G(v)    = (Σ over u who rate v of R(u, v) · w(u, v) + β₁ μ_G) / (number of them + β₁)
  ///     R(u, v) = (γ₁ F(u) + γ₂ (1 − |w(u, v) − G(v)| / 2)) / (γ₁ + γ₂)
  ///     F(u)    = (Σ over v whom u rates of R(u, v) + α₁ μ_F) / (number of them + α₁)
  ///
  /// The equations are those of the authors' program without behavior, but that goodness is divided by
  /// the number of ratings: copies of the program divide it by 1 + β₁.
  ///
  /// With fixed priors each iteration shrinks the largest change to (*γ*₁ + *γ*₂/2) / (*γ*₁ + *γ*₂) of it
  /// at most, 3/4 by default. Means and medians as priors are taken anew before each update; the result
  /// tells whether it settled. The columns are `rev2_fairness` and `rev2_goodness`.
  ///
  /// - Parameters:
  ///   - ratings: Who rated whom, and how.
  ///   - fairnessWeight: *γ*₁, how much the rater's fairness counts in reliability.
  ///   - agreementWeight: *γ*₂, how much it counts that the rating is close to the rated one's goodness.
  ///   - fairnessPrior: *μ*_F, what fairness is drawn to.
  ///   - fairnessPriorWeight: *α*₁, as how many ratings that counts.
  ///   - goodnessPrior: *μ*_G, what goodness is drawn to.
  ///   - goodnessPriorWeight: *β*₁, as how many ratings that counts.
  ///   - coldStart: The numbers of those who gave or received no rating; `nil` is the priors, or no number
  ///     if their weight is 0.
  ///   - tolerance: The numbers have settled when an iteration changes none by more than this.
  ///   - iterationLimit: The most iterations.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Returns: Fairness and goodness of everyone in the graph, and the reliability of each rating.
  /// - Throws: ``GraphError`` with the number of people in the ratings whom the graph does not have;
  ///   `CancellationError` if the task is cancelled.
  /// - Complexity: O(*people* + *ratings*) for each iteration; 24 bytes per rating, 56 per person.
  /// - Precondition: Weights are finite and not negative, and *γ*₁ or *γ*₂ is positive; `tolerance` is not
  ///   negative, `iterationLimit` is positive; fixed priors lie in their ranges.
  /// - Source: Kumar, Hooi, Makhija, Kumar, Faloutsos & Subrahmanian, "REV2: Fraudulent user prediction in
  ///   rating platforms", WSDM 2018,
  ///   [doi:10.1145/3159652.3159729](https://doi.org/10.1145/3159652.3159729).
  public func rev2(
    of ratings: Ratings, fairnessWeight: Double = 1, agreementWeight: Double = 1,
    fairnessPrior: RatingPrior, fairnessPriorWeight: Double, goodnessPrior: RatingPrior,
    goodnessPriorWeight: Double, coldStart: RatingColdStart? = nil, tolerance: Double = 1e-9,
    iterationLimit: Int = 500, execution: Execution = Execution()
  ) async throws -> RatingResult {
    let options = Rev2Options(
      fairnessWeight: fairnessWeight, agreementWeight: agreementWeight,
      fairnessPriorWeight: fairnessPriorWeight, goodnessPriorWeight: goodnessPriorWeight,
      fairnessPrior: fairnessPrior.number, goodnessPrior: goodnessPrior.number)
    return try await rev2(
      of: ratings.columns(in: self), options, coldStart: coldStart,
      IterationLimits(tolerance: tolerance, count: iterationLimit), execution)
  }

  /// The same for columns, such as those of a list of ties with ratings.
  ///
  /// - Precondition: Ends are rows of the graph.
  package func rev2(
    of columns: RatingColumns, _ options: Rev2Options, coldStart: RatingColdStart? = nil,
    _ limits: IterationLimits, _ execution: Execution
  ) async throws -> RatingResult {
    coldStart?.check()
    let count = personCount
    return try await Computation.run(execution, on: origin) { computation in
      let rows = try columns.rows(
        personCount: count, computation.execution.reporting(0...0.3))
      let scores = try rows.rev2(options, limits, computation.execution.reporting(0.3...1))
      guard let coldStart else { return RatingResult(scores, of: rows, options: options) }
      let filled = try rows.filled(
        scores, coldStart.priors ?? (.fixed(.nan), .fixed(.nan)), computation.execution.quiet)
      return RatingResult(filled, of: rows, options: options)
    }
  }
}

extension RatingPrior {
  /// The prior as the kernel takes it.
  var number: PriorNumber {
    switch self {
    case .fixed(let value): .fixed(value)
    case .mean: .mean
    case .median: .median
    }
  }
}

extension RatingColdStart {
  func check() {
    guard case .fixed(let fairness, let goodness) = self else { return }
    precondition(fairness >= 0 && fairness <= 1, "fairness lies from 0 to 1")
    precondition(goodness.magnitude <= 1, "goodness lies from -1 to 1")
  }

  /// What fills the gaps; `nil` if nothing does.
  var priors: (fairness: PriorNumber, goodness: PriorNumber)? {
    switch self {
    case .missing: nil
    case .fixed(let fairness, let goodness): (.fixed(fairness), .fixed(goodness))
    case .mean: (.mean, .mean)
    case .median: (.median, .median)
    }
  }
}
