/// Puts numbers into rising order.
package enum Sorting {
  /// - Complexity: O(*n* log *n*) whatever the order.
  /// - Precondition: None is NaN.
  package static func sort(_ values: inout MutableSpan<Double>) {
    let depth = 2 * (Int.bitWidth - values.count.leadingZeroBitCount)
    sort(&values, 0..<values.count, depth: depth)
  }

  private static var shortCount: Int { 24 }

  /// Parts by a pivot; where that makes too little progress, a heap takes over.
  private static func sort(
    _ values: inout MutableSpan<Double>, _ range: Range<Int>, depth: Int
  ) {
    var range = range
    var depth = depth
    while range.count > shortCount {
      if depth == 0 { return heapSort(&values, range) }
      depth -= 1
      let (left, right) = part(&values, range)
      let (low, high) = (range.lowerBound..<right + 1, left..<range.upperBound)
      sort(&values, low.count < high.count ? low : high, depth: depth)
      range = low.count < high.count ? high : low
    }
    sortByInsertion(&values, range)
  }

  /// Moves values of a range about a pivot, the middle one of the first, the middle and the last.
  ///
  /// - Returns: No value up to `right` is larger than one from `left` on; between them are pivots.
  @inline(__always)
  static func part(
    _ values: inout MutableSpan<Double>, _ range: Range<Int>
  ) -> (left: Int, right: Int) {
    let pivot = middle(
      values[range.lowerBound], values[range.lowerBound + range.count / 2],
      values[range.upperBound - 1])
    var (left, right) = (range.lowerBound, range.upperBound - 1)
    while left <= right {
      while values[left] < pivot { left += 1 }
      while values[right] > pivot { right -= 1 }
      if left <= right {
        values.swapAt(left, right)
        left += 1
        right -= 1
      }
    }
    return (left, right)
  }

  /// Sorts a few values.
  @inline(__always)
  static func sortByInsertion(_ values: inout MutableSpan<Double>, _ range: Range<Int>) {
    for end in range.dropFirst() {
      let value = values[end]
      var place = end
      while place > range.lowerBound && values[place - 1] > value {
        values[place] = values[place - 1]
        place -= 1
      }
      values[place] = value
    }
  }

  private static func middle(_ first: Double, _ second: Double, _ third: Double) -> Double {
    max(min(first, second), min(max(first, second), third))
  }

  /// Sorts in O(*n* log *n*) whatever the order.
  static func heapSort(_ values: inout MutableSpan<Double>, _ range: Range<Int>) {
    for root in (0..<range.count / 2).reversed() { sink(&values, range, root, range.count) }
    for end in (1..<range.count).reversed() {
      values.swapAt(range.lowerBound, range.lowerBound + end)
      sink(&values, range, 0, end)
    }
  }

  private static func sink(
    _ values: inout MutableSpan<Double>, _ range: Range<Int>, _ root: Int, _ count: Int
  ) {
    var root = root
    while 2 * root + 1 < count {
      var child = 2 * root + 1
      if child + 1 < count, values[range.lowerBound + child] < values[range.lowerBound + child + 1]
      {
        child += 1
      }
      if values[range.lowerBound + root] >= values[range.lowerBound + child] { return }
      values.swapAt(range.lowerBound + root, range.lowerBound + child)
      root = child
    }
  }
}
