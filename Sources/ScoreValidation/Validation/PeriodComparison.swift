internal import Execution

/// How good a score is from period to period.
public struct PeriodComparison: Sendable, Equatable {
  /// A period.
  public struct Period: Sendable, Equatable {
    /// The name.
    public let name: String
    /// The number of people.
    public let count: Int
    /// The number of people with the event.
    public let eventCount: Int
    /// The share of people with the event.
    public let eventRate: Estimate
    /// The area under the curve; `nil` if all are of one kind.
    public let areaUnderCurve: Estimate?
    /// The mean probability; `nil` without probabilities.
    public let expected: Double?
    /// The share of people with the event less their mean probability.
    public let excess: Estimate?
  }

  /// The change from one period to the next.
  public struct Trend: Sendable, Equatable {
    /// The change per period: of log-odds for rates of events, else of the number itself.
    public let perPeriod: Estimate
    /// The chance of such a change, either way, if there were none.
    public let pValue: Double?
  }

  /// The column of dates.
  public let column: String
  /// The length of a period.
  public let length: PeriodLength
  /// The periods in which there are people, the earliest first.
  public let periods: [Period]
  /// The number of people without a date.
  public let missingCount: Int
  /// The trend of the rate of events, by logistic regression on the number of the period; `nil` in fewer
  /// than three periods, as of all trends.
  public let rateTrend: Trend?
  /// The trend of the area under the curve, by least squares with weights of one over the variances.
  public let areaTrend: Trend?
  /// The trend of the excess of events over what was expected, in the same way.
  public let excessTrend: Trend?
}

extension PeriodComparison {
  init(
    _ calendar: CalendarPeriods, _ people: RankedPeople, probabilities: [Double?]?,
    _ settings: RankedPeople.AreaSettings, _ execution: Execution
  ) throws {
    let (places, missingCount) = people.places(ofCodes: calendar.codes, calendar.names.count)
    let known = places.indices.filter { !places[$0].isEmpty }
    guard !known.isEmpty else {
      throw ValidationError(
        .tooFew, "nobody with an outcome and a score has a date in column '\(calendar.column)'",
        remedy: "name another column of dates")
    }
    let level = settings.level
    let periods = try execution.answers(known.count) { number in
      let own = places[known[number]]
      var (all, hit) = (Amount(), Amount())
      for place in own {
        all.add(people.weight(place))
        if people.events[place] { hit.add(people.weight(place)) }
      }
      let excess = probabilities.flatMap { people.excess(own, $0, level: level) }
      return Period(
        name: calendar.names[known[number]], count: own.count, eventCount: hit.rows,
        eventRate: .share(hit.weight / all.weight, of: all.effectiveCount, level: level),
        areaUnderCurve: try people.area(of: own, settings, execution),
        expected: probabilities.flatMap { people.meanProbability(own, $0) }, excess: excess)
    }
    let offsets = known.map { Double(calendar.offsets[$0]) }
    let hasTrend = periods.count > 2
    self.init(
      column: calendar.column, length: calendar.length, periods: periods,
      missingCount: missingCount,
      rateTrend: hasTrend
        ? Self.rateTrend(people, zip(known, offsets).map { ($1, places[$0]) }, level) : nil,
      areaTrend: hasTrend ? Self.trend(offsets, periods.map(\.areaUnderCurve), level) : nil,
      excessTrend: hasTrend ? Self.trend(offsets, periods.map(\.excess), level) : nil)
  }

  private static func rateTrend(
    _ people: RankedPeople, _ periods: [(offset: Double, places: [Int])], _ level: Double
  ) -> Trend? {
    let all = periods.flatMap(\.places)
    let line = LogisticLine(
      periods.flatMap { period in period.places.map { _ in period.offset } },
      targets: all.map { people.events[$0] ? 1 : 0 },
      weights: people.weights == nil ? nil : all.map(people.weight))
    return line.map { Trend(.wald($0.slope, variance: $0.variance.slope, level: level)) }
  }

  /// The trend of numbers whose standard errors are known.
  private static func trend(_ offsets: [Double], _ values: [Estimate?], _ level: Double) -> Trend? {
    let known = zip(offsets, values).compactMap { offset, value -> (Double, Double, Double)? in
      guard let value, let error = value.standardError, error > 0 else { return nil }
      return (offset, value.value, 1 / (error * error))
    }
    guard known.count > 2 else { return nil }
    let weight = known.reduce(0) { $0 + $1.2 }
    let center = known.reduce(0) { $0 + $1.2 * $1.0 } / weight
    let (product, square) = known.reduce((0.0, 0.0)) {
      ($0.0 + $1.2 * ($1.0 - center) * $1.1, $0.1 + $1.2 * ($1.0 - center) * ($1.0 - center))
    }
    return Trend(.wald(product / square, variance: 1 / square, level: level))
  }
}

extension PeriodComparison.Trend {
  init(_ perPeriod: Estimate) {
    self.perPeriod = perPeriod
    pValue = perPeriod.pValue
  }
}

extension RankedPeople {
  /// The mean probability of some people; `nil` where nobody has one.
  func meanProbability(_ places: [Int], _ probabilities: [Double?]) -> Double? {
    var (sum, weight) = (0.0, 0.0)
    for place in places {
      guard let probability = probabilities[place] else { continue }
      sum += self.weight(place) * probability
      weight += self.weight(place)
    }
    return weight > 0 ? sum / weight : nil
  }
}
