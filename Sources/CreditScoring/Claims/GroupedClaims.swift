internal import Execution
internal import Identifiers
internal import Memory
internal import Statistics

/// The claims that count, those on one person's field one after another, in an order of their own: by value,
/// then by source.
struct GroupedClaims: Sendable {
  /// Where the claims on each value begin, and the end of the last.
  let offsets: [Int]
  /// The row of each claim.
  let rows: [UInt32]
  /// What is claimed; equal texts have equal numbers.
  let values: [Double]
  /// By whom, as a rank.
  let sources: [UInt32]
  /// How often it counts.
  let factors: [Double]
  /// When it was recorded; −∞ where that is not told.
  let dates: [Double]
  /// By what distances are divided, for each value; `nil` where they are 0 or 1.
  let scales: [Double?]
  /// How many claims later ones took the place of.
  let replacedCount: Int

  /// The number of values, each of a person and a field.
  var count: Int { offsets.count - 1 }

  /// The places of the claims on a value.
  func claims(_ value: Int) -> Range<Int> { offsets[value]..<offsets[value + 1] }

  /// Whether more than one source speaks to a value.
  func isCompared(_ value: Int) -> Bool {
    let claims = claims(value)
    return claims.contains { sources[$0] != sources[claims.lowerBound] }
  }

  /// How far a claim on a value is from what another one says.
  ///
  /// Numbers that lie so close that their spread rounds to 0, or so far that it is no number, agree or don't.
  @inline(__always)
  func distance(_ claim: Int, from truth: Int, scale: Double?) -> Double {
    let (claimed, right) = (values[claim], values[truth])
    guard claimed != right else { return 0 }
    guard let scale, scale > 0, scale.isFinite else { return 1 }
    let distance = abs(claimed - right)
    let ratio = distance.isFinite ? distance / scale : abs(claimed / 2 - right / 2) / (scale / 2)
    return ratio.isFinite ? ratio : 1
  }
}

/// Puts claims on one person's field together.
struct ClaimGrouping {
  let claims: GroupedClaims

  init(_ read: ReadClaims, _ execution: Execution) {
    let order = Self.grouped(read)
    var starts = Self.starts(order, read)
    let rows = ScatterBuffer<UInt32>(zeroedCount: order.count)
    let kept = ScatterBuffer<Int>(zeroedCount: starts.count)
    let bounds = starts + [order.count]
    execution.forEachBlock(of: starts.count) { values in
      for value in values {
        var group = Array(order[bounds[value]..<bounds[value + 1]])
        Self.dropReplaced(&group, read)
        if group.count > 1 { group.sort { Self.precedes($0, $1, read) } }
        kept[value] = group.count
        for (place, row) in group.enumerated() { rows[bounds[value] + place] = row }
      }
    }
    var result: [UInt32] = []
    result.reserveCapacity(order.count)
    for value in starts.indices {
      let first = bounds[value]
      starts[value] = result.count
      for place in first..<first + kept[value] { result.append(rows[place]) }
    }
    let scales = Self.scales(result, read)
    claims = GroupedClaims(
      offsets: starts + [result.count], rows: result,
      values: result.map { read.values[Int($0)] },
      sources: result.map { read.sourceOfRow[Int($0)] },
      factors: result.map { read.factors[Int($0)] },
      dates: result.map { read.dates?[Int($0)] ?? -.infinity },
      scales: starts.map { scales[Int(read.fieldOfRow[Int(result[$0])])] },
      replacedCount: order.count - result.count)
  }

  /// The rows with a value by person, then by field, then as they come.
  private static func grouped(_ read: ReadClaims) -> [UInt32] {
    let rows = (0..<read.rowCount).lazy.filter { !read.values[$0].isNaN }.map { UInt32($0) }
    let byField = sorted(Array(rows), by: read.fieldOfRow, below: read.fields.count)
    return sorted(byField, by: read.personOfRow, below: read.people.count)
  }

  /// Rows in the order of their keys; equal ones stay as they come.
  private static func sorted(_ rows: [UInt32], by keys: [UInt32], below limit: Int) -> [UInt32] {
    var places = [Int](repeating: 0, count: limit + 1)
    for row in rows { places[Int(keys[Int(row)]) + 1] += 1 }
    for key in 0..<limit { places[key + 1] += places[key] }
    var result = [UInt32](repeating: 0, count: rows.count)
    for row in rows {
      let key = Int(keys[Int(row)])
      result[places[key]] = row
      places[key] += 1
    }
    return result
  }

  /// Where a person or a field begins.
  private static func starts(_ order: [UInt32], _ read: ReadClaims) -> [Int] {
    order.indices.filter { place in
      if place == 0 { return true }
      let (row, before) = (Int(order[place]), Int(order[place - 1]))
      return read.personOfRow[row] != read.personOfRow[before]
        || read.fieldOfRow[row] != read.fieldOfRow[before]
    }
  }

  /// Leaves out what a source claimed before it claimed something later.
  private static func dropReplaced(_ group: inout [UInt32], _ read: ReadClaims) {
    guard let dates = read.dates, group.count > 1 else { return }
    var latest: [UInt32: Double] = [:]
    for row in group {
      latest[read.sourceOfRow[Int(row)], default: -.infinity].formMaximum(dates[Int(row)])
    }
    group.removeAll { row in
      let date = dates[Int(row)]
      return date.isFinite && date < latest[read.sourceOfRow[Int(row)], default: date]
    }
  }

  /// The order of claims on one value, in which no place in the table counts.
  private static func precedes(_ left: UInt32, _ right: UInt32, _ read: ReadClaims) -> Bool {
    let (left, right) = (Int(left), Int(right))
    let (one, other) = (read.values[left], read.values[right])
    if one != other {
      if case .texts = read.kinds[Int(read.fieldOfRow[left])] {
        return read.texts.utf8(Int(one)).lexicographicallyPrecedes(read.texts.utf8(Int(other)))
      }
      return one < other
    }
    let (source, another) = (read.sourceOfRow[left], read.sourceOfRow[right])
    if source != another { return source < another }
    if read.factors[left] != read.factors[right] { return read.factors[left] < read.factors[right] }
    guard let dates = read.dates else { return false }
    return dates[left] < dates[right]
  }

  /// The standard deviation of each field of numbers; `nil` for other fields.
  private static func scales(_ rows: [UInt32], _ read: ReadClaims) -> [Double?] {
    var values = [[Double]](repeating: [], count: read.fields.count)
    for row in rows where read.kinds[Int(read.fieldOfRow[Int(row)])].hasDistances {
      values[Int(read.fieldOfRow[Int(row)])].append(read.values[Int(row)])
    }
    return read.fields.indices.map { field in
      guard read.kinds[field].hasDistances else { return nil }
      let own = values[field]
      return own.isEmpty ? 0 : Moments(own.span).deviation
    }
  }
}

extension Double {
  fileprivate mutating func formMaximum(_ other: Double) { self = Swift.max(self, other) }
}
