/// Puts keys, each with a row, into rising order.
///
/// A radix sort from the lowest digit up: rows of equal keys keep their order, digits that all keys share
/// take no pass, and a million keys take a fiftieth of a second or so.
package enum RadixSort {
  private static let digitWidth = 11
  private static let digitCount = 1 << digitWidth
  private static let passCount = (UInt64.bitWidth + digitWidth - 1) / digitWidth

  /// Sorts keys and takes their rows along.
  ///
  /// - Parameters:
  ///   - keys: The keys, fewer than 2³².
  ///   - rows: As many rows.
  ///   - check: Asked before each pass whether to go on.
  /// - Throws: What `check` throws; the order is undefined then.
  /// - Complexity: O(*n*), with at most six passes.
  package static func sort<Failure: Error>(
    _ keys: inout [UInt64], with rows: inout [UInt32],
    checking check: () throws(Failure) -> Void
  ) throws(Failure) {
    precondition(keys.count == rows.count, "each key has a row")
    if keys.count < 2 { return }
    var otherKeys = [UInt64](repeating: 0, count: keys.count)
    var otherRows = [UInt32](repeating: 0, count: keys.count)
    for var pass in passes(over: keys.span) {
      try check()
      move(keys.span, rows.span, to: &otherKeys, &otherRows, &pass.places, shift: pass.shift)
      swap(&keys, &otherKeys)
      swap(&rows, &otherRows)
    }
  }

  /// Sorts keys alone.
  ///
  /// - Parameters:
  ///   - keys: The keys, fewer than 2³².
  ///   - check: Asked before each pass whether to go on.
  /// - Throws: What `check` throws; the order is undefined then.
  /// - Complexity: O(*n*), with at most six passes.
  package static func sort<Failure: Error>(
    _ keys: inout [UInt64], checking check: () throws(Failure) -> Void
  ) throws(Failure) {
    if keys.count < 2 { return }
    var otherKeys = [UInt64](repeating: 0, count: keys.count)
    for var pass in passes(over: keys.span) {
      try check()
      move(keys.span, to: &otherKeys, &pass.places, shift: pass.shift)
      swap(&keys, &otherKeys)
    }
  }

  /// The digits in which keys differ, the lowest first, each with where the first key with each of its
  /// values goes.
  private static func passes(
    over keys: Span<UInt64>
  ) -> [(places: [UInt32], shift: UInt64)] {
    let counts = digitCounts(keys)
    return (0..<passCount).compactMap { pass in
      let range = pass * digitCount..<(pass + 1) * digitCount
      return places(of: counts[range], total: keys.count).map { ($0, UInt64(pass * digitWidth)) }
    }
  }

  /// How often each digit occurs at each place of a key.
  private static func digitCounts(_ keys: Span<UInt64>) -> [UInt32] {
    var counts = [UInt32](repeating: 0, count: passCount * digitCount)
    var span = counts.mutableSpan
    for index in keys.indices {
      var rest = keys[index]
      for pass in 0..<passCount {
        let digit = Int(truncatingIfNeeded: rest) & (digitCount - 1)
        span[pass * digitCount + digit] += 1
        rest >>= UInt64(digitWidth)
      }
    }
    return counts
  }

  /// Where the first key with each digit goes; `nil` if all keys have the same.
  private static func places(of counts: ArraySlice<UInt32>, total: Int) -> [UInt32]? {
    var places: [UInt32] = []
    places.reserveCapacity(digitCount)
    var next: UInt32 = 0
    for count in counts {
      if Int(count) == total { return nil }
      places.append(next)
      next += count
    }
    return places
  }

  private static func move(
    _ keys: Span<UInt64>, to newKeys: inout [UInt64], _ places: inout [UInt32], shift: UInt64
  ) {
    var newKeys = newKeys.mutableSpan
    var places = places.mutableSpan
    for index in keys.indices {
      let digit = Int(truncatingIfNeeded: keys[index] >> shift) & (digitCount - 1)
      newKeys[Int(places[digit])] = keys[index]
      places[digit] += 1
    }
  }

  private static func move(
    _ keys: Span<UInt64>, _ rows: Span<UInt32>, to newKeys: inout [UInt64],
    _ newRows: inout [UInt32], _ places: inout [UInt32], shift: UInt64
  ) {
    var newKeys = newKeys.mutableSpan
    var newRows = newRows.mutableSpan
    var places = places.mutableSpan
    for index in keys.indices {
      let key = keys[index]
      let digit = Int(truncatingIfNeeded: key >> shift) & (digitCount - 1)
      let place = Int(places[digit])
      places[digit] += 1
      newKeys[place] = key
      newRows[place] = rows[index]
    }
  }
}

extension Double {
  /// A key that orders numbers as they are: −0 and 0 have the same.
  ///
  /// - Precondition: It is not NaN.
  @inlinable package var sortKey: UInt64 {
    let bits = (self + 0).bitPattern
    return bits >> 63 == 0 ? bits | 1 << 63 : ~bits
  }

  /// The number of a key.
  @inlinable
  package init(sortKey: UInt64) {
    self.init(bitPattern: sortKey >> 63 == 1 ? sortKey & ~(1 << 63) : ~sortKey)
  }
}
