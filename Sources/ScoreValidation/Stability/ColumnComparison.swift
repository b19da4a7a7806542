package import Execution
internal import Memory
internal import Statistics
package import Tables

/// Compares one column of two tables.
struct ColumnComparison {
  /// What became of a column.
  enum Answer: Sendable {
    case compared(ColumnStability)
    case leftOut(UncomparedColumn)
  }

  /// The columns, and their tables where these are of use to whoever is told of a fault.
  let before: (column: Column, table: Table?)
  let after: (column: Column, table: Table?)
  /// Bins that are given; `nil` to find some.
  let bins: GivenBins?
  /// Whether it is compared even if its values tell rows apart, since somebody named it.
  let isNamed: Bool
  let execution: Execution

  private var name: String { before.column.name }

  func answer() throws -> Answer {
    if let answer = try outcome() { return .compared(answer) }
    let (one, other) = (before.column, after.column)
    if let bins { return try given(bins) }
    guard one.hasValues || other.hasValues else { return leftOut(.empty) }
    // In a small table the values of any column may differ; those of identifiers do in both.
    if !isNamed, [one, other].allSatisfy({ !$0.hasValues || $0.tellsRowsApart }) {
      return leftOut(.identifiers)
    }
    switch (one.withDatesAsTexts.values, other.withDatesAsTexts.values) {
    case (.strings(let texts), .strings(let others)):
      if (one.holdsDates || !one.hasValues) && (other.holdsDates || !other.hasValues) {
        return leftOut(.dates)
      }
      return try compare(texts, others)
    case (.strings(let texts), _):
      if !other.hasValues { return try compare(texts, .absent(other.count)) }
      if one.hasValues { return otherKind }
    case (_, .strings(let texts)):
      if !one.hasValues { return try compare(.absent(one.count), texts) }
      if other.hasValues { return otherKind }
    default: break
    }
    return .compared(try Self.numbers(of: one, other, execution))
  }

  private func leftOut(_ reason: UncomparedColumn.Reason) -> Answer {
    .leftOut(UncomparedColumn(name, reason))
  }

  private var otherKind: Answer {
    leftOut(.otherKind(before: Self.content(before), after: Self.content(after)))
  }

  /// What a column holds, and for texts what keeps it from being one of numbers.
  private static func content(_ side: (column: Column, table: Table?)) -> String {
    switch side.column.values {
    case .integers: return "whole numbers"
    case .reals: return "decimal numbers"
    case .booleans: return "true and false"
    case .times: return side.column.type.plural
    case .strings:
      guard let table = side.table, let obstacle = table.numberObstacle(in: side.column) else {
        return "texts"
      }
      return "texts (\(obstacle.share), first in "
        + "\(table.place(ofRow: obstacle.firstRow, in: side.column)))"
    }
  }

  // MARK: Outcomes, and bins that are given

  private func outcome() throws -> ColumnStability? {
    guard let events = before.column.declaredEvents, let later = after.column.declaredEvents else {
      return nil
    }
    let counts = [events, later].map { events in
      (
        events.count { $0 == true }, events.count { $0 == false }, events.count { $0 == nil }
      )
    }
    var bins = ComparedBins()
    bins.append("event", counts[0].0, counts[1].0)
    bins.append("no event", counts[0].1, counts[1].1)
    bins.appendMissing(counts[0].2, counts[1].2)
    return try ColumnStability(name, .outcome, bins, missing: (counts[0].2, counts[1].2))
  }

  private func given(_ bins: GivenBins) throws -> Answer {
    let (one, other) = (before.column, after.column)
    let kinds = [one, other].map { $0.hasValues ? $0.values.isText : nil }
    if let kind = kinds[0], let later = kinds[1], kind != later { return otherKind }
    let counts = try [one, other].map { column in
      var counts = [Int](repeating: 0, count: bins.labels.count)
      for bin in try bins.numbers(column) { counts[Int(bin)] += 1 }
      return counts
    }
    var compared = ComparedBins()
    for (place, label) in bins.labels.enumerated() {
      compared.append(label, counts[0][place], counts[1][place])
    }
    let isText = kinds[0] ?? kinds[1] ?? false
    return .compared(
      try ColumnStability(
        name, isText ? .texts : .numbers, compared, missing: (one.missingCount, other.missingCount),
        distances: isText ? nil : Self.distances(try Self.sorted(one, other, execution))))
  }

  // MARK: Texts

