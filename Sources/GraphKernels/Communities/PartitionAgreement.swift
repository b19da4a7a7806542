package import Execution
internal import LibC
internal import Memory

// Agreement of two partitions. All measures follow from how many vertices each pair of groups
// shares. What chance alone would give is summed over pairs of group sizes: for each, the
// hypergeometric odds of every overlap, begun at the likeliest and scaled to the sum 1, so that no
// factorial is needed.

/// How much two partitions of the same vertices say the same.
package struct PartitionAgreement: Sendable, Equatable {
  /// The share of pairs of vertices on which both agree, beyond what chance gives.
  ///
  /// - Range: at most 1, for equal partitions; about 0 for unrelated ones, and less is possible.
  /// - Source: Hubert & Arabie, "Comparing partitions" (1985),
  ///   [doi:10.1007/BF01908075](https://doi.org/10.1007/BF01908075).
  package let adjustedRandIndex: Double
  /// What one partition tells about the other, over the mean of what each tells.
  ///
  /// - Range: 0 to 1.
  package let normalizedMutualInformation: Double
  /// The same beyond what chance gives: unrelated partitions into many groups don't look alike.
  ///
  /// - Range: at most 1, for equal partitions; about 0 for unrelated ones.
  /// - Source: Vinh, Epps & Bailey, "Information theoretic measures for clusterings comparison"
  ///   (2010), [jmlr.org/papers/v11/vinh10a](https://jmlr.org/papers/v11/vinh10a.html).
  package let adjustedMutualInformation: Double
  /// The information in one partition that the other does not tell, both ways, in nats.
  ///
  /// - Range: from 0, for equal partitions, to twice the logarithm of the number of vertices.
  /// - Source: Meilă, "Comparing clusterings – an information based distance" (2007),
  ///   [doi:10.1016/j.jmva.2006.11.013](https://doi.org/10.1016/j.jmva.2006.11.013).
  package let variationOfInformation: Double

  /// Compares two partitions.
  ///
  /// - Complexity: O(*n*) for what is observed; for what chance gives O(*a* *b* *s*) for *a* and
  ///   *b* different group sizes, with *s* the number of overlaps that are not out of the question,
  ///   at most the smaller size.
  /// - Throws: `CancellationError`.
  /// - Precondition: Both divide the same number of vertices.
  package init(
    _ one: CanonicalPartition, _ other: CanonicalPartition, _ execution: Execution
  ) throws(CancellationError) {
    precondition(one.membership.count == other.membership.count, "partitions of the same vertices")
    let count = one.membership.count
    let overlaps = one.overlaps(with: other)
    adjustedRandIndex = Self.randIndex(one.sizes, other.sizes, overlaps.map(\.count), count)

    let information = overlaps.reduce(0.0) { sum, overlap in
      let shared = Double(overlap.count)
      let (size, otherSize) = (
        Double(one.sizes[overlap.group]), Double(other.sizes[overlap.otherGroup])
      )
      return sum + shared / Double(count) * log(shared * Double(count) / (size * otherSize))
    }
    let (entropy, otherEntropy) = (one.entropy, other.entropy)
    let mean = (entropy + otherEntropy) / 2
    // Two partitions into one group each say the same: nothing.
    let saysNothing = one.groupCount <= 1 && other.groupCount <= 1
    // Equal partitions agree exactly, whatever rounding does.
    let areEqual = overlaps.count == one.groupCount && overlaps.count == other.groupCount
    variationOfInformation = areEqual ? 0 : max(0, entropy + otherEntropy - 2 * information)
    normalizedMutualInformation =
      saysNothing || areEqual ? 1 : mean > 0 ? min(1, max(0, information / mean)) : 0
    if saysNothing || areEqual {
      adjustedMutualInformation = 1
    } else {
      let chance = try Self.expectedInformation(one.sizes, other.sizes, count, execution)
      // Where chance alone gives all there is, equal partitions still count as such.
      let tiny = Double.ulpOfOne
      let room = mean - chance
      let gained = information - chance
      // Errors of rounding would make it more than 1.
      adjustedMutualInformation = min(
        1,
        (gained < 0 ? min(gained, -tiny) : max(gained, tiny))
          / (room < 0 ? min(room, -tiny) : max(room, tiny)))
    }
  }

  private static func randIndex(
    _ sizes: [Int], _ otherSizes: [Int], _ overlaps: [Int], _ count: Int
  ) -> Double {
    let pairs = { (counts: [Int]) in
      counts.reduce(0.0) { $0 + Double($1) * Double($1 - 1) / 2 }
    }
    let (both, one, other) = (pairs(overlaps), pairs(sizes), pairs(otherSizes))
    let all = pairs([count])
    if one == both, other == both { return 1 }
    let chance = one * other / all
    return min(1, (both - chance) / ((one + other) / 2 - chance))
  }

  /// The mean of the mutual information over all partitions with these group sizes.
  private static func expectedInformation(
    _ sizes: [Int], _ otherSizes: [Int], _ count: Int, _ execution: Execution
  ) throws(CancellationError) -> Double {
    let (runs, otherRuns) = (SizeRun.runs(sizes), SizeRun.runs(otherSizes))
    let sums = try execution.map(BlockList(offsets: Array(0...runs.count).map { $0 * 8192 })) {
      (places: Range<Int>) throws(CancellationError) in
      var sum = 0.0
      for place in places {
        try execution.checkCancellation()
        for other in otherRuns {
          let pairs = Double(runs[place].count) * Double(other.count)
          sum += pairs * expectedInformation(runs[place].size, other.size, count)
        }
      }
      return sum
    }
    return sums.reduce(0, +)
  }

  /// What a pair of groups of two sizes is expected to add to the mutual information.
  private static func expectedInformation(_ size: Int, _ otherSize: Int, _ count: Int) -> Double {
    let (a, b, n) = (Double(size), Double(otherSize), Double(count))
    let most = Double(min(size, otherSize))
    let least = Double(max(0, size + otherSize - count))
    let likeliest = min(most, max(least, ((a + 1) * (b + 1) / (n + 2)).rounded(.down)))
    var (odds, information) = (0.0, 0.0)
    func add(_ shared: Double, _ part: Double) {
      odds += part
      if shared > 0 { information += part * shared / n * log(shared * n / (a * b)) }
    }
    // Odds that are smaller than this change nothing any more.
    let negligible = 1e-22
    add(likeliest, 1)
    var (shared, part) = (likeliest, 1.0)
    while shared < most, part > negligible {
      part *= (a - shared) * (b - shared) / ((shared + 1) * (n - a - b + shared + 1))
      shared += 1
      add(shared, part)
    }
    (shared, part) = (likeliest, 1)
    while shared > least, part > negligible {
      part *= shared * (n - a - b + shared) / ((a - shared + 1) * (b - shared + 1))
      shared -= 1
      add(shared, part)
    }
    return information / odds
  }
}

