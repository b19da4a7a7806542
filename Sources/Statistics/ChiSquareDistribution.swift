internal import LibC

/// The chi-square distribution, central and noncentral.
///
/// Probabilities are exact to about 1e-12 relative, quantiles to 1e-10.
///
/// - Source: Abramowitz & Stegun, *Handbook of Mathematical Functions* (1964), 6.5 and 26.4; the continued
///   fraction by Lentz's method as in Press et al., *Numerical Recipes* (2007), 6.2.
package enum ChiSquareDistribution {
  /// The share of the distribution above a number.
  ///
  /// - Precondition: There is at least one degree of freedom.
  package static func upperTail(_ value: Double, degreesOfFreedom: Int) -> Double {
    precondition(degreesOfFreedom > 0, "a chi-square distribution has a degree of freedom")
    return shares(value / 2, shape: Double(degreesOfFreedom) / 2).upper
  }

  /// The share of the distribution above a number, whose degrees of freedom need not be whole.
  ///
  /// - Precondition: The degrees of freedom are more than 0.
  package static func upperTail(_ value: Double, degreesOfFreedom: Double) -> Double {
    precondition(degreesOfFreedom > 0, "a chi-square distribution has a degree of freedom")
    return shares(value / 2, shape: degreesOfFreedom / 2).upper
  }

  /// The number above which a share of the distribution lies.
  ///
  /// - Precondition: `share` lies between 0 and 1, both excluded, and there is a degree of freedom.
  package static func upperQuantile(_ share: Double, degreesOfFreedom: Int) -> Double {
    precondition(share > 0 && share < 1, "a quantile is for a share between 0 and 1")
    return zero(falling: { upperTail($0, degreesOfFreedom: degreesOfFreedom) - share })
  }

  /// The share of a noncentral distribution above a number.
  ///
  /// - Complexity: O(√λ + *d*) evaluations for a noncentrality λ.
  /// - Precondition: There is a degree of freedom, and the noncentrality is not negative.
  package static func upperTail(
    _ value: Double, degreesOfFreedom: Int, noncentrality: Double
  ) -> Double {
    precondition(noncentrality >= 0, "a noncentrality is not negative")
    if noncentrality == 0 { return upperTail(value, degreesOfFreedom: degreesOfFreedom) }
    // Central tails weighed by a Poisson distribution, from its middle outward.
    let mean = noncentrality / 2
    let middle = Int(mean)
    let weight = exp(Double(middle) * log(mean) - mean - logGamma(Double(middle) + 1))
    var sum = 0.0
    var (upward, number) = (weight, middle)
    while upward > 1e-17 {
      sum += upward * upperTail(value, degreesOfFreedom: degreesOfFreedom + 2 * number)
      number += 1
      upward *= mean / Double(number)
    }
    var (downward, below) = (weight, middle)
    while below > 0 {
      downward *= Double(below) / mean
      below -= 1
      if downward <= 1e-17 { break }
      sum += downward * upperTail(value, degreesOfFreedom: degreesOfFreedom + 2 * below)
    }
    return min(sum, 1)
  }

  /// The noncentrality with which a share of the distribution lies above a number.
  ///
  /// - Precondition: `share` is larger than that of the central distribution, and less than 1.
  package static func noncentrality(
    _ share: Double, above value: Double, degreesOfFreedom: Int
  ) -> Double {
    precondition(share < 1, "a share is less than 1")
    return zero(falling: {
      share - upperTail(value, degreesOfFreedom: degreesOfFreedom, noncentrality: $0)
    })
  }

  /// The noncentrality with which about a share of the distribution lies above a number; 0 if so much lies above
  /// it without any.
  ///
  /// By a power of the variable that is nearly normal, at a cost that does not grow with the number; on average
  /// shares are off by less than 0.003.
  ///
  /// - Precondition: `share` lies between 0 and 1, both excluded, and there is a degree of freedom.
  /// - Source: Sankaran, "Approximations to the non-central chi-square distribution", *Biometrika* 50 (1963),
  ///   [doi:10.1093/biomet/50.1-2.199](https://doi.org/10.1093/biomet/50.1-2.199).
  package static func roughNoncentrality(
    _ share: Double, above value: Double, degreesOfFreedom: Int
  ) -> Double {
    precondition(share > 0 && share < 1, "a share is between 0 and 1")
    let (freedom, bound) = (Double(degreesOfFreedom), NormalDistribution.quantile(1 - share))
    let distance = { (noncentrality: Double) -> Double in
      let (mean, spread) = (freedom + noncentrality, freedom + 2 * noncentrality)
      let power = 1 - 2 * mean * (freedom + 3 * noncentrality) / (3 * spread * spread)
      let p = spread / (mean * mean)
      let m = (power - 1) * (1 - 3 * power)
      let center = 1 + power * p * (power - 1 - (2 - power) * m * p / 2)
      let deviation = power * (2 * p).squareRoot() * (1 + m * p / 2)
      return (pow(value / mean, power) - center) / deviation - bound
    }
    return distance(0) <= 0 ? 0 : zero(falling: distance)
  }

  /// Where a falling function of numbers from 0 up is 0.
  private static func zero(falling function: (Double) -> Double) -> Double {
    var (low, high) = (0.0, 1.0)
    while function(high) > 0 { (low, high) = (high, 2 * high) }
    for _ in 0..<200 {
      let middle = low + (high - low) / 2
      if middle <= low || middle >= high || high - low <= 1e-13 * high { break }
      if function(middle) > 0 { low = middle } else { high = middle }
    }
    return low + (high - low) / 2
  }

  /// The shares of a gamma distribution of scale 1 below and above a number.
  private static func shares(_ value: Double, shape: Double) -> (lower: Double, upper: Double) {
    guard value > 0 else { return (0, 1) }
    guard value.isFinite else { return (1, 0) }
    let scale = exp(shape * log(value) - value - logGamma(shape))
    if value < shape + 1 {
      let lower = min(scale * series(value, shape: shape), 1)
      return (lower, 1 - lower)
    }
    let upper = min(scale * fraction(value, shape: shape), 1)
    return (1 - upper, upper)
  }

  private static func series(_ value: Double, shape: Double) -> Double {
    var (term, sum, next) = (1 / shape, 1 / shape, shape)
    while term > 1e-17 * sum {
      next += 1
      term *= value / next
      sum += term
    }
    return sum
  }

  private static func fraction(_ value: Double, shape: Double) -> Double {
    let tiny = 1e-300
    var b = value + 1 - shape
    var c = 1 / tiny
    var d = 1 / b
    var result = d
    for number in 1...100_000 {
      let factor = -Double(number) * (Double(number) - shape)
      b += 2
      d = factor * d + b
      if d.magnitude < tiny { d = tiny }
      c = b + factor / c
      if c.magnitude < tiny { c = tiny }
      d = 1 / d
      result *= d * c
      if (d * c - 1).magnitude < 1e-16 { break }
    }
    return result
  }

  private static func logGamma(_ value: Double) -> Double { lgamma(value) }
}
