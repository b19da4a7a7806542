internal import Statistics

/// How an interval is made of bootstrap replicates.
public enum BootstrapInterval: String, Sendable, Hashable {
  /// From one quantile of the replicates to another.
  case percentile
  /// The same with quantiles corrected for bias and for a spread that changes with the value (BCa), as
  /// of small samples and measures close to their bounds.
  ///
  /// The acceleration comes from a jackknife that leaves out a hundredth of each kind of people at a
  /// time, or one person at a time where there are fewer.
  ///
  /// - Source: Efron, "Better bootstrap confidence intervals", *Journal of the American Statistical
  ///   Association* 82 (1987),
  ///   [doi:10.1080/01621459.1987.10478410](https://doi.org/10.1080/01621459.1987.10478410).
  case biasCorrectedAccelerated
}

/// What measures are without some people, by kind of people.
struct Jackknife {
  private let values: [[MeasureValues]]

  init(_ scores: SortedScores, _ events: [Bool]) {
    values = [true, false].map { kind in
      let members = events.indices.filter { events[$0] == kind }
      let groupCount = min(members.count, 100)
      return (0..<groupCount).map { group in
        var copies = [Int32](repeating: 1, count: events.count)
        for place in stride(from: group, to: members.count, by: groupCount) {
          copies[members[place]] = 0
        }
        return scores.measures(copies: copies)
      }
    }
  }

  /// How much the spread of a measure changes with its value.
  func acceleration(_ measure: ScoreMeasure) -> Double {
    var (squares, cubes) = (0.0, 0.0)
    for kind in values {
      let known = kind.compactMap { $0[measure] }
      guard known.count > 1 else { continue }
      let mean = known.reduce(0, +) / Double(known.count)
      for value in known {
        let influence = (mean - value) * Double(known.count - 1) / Double(known.count)
        squares += influence * influence
        cubes += influence * influence * influence
      }
    }
    return squares > 0 ? cubes / (6 * squares * squares.squareRoot()) : 0
  }
}

extension ConfidenceInterval {
  /// The interval between quantiles of replicates that are corrected for bias and acceleration.
  ///
  /// - Precondition: The replicates are in rising order, at least one.
  static func corrected(
    _ value: Double, _ sorted: [Double], acceleration: Double, level: Double
  ) -> ConfidenceInterval {
    let count = Double(sorted.count)
    let below = Double(sorted.count { $0 < value })
    let equal = Double(sorted.count { $0 == value })
    // All replicates on one side would be an infinite bias.
    let share = min(max((below + equal / 2) / count, 0.5 / count), 1 - 0.5 / count)
    let bias = NormalDistribution.quantile(share)
    func bound(_ share: Double) -> Double {
      let shifted = bias + NormalDistribution.quantile(share)
      let scale = max(1 - acceleration * shifted, 1e-3)
      let corrected = NormalDistribution.upperTail(-(bias + shifted / scale))
      return Quantile.take(corrected, ofSorted: sorted.span)
    }
    return ConfidenceInterval(
      lower: bound((1 - level) / 2), upper: bound((1 + level) / 2), level: level)
  }
}
