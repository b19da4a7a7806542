internal import TextFormats

/// Bins of numbers that are found in the sample before, and rest there when others come after.
///
/// They have about as many rows each; rows of one number stay together, and a number that has as many rows
/// as a bin has one of its own. Up to ten different numbers each have a bin, if they have a hundredth of the rows and
/// ten of them; where they have ten rows on average, or are one or two, what is none of these numbers falls in further bins between and
/// beyond them.
struct NumberBins: Sendable, Equatable {
  /// The number from which on each bin but the first goes.
  let starts: [Double]

  /// How many bins two samples are large enough for: at least 10 rows of the smaller one in each.
  static func mostBins(_ before: Int, _ after: Int) -> Int {
    max(2, min(10, min(before, after) / 10))
  }

  /// Finds bins.
  ///
  /// - Parameters:
  ///   - sorted: The numbers before in rising order, at least one.
  ///   - mostBins: How many bins there may be, from 2 on.
  init(sorted: Span<Double>, mostBins: Int) {
    let share = Double(sorted.count) / Double(mostBins)
    guard let runs = Self.runs(sorted, atMost: 10) else {
      starts = Self.starts(sorted, least: share)
      return
    }
    let least = min(share, Double(max(10, sorted.count / 100)))
    let numbers = runs.map(\.value)
    let limits = runs.count > 2 ? Self.starts(sorted, least: least) : numbers
    // Few rows of a continuous quantity have few numbers too, and others come after.
    let repeats = runs.count <= 2 || sorted.count >= 10 * runs.count
    starts = repeats ? Self.closed(limits, around: numbers) : limits
  }

  /// Limits that hold the bins of some numbers in rising order to these: a number that is new, such as a code, is
  /// then in a bin of others.
  private static func closed(_ limits: [Double], around numbers: [Double]) -> [Double] {
    var starts: [Double] = []
    for (place, number) in numbers.enumerated() {
      let isFirst = place == 0 || limits.contains(number)
      if isFirst, place > 0 { starts.append(numbers[place - 1].nextUp) }
      if isFirst, starts.last != number { starts.append(number) }
    }
    return numbers.last.map { starts + [$0.nextUp] } ?? starts
  }

  /// The different numbers, if they are few.
  private static func runs(
    _ sorted: Span<Double>, atMost most: Int
  ) -> [(value: Double, count: Int)]? {
    var runs: [(value: Double, count: Int)] = []
    for place in sorted.indices {
      if let last = runs.last, last.value == sorted[place] {
        runs[runs.count - 1].count += 1
      } else {
        if runs.count == most { return nil }
        runs.append((sorted[place], 1))
      }
    }
    return runs
  }

  private static func starts(_ sorted: Span<Double>, least: Double) -> [Double] {
    var (starts, held, place) = ([Double](), 0, 0)
    // What rounding takes from a share is not lacking.
    let enough = least * (1 - 1e-12)
    while place < sorted.count {
      let value = sorted[place]
      var end = place
      while end < sorted.count, sorted[end] == value { end += 1 }
      let run = end - place
      // A number with many rows is not mixed with those before it.
      if Double(held) >= enough || (Double(run) >= enough && Double(held) >= enough / 2) {
        starts.append(value)
        held = 0
      }
      held += run
      place = end
    }
    if Double(held) < enough / 2, !starts.isEmpty { starts.removeLast() }
    return starts.isEmpty ? halves(sorted) : starts
  }

  /// The number that parts others into two bins as even as can be.
  private static func halves(_ sorted: Span<Double>) -> [Double] {
    let middle = sorted[sorted.count / 2]
    var (first, end) = (0, sorted.count)
    while sorted[first] < middle { first += 1 }
    while sorted[end - 1] > middle { end -= 1 }
    return min(first, sorted.count - first) >= min(end, sorted.count - end)
      ? [middle] : [sorted[end]]
  }

  /// The number of bins.
  var count: Int { starts.count + 1 }

  /// The places of sorted numbers that fall in each bin.
  private func places(in sorted: Span<Double>) -> [Range<Int>] {
    var (places, first) = ([Range<Int>](), 0)
    for start in starts {
      var (low, high) = (first, sorted.count)
      while low < high {
        let middle = (low + high) / 2
        if sorted[middle] < start { low = middle + 1 } else { high = middle }
      }
      places.append(first..<low)
      first = low
    }
    return places + [first..<sorted.count]
  }

  /// How many sorted numbers fall in each bin.
  func counts(sorted: Span<Double>) -> [Int] { places(in: sorted).map(\.count) }

  /// The bins in words, such as `8 to below 16`, or a number where all of a bin have it.
  func labels(_ before: Span<Double>, _ after: Span<Double>) -> [String] {
    let text = JSONText.number
    return zip(places(in: before), places(in: after)).enumerated().map { bin, places in
      var (least, most) = (Double.infinity, -Double.infinity)
      if let first = places.0.first, let last = places.0.last {
        (least, most) = (before[first], before[last])
      }
      if let first = places.1.first, let last = places.1.last {
        (least, most) = (min(least, after[first]), max(most, after[last]))
      }
      if least == most { return text(least) }
      if starts.isEmpty { return "all" }
      if bin == 0 { return "below \(text(starts[0]))" }
      let above = Self.numberBelow(starts[bin - 1]).map { "above \(text($0))" }
      guard bin < starts.count else { return above ?? "\(text(starts[bin - 1])) or more" }
      let end =
        Self.numberBelow(starts[bin]).map { text($0) } ?? "below \(text(starts[bin]))"
      return "\(above ?? text(starts[bin - 1])) to \(end)"
    }
  }

  /// The number that a limit stands just above; `nil` of a limit that is a number as people write it.
  private static func numberBelow(_ limit: Double) -> Double? {
    let below = limit.nextDown
    return JSONText.number(below).utf8.count < JSONText.number(limit).utf8.count ? below : nil
  }
}
