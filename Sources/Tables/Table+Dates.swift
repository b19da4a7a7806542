package import Files
internal import Memory
internal import TextFormats

extension Column {
  /// Whether the texts are dates of ISO 8601, going by the first of them.
  package var holdsDates: Bool {
    guard case .strings(let texts) = values, let row = texts.firstKnownRow else { return false }
    return texts.days(row) != nil
  }
}

extension Table {
  /// The dates of a column of texts as days since the start of 1970 (UTC), times of day as fractions.
  ///
  /// - Throws: ``DataError`` with the place of a text that is no date.
  package func days(_ column: Column) throws(DataError) -> OptionalValues<Double> {
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
          remedy: "write dates like 2024-02-29, or say that the text stands for a missing value "
            + "(\(.missing))")
      }
    }
    return days.freeze()
  }
}

extension TextValues {
  /// The texts as days since the start of 1970; `nil` if one of them is no date, or if there is none.
  package var days: OptionalValues<Double>? {
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

  /// The days since 1970 that a row's text means; `nil` if it is no date.
  fileprivate func days(_ row: Int) -> Double? {
    guard let text = utf8(row) else { return nil }
    let bytes = text.base.extracting(text.startIndex..<text.endIndex)
    return TimestampText.days(bytes.span)
  }
}
