// Median. Few values, which is most people's case, are sorted by insertion. Of many, those that can't
// be in the middle are parted off by a pivot, again and again, as long as that makes progress; if it
// makes too little, what is left is sorted, so that no order of values takes squared time.

/// Finds the middle of a list of numbers by moving them.
package enum Median {
  /// The middle value; the mean of the middle two if they are even in number.
  ///
  /// - Complexity: O(*n*) on average, O(*n* log *n*) at worst.
  /// - Precondition: There is at least one value, and none is NaN.
  package static func take(_ values: inout MutableSpan<Double>) -> Double {
    let middle = values.count / 2
    if values.count <= shortCount {
      Sorting.sortByInsertion(&values, 0..<values.count)
    } else {
      part(&values, at: middle)
    }
    let upper = values[middle]
    if values.count % 2 == 1 { return upper }
    // Everything before the middle is at most the upper value; the largest of it is the lower one.
    var lower = values[0]
    for index in 1..<max(middle, 1) { lower = max(lower, values[index]) }
    return Self.middle(lower, upper)
  }

  /// The middle of two numbers, rounded once.
  @inline(__always)
  package static func middle(_ lower: Double, _ upper: Double) -> Double {
    let sum = lower + upper
    return sum.isFinite ? sum / 2 : lower / 2 + upper / 2
  }

  private static var shortCount: Int { 32 }

  /// Moves values so that the one at `place` is what it would be in rising order, with none larger
  /// before and none smaller behind it.
  private static func part(_ values: inout MutableSpan<Double>, at place: Int) {
    var range = 0..<values.count
    var turns = 4 * (Int.bitWidth - values.count.leadingZeroBitCount)
    while range.count > shortCount, turns > 0 {
      turns -= 1
      let (left, right) = Sorting.part(&values, range)
      if place <= right {
        range = range.lowerBound..<right + 1
      } else if place >= left {
        range = left..<range.upperBound
      } else {
        return
      }
    }
    if range.count <= shortCount {
      Sorting.sortByInsertion(&values, range)
    } else {
      Sorting.heapSort(&values, range)
    }
  }
}
