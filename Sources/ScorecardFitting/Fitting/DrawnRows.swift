internal import Memory
internal import ScoreValidation
internal import Statistics

/// Training rows with their bins in the columns of a card: rows of equal bins are one pattern.
struct RowPatterns: Sendable {
  /// The pattern of each row.
  let patterns: [Int32]
  /// A row of each pattern.
  let rows: [Int32]

  /// Finds the patterns, or takes each row for one where there are so many that it does not pay.
  ///
  /// - Parameters:
  ///   - columns: The columns.
  ///   - rowCount: The number of rows.
  init(_ columns: [CodedColumn], rowCount: Int) {
    var patterns = [Int32](repeating: 0, count: rowCount)
    for column in columns {
      let codes = column.codes.span
      var numbers: [UInt64: Int32] = [:]
      for row in 0..<rowCount {
        let key = UInt64(patterns[row]) << 16 | UInt64(codes[row])
        let next = Int32(numbers.count)
        let number = numbers[key] ?? next
        if number == next { numbers[key] = next }
        patterns[row] = number
      }
      guard numbers.count <= rowCount / 2 else {
        self.patterns = (0..<Int32(rowCount)).map { $0 }
        rows = self.patterns
        return
      }
    }
    var rows: [Int32] = []
    // Patterns are numbered by their first rows.
    for row in 0..<rowCount where Int(patterns[row]) == rows.count { rows.append(Int32(row)) }
    (self.patterns, self.rows) = (patterns, rows)
  }
}

/// Rows that were drawn from others with replacement, as many as these, put together by their patterns.
struct DrawnRows: Sendable {
  /// A row of each pattern that was drawn.
  let rows: [Int32]
  /// What was drawn of each of these patterns; without squares, of which no errors are made.
  let sums: [BinCounts]

  /// Draws *n* times one of *n* rows: the row of number ⌊*x* *n* / 2⁶⁴⌋ for the generator's next number *x*.
  ///
  /// A row that is drawn twice counts twice, with its weight.
  init(from training: TrainingRows, _ patterns: RowPatterns, _ generator: inout SplitMix64) {
    let count = training.rows.count
    var draws = [Int32](repeating: 0, count: count)
    for _ in 0..<count {
      draws[Int(generator.next().multipliedFullWidth(by: UInt64(count)).high)] += 1
    }
    var all = [BinCounts](repeating: BinCounts(), count: patterns.rows.count)
    for row in 0..<count where draws[row] > 0 {
      all[Int(patterns.patterns[row])].add(
        Int(draws[row]), training.events[row], training.weights[row])
    }
    let places = all.indices.filter { all[$0].rows > 0 }
    rows = places.map { patterns.rows[$0] }
    sums = places.map { all[$0] }
  }

  /// What was drawn in all.
  var totals: OutcomeTotals {
    let sum = sums.reduce(into: BinCounts()) { $0.add($1) }
    return OutcomeTotals(
      events: sum.events, nonEvents: sum.nonEvents, eventWeight: sum.eventWeight,
      nonEventWeight: sum.nonEventWeight)
  }

  /// What a regression is to predict: that the event does not happen.
  var target: LogisticTarget {
    LogisticTarget(
      events: sums.map { $0.nonEventWeight / $0.weight }, weights: sums.map(\.weight))
  }

  /// The bins of a column.
  func codes(_ column: CodedColumn) -> Buffer<UInt16> {
    let own = ScatterBuffer<UInt16>(zeroedCount: rows.count)
    let all = column.codes.span
    for (place, row) in rows.enumerated() { own[place] = all[Int(row)] }
    return own.freeze()
  }

  /// Counts what was drawn of each bin.
  func counts(_ codes: Buffer<UInt16>, binCount: Int) -> [BinCounts] {
    var found = [BinCounts](repeating: BinCounts(), count: binCount)
    for (place, sum) in sums.enumerated() { found[Int(codes[place])].add(sum) }
    return found
  }
}

extension BinCounts {
  /// Takes in a row that was drawn so many times; one of rejected applicants has the event in part.
  fileprivate mutating func add(_ count: Int, _ event: Double, _ weight: Double) {
    if event >= 0.5 { events += count } else { nonEvents += count }
    eventWeight += Double(count) * weight * event
    nonEventWeight += Double(count) * weight * (1 - event)
  }
}
