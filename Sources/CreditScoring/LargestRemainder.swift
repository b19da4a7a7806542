/// Whole numbers that share a total in proportion to given quotas, by the largest remainder.
///
/// Each part first gets its quota rounded down; what is left goes one by one to the largest
/// remainders, ties to the earlier part. Quotas closer than 1e-9 to a whole number count as it, so
/// that 600 × 0.35 is 210 whatever the floating-point product says.
package enum LargestRemainder {
  /// The shares of `total`, which the quotas add up to (within rounding).
  package static func shares(of total: Int, quotas: [Double]) -> [Int] {
    var shares = quotas.map { Int(($0 + 1e-9).rounded(.down)) }
    let remainders = zip(quotas, shares).map { quota, share in
      // Rounded to a billionth, so that equal remainders are equal.
      Int64(((quota - Double(share)) * 1e9).rounded())
    }
    let order = quotas.indices.sorted { left, right in
      (remainders[left], right) > (remainders[right], left)
    }
    let left = total - shares.reduce(0, +)
    for place in order.prefix(max(left, 0)) { shares[place] += 1 }
    return shares
  }

  /// The shares of `total` in proportion to whole parts, which stay in exact arithmetic.
  package static func shares(of total: Int, inProportionTo parts: [Int]) -> [Int] {
    let sum = parts.reduce(0, +)
    guard sum > 0 else { return parts.map { _ in 0 } }
    var shares = parts.map { $0 * total / sum }
    let remainders = parts.map { $0 * total % sum }
    let order = parts.indices.sorted { left, right in
      (remainders[left], right) > (remainders[right], left)
    }
    for place in order.prefix(total - shares.reduce(0, +)) { shares[place] += 1 }
    return shares
  }
}
