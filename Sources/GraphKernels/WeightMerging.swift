internal import Buffers

/// How the weights of equal entries become one.
struct WeightMerging: Sendable {
  /// Makes one weight of two, that of the entry first in input order on the left.
  let merge: @Sendable (Double, Double) -> Double
  /// Makes the final weight of what is left after merging; `nil` where that is the weight.
  private(set) var resolve: (@Sendable (Double) -> Double)?

  init(_ merge: @escaping @Sendable (Double, Double) -> Double) { self.merge = merge }

  /// Keeps the weight of the earliest or the latest edge; of edges at one time the first or the last
  /// in input order.
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
