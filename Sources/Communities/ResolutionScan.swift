public import Execution
internal import Foundation
internal import GraphKernels
public import Graphs
public import Tables

/// Communities at one resolution after another, and where they stay the same.
///
/// At a low resolution communities are few and large, at a high one many and small. Where a graph is
/// divided at a certain scale, the communities of that scale are found over a range of resolutions, and
/// by every run; elsewhere they change with each step, or with the seed.
public struct ResolutionScan: Sendable {
  /// The communities at one resolution: of several runs those of highest quality.
  public struct Step: Sendable, Equatable {
    /// The resolution.
    public let resolution: Double
    /// The number of communities.
    public let communityCount: Int
    /// As ``Communities/modularity``: at resolution 1, so that steps can be compared.
    public let modularity: Double?
    /// As ``Communities/quality``: at the step's resolution.
    public let quality: Double?
    /// The mean adjusted mutual information of two runs; `nil` for a single run.
    public let runAgreement: Double?
    /// The adjusted mutual information with the communities of the next step; `nil` for the last.
    public internal(set) var nextAgreement: Double?
    let partition: CanonicalPartition

    /// Each person's community, numbered as ``Communities/membership``.
    public var membership: [Int] { partition.membership.map(Int.init) }
  }

  /// Neighbouring steps with nearly the same communities.
  public struct Plateau: Sendable, Hashable {
    /// The first and the last of the steps.
    public let steps: ClosedRange<Int>
    /// Their resolutions.
    public let resolutions: ClosedRange<Double>
    /// The step that agrees best with the others, of several such the first: what stands for all.
    public let step: Int
    /// The number of communities in that step.
    public let communityCount: Int
    /// The smallest and the largest number of communities in the steps.
    public let communityCounts: ClosedRange<Int>
    /// The smallest adjusted mutual information of two of the steps.
    public let agreement: Double
  }

  /// The steps, from the lowest resolution.
  public let steps: [Step]
  /// The plateaus, from the lowest resolution; no two have a step in common.
  public let plateaus: [Plateau]

  /// A row per step: `resolution`, `communities`, `modularity`, `quality`, `run_agreement`,
  /// `next_agreement`, and in `plateau` the number of the plateau from 0, missing outside of one.
  public var table: Table {
    let numbers = steps.indices.map { step in plateaus.firstIndex { $0.steps.contains(step) } }
    return Table([
      Column("resolution", numerals: steps.map { "\($0.resolution)" }),
      Column("communities", .integers(steps.map(\.communityCount))),
      Column("modularity", .reals(steps.map { $0.modularity.map(Self.withoutResidue) })),
      Column("quality", .reals(steps.map { $0.quality.map(Self.withoutResidue) })),
      Column("run_agreement", .reals(steps.map { $0.runAgreement.map(Self.withoutResidue) })),
      Column("next_agreement", .reals(steps.map { $0.nextAgreement.map(Self.withoutResidue) })),
      Column("plateau", .integers(numbers)),
    ])
  }

  /// A sum whose parts cancel out but for errors of rounding is 0.
  private static func withoutResidue(_ value: Double) -> Double { abs(value) < 1e-12 ? 0 : value }

  /// Resolutions from one to another, each a fixed multiple of the one before, to 12 digits where these
  /// tell all of them apart.
  ///
  /// - Precondition: Both ends are positive numbers, and `count >= 2`.
  public static func resolutions(in range: ClosedRange<Double>, count: Int) -> [Double] {
    precondition(range.lowerBound > 0 && range.upperBound.isFinite, "resolutions are positive")
    precondition(count >= 2, "a range has two ends")
    let ratio = range.upperBound / range.lowerBound
    let (low, high) = (log2(range.lowerBound), log2(range.upperBound))
    let exact = (0..<count).map { step in
      if step == count - 1 { return range.upperBound }
      let part = Double(step) / Double(count - 1)
      // The ratio of very different ends is beyond the range of numbers.
      return step == 0 || ratio.isFinite
        ? range.lowerBound * pow(ratio, part) : exp2(low + part * (high - low))
    }
    let rounded = exact.map { Double(String(format: "%.12g", $0)) ?? $0 }
    let inner = exact.indices.dropFirst().dropLast()
    let resolutions = exact.indices.map { inner.contains($0) ? rounded[$0] : exact[$0] }
    return zip(resolutions, resolutions.dropFirst()).allSatisfy(<) ? resolutions : exact
  }
}

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
  /// A plateau is as long a range of neighbouring resolutions as there is in which every two steps agree
  /// by the threshold and, if there are several runs, the runs of each step do as well. Where ranges
  /// overlap the longest is taken first. Every search begins with everyone alone: begun with the
  /// communities of the step before, it would stay near them, and plateaus would look longer than they are.
  ///
  /// - Parameters:
  ///   - method: How communities are found; its own resolution is not used. Leiden begins once in each
  ///     run if it does not say how often.
  ///   - resolutions: The resolutions, rising; best at equal ratios, see
  ///     ``ResolutionScan/resolutions(in:count:)``.
  ///   - runCount: How many runs with different seeds there are at each, at least 1.
  ///   - threshold: The adjusted mutual information from which communities count as nearly the same.
  ///   - shortest: How many steps make a plateau.
  ///   - seed: The seed of the first run at each resolution; the others have those that follow.
  ///   - execution: How the work runs; changes no byte of the result. Searches are made
  ///     side by side, on one thread each, if memory has room and they are enough.
  /// - Returns: The steps and the plateaus; without friendships there are no plateaus. One community, or
  ///   one for each connected part, is a plateau like any other.
  /// - Throws: `CancellationError` if the task is cancelled.
  /// - Complexity: As the method, for each run; comparing runs, O(*people* *runCount*²) for each
  ///   resolution. 4 bytes per person, resolution and run.
  /// - Source: Plateaus: Traag, Krings & Van Dooren, "Significant scales in community structure" (2013),
  ///   [doi:10.1038/srep02930](https://doi.org/10.1038/srep02930); agreement of runs as the mark of a
  ///   scale: Lambiotte, "Multi-scale modularity in complex networks" (2010),
  ///   [arXiv:1004.4268](https://arxiv.org/abs/1004.4268). The threshold is ours.
  /// - Precondition: The method has a resolution; there is at least one, they rise, none is negative;
  ///   `runCount >= 1` and `shortest >= 1`.
  public func resolutionScan(
    using method: CommunityMethod = .leiden(), resolutions: [Double], runs runCount: Int = 3,
    threshold: Double = 0.95, shortest: Int = 3, seed: UInt64, execution: Execution = Execution()
  ) async throws -> ResolutionScan {
    try await RepeatedSearch(self, method, seed: seed, execution)
      .scan(resolutions: resolutions, runs: runCount, threshold: threshold, shortest: shortest)
  }
}

