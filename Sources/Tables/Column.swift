package import DelimitedText

/// A named list of values of one type, one value per row.
public struct Column: Sendable, Equatable {
  /// The column's name, as in the header of a file.
  public let name: String
  /// The values; a missing value is `nil`.
  public let values: ColumnValues
  /// The fields as they were written in the file, so that they go out as they came; `nil` for a
  /// column that was computed.
  package let spelling: TextList?

  /// Makes a column.
  ///
  /// - Precondition: decimal numbers are finite; an undefined number is `nil`.
  public init(_ name: String, _ values: ColumnValues) {
    if case .reals(let reals) = values {
      precondition(reals.allSatisfy { $0?.isFinite ?? true }, "an undefined number is nil")
    }
    self.init(name, values, spelling: nil)
  }

  package init(_ name: String, _ values: ColumnValues, spelling: TextList?) {
    precondition(spelling.map { $0.count == values.count } ?? true)
    self.name = name
    self.values = values
    self.spelling = spelling
  }

  /// The number of rows.
  public var count: Int { values.count }

  /// Whether the names and values are the same; how they were spelled in a file does not count.
  public static func == (left: Column, right: Column) -> Bool {
    left.name == right.name && left.values == right.values
  }
}

extension Column {
  /// The column whose row *i* is this column's row `places[i]`, missing where that is `nil`.
  package func rearranged(_ places: [Int?]) -> Column {
    func pick<Value>(_ values: [Value?]) -> [Value?] { places.map { $0.flatMap { values[$0] } } }
    let spelling = spelling?.rearranged(places)
    return switch values {
    case .integers(let values): Column(name, .integers(pick(values)), spelling: spelling)
    case .reals(let values): Column(name, .reals(pick(values)), spelling: spelling)
    case .booleans(let values): Column(name, .booleans(pick(values)), spelling: spelling)
    case .strings(let values): Column(name, .strings(pick(values)), spelling: spelling)
    }
  }

  /// The column with missing values added at the end.
  package func padded(by count: Int) -> Column {
    func pad<Value>(_ values: [Value?]) -> [Value?] {
      values + Array(repeating: nil, count: count)
    }
    let spelling = spelling?.padded(by: count)
    return switch values {
    case .integers(let values): Column(name, .integers(pad(values)), spelling: spelling)
    case .reals(let values): Column(name, .reals(pad(values)), spelling: spelling)
    case .booleans(let values): Column(name, .booleans(pad(values)), spelling: spelling)
    case .strings(let values): Column(name, .strings(pad(values)), spelling: spelling)
    }
  }

  /// The text of a row as it would stand in a CSV file, or `nil` where the value is missing.
  package func text(_ row: Int) -> String? {
    if let spelling, !values.isMissing(row) { return spelling[row] }
    return switch values {
    case .integers(let values): values[row]?.description
    case .reals(let values): values[row]?.description
    case .booleans(let values): values[row]?.description
    case .strings(let values): values[row]
    }
  }
}
