/// Whether a graph's columns help to tell an outcome, by how much, how surely, and on how many people.
///
/// The rule: the graph **helps** if the interval of what it adds to the area under the curve lies above
/// 0 and above what placebos add on average, if no placebo adds as much, and if the area with the graph is
/// itself surely above 0.5. It **hurts** if the interval
/// lies below 0 and below what placebos add on average, and if no placebo takes as much: what columns of
/// chance graphs take too is the price of more columns, not of this graph.
/// Otherwise, and with fewer than ``leastCount`` people of a kind, there is **no evidence**, which does not
/// mean that the graph adds nothing: the interval says how much it may add or take.
public struct Verdict: Sendable, Equatable, CustomStringConvertible {
  /// What comes out.
  public enum Conclusion: String, Sendable, Hashable {
    /// The graph's columns help.
    case helps
    /// There is no evidence either way.
    case noEvidence
    /// The graph's columns hurt: with them less is told than with those of chance graphs.
    case hurts
  }

  /// Why there is no evidence, or on what it rests.
  public enum Reason: String, Sendable, Hashable {
    /// The interval leaves out 0 and the placebos' mean, and no placebo adds, or takes, as much.
    case intervalExcludesZero
    /// The interval holds 0, or there is none.
    case intervalIncludesZero
    /// A placebo adds as much, or placebos on average about as much.
    case placeboAddsAsMuch
    /// A placebo takes as much, or placebos on average about as much.
    case placeboTakesAsMuch
    /// The graph adds to an area that is not surely above 0.5 with it.
    case noBetterThanChance
    /// There are too few people of a kind.
    case tooFewPeople
  }

  /// The number of people with the event, and of people without, below which there is no verdict: 20.
  public static var leastCount: Int { 20 }

  /// What comes out.
  public let conclusion: Conclusion
  /// Why.
  public let reason: Reason
  /// What the graph adds to the area under the curve.
  public let difference: Estimate?
  /// The chance of such a difference, either way, if there were none.
  public let pValue: Double?
  /// The number of placebos.
  public let placeboCount: Int
  /// How many placebos, each tried once, add as much as the graph.
  public let goodPlaceboCount: Int
  /// How many placebos, each tried once, take as much as the graph, or add as little.
  public let badPlaceboCount: Int
  /// What placebos add to the area under the curve on average; `nil` without any.
  public let placeboMean: Double?
  /// The number of people with the event.
  public let eventCount: Int
  /// The number of people without.
  public let nonEventCount: Int

  init(
    difference: Estimate?, withGraph: Estimate?, pValue: Double?, placebos: [Double],
    eventCount: Int, nonEventCount: Int
  ) {
    let value = difference?.value ?? 0
    self.difference = difference
    self.pValue = pValue
    self.eventCount = eventCount
    self.nonEventCount = nonEventCount
    placeboCount = placebos.count
    goodPlaceboCount = placebos.count { $0 >= value }
    badPlaceboCount = placebos.count { $0 <= value }
    let mean = placebos.isEmpty ? nil : placebos.reduce(0, +) / Double(placebos.count)
    placeboMean = mean
    let interval = difference?.interval
    if min(eventCount, nonEventCount) < Self.leastCount {
      (conclusion, reason) = (.noEvidence, .tooFewPeople)
    } else if let interval, interval.upper < 0 {
      let isWorse = badPlaceboCount == 0 && interval.upper < mean ?? 0
      conclusion = isWorse ? .hurts : .noEvidence
      reason = isWorse ? .intervalExcludesZero : .placeboTakesAsMuch
    } else if let interval, interval.lower > 0 {
      let isBetter = goodPlaceboCount == 0 && interval.lower > mean ?? 0
      // Where everybody is told there is no error, and no interval.
      let tells = withGraph.map { ($0.interval?.lower ?? $0.value) > 0.5 } ?? false
      conclusion = isBetter && tells ? .helps : .noEvidence
      reason =
        !isBetter ? .placeboAddsAsMuch : tells ? .intervalExcludesZero : .noBetterThanChance
    } else {
      (conclusion, reason) = (.noEvidence, .intervalIncludesZero)
    }
  }

  /// The verdict in one sentence.
  public var description: String {
    let claim =
      switch conclusion {
      case .helps: "the graph helps"
      case .hurts: "the graph hurts"
      case .noEvidence: "no evidence that the graph helps or hurts"
      }
    var text = "\(claim): area under the curve "
    guard let difference else { return text + "undefined" }
    text += Self.signed(difference.value)
    if let interval = difference.interval {
      text += " (\(Self.signed(interval.lower)) to \(Self.signed(interval.upper)))"
    }
    text += ", \(eventCount + nonEventCount) people, \(eventCount) events"
    switch reason {
    case .placeboAddsAsMuch: text += placebos(goodPlaceboCount, "add")
    case .placeboTakesAsMuch: text += placebos(badPlaceboCount, "take")
    case .noBetterThanChance: text += "; the area with the graph is not surely above 0.5"
    case .intervalExcludesZero where placeboCount == 0: text += "; no placebo was tried"
    default: break
    }
    return text
  }

  /// What placebos do as well.
  private func placebos(_ count: Int, _ verb: String) -> String {
    if count > 0, placeboCount == 1 { return "; the placebo \(verb)s as much" }
    if count > 0 { return "; \(count) of \(placeboCount) placebos \(verb) as much" }
    return "; placebos add \(Self.signed(placeboMean ?? 0)) on average"
  }

  /// Four decimal places with a sign.
  private static func signed(_ value: Double) -> String {
    let units = Int((value * 10_000).rounded())
    let digits = String(units.magnitude % 10_000)
    let zeros = String(repeating: "0", count: 4 - digits.count)
    return "\(units < 0 ? "-" : "+")\(units.magnitude / 10_000).\(zeros)\(digits)"
  }
}