/// So many groups of one size.
private struct SizeRun: Sendable {
  let size: Int
  var count: Int

  /// The runs in sizes that never rise.
  static func runs(_ sizes: [Int]) -> [SizeRun] {
    var runs: [SizeRun] = []
    for size in sizes {
      if runs.last?.size == size {
        runs[runs.count - 1].count += 1
      } else {
        runs.append(SizeRun(size: size, count: 1))
      }
    }
    return runs
  }
}

extension CanonicalPartition {
  /// The number of vertices that a group of this partition and one of another share.
  package struct Overlap: Sendable, Equatable {
    package let group: Int
    package let otherGroup: Int
    package let count: Int
  }

  /// All pairs of groups that share anyone, by this partition's groups, then the other's.
  ///
  /// - Complexity: O(*n* + *k* log *k*) for *k* pairs.
  /// - Precondition: Both divide the same number of vertices.
  package func overlaps(with other: CanonicalPartition) -> [Overlap] {
    precondition(membership.count == other.membership.count, "partitions of the same vertices")
    var overlaps: [Overlap] = []
    var counts = [Int](repeating: 0, count: other.groupCount)
    for (group, vertices) in members.enumerated() {
      var met: [Int] = []
      for vertex in vertices {
        let otherGroup = Int(other.membership[Int(vertex)])
        if counts[otherGroup] == 0 { met.append(otherGroup) }
        counts[otherGroup] += 1
      }
      for otherGroup in met.sorted() {
        overlaps.append(Overlap(group: group, otherGroup: otherGroup, count: counts[otherGroup]))
        counts[otherGroup] = 0
      }
    }
    return overlaps
  }

  /// How uncertain the group of a vertex drawn at random is, in nats.
  package var entropy: Double {
    let count = Double(membership.count)
    return sizes.reduce(0) { $0 - Double($1) / count * log(Double($1) / count) }
  }
}
