public import Files

extension Table {
  /// What a column may be asked to hold.
  enum Wanted: String {
    case integers = "whole numbers"
    case booleans = "true or false"
    case texts
  }

  /// The values of a column of whole numbers.
  ///
  /// ```swift
  /// let table = try Table(["id": ["ann", "bob"], "age": [31, nil]])
  /// let oldest = try table.integers(inColumn: "age").compactMap(\.self).max()
  /// ```
  ///
  /// - Throws: ``DataError`` if there is no such column, or if it holds something else. A column without
  ///   any value may be of every type.
  /// - Complexity: O(1); O(*rows*) for a column without values.
  public func integers(inColumn name: String) throws(DataError) -> IntegerValues {
    let column = try column(named: name)
    if case .integers(let values) = column.values { return values }
    guard !column.hasValues else { throw mismatch(column, .integers) }
    return IntegerValues(repeating: nil, count: rowCount)
  }

  /// The values of a column of true or false.
  ///
  /// - Throws: ``DataError`` if there is no such column, or if it holds something else. A column without
  ///   any value may be of every type.
  /// - Complexity: O(1); O(*rows*) for a column without values.
  public func booleans(inColumn name: String) throws(DataError) -> BooleanValues {
    let column = try column(named: name)
    if case .booleans(let values) = column.values { return values }
    guard !column.hasValues else { throw mismatch(column, .booleans) }
    return BooleanValues(repeatElement(nil, count: rowCount))
  }

  /// The values of a column of texts.
  ///
  /// - Throws: ``DataError`` if there is no such column, or if it holds something else. A column without
  ///   any value may be of every type.
  /// - Complexity: O(1); O(*rows*) for a column without values.
  public func texts(inColumn name: String) throws(DataError) -> TextValues {
    let column = try column(named: name)
    if case .strings(let values) = column.values { return values }
    guard !column.hasValues else { throw mismatch(column, .texts) }
    return TextValues(Array(repeating: nil, count: rowCount))
  }

  /// The whole numbers of a column; `nil` if there is no such column or it holds something else.
  public subscript(integers name: String) -> IntegerValues? { try? integers(inColumn: name) }

  /// The numbers of a column, true as 1 and false as 0; `nil` if there is no such column or it holds
  /// texts.
  public subscript(numbers name: String) -> OptionalValues<Double>? { self[name]?.values.numbers }

  /// The true and false of a column; `nil` if there is no such column or it holds something else.
  public subscript(booleans name: String) -> BooleanValues? { try? booleans(inColumn: name) }

  /// The texts of a column; `nil` if there is no such column or it holds something else.
  public subscript(texts name: String) -> TextValues? { try? texts(inColumn: name) }

  /// An error that a column holds something else than was wanted.
  func mismatch(_ column: Column, _ wanted: Wanted) -> DataError {
    let (held, remedy) =
      switch column.values {
      case .integers: ("whole numbers", "ask for integers(inColumn:)")
      case .reals: ("decimal numbers", "ask for numbers(inColumn:)")
      case .booleans: ("true or false", "ask for booleans(inColumn:)")
      case .strings: ("texts", "ask for texts(inColumn:)")
      }
    return DataError(
      .badData, source: sourceName,
      problem: "column \(shownName(column.name)) holds \(held), not \(wanted.rawValue)",
      remedy: remedy)
  }
}
