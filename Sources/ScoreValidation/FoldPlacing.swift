internal import Statistics

/// Deals rows out to folds.
struct FoldPlacing {
  let count: Int
  let rows: [Int32]
  let outcomes: Outcomes
  let seed: UInt64

  private func isEvent(_ row: Int32) -> Bool { outcomes.codes[Int(row)] == 1 }

  private func check(atLeast least: Int) throws(ValidationError) {
    guard count >= least else {
      throw ValidationError(
        .badSetting, "there are at least \(least) folds", remedy: "take about 5")
    }
  }

  private static func tooFew(_ what: String, _ count: Int, _ folds: Int) -> ValidationError {
    ValidationError(
      .tooFew, "\(folds) folds need as many \(what), and there are \(count)",
      remedy: "take fewer folds or more people")
  }

  /// Rows of each kind, shuffled, one after the other to the next fold.
  func byRow() throws(ValidationError) -> [Int32] {
    try check(atLeast: 2)
    var generator = SplitMix64(seed: seed)
    var places = [Int32](repeating: 0, count: rows.count)
    var next = 0
    for kind in [true, false] {
      let members = rows.indices.filter { isEvent(rows[$0]) == kind }
      guard members.count >= count else {
        throw Self.tooFew(kind ? "events" : "people without", members.count, count)
      }
      for member in members.shuffled(using: &generator) {
        places[member] = Int32(next % count)
        next += 1
      }
    }
    return places
  }

  /// Whole groups, the largest first, each to the fold that it leaves most even.
  func byGroup(_ groups: [Int32]) throws(ValidationError) -> [Int32] {
    try check(atLeast: 2)
    var sizes: [Int32: SIMD2<Double>] = [:]
    for row in rows {
      let one = isEvent(row) ? SIMD2<Double>(1, 0) : SIMD2(0, 1)
      sizes[groups[Int(row)], default: .zero] += one
    }
    guard sizes.count >= count else { throw Self.tooFew("groups", sizes.count, count) }
    guard sizes.values.allSatisfy({ 2 * $0.sum() <= Double(rows.count) }) else {
      throw ValidationError(
        .tooFew, "one group has more than half of the people",
        remedy: "take smaller groups, such as communities in place of components")
    }
    var generator = SplitMix64(seed: seed)
    let drawn = sizes.keys.sorted().shuffled(using: &generator)
    let drawnSizes = drawn.map { sizes[$0] ?? .zero }
    let order = drawn.indices.sorted { left, right in
      let (one, other) = (drawnSizes[left].sum(), drawnSizes[right].sum())
      return one == other ? left < right : one > other
    }
    let totals = drawnSizes.reduce(.zero, +)
    var filled = [SIMD2<Double>](repeating: .zero, count: count)
    var foldOfGroup: [Int32: Int32] = [:]
    for place in order {
      let size = drawnSizes[place]
      let costs = filled.map { fold in
        let share = ((fold + size) * (fold + size) - fold * fold) / (totals * totals)
        return (totals.x > 0 ? share.x : 0) + (totals.y > 0 ? share.y : 0)
      }
      guard let fold = costs.indices.min(by: { costs[$0] < costs[$1] }) else { continue }
      filled[fold] += size
      foldOfGroup[drawn[place]] = Int32(fold)
    }
    return rows.map { foldOfGroup[groups[Int($0)]] ?? 0 }
  }

  /// Windows of about as many rows; the first is -1, since it is only fitted on.
  func byDate(_ dates: [Double]) throws(ValidationError) -> [Int32] {
    try check(atLeast: 1)
    let sorted = rows.map { dates[Int($0)] }.sorted()
    var starts: [Double] = []
    for window in 1..<count + 1 {
      var place = window * sorted.count / (count + 1)
      // The first date that is later than the last start.
      let last = starts.last ?? sorted.first
      while place < sorted.count, let last, sorted[place] <= last { place += 1 }
      guard place < sorted.count else { throw Self.tooFew("later dates", starts.count, count) }
      starts.append(sorted[place])
    }
    return rows.map { row in
      let date = dates[Int(row)]
      return Int32((starts.firstIndex { date < $0 } ?? count) - 1)
    }
  }
}
