internal import Reports
internal import Statistics

/// How numbers of people are spread, for pictures.
enum Distribution {
  /// The numbers that are known, in rising order.
  static func sorted(_ values: [Double?]) -> [Double] {
    var keys = values.compactMap { $0?.sortKey }
    RadixSort.sort(&keys) {}
    return keys.map { Double(sortKey: $0) }
  }

  /// The share of people who have at least so much, at no more than about 60 numbers.
  ///
  /// - Parameter values: The numbers, from 0 on, in rising order.
  /// - Returns: Points from 1 on, in rising order; the numbers are equally far apart on a scale of powers.
  static func atLeast(_ values: [Double]) -> [LineChart.Point] {
    let sorted = values.drop { $0 < 1 }
    guard let most = sorted.last else { return [] }
    var points: [LineChart.Point] = []
    var place = sorted.startIndex
    var next = 0.0
    while place < sorted.endIndex {
      let value = sorted[place]
      if value >= next || value == most {
        points.append(.init(value, Double(values.count - place) / Double(values.count)))
        next = value * 1.12
      }
      while place < sorted.endIndex, sorted[place] == value { place += 1 }
    }
    return points
  }

  /// Numbers of people in ranges of whole numbers of equal width, no more than 24 of them.
  static func ranges(_ values: [Double], width: Double? = nil) -> (
    names: [String], counts: [Double]
  ) {
    guard let least = values.min(), let most = values.max() else { return ([], []) }
    let step = width ?? max(1, ((most - least + 1) / 24).roundStep)
    let first = (least / step).rounded(.down)
    let count = Int((most / step).rounded(.down) - first) + 1
    var counts = [Double](repeating: 0, count: count)
    for value in values { counts[Int((value / step).rounded(.down) - first)] += 1 }
    let names = counts.indices.map { number in
      let start = Int((first + Double(number)) * step)
      return step == 1 ? "\(start)" : "\(start)–\(start + Int(step) - 1)"
    }
    return (names, counts)
  }

  /// Sizes of groups in classes that grow tenfold, and how many people are in groups of each.
  static func sizes(_ sizes: [Int]) -> (names: [String], groups: [Double], people: [Double]) {
    let most = sizes.max() ?? 0
    var ranges: [ClosedRange<Int>] = [1...1, 2...2, 3...10]
    while let last = ranges.last, last.upperBound < most {
      ranges.append(last.upperBound + 1...last.upperBound * 10)
    }
    ranges = ranges.filter { range in sizes.contains { range.contains($0) } }
    let members = ranges.map { range in sizes.filter { range.contains($0) } }
    let names = ranges.map { range in
      range.count == 1
        ? "\(range.lowerBound)" : "\(range.lowerBound.grouped) to \(range.upperBound.grouped)"
    }
    return (
      names, members.map { Double($0.count) }, members.map { Double($0.reduce(0, +)) }
    )
  }

  /// Means of one number over groups of about as many people, from the least of another number on.
  ///
  /// - Parameters:
  ///   - others: What means are taken of.
  ///   - values: By what people are put into groups; equal ones are together.
  ///   - count: How many groups there are at most.
  ///   - least: The least number of people of a group.
  /// - Returns: The mean of both in each group, that of the other with its 95 % interval.
  static func means(
    of others: [Double?], by values: [Double?], groups count: Int = 10, least: Int
  ) -> [LineChart.Point] {
    guard values.count == others.count else { return [] }
    var keys: [UInt64] = []
    var rows: [UInt32] = []
    for (row, value) in values.enumerated() {
      guard let value, let other = others[row], value.isFinite, other.isFinite else { continue }
      keys.append(value.sortKey)
      rows.append(UInt32(row))
    }
    RadixSort.sort(&keys, with: &rows) {}
    let pairs = zip(keys, rows).map { (Double(sortKey: $0), others[Int($1)] ?? 0) }
    var points: [LineChart.Point] = []
    var start = 0
    for group in 1...count {
      var end = max(pairs.count * group / count, start)
      while end > 0, end < pairs.count, pairs[end].0 == pairs[end - 1].0 { end += 1 }
      let members = pairs[start..<end]
      if members.count < max(least, 2) { continue }
      start = end
      let size = Double(members.count)
      let mean = members.reduce(0) { $0 + $1.1 / size }
      let variance = members.reduce(0) { $0 + ($1.1 - mean) * ($1.1 - mean) / (size - 1) }
      let reach = 1.96 * (variance / size).squareRoot()
      points.append(
        .init(
          members.reduce(0) { $0 + $1.0 / size }, mean, lower: mean - reach, upper: mean + reach))
    }
    return points
  }
}
