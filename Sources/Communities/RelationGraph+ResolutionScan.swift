public import Execution
internal import GraphKernels
public import Graphs

extension CommunityMethod {
  /// The same method at another resolution; `nil` if it has none.
  ///
  /// - Precondition: `resolution >= 0`.
  public func atResolution(_ resolution: Double) -> CommunityMethod? {
    search == nil ? nil : setting(resolution: resolution)
  }
}

extension RelationGraph {
  /// Finds communities at several resolutions, and the plateaus over which they hardly change.
  ///
  /// A plateau is as long a range of neighboring resolutions as there is in which every two steps agree
  /// by the threshold and, if there are several runs, the runs of each step do as well. Where ranges
  /// overlap the longest is taken first. Every search begins with everyone alone: begun with the
  /// communities of the step before, it would stay near them, and plateaus would look longer than they are.
  ///
  /// - Parameters:
  ///   - options: The resolutions, the runs at each, and what counts as a plateau.
  ///   - method: How communities are found; its own resolution is not used. Leiden has one start in each
  ///     run if it does not say how many.
  ///   - seed: The seed of the first run at each resolution; the others have those that follow.
  ///   - execution: How the work runs; changes no byte of the result. Searches are made
  ///     side by side, on one thread each, if memory has room and they are enough.
  /// - Returns: The steps and the plateaus; without friendships there are no plateaus. One community, or
  ///   one for each connected part, is a plateau like any other.
  /// - Throws: ``GraphError`` if the method has no resolution, or the options make no sense;
  ///   `CancellationError` if the task is cancelled.
  /// - Complexity: As the method, for each run; comparing runs, O(*people* *runs*²) for each
  ///   resolution. 4 bytes per person, resolution and run.
  /// - Source: Plateaus: Traag, Krings & Van Dooren, "Significant scales in community structure" (2013),
  ///   [doi:10.1038/srep02930](https://doi.org/10.1038/srep02930); agreement of runs as the mark of a
  ///   scale: Lambiotte, "Multi-scale modularity in complex networks" (2010),
  ///   [arXiv:1004.4268](https://arxiv.org/abs/1004.4268). The threshold is ours.
  public func resolutionScan(
    _ options: ResolutionScan.Options, using method: CommunityMethod = .leiden(), seed: UInt64,
    execution: Execution = Execution()
  ) async throws -> ResolutionScan {
    try await execution.asWhole {
      try await RepeatedSearch(self, method, seed: seed, $0).scan(options)
    }
  }
}

extension RepeatedSearch {
  /// What ``RelationGraph/resolutionScan(_:using:seed:execution:)`` gives.
  package func scan(_ options: ResolutionScan.Options) async throws -> ResolutionScan {
    let (resolutions, runCount) = (options.resolutions, options.runs)
    let (graph, seed) = (graph, seed)
    try options.check(for: method)
    let methods = resolutions.compactMap { method.beginningOnce.atResolution($0) }
    let found = try await execution.reporting(0...0.8).sideBySide(
      resolutions.count * runCount, bytesEach: bytesOfSearch
    ) { number, execution in
      let found = try await graph.communities(
        using: methods[number / runCount], seed: seed &+ UInt64(number % runCount),
        execution: execution)
      return Run(
        partition: found.partition, modularity: found.modularity,
        quality: found.quality)
    }
    let hasFriendships = graph.friendshipCount > 0
    return try await Computation.run(execution) { computation in
      let execution = computation.execution.quiet
      let onProgress = computation.execution.report
      var steps: [ResolutionScan.Step] = []
      for (place, resolution) in resolutions.enumerated() {
        let runs = Array(found[place * runCount..<(place + 1) * runCount])
        steps.append(try Self.step(resolution, runs, execution))
        onProgress(0.8 + 0.1 * Double(place + 1) / Double(resolutions.count))
      }
      for place in 1..<max(1, steps.count) {
        steps[place - 1].nextAgreement = try PartitionAgreement(
          steps[place - 1].partition, steps[place].partition, execution
        ).adjustedMutualInformation
      }
      let search = PlateauSearch(
        steps: steps, threshold: options.threshold, shortest: options.shortest,
        execution: execution)
      let plateaus = hasFriendships ? try search.plateaus() : []
      onProgress(1)
      return ResolutionScan(steps: steps, plateaus: plateaus)
    }
  }

  private struct Run: Sendable {
    let partition: CanonicalPartition
    let modularity: Double?
    let quality: Double?
  }

  /// The best of the runs at a resolution, and how much they agree.
  private static func step(
    _ resolution: Double, _ runs: [Run], _ execution: Execution
  ) throws(CancellationError) -> ResolutionScan.Step {
    var best = runs[0]
    var (sum, count) = (0.0, 0)
    for (number, run) in runs.enumerated() {
      if run.quality ?? 0 > best.quality ?? 0 { best = run }
      for other in runs[(number + 1)...] {
        sum +=
          try PartitionAgreement(run.partition, other.partition, execution)
          .adjustedMutualInformation
        count += 1
      }
    }
    return ResolutionScan.Step(
      resolution: resolution, communityCount: best.partition.groupCount,
      modularity: best.modularity, quality: best.quality,
      runAgreement: count > 0 ? sum / Double(count) : nil, partition: best.partition)
  }
}
