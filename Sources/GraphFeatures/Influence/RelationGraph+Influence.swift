public import Execution
internal import GraphKernels
public import Graphs
internal import Memory

extension RelationGraph {
  /// How near everyone is to several groups of people: personalized PageRank from weighted seeds.
  ///
  /// A walk follows friendships in proportion to their weights, in their direction, and restarts at a
  /// seed now and then, in proportion to the seeds' weights. The columns are
  /// `personalized_pagerank` and that with `_per_degree` or `_per_strength`. Four groups, such as folds, are served by one walk
  /// over the friendships, and share its number of steps.
  ///
  /// - Parameters:
  ///   - groups: The seeds, one group for each result.
  ///   - damping: The probability of going on to a friend instead of restarting.
  ///   - divisor: By what ranks are divided for ``InfluenceResult/relativeValues``.
  ///   - tolerance: A walk has settled when a further step would change all its ranks together by no
  ///     more than this; they are then off by at most *tolerance* / (1 − *damping*) together.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Returns: A result for each group, in order.
  /// - Throws: As ``InfluenceSeeds/weights(in:)``; `CancellationError` if the task is cancelled.
  /// - Complexity: As ``personalizedPageRank(resettingTo:damping:tolerance:execution:)``.
  /// - Precondition: `0 <= damping < 1`; `tolerance` above 0.
  public func personalizedPageRank(
    from groups: [InfluenceSeeds], damping: Double = Feature.defaultDamping,
    relativeTo divisor: InfluenceResult.Divisor = .degree,
    tolerance: Double = Feature.defaultTolerance, execution: Execution = Execution()
  ) async throws -> [InfluenceResult] {
    let options = PageRankOptions(damping: damping, stop: .converged(tolerance: tolerance))
    let resets = try groups.map { try $0.weights(in: self) }
    let graph = compressed
    let names = (
      "personalized_pagerank", "personalized_pagerank_" + divisor.suffix(isWeighted: isWeighted)
    )
    return try await Computation.run(execution, on: origin) { computation in
      let found = try graph.settledPageRanks(
        options, resettingTo: resets, usingWeights: true, computation.execution)
      return try found.map {
        let relative = try graph.relative(
          $0.values, usingWeights: divisor == .strength, computation.execution.quiet)
        return InfluenceResult($0, relative: relative, names: names)
      }
    }
  }

  /// How much of the seeds' energy comes to everyone as it spreads along friendships.
  ///
  /// All energy, 1, is with the seeds at first, in proportion to their weights. In each step everyone
  /// with more energy than the threshold keeps 1 − *d* of it and hands *d* of it on to friends, in
  /// proportion to the friendships' weights and in their direction, where *d* is the spreading factor:
  ///
  ///     sent(u) = d · E(u) if E(u) > threshold and u has friends, else 0
  ///     E(v)    ← E(v) − sent(v) + Σ over friends u of v of sent(u) · w(u, v) / Σ w(u, ·)
  ///
  /// No energy is made or lost. With few steps energy stays near the seeds; with very many, friendships
  /// without direction and no threshold, it goes where the friendships' weight is, whatever the seeds.
  /// The columns are `activation` and `activation_per_degree` or `activation_per_strength`.
  ///
  /// - Parameters:
  ///   - seeds: Where the energy is at first.
  ///   - spreadingFactor: The part of a person's energy that is handed on in a step, above 0, at most 1.
  ///   - steps: The most steps.
  ///   - threshold: The part of all energy that a person must exceed to hand any on.
  ///   - divisor: By what energies are divided for ``InfluenceResult/relativeValues``.
  ///   - tolerance: Spreading ends early when a step changes all energies together by no more than this.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Returns: The energies.
  /// - Throws: As ``InfluenceSeeds/weights(in:)``; `CancellationError` if the task is cancelled.
  /// - Complexity: O((*people* + *friendships*) · *steps*); 72 bytes per person.
  /// - Precondition: `0 < spreadingFactor <= 1`; `0 <= threshold < 1`; the others are not negative.
  /// - Source: Dasgupta et al., "Social ties and their relevance to churn in mobile telecom networks",
  ///   EDBT 2008, [doi:10.1145/1353343.1353424](https://doi.org/10.1145/1353343.1353424): its step. When
  ///   to end is said here by steps, and by a threshold and a tolerance that are parts of all energy, so
  ///   that the unit of seeds changes nothing; there by whether anybody new is reached.
  public func spreadingActivation(
    from seeds: InfluenceSeeds, spreadingFactor: Double = 0.5, steps: Int = 5,
    threshold: Double = 0, relativeTo divisor: InfluenceResult.Divisor = .degree,
    tolerance: Double = 1e-9, execution: Execution = Execution()
  ) async throws -> InfluenceResult {
    let options = SpreadingOptions(
      spreadingFactor: spreadingFactor, threshold: threshold, tolerance: tolerance,
      stepCount: steps)
    let names = ("activation", "activation_" + divisor.suffix(isWeighted: isWeighted))
    return try await influence(from: seeds, names: names, execution) { graph, weights, execution in
      let found = try graph.spreadingActivation(
        from: weights, options, usingWeights: true, execution)
      return (
        found,
        try graph.relative(found.values, usingWeights: divisor == .strength, execution.quiet)
      )
    }
  }

