internal import LibC
internal import Statistics

/// People with a score and an outcome, from the highest score down: what every measure is found from.
struct SortedScores: Sendable {
  /// The person at each place.
  let order: [Int32]
  /// Whether the person at each place had the event.
  let events: [Bool]
  /// Whether the next place has a lower score.
  let endsTie: [Bool]
  /// Weights by place; `nil` if all are 1.
  let weights: [Double]?
  /// The squared error and the log loss by place; `nil` if a score is no probability.
  let losses: [SIMD2<Double>]?

  /// Sorts people.
  ///
  /// - Parameters:
  ///   - scores: By which they are sorted.
  ///   - events: Whether each had the event.
  ///   - weights: Their weights, if any.
  ///   - probabilities: Of which losses are taken; `nil` for the scores, if these can be probabilities.
  /// - Precondition: Scores are finite.
  /// - Complexity: O(*n* log *n*).
  init(scores: [Double], events: [Bool], weights: [Double]?, probabilities: [Double]? = nil) {
    let order = scores.risingOrder { -$0 }
    let sorted = order.map { scores[Int($0)] }
    self.order = order
    self.events = order.map { events[Int($0)] }
    self.weights = weights.map { weights in order.map { weights[Int($0)] } }
    endsTie = sorted.indices.map { $0 + 1 == sorted.count || sorted[$0 + 1] < sorted[$0] }
    if let probabilities {
      losses = zip(order.map { probabilities[Int($0)] }, self.events).map(Self.losses)
    } else if let first = sorted.first, let last = sorted.last, first <= 1, last >= 0 {
      losses = zip(sorted, self.events).map(Self.losses)
    } else {
      losses = nil
    }
  }

  static func losses(_ probability: Double, _ event: Bool) -> SIMD2<Double> {
    let error = event ? 1 - probability : probability
    let clipped = min(max(probability, 0x1p-52), 1 - 0x1p-52)
    return SIMD2(error * error, -(event ? log(clipped) : log1p(-clipped)))
  }

  /// All measures; `copies` says how many times each person counts, in the persons' own order.
  ///
  /// - Complexity: O(*n*).
  func measures(copies: [Int32]? = nil) -> MeasureValues {
    switch (weights, copies) {
    case (nil, nil): measures { _ in 1 }
    case (nil, let copies?): measures { Int(copies[Int(order[$0])]) }
    case (let weights?, nil): measures { weights[$0] }
    case (let weights?, let copies?): measures { weights[$0] * Double(copies[Int(order[$0])]) }
    }
  }

  /// All measures with other weights, by place.
  ///
  /// - Complexity: O(*n*).
  func measures(weights: [Double]) -> MeasureValues {
    let weights = weights.span
    return measures { weights[$0] }
  }

  @inline(__always)
  private func measures<Amount: Tally>(_ amount: (Int) -> Amount) -> MeasureValues {
    var curve = RankCurve<Amount>()
    for place in events.indices {
      if events[place] {
        curve.allEvents += amount(place)
      } else {
        curve.allOthers += amount(place)
      }
    }
    var loss = SIMD2<Double>()
    for place in events.indices {
      let amount = amount(place)
      if events[place] { curve.tiedEvents += amount } else { curve.tiedOthers += amount }
      if let losses { loss += amount.real * losses[place] }
      if endsTie[place] { curve.endTie() }
    }
    var values = curve.measures
    let total = (curve.allEvents + curve.allOthers).real
    if losses != nil, total > 0 {
      values[.brierScore] = loss.x / total
      values[.logLoss] = loss.y / total
    }
    return values
  }
}

extension [Double] {
  /// The places of the numbers in rising order of a key; equals keep their order.
  ///
  /// - Precondition: Keys are finite.
  /// - Complexity: O(*n*).
  func risingOrder(_ key: (Double) -> Double = { $0 }) -> [Int32] {
    var keys = map { key($0).sortKey }
    var places = indices.map(UInt32.init)
    RadixSort.sort(&keys, with: &places) {}
    return places.map(Int32.init)
  }
}

/// How many people there are: a whole number, or a sum of weights.
private protocol Tally: Numeric, Comparable {
  var real: Double { get }
}

extension Int: Tally {
  @inline(__always) fileprivate var real: Double { Double(self) }
}

extension Double: Tally {
  @inline(__always) fileprivate var real: Double { self }
}

/// What is counted on the way down from the highest score, tie by tie.
private struct RankCurve<Amount: Tally> {
  var (allEvents, allOthers) = (Amount.zero, Amount.zero)
  var (tiedEvents, tiedOthers) = (Amount.zero, Amount.zero)
  private var (events, others) = (Amount.zero, Amount.zero)
  /// Twice the number of pairs in which the event has the higher score, ties counted half.
  private var doubledPairs = Amount.zero
  private var largestGap = Amount.zero
  private var precision = 0.0

  @inline(__always)
  mutating func endTie() {
    doubledPairs += tiedOthers * (events + events + tiedEvents)
    events += tiedEvents
    others += tiedOthers
    if tiedEvents > .zero { precision += tiedEvents.real * (events.real / (events + others).real) }
    let (one, other) = (events * allOthers, others * allEvents)
    largestGap = max(largestGap, one > other ? one - other : other - one)
    tiedEvents = .zero
    tiedOthers = .zero
  }

  var measures: MeasureValues {
    var values = MeasureValues()
    if allEvents > .zero { values[.averagePrecision] = precision / allEvents.real }
    guard allEvents > .zero, allOthers > .zero else { return values }
    let pairs = allEvents * allOthers
    values[.areaUnderCurve] = doubledPairs.real / (pairs + pairs).real
    values[.gini] = (doubledPairs - pairs).real / pairs.real
    values[.kolmogorovSmirnov] = largestGap.real / pairs.real
    return values
  }
}
