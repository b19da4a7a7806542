internal import CreditScoring
internal import LibC

/// Whole points of a fitted card, and the straight line from log-odds to scores that they follow.
struct PointScale: Sendable {
  /// Of each characteristic the points of each bin.
  let points: [[Int]]
  /// The most that each brings.
  let budgets: [Int]
  /// The lowest score.
  let lowest: Int
  /// Points per unit of log-odds.
  let factor: Double
  /// The score at even odds.
  let offset: Double
  /// Of each characteristic the points per unit of log-odds: but for rounded budgets, ``factor``.
  let rates: [Double]

  /// Turns a regression into points.
  ///
  /// Each characteristic's worst bin brings 0 points, and what the worst of all together bring is the lowest
  /// score.
  ///
  /// - Parameters:
  ///   - columns: The columns of the regression.
  ///   - coefficients: Their coefficients.
  ///   - intercept: The intercept.
  ///   - scaling: How log-odds become points.
  ///   - held: Of each column its category, and the shares to which categories are held; `nil` if to none.
  init(
    _ columns: [EvidenceColumn], _ coefficients: [Double], _ intercept: Double,
    _ scaling: FittingOptions.Scaling, held: (categories: [ScoreCategory], [ScoreCategory: Double])?
  ) {
    let ends = columns.map { ($0.evidence.min() ?? 0, $0.evidence.max() ?? 0) }
    let worst = zip(ends, coefficients).reduce(intercept) { $0 + min($1.0.0 * $1.1, $1.0.1 * $1.1) }
    let spans = zip(ends, coefficients).map { ($0.1 - $0.0) * $1.magnitude }
    let tops: [Double]
    switch scaling {
    case .odds(let score, let odds, let doubling):
      factor = doubling / log(2)
      let base = score - factor * log(odds)
      offset = base
      lowest = Int((base + factor * worst).rounded())
      rates = spans.map { _ in doubling / log(2) }
      tops = spans.map { doubling / log(2) * $0 }
      budgets = tops.map { Int($0.rounded()) }
    case .range(let scale):
      let total = scale.upperBound - scale.lowerBound
      factor = Double(total) / max(spans.reduce(0, +), .leastNormalMagnitude)
      offset = Double(scale.lowerBound) - factor * worst
      lowest = scale.lowerBound
      budgets = Self.budgets(spans, of: total, held)
      tops = budgets.map(Double.init)
      rates = zip(tops, spans).map { $0 / max($1, .leastNormalMagnitude) }
    }
    points = columns.indices.map { place in
      let (span, coefficient) = (ends[place].1 - ends[place].0, coefficients[place])
      return columns[place].evidence.map { evidence in
        let part = (evidence - ends[place].0) / max(span, .leastNormalMagnitude)
        return Int((tops[place] * (coefficient < 0 ? 1 - part : part)).rounded())
      }
    }
  }

  /// Whole budgets that sum to a total: first of categories where these are held, then of their columns.
  private static func budgets(
    _ spans: [Double], of total: Int,
    _ held: (categories: [ScoreCategory], [ScoreCategory: Double])?
  ) -> [Int] {
    guard let (categories, weights) = held else { return shared(total, spans) }
    let present = ScoreCategory.allCases.filter { categories.contains($0) }
    var budgets = [Int](repeating: 0, count: spans.count)
    for (category, budget) in zip(present, shared(total, present.map { weights[$0] ?? 0 })) {
      let members = spans.indices.filter { categories[$0] == category }
      for (place, points) in zip(members, shared(budget, members.map { spans[$0] })) {
        budgets[place] = points
      }
    }
    return budgets
  }

  private static func shared(_ total: Int, _ parts: [Double]) -> [Int] {
    let sum = parts.reduce(0, +)
    return LargestRemainder.shares(of: total, quotas: parts.map { $0 / sum * Double(total) })
  }

  /// The highest score.
  var highest: Int { lowest + budgets.reduce(0, +) }

  /// The score before rounding of log-odds.
  func score(_ logOdds: Double) -> Double { offset + factor * logOdds }
}
