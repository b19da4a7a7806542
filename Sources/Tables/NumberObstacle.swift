internal import DelimitedText

/// What keeps a column of texts from being one of numbers: how many values are none, and the first.
package struct NumberObstacle: Sendable, Equatable {
  /// The number of values, missing ones aside.
  package private(set) var valueCount = 0
  /// How many of them are numbers, or are meant as such: `12%`, `3,5`.
  package private(set) var numberCount = 0
  /// How many of them are no numbers as they are written.
  package private(set) var count = 0
  /// The row of the first of these.
  package private(set) var firstRow = 0
  /// What the first of these looks like.
  package private(set) var form = NumberForm.other

  /// Whether the column is one of numbers but for some values.
  package var isMostlyNumeric: Bool { numberCount > 0 && 2 * numberCount >= valueCount }

  /// Adds a value.
  mutating func add(
    _ row: Int, isNumber: Bool, _ field: Span<UInt8>, decimal: DecimalMark = .point
  ) {
    valueCount += 1
    if isNumber {
      numberCount += 1
      return
    }
    let form = NumberForm(field, decimal: decimal)
    if count == 0 { (firstRow, self.form) = (row, form) }
    count += 1
    if form.isNumberLike { numberCount += 1 }
  }

  /// Looks at the texts of a column that was read by these rules.
  init(_ texts: TextValues, _ rules: ColumnRules) {
    self.init()
    for row in texts.indices {
      guard let text = texts.utf8(row) else { continue }
      let field = FieldRules.trimmed(Array(text)[...])
      if rules.isMissingAmongNumbers(field.span) { continue }
      add(
        row, isNumber: rules.real(field.span) != nil, field.span, decimal: rules.decimal)
    }
  }

  init() {}
}

extension Table {
  /// What keeps a column from being one of numbers; `nil` for a column that is one, or has no value.
  package func numberObstacle(in column: Column) -> NumberObstacle? {
    guard case .strings(let texts) = column.values else { return nil }
    if let obstacle = column.obstacle, obstacle.count > 0 { return obstacle }
    for missing in [MissingValues.standard, []] {
      let rules = ColumnRules.rules(missing, .point, columns: [column.name])[0]
      let obstacle = NumberObstacle(texts, rules)
      // With other spellings of missing values, `None` may be the only text that there is.
      if obstacle.count > 0 { return obstacle }
    }
    return nil
  }

  /// Where a row stands in the file, or what number it has in a table that is of none: to be put
  /// behind a fault that is told later than reading.
  package func place(ofRow row: Int, in column: Column) -> String {
    line(ofRow: row, in: column).map { "line \($0)" } ?? "row \(row + 1)"
  }

  /// An error that a column of texts is not one of numbers.
  func refusal(_ column: Column) -> DataError {
    guard let obstacle = numberObstacle(in: column) else {
      return DataError(
        .badData, source: sourceName, problem: "column '\(column.name)' holds texts",
        remedy: "choose a column of numbers")
    }
    return DataError(
      .badData, source: sourceName, line: line(ofRow: obstacle.firstRow, in: column),
      problem: "column '\(column.name)' holds texts: \(description(of: obstacle))",
      remedy: remedy(for: obstacle, in: column) ?? "choose a column of numbers")
  }

  /// How many values are no numbers and where the first one is, beside a message that names its line.
  package func description(of obstacle: NumberObstacle) -> String {
    "\(obstacle.share), "
      + (lines?[obstacle.firstRow] == nil ? "first in row \(obstacle.firstRow + 1)" : "first here")
  }

  /// What makes the column one of numbers; `nil` if nothing does.
  package func remedy(for obstacle: NumberObstacle, in column: Column) -> String? {
    switch obstacle.form {
    case .quoted: "write numbers without quotes"
    case .decimalComma: "read the decimal comma with --decimal comma"
    case .decimalPoint: "write it with a comma, or leave --decimal comma out"
    case .commaAmongDigits:
      "write numbers without commas, or read a decimal comma with --decimal comma"
    case .thousands:
      "write numbers with nothing between thousands; --decimal comma reads 1.234,5"
    case .percent: "write numbers without a percent sign"
    case .leadingZeros where obstacle.isMostlyNumeric: "write numbers without leading zeros"
    case .other where obstacle.isMostlyNumeric:
      "correct it, or read it as missing with --missing '\(column.name)=TEXT'"
    default: nil
    }
  }
}

extension NumberObstacle {
  /// How many of the values are no numbers.
  package var share: String {
    "\(count) of \(valueCount) value\(valueCount == 1 ? "" : "s") "
      + (count == 1 ? "is no number" : "are no numbers")
  }
}
