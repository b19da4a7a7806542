internal import Execution
internal import Memory

/// Expected degrees in two parts, within the community and across, and what makes them expected.
struct DegreeParts {
  /// In the order of members, the expected number of ties within the community.
  let within: Buffer<Double>
  /// In the order of members, the expected number of ties to other communities.
  let across: Buffer<Double>
  /// By community, what the product of two people's numbers within is divided by.
  let withinScales: [Double]
  /// The same across communities.
  let acrossScale: Double
  /// The share of ties that is expected to lead to other communities.
  let mixing: Double
  /// The expected number of ends of ties.
  let endCount: Double

  /// Divides degrees so that a share of all ties is expected to lead to other communities.
  ///
  /// Whom a community is too small for has more ties to others; everyone else then has fewer. Where that alone is more
  /// than the share asked for, it stays so.
  static func mixing(
    _ degrees: Buffer<Double>, _ asked: Double, starts: Buffer<Int>, _ execution: Execution
  ) throws -> DegreeParts {
    let parts = { (base: Double) in
      try execution.checkCancellation()
      return DegreeParts(degrees, base: base, starts: starts, execution)
    }
    let highest = try parts(asked)
    guard highest.mixing > asked + tolerance else { return highest }
    let lowest = try parts(0)
    guard lowest.mixing < asked - tolerance else { return lowest }
    var (low, high) = ((base: 0.0, mixing: lowest.mixing), (base: asked, mixing: highest.mixing))
    var best = highest
    // The share is nearly a line between both ends.
    for _ in 0..<12 where (best.mixing - asked).magnitude > tolerance {
      let base =
        low.base + (high.base - low.base) * (asked - low.mixing) / (high.mixing - low.mixing)
      best = try parts(base)
      if best.mixing < asked { low = (base, best.mixing) } else { high = (base, best.mixing) }
    }
    return best
  }

  /// How far the share may be from what is asked for.
  private static let tolerance = 1e-4

  private init(
    _ degrees: Buffer<Double>, base: Double, starts: Buffer<Int>, _ execution: Execution
  ) {
    let within = ScatterBuffer<Double>(zeroedCount: degrees.count)
    let across = ScatterBuffer<Double>(zeroedCount: degrees.count)
    execution.forEachBlock(of: degrees.count) { positions in
      for position in positions {
        within[position] = (1 - base) * degrees[position]
        across[position] = base * degrees[position]
      }
    }
    let sums = ScatterBuffer<Double>(zeroedCount: starts.count - 1)
    let squares = ScatterBuffer<Double>(zeroedCount: starts.count - 1)
    let acrossSums = ScatterBuffer<Double>(zeroedCount: starts.count - 1)
    execution.forEach(starts.count - 1) { community in
      let own = starts[community]..<starts[community + 1]
      // One community has no others to take ties.
      if starts.count > 2 { Self.cap(own, within, across) }
      for position in own {
        sums[community] += within[position]
        squares[community] += within[position] * within[position]
        acrossSums[community] += across[position]
      }
    }
    withinScales = (0..<sums.count).map { sums[$0] > 0 ? sums[$0] - squares[$0] / sums[$0] : 1 }
    let outer = acrossSums.freeze()
    let sum = outer.reduce(0, +)
    let rest = sum > 0 ? sum - outer.reduce(0) { $0 + $1 * $1 } / sum : 0
    acrossScale = rest > 0 ? rest : 1
    let inner = sums.freeze().reduce(0, +)
    (mixing, endCount) = (sum / (inner + sum), inner + sum)
    (self.within, self.across) = (within.freeze(), across.freeze())
  }

  /// Keeps products of two numbers within a community below their scale: what is beyond goes to others.
  private static func cap(
    _ own: Range<Int>, _ within: ScatterBuffer<Double>, _ across: ScatterBuffer<Double>
  ) {
    var sum = own.reduce(0.0) { $0 + within[$1] }
    for _ in 0..<8 {
      let most = sum.squareRoot()
      // Members come with the largest numbers first.
      for position in own {
        guard within[position] > most else { break }
        sum -= within[position] - most
        across[position] += within[position] - most
        within[position] = most
      }
    }
  }
}
