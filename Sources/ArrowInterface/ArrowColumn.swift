package import Identifiers
package import Memory

/// The values of a column as they come and go, in as few forms as tables need.
package enum ArrowValues: Sendable {
  /// So many missing values of no type.
  case nothing(Int)
  case booleans(Bitmap)
  /// Whole numbers of 32 bits; smaller ones become so.
  case narrow(Buffer<Int32>)
  /// Whole numbers of 64 bits.
  case wide(Buffer<Int>)
  /// Whole numbers from 0, one of which at least does not fit an `Int`.
  case unsigned(Buffer<UInt64>)
  /// Whole numbers of so many bits, one after another; what is handed out as it came.
  case whole(Buffer<UInt8>, bits: Int, isSigned: Bool)
  /// Binary floating-point numbers, of any value.
  case reals(Buffer<Double>)
  /// Texts.
  case texts(TextList)
  /// The places of each row's text among at most 256 others.
  case smallCodes(Buffer<UInt8>, of: TextList)
  /// The places of each row's text among others.
  case codes(Buffer<UInt32>, of: TextList)
  /// Days since the start of 1970.
  case days(Buffer<Int32>)
  /// Points in time, counted from the start of 1970 (UTC), and the zone in which they are shown.
  case instants(Buffer<Int>, ArrowTimeUnit, zone: String?)
}

/// A column: a name, values, and which of them are present.
///
/// What stands where a value is missing means nothing; of texts it is empty.
package struct ArrowColumn: Sendable {
  /// Its name.
  package let name: String
  /// The values.
  package let values: ArrowValues
  /// Which values are present; `nil` if all are.
  package let validity: Bitmap?
  /// Decimal numbers with all their digits, where a double prints others; empty where one is missing.
  package var digits: TextList?
  /// How many points in time lost what is finer than their unit.
  package var cutCount = 0
  /// As what the column came; `nil` for one that was made here.
  package var origin: ArrowType?
  /// Whether the texts of its dictionary are in an order that means something.
  package var isOrdered = false

  /// Puts a column together.
  ///
  /// - Precondition: `validity` has a bit for every row, and every code of a row with a value is the
  ///   place of a text.
  package init(_ name: String, _ values: ArrowValues, validity: Bitmap?) {
    self.name = name
    self.values = values
    self.validity = validity
  }

  /// The number of rows.
  package var count: Int {
    switch values {
    case .nothing(let count): count
    case .booleans(let bits): bits.count
    case .narrow(let values): values.count
    case .wide(let values): values.count
    case .unsigned(let values): values.count
    case .whole(let bytes, let bits, _): bytes.count * 8 / bits
    case .reals(let values): values.count
    case .texts(let texts): texts.count
    case .smallCodes(let codes, _): codes.count
    case .codes(let codes, _): codes.count
    case .days(let days): days.count
    case .instants(let values, _, _): values.count
    }
  }

  /// Whether the value of a row is missing.
  package func isMissing(_ row: Int) -> Bool {
    if case .nothing = values { return true }
    return validity.map { !$0[row] } ?? false
  }
}
