/// Where the numbers of a column may be cut.
///
/// Between any two of them if there are not too many; else at quantiles and at the cuts of a decision tree.
struct Prebins {
  /// The places of the numbers above the cuts, in rising order.
  let cuts: [Int]

  /// The largest number of leaves of the tree.
  private static let mostLeaves = 20

  /// Finds cuts.
  ///
  /// - Parameters:
  ///   - numbers: The numbers with their rows.
  ///   - mostCount: The number of quantile intervals.
  ///   - leastWeight: What the rows of a bin weigh at least.
  ///   - check: Asked now and then whether to go on.
  /// - Throws: What `check` throws.
  init<Failure: Error>(
    of numbers: SortedNumbers, mostCount: Int, leastWeight: Double,
    checking check: () throws(Failure) -> Void
  ) throws(Failure) {
    if numbers.count <= mostCount {
      cuts = Array(1..<max(numbers.count, 1))
      return
    }
    let tree = try ImpurityTree(
      numbers, leastWeight: leastWeight, mostLeaves: Self.mostLeaves, checking: check)
    cuts = Set(Self.quantiles(numbers, mostCount) + tree.cuts).sorted()
  }

  /// For each quantile the place nearest to it, both if two are as near: so that turned numbers have the
  /// same places from the other end.
  private static func quantiles(_ numbers: SortedNumbers, _ count: Int) -> [Int] {
    let total = numbers.weight(numbers.count)
    var cuts: [Int] = []
    var place = 1
    for quantile in 1..<count {
      let target = total * Double(quantile) / Double(count)
      while place < numbers.count, numbers.weight(place) < target { place += 1 }
      let (above, below) = (numbers.weight(place) - target, target - numbers.weight(place - 1))
      if above <= below { cuts.append(place) }
      if below <= above { cuts.append(place - 1) }
    }
    return cuts.filter { $0 > 0 && $0 < numbers.count }
  }
}