extension RepeatedSearch {
  /// What
  /// ``RelationGraph/resolutionScan(using:resolutions:runs:threshold:shortest:seed:execution:)``
  /// gives.
  package func scan(
    resolutions: [Double], runs runCount: Int, threshold: Double = 0.95, shortest: Int = 3
  ) async throws -> ResolutionScan {
    precondition(!resolutions.isEmpty, "at least one resolution")
    precondition(zip(resolutions, resolutions.dropFirst()).allSatisfy(<), "resolutions rise")
    precondition(runCount >= 1, "at least one run")
    precondition(shortest >= 1, "a plateau has a step")
    let (graph, seed) = (graph, seed)
    let methods = resolutions.map { resolution in
      guard let method = method.beginningOnce.atResolution(resolution) else {
        preconditionFailure("the method has a resolution")
      }
      return method
    }
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
        steps: steps, threshold: threshold, shortest: shortest, execution: execution)
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

/// Looks for ranges of steps that all agree.
private struct PlateauSearch {
  let steps: [ResolutionScan.Step]
  let threshold: Double
  let shortest: Int
  let execution: Execution

  func plateaus() throws(CancellationError) -> [ResolutionScan.Plateau] {
    var agreements: [[Double]] = []
    // For each step the first of those before it that all agree, up to it.
    var starts: [Int] = []
    for (place, step) in steps.enumerated() {
      var start = starts.last ?? 0
      if step.runAgreement ?? 1 < threshold { start = place + 1 }
      // Agreements with the steps before, as far as they matter.
      var row = [Double](repeating: 1, count: place + 1)
      for earlier in stride(from: place - 1, through: start, by: -1) {
        row[earlier] = try agreement(of: earlier, with: place)
        if row[earlier] < threshold {
          start = earlier + 1
          break
        }
      }
      agreements.append(row)
      starts.append(start)
    }
    return choose(starts).map { plateau($0, agreements) }
  }

  private func agreement(of one: Int, with later: Int) throws(CancellationError) -> Double {
    if later == one + 1, let known = steps[one].nextAgreement { return known }
    return try PartitionAgreement(steps[one].partition, steps[later].partition, execution)
      .adjustedMutualInformation
  }

  /// Takes the longest range again and again; a part of a range is one as well.
  private func choose(_ starts: [Int]) -> [ClosedRange<Int>] {
    var chosen: [ClosedRange<Int>] = []
    var isFree = [Bool](repeating: true, count: starts.count)
    while true {
      var longest: ClosedRange<Int>?
      for end in starts.indices where isFree[end] {
        var start = end
        while start > starts[end], isFree[start - 1] { start -= 1 }
        if starts[end] <= end, end - start + 1 > longest?.count ?? 0 { longest = start...end }
      }
      guard let longest, longest.count >= shortest else { break }
      chosen.append(longest)
      for step in longest { isFree[step] = false }
    }
    return chosen.sorted { $0.lowerBound < $1.lowerBound }
  }

  private func plateau(
    _ range: ClosedRange<Int>, _ agreements: [[Double]]
  ) -> ResolutionScan.Plateau {
    let sums = range.map { one in
      range.reduce(0.0) { $0 + agreements[max(one, $1)][min(one, $1)] }
    }
    let most = sums.reduce(-.infinity, max)
    let step = range.lowerBound + (sums.firstIndex(of: most) ?? 0)
    let least = range.reduce(1.0) { least, one in
      (range.lowerBound...one).reduce(least) { min($0, agreements[one][$1]) }
    }
    let counts = range.map { steps[$0].communityCount }
    return ResolutionScan.Plateau(
      steps: range,
      resolutions: steps[range.lowerBound].resolution...steps[range.upperBound].resolution,
      step: step, communityCount: steps[step].communityCount,
      communityCounts: counts.reduce(.max, min)...counts.reduce(0, max), agreement: least)
  }
}
