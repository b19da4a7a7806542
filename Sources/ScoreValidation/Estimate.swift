internal import Statistics
package import TextFormats

/// A number found from a sample, and how surely.
public struct Estimate: Sendable, Equatable {
  /// The number.
  public let value: Double
  /// The standard error; `nil` if it is undefined, as with a single event.
  public let standardError: Double?
  /// The interval; `nil` where the sample does not tell one.
  public let interval: ConfidenceInterval?
  /// How the interval was found, where the answer may be one of several.
  public var method: IntervalMethod?

  package init(
    value: Double, standardError: Double?, interval: ConfidenceInterval? = nil,
    method: IntervalMethod? = nil
  ) {
    self.value = value
    self.standardError = standardError
    self.interval = interval
    self.method = method
  }
}

extension Estimate {
  /// The chance of a value as far from 0, either way, if it were 0 and normally distributed; `nil` without a
  /// standard error greater than 0.
  var pValue: Double? {
    standardError.flatMap { $0 > 0 ? NormalDistribution.bothTails(value / $0) : nil }
  }

  /// The estimate times a factor greater than 0.
  func scaled(by factor: Double) -> Estimate {
    Estimate(
      value: factor * value, standardError: standardError.map { factor * $0 },
      interval: interval.map {
        ConfidenceInterval(lower: factor * $0.lower, upper: factor * $0.upper, level: $0.level)
      }, method: method)
  }

  /// The estimate's members in JSON.
  package var jsonMembers: [JSONValue.Member] {
    [
      .init("value", .number(value)),
      .init("standard_error", .number(orNull: standardError.flatMap { $0.isFinite ? $0 : nil })),
      .init("lower", .number(orNull: interval?.lower)),
      .init("upper", .number(orNull: interval?.upper)),
    ]
  }
}

/// An interval that covers the true value in a stated share of samples.
public struct ConfidenceInterval: Sendable, Equatable {
  /// The lower bound.
  public let lower: Double
  /// The upper bound.
  public let upper: Double
  /// The share of samples, such as 0.95.
  public let level: Double

  /// The levels that an interval can have: beyond them it says nothing, or next to nothing is left out.
  public static let levels: ClosedRange<Double> = 0.01...0.9999

  package init(lower: Double, upper: Double, level: Double) {
    (self.lower, self.upper, self.level) = (lower, upper, level)
  }

  /// The bounds, as pictures take them.
  package var bounds: (lower: Double, upper: Double) { (lower, upper) }

  /// Whether a number lies in the interval, bounds included.
  public func contains(_ value: Double) -> Bool { value >= lower && value <= upper }
}

extension ConfidenceInterval {
  /// The interval of a number that is normally distributed, cut where the number can't be.
  package static func normal(
    _ value: Double, _ standardError: Double, level: Double, within range: ClosedRange<Double>
  ) -> ConfidenceInterval {
    let reach = NormalDistribution.quantile((1 + level) / 2) * standardError
    return ConfidenceInterval(
      lower: max(value - reach, range.lowerBound), upper: min(value + reach, range.upperBound),
      level: level)
  }

  /// The interval between the quantiles of replicates.
  ///
  /// - Precondition: The replicates are in rising order, at least one.
  static func percentile(_ sorted: [Double], level: Double) -> ConfidenceInterval {
    ConfidenceInterval(
      lower: Quantile.take((1 - level) / 2, ofSorted: sorted.span),
      upper: Quantile.take((1 + level) / 2, ofSorted: sorted.span), level: level)
  }

  package static func check(level: Double) throws(ValidationError) {
    guard levels.contains(level) else {
      throw ValidationError(
        .badSetting,
        "a confidence level is a share from \(levels.lowerBound) to \(levels.upperBound)",
        remedy: "give one such as 0.95")
    }
  }
}
