/// The share of ties within kinds beyond chance.
struct NominalMixing: Sendable {
  private let ties: ValuedTies
  private let strengths: (out: [Double], in: [Double])
  private let weight: Double
  private let kindCount: Int

  init(_ ties: ValuedTies, kindCount: Int) {
    self.ties = ties
    strengths = ties.strengths
    weight = ties.weights.reduce(0, +)
    self.kindCount = kindCount
  }

  /// The weight of ties in all, within kinds, and out of and into each kind.
  private struct Sums {
    var weight = 0.0
    var within = 0.0
    var out: [Double]
    var into: [Double]
  }

  private func sums(_ kinds: [Int32]) -> Sums {
    let none = [Double](repeating: 0, count: kindCount)
    var sums = Sums(weight: weight, out: none, into: none)
    for (place, kind) in kinds.enumerated() {
      sums.out[Int(kind)] += strengths.out[place]
      sums.into[Int(kind)] += strengths.in[place]
    }
    for tie in ties.sources.indices
    where kinds[Int(ties.sources[tie])] == kinds[Int(ties.targets[tie])] {
      sums.within += ties.weights[tie]
    }
    return sums
  }

  private static func coefficient(
    within: Double, expected: Double, weight: Double
  ) -> Double? {
    guard weight > 0 else { return nil }
    let chance = expected / (weight * weight)
    // What is left of a single kind is rounding.
    guard 1 - chance > 1e-14 else { return nil }
    return min(max((within / weight - chance) / (1 - chance), -1), 1)
  }

  /// The coefficient; `nil` if it is undefined.
  func coefficient(of kinds: [Int32]) -> Double? {
    let sums = sums(kinds)
    let expected = zip(sums.out, sums.into).reduce(0) { $0 + $1.0 * $1.1 }
    return Self.coefficient(within: sums.within, expected: expected, weight: sums.weight)
  }

  func jackknifeError(_ kinds: [Int32]) -> Double? {
    let all = sums(kinds)
    let expected = zip(all.out, all.into).reduce(0) { $0 + $1.0 * $1.1 }
    guard
      let whole = Self.coefficient(within: all.within, expected: expected, weight: all.weight)
    else { return nil }
    let half = ties.directed ? 0 : 0.5
    var squares = 0.0
    for tie in ties.sources.indices {
      let weight = ties.weights[tie]
      let (source, target) = (
        Int(kinds[Int(ties.sources[tie])]), Int(kinds[Int(ties.targets[tie])])
      )
      let isWithin = source == target
      // Only the products of the kinds at the ends change.
      var rest = expected
      for kind in isWithin ? [source] : [source, target] {
        var (out, into) = (all.out[kind], all.into[kind])
        rest -= out * into
        if kind == source {
          out -= (1 - half) * weight
          into -= half * weight
        }
        if kind == target {
          into -= (1 - half) * weight
          out -= half * weight
        }
        rest += out * into
      }
      guard
        ties.count > 1,
        let without = Self.coefficient(
          within: all.within - (isWithin ? weight : 0), expected: rest,
          weight: all.weight - weight)
      else { return nil }
      squares += (without - whole) * (without - whole)
    }
    return squares.squareRoot()
  }
}
