internal import Execution
internal import Memory
internal import Tables

/// The numbers of a column as they lie in memory; true and false are 1 and 0, dates are days.
enum ColumnNumbers: Sendable {
  case narrow(OptionalValues<Int32>)
  case wide(OptionalValues<Int>)
  case reals(OptionalValues<Double>)
  case booleans(BooleanValues)

  /// The numbers of a column; `nil` for texts that are no dates.
  init?(_ column: Column, readsDates: Bool) {
    switch column.values {
    case .integers(let values):
      switch values.storage {
      case .narrow(let values): self = .narrow(values)
      case .wide(let values): self = .wide(values)
      }
    case .reals(let values): self = .reals(values)
    case .booleans(let values): self = .booleans(values)
    case .strings, .times:
      guard readsDates, let days = column.values.days else { return nil }
      self = .reals(days)
    }
  }

  /// Calls a closure for each of some rows that has a number.
  @inline(__always)
  func forEach(of rows: [Int32], _ body: (_ row: Int, _ number: Double) -> Void) {
    switch self {
    case .narrow(let values): Self.forEach(values, rows) { body($0, Double($1)) }
    case .wide(let values): Self.forEach(values, rows) { body($0, Double($1)) }
    case .reals(let values): Self.forEach(values, rows, body)
    case .booleans(let values):
      for row in rows {
        if let value = values[Int(row)] { body(Int(row), value ? 1 : 0) }
      }
    }
  }

  @inline(__always)
  private static func forEach<Value>(
    _ values: OptionalValues<Value>, _ rows: [Int32], _ body: (Int, Value) -> Void
  ) {
    let (numbers, known) = (values.values.span, rows.span)
    for index in known.indices {
      let row = Int(known[index])
      if let validity = values.validity, !validity[row] { continue }
      body(row, numbers[row])
    }
  }
}
