public import Identifiers
package import Memory
public import TextFormats

/// The values of a column, with their type.
public enum ColumnValues: Sendable, Equatable {
  /// Whole numbers.
  case integers(IntegerValues)
  /// Decimal numbers, all finite.
  case reals(OptionalValues<Double>)
  /// True or false.
  case booleans(BooleanValues)
  /// Texts, as categories or each by itself.
  case strings(TextValues)
  /// Dates or times.
  case times(TimeValues)

  /// The number of values, missing ones included.
  public var count: Int {
    switch self {
    case .integers(let values): values.count
    case .reals(let values): values.count
    case .booleans(let values): values.count
    case .strings(let values): values.count
    case .times(let values): values.count
    }
  }

  /// The values as decimal numbers (true is 1, false 0); `nil` for texts, and for dates and times.
  public var numbers: OptionalValues<Double>? {
    switch self {
    case .integers(let values): values.reals
    case .reals(let values): values
    case .booleans(let values): OptionalValues(values.lazy.map { $0.map { $0 ? 1 : 0 } })
    case .strings, .times: nil
    }
  }

  /// Whether the values are whole or decimal numbers.
  public var isNumeric: Bool {
    switch self {
    case .integers, .reals: true
    case .booleans, .strings, .times: false
    }
  }

  /// Whether the value of a row is missing.
  package func isMissing(_ row: Int) -> Bool {
    switch self {
    case .integers(let values): values.isMissing(row)
    case .reals(let values): values.isMissing(row)
    case .booleans(let values): values.isMissing(row)
    case .strings(let values): values.isMissing(row)
    case .times(let values): values.isMissing(row)
    }
  }

  /// Appends the text of a row's value, nothing where it is missing or no finite number.
  package func append(_ row: Int, to bytes: inout [UInt8]) {
    switch self {
    case .integers(let values): if let value = values[row] { bytes.appendDecimal(value) }
    case .reals(let values):
      if let value = values[row], value.isFinite { bytes.appendDecimal(value) }
    case .booleans(let values):
      if let value = values[row] { bytes.append(contentsOf: value.description.utf8) }
    case .strings(let values):
      if let value = values.utf8(row) { bytes.append(contentsOf: value) }
    case .times(let values): values.append(row, to: &bytes)
    }
  }
}

extension ColumnValues {
  /// Whole numbers, `nil` where one is missing.
  public static func integers(_ values: [Int?]) -> ColumnValues {
    .integers(IntegerValues(values))
  }

  /// Whole numbers from 0 none of which is missing.
  package static func integers(_ values: Buffer<UInt32>) -> ColumnValues {
    .integers(IntegerValues(values))
  }

  /// Decimal numbers, all finite, `nil` where one is missing.
  public static func reals(_ values: [Double?]) -> ColumnValues { .reals(OptionalValues(values)) }

  /// Decimal numbers, those that are missing not finite; the memory is shared.
  package static func reals(missingAsNaN values: Buffer<Double>) -> ColumnValues {
    .reals(OptionalValues(missingAsNaN: values))
  }

  /// True or false, `nil` where a value is missing.
  public static func booleans(_ values: [Bool?]) -> ColumnValues {
    .booleans(BooleanValues(values))
  }

  /// Texts, `nil` where one is missing.
  public static func strings(_ values: [String?]) -> ColumnValues { .strings(TextValues(values)) }

  /// Texts none of which is missing, in the memory that they are in.
  public static func strings(_ values: TextList) -> ColumnValues { .strings(TextValues(values)) }

  /// Dates or times, `nil` where one is missing: days, or microseconds, since the start of 1970.
  ///
  /// - Precondition: They are within the kind's ``TimeKind/range``.
  public static func times(_ values: [Int?], _ kind: TimeKind) -> ColumnValues {
    .times(TimeValues(values, kind))
  }
}
