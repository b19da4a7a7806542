internal import Execution
public import Memory

/// A list of truth values of which some may be missing, a bit each, in the layout that
/// ``OptionalValues`` describes.
public struct BooleanValues: Sendable {
  /// The values; something where one is missing.
  @usableFromInline package let bits: Bitmap
  /// Which values are present; `nil` if all are.
  @usableFromInline package let validity: Bitmap?

  /// Puts a list together.
  ///
  /// - Precondition: `validity` has a bit for every row.
  package init(_ bits: Bitmap, validity: Bitmap?) {
    precondition(validity.map { $0.count == bits.count } ?? true, "one bit per value")
    self.bits = bits
    self.validity = validity.flatMap { $0.isFull ? nil : $0 }
  }

  /// Makes a list of truth values, `nil` where one is missing.
  public init(_ values: some Collection<Bool?>) {
    let bits = ScatterBitmap(repeating: false, count: values.count)
    let validity = ScatterBitmap(repeating: true, count: values.count)
    for (row, value) in values.enumerated() {
      if let value { bits[row] = value } else { validity[row] = false }
    }
    self.init(bits.freeze(), validity: validity.freeze())
  }
}

extension BooleanValues: RandomAccessCollection {
  /// The first row, 0.
  public var startIndex: Int { 0 }

  /// The number of rows.
  public var endIndex: Int { bits.count }

  /// The value of a row; `nil` if it is missing.
  @inlinable
  public subscript(row: Int) -> Bool? { isMissing(row) ? nil : bits[row] }
}

extension BooleanValues {
  /// Whether the value of a row is missing.
  @inlinable
  package func isMissing(_ row: Int) -> Bool { validity.map { !$0[row] } ?? false }

  /// The list whose row *i* is this list's row `places[i]`, missing where that is missing.
  package func rearranged(_ places: RowPlaces) -> BooleanValues {
    let bits = ScatterBitmap(repeating: false, count: places.count)
    let validity = ScatterBitmap(repeating: true, count: places.count)
    Execution().forEachBlock(of: places.count) { rows in
      for row in rows {
        if let value = places[row].flatMap({ self[Int($0)] }) {
          bits[row] = value
        } else {
          validity[row] = false
        }
      }
    }
    return BooleanValues(bits.freeze(), validity: validity.freeze())
  }
}

extension BooleanValues: Equatable {
  /// Whether both have the same values and miss the same ones.
  public static func == (left: BooleanValues, right: BooleanValues) -> Bool {
    left.elementsEqual(right)
  }
}

extension BooleanValues: CustomStringConvertible {
  /// The values in brackets.
  public var description: String {
    "[" + map { $0.map { "\($0)" } ?? "nil" }.joined(separator: ", ") + "]"
  }
}

extension BooleanValues: ExpressibleByArrayLiteral {
  /// Makes a list of the values in brackets.
  public init(arrayLiteral values: Bool?...) { self.init(values) }
}
