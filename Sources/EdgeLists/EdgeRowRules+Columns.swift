internal import Files
internal import Tables
internal import TextFormats

extension EdgeListLayout {
  /// Whether rows have an end or further columns.
  var hasFurtherColumns: Bool { until != nil || !columns.isEmpty }
}

extension EdgeRowRules {
  /// Reads a row's end and further columns.
  func readFurther(_ record: Record, into numbers: inout Numbers) throws(DataError) {
    if let column = layout.until {
      guard let until = end(record.bytes(column).span) else {
        throw timeFault(record, column, "end")
      }
      if until < numbers.time {
        let correction = Self.correction(ofEnd: until, time: numbers.time)
        let remedy: Message =
          setsAside
          ? correction
          : "\(correction), or set such rows aside with \(.badRows, choice: "setAside")"
        throw fault(record, column, "the friendship ends before it begins", remedy)
      }
      numbers.until = until
    }
    for column in layout.columns {
      if column.holdsTexts {
        numbers.columns.append(.nan)
        continue
      }
      guard let number = fields.number(record.bytes(column.place).span) else {
        throw fault(
          record, column.place,
          "value\(token(record, column.place)) of column '\(column.name)' is not a number",
          numberRemedy(column))
      }
      if column.excludes(number) { throw scaleFault(record, column) }
      numbers.columns.append(number)
    }
  }

  /// What is wrong with a number beyond its column's scale.
  private func scaleFault(_ record: Record, _ column: EdgeColumnPlace) -> DataError {
    let largest = column.largestMagnitude.map(\.shown) ?? ""
    let aside: Message =
      setsAside ? "" : "set such rows aside with \(.badRows, choice: "setAside"), "
    return fault(
      record, column.place,
      "rating\(token(record, column.place)) is not from -\(largest) to \(largest)",
      Message("correct it, ") + aside + "or say how large ratings are (\(.largestRating))")
  }

  /// What to do about a text among numbers.
  private func numberRemedy(_ column: EdgeColumnPlace) -> Message {
    let aside: Message =
      setsAside ? "" : "set such rows aside with \(.badRows, choice: "setAside"), "
    let missing: Message = "say with \(.missing) how a missing value is written, or "
    let ways: Message =
      missing
      + (column.isAskedForNumbers
        ? "name a column of numbers" : "read texts with \(.tieColumns, "\(column.name)=text")")
    return Message("correct it, ") + aside + ways
  }

  /// The end that a field spells, infinite where it is missing; `nil` if it is neither.
  func end(_ field: Span<UInt8>) -> Double? {
    time(field) ?? (fields.number(field).map(\.isNaN) ?? false ? .infinity : nil)
  }

  /// What is wrong with a time.
  func timeFault(_ record: Record, _ column: Int, _ what: String) -> DataError {
    let text = record.text(column)
    let bytes = Array(text.utf8)
    let mayBeOrdered =
      dateOrder == nil && DateOrder.allCases.contains { $0.value(bytes.span.withoutBlanks) != nil }
    let order: Message =
      mayBeOrdered ? ", say the order of day, month and year (\(.dateOrder))" : ""
    let aside: Message =
      setsAside ? "" : ", or set such rows aside with \(.badRows, choice: "setAside")"
    let problem =
      Self.badTime(what, text) + (dateOrder == nil ? "" : ", nor one in the order that was said")
    return fault(record, column, problem, Self.timeExample + order + aside)
  }
}

extension EdgeRowRules {
  /// What is wrong with a time of that spelling.
  static func badTime(_ what: String, _ text: String) -> String {
    "\(what)\(token(text)) is neither unix seconds nor a date of ISO 8601"
  }

  static let timeExample: Message = "write it like 1700000000 or 2023-11-14T22:13:20Z"

  /// What to do about an end that lies before its time; one far too small is probably a duration.
  static func correction(ofEnd end: Double, time: Double) -> Message {
    end < 100_000_000 && time >= 315_532_800
      ? "give the moment at which it ends, not how long it lasts" : "correct it"
  }
}
