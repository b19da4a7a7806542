public import Files
internal import TextFormats

extension Table {
  /// What a column may be asked to hold.
  enum Wanted: String {
    case integers = "whole numbers"
    case booleans = "true or false"
    case texts
    case times = "dates or times"
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

  /// The values of a column of dates or times.
  ///
  /// - Throws: ``DataError`` if there is no such column, or if it holds something else. A column without
  ///   any value may be of every type, here of dates.
  /// - Complexity: O(1); O(*rows*) for a column without values.
  public func times(inColumn name: String) throws(DataError) -> TimeValues {
    let column = try column(named: name)
    if case .times(let values) = column.values { return values }
    guard !column.hasValues else { throw mismatch(column, .times) }
    return TimeValues(repeatElement(nil, count: rowCount), .date)
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

  /// The dates or times of a column; `nil` if there is no such column or it holds something else.
  public subscript(times name: String) -> TimeValues? { try? times(inColumn: name) }

  /// An error that a column holds something else than was wanted.
  func mismatch(_ column: Column, _ wanted: Wanted) -> DataError {
    let accessor =
      switch column.values {
      case .integers: "integers"
      case .reals: "numbers"
      case .booleans: "booleans"
      case .strings: "texts"
      case .times: "times"
      }
    return DataError(
      .badData, source: sourceName,
      problem: "column \(shownName(column.name)) holds \(column.type.plural), not "
        + wanted.rawValue,
      remedy: "ask for \(accessor)(inColumn:)")
  }
}
