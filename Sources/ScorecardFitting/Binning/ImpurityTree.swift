/// Where a decision tree of one column would cut its numbers.
///
/// The leaf whose best cut lowers the Gini impurity of all rows most is cut next, until there are so many
/// leaves or none can be cut: the tree that scikit-learn grows with `max_leaf_nodes`, from which other
/// programs take their prebins. Ours are finer, and hold these cuts besides.
///
/// - Source: Breiman, Friedman, Olshen & Stone, *Classification and Regression Trees* (1984).
struct ImpurityTree {
  /// A leaf with its best cut.
  private struct Leaf {
    let range: Range<Int>
    let cut: Int
    let gain: Double
  }

  /// The places of the numbers above the cuts, in rising order.
  let cuts: [Int]

  /// Grows a tree.
  ///
  /// - Parameters:
  ///   - numbers: The numbers with their rows.
  ///   - leastWeight: What the rows of a leaf weigh at least.
  ///   - mostLeaves: The largest number of leaves.
  ///   - check: Asked before each cut whether to go on.
  /// - Throws: What `check` throws.
  /// - Complexity: O(*n* *d*) for *n* numbers and a tree of depth *d*.
  init<Failure: Error>(
    _ numbers: SortedNumbers, leastWeight: Double, mostLeaves: Int,
    checking check: () throws(Failure) -> Void
  ) throws(Failure) {
    var leaves = [Self.leaf(numbers, 0..<numbers.count, leastWeight)].compactMap(\.self)
    var cuts: [Int] = []
    while cuts.count + 1 < mostLeaves,
      let place = leaves.indices.max(by: { leaves[$0].gain < leaves[$1].gain })
    {
      try check()
      let leaf = leaves.remove(at: place)
      cuts.append(leaf.cut)
      let parts = [leaf.range.lowerBound..<leaf.cut, leaf.cut..<leaf.range.upperBound]
      leaves += parts.compactMap { Self.leaf(numbers, $0, leastWeight) }
    }
    self.cuts = cuts.sorted()
  }

  /// The best cut of a range of numbers; `nil` if none lowers the impurity.
  private static func leaf(
    _ numbers: SortedNumbers, _ range: Range<Int>, _ leastWeight: Double
  ) -> Leaf? {
    let (start, end) = (range.lowerBound, range.upperBound)
    let (events, nonEvents) = (numbers.eventWeight(start), numbers.nonEventWeight(start))
    let (allEvents, allNonEvents) =
      (numbers.eventWeight(end) - events, numbers.nonEventWeight(end) - nonEvents)
    let whole = purity(allEvents, allNonEvents)
    guard allEvents > 0, allNonEvents > 0 else { return nil }
    // A share is compared as it was meant.
    let least = leastWeight * (1 - 1e-12)
    var (best, cut) = (whole, start)
    for place in start + 1..<max(end, start + 1) {
      let (left, leftOther) =
        (numbers.eventWeight(place) - events, numbers.nonEventWeight(place) - nonEvents)
      let (right, rightOther) = (allEvents - left, allNonEvents - leftOther)
      if left + leftOther < least { continue }
      if right + rightOther < least { break }
      let parts = purity(left, leftOther) + purity(right, rightOther)
      if parts > best { (best, cut) = (parts, place) }
    }
    return cut > start ? Leaf(range: range, cut: cut, gain: best - whole) : nil
  }

  /// The rows' weight less its Gini impurity, which cuts raise.
  @inline(__always)
  private static func purity(_ events: Double, _ nonEvents: Double) -> Double {
    (events * events + nonEvents * nonEvents) / (events + nonEvents)
  }
}
