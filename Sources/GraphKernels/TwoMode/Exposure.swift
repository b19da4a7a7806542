package import Execution
package import Memory
internal import Statistics

// Exposure. What is known of all members of a resource is added up once, exactly; a member's own value
// is then taken out of the exact sum, so that it leaves no trace even in the last bit.

/// What the other members of members' resources are like.
package struct Exposure: Sendable {
  /// For each member the number of resources of which another member has a value.
  package let count: Buffer<UInt32>
  /// The mean over these resources of the mean over the others; not a number without any.
  package let mean: Buffer<Double>
  /// The largest of these means.
  package let maximum: Buffer<Double>
}

extension TwoModeRows {
  /// For each member, over the resources that are no hubs, the mean over the resource's other members
  /// of a column, by the weight of their edges to it where edges have weights.
  ///
  /// - Parameters:
  ///   - column: One value per member.
  ///   - validity: Which of them are present, the others do not count; `nil` if all are.
  ///   - execution: Threads and cancellation.
  /// - Returns: The means, and over how many resources they go.
  /// - Throws: `CancellationError`.
  /// - Complexity: O(*n* + *m*); 90 bytes per resource and 20 per member.
  /// - Precondition: The column has one value per member, and none is infinite.
  package func exposure(
    to column: Buffer<Double>, validity: Bitmap?, _ execution: Execution
  ) throws(CancellationError) -> Exposure {
    precondition(column.count == memberCount, "one value per member")
    // A power of two, so that no product is beyond the range of numbers.
    let heaviest = try rows.weightRange(execution.quiet).map { Int($0.largest.exponent) } ?? 0
    let values = MemberValues(
      ties: self, column: column, validity: validity, weightExponent: -heaviest - 1)
    let boundaries = Array(stride(from: 0, to: resourceCount, by: 4096)) + [resourceCount]
    let pieces = try execution.map(
      BlockList(boundaries: resourceCount == 0 ? [0] : boundaries), share: 0...0.4
    ) { (block: Range<Int>) throws(CancellationError) in
      var totals: [ResourceTotals] = []
      for resource in block {
        try execution.checkCancellation(beforeRow: size(memberCount + resource))
        totals.append(values.totals(of: memberCount + resource))
      }
      return totals
    }
    let totals = Array(pieces.joined())
    let count = ScatterBuffer<UInt32>(zeroedCount: memberCount)
    let mean = ScatterBuffer<Double>(zeroedCount: memberCount)
    let maximum = ScatterBuffer<Double>(zeroedCount: memberCount)
    try execution.forEach(BlockList(vertexCount: memberCount), share: 0.4...1) {
      (members: Range<Int>) throws(CancellationError) in
      var means: [Double] = []
      for member in members {
        means.removeAll(keepingCapacity: true)
        let row = rows.entries(of: member)
        try execution.checkCancellation(beforeRow: row.count)
        for entry in row {
          let resource = Int(rows.targets[entry])
          let mean = values.meanOfOthers(entry, of: member, totals[resource - memberCount])
          if let mean { means.append(mean) }
        }
        count[member] = UInt32(means.count)
        mean[member] = means.exactMean
        maximum[member] = means.max() ?? .nan
      }
    }
    return Exposure(count: count.freeze(), mean: mean.freeze(), maximum: maximum.freeze())
  }
}

/// What is known of all members of a resource.
private struct ResourceTotals: Sendable {
  /// The number of members with a value.
  var count = 0
  /// The sum of their values, each times its weight.
  var values = ExactSum()
  /// The sum of their weights.
  var weights = ExactSum()
  /// The two smallest and the two largest values.
  var (least, second) = (Double.infinity, Double.infinity)
  var (most, next) = (-Double.infinity, -Double.infinity)

  mutating func add(_ value: Double, _ weight: Double) {
    count += 1
    values.add(value * weight)
    weights.add(weight)
    (least, second) = value < least ? (value, least) : (least, min(second, value))
    (most, next) = value > most ? (value, most) : (most, max(next, value))
  }
}

/// The values of members, and who has one.
private struct MemberValues: Sendable {
  let ties: TwoModeRows
  let column: Buffer<Double>
  let validity: Bitmap?
  /// Weights are multiplied by two to this power.
  let weightExponent: Int

  private func weight(_ entry: Int) -> Double {
    guard let weights = ties.rows.weights else { return 1 }
    return max(
      Double(sign: .plus, exponent: weightExponent, significand: weights[entry]),
      .leastNonzeroMagnitude)
  }

  private func value(of member: Int) -> Double? {
    guard validity.map({ $0[member] }) ?? true else { return nil }
    precondition(column[member].isFinite, "values are finite")
    return column[member]
  }

  func totals(of resource: Int) -> ResourceTotals {
    var totals = ResourceTotals()
    // Of others nothing is asked.
    guard ties.counts(resource) else { return totals }
    forEachValue(of: resource, but: nil) { totals.add($0, $1) }
    return totals
  }

  private func forEachValue(
    of resource: Int, but member: Int?, _ body: (_ value: Double, _ weight: Double) -> Void
  ) {
    for entry in ties.rows.entries(of: resource) {
      let other = Int(ties.rows.targets[entry])
      guard other != member, let value = value(of: other) else { continue }
      body(value, weight(entry))
    }
  }

  private func wideSum(
    of resource: Int, but member: Int, _ term: (_ value: Double, _ weight: Double) -> Double
  ) -> WideSum {
    var sum = WideSum()
    forEachValue(of: resource, but: member) { sum.add(term($0, $1)) }
    return sum
  }

  /// The mean over the other members of the resource at an entry of a member's row; `nil` if none
  /// has a value.
  func meanOfOthers(_ entry: Int, of member: Int, _ totals: ResourceTotals) -> Double? {
    var (count, values, weights) = (totals.count, totals.values, totals.weights)
    var (least, most) = (totals.least, totals.most)
    if count > 0, let own = value(of: member) {
      let weight = weight(entry)
      count -= 1
      values.add(-own * weight)
      weights.add(-weight)
      if own == least { least = totals.second }
      if own == most { most = totals.next }
    }
    if count == 0 { return nil }
    let resource = Int(ties.rows.targets[entry])
    let mean: Double
    if ties.rows.weights == nil {
      mean =
        values.mean(of: count)?.nearest
        ?? wideSum(of: resource, but: member) { value, _ in value }.mean(of: count)
    } else {
      let sum = values.rounded.flatMap { $0.isFinite ? $0 : nil }
      mean =
        (sum ?? wideSum(of: resource, but: member) { $0 * $1 }.rounded)
        / (weights.rounded ?? wideSum(of: resource, but: member) { _, weight in weight }.rounded)
    }
    return min(max(mean, least), most)
  }
}

extension [Double] {
  /// The exact mean rounded once; not a number without values.
  fileprivate var exactMean: Double {
    if isEmpty { return .nan }
    var sum = ExactSum()
    for value in self { sum.add(value) }
    if let mean = sum.mean(of: count)?.nearest { return mean }
    return WideSum(span).mean(of: count)
  }
}
