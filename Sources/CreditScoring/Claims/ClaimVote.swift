internal import Execution
internal import Memory

/// Chooses a value among the claims, by the weights of their sources.
struct ClaimVote {
  let claims: GroupedClaims
  /// The weight of each source, by rank.
  let weights: [Double]

  /// What is taken for equal: rounding of sums must not decide.
  static let tolerance = 1e-12

  /// The first claim of what is true, for every value.
  func truths(_ execution: Execution) -> Buffer<UInt32> {
    let truths = ScatterBuffer<UInt32>(zeroedCount: claims.count)
    execution.forEachBlock(of: claims.count) { values in
      for value in values { truths[value] = UInt32(truth(of: value)) }
    }
    return truths.freeze()
  }

  /// The votes of the claims on a value; all alike if nothing speaks for any.
  func vote(_ value: Int) -> (total: Double, of: (Int) -> Double) {
    var total = 0.0
    for claim in claims.claims(value) { total += weight(claim) }
    guard total > 0 else { return (Double(claims.claims(value).count), { _ in 1 }) }
    return (total, weight)
  }

  @inline(__always)
  private func weight(_ claim: Int) -> Double {
    weights[Int(claims.sources[claim])] * claims.factors[claim]
  }

  private func truth(of value: Int) -> Int {
    let all = claims.claims(value)
    guard all.count > 1 else { return all.lowerBound }
    return claims.scales[value] == nil ? mode(value, all) : median(value, all)
  }

  /// The first claim of the smallest value at or below which half of the weight lies.
  private func median(_ value: Int, _ all: Range<Int>) -> Int {
    let votes = vote(value)
    let half = votes.total / 2 * (1 - Self.tolerance)
    var (sum, first) = (0.0, all.lowerBound)
    for claim in all {
      if claims.values[claim] != claims.values[first] { first = claim }
      sum += votes.of(claim)
      if sum >= half { return first }
    }
    return first
  }

  /// The first claim of the value with most weight; of equal ones that with more claims, then the latest, then
  /// the first.
  private func mode(_ value: Int, _ all: Range<Int>) -> Int {
    let votes = vote(value)
    var best = Candidate(first: all.lowerBound)
    var next = best
    for claim in all {
      if claims.values[claim] != claims.values[next.first] {
        if next.beats(best, by: Self.tolerance) { best = next }
        next = Candidate(first: claim)
      }
      next.weight += votes.of(claim)
      next.count += 1
      next.latest = max(next.latest, claims.dates[claim])
    }
    return next.beats(best, by: Self.tolerance) ? next.first : best.first
  }

  private struct Candidate {
    let first: Int
    var weight = 0.0
    var count = 0
    var latest = -Double.infinity

    init(first: Int) { self.first = first }

    func beats(_ other: Candidate, by tolerance: Double) -> Bool {
      if weight > other.weight * (1 + tolerance) { return true }
      if weight < other.weight * (1 - tolerance) { return false }
      return count != other.count ? count > other.count : latest > other.latest
    }
  }
}
