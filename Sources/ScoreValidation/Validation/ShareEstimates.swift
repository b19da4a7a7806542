internal import LibC
internal import Statistics

/// How many people there are, and how many of them equal weights would be worth.
struct Amount: Sendable, Equatable {
  var rows = 0
  var weight = 0.0
  private var squares = 0.0

  /// Adds a person.
  mutating func add(_ weight: Double) {
    rows += 1
    self.weight += weight
    squares += weight * weight
  }

  static func + (left: Amount, right: Amount) -> Amount {
    var sum = left
    sum.rows += right.rows
    sum.weight += right.weight
    sum.squares += right.squares
    return sum
  }

  static func - (left: Amount, right: Amount) -> Amount {
    var difference = left
    difference.rows -= right.rows
    difference.weight -= right.weight
    difference.squares -= right.squares
    return difference
  }

  static func += (left: inout Amount, right: Amount) { left = left + right }

  /// The number of people of equal weight whose mean varies as much.
  ///
  /// - Source: Kish, *Survey Sampling* (1965).
  var effectiveCount: Double { squares > 0 ? weight * weight / squares : 0 }

  /// The weights' own spread: a random weight of all these people together has this scale.
  var scale: Double { weight > 0 ? squares / weight : 0 }
}

extension Estimate {
  /// The share that some people are of others, with Wilson's interval; `nil` of nobody.
  ///
  /// With weights it is the interval of the effective number of people.
  static func share(_ part: Amount, of whole: Amount, level: Double) -> Estimate? {
    guard whole.weight > 0, whole.rows > 0 else { return nil }
    let share = min(max(part.weight / whole.weight, 0), 1)
    return .share(share, of: whole.effectiveCount, level: level)
  }

  /// A share of so many people with Wilson's interval.
  package static func share(_ share: Double, of count: Double, level: Double) -> Estimate {
    Estimate(
      value: share, standardError: (share * (1 - share) / count).squareRoot(),
      interval: .wilson(share, of: count, level: level), method: .wilson)
  }

  /// The first share less the second one, of different people, with Newcombe's interval.
  ///
  /// It needs no draws and holds its level down to a handful of people and to shares of 0 and 1, where
  /// resampling finds no spread.
  static func difference(_ first: Estimate, _ second: Estimate) -> Estimate? {
    guard let one = first.interval, let other = second.interval else { return nil }
    func reach(_ near: Double, _ far: Double) -> Double { (near * near + far * far).squareRoot() }
    let value = first.value - second.value
    return Estimate(
      value: value, standardError: nil,
      interval: ConfidenceInterval(
        lower: max(-1, value - reach(first.value - one.lower, other.upper - second.value)),
        upper: min(1, value + reach(one.upper - first.value, second.value - other.lower)),
        level: one.level),
      method: .newcombe)
  }

  /// The ratio of two shares of different people; `nil` if the second share is 0.
  ///
  /// - Parameters:
  ///   - first: The share above.
  ///   - firstCount: Of how many people.
  ///   - second: The share below.
  ///   - secondCount: Of how many people.
  ///   - level: The confidence level.
  /// - Returns: The ratio with the interval of its logarithm.
  static func ratio(
    _ first: Double, of firstCount: Double, to second: Double, of secondCount: Double,
    level: Double
  ) -> Estimate? {
    guard second > 0, firstCount > 0, secondCount > 0 else { return nil }
    let (one, other) = (first * firstCount + 0.5, second * secondCount + 0.5)
    let (all, others) = (firstCount + 0.5, secondCount + 0.5)
    let center = log(one / all) - log(other / others)
    let error = max(1 / one - 1 / all + 1 / other - 1 / others, 0).squareRoot()
    let reach = NormalDistribution.quantile((1 + level) / 2) * error
    return Estimate(
      value: first / second, standardError: nil,
      interval: ConfidenceInterval(
        lower: min(exp(center - reach), first / second),
        upper: max(exp(center + reach), first / second), level: level),
      method: .logRatio)
  }

  /// A weighted mean with the standard error that its values' spread tells.
  ///
  /// - Parameters:
  ///   - values: At least one value.
  ///   - weights: Their weights; `nil` if all are 1.
  ///   - level: The confidence level.
  ///   - range: Where the mean can be.
  /// - Returns: The mean; of a single value without an interval.
  static func mean(
    _ values: [Double], weights: [Double]?, level: Double, within range: ClosedRange<Double>
  ) -> Estimate {
    var (sum, weight) = (0.0, 0.0)
    for (place, value) in values.enumerated() {
      sum += (weights?[place] ?? 1) * value
      weight += weights?[place] ?? 1
    }
    let mean = sum / weight
    var squares = 0.0
    for (place, value) in values.enumerated() {
      let distance = (weights?[place] ?? 1) * (value - mean)
      squares += distance * distance
    }
    let count = Double(values.count)
    guard count > 1 else { return Estimate(value: mean, standardError: nil, interval: nil) }
    let error = (squares * count / (count - 1)).squareRoot() / weight
    return Estimate(
      value: mean, standardError: error,
      interval: error > 0 ? .normal(mean, error, level: level, within: range) : nil, method: .mean)
  }
}

extension ConfidenceInterval {
  /// Wilson's interval of a share of so many people.
  static func wilson(_ share: Double, of count: Double, level: Double) -> ConfidenceInterval {
    let z = NormalDistribution.quantile((1 + level) / 2)
    let part = z * z / count
    let center = (share + part / 2) / (1 + part)
    let reach = z * (share * (1 - share) / count + part / (4 * count)).squareRoot() / (1 + part)
    return ConfidenceInterval(
      lower: share <= 0 ? 0 : max(0, center - reach),
      upper: share >= 1 ? 1 : min(1, center + reach), level: level)
  }
}
