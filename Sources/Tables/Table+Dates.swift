package import Files
internal import Identifiers
internal import Memory
internal import TextFormats

extension Column {
  /// Whether the values are dates or times, or texts that are such, going by the first of them.
  package var holdsDates: Bool {
    if case .times = values { return true }
    guard case .strings(let texts) = values, let row = texts.firstKnownRow else { return false }
    return texts.days(row) != nil
  }
}

extension Column {
  /// Makes a column of dates or times of one of texts that was read; `nil` if it has others.
  ///
  /// - Parameters:
  ///   - name: The column's name.
  ///   - texts: The texts.
  ///   - spelling: The fields as they were written; `nil` if they are the texts.
  ///   - order: The order in which dates may have day, month and year besides that of ISO 8601, in which they
  ///     are written then.
  init?(_ name: String, datesOf texts: TextValues, spelling: TextList?, order: DateOrder?) {
    guard let times = TimeValues(texts) else {
      guard let order, let times = TimeValues(texts, order) else { return nil }
      self.init(name, .times(times))
      return
    }
    let spelling = spelling ?? (times.isPrinted(texts.list) ? nil : texts.list)
    self.init(name, .times(times), spelling: spelling)
  }
}

extension Table {
  /// The dates of a column of dates, times or texts as days since the start of 1970 (UTC), times of day as fractions.
  ///
  /// - Throws: ``DataError`` with the place of a text that is no date.
  package func days(_ column: Column) throws(DataError) -> OptionalValues<Double> {
    if case .times(let times) = column.values { return times.days }
    guard case .strings(let texts) = column.values else {
      throw DataError(
        .badData, source: sourceName, problem: "column '\(column.name)' holds no dates",
        remedy: "name a column of dates like 2024-02-29")
    }
    let days = ScatterValues<Double>(count: texts.count)
    for row in texts.indices {
      if texts.isMissing(row) {
        days[row] = nil
      } else if let day = texts.days(row) {
        days[row] = day
      } else {
        let line = line(ofRow: row, in: column)
        throw DataError(
          .badData, source: sourceName, line: line,
          problem: "column '\(column.name)' holds dates, and a text that is none"
            + (line == nil ? " in row \(row + 1)" : ""),
          remedy: texts.mayBeDate(row)
            ? "write dates like 2024-02-29, or say the order of day, month and year (\(.dateOrder))"
            : "write dates like 2024-02-29, or say that the text stands for a missing value "
              + "(\(.missing))")
      }
    }
    return days.freeze()
  }
}

extension ColumnValues {
  /// Dates or times as days since the start of 1970; `nil` for numbers, for truth values, and for texts of which
  /// one is no date, or all are missing.
  package var days: OptionalValues<Double>? {
    switch self {
    case .integers, .reals, .booleans: nil
    case .strings(let texts): texts.days
    case .times(let times): times.days
    }
  }
}

extension TextValues {
  /// The texts as days since the start of 1970; `nil` if one of them is no date, or if there is none.
  fileprivate var days: OptionalValues<Double>? {
    let days = ScatterValues<Double>(count: count)
    var hasDates = false
    for row in indices {
      if isMissing(row) {
        days[row] = nil
      } else {
        guard let day = self.days(row) else { return nil }
        days[row] = day
        hasDates = true
      }
    }
    return hasDates ? days.freeze() : nil
  }

  /// Whether a row's text is a date in some order of day, month and year.
  fileprivate func mayBeDate(_ row: Int) -> Bool {
    guard let text = utf8(row) else { return false }
    let bytes = text.base.extracting(text.startIndex..<text.endIndex)
    return DateOrder.allCases.contains { $0.value(FieldRules.trimmed(bytes.span)) != nil }
  }

  /// The days since 1970 that a row's text means; `nil` if it is no date.
  fileprivate func days(_ row: Int) -> Double? {
    guard let text = utf8(row) else { return nil }
    let bytes = text.base.extracting(text.startIndex..<text.endIndex)
    return TimestampText.days(FieldRules.trimmed(bytes.span))
  }
}
