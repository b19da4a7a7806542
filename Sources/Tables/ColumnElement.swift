/// A value of which a column can be made: `Int`, `Double`, `Bool`, `String`, or one of them that may be
/// missing.
public protocol ColumnElement: Sendable {
  /// A column of such values, `nil` where one is missing.
  static func column(of values: some Collection<Self?>) -> ColumnValues
}

extension Int: ColumnElement {
  /// Whole numbers.
  public static func column(of values: some Collection<Int?>) -> ColumnValues {
    .integers(IntegerValues(values))
  }
}

extension Double: ColumnElement {
  /// Decimal numbers; what is not a number, or infinite, is missing.
  public static func column(of values: some Collection<Double?>) -> ColumnValues {
    .reals(OptionalValues(values.lazy.map { $0.flatMap { $0.isFinite ? $0 : nil } }))
  }
}

extension Bool: ColumnElement {
  /// True or false.
  public static func column(of values: some Collection<Bool?>) -> ColumnValues {
    .booleans(BooleanValues(values))
  }
}

extension String: ColumnElement {
  /// Texts.
  public static func column(of values: some Collection<String?>) -> ColumnValues {
    .strings(TextValues(values))
  }
}

extension Optional: ColumnElement where Wrapped: ColumnElement {
  /// The values of which the column has some.
  public static func column(of values: some Collection<Wrapped??>) -> ColumnValues {
    Wrapped.column(of: values.lazy.map { $0.flatMap(\.self) })
  }
}

/// What a column can be made of: an array of plain values, or ``ColumnValues``.
public protocol ColumnConvertible: Sendable {
  /// The values with their type.
  var columnValues: ColumnValues { get }
}

extension Array: ColumnConvertible where Element: ColumnElement {
  /// The values with their type.
  public var columnValues: ColumnValues { Element.column(of: lazy.map { Optional($0) }) }
}

extension ColumnValues: ColumnConvertible {
  /// The values themselves.
  public var columnValues: ColumnValues { self }
}

extension Column {
  /// Makes a column of plain values: `Column("age", [31, nil])`.
  ///
  /// Decimal numbers that are not finite are missing.
  public init(_ name: String, _ values: some ColumnConvertible) {
    self.init(name, values.columnValues)
  }
}