  private func compare(_ texts: TextValues, _ others: TextValues) throws -> Answer {
    try execution.checkCancellation()
    let levels = LevelCounts(texts, others)
    var bins = levels.bins
    if bins.labels.isEmpty { return leftOut(.rareTexts) }
    let missing = (
      before: texts.count - levels.rows.before, after: others.count - levels.rows.after
    )
    bins.appendMissing(missing.before, missing.after)
    return .compared(
      try ColumnStability(name, .texts, bins, missing: missing, new: levels.new))
  }

  // MARK: Numbers

  /// Compares two columns of numbers.
  static func numbers(
    of before: Column, _ after: Column, _ execution: Execution
  ) throws -> ColumnStability {
    let numbers = try sorted(before, after, execution)
    let missing = (
      before: before.count - numbers.before.count, after: after.count - numbers.after.count
    )
    // Bins are those of the sample before; if it has no number, of the one after.
    let base = numbers.before.isEmpty ? numbers.after : numbers.before
    guard !base.isEmpty else {
      throw ValidationError(
        .tooFew, "column '\(before.name)' has no value", remedy: "leave it out")
    }
    let bins = NumberBins(
      sorted: base.span,
      mostBins: NumberBins.mostBins(numbers.before.count, numbers.after.count))
    let counts = (
      bins.counts(sorted: numbers.before.span), bins.counts(sorted: numbers.after.span)
    )
    let areBooleans = before.values.isBoolean && after.values.isBoolean
    let words = areBooleans ? ["0": "false", "1": "true"] : [:]
    var compared = ComparedBins()
    for (place, label) in bins.labels(numbers.before.span, numbers.after.span).enumerated()
    where counts.0[place] + counts.1[place] > 0 {
      compared.append(words[label] ?? label, counts.0[place], counts.1[place])
    }
    compared.appendMissing(missing.before, missing.after)
    return try ColumnStability(
      before.name, areBooleans ? .booleans : .numbers, compared, missing: missing,
      distances: distances(numbers))
  }

  private static func distances(
    _ numbers: (before: [Double], after: [Double])
  ) -> NumberDistances? {
    numbers.before.isEmpty || numbers.after.isEmpty
      ? nil : NumberDistances(sorted: numbers.before.span, numbers.after.span)
  }

  private static func sorted(
    _ before: Column, _ after: Column, _ execution: Execution
  ) throws -> (before: [Double], after: [Double]) {
    (
      try before.sortedNumbers(checking: execution), try after.sortedNumbers(checking: execution)
    )
  }
}

extension TextValues {
  /// Texts all of which are missing.
  fileprivate static func absent(_ count: Int) -> TextValues {
    TextValues(Array(repeating: nil, count: count))
  }
}

extension ColumnValues {
  fileprivate var isText: Bool {
    switch self {
    case .integers, .reals, .booleans: false
    case .strings, .times: true
    }
  }
  fileprivate var isBoolean: Bool { if case .booleans = self { true } else { false } }
}

extension Column {
  /// How many rows have no value.
  fileprivate var missingCount: Int { (0..<count).count { values.isMissing($0) } }

  /// The numbers in rising order, true as 1 and false as 0; none of texts.
  fileprivate func sortedNumbers(checking execution: Execution) throws -> [Double] {
    var keys: [UInt64] = []
    keys.reserveCapacity(count)
    switch values {
    case .integers(let values):
      switch values.storage {
      case .narrow(let values): values.appendKeys(to: &keys) { Double($0) }
      case .wide(let values): values.appendKeys(to: &keys) { Double($0) }
      }
    case .reals(let values): values.appendKeys(to: &keys) { $0 }
    case .booleans(let values):
      for value in values { if let value { keys.append((value ? 1.0 : 0.0).sortKey) } }
    case .strings, .times: return []
    }
    try RadixSort.sort(&keys) { try execution.checkCancellation() }
    return keys.map { Double(sortKey: $0) }
  }
}

extension OptionalValues {
  /// Adds the keys by which known values are sorted; 0 has one, whatever its sign.
  @inline(__always)
  fileprivate func appendKeys(to keys: inout [UInt64], _ number: (Value) -> Double) {
    let bare = values.span
    for row in bare.indices where validity.map({ $0[row] }) ?? true {
      let number = number(bare[row])
      keys.append((number == 0 ? 0 : number).sortKey)
    }
  }
}

extension ColumnStability {
  /// Compares two columns of numbers, whatever their values are like.
  ///
  /// - Parameters:
  ///   - before: The column before, with at least one row.
  ///   - after: The column after, with at least one row.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Throws: ``ValidationError`` if no row has a number; `CancellationError`.
  package init(
    comparing before: Column, _ after: Column, execution: Execution = Execution(threads: 1)
  ) throws {
    self = try ColumnComparison.numbers(of: before, after, execution)
  }
}
