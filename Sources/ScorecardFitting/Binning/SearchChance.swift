internal import Execution
internal import LibC
internal import Memory
internal import ScoreValidation
internal import Statistics

/// What the search for bins of numbers makes of outcomes that have nothing to do with them.
///
/// The best of many divisions tells something in any case: more the more freely event rates may run. The unit is
/// what chance adds per degree of freedom (1 / non-events + 1 / events), in which bins that nobody chose would have
/// a chi-squared variable.
struct SearchChance: Sendable {
  /// The mean information value, in units.
  let mean: Double
  /// Its variance.
  let variance: Double
}

/// What searches make of chance, found once for all columns on which they are alike.
///
/// Outcomes are drawn for intervals of a thousand rows, half of which have the event, as many as the column has or a
/// few more, and their best bins are found by the same search: in units the answer hardly hangs on how many rows
/// there are. Of more than 40 intervals every doubling adds nine tenths of what the one before added, as
/// simulations show, so that 40 and 20 tell what many would do.
enum SearchChances {
  private struct Search: Hashable {
    let trend: BinTrend
    let mostBins: Int
    let leastShare: Double
    let intervalCount: Int
    /// How often as many intervals would have to be cut in two, in halves.
    let halfDoublings: Int
  }

  private static let known = Shared<[Search: SearchChance]>([:])
  private static let drawCount = 100
  private static let intervalCounts = [2, 3, 4, 5, 6, 8, 10, 13, 16, 20, 25, 32, 40]
  private static let mostIntervals = 40
  private static let rowsPerInterval = 1_000

  /// What a search makes of chance.
  ///
  /// - Parameters:
  ///   - counts: The intervals of which bins are made.
  ///   - options: How.
  ///   - execution: Asked whether to go on.
  /// - Returns: The mean and the variance; `nil` if there is nothing to choose.
  /// - Throws: `CancellationError` if the work was cancelled.
  /// - Complexity: O(1) if a search alike was looked at before, else about 0.1 seconds at most.
  static func chance(
    of counts: PrebinCounts, _ options: ColumnBinningOptions, _ execution: Execution
  ) throws(CancellationError) -> SearchChance? {
    let count = intervalCount(counts)
    guard count > 2, options.mostBins > 1 else { return nil }
    // The cuts of a tree lie where they tell most: as if all intervals were much smaller.
    let fine = counts.count > options.mostPrebins ? 4 * counts.count : counts.count
    let doublings = log2(Double(fine) / Double(mostIntervals))
    let search = Search(
      trend: options.trend, mostBins: options.mostBins, leastShare: options.leastShare,
      intervalCount: count,
      halfDoublings: count < mostIntervals ? 0 : max(Int((2 * doublings).rounded()), 0))
    return try known.withLock { known throws(CancellationError) in
      if let found = known[search] { return found }
      let found = try draw(search, execution)
      known[search] = found
      return found
    }
  }

  /// How many intervals there are that have a hundredth of the rows or more, smaller ones put together.
  private static func intervalCount(_ counts: PrebinCounts) -> Int {
    let ends = counts.rowEnds
    let least = Double(ends[counts.count]) / 100
    var (count, start) = (0, 0)
    for end in ends.dropFirst() where Double(end - start) >= least {
      count += 1
      start = end
    }
    return intervalCounts.first { $0 >= count } ?? mostIntervals
  }

  private static func draw(
    _ search: Search, _ execution: Execution
  ) throws(CancellationError) -> SearchChance? {
    var generator = SplitMix64(seed: UInt64(search.intervalCount))
    var (sum, squares, coarse, drawn) = (0.0, 0.0, 0.0, 0)
    for _ in 0..<drawCount {
      try execution.checkCancellation()
      let counts = outcomes(of: search.intervalCount, &generator)
      guard let value = best(counts, search) else { continue }
      sum += value
      squares += value * value
      if search.halfDoublings > 0 { coarse += best(counts.pairs, search) ?? value }
      drawn += 1
    }
    guard drawn > drawCount / 2 else { return nil }
    let mean = sum / Double(drawn)
    let variance = squares / Double(drawn) - mean * mean
    guard variance > 0 else { return nil }
    guard search.halfDoublings > 0 else { return SearchChance(mean: mean, variance: variance) }
    let doublings = Double(search.halfDoublings) / 2
    let finer = mean + (mean - coarse / Double(drawn)) * 9 * (1 - pow(0.9, doublings))
    return SearchChance(mean: finer, variance: variance * finer / mean)
  }

  /// Draws the events of intervals of equally many rows, nearly as by a binomial distribution.
  private static func outcomes(of count: Int, _ generator: inout SplitMix64) -> PrebinCounts {
    let (mean, deviation) = (Double(rowsPerInterval) / 2, Double(rowsPerInterval).squareRoot() / 2)
    var counts = PrebinCounts()
    for _ in 0..<count {
      let normal = NormalDistribution.quantile(.random(in: 1e-12..<1, using: &generator))
      let events = min(max(Int((mean + deviation * normal).rounded()), 0), rowsPerInterval)
      counts.append(events: events, nonEvents: rowsPerInterval - events)
    }
    return counts
  }

  /// The information value of the best bins, in units.
  private static func best(_ counts: PrebinCounts, _ search: Search) -> Double? {
    let (events, nonEvents) = (counts.events[counts.count], counts.nonEvents[counts.count])
    guard events > 0, nonEvents > 0 else { return nil }
    let totals = OutcomeTotals(
      events: events, nonEvents: nonEvents, eventWeight: Double(events),
      nonEventWeight: Double(nonEvents))
    let limits = OptimalBins.Limits(
      mostBins: search.mostBins, leastWeight: search.leastShare * totals.weight,
      leastEvents: 1, leastNonEvents: 1)
    guard
      let ends = OptimalBins(counts, totals: totals, limits: limits)
        .ends(search.trend, checking: { () throws(Never) in })
    else { return nil }
    let value = zip([0] + ends, ends).reduce(0) { sum, run in
      let event = Double(counts.events[run.1] - counts.events[run.0]) / totals.eventWeight
      let other = Double(counts.nonEvents[run.1] - counts.nonEvents[run.0]) / totals.nonEventWeight
      return sum + (other - event) * log(other / event)
    }
    return value / (1 / totals.eventWeight + 1 / totals.nonEventWeight)
  }
}
