internal import LibC

/// Draws from gamma distributions.
package enum GammaDistribution {
  /// A number from the distribution of a shape and scale 1; its mean and variance are the shape.
  ///
  /// - Parameters:
  ///   - shape: At least 1.
  ///   - generator: Where chance comes from.
  /// - Returns: A number greater than 0.
  /// - Complexity: O(1) on average.
  /// - Source: Marsaglia & Tsang, "A simple method for generating gamma variables", *ACM Transactions on
  ///   Mathematical Software* 26 (2000), [doi:10.1145/358407.358414](https://doi.org/10.1145/358407.358414).
  package static func draw(shape: Double, using generator: inout SplitMix64) -> Double {
    precondition(shape >= 1, "a shape of at least 1")
    if shape == 1 { return -log(uniform(&generator)) }
    let d = shape - 1 / 3
    let c = 1 / (9 * d).squareRoot()
    while true {
      let x = NormalDistribution.quantile(uniform(&generator))
      let root = 1 + c * x
      guard root > 0 else { continue }
      let v = root * root * root
      let u = uniform(&generator)
      if log(u) < 0.5 * x * x + d - d * v + d * log(v) { return d * v }
    }
  }

  /// A number above 0 and below 1.
  private static func uniform(_ generator: inout SplitMix64) -> Double {
    (Double(generator.next() >> 12) + 0.5) * 0x1p-52
  }
}
