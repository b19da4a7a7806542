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

  /// Whether the value of a row is missing.
  package func isMissing(_ row: Int) -> Bool {
    switch self {
    case .integers(let values): values[row] == nil
    case .reals(let values): values[row] == nil
    case .booleans(let values): values[row] == nil
    case .strings(let values): values[row] == nil
    }
  }
}
