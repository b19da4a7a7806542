internal import Files
internal import Tables

/// A column of a scored table, as it was written.
struct WrittenColumn: Sendable {
  let column: Column

  /// A value that should be a whole number.
  enum Whole: Equatable {
    case missing
    case number(Int)
    case other(String)
  }

  /// The whole number of a row.
  func whole(_ row: Int) -> Whole {
    if column.values.isMissing(row) { return .missing }
    if case .integers(let values) = column.values, let value = values[row],
      value.magnitude < 1_000_000_000_000_000
    {
      return .number(value)
    }
    let text = text(row) ?? ""
    if let number = Double(text), number.magnitude < 1e15, number == number.rounded() {
      return .number(Int(number))
    }
    return .other(text.count > 20 ? "a text" : "'\(text.printable)'")
  }

  /// The text of a row; `nil` where it is missing.
  func text(_ row: Int) -> String? { column.text(row) }
}
