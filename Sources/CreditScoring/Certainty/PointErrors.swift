internal import Files

/// How sure the points of a fitted model are, by refits to rows that were drawn again.
public struct PointErrors: Sendable, Equatable {
  /// The number of refits.
  public let replicateCount: Int
  /// The standard errors of points by characteristic: a missing value's, then each bin's.
  public let points: [String: [Double]]
  /// The standard error of a score: the root of its mean square over people whose values fall in bins by the
  /// shares that the model states, independently of each other; `nil` if it states none of a characteristic.
  public let score: Double?
}

extension ScoreModel {
  /// How sure the points are; `nil` unless the model has two refits or more.
  ///
  /// - Complexity: O(refits × bins).
  /// - Source: Efron & Tibshirani, *An Introduction to the Bootstrap* (1993), chapter 6.
  public var pointErrors: PointErrors? {
    guard let differences = replicateDifferences, let count = fit?.replicates.count, count > 1
    else { return nil }
    let centered = differences.mapValues { bins in
      bins.map { numbers in
        let mean = numbers.reduce(0) { $0 + Double($1) } / Double(count)
        return numbers.map { Double($0) - mean }
      }
    }
    let errors = centered.mapValues { bins in
      bins.map { ($0.reduce(0) { $0 + $1 * $1 } / Double(count - 1)).squareRoot() }
    }
    return PointErrors(
      replicateCount: count, points: errors, score: errorOfScores(centered, count: count))
  }

  private func errorOfScores(_ centered: [String: [[Double]]], count: Int) -> Double? {
    var means = [Double](repeating: 0, count: count)
    var variance = 0.0
    for characteristic in categories.flatMap(\.characteristics) {
      guard case .column(let measure) = characteristic.measure else { continue }
      let shares = PointDoubt(measure).shares
      guard let bins = centered[characteristic.name]?.dropFirst(), !shares.isEmpty else {
        return nil
      }
      for place in 0..<count {
        let mean = zip(bins, shares).reduce(0) { $0 + $1.0[place] * $1.1 }
        variance += zip(bins, shares).reduce(0) { sum, pair in
          sum + (pair.0[place] - mean) * (pair.0[place] - mean) * pair.1
        }
        means[place] += mean
      }
    }
    let sum = variance + means.reduce(0) { $0 + $1 * $1 }
    return (sum / Double(count - 1)).squareRoot()
  }

  /// The points of refits less the model's own, by characteristic; `nil` without refits.
  ///
  /// First those of a missing value, then those of each bin, each with a number for every refit.
  var replicateDifferences: [String: [[Int]]]? {
    guard let replicates = fit?.replicates, !replicates.isEmpty else { return nil }
    var differences: [String: [[Int]]] = [:]
    var start = 0
    for characteristic in categories.flatMap(\.characteristics) {
      guard case .column(let measure) = characteristic.measure else { continue }
      let points = [measure.missingPoints] + measure.bins.map(\.points)
      differences[characteristic.name] = points.enumerated().map { bin, points in
        replicates.map { $0[start + bin] - points }
      }
      start += points.count
    }
    return differences
  }
}

extension Int {
  /// Points with their standard error, if it is known: 25, or 25 ± 1.3.
  func with(error: Double?) -> String { "\(self)" + (error.map { " ± \($0.decimals(1))" } ?? "") }
}

extension Scores {
  /// The standard error of the score of the person in a row, in points, as far as refits of the model tell it; `nil`
  /// without a score, or without two refits or more.
  ///
  /// Values count as true, whatever is known of them; friends' scores count as certain.
  ///
  /// - Precondition: There is such a row.
  public func standardError(ofRow row: Int) -> Double? {
    guard isAssessed(row), let differences = model.replicateDifferences,
      let count = model.fit?.replicates.count, count > 1
    else { return nil }
    var sums = [Double](repeating: 0, count: count)
    for item in evaluation.items {
      guard let bins = differences[item.characteristic.name] else { continue }
      for (place, number) in bins[item.bins[row]].enumerated() { sums[place] += Double(number) }
    }
    let mean = sums.reduce(0, +) / Double(count)
    return (sums.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count - 1)).squareRoot()
  }
}
