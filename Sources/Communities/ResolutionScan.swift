internal import Files
internal import GraphKernels
package import Graphs
internal import LibC
internal import Memory
public import Tables
internal import TextFormats

/// Communities at one resolution after another, and where they stay the same.
///
/// At a low resolution communities are few and large, at a high one many and small. Where a graph is
/// divided at a certain scale, the communities of that scale are found over a range of resolutions, and
/// by every run; elsewhere they change with each step, or with the seed.
public struct ResolutionScan: Sendable {
  /// What is looked at, and what counts as a plateau.
  public struct Options: Sendable, Hashable {
    /// The resolutions, rising and none below 0; best at equal ratios, see ``ResolutionScan/resolutions(in:count:)``.
    public var resolutions: [Double]
    /// The number of runs with different seeds at each resolution, at least 1.
    public var runs: Int
    /// The adjusted mutual information from which communities count as nearly the same.
    public var threshold: Double
    /// The smallest number of steps that make a plateau, at least 1.
    public var shortest: Int

    /// Sets the options.
    ///
    /// - Parameters: As the properties.
    public init(
      resolutions: [Double], runs: Int = 3, threshold: Double = 0.95, shortest: Int = 3
    ) {
      self.resolutions = resolutions
      self.runs = runs
      self.threshold = threshold
      self.shortest = shortest
    }

    /// Throws if the options make no sense, or a method has no resolution.
    package func check(for method: CommunityMethod) throws(GraphError) {
      guard method.search != nil else { throw method.lacks("resolution") }
      let steps = zip(resolutions, resolutions.dropFirst())
      guard let first = resolutions.first, first >= 0, resolutions.allSatisfy(\.isFinite),
        steps.allSatisfy(<)
      else {
        throw GraphError(
          .usage, "the resolutions of a scan are not rising numbers from 0",
          remedy: "give one or more, each above the one before")
      }
      guard runs >= 1, shortest >= 1 else {
        throw GraphError(
          .usage, "a scan has at least one run at each resolution, and a plateau one step",
          remedy: "ask for 1 or more")
      }
    }
  }

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

  /// Neighboring steps with nearly the same communities.
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
    let rounded = exact.map { Double($0.printed(digits: 12)) ?? $0 }
    let inner = exact.indices.dropFirst().dropLast()
    let resolutions = exact.indices.map { inner.contains($0) ? rounded[$0] : exact[$0] }
    return zip(resolutions, resolutions.dropFirst()).allSatisfy(<) ? resolutions : exact
  }
}

extension ResolutionScan: CustomStringConvertible {
  /// How many resolutions were looked at, and the plateaus: one line.
  public var description: String {
    let found = plateaus.map {
      "\($0.communityCount) communities from \($0.resolutions.lowerBound) to \($0.resolutions.upperBound)"
    }
    return "\(steps.count.counting("resolution")), \(plateaus.count.counting("plateau"))"
      + (found.isEmpty ? "" : ": " + found.joined(separator: "; "))
  }
}