  /// How well everyone is tied to people who are known to be real: SybilRank.
  ///
  /// Trust goes from the seeds to friends, to their friends and so on, for a few steps: long enough to be
  /// even among those who are well tied to the seeds, too short to get far into a region of false
  /// accounts that few friendships lead to. Direction is ignored. Each step hands everyone's trust on to
  /// their friends, in proportion to the friendships' weights if these are used, in equal parts if not:
  ///
  ///     T(v) ← Σ over friends u of v of T(u) · w(u, v) / Σ w(u, ·)
  ///
  /// The columns are `sybil_trust`, the trust after the last step, and `sybil_rank`, the trust divided by
  /// the person's part of all friendships' ends, or of their weight. The lowest ranks are the most
  /// suspect. People without friends have no rank.
  ///
  /// - Parameters:
  ///   - seeds: People known to be real, several in each community: see
  ///     ``InfluenceSeeds/candidates(in:of:perCommunity:smallestSize:)`` and
  ///     ``InfluenceSeeds/spread(over:in:)``.
  ///   - steps: The number of steps; `nil` is ⌈log₂ *people*⌉.
  ///   - usesWeights: Whether the friendships' weights count, if they have any.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Returns: Trust and rank. It ends before it settles, on purpose: ``InfluenceResult/hasSettled`` is
  ///   true only if the last step changed nothing.
  /// - Throws: As ``InfluenceSeeds/weights(in:)``; `CancellationError` if the task is cancelled.
  /// - Complexity: O((*people* + *friendships*) · *steps*); 72 bytes per person.
  /// - Precondition: `steps` is not negative.
  /// - Source: Cao, Sirivianos, Yang & Pregueiro, "Aiding the detection of fake accounts in large scale
  ///   social online services", NSDI 2012,
  ///   <https://www.usenix.org/conference/nsdi12/technical-sessions/presentation/cao>. The paper's rank
  ///   is trust divided by degree, which orders people in the same way.
  public func sybilRank(
    trusting seeds: InfluenceSeeds, steps: Int? = nil, usesWeights: Bool = false,
    execution: Execution = Execution()
  ) async throws -> InfluenceResult {
    precondition(steps ?? 0 >= 0, "a number of steps is not negative")
    let stepCount = steps ?? CompressedGraph.sybilRankStepCount(vertexCount: personCount)
    return try await influence(
      from: seeds, names: ("sybil_trust", "sybil_rank"), execution
    ) { graph, weights, execution in
      let found = try graph.sybilTrust(
        from: weights, stepCount: stepCount, usingWeights: usesWeights, execution)
      return (
        found,
        try graph.withoutDirection.relative(
          found.values, usingWeights: usesWeights, execution.quiet)
      )
    }
  }
}

extension RelationGraph {
  /// Runs a kernel from seeds.
  private func influence(
    from seeds: InfluenceSeeds, names: (value: String, relative: String), _ execution: Execution,
    _ kernel:
      @escaping @Sendable (CompressedGraph, [Double], Execution) throws -> (
        InfluenceValues, Buffer<Double>
      )
  ) async throws -> InfluenceResult {
    let weights = try seeds.weights(in: self)
    let graph = compressed
    return try await Computation.run(execution, on: origin) {
      let (found, relative) = try kernel(graph, weights, $0.execution)
      return InfluenceResult(found, relative: relative, names: names)
    }
  }
}
