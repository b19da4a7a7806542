internal import Execution
public import Memory

/// A list of values of which some may be missing: the bare values in one piece of memory, and a bit
/// per row for the missing ones if there are any.
///
/// It reads like an array of optional values and takes half the memory. Copies share the memory.
public struct OptionalValues<Value: CompactValue>: Sendable {
  /// The bare values; where one is missing, the type's placeholder (NaN for decimal numbers).
  @usableFromInline package let values: Buffer<Value>
  /// Which values are missing; `nil` if none is.
  @usableFromInline package let missing: RowMarks?

  /// Puts a list together.
  ///
  /// - Precondition: `missing` has a mark for every row, and there are placeholders where it is set.
  @inlinable
  package init(_ values: Buffer<Value>, missing: RowMarks?) {
    precondition(
      missing.map { $0.words.count == RowMarks.wordCount(values.count) } ?? true,
      "one mark per value")
    self.values = values
    self.missing = missing
  }

  /// Takes values none of which is missing.
  @inlinable
  public init(_ values: Buffer<Value>) { self.init(values, missing: nil) }

  /// Makes a list of values, `nil` where one is missing.
  @inlinable
  public init(_ values: some Collection<Value?>) {
    let result = FillingValues<Value>(count: values.count)
    var row = 0
    for value in values {
      result[row] = value
      row += 1
    }
    self = result.filled()
  }

  /// Makes a list of one value many times.
  public init(repeating value: Value?, count: Int) {
    self.init(repeatElement(value, count: count))
  }
}

extension OptionalValues where Value == Double {
  /// Takes decimal numbers of which those that are not a number are missing; so are infinite ones, which
  /// are results beyond the range of numbers.
  package init(missingAsNaN values: Buffer<Double>) {
    let words = FillingBuffer<UInt64>(zeroedCount: RowMarks.wordCount(values.count))
    Execution().forEachBlock(of: values.count) { rows in
      let span = values.span
      for row in rows where !span[row].isFinite { words[row >> 6] |= 1 << UInt64(row & 63) }
    }
    let missing = RowMarks(words.filled())
    guard missing != nil, values.contains(where: \.isInfinite) else {
      self.init(values, missing: missing)
      return
    }
    self.init(Buffer(values.lazy.map { $0.isFinite ? $0 : .nan }), missing: missing)
  }
}

extension OptionalValues: RandomAccessCollection {
  /// The first row, 0.
  @inlinable public var startIndex: Int { 0 }

  /// The number of rows.
  @inlinable public var endIndex: Int { values.count }

  /// The value of a row; `nil` if it is missing.
  @inlinable
  public subscript(row: Int) -> Value? {
    if let missing, missing[row] { return nil }
    return values[row]
  }

  /// Whether the value of a row is missing.
  @inlinable
  package func isMissing(_ row: Int) -> Bool { missing.map { $0[row] } ?? false }

  /// Whether at least one row has a value.
  package var hasValues: Bool { (missing?.markedCount ?? 0) < count }
}

extension OptionalValues: Equatable {
  /// Whether both have the same values and miss the same ones.
  public static func == (left: OptionalValues, right: OptionalValues) -> Bool {
    guard left.count == right.count, left.missing == right.missing else { return false }
    guard let missing = left.missing else { return left.values == right.values }
    let (one, other) = (left.values.span, right.values.span)
    for row in one.indices where one[row] != other[row] && !missing[row] { return false }
    return true
  }
}

extension OptionalValues: ExpressibleByArrayLiteral {
  /// Makes a list of the values in brackets.
  public init(arrayLiteral values: Value?...) { self.init(values) }
}

extension OptionalValues: CustomStringConvertible {
  /// The values in brackets.
  public var description: String {
    "[" + map { $0.map { "\($0)" } ?? "nil" }.joined(separator: ", ") + "]"
  }
}

extension OptionalValues {
  /// The list whose row *i* is this list's row `places[i]`, missing where that is missing.
  package func rearranged(_ places: RowPlaces) -> OptionalValues {
    let result = FillingValues<Value>(count: places.count)
    Execution().forEachBlock(of: places.count) { rows in
      for row in rows { result[row] = places[row].flatMap { self[Int($0)] } }
    }
    return result.filled()
  }

  /// The list with missing values added at the end.
  package func padded(by count: Int) -> OptionalValues {
    let result = FillingValues<Value>(count: self.count + count)
    Execution().forEachBlock(of: result.count) { rows in
      for row in rows { result[row] = row < self.count ? self[row] : nil }
    }
    return result.filled()
  }
}

/// Where to find each row's values in another table; missing for rows that it does not have.
package typealias RowPlaces = OptionalValues<UInt32>
