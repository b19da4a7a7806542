internal import LibC

/// The standard normal distribution.
package enum NormalDistribution {
  /// The number below which a share of the distribution lies.
  ///
  /// Exact to about 1e-15 relative.
  ///
  /// - Source: Wichura, "Algorithm AS 241: the percentage points of the normal distribution", *Applied
  ///   Statistics* 37 (1988), [doi:10.2307/2347330](https://doi.org/10.2307/2347330).
  /// - Precondition: `share` lies between 0 and 1, both excluded.
  package static func quantile(_ share: Double) -> Double {
    precondition(share > 0 && share < 1, "a quantile is for a share between 0 and 1")
    let center = share - 0.5
    if center.magnitude <= 0.425 {
      let square = 0.180625 - center * center
      return center * ratio(middle, square)
    }
    let tail = (-log(center < 0 ? share : 1 - share)).squareRoot()
    let magnitude = tail <= 5 ? ratio(near, tail - 1.6) : ratio(far, tail - 5)
    return center < 0 ? -magnitude : magnitude
  }

  /// The share of the distribution above a number; exact also far out.
  package static func upperTail(_ value: Double) -> Double { erfc(value * 0.5.squareRoot()) / 2 }

  /// The share of the distribution at least as far from 0 as a number.
  package static func bothTails(_ value: Double) -> Double {
    erfc(value.magnitude * 0.5.squareRoot())
  }

  private typealias Coefficients = (above: [Double], below: [Double])

  private static func ratio(_ coefficients: Coefficients, _ x: Double) -> Double {
    coefficients.above.reduce(0) { $0 * x + $1 } / coefficients.below.reduce(0) { $0 * x + $1 }
  }

  // From the highest power down.
  private static let middle: Coefficients = (
    [
      2509.0809287301226727, 33430.575583588128105, 67265.770927008700853, 45921.953931549871457,
      13731.693765509461125, 1971.5909503065514427, 133.14166789178437745, 3.387132872796366608,
    ],
    [
      5226.495278852545925, 28729.085735721942674, 39307.89580009271061, 21213.794301586595867,
      5394.1960214247511077, 687.1870074920579083, 42.313330701600911252, 1,
    ]
  )
  private static let near: Coefficients = (
    [
      7.7454501427834140764e-4, 0.0227238449892691845833, 0.24178072517745061177,
      1.27045825245236838258, 3.64784832476320460504, 5.7694972214606914055,
      4.6303378461565452959, 1.42343711074968357734,
    ],
    [
      1.05075007164441684324e-9, 5.475938084995344946e-4, 0.0151986665636164571966,
      0.14810397642748007459, 0.68976733498510000455, 1.6763848301838038494,
      2.05319162663775882187, 1,
    ]
  )
  private static let far: Coefficients = (
    [
      2.01033439929228813265e-7, 2.71155556874348757815e-5, 0.0012426609473880784386,
      0.026532189526576123093, 0.29656057182850489123, 1.7848265399172913358,
      5.4637849111641143699, 6.6579046435011037772,
    ],
    [
      2.04426310338993978564e-15, 1.4215117583164458887e-7, 1.8463183175100546818e-5,
      7.868691311456132591e-4, 0.0148753612908506148525, 0.13692988092273580531,
      0.59983220655588793769, 1,
    ]
  )
}
