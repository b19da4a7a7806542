internal import Statistics

/// What is said of something that two samples are compared by.
public enum StabilityVerdict: String, Sendable, Hashable, CaseIterable {
  /// A shift that matters would have been seen, and there is none.
  case stable
  /// It moved, more than chance would and more than a little.
  case movedSlightly = "moved_slightly"
  /// It moved, more than chance would and much.
  case moved
  /// Nothing more than chance is seen, and with so few rows a shift that matters could hide.
  case cannotTell = "cannot_tell"

  /// The verdict in words.
  package var words: String {
    switch self {
    case .stable: "stable"
    case .movedSlightly: "moved slightly"
    case .moved: "moved"
    case .cannotTell: "can't tell"
    }
  }

  /// What is said of several things together; of nothing that it is stable.
  ///
  /// Where nothing moved, a single thing of which one can't tell leaves the whole open.
  package static func gravest(of verdicts: some Sequence<StabilityVerdict>) -> StabilityVerdict {
    let all = Set(verdicts)
    return [.moved, .movedSlightly, .cannotTell].first(where: all.contains) ?? .stable
  }
}

/// What counts as moved: two limits for how much, and how sure it has to be.
///
/// A difference is called moved if it is both more than chance and large. How large it is, is told by what
/// it has beyond chance, which does not grow as samples shrink; and what is surely there, as everything is
/// with a million rows, is stable all the same while it is small. Where nothing more than chance is seen,
/// it is stable only if a shift of the lower limit would have been seen with the stated power.
///
/// P-values of all that is tested together are adjusted by Holm's method: the chance that anything at all is
/// called moved where nothing changed is at most ``significance``.
public struct StabilityRule: Sendable, Equatable {
  /// The chance of a false alarm among all tests together, greater than 0 and less than 1.
  public var significance: Double
  /// How probable it has to be that a shift would have been seen, greater than the significance and less than 1.
  public var power: Double
  /// The index, or the difference of assortativities, from which something moved slightly.
  public var slight: Double
  /// The index, or the difference of assortativities, from which something moved.
  public var large: Double

  /// Makes a rule.
  ///
  /// The limits are the usual ones of the population stability index. For numbers that are normally distributed
  /// they are shifts of the mean by 0.32 and 0.5 standard deviations.
  public init(
    significance: Double = 0.05, power: Double = 0.8, slight: Double = 0.1, large: Double = 0.25
  ) {
    self.significance = significance
    self.power = power
    self.slight = slight
    self.large = large
  }

  /// Throws if a number is out of its range.
  public func check() throws(ValidationError) {
    try StabilityIndex.check(significance, "significance")
    try StabilityIndex.check(power, "power")
    guard power > significance else { throw .powerTooSmall }
    guard slight > 0, slight.isFinite, large >= slight, large.isFinite else {
      throw ValidationError(
        .badSetting,
        "the limit of what moved is below that of what moved slightly, or one is not above 0",
        remedy: "take limits such as 0.1 and 0.25")
    }
  }

  /// Judges all that is tested together.
  ///
  /// - Parameter evidence: What was found, in any order.
  /// - Returns: What is said of each, in the same order.
  /// - Throws: ``ValidationError`` as ``check()`` does.
  public func findings(
    of evidence: [StabilityEvidence]
  ) throws(ValidationError) -> [StabilityFinding] {
    try check()
    // Where there is nothing to test, no share of the chance is spent.
    let tested = evidence.indices.filter { evidence[$0].pValue != nil }
    let adjusted = Holm.adjusted(tested.map { evidence[$0].pValue ?? 1 })
    var pValues = [Double?](repeating: nil, count: evidence.count)
    for (place, pValue) in zip(tested, adjusted) { pValues[place] = pValue }
    let each = significance / Double(max(tested.count, 1))
    var findings: [StabilityFinding] = []
    for (evidence, pValue) in zip(evidence, pValues) {
      let detectable = try evidence.smallestDetectable(significance: each, power: power)
      findings.append(
        StabilityFinding(
          adjustedPValue: pValue, size: evidence.size, smallestDetectable: detectable,
          verdict: verdict(evidence, pValue, detectable)))
    }
    return findings
  }

  private func verdict(
    _ evidence: StabilityEvidence, _ pValue: Double?, _ detectable: Double?
  ) -> StabilityVerdict {
    guard let pValue else {
      // One value in all rows of both is the same value; numbers without an error tell nothing.
      if case .counts = evidence { return .stable }
      return .cannotTell
    }
    guard pValue <= significance else {
      return detectable ?? .infinity <= slight ? .stable : .cannotTell
    }
    let size = evidence.size
    return size >= large ? .moved : size >= slight ? .movedSlightly : .stable
  }
}

/// Something that two samples are compared by, before it is judged.
public enum StabilityEvidence: Sendable, Equatable {
  /// Counts of bins.
  case counts(StabilityIndex)
  /// A number with its standard error in each of the samples.
  case estimates(before: Estimate, after: Estimate)

  /// How far both lie apart, beyond chance: the index without what chance gives, or the difference.
  public var size: Double {
    switch self {
    case .counts(let index): index.excess
    case .estimates(let before, let after): (after.value - before.value).magnitude
    }
  }

  /// The chance of as much if nothing changed; `nil` where there is nothing to test.
  public var pValue: Double? {
    switch self {
    case .counts(let index): index.degreesOfFreedom == 0 ? nil : index.pValue
    case .estimates(let before, let after):
      standardError.map { error in
        let difference = after.value - before.value
        return error > 0
          ? NormalDistribution.bothTails(difference / error) : difference == 0 ? 1 : 0
      }
    }
  }

  /// The standard error of a difference of estimates, taken as independent; `nil` for counts and where
  /// one is unknown.
  public var standardError: Double? {
    guard case .estimates(let before, let after) = self,
      let one = before.standardError, let other = after.standardError
    else { return nil }
    return (one * one + other * other).squareRoot()
  }

  /// The smallest size that would have been seen; `nil` where there is nothing to test.
  func smallestDetectable(
    significance: Double, power: Double
  ) throws(ValidationError) -> Double? {
    switch self {
    case .counts(let index):
      return try index.smallestDetectable(significance: significance, power: power)
    case .estimates:
      return standardError.map {
        $0
          * (NormalDistribution.quantile(1 - significance / 2) + NormalDistribution.quantile(power))
      }
    }
  }
}

/// What is said of something that two samples are compared by.
public struct StabilityFinding: Sendable, Equatable {
  /// The p-value among all that was tested together, by Holm; `nil` where there was nothing to test.
  public let adjustedPValue: Double?
  /// How far both lie apart beyond chance, in the unit of the limits.
  public let size: Double
  /// The smallest size that would have been seen with the stated power; `nil` where there was nothing to
  /// test.
  public let smallestDetectable: Double?
  /// What is said.
  public let verdict: StabilityVerdict
}
