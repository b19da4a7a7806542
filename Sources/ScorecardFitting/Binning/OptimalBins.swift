internal import LibC
internal import Statistics

/// Puts ordered prebins together into the bins of the largest information value.
///
/// Every run of prebins that meets the limits is a possible bin, with its part of the information value. A
/// division is a chain of them from the first prebin to the last. Where event rates may run as they like,
/// runs are taken by their ends, and for each place the best chain of 1, 2, … bins up to it is kept. Where
/// rates have to rise, runs are taken by rising event rate instead: whatever chain ends where a run begins
/// has lower rates, so that the run may follow it, and no chain has to be asked for its last rate. From
/// right to left the same walk finds the chains that fall; a peak is one that rises and one that falls.
///
/// The answer is the best of all divisions into whole prebins: nothing is estimated.
///
/// - Complexity: O(*p*² (log *p* + *k*)) for *p* prebins and at most *k* bins.
struct OptimalBins {
  /// What bins must be like.
  struct Limits {
    var mostBins: Int
    var leastWeight: Double
    var leastEvents: Int
    var leastNonEvents: Int
  }

  /// The runs of prebins that may be bins.
  private struct Runs {
    var starts: [Int32] = []
    var ends: [Int32] = []
    var gains: [Double] = []
    var rateKeys: [UInt64] = []
  }

  private let prebins: PrebinCounts
  private let mostBins: Int
  private let runs: Runs

  /// Looks at all runs of prebins.
  ///
  /// - Parameters:
  ///   - prebins: The prebins.
  ///   - totals: The rows of which information values are shares; they may be more than the prebins'.
  ///   - limits: What bins must be like.
  init(_ prebins: PrebinCounts, totals: OutcomeTotals, limits: Limits) {
    self.prebins = prebins
    var mostBins = min(limits.mostBins, prebins.count)
    if limits.leastWeight > 0 {
      mostBins = min(mostBins, Int((totals.weight / limits.leastWeight).rounded()))
    }
    self.mostBins = max(mostBins, 1)
    runs = Self.runs(prebins, totals, limits)
  }

  private static func runs(
    _ prebins: PrebinCounts, _ totals: OutcomeTotals, _ limits: Limits
  ) -> Runs {
    var runs = Runs()
    let (events, nonEvents) = (prebins.events, prebins.nonEvents)
    let (eventWeights, nonEventWeights) = (prebins.eventWeights, prebins.nonEventWeights)
    // A share is compared as it was meant: 7 of 100 rows are 7 %.
    let leastWeight = limits.leastWeight * (1 - 1e-12)
    let (leastEvents, leastNonEvents) = (max(limits.leastEvents, 1), max(limits.leastNonEvents, 1))
    // A run that begins earlier has more of everything.
    var startCount = 0
    for end in stride(from: 1, through: prebins.count, by: 1) {
      while startCount < end,
        eventWeights[end] - eventWeights[startCount] + nonEventWeights[end]
          - nonEventWeights[startCount] >= leastWeight,
        events[end] - events[startCount] >= leastEvents,
        nonEvents[end] - nonEvents[startCount] >= leastNonEvents
      { startCount += 1 }
      for start in 0..<startCount {
        let event = eventWeights[end] - eventWeights[start]
        let nonEvent = nonEventWeights[end] - nonEventWeights[start]
        runs.starts.append(Int32(truncatingIfNeeded: start))
        runs.ends.append(Int32(truncatingIfNeeded: end))
        let (one, other) = (nonEvent / totals.nonEventWeight, event / totals.eventWeight)
        runs.gains.append((one - other) * log(one / other))
        runs.rateKeys.append((event / (event + nonEvent)).sortKey)
      }
    }
    return runs
  }

  /// The best division whose event rates have a trend.
  ///
  /// Of divisions of the same information value that with the fewest bins is taken, and no two bins side by
  /// side have the same event rate.
  ///
  /// - Parameters:
  ///   - trend: The trend.
  ///   - check: Asked now and then whether to go on.
  /// - Returns: The places where the bins end, the last of which is the number of prebins; `nil` if not even
  ///   all prebins together meet the limits.
  /// - Throws: What `check` throws.
  func ends<Failure: Error>(
    _ trend: BinTrend, checking check: () throws(Failure) -> Void
  ) throws(Failure) -> [Int]? {
    var order: [UInt32] = []
    if trend != .free {
      var keys = runs.rateKeys
      order = Array(0..<UInt32(keys.count))
      try RadixSort.sort(&keys, with: &order, checking: check)
    }
    try check()
    let best: Division? =
      switch trend {
      case .free: leftChains((0..<UInt32(runs.gains.count))).best(at: prebins.count)
      case .rising: leftChains(order).best(at: prebins.count)
      case .falling: leftChains(order.reversed()).best(at: prebins.count)
      case .monotonic:
        Division.better(
          leftChains(order).best(at: prebins.count),
          leftChains(order.reversed()).best(at: prebins.count))
      case .peak: turning(order)
      case .valley: turning(order.reversed())
      }
    return best.map { merged($0.ends) }
  }

  /// The chains from the first prebin on whose runs come in an order.
  private func leftChains(_ order: some Sequence<UInt32>) -> Chains {
    var chains = Chains(placeCount: prebins.count + 1, mostBins: mostBins, start: 0)
    for run in order {
      let run = Int(run)
      chains.extend(from: Int(runs.starts[run]), to: Int(runs.ends[run]), by: runs.gains[run])
    }
    return chains
  }

