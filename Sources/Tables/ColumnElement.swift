/// A value of which a column can be made.
///
/// It is an `Int`, a `Double`, a `Bool`, a `String`, or one of them that may be missing; no other type is.
public protocol ColumnElement: Sendable {}

extension Int: ColumnElement {}
extension Double: ColumnElement {}
extension Bool: ColumnElement {}
extension String: ColumnElement {}
extension Optional: ColumnElement where Wrapped: ColumnElement {}

/// What a column can be made of.
///
/// It is an array of plain values, or ``ColumnValues``; no other type is.
public protocol ColumnConvertible: Sendable {}

extension Array: ColumnConvertible where Element: ColumnElement {}
extension ColumnValues: ColumnConvertible {}

extension Column {
  /// Makes a column of plain values: `Column("age", [31, nil])`.
  ///
  /// Decimal numbers that are not finite are missing.
  public init(_ name: String, _ values: some ColumnConvertible) {
    self.init(name, ColumnValues(values))
  }
}

extension ColumnValues {
  /// The values with their type; decimal numbers that are not finite are missing.
  ///
  /// The protocols have no members, lest every `Int` and array have them.
  init(_ values: any ColumnConvertible) {
    switch type(of: values) {
    case is [Int].Type: self = .integers((values as? [Int] ?? []).map(Optional.some))
    case is [Int?].Type: self = .integers(values as? [Int?] ?? [])
    case is [Double].Type: self = .reals((values as? [Double] ?? []).map(Self.finite))
    case is [Double?].Type: self = .reals((values as? [Double?] ?? []).map(Self.finite))
    case is [Bool].Type: self = .booleans((values as? [Bool] ?? []).map(Optional.some))
    case is [Bool?].Type: self = .booleans(values as? [Bool?] ?? [])
    case is [String].Type: self = .strings((values as? [String] ?? []).map(Optional.some))
    case is [String?].Type: self = .strings(values as? [String?] ?? [])
    default:
      guard let values = values as? ColumnValues else {
        preconditionFailure("a column is made of numbers, truth values or texts")
      }
      self = values
    }
  }

  private static func finite(_ value: Double?) -> Double? {
    value.flatMap { $0.isFinite ? $0 : nil }
  }
}
