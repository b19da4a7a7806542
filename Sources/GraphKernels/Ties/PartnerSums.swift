internal import Statistics

/// How much passed between a person and each partner, without signs.
struct PartnerSums: Sendable {
  private var incoming: [ExactSum] = []
  private var outgoing: [ExactSum] = []
  /// The partners who have a row, by the first of theirs.
  private var partners: [UInt32] = []
  private var hasRows: [Bool] = []
  private var hasNegatives = false
  /// What values are multiplied by, so that no sum is too large: a power of two.
  private var unit = 1.0
  private var sums: [Double] = []
  private var others: [Double] = []

  /// Begins without rows.
  mutating func begin(_ partnerCount: Int, largest: Double) {
    incoming.removeAll(keepingCapacity: true)
    outgoing.removeAll(keepingCapacity: true)
    incoming.append(contentsOf: repeatElement(ExactSum(), count: partnerCount))
    outgoing.append(contentsOf: repeatElement(ExactSum(), count: partnerCount))
    hasRows.removeAll(keepingCapacity: true)
    hasRows.append(contentsOf: repeatElement(false, count: partnerCount))
    partners.removeAll(keepingCapacity: true)
    hasNegatives = false
    unit = largest > 0x1p960 ? 0x1p-200 : 1
  }

  /// Adds a row; without directions all are of one.
  mutating func add(_ value: Double, _ row: TieRow, isDirected: Bool) {
    if value < 0 { hasNegatives = true }
    let part = value.magnitude * unit
    let partner = Int(row.partner)
    if !hasRows[partner] {
      hasRows[partner] = true
      partners.append(row.partner)
    }
    if isDirected, row.isOutgoing {
      outgoing[partner].add(part)
    } else {
      incoming[partner].add(part)
    }
  }

  /// The sum of the squares of partners' shares; NaN where there is nothing to share.
  mutating func concentration(
    _ direction: TieDirection, _ list: TieSeries, _ start: Int, _ rows: [TieRow]
  ) -> Double {
    var largest = 0.0
    sums.removeAll(keepingCapacity: true)
    for partner in partners {
      let sum = amount(Int(partner), direction, list, start, rows)
      largest = max(largest, sum)
      if sum > 0 { sums.append(sum) }
    }
    if sums.isEmpty { return .nan }
    // In this unit no square is lost that matters.
    for place in sums.indices { sums[place] /= largest }
    let total = ExactSum.rounded(sums.span)
    for place in sums.indices { sums[place] *= sums[place] }
    return min(ExactSum.rounded(sums.span) / (total * total), 1)
  }

  /// The share of what was given that the same partner gave back; NaN where nothing was given, or where
  /// a value is below zero, which is nothing that could come back.
  mutating func reciprocity(_ list: TieSeries, _ start: Int, _ rows: [TieRow]) -> Double {
    if hasNegatives { return .nan }
    var largest = 0.0
    sums.removeAll(keepingCapacity: true)
    others.removeAll(keepingCapacity: true)
    for partner in partners {
      let given = amount(Int(partner), .outgoing, list, start, rows)
      if given == 0 { continue }
      largest = max(largest, given)
      sums.append(given)
      others.append(min(given, amount(Int(partner), .incoming, list, start, rows)))
    }
    if sums.isEmpty { return .nan }
    for place in sums.indices {
      sums[place] /= largest
      others[place] /= largest
    }
    return ExactSum.rounded(others.span) / ExactSum.rounded(sums.span)
  }

  /// How much passed between the person and a partner in the rows from a start on.
  private func amount(
    _ partner: Int, _ direction: TieDirection, _ list: TieSeries, _ start: Int, _ rows: [TieRow]
  ) -> Double {
    var sum = direction == .outgoing ? outgoing[partner] : incoming[partner]
    if direction == .either { sum.add(outgoing[partner]) }
    if let rounded = sum.rounded { return rounded }
    var exact = WideSum()
    for index in start..<list.values.count {
      let row = rows[list.places[index]]
      guard row.partner == partner else { continue }
      if row.leads(direction) {
        exact.add(list.values[index].magnitude * unit)
      }
    }
    return exact.rounded
  }
}
