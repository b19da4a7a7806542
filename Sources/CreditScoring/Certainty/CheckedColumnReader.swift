internal import Execution
internal import Files
internal import Memory
internal import Tables
internal import TextFormats

/// What is wrong with a value of a column, and what to do about it.
struct ColumnFault: Sendable {
  let problem: String
  let remedy: Message
}

/// Reads columns whose values have to keep a rule, and tells where the first one that does not is.
protocol CheckedColumnReader {
  var table: Table { get }
  var execution: Execution { get }
}

extension CheckedColumnReader {
  /// The numbers from 0 to 1 of a column; `nil` if there is no such column.
  func shares(
    _ name: String, _ problem: String, _ remedy: Message
  ) throws(ScoreModelError) -> OptionalValues<Double>? {
    guard let column = table[name] else { return nil }
    guard let numbers = column.values.numbers else {
      try checkForMixture(column)
      try check(column, problem, remedy) { !column.values.isMissing($0) }
      return OptionalValues(repeating: nil, count: table.rowCount)
    }
    try check(column, problem, remedy) { row in
      numbers[row].map { !(0...1).contains($0) } ?? false
    }
    return numbers
  }

  /// Throws if a column has truth values in some rows and numbers in others: it is a column of texts then, none of
  /// which looks wrong by itself.
  private func checkForMixture(_ column: Column) throws(ScoreModelError) {
    let words = ["true", "false"]
    let texts = (0..<table.rowCount).lazy.compactMap { column.text($0)?.lowercased() }
    guard texts.contains(where: words.contains), texts.contains(where: { Double($0) != nil }) else {
      return
    }
    throw ScoreModelError(
      .unusableColumn, source: table.sourceName,
      problem: "column '\(column.name)' has true or false in some rows and numbers in others",
      remedy: "write 1 for true and 0 for false")
  }

  /// What the texts of a column mean; each text of a few is looked at once.
  func mapped<Value: BitwiseCopyable & Sendable>(
    _ column: Column, missing: Value, fault: (String) -> ColumnFault,
    _ value: @Sendable (String) -> Value?
  ) throws(ScoreModelError) -> Buffer<Value> {
    let faultOfRow = { (row: Int) in fault(column.text(row) ?? "") }
    if case .strings(let texts) = column.values, let codes = texts.codes,
      let list = texts.categories
    {
      let values = list.map(value)
      try check(column, fault: faultOfRow) { row in
        codes[row].map { values[$0] == nil } ?? false
      }
      return filled { codes[$0].flatMap { values[$0] } ?? missing }
    }
    try check(column, fault: faultOfRow) { row in column.text(row).map { value($0) == nil } ?? false
    }
    return filled { column.text($0).flatMap(value) ?? missing }
  }

  /// The dates of a column in seconds since 1970.
  ///
  /// - Parameters:
  ///   - column: The column.
  ///   - missing: What stands for a date that is missing.
  ///   - asOf: The date after which none may lie; `nil` for no such date.
  /// - Returns: The dates.
  /// - Throws: ``ScoreModelError`` with the place of the first text that is none, or that lies too late.
  func dates(
    _ column: Column, missing: Double, notAfter asOf: Double?
  ) throws(ScoreModelError) -> Buffer<Double> {
    let dates = try mapped(
      column, missing: missing,
      fault: { _ in
        ColumnFault(
          problem: "is no date",
          remedy: "write dates like 2012-01-31, 2012-01-31T12:30:00Z or 1328013000")
      }
    ) { TimestampText.seconds($0) }
    guard let asOf else { return dates }
    try check(column, "lies after the date as of which values are used", "give a later date") {
      dates[$0] > asOf
    }
    return dates
  }

  func filled<Value: BitwiseCopyable & Sendable>(
    _ value: @Sendable (Int) -> Value
  ) -> Buffer<Value> {
    let result = ScatterBuffer<Value>(zeroedCount: table.rowCount)
    execution.forEachBlock(of: table.rowCount) { rows in
      for row in rows { result[row] = value(row) }
    }
    return result.freeze()
  }

  /// Throws if rows of a column are odd, with the place of the first.
  func check(
    _ column: Column, _ problem: String, _ remedy: Message, isOdd: @Sendable (Int) -> Bool
  ) throws(ScoreModelError) {
    try check(
      column, fault: { _ in ColumnFault(problem: problem, remedy: remedy) }, isOdd: isOdd)
  }

  /// Throws if rows of a column are odd, with the place of the first and what is wrong with it.
  func check(
    _ column: Column, fault: (Int) -> ColumnFault, isOdd: @Sendable (Int) -> Bool
  ) throws(ScoreModelError) {
    let found = execution.blocks(of: table.rowCount) { rows in
      (first: rows.first(where: isOdd), count: rows.count(where: isOdd))
    }
    guard let row = found.lazy.compactMap({ $0.first }).first else { return }
    let count = found.reduce(0) { $0 + $1.count }
    let fault = fault(row)
    throw ScoreModelError(
      .unusableColumn, source: table.sourceName,
      problem: "\(table.place(ofRow: row, in: column)) of column '\(column.name)' \(fault.problem)"
        + (count == 1 ? "" : " (the first of \(count))"), remedy: fault.remedy)
  }
}
