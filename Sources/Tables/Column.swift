/// A named list of values of one type, one value per row.
public struct Column: Sendable, Equatable {
  /// The column's name, as in the header of a file.
  public let name: String
  /// The values; a missing value is `nil`.
  public let values: ColumnValues
  /// The fields as they were written in the file, so that they go out as they came; `nil` for a
  /// column that was computed.
  package let spelling: [String]?

  /// Makes a column.
  public init(_ name: String, _ values: ColumnValues) {
    self.init(name, values, spelling: nil)
  }

  package init(_ name: String, _ values: ColumnValues, spelling: [String]?) {
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

/// The values of a column, with their type.
public enum ColumnValues: Sendable, Equatable {
  /// Whole numbers.
  case integers([Int?])
  /// Decimal numbers, all finite.
  case reals([Double?])
  /// True or false.
  case booleans([Bool?])
  /// Texts.
  case strings([String?])

  /// The number of values, missing ones included.
  public var count: Int {
    switch self {
    case .integers(let values): values.count
    case .reals(let values): values.count
    case .booleans(let values): values.count
    case .strings(let values): values.count
    }
  }

  /// The values as decimal numbers (true is 1, false 0); `nil` for texts.
  public var numbers: [Double?]? {
    switch self {
    case .integers(let values): values.map { $0.map(Double.init) }
    case .reals(let values): values
    case .booleans(let values): values.map { $0.map { $0 ? 1 : 0 } }
    case .strings: nil
    }
  }

  /// Whether the values are whole or decimal numbers.
  public var isNumeric: Bool {
    switch self {
    case .integers, .reals: true
    case .booleans, .strings: false
    }
  }
}
