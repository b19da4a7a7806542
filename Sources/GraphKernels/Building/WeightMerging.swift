internal import Memory
internal import Statistics

/// How the weights of equal entries become one.
struct WeightMerging: Sendable {
  /// Makes one weight of several, which stand in a range in input order.
  let merge: @Sendable (_ weights: ScatterBuffer<Double>, _ range: Range<Int>) -> Double
  /// Makes the final weight of what is left after merging; `nil` where that is the weight.
  private(set) var resolve: (@Sendable (Double) -> Double)?

  /// Merges two at a time, with what came first in input order on the left.
  init(_ merge: @escaping @Sendable (Double, Double) -> Double) {
    self.init(range: { weights, range in
      range.dropFirst().reduce(weights[range.lowerBound]) { merge($0, weights[$1]) }
    })
  }

  private init(range merge: @escaping @Sendable (ScatterBuffer<Double>, Range<Int>) -> Double) {
    self.merge = merge
  }

  /// Adds weights up: the exact sum rounded once, whatever their order.
  static var sum: WeightMerging {
    WeightMerging(range: { weights, range in
      if range.count == 2 { return weights[range.lowerBound] + weights[range.lowerBound + 1] }
      var sum = ExactSum()
      for place in range { sum.add(weights[place]) }
      if let rounded = sum.rounded { return rounded }
      var exact = WideSum()
      for place in range { exact.add(weights[place]) }
      return exact.rounded
    })
  }

  /// Keeps the weight of the earliest or the latest edge; of edges at one time the first or the
  /// last in input order.
  ///
  /// Entries carry the number of their edge in place of a weight, which a double holds exactly, so
  /// that no edge is moved and no memory is needed besides.
  static func byTime(
    _ times: Buffer<Double>, _ weights: Buffer<Double>, isLast: Bool
  ) -> WeightMerging {
    var merging = WeightMerging { earlier, later in
      let (left, right) = (times[Int(earlier)], times[Int(later)])
      return (isLast ? right >= left : right < left) ? later : earlier
    }
    merging.resolve = { weights[Int($0)] }
    return merging
  }
}
