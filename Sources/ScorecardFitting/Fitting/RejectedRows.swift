internal import Identifiers
internal import LibC
internal import ScoreValidation
internal import Statistics
internal import Tables

/// What is assumed of rejected applicants.
struct RejectedRows {
  /// Their shares of events: 0 and 1, or a chance.
  let events: [Double]
  let weights: [Double]

  /// Assumes outcomes.
  ///
  /// - Parameters:
  ///   - inference: How.
  ///   - rejected: The rows of the applicants.
  ///   - first: What accepted applicants brought about.
  ///   - outcomes: Their outcomes.
  ///   - table: The table.
  ///   - weights: What its rows weigh.
  ///   - seed: The seed of draws.
  init(
    _ inference: RejectInference, _ rejected: [Int32], _ first: ScorecardTrainer.Trained,
    _ outcomes: Outcomes, _ table: Table, _ weights: [Double]?, _ seed: UInt64
  ) {
    let logOdds = first.logOdds(rejected)
    self.weights = rejected.map { weights?[Int($0)] ?? 1 }
    switch inference.method {
    case .fuzzy:
      events = logOdds.map {
        LogisticModel.probability(log(inference.factor) - $0)
      }
    case .parcelling:
      let parcels = Parcels(first, outcomes)
      let identifiers = table.identifiers
      let start = FoldKey.of("\(seed)")
      let keys = rejected.map { FoldKey.of(identifiers[Int($0)]) ^ start }
        .map { SplitMix64(seed: $0).first }
      var events = [Double](repeating: 0, count: rejected.count)
      let places = Dictionary(grouping: rejected.indices) { parcels.place(of: logOdds[$0]) }
      for (parcel, members) in places {
        let rate = parcels.rates[parcel]
        let share = inference.factor * rate / (inference.factor * rate + 1 - rate)
        let count = Int((share * Double(members.count)).rounded())
        let drawn = members.sorted { (keys[$0], $0) < (keys[$1], $1) }
        for place in drawn.prefix(count) { events[place] = 1 }
      }
      self.events = events
    }
  }
}

/// Accepted applicants in tenths by their log-odds.
private struct Parcels {
  /// Where each parcel but the first begins.
  private let starts: [Double]
  /// The event rate of each.
  private(set) var rates: [Double]

  private static let count = 10

  init(_ first: ScorecardTrainer.Trained, _ outcomes: Outcomes) {
    let logOdds = first.regression.logOdds
    let sorted = logOdds.sorted()
    var starts: [Double] = []
    for parcel in 1..<Self.count {
      let start = sorted[parcel * sorted.count / Self.count]
      if start > starts.last ?? sorted[0] { starts.append(start) }
    }
    self.starts = starts
    rates = []
    var sums = [SIMD2<Double>](repeating: .zero, count: starts.count + 1)
    for (row, value) in logOdds.enumerated() {
      sums[place(of: value)] += first.rows.weights[row] * SIMD2(first.rows.events[row], 1)
    }
    rates = sums.map { $0.x / $0.y }
  }

  func place(of logOdds: Double) -> Int { starts.firstIndex { logOdds < $0 } ?? starts.count }
}

extension SplitMix64 {
  /// The first number of a generator.
  fileprivate var first: UInt64 {
    var generator = self
    return generator.next()
  }
}
