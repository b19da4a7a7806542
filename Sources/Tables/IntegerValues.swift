internal import Execution
public import Memory

/// A list of whole numbers of which some may be missing, 32 bits each where all of them fit.
public struct IntegerValues: Sendable {
  /// The numbers in memory of the smaller size that fits them.
  package enum Storage: Sendable {
    case narrow(OptionalValues<Int32>)
    case wide(OptionalValues<Int>)
  }

  package let storage: Storage

  package init(_ storage: Storage) { self.storage = storage }

  /// Makes a list of whole numbers, `nil` where one is missing.
  public init(_ values: some Collection<Int?>) {
    let fits = values.allSatisfy { value in value.map { Int32(exactly: $0) != nil } ?? true }
    storage =
      fits
      ? .narrow(OptionalValues(values.lazy.map { $0.map { Int32(truncatingIfNeeded: $0) } }))
      : .wide(OptionalValues(values))
  }

  /// Takes whole numbers none of which is missing.
  public init(_ values: Buffer<Int>) { self.init(values, validity: nil) }

  /// Takes whole numbers, small ones where they are missing.
  package init(_ values: Buffer<Int>, validity: Bitmap?) {
    let span = values.span
    var fits = true
    for row in span.indices { fits = fits && Int32(exactly: span[row]) != nil }
    guard fits else {
      storage = .wide(OptionalValues(values, validity: validity))
      return
    }
    let narrow = Buffer(values.lazy.map { Int32(truncatingIfNeeded: $0) })
    storage = .narrow(OptionalValues(narrow, validity: validity))
  }

  /// Takes whole numbers from 0 none of which is missing; the memory is shared if they are below 2³¹.
  package init(_ values: Buffer<UInt32>) {
    let span = values.span
    var largest: UInt32 = 0
    for row in span.indices { largest = Swift.max(largest, span[row]) }
    storage =
      largest <= Int32.max
      ? .narrow(OptionalValues(values.asSigned))
      : .wide(OptionalValues(Buffer(values.lazy.map { Int($0) })))
  }

  /// Makes a list of one number many times.
  public init(repeating value: Int?, count: Int) {
    self.init(repeatElement(value, count: count))
  }
}

extension IntegerValues: RandomAccessCollection {
  /// The first row, 0.
  public var startIndex: Int { 0 }

  /// The number of rows.
  public var endIndex: Int {
    switch storage {
    case .narrow(let values): values.count
    case .wide(let values): values.count
    }
  }

  /// The number of a row; `nil` if it is missing.
  public subscript(row: Int) -> Int? {
    switch storage {
    case .narrow(let values): values[row].map { Int($0) }
    case .wide(let values): values[row]
    }
  }
}

extension IntegerValues {
  /// Whether the number of a row is missing.
  package func isMissing(_ row: Int) -> Bool {
    switch storage {
    case .narrow(let values): values.isMissing(row)
    case .wide(let values): values.isMissing(row)
    }
  }

  /// The numbers in 64 bits each.
  package var wide: OptionalValues<Int> {
    switch storage {
    case .narrow(let values):
      OptionalValues(Buffer(values.values.lazy.map { Int($0) }), validity: values.validity)
    case .wide(let values): values
    }
  }

  /// The bytes of the numbers as ones of so many bits; `nil` if one does not fit.
  package func bytes(bits: Int, isSigned: Bool) -> Buffer<UInt8>? {
    switch (bits, isSigned) {
    case (8, true): bytes(Int8.self)
    case (8, false): bytes(UInt8.self)
    case (16, true): bytes(Int16.self)
    case (16, false): bytes(UInt16.self)
    case (32, true): bytes(Int32.self)
    case (32, false): bytes(UInt32.self)
    case (64, false): bytes(UInt64.self)
    default: nil
    }
  }

  private func bytes<Number: FixedWidthInteger & BitwiseCopyable & Sendable>(
    _ type: Number.Type
  ) -> Buffer<UInt8>? {
    if type == Int32.self, case .narrow(let values) = storage { return values.values.byteBuffer }
    let result = ScatterBuffer<Number>(zeroedCount: count)
    for row in indices {
      guard let value = self[row] else { continue }
      guard let number = Number(exactly: value) else { return nil }
      result[row] = number
    }
    return result.freeze().byteBuffer
  }

  /// Which numbers are there; `nil` if all are.
  package var validity: Bitmap? {
    switch storage {
    case .narrow(let values): values.validity
    case .wide(let values): values.validity
    }
  }

  /// The numbers as decimal ones; those of more than 53 bits are rounded.
  package var reals: OptionalValues<Double> {
    switch storage {
    case .narrow(let values): Self.reals(values)
    case .wide(let values): Self.reals(values)
    }
  }

  private static func reals(
    _ values: OptionalValues<some FixedWidthInteger & BitwiseCopyable & Sendable>
  ) -> OptionalValues<Double> {
    let result = ScatterValues<Double>(count: values.count)
    Execution().forEachBlock(of: values.count) { rows in
      for row in rows { result[row] = values[row].map { Double($0) } }
    }
    return result.freeze()
  }

  /// The list whose row *i* is this list's row `places[i]`, missing where that is missing.
  package func rearranged(_ places: RowPlaces) -> IntegerValues {
    switch storage {
    case .narrow(let values): IntegerValues(.narrow(values.rearranged(places)))
    case .wide(let values): IntegerValues(.wide(values.rearranged(places)))
    }
  }
}

extension IntegerValues: Equatable {
  /// Whether both have the same numbers and miss the same ones.
  public static func == (left: IntegerValues, right: IntegerValues) -> Bool {
    switch (left.storage, right.storage) {
    case (.narrow(let left), .narrow(let right)): left == right
    case (.wide(let left), .wide(let right)): left == right
    default: left.elementsEqual(right)
    }
  }
}

extension IntegerValues: ExpressibleByArrayLiteral, CustomStringConvertible {
  /// Makes a list of the numbers in brackets.
  public init(arrayLiteral values: Int?...) { self.init(values) }

  /// The numbers in brackets.
  public var description: String {
    switch storage {
    case .narrow(let values): values.description
    case .wide(let values): values.description
    }
  }
}
