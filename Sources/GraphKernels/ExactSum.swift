/// A sum, and what rounding took from it.
///
/// Each addition's loss is found without a branch (Knuth) and kept, so the sum has about twice the
/// digits of a number. What is too large for a number is not a number here.
struct ExactSum {
  private var sum = 0.0
  private var lost = 0.0

  @inline(__always)
  mutating func add(_ value: Double) {
    let next = sum + value
    let back = next - sum
    lost += (sum - (next - back)) + (value - back)
    sum = next
  }

  @inline(__always)
  mutating func add(_ other: ExactSum) {
    add(other.sum)
    lost += other.lost
  }

  /// The sum as one number.
  @inline(__always)
  var rounded: Double { sum + lost }

  /// The sum divided by a number of values, rounded once but for rare cases.
  @inline(__always)
  func mean(of count: Int) -> Double {
    let divisor = Double(count)
    let whole = sum + lost
    let rest = (sum - whole) + lost
    let mean = whole / divisor
    // What the division left over, which a fused product finds exactly.
    let remainder = whole.addingProduct(-mean, divisor)
    return mean + (remainder + rest) / divisor
  }
}
