internal import Execution
public import Memory

/// A list of values of which some may be missing, in Arrow's layout: the bare values in one piece of
/// memory, and a bit per row for those that are present if any is missing.
///
/// What each kind of column has in memory is what Arrow's columnar format calls for, so that it can be
/// handed to others as it is:
///
/// | column | Arrow's type | buffers |
/// |---|---|---|
/// | ``IntegerValues`` | `int32` or `int64` | validity, values |
/// | `OptionalValues<Double>` | `float64` | validity, values |
/// | ``BooleanValues`` | `bool` | validity, values of a bit each |
/// | ``TextValues`` | `large_utf8` | validity, offsets of 64 bits from 0 and one more than rows, bytes |
/// | ``TextValues`` of up to 256 categories | `dictionary` of `uint8` from 0 and `large_utf8` | validity, indices; offsets, bytes |
/// | ``TextValues`` of more categories | `dictionary` of `int32` from 0 and `large_utf8` | validity, indices; offsets, bytes |
/// | ``TimeValues`` of dates | `date32` | validity, days |
/// | ``TimeValues`` of points in time | `timestamp` of `us` and `UTC` | validity, microseconds |
/// | ``TimeValues`` of times of a clock | `timestamp` of `us` without a zone | validity, microseconds |
///
/// In a validity bitmap, 1 stands for present and the first row is the lowest bit of the first byte; it
/// is left out if nothing is missing. What lies where a value is missing means nothing. Memory that was made
/// here can be read up to the end of its last 64-bit word.
///
/// It reads like an array of optional values and takes half the memory. Copies share the memory.
public struct OptionalValues<Value: Numeric & BitwiseCopyable & Sendable>: Sendable {
  /// The bare values; something where one is missing.
  @usableFromInline package let values: Buffer<Value>
  /// Which values are present; `nil` if all are.
  @usableFromInline package let validity: Bitmap?

  /// Puts a list together.
  ///
  /// - Precondition: `validity` has a bit for every row.
  @inlinable
  package init(_ values: Buffer<Value>, validity: Bitmap?) {
    precondition(validity.map { $0.count == values.count } ?? true, "one bit per value")
    self.values = values
    self.validity = validity.flatMap { $0.isFull ? nil : $0 }
  }

  /// Takes values none of which is missing.
  @inlinable
  public init(_ values: Buffer<Value>) { self.init(values, validity: nil) }

  /// Makes a list of values, `nil` where one is missing.
  @inlinable
  public init(_ values: some Collection<Value?>) {
    let result = ScatterValues<Value>(count: values.count)
    var row = 0
    for value in values {
      result[row] = value
      row += 1
    }
    self = result.freeze()
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
    let validity = ScatterBitmap(repeating: true, count: values.count)
    Execution().forEachBlock(of: values.count) { rows in
      let span = values.span
      for row in rows where !span[row].isFinite { validity[row] = false }
    }
    self.init(values, validity: validity.freeze())
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
    if let validity, !validity[row] { return nil }
    return values[row]
  }

  /// Whether the value of a row is missing.
  @inlinable
  package func isMissing(_ row: Int) -> Bool { validity.map { !$0[row] } ?? false }

  /// Whether at least one row has a value.
  package var hasValues: Bool { (validity?.setCount ?? count) > 0 }
}

extension OptionalValues: Equatable {
  /// Whether both have the same values and miss the same ones.
  public static func == (left: OptionalValues, right: OptionalValues) -> Bool {
    guard left.count == right.count, left.validity == right.validity else { return false }
    guard let validity = left.validity else { return left.values == right.values }
    let (one, other) = (left.values.span, right.values.span)
    for row in one.indices where one[row] != other[row] && validity[row] { return false }
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
    let result = ScatterValues<Value>(count: places.count)
    Execution().forEachBlock(of: places.count) { rows in
      for row in rows { result[row] = places[row].flatMap { self[Int($0)] } }
    }
    return result.freeze()
  }
}

/// Where to find each row's values in another table; missing for rows that it does not have.
package typealias RowPlaces = OptionalValues<UInt32>

extension RowPlaces {
  /// The places of all rows of a table, and as many missing ones behind them.
  static func keeping(_ count: Int, adding addedCount: Int) -> RowPlaces {
    let places = ScatterValues<UInt32>(count: count + addedCount)
    for row in 0..<count { places[row] = UInt32(row) }
    for row in count..<count + addedCount { places[row] = nil }
    return places.freeze()
  }
}