  /// The best division into runs that come in an order up to some place and against it from there.
  private func turning(_ order: some Sequence<UInt32>) -> Division? {
    let left = leftChains(order)
    var right = Chains(placeCount: prebins.count + 1, mostBins: mostBins, start: prebins.count)
    for run in order {
      let run = Int(run)
      right.extend(from: Int(runs.ends[run]), to: Int(runs.starts[run]), by: runs.gains[run])
    }
    return Division.best(left, right, mostBins: mostBins, end: prebins.count)
  }

  /// The same division with neighbors of the same event rate put together, which costs nothing.
  private func merged(_ ends: [Int]) -> [Int] {
    var (kept, start, before) = ([Int](), 0, Double?.none)
    for end in ends {
      let rate = prebins.rate(start..<end)
      if let before, (before - rate).magnitude <= 1e-12 * max(before, rate) { kept.removeLast() }
      start = kept.last ?? 0
      kept.append(end)
      before = prebins.rate(start..<end)
      start = end
    }
    return kept
  }
}

/// A division of prebins into bins.
private struct Division {
  let gain: Double
  let ends: [Int]

  /// Whether a gain is larger by more than rounding.
  static func isMore(_ gain: Double, than other: Double) -> Bool {
    gain > other + 1e-12 * (1 + other.magnitude)
  }

  /// The better of two, the first of equals.
  static func better(_ one: Division?, _ other: Division?) -> Division? {
    guard let one, let other else { return one ?? other }
    return isMore(other.gain, than: one.gain) ? other : one
  }

  /// The best division of which the first part is a chain from the left, the rest one from the right.
  static func best(_ left: Chains, _ right: Chains, mostBins: Int, end: Int) -> Division? {
    var best: (gain: Double, place: Int, leftCount: Int, rightCount: Int)?
    for count in 1...mostBins {
      for place in 0...end {
        for leftCount in 0...count {
          let gain = left.gain(leftCount, at: place) + right.gain(count - leftCount, at: place)
          guard gain > -.infinity, best.map({ isMore(gain, than: $0.gain) }) ?? true else {
            continue
          }
          best = (gain, place, leftCount, count - leftCount)
        }
      }
    }
    return best.map { best in
      let rest = right.places(best.rightCount, at: best.place)
      // From the right a bin is known by where it begins.
      let ends = rest.reversed().dropFirst() + (rest.isEmpty ? [] : [end])
      return Division(gain: best.gain, ends: left.places(best.leftCount, at: best.place) + ends)
    }
  }
}

/// For every place the best chain of so many runs from a start to it.
///
/// Chains of eight lengths are compared at once; those longer than asked for are of no account.
private struct Chains {
  private struct Link {
    /// The chain before it; −1 for none.
    let before: Int32
    let place: Int32
  }

  private let mostBins: Int
  /// The number of vectors of a place.
  private let vectorCount: Int
  /// By place what chains of 1, 2, … runs bring; −∞ where there is none.
  private var gains: [SIMD8<Double>]
  /// The same of 0, 1, … runs.
  private var shorterGains: [SIMD8<Double>]
  private var links: [Int32]
  private var history: [Link] = []

  init(placeCount: Int, mostBins: Int, start: Int) {
    self.mostBins = mostBins
    vectorCount = (mostBins + 7) / 8
    let nothing = SIMD8(repeating: -Double.infinity)
    gains = Array(repeating: nothing, count: placeCount * vectorCount)
    shorterGains = gains
    shorterGains[start * vectorCount][0] = 0
    links = Array(repeating: -1, count: placeCount * vectorCount * 8)
  }

  /// Lets a run follow the chains up to where it begins.
  @inline(__always)
  mutating func extend(from: Int, to: Int, by gain: Double) {
    for vector in 0..<vectorCount {
      let sums = shorterGains[from * vectorCount + vector] + gain
      let isMore = sums .> gains[to * vectorCount + vector]
      if any(isMore) { replace(isMore, sums, from, to, vector) }
    }
  }

  private mutating func replace(
    _ isMore: SIMDMask<SIMD8<Int64>>, _ sums: SIMD8<Double>, _ from: Int, _ to: Int, _ vector: Int
  ) {
    gains[to * vectorCount + vector].replace(with: sums, where: isMore)
    for lane in 0..<8 where isMore[lane] {
      let count = vector * 8 + lane + 1
      let before = count == 1 ? -1 : links[from * vectorCount * 8 + count - 2]
      links[to * vectorCount * 8 + count - 1] = Int32(truncatingIfNeeded: history.count)
      history.append(Link(before: before, place: Int32(truncatingIfNeeded: to)))
      if count < vectorCount * 8 {
        shorterGains[to * vectorCount + count / 8][count % 8] = sums[lane]
      }
    }
  }

  /// What the best chain of so many runs brings; −∞ if there is none.
  func gain(_ count: Int, at place: Int) -> Double {
    count < vectorCount * 8
      ? shorterGains[place * vectorCount + count / 8][count % 8]
      : gains[place * vectorCount + vectorCount - 1][7]
  }

  /// The places to which the runs of the best chain lead.
  func places(_ count: Int, at place: Int) -> [Int] {
    var places: [Int] = []
    var link = count == 0 ? -1 : links[place * vectorCount * 8 + count - 1]
    while link >= 0 {
      places.append(Int(history[Int(link)].place))
      link = history[Int(link)].before
    }
    return places.reversed()
  }

  /// The best chain to a place, that with the fewest runs among equals.
  func best(at place: Int) -> Division? {
    var best: Int?
    for count in 1...mostBins where gain(count, at: place) > -.infinity {
      let isBetter =
        best.map { Division.isMore(gain(count, at: place), than: gain($0, at: place)) }
      if isBetter ?? true { best = count }
    }
    return best.map { Division(gain: gain($0, at: place), ends: places($0, at: place)) }
  }
}
